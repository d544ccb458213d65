import type { Kysely } from 'kysely';
import { no, ok, type Result } from '../core/basis/result.ts';
import { herroepenDoor } from './lezer.ts';
import { type RijSchrijver, rijMet } from './rijen.ts';
import {
  canonicalJson,
  type GelogdeTabel,
  type HandelingRij,
  type RegisterSchema,
  type Rij,
  SLEUTELS,
  type WijzigingRij,
} from './schema.ts';

type Db = Kysely<RegisterSchema>;

/** Puts the rows of an act back as they were before it. Refused when one changed since. */
export async function zetTerug(
  db: Db,
  rijen: RijSchrijver,
  handelingId: number,
): Promise<Result<HandelingRij>> {
  const alle = await db.selectFrom('handeling').selectAll().execute();
  const doel = alle.find((h) => h.id === handelingId);
  if (!doel) return no('nietGevonden', `Handeling ${handelingId} bestaat niet.`);
  const door = herroepenDoor(alle).get(handelingId);
  if (door !== undefined) {
    return no('strijdigMetBestaand', `Handeling ${handelingId} is al herroepen door ${door}.`);
  }
  const wijzigingen = await db
    .selectFrom('wijziging')
    .selectAll()
    .where('handeling_id', '=', handelingId)
    .execute();
  const later = await laterGewijzigd(db, wijzigingen);
  if (later !== null) {
    return no(
      'strijdigMetBestaand',
      `Handeling ${handelingId} is niet te herroepen: ${later.wat} is daarna gewijzigd door handeling ${later.door}. Herroep die eerst.`,
    );
  }
  for (const w of wijzigingen) await zetRij(rijen, w);
  return ok(doel);
}

async function laterGewijzigd(
  db: Db,
  wijzigingen: readonly WijzigingRij[],
): Promise<{ wat: string; door: number } | null> {
  for (const w of wijzigingen) {
    const nu = await rijMet(db, tabelVan(w), sleutelRij(w));
    if ((nu && canonicalJson(nu)) === w.na) continue;
    const { door } = await db
      .selectFrom('wijziging')
      .select((e) => e.fn.max('handeling_id').as('door'))
      .where('tabel', '=', w.tabel)
      .where('sleutel', '=', w.sleutel)
      .executeTakeFirstOrThrow();
    return { wat: `${w.tabel} ${w.sleutel}`, door };
  }
  return null;
}

async function zetRij(rijen: RijSchrijver, w: WijzigingRij): Promise<void> {
  if (w.voor === null) await rijen.verwijder(tabelVan(w), sleutelRij(w));
  // safe: the log keeps whole rows of this table
  else await rijen.zet(tabelVan(w), JSON.parse(w.voor) as Rij);
}

function tabelVan(w: WijzigingRij): GelogdeTabel {
  if (!Object.hasOwn(SLEUTELS, w.tabel)) throw new Error(`unknown table in the log: ${w.tabel}`);
  return w.tabel as GelogdeTabel; // safe: checked on the line above
}

function sleutelRij(w: WijzigingRij): Rij {
  // safe: sleutelVan wrote an array of key values
  const waarden = JSON.parse(w.sleutel) as (string | number)[];
  return Object.fromEntries(SLEUTELS[tabelVan(w)].map((k, i) => [k, waarden[i] ?? null]));
}
