import type { Formule, GedrukteSom, GedrukteTabel } from './gedrukt.ts';
import { oordeel } from './oordeel.ts';
import type { NagerekendeSom } from './typen.ts';
import { uitGetal } from './uit-gedrukt.ts';

/** What a formula gives: with the printed figures, and at most and at least with what was rounded off. */
interface Bereik {
  readonly punt: number;
  readonly laag: number;
  readonly hoog: number;
}

const zeker = (n: number): Bereik => ({ punt: n, laag: n, hoog: n });

/**
 * Recomputes the sums that no label gives away: shares, figures per inhabitant, bridges between
 * tables. Every printed figure stands for all values that print the same, so the outcome has bounds.
 * @param tabellen the tables that a formula may name, by code; `eigen` is the one it stands in
 * @throws Error when a formula names a cell that holds no figure: then the publication is broken
 */
export function rekenSommenNa(
  eigen: GedrukteTabel,
  tabellen: ReadonlyMap<string, GedrukteTabel>,
): NagerekendeSom[] {
  return (eigen.sommen ?? []).map((som) => {
    const { punt, laag, hoog } = reken(som.formule, eigen, tabellen);
    const schaal = 10 ** som.decimalen;
    const berekend = rond(punt, som.decimalen);
    const verschil = rond(som.gedrukt - berekend, som.decimalen);
    const halveStap = 0.5 / schaal;
    const past = laag - halveStap <= som.gedrukt && som.gedrukt <= hoog + halveStap;
    const grens = past ? Number.POSITIVE_INFINITY : 0;
    const uitkomst = oordeel(verschil, grens, som.decimalen);
    return {
      plaats: som.naam,
      gepubliceerd: som.gedrukt,
      berekend,
      verschil,
      uitkomst,
      pmPosten: 0,
      verklaring: verklaar(som, uitkomst, punt),
    };
  });
}

const rond = (n: number, decimalen: number): number => {
  const schaal = 10 ** decimalen;
  // halves away from zero, as in print; the tail is noise of the division
  const uit = (Math.sign(n) * Math.round(Math.abs(n) * schaal + 1e-9)) / schaal;
  return uit === 0 ? 0 : uit;
};

function verklaar({ decimalen }: GedrukteSom, uitkomst: NagerekendeSom['uitkomst'], punt: number) {
  const onafgerond = punt.toFixed(decimalen + 3).replace('.', ',');
  switch (uitkomst) {
    case 'klopt':
      return `Klopt: onafgerond ${onafgerond}.`;
    case 'afronding':
      return `Onafgerond ${onafgerond}. Het verschil past binnen de afronding van de gedrukte delen.`;
    default:
      return `Onafgerond ${onafgerond}. Meer dan afronding van de gedrukte delen kan geven.`;
  }
}

function reken(
  f: Formule,
  eigen: GedrukteTabel,
  tabellen: ReadonlyMap<string, GedrukteTabel>,
): Bereik {
  const van = (deel: Formule): Bereik => reken(deel, eigen, tabellen);
  if (typeof f === 'number') return zeker(f);
  if ('cel' in f) return celVan(f, eigen, tabellen);
  if ('plus' in f) return f.plus.map(van).reduce(telOp, zeker(0));
  if ('min' in f) {
    const [a, b] = [van(f.min[0]), van(f.min[1])];
    return { punt: a.punt - b.punt, laag: a.laag - b.hoog, hoog: a.hoog - b.laag };
  }
  if ('maal' in f) return uitHoeken(van(f.maal[0]), van(f.maal[1]), (a, b) => a * b);
  const noemer = van(f.deel[1]);
  if (noemer.laag <= 0 && noemer.hoog >= 0)
    throw new Error('a formula divides by what may be zero');
  return uitHoeken(van(f.deel[0]), noemer, (a, b) => a / b);
}

const telOp = (a: Bereik, b: Bereik): Bereik => ({
  punt: a.punt + b.punt,
  laag: a.laag + b.laag,
  hoog: a.hoog + b.hoog,
});

/** The outermost outcomes of a product or quotient lie at its corners. */
function uitHoeken(a: Bereik, b: Bereik, doe: (x: number, y: number) => number): Bereik {
  const hoeken = [
    doe(a.laag, b.laag),
    doe(a.laag, b.hoog),
    doe(a.hoog, b.laag),
    doe(a.hoog, b.hoog),
  ];
  return { punt: doe(a.punt, b.punt), laag: Math.min(...hoeken), hoog: Math.max(...hoeken) };
}

function celVan(
  { cel: [rij, kolom], tabel }: Extract<Formule, { cel: unknown }>,
  eigen: GedrukteTabel,
  tabellen: ReadonlyMap<string, GedrukteTabel>,
): Bereik {
  const waar = tabel === undefined ? eigen : tabellen.get(tabel);
  const k = waar?.kolommen.indexOf(kolom) ?? -1;
  const regel = waar?.rijen.find((cellen) => cellen.includes(rij));
  const waarde = regel?.[k];
  if (typeof waarde !== 'number') throw new Error(`no printed figure at ${rij}, ${kolom}`);
  const half = 0.5 * 10 ** -decimalenVan(waarde, waar?.rijen ?? [], k, regel);
  return { punt: waarde, laag: waarde - half, hoog: waarde + half };
}

/** The figures of a row are printed alike; a whole number among figures with decimals is one too. */
function decimalenVan(
  waarde: number,
  rijen: GedrukteTabel['rijen'],
  kolom: number,
  regel: GedrukteTabel['rijen'][number] | undefined,
): number {
  const eigen = decimalen(waarde);
  const inRij = (regel ?? []).filter((c) => typeof c === 'number' && !Number.isInteger(c));
  const allesHeel = rijen.every((r) => Number.isInteger(r[kolom] ?? 0));
  if (eigen > 0 || allesHeel || Math.abs(waarde) >= 1000) return eigen;
  return Math.max(eigen, ...inRij.map((c) => decimalen(Number(c))));
}

function decimalen(waarde: number): number {
  const cel = uitGetal(waarde);
  return typeof cel === 'object' && cel !== null ? cel.decimalen : 0;
}
