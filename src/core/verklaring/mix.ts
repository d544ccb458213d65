import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';

/** A class of care in one span: how many had it, and what it cost. */
export interface Klasse {
  readonly clienten: number;
  readonly kosten: Centen;
}

/** Change of cost between two spans; the three make the whole to the cent. */
export interface Mixbrug {
  readonly verschilCenten: Centen;
  /** More or fewer clients, at the mix and the cost per client of then. */
  readonly aantalCenten: Centen;
  /** Another share of each class, at its cost per client of then. */
  readonly mixCenten: Centen;
  /** More or less per client within a class: price, hours, length. */
  readonly perClientCenten: Centen;
}

const som = (klassen: readonly Klasse[], kies: (k: Klasse) => number): number =>
  klassen.reduce((s, k) => s + kies(k), 0);

/**
 * Explains a change of cost by number, mix and cost per client (textbook volume-mix-price). A class
 * of which nobody was there then has no cost of then: it counts at that of now, so that its coming is mix.
 * @param toen,nu the same classes in the same order
 * @returns `null` when one of the spans has no clients
 */
export function mixbrug(toen: readonly Klasse[], nu: readonly Klasse[]): Mixbrug | null {
  if (toen.length !== nu.length) throw new Error('classes of two spans do not match');
  const [n0, n1] = [som(toen, (k) => k.clienten), som(nu, (k) => k.clienten)];
  if (n0 === 0 || n1 === 0) return null;
  const verschil = som(nu, (k) => k.kosten) - som(toen, (k) => k.kosten);
  const gemiddeldToen = som(toen, (k) => k.kosten) / n0;
  const aantal = roundCenten((n1 - n0) * gemiddeldToen);
  const mix = toen.reduce((s, k, i) => {
    const later = nu[i] ?? k;
    const bron = k.clienten > 0 ? k : later;
    const per = bron.clienten > 0 ? bron.kosten / bron.clienten : 0;
    return s + (later.clienten / n1 - k.clienten / n0) * per;
  }, 0);
  const mixCenten = roundCenten(n1 * mix);
  return {
    verschilCenten: toCenten(verschil),
    aantalCenten: aantal,
    mixCenten,
    perClientCenten: toCenten(verschil - aantal - mixCenten),
  };
}
