import { createHash } from 'node:crypto';
import { BarChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
} from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Grafiek } from '../definitie/grafiek.ts';
import { grafiekOptie, legendeHoogte, onderHoogte, type Tekenvlak } from './grafiek-optie.ts';
import { tekstBreedte } from './grafiek-stijl.ts';

use([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  SVGRenderer,
]);

setPlatformAPI({
  measureText: (tekst, font) => ({
    width: tekstBreedte(tekst, Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12)),
  }),
});

export type TekenOpties = Partial<Tekenvlak>;

/** Widths outside these bounds are drawn at the bound. */
export const BREEDTE = { minimum: 280, standaard: 800, maximum: 2400 } as const;

/**
 * Draws a chart as SVG with a name and a description for who cannot see it. Only presentation
 * attributes: no style, script or class, so that a strict content security policy lets it through.
 * The same specification gives the same bytes.
 */
export function toSvg(grafiek: Grafiek, opties: TekenOpties = {}): string {
  const vlak = vlakVan(grafiek, opties);
  const tekening = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: vlak.breedte,
    height: vlak.hoogte,
  });
  try {
    tekening.setOption(grafiekOptie(grafiek, vlak));
    return afgewerkt(tekening.renderToSVGString(), grafiek, vlak);
  } finally {
    // without this the process never ends
    tekening.dispose();
  }
}

/** One line under the chart is in its height already. */
const ONDER_GEREKEND = 18;

function vlakVan(grafiek: Grafiek, opties: TekenOpties): Tekenvlak {
  const gevraagd = opties.breedte ?? BREEDTE.standaard;
  const breedte = Math.round(Math.min(BREEDTE.maximum, Math.max(BREEDTE.minimum, gevraagd)));
  const legende = legendeHoogte(grafiek, breedte);
  const balken =
    grafiek.soort === 'liggend' ? 90 + grafiek.categorieen.length * rijhoogte(grafiek) : 0;
  const vrij = Math.max(balken, Math.round(Math.min(380, Math.max(260, breedte * 0.45))));
  const { metTitel = false, onderschrift = null } = opties;
  const onder = Math.max(0, onderHoogte({ breedte, onderschrift }) - ONDER_GEREKEND);
  const hoogte = opties.hoogte ?? Math.round(vrij + legende + onder);
  return { breedte, hoogte, metTitel, onderschrift };
}

/** Bars that stand beside each other need more room than a stack. */
function rijhoogte(grafiek: Grafiek): number {
  const naast = new Set(grafiek.reeksen.map((r, i) => r.stapel ?? `los ${i}`)).size;
  return 12 + Math.max(1, naast) * 13;
}

function afgewerkt(ruw: string, grafiek: Grafiek, vlak: Tekenvlak): string {
  const merk = createHash('sha256')
    .update(JSON.stringify([grafiek, vlak]))
    .digest('hex')
    .slice(0, 8);
  const lijf = ruw
    .replace(/^<svg [^>]*>/, '')
    .replace(/<style ?>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, stijl: string) => alsAttributen(stijl))
    .replace(/zr\d+-/g, `g${merk}-`)
    .replace(/\n+/g, '\n');
  const kop =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${vlak.breedte}" height="${vlak.hoogte}" ` +
    `viewBox="0 0 ${vlak.breedte} ${vlak.hoogte}" lang="nl" role="img" ` +
    `aria-labelledby="t${merk} d${merk}">`;
  const naam = `<title id="t${merk}">${escapeXml(grafiek.titel)}</title>`;
  const omschrijving = `<desc id="d${merk}">${escapeXml(grafiek.beschrijving)}</desc>`;
  return `${kop}\n${naam}\n${omschrijving}${lijf}`;
}

/** The values are attribute text already, so nothing is escaped twice. */
function alsAttributen(stijl: string): string {
  return stijl
    .split(';')
    .map((s) => s.trim())
    .filter(Boolean)
    .map((s) => {
      const punt = s.indexOf(':');
      return ` ${s.slice(0, punt)}="${s.slice(punt + 1).trim()}"`;
    })
    .join('');
}

const TEKENS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escapeXml = (tekst: string): string => tekst.replace(/[&<>"]/g, (t) => TEKENS[t] ?? t);
