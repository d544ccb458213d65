import type { Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import type { Facts } from '../facts/port.ts';

/**
 * Runs `werk` with a house that does and shows the same, and of which nothing stays: no facts, no
 * acts, no files. Only how far it is gets told.
 * @param metRegister acts may be done in it; acts of others wait meanwhile
 */
export function opProef<T>(
  huis: Huis,
  metRegister: boolean,
  werk: (proefhuis: Huis) => Promise<T>,
): Promise<Result<T>> {
  const omroep: Huis['omroep'] = {
    ...huis.omroep,
    meld: (g) => {
      if (g.soort === 'importVoortgang') huis.omroep.meld(g);
    },
  };
  const met = (facts: Facts, register: Huis['register']) =>
    werk({ ...huis, facts, register, omroep });
  return huis.facts.proef((facts) =>
    metRegister
      ? huis.register.proef((register) => met(facts, register))
      : met(facts, huis.register),
  );
}
