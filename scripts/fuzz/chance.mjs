import { createToeval } from '../../dist/core/basis/toeval.js';

/**
 * Seeded choices: the same text gives the same ones.
 * @typedef {{ getal: (onder: number) => number, eens: (kans: number) => boolean, kies: <T>(lijst: readonly T[]) => T }} Chance
 */

/**
 * Makes the choices of one input, from all that names it.
 * @param {string} naam
 * @returns {Chance}
 */
export function createChance(naam) {
  let zaad = 0x811c9dc5;
  // FNV-1a, so that neighbouring numbers give streams that have nothing in common
  for (let i = 0; i < naam.length; i++) zaad = Math.imul(zaad ^ naam.charCodeAt(i), 0x01000193);
  const toeval = createToeval(zaad);
  const getal = (onder) => Math.floor(toeval() * onder);
  return { getal, eens: (kans) => toeval() < kans, kies: (lijst) => lijst[getal(lijst.length)] };
}
