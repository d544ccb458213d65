import { ok, type Result } from '../../core/basis/result.ts';
import type { Cel, Rij } from '../tabellen/cel.ts';
import { weigerBestand } from './reden.ts';

type Veld = Readonly<Record<string, unknown>>;

const isVeld = (x: unknown): x is Veld => typeof x === 'object' && x !== null && !Array.isArray(x);
const isCel = (x: unknown): boolean =>
  x === null || ['string', 'number', 'boolean'].includes(typeof x);
const isCellenrij = (x: unknown): x is unknown[] => Array.isArray(x) && x.every(isCel);

function cel(x: unknown): Cel {
  if (typeof x === 'number' || typeof x === 'string') return x;
  return typeof x === 'boolean' ? (x ? 'ja' : 'nee') : '';
}

const VORMEN =
  'een lijst rijen ([["Post", "2024"], ["Wmo", 10]]), een lijst objecten met dezelfde velden, een object met per rij een lijst getallen, of een object met "kolommen" en "rijen"';

/**
 * A table in JSON in the forms in which people write one: rows of cells, objects with the same
 * fields, a list of figures per row, or `kolommen` and `rijen` as the worked examples have them.
 */
export function leesJsonTabel(tekst: string): Result<Rij[]> {
  let inhoud: unknown;
  try {
    inhoud = JSON.parse(tekst);
  } catch {
    return weigerBestand('bestand-onleesbaar', 'Dit is geen geldige JSON.');
  }
  const rijen = rijenVan(inhoud);
  if (rijen === null) {
    return weigerBestand(
      'onbekende-json',
      `In deze JSON staat geen tabel. Bekend zijn: ${VORMEN}.`,
    );
  }
  return ok(rijen.map((cellen, i) => ({ nr: i + 1, cellen })));
}

function rijenVan(inhoud: unknown): Cel[][] | null {
  if (Array.isArray(inhoud)) {
    if (inhoud.length > 0 && inhoud.every(isCellenrij)) return inhoud.map((r) => r.map(cel));
    if (inhoud.length > 0 && inhoud.every((r) => isVeld(r) && Object.values(r).every(isCel)))
      return uitObjecten(inhoud);
    return null;
  }
  if (!isVeld(inhoud)) return null;
  const { kolommen, rijen, titel, eenheid } = inhoud;
  if (isCellenrij(kolommen) && Array.isArray(rijen) && rijen.every(isCellenrij)) {
    const boven = [titel, eenheid].filter((t) => typeof t === 'string').map((t) => [cel(t)]);
    return [...boven, kolommen.map(cel), ...rijen.map((r) => r.map(cel))];
  }
  const regels = Object.entries(inhoud).filter((e): e is [string, unknown[]] => isCellenrij(e[1]));
  return regels.length >= 2 ? regels.map(([naam, r]) => [naam, ...r.map(cel)]) : null;
}

/** Numeric keys come first in every object: the field that holds text names the rows. */
function uitObjecten(objecten: readonly Veld[]): Cel[][] {
  const namen = [...new Set(objecten.flatMap((o) => Object.keys(o)))];
  const isNaam = (n: string) =>
    objecten.every((o) => typeof (o[n] ?? '') === 'string') &&
    objecten.some((o) => /\p{L}/u.test(String(cel(o[n]))));
  const op = [...namen.filter(isNaam), ...namen.filter((n) => !isNaam(n))];
  return [op, ...objecten.map((o) => op.map((n) => cel(o[n])))];
}
