import type { Grafiek, Reeks } from '../definitie/grafiek.ts';
import { balkenVan, label, type Schaal } from './grafiek-schaal.ts';
import { staafStijl, tekstBreedte } from './grafiek-stijl.ts';

/** Room for the labels of the value axis. */
const AS_BREEDTE = 70;

/** A bridge is a bar on an invisible one. */
export function watervalReeksen(grafiek: Grafiek, schaal: Schaal): Record<string, unknown>[] {
  const balken = balkenVan(grafiek);
  const basis = { type: 'bar', stack: 'waterval', stackStrategy: 'all', barMaxWidth: 60 };
  return [
    {
      ...basis,
      name: 'onder',
      data: balken.map((b) => Math.min(b.van, b.tot) / schaal.deler),
      itemStyle: { color: 'none' },
      silent: true,
    },
    {
      ...basis,
      name: grafiek.titel,
      data: balken.map((b) => ({
        value: Math.abs(b.tot - b.van) / schaal.deler,
        itemStyle: stapStijl(b.isStand, b.waarde),
        label: { formatter: stapLabel(b.isStand, b.waarde, schaal) },
      })),
      label: label(true, 'top', schaal),
    },
  ];
}

/** Labels under a few bars: all of them, broken between words, smaller where a word does not fit. */
export function labelsZonderGat(grafiek: Grafiek, breedte: number, smal: boolean) {
  if (smal) return { interval: 0 };
  const width = (breedte - AS_BREEDTE) / Math.max(1, grafiek.categorieen.length) - 8;
  const woorden = grafiek.categorieen.flatMap((c) => c.split(/\s+/));
  const fontSize = woorden.some((w) => tekstBreedte(w, 13) > width) ? 11 : 13;
  return { interval: 0, width, overflow: 'break', lineHeight: fontSize + 3, fontSize };
}

const PLUS_REEKS: Reeks = { naam: '', vorm: 'staaf', waarden: [] };

function stapStijl(isStand: boolean, waarde: number | null): Record<string, unknown> {
  if (isStand) return staafStijl(PLUS_REEKS, 0);
  return (waarde ?? 0) < 0
    ? staafStijl({ ...PLUS_REEKS, voorlopig: true }, 2)
    : staafStijl(PLUS_REEKS, 1);
}

function stapLabel(isStand: boolean, waarde: number | null, schaal: Schaal): string {
  if (waarde === null) return '';
  const tekst = schaal.toon(waarde / schaal.deler);
  return isStand || waarde <= 0 ? tekst : `+${tekst}`;
}
