import type { Cel, Rij } from '../tabellen/cel.ts';
import { ruweCel } from './cellen.ts';

/** A range of cells by row number and column from zero. */
interface Bereik {
  readonly rijen: readonly [van: number, tot: number];
  readonly kolommen: readonly [van: number, tot: number];
}

const kolomVan = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function leesBereik(tekst: string): Bereik | null {
  const [, a = '', b = '', c = '', d = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(tekst) ?? [];
  if (a === '') return null;
  return { rijen: [Number(b), Number(d)], kolommen: [kolomVan(a), kolomVan(c)] };
}

/** Whether a merged range (`B3:C3`) holds an amount; a year above columns is a heading. */
export function heeftBedrag(rijen: readonly Rij[], tekst: string): boolean {
  const bereik = leesBereik(tekst);
  const k = bereik?.kolommen[0] ?? 0;
  const cel = rijen.find((r) => r.nr === bereik?.rijen[0])?.cellen[k];
  const gelezen = cel === undefined || k === 0 ? null : ruweCel(cel, 'nl');
  if (typeof gelezen !== 'object' || gelezen === null) return false;
  return !(gelezen.decimalen === 0 && gelezen.cijfers >= 1990 && gelezen.cijfers <= 2100);
}

/** A name that was merged over rows is the name of each of them. */
export function vulNamenAan(rijen: readonly Rij[], bereiken: readonly string[]): readonly Rij[] {
  const lang = bereiken.flatMap((b) => leesBereik(b) ?? []).filter((b) => b.rijen[1] > b.rijen[0]);
  if (lang.length === 0) return rijen;
  const opNummer = new Map(rijen.map((r): [number, Cel[]] => [r.nr, [...r.cellen]]));
  for (const {
    rijen: [van, tot],
    kolommen: [k],
  } of lang) {
    const naam = opNummer.get(van)?.[k];
    for (let nr = van + 1; nr <= tot && typeof naam === 'string'; nr++) {
      const cellen = opNummer.get(nr);
      if (cellen && (cellen[k] ?? '') === '') cellen[k] = naam;
    }
  }
  return rijen.map((r) => ({ ...r, cellen: opNummer.get(r.nr) ?? r.cellen }));
}
