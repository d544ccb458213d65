import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Personen } from '../definitie/personen.ts';
import type { Sleutels } from './sleutels.ts';

/** What a packed file begins with (zip, gzip): its content cannot be searched as it is. */
const INGEPAKT = [Buffer.from('PK'), Buffer.from([0x1f, 0x8b])];
/** Base64 of a zip, as an envelope carries one. */
const INGEPAKT_TEKST = /UEsDB|H4sI/;

/** The side of the key holder over a data folder. */
export function createPersonen(map: string, sleutels: Sleutels): Personen {
  return {
    pseudoniem: (gemeente) =>
      sleutels.heeftPersonen(gemeente) ? sleutels.pseudoniemen(gemeente) : null,
    inQuarantaine: async (bsns) => {
      const plek = join(map, 'quarantaine');
      const namen = (await readdir(plek).catch(() => [])).filter((n) => n.endsWith('.dicht'));
      return namen.filter((naam) => noemt(sleutels.ontsleutel(join(plek, naam)), bsns));
    },
  };
}

/** Whether a file may name a BSN: with or without its leading zero, in UTF-8 or UTF-16. */
function noemt(inhoud: Buffer, bsns: readonly string[]): boolean {
  if (INGEPAKT.some((begin) => inhoud.subarray(0, begin.length).equals(begin))) return true;
  if (INGEPAKT_TEKST.test(inhoud.toString('latin1'))) return true;
  return bsns.some((bsn) => {
    const kaal = bsn.replace(/^0+/, '');
    return inhoud.includes(kaal) || inhoud.includes(Buffer.from(kaal, 'utf16le'));
  });
}
