import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { laatsteHandeling } from './lezer.ts';
import type { RijWijziging } from './rijen.ts';
import {
  canonicalJson,
  type HandelingRij,
  type RegisterSchema,
  type WijzigingRij,
} from './schema.ts';

type Db = Kysely<RegisterSchema>;
type Kop = Omit<HandelingRij, 'id' | 'keten'>;

/** Writes one act with its changes; returns its serial. Serials have no gaps. */
export async function schrijfHandeling(
  db: Db,
  kop: Kop,
  wijzigingen: readonly RijWijziging[],
): Promise<number> {
  const id = (await laatsteHandeling(db)) + 1;
  const vorige = await db
    .selectFrom('handeling')
    .select('keten')
    .where('id', '=', id - 1)
    .execute();
  const rijen = wijzigingen.map((w) => toWijzigingRij(id, w)).sort(opSleutel);
  const keten = schakel(vorige[0]?.keten ?? '', { ...kop, id }, rijen);
  await db
    .insertInto('handeling')
    .values({ ...kop, id, keten })
    .execute();
  // In parts: an engine takes a limited number of parameters in one statement.
  for (let i = 0; i < rijen.length; i += 500) {
    await db
      .insertInto('wijziging')
      .values(rijen.slice(i, i + 500))
      .execute();
  }
  return id;
}

function toWijzigingRij(handelingId: number, w: RijWijziging): WijzigingRij {
  return {
    handeling_id: handelingId,
    tabel: w.tabel,
    sleutel: w.sleutel,
    voor: w.voor && canonicalJson(w.voor),
    na: w.na && canonicalJson(w.na),
  };
}

/** Order of the changes within an act: by table and key, by code unit. */
export function opSleutel(a: WijzigingRij, b: WijzigingRij): number {
  const x = `${a.tabel} ${a.sleutel}`;
  const y = `${b.tabel} ${b.sleutel}`;
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The link of an act in the chain: who changes an old act breaks every later link. */
export function schakel(
  vorige: string,
  kop: Omit<HandelingRij, 'keten'>,
  wijzigingen: readonly WijzigingRij[],
): string {
  const inhoud = [
    vorige,
    kop.id,
    kop.handeling,
    kop.gemeente,
    kop.actor,
    kop.gedaan_op,
    kop.zin,
    kop.herroept_id,
    wijzigingen.map((w) => [w.tabel, w.sleutel, w.voor, w.na]),
  ];
  return createHash('sha256').update(JSON.stringify(inhoud)).digest('hex');
}
