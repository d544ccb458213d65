import { toCenten } from '../../core/basis/bedrag.ts';
import { type Maand, maandIndex, maandMetIndex } from '../../core/basis/datum.ts';
import type { TabelBron } from '../port.ts';
import type { Tabelvraag } from '../tabelport.ts';
import type { Feitkolom } from '../tabelsoorten/soort.ts';
import {
  type Feitwaarde,
  soortVan,
  TABELNAMEN,
  type Tabelnaam,
} from '../tabelsoorten/tabelsoorten.ts';
import { gemeenteNummer } from './codes.ts';
import type { Schrijver, Verbinding, Waarde } from './verbinding.ts';

const snake = (naam: string): string => naam.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`);

/** The table of a kind; every name comes from our own definitions, never from a file. */
export const tabelVan = (soort: Tabelnaam): string => `feit_${snake(soort)}`;

/** Tables whose rows belong to a delivered file, and go with it. */
export const FEITTABELLEN = TABELNAMEN.map(tabelVan);

const SQL_SOORT: Readonly<Record<string, string>> = {
  tekst: 'varchar',
  bedrag: 'bigint',
  aantal: 'bigint',
  getal: 'double',
  aandeel: 'double',
  jaar: 'smallint',
  datum: 'date',
  maand: 'smallint',
  jaNee: 'boolean',
};

const sqlSoort = ({ als }: Feitkolom): string =>
  typeof als === 'string' ? (SQL_SOORT[als] ?? 'varchar') : 'varchar';

/** Makes the tables that are not there yet, and columns that came later. */
export async function maakFeittabellen(db: Verbinding): Promise<void> {
  for (const soort of TABELNAMEN) {
    const tabel = tabelVan(soort);
    await db.run(`create table if not exists ${tabel}(bron_id integer not null,
      gemeente usmallint not null, nr integer not null, bekend_sinds date not null)`);
    for (const k of soortVan(soort).kolommen)
      await db.run(`alter table ${tabel} add column if not exists ${snake(k.veld)} ${sqlSoort(k)}`);
  }
}

type Rij = Readonly<Record<string, Feitwaarde>>;

const klaar = ({ als }: Feitkolom, w: Feitwaarde | undefined) => {
  if (w === null || w === undefined) return null;
  if (als === 'bedrag' || als === 'aantal') return BigInt(Number(w));
  // safe: the reader of the table let only months in
  if (als === 'maand') return maandIndex(String(w) as Maand);
  return w;
};

/**
 * Stages the rows of one file; the caller moves them inside its own transaction.
 * @returns how many rows there are
 */
export async function zetFeitrijenKlaar(
  db: Verbinding,
  soort: Tabelnaam,
  rijen: Iterable<Rij> | AsyncIterable<Rij>,
): Promise<number> {
  const { kolommen } = soortVan(soort);
  const staand = kolommen.map((k) => {
    const als = sqlSoort(k);
    return `${snake(k.veld)} ${als === 'date' ? 'varchar' : als}`;
  });
  await db.run(
    `create or replace temp table st_feit(nr integer, bekend_sinds varchar, ${staand.join(', ')})`,
  );
  const schrijver = await db.schrijver('st_feit', 'temp');
  let nr = 0;
  for await (const rij of rijen) {
    nr += 1;
    schrijver.voegToe([
      nr,
      String(rij['bekendSinds']),
      ...kolommen.map((k) => klaar(k, rij[k.veld])),
    ] satisfies Parameters<Schrijver['voegToe']>[0]);
  }
  schrijver.sluit();
  return nr;
}

/** Moves what was staged into the table of its kind. */
export async function bewaarFeitrijen(
  db: Verbinding,
  soort: Tabelnaam,
  bron: TabelBron,
  bronId: number,
): Promise<void> {
  const namen = soortVan(soort).kolommen.map((k) => snake(k.veld));
  await db.run(
    `insert into ${tabelVan(soort)}(bron_id, gemeente, nr, bekend_sinds, ${namen.join(', ')})
     select $1, $2, nr, bekend_sinds::date, ${namen.join(', ')} from temp.st_feit order by nr`,
    [bronId, gemeenteNummer(bron.gemeente)],
  );
}

/** The rows that count: of each `beeld` the delivery that was known last, as of the peildatum. */
function actueel<S extends Tabelnaam>(
  soort: S,
  vraag: Tabelvraag<S>,
): { sql: string; waarden: Waarde[] } {
  const { beeld, kolommen } = soortVan(soort);
  const waarden: Waarde[] = [gemeenteNummer(vraag.gemeente), vraag.peildatum];
  const voorwaarden = Object.entries(vraag.filter ?? {}).map(([veld, zoek]) => {
    const kolom = kolommen.find((k) => k.veld === veld);
    if (!kolom) throw new Error(`no column ${veld} in ${soort}`);
    // safe: what is no list is one value
    const lijst = (Array.isArray(zoek) ? zoek : [zoek]) as readonly Feitwaarde[];
    const gevuld = lijst.filter((w) => w !== null);
    const nummers = gevuld.map((w) => {
      const waarde = klaar(kolom, w);
      return `$${waarden.push(typeof waarde === 'bigint' ? Number(waarde) : waarde)}`;
    });
    const delen = nummers.length > 0 ? [`${snake(veld)} in (${nummers.join(', ')})`] : [];
    if (gevuld.length < lijst.length) delen.push(`${snake(veld)} is null`);
    return delen.length > 0 ? `(${delen.join(' or ')})` : 'false';
  });
  const per = beeld.length > 0 ? `partition by ${beeld.map(snake).join(', ')}` : '';
  const laatste = `select * from ${tabelVan(soort)} where gemeente = $1 and bekend_sinds <= $2::date
    qualify rank() over (${per} order by bekend_sinds desc, bron_id desc) = 1`;
  const waar = voorwaarden.length > 0 ? `where ${voorwaarden.join(' and ')}` : '';
  return { sql: `select * from (${laatste}) ${waar}`, waarden };
}

const CAST: Readonly<Record<string, string>> = {
  bedrag: '::double',
  aantal: '::double',
  jaar: '::int',
  maand: '::int',
};

const terug = (k: Feitkolom): string => {
  const naam = snake(k.veld);
  const als = typeof k.als === 'string' ? k.als : 'tekst';
  const sql = als === 'datum' ? `${naam}::varchar` : `${naam}${CAST[als] ?? ''}`;
  return `${sql} as "${k.veld}"`;
};

function lees(kolommen: readonly Feitkolom[], rij: Record<string, unknown>) {
  const uit = { ...rij };
  for (const { veld, als } of kolommen) {
    const w = rij[veld];
    if (w === null || w === undefined) continue;
    if (als === 'maand') uit[veld] = maandMetIndex(Number(w));
    if (als === 'bedrag') uit[veld] = toCenten(Number(w));
  }
  return uit;
}

/** See `FeitenLezer.tabel`. */
export async function tabel<S extends Tabelnaam>(
  db: Verbinding,
  soort: S,
  vraag: Tabelvraag<S>,
): Promise<Record<string, unknown>[]> {
  const { kolommen } = soortVan(soort);
  const { sql, waarden } = actueel(soort, vraag);
  const rijen = await db.rijen<Record<string, unknown>>(
    `select ${kolommen.map(terug).join(', ')}, bekend_sinds::varchar as "bekendSinds"
     from (${sql}) order by bron_id, nr`,
    waarden,
  );
  return rijen.map((r) => lees(kolommen, r));
}

/** See `FeitenLezer.tabelSom`. */
export async function tabelSom<S extends Tabelnaam>(
  db: Verbinding,
  soort: S,
  vraag: Tabelvraag<S> & {
    readonly per: readonly PropertyKey[];
    readonly som: readonly PropertyKey[];
  },
): Promise<Record<string, unknown>[]> {
  const { kolommen } = soortVan(soort);
  const kies = (velden: readonly PropertyKey[]) =>
    velden.map((v) => {
      const kolom = kolommen.find((k) => k.veld === v);
      if (!kolom) throw new Error(`no column ${String(v)} in ${soort}`);
      return kolom;
    });
  const per = kies(vraag.per);
  const som = kies(vraag.som);
  const { sql, waarden } = actueel(soort, vraag);
  const onbekend = som.map((k) => `${snake(k.veld)} is null`).join(' or ') || 'false';
  const rijen = await db.rijen<Record<string, unknown>>(
    `select ${[
      ...per.map(terug),
      ...som.map(
        (k) =>
          `case when count(*) = count(${snake(k.veld)}) then sum(${snake(k.veld)}) end::double as "${k.veld}"`,
      ),
      'count(*)::int as rijen',
      `count(*) filter (${onbekend})::int as onbekend`,
      'max(bekend_sinds)::varchar as "bekendSinds"',
    ].join(', ')} from (${sql})
     ${per.length > 0 ? `group by ${per.map((k) => snake(k.veld)).join(', ')} order by ${per.map((k) => snake(k.veld)).join(', ')}` : 'having count(*) > 0'}`,
    waarden,
  );
  return rijen.map((r) => lees([...per, ...som], r));
}
