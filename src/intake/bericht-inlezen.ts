import { SleutelFout } from '../access/sleutels.ts';
import type { Datum } from '../core/basis/datum.ts';
import { type BerichtFeit, type Bevinding, TOEKOMST } from '../facts/feiten.ts';
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
import type { Fout } from './fout.ts';
import { jaarFoutenVanClient, jaarFoutenVanKop, jaarFoutVanPrestatie } from './jaren.ts';
import { dagtekeningVan, isRetour, retourVan } from './retour.ts';

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
 * @param vandaag what was dated later is a finding
 */
export async function leesBerichtIn(
  bron: Bron,
  sessie: BerichtSessie,
  omzettingVan: (gemeente: string) => Omzetting,
  vandaag: Datum,
): Promise<Inlezing> {
  const lezing = createLezing(sessie, omzettingVan);
  const weiger = async (fouten: readonly Fout[]): Promise<Inlezing> => {
    await sessie.verwerp();
    const kop = lezing.kop();
    return { uitkomst: 'geweigerd', gemeente: kop && gemeenteVan(kop), fouten };
  };
  let bericht: BerichtSamenvatting;
  try {
    const gelezen = await readBericht(await bron.open(), lezing.sink);
    if (!gelezen.ok) return weiger(gelezen.fouten);
    bericht = gelezen.value;
  } catch (fout) {
    return weiger(alsFouten(fout));
  }
  const fouten = [...jaarFoutenVanKop(dagenVan(bericht)), ...lezing.fouten];
  if (fouten.length > 0) return weiger(fouten);
  if (isRetour(bericht.kop)) await sessie.retour(retourVan(bericht.kop, lezing.retouren));
  return rondAf(bron, sessie, bericht, omzettingVan, vandaag);
}

/** One message that cannot be taken in never stops the others. */
function alsFouten(fout: unknown): Fout[] {
  if (fout instanceof SleutelFout) throw fout;
  const plek = { regel: null, element: null };
  if (fout instanceof BronBreuk) return [{ ...plek, code: 'ONLEESBAAR', melding: fout.message }];
  return [{ ...plek, code: 'NIET-OPGENOMEN', melding: NIET_OPGENOMEN }];
}

const NIET_OPGENOMEN =
  'Dit bericht bevat iets dat Stuurhuis niet kan opnemen, al past het in de standaard. Het is bewaard; geef het door aan de beheerder.';

/** Days in the Header and before the lines. */
function dagenVan({ kop, declaratie }: BerichtSamenvatting): [string, string][] {
  const dagen: [string, string][] = [['Header/BerichtIdentificatie/Dagtekening', kop.dagtekening]];
  const { DagtekeningRetour } = kop.header;
  if (DagtekeningRetour) dagen.push(['Header/DagtekeningRetour', DagtekeningRetour]);
  if (declaratie?.nummer === '323') {
    dagen.push(['Declaratie/DeclaratieDagtekening', declaratie.DeclaratieDagtekening]);
  }
  return dagen;
}

async function rondAf(
  bron: Bron,
  sessie: BerichtSessie,
  bericht: BerichtSamenvatting,
  omzettingVan: (gemeente: string) => Omzetting,
  vandaag: Datum,
): Promise<Inlezing> {
  const { kop } = bericht;
  const om = omzettingVan(gemeenteVan(kop));
  if (kop.nummer === '325') await bewaarAntwoord(bron, sessie, bericht, om.referentie);
  for (const bevinding of bevindingenVan(bericht, bron.naam)) sessie.bevinding(bevinding);
  if (bron.herkend.release === '3_1') sessie.bevinding({ ...RELEASE_3_1, bestand: bron.naam });
  const feit = metEnvelop(berichtFeit(bericht, om), bron);
  if (feit.bekendSinds > vandaag) sessie.bevinding(inToekomst(feit.bekendSinds, vandaag, bron));
  const bewaard = await sessie.bewaar(feit, bron.naam);
  if (bewaard.uitkomst === 'geweigerd') {
    const fout = { regel: null, element: 'Bericht/Header', code: 'BERICHT-ANDERS' };
    const fouten = [{ ...fout, melding: bewaard.problem.detail }];
    return { uitkomst: 'geweigerd', gemeente: gemeenteVan(kop), fouten };
  }
  const { uitkomst } = bewaard;
  return { uitkomst, soort: kop.soort, prestaties: bericht.aantalPrestaties };
}

/** The envelope knows when the municipality received it. */
const metEnvelop = (feit: BerichtFeit, { ontvangenOp }: Bron): BerichtFeit =>
  ontvangenOp === undefined
    ? feit
    : { ...feit, bekendSinds: ontvangenOp, bekendSindsHerkomst: 'envelop' };

const RELEASE_3_1 = {
  regelId: 'RELEASE-3.1',
  melding:
    'Dit bericht is van release 3.1. Het is gelezen alsof het 3.2 was; dat is niet met voorbeelden gecontroleerd.',
  regel: null,
  element: 'Bericht',
  aantal: 1,
} as const;

const inToekomst = (dag: Datum, vandaag: Datum, { naam }: Bron): Bevinding => ({
  regelId: TOEKOMST,
  melding: `Dit bericht is gedagtekend op ${dag}, na de dag waarop het is ingelezen (${vandaag}). Het telt mee vanaf ${dag}.`,
  bestand: naam,
  regel: null,
  element: 'Bericht/Header/BerichtIdentificatie/Dagtekening',
  aantal: 1,
});

async function bewaarAntwoord(
  bron: Bron,
  sessie: BerichtSessie,
  { kop, declaratie, aantalPrestaties }: BerichtSamenvatting,
  referentie: Omzetting['referentie'],
): Promise<void> {
  const antwoord = antwoordVan(kop.header, declaratie, aantalPrestaties);
  if (antwoord === null) {
    sessie.bevinding({ ...ZONDER_OORDEEL, bestand: bron.naam });
    return;
  }
  const declaratieIdentificatie = referentie(antwoord.declaratieIdentificatie);
  await sessie.antwoord({ ...antwoord, declaratieIdentificatie });
}

const ZONDER_OORDEEL = {
  regelId: 'ANTWOORD-ZONDER-OORDEEL',
  melding:
    'Dit antwoord zegt niet of de declaratie is toegewezen of afgewezen. De declaratie blijft in beoordeling.',
  regel: null,
  element: 'Bericht/Header/RetourCodes',
  aantal: 1,
} as const;

/** Faults of implausible years that are told of one message. */
const MAX_JAARFOUTEN = 100;

function createLezing(sessie: BerichtSessie, omzettingVan: (gemeente: string) => Omzetting) {
  let kop: BerichtKop | null = null;
  let om: Omzetting | null = null;
  let wachten: Promise<void>[] = [];
  const fouten: Fout[] = [];
  const retouren: object[] = [];
  const meld = (...nieuw: Fout[]) => {
    if (fouten.length < MAX_JAARFOUTEN) fouten.push(...nieuw);
  };
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
    prestatie: (p, bsn, regel) => {
      const fout = jaarFoutVanPrestatie(p, regel);
      if (fout) meld(fout);
      else straks(bewaarPrestatie(p, bsn, kop?.nummer, sessie, omzetting()));
    },
    client: (deel) => {
      if (kop && isRetour(kop)) retouren.push(deel.client);
      const jaarFouten = jaarFoutenVanClient(deel);
      if (jaarFouten.length > 0) return meld(...jaarFouten);
      for (const mogelijk of bewaarClient(deel, sessie, omzetting())) straks(mogelijk);
    },
    antwoord: (deel) => {
      if (kop && isRetour(kop)) retouren.push(deel);
    },
    naBlok: async () => {
      const nu = wachten;
      wachten = [];
      await Promise.all(nu);
    },
  };
  return { sink, fouten, retouren, kop: () => kop };
}

function bewaarPrestatie(
  p: PrestatieRecord,
  bsn: string,
  nummer: string | undefined,
  sessie: BerichtSessie,
  om: Omzetting,
): void | Promise<void> {
  if (nummer === '323') return sessie.prestatie(prestatieVan(p, om.pseudoniem(bsn), om.referentie));
  return sessie.afwijzing({
    referentieNummer: om.referentie(p.ProductReferentie.ReferentieNummer),
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

function berichtFeit(
  { kop, declaratie, inhoudHash }: BerichtSamenvatting,
  om: Omzetting,
): BerichtFeit {
  const dagtekening =
    declaratie?.nummer === '323' ? declaratie.DeclaratieDagtekening : dagtekeningVan(kop);
  return {
    gemeente: gemeenteVan(kop),
    wet: kop.wet === 'iwmo' ? 'wmo' : 'jeugd',
    soort: kop.soort,
    berichtcode: kop.berichtCode,
    afzender: kop.afzender,
    ontvanger: kop.ontvanger,
    identificatie: om.referentie(kop.identificatie),
    dagtekening: dagtekeningVan(kop),
    // safe: the reader has checked that dates are existing days
    bekendSinds: dagtekening as Datum,
    bekendSindsHerkomst: 'dagtekening',
    inhoudHash: om.inhoud(inhoudHash),
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
