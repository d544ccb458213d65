import { type Kysely, sql } from 'kysely';
import {
  canonicalJson,
  type GelogdeTabel,
  type RegisterSchema,
  type Rij,
  SLEUTELS,
  sleutelVan,
} from './schema.ts';

type Db = Kysely<RegisterSchema>;

/** What happened to one row within one act: as it was before it, as it is after it. */
export interface RijWijziging {
  readonly tabel: GelogdeTabel;
  readonly sleutel: string;
  readonly voor: Rij | null;
  readonly na: Rij | null;
}

/** Sets and removes rows within one act and remembers their before and after. */
export interface RijSchrijver {
  zet(tabel: GelogdeTabel, rij: Rij): Promise<void>;
  /** Removes the rows that match every named column; returns how many. */
  verwijder(tabel: GelogdeTabel, waar: Rij): Promise<number>;
  /** One change a row: set and put back is no change. */
  wijzigingen(): readonly RijWijziging[];
}

/** A writer over the connection of one transaction. */
export function createRijSchrijver(db: Db): RijSchrijver {
  const log = new Map<string, RijWijziging>();
  const noteer = (tabel: GelogdeTabel, voor: Rij | null, na: Rij | null, sleutel: string) => {
    const naam = `${tabel} ${sleutel}`;
    const eerder = log.get(naam);
    log.set(naam, { tabel, sleutel, voor: eerder ? eerder.voor : voor, na });
  };
  return {
    async zet(tabel, rij) {
      const voor = await rijMet(db, tabel, rij);
      if (voor && canonicalJson(voor) === canonicalJson(rij)) return;
      await (voor ? update(db, tabel, rij) : insert(db, tabel, rij));
      noteer(tabel, voor, rij, sleutelVan(tabel, rij));
    },
    async verwijder(tabel, waar) {
      const rijen = await rijenWaar(db, tabel, waar);
      await sql`delete from ${sql.table(tabel)} where ${gelijk(waar)}`.execute(db);
      for (const rij of rijen) noteer(tabel, rij, null, sleutelVan(tabel, rij));
      return rijen.length;
    },
    wijzigingen: () => [...log.values()].filter(isVeranderd),
  };
}

const isVeranderd = ({ voor, na }: RijWijziging): boolean =>
  (voor && canonicalJson(voor)) !== (na && canonicalJson(na));

/** The row with the same key; `null` when there is none. */
export async function rijMet(db: Db, tabel: GelogdeTabel, rij: Rij): Promise<Rij | null> {
  const sleutel = Object.fromEntries(SLEUTELS[tabel].map((k) => [k, rij[k] ?? null]));
  return (await rijenWaar(db, tabel, sleutel))[0] ?? null;
}

/** Every row of a table that matches every named column; all rows when none is named. */
export async function rijenWaar(db: Db, tabel: GelogdeTabel, waar: Rij): Promise<readonly Rij[]> {
  const { rows } = await sql<Rij>`select * from ${sql.table(tabel)} where ${gelijk(waar)}`.execute(
    db,
  );
  return rows;
}

function gelijk(waar: Rij) {
  const delen = Object.entries(waar).map(([k, v]) => sql`${sql.ref(k)} = ${v}`);
  return delen.length === 0 ? sql`1 = 1` : sql.join(delen, sql` and `);
}

async function insert(db: Db, tabel: GelogdeTabel, rij: Rij): Promise<void> {
  const kolommen = sql.join(Object.keys(rij).map((k) => sql.ref(k)));
  await sql`insert into ${sql.table(tabel)} (${kolommen}) values (${sql.join(
    Object.values(rij),
  )})`.execute(db);
}

async function update(db: Db, tabel: GelogdeTabel, rij: Rij): Promise<void> {
  const sleutels: readonly string[] = SLEUTELS[tabel];
  const velden = Object.entries(rij).filter(([k]) => !sleutels.includes(k));
  const sleutel = Object.fromEntries(Object.entries(rij).filter(([k]) => sleutels.includes(k)));
  await sql`update ${sql.table(tabel)} set ${sql.join(
    velden.map(([k, v]) => sql`${sql.ref(k)} = ${v}`),
  )} where ${gelijk(sleutel)}`.execute(db);
}
