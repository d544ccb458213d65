import { ONBEKENDE_GEMEENTE } from '../core/basis/domein.ts';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Register } from '../register/port.ts';
import type { Gedaan } from './handeling.ts';
import { type Handelingkop, kiesHandelingkop } from './handelingkop.ts';
import type { Huis } from './huis.ts';
import { checkInvoer, samen } from './invoer.ts';

/**
 * The one door for acts: finds the definition, checks the input, does it, and tells the house.
 * A refused act changes nothing.
 */
export async function doeHandeling(
  huis: Huis,
  id: string,
  ruweInvoer: Readonly<Record<string, unknown>>,
  kop: Handelingkop,
): Promise<Result<Gedaan<unknown>>> {
  const definitie = huis.catalogus.handeling(id);
  if (!definitie) {
    const ids = huis.catalogus.handelingen.map((h) => h.id).join(', ');
    return no('nietGevonden', `De handeling "${id}" bestaat niet. Wel: ${ids}.`);
  }
  const invoer = checkInvoer(definitie.invoer, ruweInvoer);
  if (!invoer.ok) return invoer;
  const { facts, actor, voorbeelden } = huis;
  const register = kop.bron ? metBron(huis.register, kop.bron) : huis.register;
  const nu = huis.nu().toISOString();
  const { gemeente, fictief = false } = kop;
  const ctx = { gemeente, facts, register, voorbeelden, actor, nu, fictief };
  const gedaan = await definitie.voerUit(ctx, invoer.value);
  if (gedaan.ok) huis.omroep.meld({ soort: 'registerGewijzigd' });
  return gedaan;
}

/** The register, in whose log every act says which file it came from. */
const metBron = (register: Register, bron: string): Register => ({
  ...register,
  doe: (kop, werk) =>
    register.doe(kop, async (schrijver) => {
      const u = await werk(schrijver);
      return u.ok ? ok({ ...u.value, zin: `${u.value.zin} Bron: ${bron}.` }) : u;
    }),
});

/**
 * The same for who names a municipality or leaves it to the house: a wrong municipality and wrong
 * fields are told at once.
 */
export async function doeGevraagd(
  huis: Huis,
  id: string,
  ruweInvoer: Readonly<Record<string, unknown>>,
  gemeente: string | undefined,
): Promise<Result<Gedaan<unknown>>> {
  const definitie = huis.catalogus.handeling(id);
  if (definitie?.eigenGemeente)
    return doeHandeling(huis, id, ruweInvoer, { gemeente: ONBEKENDE_GEMEENTE });
  const kop = await kiesHandelingkop(huis, gemeente);
  if (kop.ok) return doeHandeling(huis, id, ruweInvoer, kop.value);
  // an unknown act is told before the municipality is asked for
  if (!definitie) return doeHandeling(huis, id, ruweInvoer, { gemeente: '' });
  const invoer = checkInvoer(definitie.invoer, ruweInvoer);
  return invoer.ok ? kop : samen(kop.problem, invoer.problem);
}
