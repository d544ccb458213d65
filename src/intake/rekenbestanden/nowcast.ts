import { toCenten } from '../../core/basis/bedrag.ts';
import { type Maand, parseMaand } from '../../core/basis/datum.ts';
import type { Result } from '../../core/basis/result.ts';
import type { NowcastRegel, NowcastToewijzing } from '../../core/prognose/nowcast.ts';
import { kaalGetal, leesKolommen, zetOm } from './kolommen.ts';

/** What a line of `nowcast` may count: whole cents, or pieces. */
export type Eenheid = 'bedrag' | 'aantal';

/**
 * Reads late-declared lines: `segment,provider,care_month,declared_month,amount_cents`. With
 * `aantal` the last column is `count` when it is there.
 */
export async function leesRegels(pad: string, eenheid: Eenheid): Promise<Result<NowcastRegel[]>> {
  const regels = await leesKolommen(pad, ['segment', 'care_month', 'declared_month']);
  if (!regels.ok) return regels;
  return zetOm<NowcastRegel>(pad, regels.value, (v) => {
    const maanden = leesMaanden(v.care_month, v.declared_month);
    if (typeof maanden === 'string') return maanden;
    const bedrag = heel(eenheid === 'aantal' ? (v.count ?? v.amount_cents) : v.amount_cents);
    if (typeof bedrag === 'string') return bedrag;
    const [herkomst, bekend] = maanden;
    const aanbieder = v.provider ? { aanbieder: v.provider } : {};
    return {
      segment: v.segment ?? '',
      herkomst,
      bekend,
      bedragCenten: toCenten(bedrag),
      ...aanbieder,
    };
  });
}

/** Reads toewijzingen: `segment,care_month,known_month,allocated_cents`. */
export async function leesToewijzingen(pad: string): Promise<Result<NowcastToewijzing[]>> {
  const nodig = ['segment', 'care_month', 'known_month', 'allocated_cents'];
  const regels = await leesKolommen(pad, nodig);
  if (!regels.ok) return regels;
  return zetOm<NowcastToewijzing>(pad, regels.value, (v) => {
    const maanden = leesMaanden(v.care_month, v.known_month);
    if (typeof maanden === 'string') return maanden;
    const bedrag = heel(v.allocated_cents);
    if (typeof bedrag === 'string') return bedrag;
    const [herkomst, bekend] = maanden;
    return { segment: v.segment ?? '', herkomst, bekend, toegewezenCenten: toCenten(bedrag) };
  });
}

function leesMaanden(zorg = '', bekend = ''): readonly [Maand, Maand] | string {
  const a = parseMaand(zorg);
  const b = parseMaand(bekend);
  if (!a || !b) return `"${a ? bekend : zorg}" is geen maand. Schrijf hem als 2025-10.`;
  return [a, b];
}

function heel(tekst: string | undefined): number | string {
  const n = kaalGetal(tekst);
  return n !== null && Number.isSafeInteger(n) ? n : `"${tekst ?? ''}" is geen heel getal.`;
}
