import { no, ok, type Result } from '../core/basis/result.ts';
import type { Huis } from './huis.ts';

/** On whose behalf and for which municipality an act is done. */
export interface Handelingkop {
  readonly gemeente: string;
  readonly fictief?: boolean | undefined;
  /** The file that the act came from; told in the log. */
  readonly bron?: string | undefined;
}

/**
 * Chooses for which municipality an act is done: the one that was named, else the only one of the
 * house. What is recorded for a demonstration municipality is marked as demonstration too.
 */
export async function kiesHandelingkop(
  huis: Huis,
  gevraagd: string | undefined,
): Promise<Result<Handelingkop>> {
  const bekend = [
    ...new Set([...(await huis.facts.gemeenten()), ...(await huis.register.gemeenten())]),
  ].sort();
  const gemeente = gevraagd ?? (bekend.length === 1 ? bekend[0] : undefined);
  if (gemeente === undefined) {
    const keus = bekend.length > 0 ? ` Kies uit: ${bekend.join(', ')}.` : '';
    return no('ongeldigeInvoer', `Geef op voor welke gemeente u dit doet.${keus}`, [
      { veld: 'gemeente', melding: 'Geef de CBS-code van de gemeente op (vier cijfers).' },
    ]);
  }
  if (!/^\d{4}$/.test(gemeente)) {
    return no('ongeldigeInvoer', `"${gemeente}" is geen gemeentecode van vier cijfers.`, [
      { veld: 'gemeente', melding: 'Geef de CBS-code van de gemeente op (vier cijfers).' },
    ]);
  }
  const stand = await huis.facts.stand(gemeente);
  return ok({ gemeente, fictief: stand?.fictief ?? false });
}
