import type { Datum } from '../../core/basis/datum.ts';
import type { Levering } from '../../core/iv3/lasten.ts';
import type { VraagContext } from '../../definitie/vraag.ts';
import { LANDELIJK } from '../../facts/tabelsoorten/tabelsoorten.ts';
import { metVoorgangers } from '../../normen/herindelingen.ts';

/** A delivery with the day from which it was known. */
export type BekendeLevering = Levering & { readonly bekendSinds: Datum };

/** What every municipality delivered to CBS, as known on the peildatum. */
export async function leesLeveringen({
  facts,
  peildatum,
}: VraagContext): Promise<BekendeLevering[]> {
  const snede = { gemeente: LANDELIJK, peildatum };
  const per = ['jaar', 'verslagsoort', 'gemeenteCode', 'gemeenteNaam', 'inwoners'] as const;
  const [rijen, nullen] = await Promise.all([
    facts.tabelSom('iv3', { ...snede, per, som: ['lasten'] }),
    facts.tabelSom('iv3', {
      ...snede,
      filter: { lasten: 0 },
      per: ['jaar', 'verslagsoort', 'gemeenteCode'],
      som: [],
    }),
  ]);
  const sleutel = (r: { jaar: number; verslagsoort: string; gemeenteCode: string }) =>
    `${r.jaar}|${r.verslagsoort}|${r.gemeenteCode}`;
  const leeg = new Map(nullen.map((r) => [sleutel(r), r.rijen]));
  return rijen.flatMap((r) =>
    r.lasten === null
      ? []
      : [
          {
            ...{ jaar: r.jaar, verslagsoort: r.verslagsoort, inwoners: r.inwoners },
            ...{ gemeente: r.gemeenteCode, naam: r.gemeenteNaam, lasten: r.lasten },
            gevuld: r.rijen - (leeg.get(sleutel(r)) ?? 0),
            bekendSinds: r.bekendSinds,
          },
        ],
  );
}

const gelijk = (a: string, b: string): boolean =>
  a.localeCompare(b, 'nl', { sensitivity: 'base', ignorePunctuation: true }) === 0;

/** Which municipality is meant: one, none, or several that it may be. */
export interface Keuze {
  readonly code: string | null;
  /** Names with their code, when it is not clear which one is meant. */
  readonly kandidaten: readonly string[];
}

const MEEST_KANDIDATEN = 8;

/** Finds a municipality by CBS code or by (part of) its name. */
export function kies(leveringen: readonly Levering[], wie: string | undefined): Keuze {
  const geen: Keuze = { code: null, kandidaten: [] };
  if (!wie) return geen;
  const isCode = /^(gm)?\d{1,4}$/i.test(wie);
  const zoek = isCode ? wie.replace(/^gm/i, '').padStart(4, '0') : wie;
  const precies = leveringen.find((l) => l.gemeente === zoek || gelijk(l.naam, zoek));
  if (precies) return { code: precies.gemeente, kandidaten: [] };
  if (isCode) return geen;
  const namen = new Map(leveringen.map((l) => [l.gemeente, l.naam]));
  // "Bergen (NH.)" and "Bergen (L.)" are both called Bergen; else whoever has the word in the name
  const zonderHaakjes = [...namen].filter(([, n]) => gelijk(n.replace(/\s*\(.*\)$/, ''), zoek));
  const bevat = [...namen].filter(([, n]) => n.toLowerCase().includes(zoek.toLowerCase()));
  const gevonden = zonderHaakjes.length > 0 ? zonderHaakjes : zoek.length < 3 ? [] : bevat;
  const [enige] = gevonden;
  if (enige && gevonden.length === 1) return { code: enige[0], kandidaten: [] };
  const kandidaten = gevonden
    .map(([code, naam]) => `${naam} (${code})`)
    .sort((x, y) => x.localeCompare(y, 'nl'));
  return { code: null, kandidaten: kandidaten.slice(0, MEEST_KANDIDATEN) };
}

/** The deliveries of a municipality and of those that went up in it, under its own name. */
export function voegSamen(leveringen: readonly Levering[], code: string): Levering[] {
  const codes = new Set(metVoorgangers(code));
  return leveringen
    .filter((l) => codes.has(l.gemeente))
    .sort((a, b) => a.jaar - b.jaar || (a.gemeente === code ? 1 : -1));
}
