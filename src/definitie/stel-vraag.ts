import type { z } from 'zod';
import { type Datum, laatsteDag, type Maand, parseDatum, parseMaand } from '../core/basis/datum.ts';
import { type Gemeente, ONBEKENDE_GEMEENTE } from '../core/basis/domein.ts';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { FeitenStand } from '../facts/port.ts';
import type { Huis } from './huis.ts';
import { checkInvoer, samen } from './invoer.ts';
import { maandVoluit } from './notatie.ts';
import { type Prognoses, WORDT_BEREKEND } from './prognoses.ts';
import { VOORBEELD } from './voorbeelden.ts';
import type { Antwoord, VraagContext, VraagDefinitie } from './vraag.ts';

/** What every question takes beside its own input. */
export interface Vraagkop {
  readonly gemeente?: string | undefined;
  readonly peildatum?: string | undefined;
  /** Wait for a forecast that is still being computed. */
  readonly wacht?: boolean | undefined;
}

/**
 * The one door for questions: finds the definition, checks the input, lays down municipality and
 * peildatum, sees to it that the facts have the current product table, and answers from the cache
 * when the same was asked of the same snapshot and register.
 */
export async function stelVraag(
  huis: Huis,
  id: string,
  ruweInvoer: Readonly<Record<string, unknown>>,
  kop: Vraagkop = {},
): Promise<Result<Antwoord>> {
  const definitie = huis.catalogus.vraag(id);
  if (!definitie) return no('nietGevonden', onbekendeVraag(huis, id));
  const invoer = checkInvoer(definitie.invoer, ruweInvoer);
  const plek = await (definitie.zonderFeiten ? kiesLegePlek : kiesPlek)(huis, kop);
  if (!invoer.ok) return plek.ok ? invoer : samen(invoer.problem, plek.problem);
  if (!plek.ok) return plek;
  const { gemeente, stand, peildatum } = plek.value;
  const ctx = contextVan(huis, gemeente, peildatum, stand, kop.wacht ?? false);
  // what was refused changes no snapshot: nothing is kept of an answer without facts
  if (stand.snapshot === 0) return ok(await beantwoord(definitie, invoer.value, ctx));
  await volgIndeling(huis, gemeente);
  if (definitie.vers) return ok(await beantwoord(definitie, invoer.value, ctx));
  return ok(await uitVoorraad(huis, definitie, invoer.value, ctx, kop.wacht ?? false));
}

/** Forgets kept answers: after a refusal the facts have the same serial, but the list of sources has not. */
export function vergeetAntwoorden(huis: Huis): void {
  voorraden.delete(huis);
}

interface Plek {
  readonly gemeente: Gemeente;
  readonly stand: FeitenStand;
  readonly peildatum: Datum;
}

async function kiesPlek(huis: Huis, kop: Vraagkop): Promise<Result<Plek>> {
  const gemeente = await kiesGemeente(huis, kop.gemeente);
  const stand = gemeente.ok ? await huis.facts.stand(gemeente.value) : null;
  const peildatum = kiesPeildatum(kop.peildatum, await grensVan(huis, stand));
  if (!gemeente.ok) return peildatum.ok ? gemeente : samen(gemeente.problem, peildatum.problem);
  if (!stand) return geenGegevens(gemeente.value);
  if (!peildatum.ok) return peildatum;
  return ok({ gemeente: gemeente.value, stand, peildatum: peildatum.value ?? stand.standPer });
}

/** For a question that answers without facts as well: then snapshot 0, as known today. */
async function kiesLegePlek(huis: Huis, kop: Vraagkop): Promise<Result<Plek>> {
  const gewoon = await kiesPlek(huis, kop);
  if (gewoon.ok || gewoon.problem.code !== 'nietGevonden') return gewoon;
  const bekend = [...(await huis.facts.gemeenten()), ...(await huis.register.gemeenten())];
  const gemeente = kop.gemeente ?? bekend[0] ?? ONBEKENDE_GEMEENTE;
  const isMogelijk = bekend.length > 0 ? bekend.includes(gemeente) : /^\d{4}$/.test(gemeente);
  if (!isMogelijk) return gewoon;
  const vandaag = await grensVan(huis, null);
  const standPer = parseDatum(vandaag);
  if (!standPer) throw new Error(`the clock gives no day: ${vandaag}`);
  const peildatum = kiesPeildatum(kop.peildatum, vandaag);
  if (!peildatum.ok) return peildatum;
  const leverperiode = { eersteLeverperiode: null, laatsteLeverperiode: null };
  const fictief = (await huis.register.instelling(gemeente, VOORBEELD)) !== null;
  const stand = { snapshot: 0, standPer, ...leverperiode, fictief };
  return ok({ gemeente, stand, peildatum: peildatum.value ?? standPer });
}

/** The last day that can be asked about: today, or the last day that the facts speak of. */
async function grensVan(huis: Huis, stand: FeitenStand | null): Promise<string> {
  const standen = stand
    ? [stand]
    : await Promise.all((await huis.facts.gemeenten()).map((g) => huis.facts.stand(g)));
  const dagen = standen.flatMap((s) => s?.standPer ?? []);
  return [huis.nu().toISOString().slice(0, 10), ...dagen].reduce((a, b) => (a > b ? a : b));
}

function contextVan(
  huis: Huis,
  gemeente: Gemeente,
  peildatum: Datum,
  stand: FeitenStand,
  wacht: boolean,
): VraagContext {
  const prognoses: Prognoses = {
    jaar: (vraag) => huis.prognoses.jaar(vraag, { wacht }),
    reken: (soort, vraag, opties) => huis.prognoses.reken(soort, vraag, { ...opties, wacht }),
    breekAf: () => huis.prognoses.breekAf(),
  };
  const { facts, register, opslag } = huis;
  return { gemeente, peildatum, stand, facts, register, prognoses, opslag };
}

async function beantwoord(
  definitie: VraagDefinitie,
  invoer: z.output<z.ZodObject>,
  ctx: VraagContext,
): Promise<Antwoord> {
  const { gemeente, peildatum, stand } = ctx;
  const u = await definitie.compute(ctx, invoer);
  const weg = await ctx.facts.regelsVernietigdTot(gemeente);
  const gezegd = { gemeente, peildatum };
  return {
    vraag: definitie.id,
    gemeente,
    peildatum,
    snapshot: stand.snapshot,
    status: u.status,
    fictief: stand.fictief && !definitie.landelijk,
    eenheid: u.eenheid,
    bronnen: u.bronnen,
    ontbreekt: weg === null ? u.ontbreekt : [...u.ontbreekt, zonderRegels(weg)],
    afleiding: u.afleiding,
    zin: definitie.zin(u.antwoord, gezegd),
    antwoord: u.antwoord,
    tabel: definitie.tabel(u.antwoord, gezegd),
    grafiek: definitie.grafiek(u.antwoord, gezegd),
  };
}

const zonderRegels = (tot: Maand): string =>
  `Tot en met ${maandVoluit(tot)} zijn de regels per persoon vernietigd: de bedragen staan er nog, aantallen cliënten, wat per toewijzing nog open staat en uitsplitsingen per wijk, leeftijd of declaratie niet.`;

/** Answers by (question, input, municipality, peildatum, snapshot, register); a few hundred are kept. */
const voorraden = new WeakMap<Huis, Map<string, Promise<Antwoord>>>();
const VOORRAAD_MAXIMUM = 300;

async function uitVoorraad(
  huis: Huis,
  definitie: VraagDefinitie,
  invoer: z.output<z.ZodObject>,
  ctx: VraagContext,
  wacht: boolean,
): Promise<Antwoord> {
  const voorraad = voorraden.get(huis) ?? new Map<string, Promise<Antwoord>>();
  voorraden.set(huis, voorraad);
  const versie = await huis.register.versie();
  const sleutel = JSON.stringify([
    definitie.id,
    invoer,
    ctx.gemeente,
    ctx.peildatum,
    ctx.stand.snapshot,
    versie,
    wacht,
  ]);
  const bewaard = voorraad.get(sleutel);
  if (bewaard) return bewaard;
  const antwoord = beantwoord(definitie, invoer, ctx);
  voorraad.set(sleutel, antwoord);
  // an answer that waits for a forecast is not the answer yet
  antwoord.then(
    (a) => {
      if (isOnderweg(a)) voorraad.delete(sleutel);
    },
    () => voorraad.delete(sleutel),
  );
  const oudste = voorraad.keys().next();
  if (voorraad.size > VOORRAAD_MAXIMUM && !oudste.done) voorraad.delete(oudste.value);
  return antwoord;
}

const isOnderweg = (a: Antwoord): boolean => a.ontbreekt.includes(WORDT_BEREKEND);

async function volgIndeling(huis: Huis, gemeente: Gemeente): Promise<void> {
  const { versie, regels } = await huis.register.indeling(gemeente);
  if ((await huis.facts.indelingVersie(gemeente)) !== versie) {
    await huis.facts.zetIndeling(gemeente, versie, regels);
  }
}

async function kiesGemeente(huis: Huis, gevraagd: string | undefined): Promise<Result<Gemeente>> {
  const bekend = await huis.facts.gemeenten();
  if (gevraagd !== undefined) {
    return bekend.includes(gevraagd) ? ok(gevraagd) : geenGegevens(gevraagd);
  }
  const [enige, tweede] = bekend;
  if (enige === undefined) {
    return no('nietGevonden', 'Er zijn nog geen gegevens ingelezen. Lees eerst bestanden in.');
  }
  if (tweede !== undefined) {
    return no('ongeldigeInvoer', `Kies een gemeente: ${bekend.join(', ')}.`, [
      { veld: 'gemeente', melding: `Kies uit: ${bekend.join(', ')}.` },
    ]);
  }
  return ok(enige);
}

/** `null` when none was asked for. */
function kiesPeildatum(gevraagd: string | undefined, grens: string): Result<Datum | null> {
  if (gevraagd === undefined) return ok(null);
  const maand = parseMaand(gevraagd);
  const datum = maand ? laatsteDag(maand) : parseDatum(gevraagd);
  const fout = (melding: string) =>
    no<Datum>('ongeldigeInvoer', melding, [{ veld: 'peildatum', melding }]);
  if (!datum) return fout(`"${gevraagd}" is geen datum. Schrijf hem als 2025-10-01 of 2025-10.`);
  if (!maand && datum > grens) {
    return fout(`De peildatum ${datum} ligt in de toekomst. Kies een dag tot en met ${grens}.`);
  }
  if (maand && `${maand}-01` > grens) {
    return fout(
      `De peilmaand ${maand} ligt in de toekomst. Kies een maand tot en met ${grens.slice(0, 7)}.`,
    );
  }
  return ok(datum);
}

function geenGegevens(gemeente: string): Result<never> {
  const melding = `Van gemeente ${gemeente} zijn geen gegevens ingelezen.`;
  return no('nietGevonden', melding, [{ veld: 'gemeente', melding }]);
}

function onbekendeVraag(huis: Huis, id: string): string {
  const ids = huis.catalogus.vragen.map((v) => v.id).join(', ');
  return `De vraag "${id}" bestaat niet. Wel: ${ids}.`;
}
