import { z } from 'zod';
import type { Centen } from '../../core/basis/bedrag.ts';
import { deelTekort } from '../../core/participatie/vangnet.ts';
import { euroFijn, procent } from '../../definitie/notatie.ts';
import type { VangnetNorm } from '../../normen/vangnet.ts';
import { centen } from './velden.ts';

/** Who bears a deficit; cents. */
export const deling = z.object({ eigenCenten: centen, vangnetCenten: centen });

/** Divides what benefits cost more than the budget; `null` without a rule of the year or a budget. */
export const delingVan = (netto: Centen, budget: Centen, norm: VangnetNorm | null) =>
  norm === null || budget <= 0 ? null : deelTekort(netto, budget, norm);

/** What is known of the rule, what is not, and on what else the right to it depends. */
export function vangnetInWoorden(norm: VangnetNorm, jaarNr: number): string {
  const [vrij, half] = [procent(norm.vrij, 1), procent(norm.half, 1)];
  const teVerifieren =
    norm.gelezen === 'drempel'
      ? `De drempel van het vangnet (${vrij}) staat in de voorwaarden van ${jaarNr}. De bovengrens (${half}) is nog te verifiëren.`
      : `De grenzen van het vangnet (${vrij} en ${half}) zijn nog te verifiëren in de regeling van ${jaarNr}.`;
  return `${teVerifieren} ${norm.voorwaarde}`;
}

/** Who bears the deficit, as a sentence; empty when there is none. */
export function delingInWoorden(d: z.output<typeof deling> | null): string {
  if (d === null || d.eigenCenten + d.vangnetCenten === 0) return '';
  return d.vangnetCenten === 0
    ? 'Dat is onder de drempel van het vangnet en dus voor de gemeente zelf.'
    : `Daarvan is ${euroFijn(d.eigenCenten)} voor de gemeente zelf en ${euroFijn(d.vangnetCenten)} mogelijk voor het vangnet.`;
}
