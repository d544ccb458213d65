import type { Grafiek, Reeks } from '../definitie/grafiek.ts';
import { maandKort } from '../definitie/notatie.ts';
import { knipVan, label, type Schaal, schaalVan } from './grafiek-schaal.ts';
import { INKT, kleurVan, LETTER, lijnStijl, staafStijl, tekstBreedte } from './grafiek-stijl.ts';
import { labelsZonderGat, watervalReeksen } from './grafiek-waterval.ts';

/** How large a chart is drawn and what stands around it. */
export interface Tekenvlak {
  readonly breedte: number;
  readonly hoogte: number;
  /** Draw the title in the picture (downloads); a page has its own heading. */
  readonly metTitel: boolean;
  /** A line under the chart: stand per, fictief. */
  readonly onderschrift: string | null;
}

type Optie = Record<string, unknown>;
type Waarde = number | null;

/** Below this width (a phone) labels and legend take less room. */
const SMAL = 480;

/** The whole drawing instruction for ECharts: nothing in it moves or depends on the moment. */
export function grafiekOptie(grafiek: Grafiek, vlak: Tekenvlak): Optie {
  const schaal = schaalVan(grafiek);
  const legende = legendeVan(grafiek);
  return {
    animation: false,
    backgroundColor: INKT.papier,
    textStyle: { fontFamily: LETTER, color: INKT.tekst, fontSize: 13 },
    title: titels(grafiek, vlak),
    legend: {
      show: legende.length > 1,
      data: legende,
      top: vlak.metTitel ? 34 : 4,
      left: 0,
      itemWidth: SLEUTEL,
      itemGap: TUSSENRUIMTE,
      itemHeight: SLEUTEL_HOOGTE,
      textStyle: { color: INKT.tekst, fontSize: 13 },
    },
    grid: rasterVan(grafiek, vlak),
    ...assenVan(grafiek, schaal, vlak),
    series:
      grafiek.soort === 'waterval' ? watervalReeksen(grafiek, schaal) : reeksenVan(grafiek, schaal),
  };
}

function titels(grafiek: Grafiek, vlak: Tekenvlak): Optie[] {
  const titel = {
    text: grafiek.titel,
    left: 0,
    top: 4,
    textStyle: { fontSize: 16, color: INKT.tekst, width: vlak.breedte - 8, overflow: 'truncate' },
  };
  const onder = {
    text: vlak.onderschrift ?? '',
    left: 0,
    bottom: 2,
    textStyle: {
      fontSize: 11,
      lineHeight: ONDER_REGEL,
      fontWeight: 'normal',
      color: INKT.as,
      width: vlak.breedte - 4,
      overflow: 'break',
    },
  };
  return [...(vlak.metTitel ? [titel] : []), ...(vlak.onderschrift ? [onder] : [])];
}

/** ECharts 6 keeps labels inside the grid's outer bounds; we only leave room above and below. */
function rasterVan(grafiek: Grafiek, vlak: Tekenvlak): Optie {
  return {
    left: 4,
    right: 14,
    top:
      (vlak.metTitel ? 34 : 4) +
      legendeHoogte(grafiek, vlak.breedte) +
      (grafiek.soort === 'liggend' ? 10 : 30),
    bottom: 8 + onderHoogte(vlak),
    outerBoundsMode: 'same',
    outerBoundsContain: 'all',
  };
}

const SLEUTEL = 26;
const SLEUTEL_HOOGTE = 14;
const TUSSENRUIMTE = 16;

const ONDER_REGEL = 14;

/** Height that the line under the chart takes, broken where the chart is narrow. */
export function onderHoogte(vlak: Pick<Tekenvlak, 'breedte' | 'onderschrift'>): number {
  if (!vlak.onderschrift) return 0;
  const regels = Math.ceil((tekstBreedte(vlak.onderschrift, 11) * 1.08) / (vlak.breedte - 4));
  return 4 + regels * ONDER_REGEL;
}

/** Height that the legend takes when its names are laid out over lines of this width. */
export function legendeHoogte(grafiek: Grafiek, breedte: number): number {
  const namen = legendeVan(grafiek).map((l) => l.name);
  if (namen.length < 2) return 0;
  let regels = 1;
  let plek = 0;
  for (const naam of namen) {
    const nodig = SLEUTEL + 5 + tekstBreedte(naam, 13);
    if (plek > 0 && plek + nodig > breedte - 10) {
      regels += 1;
      plek = 0;
    }
    plek += nodig + TUSSENRUIMTE;
  }
  // ECharts keeps its gap between lines too
  return 24 + (regels - 1) * (SLEUTEL_HOOGTE + TUSSENRUIMTE + 2);
}

function legendeVan(grafiek: Grafiek): { name: string; icon?: string }[] {
  if (grafiek.soort === 'waterval') return [];
  return grafiek.reeksen.map((r) => ({
    name: r.naam,
    ...(r.vorm === 'lijn' ? {} : { icon: 'rect' }),
  }));
}

function assenVan(grafiek: Grafiek, schaal: Schaal, vlak: Tekenvlak): Optie {
  const smal = vlak.breedte < SMAL;
  const liggend = grafiek.soort === 'liggend';
  const knip = knipVan(grafiek);
  const categorie = {
    type: 'category',
    data: grafiek.categorieen.map(maandKort),
    inverse: liggend,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: INKT.as } },
    axisLabel: {
      color: INKT.tekst,
      fontSize: smal ? 11 : 13,
      hideOverlap: !liggend,
      ...(liggend
        ? {
            interval: 0,
            width: labelBreedte(grafiek, vlak.breedte),
            overflow: 'break',
            lineHeight: 14,
          }
        : {}),
      ...(smal && !liggend ? { rotate: 45 } : {}),
      ...(toontElkLabel(grafiek) ? labelsZonderGat(grafiek, vlak.breedte, smal) : {}),
    },
  };
  const waarde = {
    type: 'value',
    name: knip
      ? `${schaal.naam}, as begint bij ${schaal.toon(knip.begin / schaal.deler)}`
      : schaal.naam,
    ...(knip ? { min: knip.begin / schaal.deler } : {}),
    nameLocation: liggend ? 'middle' : 'end',
    nameTextStyle: { color: INKT.tekst, ...(liggend ? {} : { align: 'left' }) },
    ...(liggend ? { nameGap: 28 } : {}),
    ...(smal ? { splitNumber: 3 } : {}),
    splitLine: { lineStyle: { color: INKT.raster } },
    axisLabel: { color: INKT.tekst, fontSize: smal ? 11 : 13, formatter: schaal.toon },
  };
  return liggend ? { xAxis: waarde, yAxis: categorie } : { xAxis: categorie, yAxis: waarde };
}

/** Months may skip a label; a handful of names may not, for then nobody knows what a bar is. */
const toontElkLabel = ({ soort, categorieen }: Grafiek): boolean =>
  soort === 'waterval' ||
  (soort === 'assen' && categorieen.length <= 8 && categorieen.every((c) => !/^\d{4}/.test(c)));

/** No wider than the longest label, and never more than a third of the picture. */
function labelBreedte(grafiek: Grafiek, breedte: number): number {
  const langste = Math.max(0, ...grafiek.categorieen.map((c) => tekstBreedte(c, 13)));
  return Math.min(langste + 4, breedte * 0.34);
}

function reeksenVan(grafiek: Grafiek, schaal: Schaal): Optie[] {
  const meet = (w: Waarde): Waarde => (w === null ? null : w / schaal.deler);
  const reeksen = grafiek.reeksen.flatMap((r, n) => {
    if (r.vorm === 'band') return bandReeksen(r, n, meet);
    const data = r.waarden.map(meet);
    if (r.vorm === 'lijn') return [{ type: 'line', name: r.naam, data, ...lijnStijl(r, n) }];
    return [staafReeks(r, n, data, grafiek, schaal)];
  });
  return metStreep(reeksen, grafiek, schaal);
}

function staafReeks(r: Reeks, n: number, data: Waarde[], grafiek: Grafiek, schaal: Schaal): Optie {
  const losseStaven = grafiek.reeksen.filter((x) => x.vorm === 'staaf').length * data.length <= 14;
  const toonLabel = losseStaven && !r.stapel;
  return {
    type: 'bar',
    name: r.naam,
    // in a stack a zero would leave only its outline
    data: r.stapel ? data.map((w) => (w === 0 ? null : w)) : data,
    barMaxWidth: 44,
    itemStyle: staafStijl(r, n),
    ...(r.stapel ? { stack: r.stapel } : {}),
    label: label(toonLabel, grafiek.soort === 'liggend' ? 'right' : 'top', schaal),
  };
}

/** A band is an invisible lower line with the difference stacked on it. */
function bandReeksen(r: Reeks, n: number, meet: (w: Waarde) => Waarde): Optie[] {
  const laag = (r.laag ?? r.waarden).map(meet);
  const hoog = r.waarden.map(meet);
  const dikte = hoog.map((h, i) => (h === null ? null : h - (laag[i] ?? h)));
  const gedeeld = { type: 'line', stack: `band ${n}`, stackStrategy: 'all', symbol: 'none' };
  const kleur = kleurVan(n);
  return [
    {
      ...gedeeld,
      name: `${r.naam} (ondergrens)`,
      data: laag,
      lineStyle: { opacity: 0 },
      silent: true,
    },
    {
      ...gedeeld,
      name: r.naam,
      data: dikte,
      lineStyle: { opacity: 0 },
      itemStyle: { color: kleur, opacity: 0.35 },
      areaStyle: { color: kleur, opacity: 0.22 },
    },
  ];
}

/** The level to hold against is drawn on the first series; without series there is nothing to hold. */
function metStreep(reeksen: Optie[], grafiek: Grafiek, schaal: Schaal): Optie[] {
  const [eerste, ...rest] = reeksen;
  const { streep } = grafiek;
  if (!eerste || !streep) return reeksen;
  const hoogte = streep.waarde / schaal.deler;
  const markLine = {
    symbol: 'none',
    silent: true,
    z: 10,
    lineStyle: { color: INKT.tekst, type: [5, 4], width: 1.5 },
    label: {
      formatter: `${streep.naam} ${schaal.toon(hoogte)}`,
      position: grafiek.soort === 'liggend' ? 'end' : 'insideStartTop',
      color: INKT.tekst,
      fontSize: 12,
      textBorderWidth: 0,
      backgroundColor: INKT.papier,
      padding: [2, 4],
    },
    data: [grafiek.soort === 'liggend' ? { xAxis: hoogte } : { yAxis: hoogte }],
  };
  return [{ ...eerste, markLine }, ...rest];
}
