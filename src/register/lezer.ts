import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { toCenten } from '../core/basis/bedrag.ts';
import type { Datum } from '../core/basis/datum.ts';
import type { Soort, Stroom, Wet } from '../core/basis/domein.ts';
import { pcMomenten } from './pc-momenten.ts';
import { planhistorie, planregels } from './planregels.ts';
import type {
  BegrotingRegel,
  BegrotingStand,
  HandelingRegel,
  IndelingRegel,
  Post,
  RegisterLezer,
  Wijziging,
} from './port.ts';
import { publicaties } from './publicaties.ts';
import type { BegrotingRij, HandelingRij, IndelingRij, PostRij, RegisterSchema } from './schema.ts';

type Db = Kysely<RegisterSchema>;

/** Reads the register through one connection; inside an act: that of its transaction. */
export function createLezer(db: Db): RegisterLezer {
  return {
    versie: () => laatsteHandeling(db),
    gemeenten: () => gemeenten(db),
    posten: async (gemeente) => (await postRijen(db, gemeente)).map(toPost),
    begroting: (gemeente, jaar, peildatum) => begroting(db, gemeente, jaar, peildatum),
    begrotingRegels: (gemeente, jaar) => begrotingRegels(db, gemeente, jaar),
    begrotingsjaren: (gemeente) => begrotingsjaren(db, gemeente),
    indeling: (gemeente) => indeling(db, gemeente),
    instelling: (gemeente, naam) => instelling(db, gemeente, naam),
    pcMomenten: (gemeente, jaar) => pcMomenten(db, gemeente, jaar),
    publicaties: (gemeente) => publicaties(db, gemeente),
    planregels: (gemeente, soort) => planregels(db, gemeente, soort),
    planhistorie: (gemeente, soort, code) => planhistorie(db, gemeente, soort, code),
    handelingen: (gemeente) => handelingen(db, gemeente),
    wijzigingen: (handelingId) => wijzigingen(db, handelingId),
  };
}

/** Serial of the last act; 0 when nothing was done yet. */
export async function laatsteHandeling(db: Db): Promise<number> {
  const rij = await db
    .selectFrom('handeling')
    .select((e) => e.fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(rij?.id ?? 0);
}

async function gemeenten(db: Db): Promise<string[]> {
  const rijen = await db
    .selectFrom('post')
    .select('gemeente')
    .union(db.selectFrom('instelling').select('gemeente'))
    .union(db.selectFrom('publicatie').select('gemeente'))
    .union(db.selectFrom('planregel').select('gemeente'))
    .execute();
  return rijen.map((r) => r.gemeente).sort();
}

async function postRijen(db: Db, gemeente: string): Promise<PostRij[]> {
  const rijen = await db.selectFrom('post').selectAll().where('gemeente', '=', gemeente).execute();
  return rijen.sort((a, b) => opTekst(a.code, b.code));
}

// By code unit: every engine sorts text its own way, so the order is ours.
const opTekst = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function begrotingsjaren(db: Db, gemeente: string): Promise<number[]> {
  const rijen = await db
    .selectFrom('begroting_regel')
    .select('jaar')
    .distinct()
    .where('gemeente', '=', gemeente)
    .execute();
  return rijen.map((r) => r.jaar).sort((a, b) => a - b);
}

async function begrotingRegels(db: Db, gemeente: string, jaar: number): Promise<BegrotingRegel[]> {
  const rijen = await db
    .selectFrom('begroting_regel')
    .selectAll()
    .where('gemeente', '=', gemeente)
    .where('jaar', '=', jaar)
    .execute();
  return rijen.map(toBegrotingRegel).sort(opBesluit);
}

async function begroting(
  db: Db,
  gemeente: string,
  jaar: number,
  peildatum: Datum,
): Promise<BegrotingStand[]> {
  const alle = await begrotingRegels(db, gemeente, jaar);
  const regels = alle.filter((r) => r.besluitdatum <= peildatum);
  const posten = await postRijen(db, gemeente);
  return posten.map((post) =>
    standVan(
      toPost(post),
      regels.filter((r) => r.post === post.code),
    ),
  );
}

const opBesluit = (a: BegrotingRegel, b: BegrotingRegel): number =>
  opTekst(a.besluitdatum, b.besluitdatum) ||
  opTekst(a.moment, b.moment) ||
  Number(b.structureel) - Number(a.structureel);

function standVan(post: Post, regels: readonly BegrotingRegel[]): BegrotingStand {
  const som = (rs: readonly BegrotingRegel[]) =>
    rs.length === 0 ? null : toCenten(rs.reduce((s, r) => s + r.bedragCenten, 0));
  return {
    post: post.code,
    soort: post.soort,
    primitiefCenten: som(regels.filter((r) => r.moment === 'primitief')),
    actueelCenten: som(regels),
    wijzigingen: regels.filter((r) => r.moment !== 'primitief'),
  };
}

/** The product table, sorted, with a version that follows from its content alone. */
async function indeling(
  db: Db,
  gemeente: string,
): Promise<{ versie: string; regels: IndelingRegel[] }> {
  const rijen = await db
    .selectFrom('indeling_regel')
    .selectAll()
    .where('gemeente', '=', gemeente)
    .execute();
  const regels = rijen.sort((a, b) => opTekst(a.sleutel, b.sleutel)).map(toIndelingRegel);
  const versie = createHash('sha256').update(JSON.stringify(regels)).digest('hex').slice(0, 16);
  return { versie, regels };
}

async function instelling(db: Db, gemeente: string, naam: string): Promise<unknown> {
  const rij = await db
    .selectFrom('instelling')
    .select('waarde')
    .where('gemeente', '=', gemeente)
    .where('naam', '=', naam)
    .executeTakeFirst();
  return rij ? JSON.parse(rij.waarde) : null;
}

async function handelingen(db: Db, gemeente: string): Promise<HandelingRegel[]> {
  const rijen = await db.selectFrom('handeling').selectAll().orderBy('id').execute();
  const herroepen = herroepenDoor(rijen);
  return rijen
    .filter((r) => r.gemeente === gemeente)
    .map((r) => ({
      id: r.id,
      handeling: r.handeling,
      gemeente: r.gemeente,
      actor: r.actor,
      gedaanOp: r.gedaan_op,
      zin: r.zin,
      herroeptId: r.herroept_id,
      herroepenDoorId: herroepen.get(r.id) ?? null,
    }));
}

/** Which act is undone by which; an undo that was undone itself does not count. */
export function herroepenDoor(
  rijen: readonly Pick<HandelingRij, 'id' | 'herroept_id'>[],
): Map<number, number> {
  const door = new Map<number, number>();
  // Newest first: whether an undo stands is known before what it undoes.
  for (const r of [...rijen].sort((a, b) => b.id - a.id)) {
    if (r.herroept_id !== null && !door.has(r.id) && !door.has(r.herroept_id)) {
      door.set(r.herroept_id, r.id);
    }
  }
  return door;
}

async function wijzigingen(db: Db, handelingId: number): Promise<Wijziging[]> {
  const rijen = await db
    .selectFrom('wijziging')
    .selectAll()
    .where('handeling_id', '=', handelingId)
    .execute();
  return rijen
    .sort((a, b) => opTekst(a.tabel, b.tabel) || opTekst(a.sleutel, b.sleutel))
    .map((r) => ({
      handelingId: r.handeling_id,
      tabel: r.tabel,
      sleutel: r.sleutel,
      // safe: the log writes rows as JSON objects only
      voor: r.voor === null ? null : (JSON.parse(r.voor) as Record<string, unknown>),
      na: r.na === null ? null : (JSON.parse(r.na) as Record<string, unknown>),
    }));
}

// The casts below are safe: only the schrijver writes these columns, from the same types.
function toPost(r: PostRij): Post {
  return {
    gemeente: r.gemeente,
    code: r.code,
    naam: r.naam,
    wet: r.wet as Wet | null,
    taakveld: r.taakveld,
    stroom: r.stroom as Stroom,
    soort: r.soort as Soort,
    autorisatieniveau: r.autorisatieniveau,
    fictief: r.fictief === 1,
  };
}

function toBegrotingRegel(r: BegrotingRij): BegrotingRegel {
  return {
    gemeente: r.gemeente,
    jaar: r.jaar,
    post: r.post,
    soort: r.soort as Soort,
    moment: r.moment,
    besluitdatum: r.besluitdatum as Datum,
    structureel: r.structureel === 1,
    bedragCenten: toCenten(Number(r.bedrag_centen)),
  };
}

function toIndelingRegel(r: IndelingRij): IndelingRegel {
  return {
    wet: r.wet as Wet,
    categorie: r.categorie,
    code: r.code,
    post: r.post,
    zwaarte: r.zwaarte as IndelingRegel['zwaarte'],
    geldigVan: r.geldig_van as Datum | null,
    geldigTot: r.geldig_tot as Datum | null,
  };
}
