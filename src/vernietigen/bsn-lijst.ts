import { no, ok, type Result } from '../core/basis/result.ts';
import { isBsn } from '../intake/berichten/regels/bsn.ts';

/**
 * Reads BSNs, one or more a line, apart by blanks, commas or semicolons; a leading zero may be gone.
 * A refusal names the line, never what stands there.
 */
export function leesBsns(tekst: string): Result<readonly string[]> {
  const bsns = new Set<string>();
  for (const [i, regel] of tekst.replace('\ufeff', '').split(/\r?\n/).entries()) {
    for (const woord of regel.split(/[\s,;]+/).filter(Boolean)) {
      const bsn = woord.replaceAll('"', '').padStart(9, '0');
      if (i === 0 && /^"?(bsn|burgerservicenummer)"?$/i.test(woord)) continue;
      if (!isBsn(bsn))
        return no(
          'ongeldigeInvoer',
          `Op regel ${i + 1} staat geen geldig BSN. Er is niets gedaan.`,
        );
      bsns.add(bsn);
    }
  }
  if (bsns.size === 0) return no('ongeldigeInvoer', 'Er is geen BSN gegeven. Er is niets gedaan.');
  return ok([...bsns]);
}
