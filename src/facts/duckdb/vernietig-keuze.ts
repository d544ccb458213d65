import { laatsteDag, type Maand, maandIndex, maandMetIndex } from '../../core/basis/datum.ts';
import { soortVan, TABELNAMEN } from '../tabelsoorten/tabelsoorten.ts';
import {
  type Feitsoort,
  type Grenzen,
  MERK_HEX,
  MERKTEKST,
  type Onderdeel,
  type Vernietigopdracht,
  type Voorraad,
} from '../vernietiging.ts';
import { gemeenteNummer } from './codes.ts';
import { tabelVan } from './feittabellen.ts';
import { sqlTekst, type Verbinding } from './verbinding.ts';

/** Rows to destroy are named by the engine's row number, in a temporary table per table. */
export const wegVan = (tabel: string): string => `weg_${tabel}`;

/** The latest version of a toewijzing ends on this day; one that was withdrawn ends when it was made. */
const EINDE = `arg_max(case when reden_wijziging = '13' then datum else coalesce(eind, 'infinity'::date) end,
  (datum, tijd, bekend_sinds, identificatie))`;

const AFGELOPEN = (g: number, dag: string) => `(select wet, nummer from toewijzing
  where gemeente = ${g} group by wet, nummer having ${EINDE} <= ${dag})`;

const LOPEND = (g: number, dag: string) => `(select wet, nummer from toewijzing
  where gemeente = ${g} group by wet, nummer having ${EINDE} > ${dag})`;

/** Lines of answers go with the last line of that reference in the declaration that they answer. */
const AFWIJZINGEN = (g: number, dag: string) => `select rowid from (
  select a.rowid, n.bekend_sinds, count(r.regel_id) as regels,
    count(r.regel_id) filter (r.rowid in (select rij from ${wegVan('regel')})) as weg
  from afwijzing a join antwoord n on n.bericht_id = a.bericht_id and n.gemeente = ${g}
  left join declaratie d on d.gemeente = n.gemeente and d.wet = n.wet
    and d.aanbieder_id = n.aanbieder_id and d.identificatie = n.declaratie
  left join regel r on r.bericht_id = d.bericht_id and r.referentie = a.referentie
  group by a.rowid, n.bekend_sinds)
  where (regels > 0 and regels = weg) or (regels = 0 and bekend_sinds <= ${dag})`;

const NOOIT = "'-infinity'::date";

/** What may name persons as counterparty; it has a term of its own. */
const BOEKHOUDING = (['grootboek', 'betalingen', 'facturen'] as const).map(tabelVan);
/** Tables with a term; reference data stays until it is replaced. */
const MET_DAG = TABELNAMEN.filter((n) => soortVan(n).stamgegeven !== true)
  .map(tabelVan)
  .filter((t) => !BOEKHOUDING.includes(t));

/** Rows of tables that were known up to and including a month. */
const TOT_EN_MET = (tabellen: readonly string[], g: number, maand: Maand) =>
  tabellen.map(
    (tabel) =>
      [
        tabel,
        `select rowid from ${tabel} where gemeente = ${g} and bekend_sinds <= ${dagVan(maand)}`,
      ] as const,
  );

/** Per kind: which rows of which tables are past their term, as statements in order. */
const KEUZE: Readonly<
  Record<Feitsoort, (g: number, maand: Maand) => readonly (readonly [tabel: string, sql: string])[]>
> = {
  declaraties: (g, maand) => [
    [
      'regel',
      `select rowid from regel where gemeente = ${g} and leverperiode <= ${maandIndex(maand)}`,
    ],
    ['afwijzing', AFWIJZINGEN(g, dagVan(maand))],
  ],
  toewijzingen: (g, maand) => [
    [
      'toewijzing',
      `select t.rowid from toewijzing t join ${AFGELOPEN(g, dagVan(maand))} x using (wet, nummer) where t.gemeente = ${g}`,
    ],
    [
      'verzoek',
      `select v.rowid from verzoek v where v.gemeente = ${g} and v.bekend_sinds <= ${dagVan(maand)}
        and not exists (select 1 from toewijzing t where t.gemeente = v.gemeente and t.wet = v.wet
          and t.aanbieder_id = v.aanbieder_id and t.referentie = v.referentie
          and t.rowid not in (select rij from ${wegVan('toewijzing')}))`,
    ],
  ],
  leveringen: (g, maand) => [
    [
      'levering',
      `select l.rowid from levering l anti join ${LOPEND(g, dagVan(maand))} x
        on x.wet = l.wet and x.nummer = l.toewijzing_nummer
       where l.gemeente = ${g} and l.bekend_sinds <= ${dagVan(maand)}`,
    ],
  ],
  boekhouding: (g, maand) => TOT_EN_MET(BOEKHOUDING, g, maand),
  tabellen: (g, maand) => TOT_EN_MET(['maandcijfer', ...MET_DAG], g, maand),
  bevindingen: (g, maand) => [
    [
      'bevinding',
      `select rowid from bevinding where gemeente = ${g} and bekend_sinds <= ${dagVan(maand)}`,
    ],
    [
      'weigering',
      `select rowid from weigering where gemeente = ${g} and ingelezen_op[1:10] <= ${dagVan(maand)}::varchar`,
    ],
  ],
  prognoses: (g, maand) => [
    [
      'prognose',
      `select rowid from prognose where gemeente = ${g} and peildatum <= ${dagVan(maand)}`,
    ],
  ],
};

const dagVan = (maand: Maand): string => `date '${laatsteDag(maand)}'`;

const BIJ_CLIENT = ['regel', 'toewijzing', 'levering', 'verzoek'] as const;
const BIJ_BERICHT = [...BIJ_CLIENT, 'afwijzing', 'retour', 'bevinding', 'bericht'] as const;
const BIJ_BRON = ['maandcijfer', 'aanbieder_naam', 'postcode', 'afgeschermd'];

/** Every table from which rows may be chosen. */
export const KIESBAAR = [
  ...BIJ_BERICHT,
  ...BIJ_BRON,
  'weigering',
  'prognose',
  ...TABELNAMEN.map(tabelVan),
];

const zetSql = (tabel: string, sql: string): string =>
  `create or replace temp table ${wegVan(tabel)} as select distinct rowid as rij from (${sql})`;

const zet = (db: Verbinding, tabel: string, sql: string): Promise<void> =>
  db.run(zetSql(tabel, sql));

async function leegKeuze(db: Verbinding): Promise<void> {
  const leeg = KIESBAAR.map((tabel) => zetSql(tabel, `select rowid from ${tabel} where false`));
  await db.run(
    [
      ...leeg,
      'create or replace temp table weg_bericht_nr as select bericht_id from bericht where false',
      'create or replace temp table weg_bron as select bron_id from tabelbron where false',
    ].join(';'),
  );
}

async function kiesPersonen(db: Verbinding, g: number, merken: readonly string[]): Promise<void> {
  await db.run('create or replace temp table gezocht(merk varchar)');
  for (const merk of merken) await db.run('insert into gezocht values ($1)', [merk]);
  const merkSql = (p: string) =>
    `sha256('${MERKTEKST}' || ${p})[1:${MERK_HEX}] in (select merk from gezocht)`;
  await db.run(`create or replace temp table weg_client as
    select client_id from client where gemeente = ${g} and ${merkSql('pseudoniem')}`);
  for (const tabel of BIJ_CLIENT)
    await zet(
      db,
      tabel,
      `select rowid from ${tabel} where client_id in (select client_id from weg_client)`,
    );
  await zet(db, 'afwijzing', AFWIJZINGEN(g, NOOIT));
  await zet(
    db,
    'afgeschermd',
    `select rowid from afgeschermd where gemeente = ${g} and ${merkSql('client')}`,
  );
}

async function kiesBronnen(db: Verbinding, waar: string): Promise<void> {
  await db.run(
    `create or replace temp table weg_bericht_nr as select bericht_id from bericht where ${waar}`,
  );
  await db.run(
    `create or replace temp table weg_bron as select bron_id from tabelbron where ${waar}`,
  );
  for (const tabel of BIJ_BERICHT)
    await zet(
      db,
      tabel,
      `select rowid from ${tabel} where bericht_id in (select bericht_id from weg_bericht_nr)`,
    );
  for (const tabel of [...BIJ_BRON, ...TABELNAMEN.map(tabelVan)])
    await zet(
      db,
      tabel,
      `select rowid from ${tabel} where bron_id in (select bron_id from weg_bron)`,
    );
}

/** A file, or what lay in a folder or zip of that name. */
const bestandWaar = (bestand: string): string => {
  const tekst = sqlTekst(bestand);
  return `(bestand = ${tekst} or starts_with(bestand, ${sqlTekst(`${bestand}/`)}))`;
};

/** Chooses what an order destroys: `weg_*` then names the rows. */
export async function kies(db: Verbinding, opdracht: Vernietigopdracht): Promise<void> {
  const g = gemeenteNummer(opdracht.gemeente);
  await leegKeuze(db);
  if (opdracht.soort === 'termijn') {
    for (const [tabel, sql] of keuzeVan(g, opdracht.grenzen)) await zet(db, tabel, sql);
  } else if (opdracht.soort === 'personen') {
    await kiesPersonen(db, g, opdracht.merken);
  } else {
    const waar =
      opdracht.soort === 'bestand'
        ? bestandWaar(opdracht.bestand)
        : `snapshot in (select snapshot from import where snapshot = ${Math.trunc(opdracht.snapshot)}
            and ingelezen_op = ${sqlTekst(opdracht.ingelezenOp)})`;
    await kiesBronnen(db, `gemeente = ${g} and ${waar}`);
    await zet(db, 'weigering', `select rowid from weigering where gemeente = ${g} and ${waar}`);
  }
}

const keuzeVan = (g: number, grenzen: Grenzen) =>
  // safe: the keys of KEUZE are the kinds
  (Object.keys(KEUZE) as Feitsoort[]).flatMap((soort) => {
    const maand = grenzen[soort];
    return maand === undefined ? [] : KEUZE[soort](g, maand);
  });

const MAAND = (dag: string) => `(year(${dag}) * 12 + month(${dag}) - 1)`;

/** What rows are called on paper, and of which month each speaks. */
const WOORDEN: readonly (readonly [tabel: string, wat: string, maand: string])[] = [
  ['bericht', 'berichten', MAAND('bekend_sinds')],
  ['regel', 'declaratieregels', 'leverperiode'],
  ['afwijzing', 'afgekeurde regels in antwoorden', 'null'],
  ['retour', 'antwoorden op berichten', MAAND('bekend_sinds')],
  ['toewijzing', 'toewijzingen', MAAND('ingang')],
  ['levering', 'start en stop van zorg', MAAND('begindatum')],
  ['verzoek', 'verzoeken om toewijzing', MAAND('bekend_sinds')],
  ['afgeschermd', 'afgeschermde adressen', 'null'],
  ['maandcijfer', 'maandcijfers', 'maand'],
  ['aanbieder_naam', 'namen van aanbieders', 'null'],
  ['postcode', 'postcodes', 'null'],
  ...TABELNAMEN.map((n) => [tabelVan(n), `rijen ${n}`, MAAND('bekend_sinds')] as const),
  ['bevinding', 'bevindingen', MAAND('bekend_sinds')],
  ['weigering', 'meldingen van geweigerde bestanden', 'null'],
  ['prognose', 'bewaarde prognoses en toetsingen', MAAND('peildatum')],
];

interface Geteld {
  readonly wat: string;
  readonly aantal: number;
  readonly van: number | null;
  readonly tot: number | null;
}

const maandOf = (m: number | null): Maand | null => (m === null ? null : maandMetIndex(m));

/** Counts what was chosen; kinds of which there is nothing are left out. */
export async function tel(db: Verbinding): Promise<Onderdeel[]> {
  const delen = WOORDEN.map(
    ([tabel, wat, maand], i) => `select ${i} as nr, '${wat}' as wat, count(*)::int as aantal,
      min(${maand})::int as van, max(${maand})::int as tot
      from ${tabel} where rowid in (select rij from ${wegVan(tabel)})`,
  );
  const rijen = await db.rijen<Geteld>(
    `select wat, aantal, van, tot from (${delen.join(' union all ')}) where aantal > 0 order by nr`,
  );
  const uit = rijen.map((r) => ({ ...r, van: maandOf(r.van), tot: maandOf(r.tot) }));
  const personen = await telPersonen(db);
  return personen > 0 ? [{ wat: 'personen', aantal: personen, van: null, tot: null }, ...uit] : uit;
}

/** Persons of whom nothing is left. */
async function telPersonen(db: Verbinding): Promise<number> {
  const uit = (waar: string) =>
    BIJ_CLIENT.map(
      (t) => `select client_id from ${t} where rowid ${waar} (select rij from ${wegVan(t)})`,
    ).join(' union ');
  const [r] = await db.rijen<{ n: number }>(
    `select count(*)::int as n from ((${uit('in')}) except (${uit('not in')}))`,
  );
  return r?.n ?? 0;
}

/** Tables that make up a kind, with how the month of a row reads. */
const SOORTTABELLEN: Readonly<Record<Feitsoort, readonly (readonly [string, string])[]>> = {
  declaraties: [['regel', 'leverperiode']],
  toewijzingen: [
    ['toewijzing', MAAND('ingang')],
    ['verzoek', MAAND('bekend_sinds')],
  ],
  leveringen: [['levering', MAAND('begindatum')]],
  boekhouding: BOEKHOUDING.map((t) => [t, MAAND('bekend_sinds')] as const),
  tabellen: ['maandcijfer', ...MET_DAG].map((t) => [t, MAAND('bekend_sinds')] as const),
  bevindingen: [
    ['bevinding', MAAND('bekend_sinds')],
    ['weigering', MAAND('try_cast(ingelezen_op[1:10] as date)')],
  ],
  prognoses: [['prognose', MAAND('peildatum')]],
};

/** See `VernietigLezer.voorraad`; chooses on a connection that nothing else chooses on. */
export async function voorraad(
  db: Verbinding,
  gemeente: string,
  grenzen: Grenzen,
): Promise<readonly Voorraad[]> {
  const g = gemeenteNummer(gemeente);
  await kies(db, { soort: 'termijn', gemeente, grenzen });
  const uit: Voorraad[] = [];
  for (const [naam, tabellen] of Object.entries(SOORTTABELLEN)) {
    const delen = tabellen.map(
      ([t, m]) => `select ${m} as maand, rowid in (select rij from ${wegVan(t)}) as over
        from ${t} where gemeente = ${g}`,
    );
    const [r] = await db.rijen<{ aantal: number; oudste: number | null; over: number }>(
      `select count(*)::int as aantal, min(maand)::int as oudste,
        count(*) filter (over)::int as over from (${delen.join(' union all ')})`,
    );
    const { aantal = 0, oudste = null, over = 0 } = r ?? {};
    // safe: the keys of SOORTTABELLEN are the kinds
    const soort = naam as Feitsoort;
    uit.push({ soort, aantal, oudste: maandOf(oudste), overTermijn: over });
  }
  return uit;
}
