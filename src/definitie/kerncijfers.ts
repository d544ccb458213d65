import { type Datum, jaarVan, type Maand } from '../core/basis/datum.ts';
import { type Gemeente, STROOM_NAMEN } from '../core/basis/domein.ts';
import type { Huis } from './huis.ts';
import type { ImportVerschil } from './import-verslag.ts';

/** The headline figures of one year: what people look at first. */
export interface Kerncijfers {
  readonly jaar: number;
  readonly standPer: Datum;
  readonly centen: ReadonlyMap<string, number>;
}

const WETTEN = { wmo: 'Wmo', jeugd: 'Jeugdwet', participatie: 'Participatiewet' } as const;
/** Monthly figures that are money spent or received. */
const GEREALISEERD: readonly string[] = ['realisatie', 'besteding', 'voorschot'];

/**
 * Reads the headline figures as they stand; `null` when nothing of the municipality is known.
 * Without a year that of the latest figure.
 */
export async function leesKerncijfers(
  huis: Pick<Huis, 'facts' | 'register'>,
  gemeente: Gemeente,
  jaar?: number,
): Promise<Kerncijfers | null> {
  const stand = await huis.facts.stand(gemeente);
  if (!stand) return null;
  const peildatum = stand.standPer;
  const gekozen = jaar ?? jaarVan(peildatum);
  const filter = {
    leverperiodeVan: `${gekozen}-01` as Maand, // safe: a year and a month make a month
    leverperiodeTot: `${gekozen}-12` as Maand, // safe: idem
  };
  const [bedragen, cijfers, begroting] = await Promise.all([
    huis.facts.bedragen({ gemeente, peildatum, per: ['wet'], filter }),
    huis.facts.maandcijfers(gemeente, peildatum),
    huis.register.begroting(gemeente, gekozen, peildatum),
  ]);
  const centen = new Map<string, number>();
  const tel = (naam: string, bedrag: number) => centen.set(naam, (centen.get(naam) ?? 0) + bedrag);
  for (const b of begroting) {
    if (b.soort === 'last' && b.actueelCenten !== null)
      tel(`Begrote lasten ${gekozen}`, b.actueelCenten);
  }
  for (const b of bedragen) {
    tel(`Toegekend ${WETTEN[b.wet]} ${gekozen}`, b.toegekendCenten);
    tel(`In beoordeling ${WETTEN[b.wet]} ${gekozen}`, b.inBeoordelingCenten);
  }
  for (const c of cijfers) {
    const telt = GEREALISEERD.includes(c.maatstaf) && c.maand.startsWith(`${gekozen}-`);
    if (telt && c.bedragCenten !== null)
      tel(`${hoofdletter(STROOM_NAMEN[c.stroom])}, ${c.maatstaf} ${gekozen}`, c.bedragCenten);
  }
  return { jaar: gekozen, standPer: peildatum, centen };
}

const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);

/**
 * What an import or its withdrawal changed in the headline figures of one year; a figure that is not
 * there is `null`, not zero.
 */
export function verschillenVan(voor: Kerncijfers | null, na: Kerncijfers | null): ImportVerschil[] {
  const namen = [...new Set([...(voor?.centen.keys() ?? []), ...(na?.centen.keys() ?? [])])];
  return namen
    .map((cijfer) => ({
      cijfer,
      voorCenten: voor?.centen.get(cijfer) ?? null,
      naCenten: na?.centen.get(cijfer) ?? null,
    }))
    .filter((v) => v.voorCenten !== v.naCenten);
}
