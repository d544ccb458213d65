import type { Kysely } from 'kysely';
import type { Datum } from '../core/basis/datum.ts';
import type { GedruktCijfer, GedrukteTabel } from '../core/narekenen/gedrukt.ts';
import type { Publicatie } from './port.ts';
import type { RijSchrijver } from './rijen.ts';
import type { PublicatieRij, RegisterSchema } from './schema.ts';

// By code unit: every engine sorts text its own way, so the order is ours.
const opTekst = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What was printed about a municipality: by the day of the paper, then by code. */
export async function publicaties(
  db: Kysely<RegisterSchema>,
  gemeente: string,
): Promise<Publicatie[]> {
  const rijen = await db
    .selectFrom('publicatie')
    .selectAll()
    .where('gemeente', '=', gemeente)
    .execute();
  return rijen
    .map(toPublicatie)
    .sort((a, b) => opTekst(a.datum, b.datum) || opTekst(a.code, b.code));
}

/** Keeps what was printed; what stood under the same code is replaced. */
export async function zetPublicatie(
  rijen: RijSchrijver,
  p: Publicatie,
  fictief: boolean,
): Promise<void> {
  const { gemeente, code, titel, stuk, datum, vindplaats } = p;
  const [soort, inhoud] = p.soort === 'tabel' ? ['tabel', p.tabel] : ['cijfer', p.cijfer];
  const kop = { gemeente, code, soort, titel, stuk, datum, vindplaats };
  await rijen.zet('publicatie', {
    ...kop,
    inhoud: JSON.stringify(inhoud),
    fictief: Number(fictief),
  });
}

// The casts below are safe: only zetPublicatie writes these columns, from the same types.
function toPublicatie(r: PublicatieRij): Publicatie {
  const { gemeente, code, titel, stuk, vindplaats } = r;
  const kop = { gemeente, code, titel, stuk, vindplaats, datum: r.datum as Datum };
  const inhoud: unknown = JSON.parse(r.inhoud);
  return r.soort === 'tabel'
    ? { ...kop, soort: 'tabel', tabel: inhoud as GedrukteTabel }
    : { ...kop, soort: 'cijfer', cijfer: inhoud as GedruktCijfer };
}
