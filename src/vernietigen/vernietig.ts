import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { getal } from '../definitie/notatie.ts';
import { vergeetAntwoorden } from '../definitie/stel-vraag.ts';
import type { Bewijs, Onderdeel, Vernietigopdracht } from '../facts/vernietiging.ts';
import { legLijstNaast } from './vernietiglijst.ts';

/** What is asked, beside the facts: files that go with it. */
export interface Vernietigvraag {
  readonly opdracht: Vernietigopdracht;
  readonly grond: string;
  /** Names in quarantine. */
  readonly quarantaine?: readonly string[];
  /** Paths of backups that are past their term. */
  readonly bewaarbestanden?: readonly string[];
}

export interface Vernietigd {
  readonly bewijs: Bewijs;
  /** Folders with backups where the list could not be put. */
  readonly zonderLijst: readonly string[];
}

/** The act by which a destruction stands in the log. */
export const HANDELING = 'vernietig';

/**
 * Destroys, in an order in which a kill leaves no half: files first (they can be removed again), then
 * the facts with their proof in one move, then the line in the log, which `schrijfBij` makes up for.
 */
export async function vernietig(huis: Huis, vraag: Vernietigvraag): Promise<Result<Vernietigd>> {
  const { quarantaine = [], bewaarbestanden = [], grond } = vraag;
  for (const naam of quarantaine) await rm(join(huis.map, 'quarantaine', naam), { force: true });
  for (const pad of bewaarbestanden) await rm(pad, { force: true });
  const erbij = [
    bestanden('bestanden in quarantaine', quarantaine.length),
    bestanden('bewaarbestanden', bewaarbestanden.length),
  ].filter((o) => o.aantal > 0);
  const kop = { grond, gedaanOp: huis.nu().toISOString(), actor: huis.actor, erbij };
  const gedaan = await huis.facts.vernietig(vraag.opdracht, kop);
  if (!gedaan.ok) return gedaan;
  await schrijfBij(huis);
  vergeetAntwoorden(huis);
  const zonderLijst = await legLijstNaast(huis);
  huis.omroep.meld({ soort: 'feitenGewijzigd' });
  return ok({ bewijs: gedaan.value, zonderLijst });
}

const bestanden = (wat: string, aantal: number): Onderdeel => ({
  wat,
  aantal,
  van: null,
  tot: null,
});

/** The setting under which a proof stands in the log, so that the chain holds it. */
const bewijsnaam = (b: Bewijs): string => `vernietiging-${b.nr}-${b.na.slice(0, 12)}`;

/**
 * Chains every proof that the facts hold and the log does not have yet: also of a destruction after
 * which the process was cut off. Returns how many.
 */
export async function schrijfBij(huis: Pick<Huis, 'facts' | 'register'>): Promise<number> {
  let bij = 0;
  for (const bewijs of await huis.facts.vernietigingen(null)) {
    const { gemeente, actor, gedaanOp } = bewijs;
    const naam = bewijsnaam(bewijs);
    if ((await huis.register.instelling(gemeente, naam)) !== null) continue;
    const fictief = (await huis.facts.stand(gemeente))?.fictief ?? false;
    const kop = { handeling: HANDELING, gemeente, actor, gedaanOp };
    const gedaan = await huis.register.doe(kop, async (schrijver) => {
      await schrijver.zetInstelling(gemeente, naam, bewijs, fictief);
      return ok({ waarde: null, zin: bewijszin(bewijs) });
    });
    if (!gedaan.ok) throw new Error(gedaan.problem.detail);
    bij += 1;
  }
  return bij;
}

/** A proof in one sentence. */
export function bewijszin({ grond, onderdelen }: Bewijs): string {
  const wat = onderdelen.map((o) => `${o.wat} ${getal(o.aantal)}${periodeVan(o)}`).join('; ');
  return `Vernietigd (${grond}): ${wat || 'er was niets'}.`;
}

/** `(2015-01 tot en met 2018-12)`; empty when no month is known. */
const periodeVan = ({ van, tot }: Onderdeel): string =>
  van === null || tot === null ? '' : van === tot ? ` (${van})` : ` (${van} tot en met ${tot})`;
