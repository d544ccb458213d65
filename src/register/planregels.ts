import type { Kysely } from 'kysely';
import type { Planregel, Planregelversie, Plansoort } from './port.ts';
import type { RijSchrijver } from './rijen.ts';
import { type RegisterSchema, sleutelVan } from './schema.ts';

type Db = Kysely<RegisterSchema>;

// By code unit: every engine sorts text its own way, so the order is ours.
const opTekst = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The plan rows of one kind, in the order of their code. */
export async function planregels(db: Db, gemeente: string, soort: Plansoort): Promise<Planregel[]> {
  const rijen = await db
    .selectFrom('planregel')
    .selectAll()
    .where('gemeente', '=', gemeente)
    .where('soort', '=', soort)
    .execute();
  return rijen
    .sort((a, b) => opTekst(a.code, b.code))
    .map((r) => ({ gemeente, soort, code: r.code, inhoud: uitJson(r.inhoud) }));
}

const uitJson = (tekst: string): unknown => JSON.parse(tekst);

/** Every version of one plan row, oldest first, from the log of acts. */
export async function planhistorie(
  db: Db,
  gemeente: string,
  soort: Plansoort,
  code: string,
): Promise<Planregelversie[]> {
  const rijen = await db
    .selectFrom('wijziging')
    .innerJoin('handeling', 'handeling.id', 'wijziging.handeling_id')
    .select(['handeling.id', 'handeling.handeling', 'handeling.actor', 'handeling.gedaan_op'])
    .select(['handeling.zin', 'wijziging.na'])
    .where('wijziging.tabel', '=', 'planregel')
    .where('wijziging.sleutel', '=', sleutelVan('planregel', { gemeente, soort, code }))
    .execute();
  return rijen
    .sort((a, b) => a.id - b.id)
    .map((r) => ({
      handelingId: r.id,
      handeling: r.handeling,
      actor: r.actor,
      gedaanOp: r.gedaan_op,
      zin: r.zin,
      inhoud: inhoudVan(r.na),
    }));
}

function inhoudVan(na: string | null): unknown {
  if (na === null) return null;
  const rij: unknown = JSON.parse(na);
  const heeft = typeof rij === 'object' && rij !== null && 'inhoud' in rij;
  return heeft && typeof rij.inhoud === 'string' ? uitJson(rij.inhoud) : null;
}

/** Keeps a plan row; its content as JSON, so that it is read, changed and undone as a whole. */
export function zetPlanregel(rijen: RijSchrijver, r: Planregel, fictief: boolean): Promise<void> {
  const { gemeente, soort, code } = r;
  const inhoud = JSON.stringify(r.inhoud);
  return rijen.zet('planregel', { gemeente, soort, code, inhoud, fictief: Number(fictief) });
}
