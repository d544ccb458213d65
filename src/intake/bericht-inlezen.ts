import type { Datum } from '../core/basis/datum.ts';
import type { BerichtFeit, Bevinding } from '../facts/feiten.ts';
import type { BerichtSessie } from '../facts/port.ts';
import type {
  BerichtKop,
  BerichtSamenvatting,
  BerichtSink,
  ClientDeel,
  PrestatieRecord,
} from './berichten/api.ts';
import { readBericht } from './berichten/lezer.ts';
import { type Bron, BronBreuk } from './bron.ts';
import {
  antwoordVan,
  metTeken,
  type Omzetting,
  prestatieVan,
  startsVan,
  stopsVan,
  toewijzingenVan,
  verzoekenVan,
} from './feiten-van.ts';

/** One fault of a message, at its place. */
export interface Fout {
  readonly regel: number | null;
  readonly element: string | null;
  readonly code: string;
  readonly melding: string;
}

/** What became of one message. */
export type Inlezing =
  | { readonly uitkomst: 'nieuw' | 'alBekend'; readonly soort: string; readonly prestaties: number }
  | {
      readonly uitkomst: 'geweigerd';
      readonly gemeente: string | null;
      readonly fouten: readonly Fout[];
    };

/**
 * Reads one message into the facts: whole or not at all. BSNs become pseudonyms while it is read.
 * @param omzettingVan the conversion for a municipality, known as soon as the Header is read
 */
export async function leesBerichtIn(
  bron: Bron,
  sessie: BerichtSessie,
  omzettingVan: (gemeente: string) => Omzetting,
): Promise<Inlezing> {
  const lezing = createLezing(sessie, omzettingVan);
  const gelezen = await readBericht(await bron.open(), lezing.sink).catch(alsBreuk);
  if (!gelezen.ok) {
    await sessie.verwerp();
    const kop = lezing.kop();
    return { uitkomst: 'geweigerd', gemeente: kop && gemeenteVan(kop), fouten: gelezen.fouten };
  }
  return rondAf(bron, sessie, gelezen.value);
}

function alsBreuk(fout: unknown): { ok: false; fouten: Fout[] } {
  if (!(fout instanceof BronBreuk)) throw fout;
  const { message: melding } = fout;
  return { ok: false, fouten: [{ regel: null, element: null, code: 'ONLEESBAAR', melding }] };
}

async function rondAf(
  bron: Bron,
  sessie: BerichtSessie,
  bericht: BerichtSamenvatting,
): Promise<Inlezing> {
  const { kop, declaratie } = bericht;
  if (kop.nummer === '325') await sessie.antwoord(antwoordVan(kop.header, declaratie));
  for (const bevinding of bevindingenVan(bericht, bron.naam)) sessie.bevinding(bevinding);
  const bewaard = await sessie.bewaar(berichtFeit(bericht), bron.naam);
  if (bewaard.uitkomst === 'geweigerd') {
    const fout = { regel: null, element: 'Bericht/Header', code: 'BERICHT-ANDERS' };
    const fouten = [{ ...fout, melding: bewaard.problem.detail }];
    return { uitkomst: 'geweigerd', gemeente: gemeenteVan(kop), fouten };
  }
  const { uitkomst } = bewaard;
  return { uitkomst, soort: kop.soort, prestaties: bericht.aantalPrestaties };
}

function createLezing(sessie: BerichtSessie, omzettingVan: (gemeente: string) => Omzetting) {
  let kop: BerichtKop | null = null;
  let om: Omzetting | null = null;
  let wachten: Promise<void>[] = [];
  const straks = (mogelijk: void | Promise<void>) => {
    if (mogelijk) wachten.push(mogelijk);
  };
  const omzetting = (): Omzetting => {
    if (!om) throw new Error('a client came before the Header');
    return om;
  };
  const sink: BerichtSink = {
    kop: (k) => {
      kop = k;
      om = omzettingVan(gemeenteVan(k));
    },
    prestatie: (p, bsn) => straks(bewaarPrestatie(p, bsn, kop?.nummer, sessie, omzetting())),
    client: (deel) => {
      for (const mogelijk of bewaarClient(deel, sessie, omzetting())) straks(mogelijk);
    },
    naBlok: async () => {
      const nu = wachten;
      wachten = [];
      await Promise.all(nu);
    },
  };
  return { sink, kop: () => kop };
}

function bewaarPrestatie(
  p: PrestatieRecord,
  bsn: string,
  nummer: string | undefined,
  sessie: BerichtSessie,
  om: Omzetting,
): void | Promise<void> {
  if (nummer === '323') return sessie.prestatie(prestatieVan(p, om.pseudoniem(bsn)));
  return sessie.afwijzing({
    referentieNummer: p.ProductReferentie.ReferentieNummer,
    bedragCenten: metTeken(p.IngediendBedrag.Bedrag, p.IngediendBedrag.DebetCredit),
    retourcodes: p.RetourCodes?.RetourCode ?? [],
  });
}

function bewaarClient(
  deel: ClientDeel,
  sessie: BerichtSessie,
  om: Omzetting,
): (void | Promise<void>)[] {
  switch (deel.nummer) {
    case '301':
      return toewijzingenVan(deel.client, om).map((f) => sessie.toewijzing(f));
    case '305':
      return startsVan(deel.client, om).map((f) => sessie.levering(f));
    case '307':
      return stopsVan(deel.client, om).map((f) => sessie.levering(f));
    case '315':
      return verzoekenVan(deel.client, om).map((f) => sessie.verzoek(f));
    default:
      return [];
  }
}

const isGemeente = (code: string): boolean => /^\d{4}$/.test(code);

/** Of sender and receiver the one with a CBS code; the other is a provider. */
const gemeenteVan = (kop: BerichtKop): string =>
  isGemeente(kop.afzender) ? kop.afzender : kop.ontvanger;

function berichtFeit({ kop, declaratie, inhoudHash }: BerichtSamenvatting): BerichtFeit {
  const dagtekening =
    declaratie?.nummer === '323' ? declaratie.DeclaratieDagtekening : kop.dagtekening;
  return {
    gemeente: gemeenteVan(kop),
    wet: kop.wet === 'iwmo' ? 'wmo' : 'jeugd',
    soort: kop.soort,
    berichtcode: kop.berichtCode,
    afzender: kop.afzender,
    ontvanger: kop.ontvanger,
    identificatie: kop.identificatie,
    // safe (both): the reader has checked that dates are existing days
    dagtekening: kop.dagtekening as Datum,
    bekendSinds: dagtekening as Datum, // idem
    bekendSindsHerkomst: 'dagtekening',
    inhoudHash,
  };
}

/** One finding per rule: its first place, and how often. */
function bevindingenVan(bericht: BerichtSamenvatting, bestand: string): Bevinding[] {
  const gezien = new Set<string>();
  const eersten = bericht.bevindingen.filter((b) => !gezien.has(b.code) && gezien.add(b.code));
  return eersten.map(({ code, melding, regel, element }) => ({
    regelId: code,
    melding,
    bestand,
    regel,
    element,
    aantal: bericht.aantalPerCode[code] ?? 1,
  }));
}
