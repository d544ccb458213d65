import { type Datum, parseDatum } from '../core/basis/datum.ts';
import { declaratieBerichten, type Poststuk, padVan, toewijzingBerichten } from './berichten.ts';
import { dagVan, datumVan, eersteVan } from './kalender.ts';
import { type Simulatie, simuleer } from './simulatie.ts';

/** Writes one file; `pad` is relative, with forward slashes. */
export type Schrijf = (pad: string, inhoud: string) => Promise<void>;

export interface GenereerOpties {
  readonly inwoners?: number;
  /** Months of history before `tot`. */
  readonly maanden?: number;
  /** Nothing that is received after this day is written. */
  readonly tot?: Datum;
  readonly zaad?: number;
}

/** What was written. */
export interface Gegenereerd {
  readonly bestanden: number;
  /** Number of messages per kind: `{WMO301: n, ...}`. */
  readonly berichten: Readonly<Record<string, number>>;
}

// Safe: a constant that is an existing day.
const STANDAARD_TOT = parseDatum('2025-10-01') as Datum;

/**
 * Writes a synthetic municipality (9998 Voorbeeldstad): valid iWmo/iJw 3.2 messages as they were
 * received up to and including `tot`. The same options give the same bytes.
 */
export async function genereer(opties: GenereerOpties, schrijf: Schrijf): Promise<Gegenereerd> {
  const { inwoners = 25_000, maanden = 36, tot = STANDAARD_TOT, zaad = 1 } = opties;
  const simulatie = simuleer({ inwoners, maanden, tot, zaad });
  const berichten = await schrijfBerichten(simulatie, tot, schrijf);
  const bestanden = Object.values(berichten).reduce((som, n) => som + n, 0);
  return { bestanden, berichten };
}

/** Writes the messages received from the start of the history up to and including `tot`. */
export async function schrijfBerichten(
  { wereld, toewijzingen, declaraties }: Simulatie,
  tot: Datum,
  schrijf: Schrijf,
): Promise<Record<string, number>> {
  const laatste = dagVan(tot);
  const eerste = eersteVan(wereld.verhaal.begin);
  const post: Poststuk[] = [];
  for (const bron of [toewijzingBerichten(toewijzingen), declaratieBerichten(declaraties)]) {
    for (const stuk of bron) if (stuk.dag >= eerste && stuk.dag <= laatste) post.push(stuk);
  }
  post.sort((a, b) => a.dag - b.dag);
  const aantallen: Record<string, number> = {};
  for (const [i, stuk] of post.entries()) {
    const Identificatie = `${stuk.afzender === '9998' ? 'G' : 'A'}${String(i + 1).padStart(8, '0')}`;
    const Dagtekening = datumVan(stuk.dag);
    const xml = stuk.maakXml({ BerichtIdentificatie: { Identificatie, Dagtekening } });
    await schrijf(padVan(stuk, Identificatie), xml);
    aantallen[stuk.soort] = (aantallen[stuk.soort] ?? 0) + 1;
  }
  return aantallen;
}
