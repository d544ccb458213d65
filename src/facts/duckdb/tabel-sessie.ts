import { maandIndex } from '../../core/basis/datum.ts';
import type { AanbiederFeit, AfgeschermdFeit, MaandcijferFeit, PostcodeFeit } from '../feiten.ts';
import type { TabelBron, TabelUitkomst } from '../port.ts';
import { type Feitwaarde, soortVan, type Tabelnaam } from '../tabelsoorten/tabelsoorten.ts';
import { dagNummer, gemeenteNummer } from './codes.ts';
import { bewaarFeitrijen, zetFeitrijenKlaar } from './feittabellen.ts';
import type { Schrijver, Verbinding } from './verbinding.ts';

/** Facts that come in a table file: kept whole in one transaction; the same hash changes nothing. */
export interface TabelSessie {
  maandcijfers(bron: TabelBron, feiten: readonly MaandcijferFeit[]): Promise<TabelUitkomst>;
  aanbieders(bron: TabelBron, feiten: readonly AanbiederFeit[]): Promise<TabelUitkomst>;
  postcodes(bron: TabelBron, feiten: readonly PostcodeFeit[]): Promise<TabelUitkomst>;
  afgeschermden(bron: TabelBron, feiten: readonly AfgeschermdFeit[]): Promise<TabelUitkomst>;
  tabel(
    soort: Tabelnaam,
    bron: TabelBron,
    rijen: Iterable<Feitrijen> | AsyncIterable<Feitrijen>,
  ): Promise<TabelUitkomst>;
}

type Feitrijen = Readonly<Record<string, Feitwaarde>>;

type Rij = Parameters<Schrijver['voegToe']>[0];

interface Tabel {
  readonly naam: string;
  readonly soort: string;
  /** Staging columns, and how they become the table's own. */
  readonly kolommen: string;
  readonly keuze: string;
}

const DAG = "(date '1970-01-01' + s.bekend)";
const MAANDCIJFER: Tabel = {
  naam: 'maandcijfer',
  soort: 'maandcijfers',
  kolommen: `post varchar, stroom varchar, soort varchar, maand smallint, bekend integer,
    maatstaf varchar, bedrag bigint, aantal double`,
  keuze: `s.post, s.stroom, s.soort, s.maand, ${DAG}, s.maatstaf, s.bedrag, s.aantal`,
};
const AANBIEDER: Tabel = {
  naam: 'aanbieder_naam',
  soort: 'aanbieders',
  kolommen: 'agb varchar, naam varchar',
  keuze: 's.agb, s.naam',
};
const POSTCODE: Tabel = {
  naam: 'postcode',
  soort: 'postcodes',
  kolommen: 'postcode varchar, wijk varchar, buurt varchar',
  keuze: 's.postcode, s.wijk, s.buurt',
};

const AFGESCHERMD: Tabel = {
  naam: 'afgeschermd',
  soort: 'afgeschermd',
  kolommen: 'client varchar, afgeschermd boolean',
  keuze: 's.client, s.afgeschermd',
};

/** Takes away what earlier messages told of the place of these clients. `$1` is the municipality. */
const WIS_PLAATS = [
  'client_kenmerk set wijk = null',
  'toewijzing set wijk = null, buurt = null, huishouden = null',
].map(
  (wat) => `update ${wat} where client_id in (select c.client_id from client c
    join temp.st_tabel s on s.client = c.pseudoniem where c.gemeente = $1 and s.afgeschermd)`,
);

async function isBekend(db: Verbinding, bron: TabelBron, soort: string): Promise<boolean> {
  const rijen = await db.rijen(
    'select 1 from tabelbron where gemeente = $1 and soort = $2 and inhoud_hash = $3',
    [gemeenteNummer(bron.gemeente), soort, bron.inhoudHash],
  );
  return rijen.length > 0;
}

async function zetKlaar(db: Verbinding, tabel: Tabel, rijen: Iterable<Rij>): Promise<void> {
  await db.run(`create or replace temp table st_tabel(${tabel.kolommen})`);
  const schrijver = await db.schrijver('st_tabel', 'temp');
  for (const rij of rijen) schrijver.voegToe(rij);
  schrijver.sluit();
}

/** Notes the file itself, and gives it its number. */
async function noteerBron(
  db: Verbinding,
  snapshot: number,
  soort: string,
  bron: TabelBron,
  aantal: number,
): Promise<number> {
  const gemeente = gemeenteNummer(bron.gemeente);
  const [volgend] = await db.rijen<{ id: number }>(
    'select (coalesce(max(bron_id), 0) + 1)::int as id from tabelbron',
  );
  const id = volgend?.id ?? 1;
  await db.run('insert into tabelbron values ($1, $2, $3, $4, $5, $6, $7)', [
    ...[id, snapshot, gemeente, soort, bron.bestand, bron.inhoudHash, aantal],
  ]);
  return id;
}

async function voegToe(
  db: Verbinding,
  snapshot: number,
  tabel: Tabel,
  bron: TabelBron,
  aantal: number,
): Promise<void> {
  const gemeente = gemeenteNummer(bron.gemeente);
  const id = await noteerBron(db, snapshot, tabel.soort, bron, aantal);
  await db.run(`insert into ${tabel.naam} select $1, $2, ${tabel.keuze} from temp.st_tabel s`, [
    id,
    gemeente,
  ]);
  if (tabel === AFGESCHERMD) for (const sql of WIS_PLAATS) await db.run(sql, [gemeente]);
  const dagen = tabel === MAANDCIJFER ? `min(${DAG}), max(${DAG})` : 'null, null';
  await db.run(
    `insert into import_soort select $1, $2, $3, 1, count(*), ${dagen}, false from temp.st_tabel s`,
    [snapshot, gemeente, tabel.soort],
  );
}

async function voegFeitenToe(
  db: Verbinding,
  snapshot: number,
  soort: Tabelnaam,
  bron: TabelBron,
  aantal: number,
): Promise<void> {
  const id = await noteerBron(db, snapshot, soort, bron, aantal);
  await bewaarFeitrijen(db, soort, bron, id);
  const stam = soortVan(soort).stamgegeven === true;
  const dagen = stam ? 'null, null' : 'min(bekend_sinds::date), max(bekend_sinds::date)';
  await db.run(
    `insert into import_soort select $1, $2, $3, 1, count(*), ${dagen}, false from temp.st_feit`,
    [snapshot, gemeenteNummer(bron.gemeente), soort],
  );
}

/**
 * Makes the table part of an import session.
 * @param noteerImport notes the import itself, inside the same transaction.
 */
export function openTabelSessie(
  db: Verbinding,
  snapshot: number,
  noteerImport: () => Promise<void>,
): TabelSessie {
  const bewaar = async (
    tabel: Tabel,
    bron: TabelBron,
    rijen: readonly Rij[],
  ): Promise<TabelUitkomst> => {
    if (await isBekend(db, bron, tabel.soort)) return 'alBekend';
    await zetKlaar(db, tabel, rijen);
    await db.transactie(async () => {
      await noteerImport();
      await voegToe(db, snapshot, tabel, bron, rijen.length);
    });
    await db.run('drop table temp.st_tabel');
    return 'nieuw';
  };
  return {
    async tabel(soort, bron, rijen) {
      if (await isBekend(db, bron, soort)) return 'alBekend';
      const aantal = await zetFeitrijenKlaar(db, soort, rijen);
      await db.transactie(async () => {
        await noteerImport();
        await voegFeitenToe(db, snapshot, soort, bron, aantal);
      });
      await db.run('drop table temp.st_feit');
      return 'nieuw';
    },
    maandcijfers: (bron, feiten) =>
      bewaar(
        MAANDCIJFER,
        bron,
        feiten.map((f) => [
          ...[f.post, f.stroom, f.soort, maandIndex(f.maand), dagNummer(f.bekendSinds), f.maatstaf],
          ...[f.bedragCenten === null ? null : BigInt(f.bedragCenten), f.aantal],
        ]),
      ),
    aanbieders: (bron, feiten) =>
      bewaar(
        AANBIEDER,
        bron,
        feiten.map((f) => [f.aanbieder, f.naam]),
      ),
    afgeschermden: (bron, feiten) =>
      bewaar(
        AFGESCHERMD,
        bron,
        feiten.map((f) => [f.client, f.afgeschermd]),
      ),
    postcodes: (bron, feiten) =>
      bewaar(
        POSTCODE,
        bron,
        feiten.map((f) => [f.postcode, f.wijk, f.buurt]),
      ),
  };
}
