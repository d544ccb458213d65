import { isGetal, isKop } from './kop.ts';
import type { RuweTabel } from './typen.ts';

type Rij = RuweTabel['rijen'][number];

const gevuld = (rij: Rij | undefined): number => rij?.cellen.filter((c) => c !== null).length ?? 0;

/** Parts a sheet that holds several tables: each begins with headings of its own after an empty row. */
export function splits(tabel: RuweTabel): RuweTabel[] {
  const delen: Rij[][] = [[]];
  let heeftGetallen = false;
  for (const [i, rij] of tabel.rijen.entries()) {
    const vorige = tabel.rijen[i - 1];
    if (heeftGetallen && vorige && rij.nr > vorige.nr + 1 && begintTabel(tabel.rijen, i)) {
      delen.push([]);
      heeftGetallen = false;
    }
    delen.at(-1)?.push(rij);
    heeftGetallen ||= rij.cellen.some(isGetal) && !isKop(rij);
  }
  if (delen.length === 1) return [tabel];
  return delen.map((rijen, i) => ({
    naam: [tabel.naam, `tabel ${i + 1}`].filter((n) => n !== '').join(', '),
    rijen,
  }));
}

/** Headings, perhaps under a title of one cell. */
function begintTabel(rijen: readonly Rij[], plek: number): boolean {
  const eerste = rijen[plek];
  const isTitel = gevuld(eerste) === 1 && eerste?.cellen.some((c) => typeof c === 'string');
  const kop = isTitel ? rijen[plek + 1] : eerste;
  if (!kop || gevuld(kop) < 2 || !isKop(kop)) return false;
  const namen = kop.cellen.filter((c) => typeof c === 'string' && !/^p\.?m\.?$/i.test(c)).length;
  return namen >= 2 || kop.cellen.some(isGetal);
}
