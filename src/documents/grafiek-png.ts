import { Resvg } from '@resvg/resvg-js';
import type { Grafiek } from '../definitie/grafiek.ts';
import { type TekenOpties, toSvg } from './grafiek-svg.ts';

/** Draws a chart as PNG at twice its size, sharp in a document. Uses the fonts of the machine. */
export function toPng(grafiek: Grafiek, opties: TekenOpties = {}): Buffer {
  const svg = toSvg(grafiek, opties);
  const beeld = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      loadSystemFonts: true,
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  });
  return beeld.render().asPng();
}
