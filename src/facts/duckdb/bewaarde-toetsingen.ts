import type { Datum } from '../../core/basis/datum.ts';
import type { Gemeente } from '../../core/basis/domein.ts';
import type { PrognoseSleutel, Toetsing } from '../port.ts';
import { bewaarPrognose, leesPrognose } from './beheer.ts';
import { stand } from './lees-overig.ts';
import { toetsingen } from './lees-toetsingen.ts';
import type { Verbinding } from './verbinding.ts';

/** Bump when a rule changes: what was found by earlier rules is not reused. */
const VERSIE = '3';

interface Vraag {
  readonly gemeente: Gemeente;
  readonly peildatum: Datum;
  readonly isBezet: () => boolean;
}

/**
 * The rules that hold declarations against all other facts, kept per snapshot and peildatum: on
 * millions of lines they take a second, and the same snapshot always gives the same findings. What is
 * found while an import runs is not kept.
 */
export async function bewaardeToetsingen(
  lees: Verbinding,
  schrijf: Verbinding,
  { gemeente, peildatum, isBezet }: Vraag,
): Promise<readonly Toetsing[]> {
  const nu = await stand(lees, gemeente);
  if (!nu || isBezet()) return toetsingen(lees, gemeente, peildatum);
  const { snapshot } = nu;
  const sleutel: PrognoseSleutel = {
    gemeente,
    soort: 'toetsingen',
    snapshot,
    peildatum,
    parameters: VERSIE,
  };
  // safe: under this key only findings of these rules are kept
  const bewaard = (await leesPrognose(lees, sleutel)) as readonly Toetsing[] | null;
  if (bewaard) return bewaard;
  const gevonden = await toetsingen(lees, gemeente, peildatum);
  const later = await stand(lees, gemeente);
  if (!isBezet() && later?.snapshot === snapshot) await bewaarPrognose(schrijf, sleutel, gevonden);
  return gevonden;
}
