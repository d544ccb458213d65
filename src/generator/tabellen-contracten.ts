import { AANBIEDERS, type Aanbieder } from './aanbieders.ts';
import { metTeken } from './berichten-declaratie.ts';
import { type Cel, csvTekst } from './csv.ts';
import { datumVan, eersteVan, jaarVanMaand } from './kalender.ts';
import type { Declaratie, Wereld } from './model.ts';
import type { Product } from './product.ts';
import { indexVan, PRODUCTEN, tariefVan } from './producten.ts';
import { centen, type Tabel } from './stroomtabel.ts';
import type { Verhaal } from './verhaal.ts';

/** Products with a ceiling per provider and year, as a part of what the year turns out to cost. */
const PLAFONDS: Readonly<Record<string, number>> = { '45A05': 0.9, '54002': 1.05, '15A01': 1.15 };
/** Ceilings are agreed on in whole thousands of euros. */
const PLAFONDSTAP = 100_000;
/** Paid per piece or by what it costs, not by the hour. */
const OUTPUT = new Set(['82', '83']);

/** What was declared and not refused, per provider, product and year of care. */
type Afname = ReadonlyMap<string, number>;
const sleutel = (agb: string, code: string, jaar: number): string => `${agb}|${code}|${jaar}`;

/** `contracten.csv`: per provider, product and year, at the tariff of that year. */
export function contracten(
  { verhaal }: Wereld,
  declaraties: readonly Declaratie[],
  niveauVan: (post: string) => string,
): Tabel {
  const afname = afnameVan(declaraties);
  const laatste = Math.floor(verhaal.januari / 12);
  const rijen: Cel[][] = [];
  for (const a of AANBIEDERS) {
    for (const p of PRODUCTEN.filter((product) => a.producten[product.code] !== undefined)) {
      for (let jaar = jaarVanMaand(verhaal.begin); jaar <= laatste; jaar++) {
        const looptijd = looptijdIn(a, jaar, verhaal);
        if (!looptijd) continue;
        const kop = [a.agb, p.wet, p.categorie, p.code, ...looptijd.map(datumVan)];
        rijen.push([
          ...kop,
          ...voorwaarden(p, jaar),
          plafond(afname, a, p, jaar),
          niveauVan(p.post),
          60,
        ]);
      }
    }
  }
  const koppen = ['agb', 'wet', 'productcategorie', 'productcode', 'ingangsdatum', 'einddatum'];
  const prijs = ['tarief', 'eenheid', 'bekostiging', 'indexatie', 'bandbreedte'];
  const rest = ['plafond', 'inkoopniveau', 'indieningstermijn dagen'];
  return ['contracten.csv', csvTekst([...koppen, ...prijs, ...rest], rijen)];
}

/** First and last day of a contract within a year; `null` when there is none in it. */
function looptijdIn(a: Aanbieder, jaar: number, verhaal: Verhaal): [number, number] | null {
  const [van, tot] = [eersteVan(jaar * 12), eersteVan(jaar * 12 + 12) - 1];
  const eigen: [number, number] = [
    a.rol === 'begint' ? Math.max(van, eersteVan(verhaal.beginMaand)) : van,
    a.rol === 'stopt' ? Math.min(tot, eersteVan(verhaal.stopMaand) - 1) : tot,
  ];
  return eigen[0] <= eigen[1] ? eigen : null;
}

function voorwaarden(p: Product, jaar: number): Cel[] {
  const tarief = tariefVan(p, jaar);
  const index = tarief === null ? null : `${(indexVan(jaar) * 100).toFixed(1).replace('.', ',')}%`;
  const output = OUTPUT.has(p.eenheid);
  return [centen(tarief), p.eenheid, output ? 'output' : 'inspanning', index, output ? '3%' : null];
}

function plafond(afname: Afname, a: Aanbieder, p: Product, jaar: number): Cel {
  const deel = PLAFONDS[p.code];
  const kosten = afname.get(sleutel(a.agb, p.code, jaar)) ?? 0;
  if (deel === undefined || kosten === 0) return null;
  return { centen: Math.ceil((kosten * deel) / PLAFONDSTAP) * PLAFONDSTAP };
}

function afnameVan(declaraties: readonly Declaratie[]): Afname {
  const som = new Map<string, number>();
  for (const d of declaraties) {
    if (d.nietVerzonden || d.geheelAfgewezen) continue;
    for (const r of d.regels) {
      if (d.afgewezen.has(r)) continue;
      const { product } = r.levering.toewijzing;
      const plek = sleutel(d.aanbieder.agb, product.code, jaarVanMaand(r.levering.maand));
      som.set(plek, (som.get(plek) ?? 0) + metTeken(r));
    }
  }
  return som;
}
