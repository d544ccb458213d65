import type { Datum } from '../../core/basis/datum.ts';
import { STROOM_NAMEN, type Stroom } from '../../core/basis/domein.ts';
import type { Bron, VraagContext } from '../../definitie/vraag.ts';
import type { ImportRij } from '../../facts/port.ts';
import { bronBegroting } from './woorden.ts';

/** A message of the standard, as its import calls it: `WMO323`, `JW301`. */
const isBericht = (soort: string): boolean => /^(WMO|JW)\d{3}$/.test(soort);

/** What both are called as a source. */
export const BERICHTEN = 'iWmo- en iJw-berichten';
export const EXPORTS = 'exports uit het zaaksysteem';

/** An export of a case system holds the same facts as messages; it is none. */
export const isExport = (i: Pick<ImportRij, 'herkomsten'>): boolean =>
  i.herkomsten.includes('export');
/** What came as messages; an import may hold both. */
export const isEchtBericht = (i: Pick<ImportRij, 'soort' | 'herkomsten'>): boolean =>
  isBericht(i.soort) && (i.herkomsten.length === 0 || i.herkomsten.some((h) => h !== 'export'));

/**
 * Messages, and exports of a case system, as sources: each with the day of the last one that counts
 * at the peildatum. Nothing when neither came in: then no answer rests on them.
 */
export async function bronBerichten({ facts, gemeente, peildatum }: VraagContext): Promise<Bron[]> {
  const geldig = (await facts.importen(gemeente))
    .filter((i) => isBericht(i.soort) && !i.ingetrokken)
    .filter((i) => i.eersteBekendSinds !== null && i.eersteBekendSinds <= peildatum);
  const bron = (naam: string, importen: readonly ImportRij[]): Bron[] => {
    const dagen = importen.map((i) => i.laatsteBekendSinds ?? peildatum);
    if (dagen.length === 0) return [];
    const laatste = dagen.reduce((a, b) => (a > b ? a : b));
    return [{ naam, standPer: laatste < peildatum ? laatste : peildatum }];
  };
  return [
    ...bron(BERICHTEN, geldig.filter(isEchtBericht)),
    ...bron(EXPORTS, geldig.filter(isExport)),
  ];
}

interface PostMetGrond {
  readonly stroom: Stroom;
  readonly grond: string;
  readonly standPer: Datum | null;
  readonly begrootCenten: number | null;
}

/**
 * What the figures of a year were read from: the messages, each stroom with figures of its own (the
 * oldest day of its posts, as in the dekking), and the budget where there is one.
 */
export async function bronnenVanJaar(
  ctx: VraagContext,
  posten: readonly PostMetGrond[],
): Promise<Bron[]> {
  const perStroom = new Map<Stroom, Datum | null>();
  for (const { stroom, grond, standPer } of posten) {
    if (stroom === 'declaraties' || grond === 'begroting' || grond === 'geen') continue;
    const was = perStroom.get(stroom) ?? null;
    perStroom.set(stroom, was !== null && (standPer === null || was < standPer) ? was : standPer);
  }
  const stromen = [...perStroom].map(([stroom, standPer]) => ({
    naam: `maandcijfers: ${STROOM_NAMEN[stroom]}`,
    standPer,
  }));
  const begroting = posten.some((p) => p.begrootCenten !== null) ? [bronBegroting(ctx)] : [];
  return [...(await bronBerichten(ctx)), ...stromen, ...begroting];
}
