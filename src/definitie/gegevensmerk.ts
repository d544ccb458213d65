import type { Antwoord } from './vraag.ts';

/**
 * How figures that are not the municipality's own are marked: made up, or published by it and
 * brought along as a worked example (those rest on no facts at all). `null` when they are its own.
 */
export function gegevensmerk(antwoord: Pick<Antwoord, 'fictief' | 'snapshot'>): string | null {
  if (!antwoord.fictief) return null;
  return antwoord.snapshot === 0 ? 'VOORBEELD: gepubliceerde cijfers' : 'FICTIEVE GEGEVENS';
}
