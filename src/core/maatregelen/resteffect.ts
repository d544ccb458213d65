import { type Centen, roundCenten } from '../basis/bedrag.ts';
import { type Datum, jaarVan, maandIndex, maandVan } from '../basis/datum.ts';
import { opbrengstInJaar } from './ingroei.ts';
import type { Maatregel } from './maatregel.ts';
import { telbaar } from './opbrengst.ts';

/**
 * What a measure can still yield this year, seen from a day: the part of this year's yield that falls
 * in the months after it. A measure that has not started yet keeps its whole yield of this year.
 * @returns `null` when this year's yield is PM
 */
export function resteffect(m: Maatregel, peildatum: Datum): Centen | null {
  const jaar = jaarVan(peildatum);
  const delen = (['besparing', 'extraInkomsten'] as const).map((s) => opbrengstInJaar(m, s, jaar));
  const bedragen = delen.map((o) => (o ? telbaar(o) : 0));
  if (bedragen.includes(null)) return null;
  const heel = bedragen.reduce<number>((a, b) => a + (b ?? 0), 0);
  const start = Math.max(jaar * 12, beginMaand(m) + m.vertragingMaanden);
  const nu = maandIndex(maandVan(peildatum)) + 1;
  const maanden = Math.max(1, jaar * 12 + 12 - start);
  const over = Math.max(0, jaar * 12 + 12 - Math.max(start, nu));
  return roundCenten((heel * Math.min(over, maanden)) / maanden);
}

/** The month with which the first yield of a measure begins. */
function beginMaand({ reeksen }: Maatregel): number {
  const maanden = reeksen.flatMap((r) => [
    ...(r.ingroei ? [maandIndex(r.ingroei.vanaf)] : []),
    ...r.perJaar.map((p) => p.jaar * 12),
  ]);
  return maanden.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

/** What a measure yields a year once it is fully grown in, from the series that are structural. */
export function structureelEffect(m: Maatregel, jaar: number): Centen | null {
  const vast = { ...m, reeksen: m.reeksen.filter((r) => r.structureel) };
  const delen = (['besparing', 'extraInkomsten'] as const).map((s) =>
    opbrengstInJaar(vast, s, jaar),
  );
  const bedragen = delen.map((o) => (o ? telbaar(o) : 0));
  return bedragen.includes(null)
    ? null
    : roundCenten(bedragen.reduce<number>((a, b) => a + (b ?? 0), 0));
}
