import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';
import { type Datum, maandIndex, maandMetIndex, maandVan } from '../basis/datum.ts';
import type { Verdeling } from '../basis/verdeling.ts';
import { jaarGrenzen } from './jaar.ts';
import { type Modellen, maakModellen } from './model.ts';
import { naleveringPerMaand } from './nalevering.ts';
import { isBekend } from './reeks.ts';
import type { Cel, DeclaratiePost, JaarprognoseInvoer } from './typen.ts';

/** What was to be paid at a closing for care of the year, and what came of it. */
export interface Balanspost {
  readonly jaar: number;
  readonly sluitdatum: Datum;
  /** `null` is all posts together. */
  readonly post: string | null;
  /** The estimate as this method would have made it on the closing day; `null` = nothing known then. */
  readonly geschatCenten: Verdeling | null;
  /** What became known since, for care of the year. */
  readonly afgewikkeldCenten: Centen;
  /** What is still expected; certain zero when all is in. */
  readonly resterendCenten: Verdeling | null;
}

/** Judged declarations of this long ago and younger say which part is granted. */
const MAANDEN_AANVAARDING = 24;

const somVanaf = (cellen: readonly Cel[], vanaf: string, tot: Datum): number =>
  cellen.reduce(
    (s, c) => (c.bekend.slice(0, 7) >= vanaf && isBekend(c.bekend, tot) ? s + c.bedragCenten : s),
    0,
  );

/** The post as it was known on an earlier day: its share of acceptance too is that of then. */
export function postOp(post: DeclaratiePost, dag: Datum): DeclaratiePost {
  if (post.ingediend === undefined) return post;
  const vanaf = maandMetIndex(maandIndex(maandVan(dag)) - MAANDEN_AANVAARDING);
  const toegekend = somVanaf(post.cellen, vanaf, dag);
  const afgekeurd = somVanaf(post.afgekeurd ?? [], vanaf, dag);
  const beoordeeld = toegekend + afgekeurd;
  const aandeel = beoordeeld > 0 ? Math.min(1, Math.max(0, toegekend / beoordeeld)) : null;
  return { ...post, aanvaardAandeel: aandeel };
}

/** What care of the year still brings in after what was granted, as known on the day of `invoer`. */
function nogTeBetalen(invoer: JaarprognoseInvoer, modellen: Modellen): Verdeling | null {
  const maanden = naleveringPerMaand(invoer, modellen);
  const laatste = maanden.at(-1);
  if (!laatste) return null;
  const binnen = maanden.reduce((s, m) => s + m.gedeclareerdCenten, 0);
  const min = (x: Centen) => roundCenten(x - binnen);
  const v = laatste.opgeteldCenten;
  return {
    ...{ p2_5: min(v.p2_5), p10: min(v.p10), p25: min(v.p25), p50: min(v.p50) },
    ...{ p75: min(v.p75), p90: min(v.p90), p97_5: min(v.p97_5), gemiddelde: min(v.gemiddelde) },
  };
}

const kwam = (post: DeclaratiePost, jaar: number, na: Datum, tot: Datum): number =>
  post.cellen.reduce((s, c) => {
    const telt = c.herkomst.startsWith(`${jaar}-`) && !isBekend(c.bekend, na);
    return telt && isBekend(c.bekend, tot) ? s + c.bedragCenten : s;
  }, 0);

function jaarVan(
  invoer: JaarprognoseInvoer,
  posten: readonly DeclaratiePost[],
  jaar: number,
  modellen: Modellen,
): Balanspost[] {
  const { vorigeSluiting: sluitdatum } = jaarGrenzen({ ...invoer, jaar: jaar + 1 });
  if (sluitdatum > invoer.peildatum) return [];
  // a post of which nothing was known at the closing had no balanspost
  const bekend = posten.filter((p) => p.cellen.some((c) => isBekend(c.bekend, sluitdatum)));
  const toen = new Map(bekend.map((p) => [p.post, postOp(p, sluitdatum)]));
  const leverjaar = { ...invoer, jaar, basis: 'leverjaar' as const };
  const van = (post: string | null, deel: readonly DeclaratiePost[]): Balanspost => {
    const daar = deel.flatMap((p) => toen.get(p.post) ?? []);
    const toenInvoer = { ...leverjaar, peildatum: sluitdatum, posten: daar };
    const kwamCenten = deel.reduce((s, p) => s + kwam(p, jaar, sluitdatum, invoer.peildatum), 0);
    return {
      ...{ jaar, sluitdatum, post },
      geschatCenten: nogTeBetalen(toenInvoer, modellen),
      afgewikkeldCenten: toCenten(kwamCenten),
      resterendCenten: nogTeBetalen({ ...leverjaar, posten: deel }, modellen),
    };
  };
  if (bekend.length === 0) return [];
  return [van(null, bekend), ...bekend.map((p) => van(p.post, [p]))];
}

/**
 * The balanspost of each closing up to the peildatum that the facts reach back to: replayed as of the
 * closing day, against what came in since and what is still expected. Care of the year itself; older
 * care is not in it.
 * @param jaren how many closings to look back
 */
export function balansposten(
  invoer: JaarprognoseInvoer,
  jaren: number,
  meld: (deel: number) => void = () => undefined,
): Balanspost[] {
  const posten = invoer.posten.filter((p) => p.stroom === 'declaraties');
  const modellen = maakModellen();
  const laatste = Number(invoer.peildatum.slice(0, 4)) - 1;
  return Array.from({ length: jaren }, (_, i) => laatste - i).flatMap((jaar, i) => {
    const uit = jaarVan(invoer, posten, jaar, modellen);
    meld((i + 1) / jaren);
    return uit;
  });
}

/** What became of an estimate: settled and still expected together, drawn no more. */
export const werkelijkVan = (b: Balanspost): Centen =>
  toCenten(b.afgewikkeldCenten + (b.resterendCenten?.p50 ?? 0));
