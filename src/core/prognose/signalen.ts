import { toCenten } from '../basis/bedrag.ts';
import { type Maand, maandMetIndex } from '../basis/datum.ts';
import { op } from '../basis/rij.ts';
import type { PostModel } from './model.ts';
import { type Reeks, standVan } from './reeks.ts';
import type { AanbiederOordeel, Schatting } from './schatting.ts';
import type { Signaal } from './typen.ts';
import type { Gewogen, Wending } from './wending.ts';

/** Below this many replays the spread rests mostly on assumption. */
const WEINIG_HISTORIE = 6;
/** A provider below this share of the money moves nothing that a reader must know. */
const KLEIN = 0.05;
/** How sure we are before something is said. */
const ZEKER = { tempo: 0.8, gestopt: 0.6, inhaal: 0.7 } as const;
/** Beyond this dispersion a provider declares at times of chance: it has no pace that can change. */
const GRILLIG = 0.2;
/** Share of the money from which a change of pace is worth saying. */
const TEMPO_AANDEEL = 0.1;
/** What ended longer ago is no news. */
const NIEUWS_MAANDEN = 3;
const NIEUW_SINDS = 6;

const MAANDEN = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** A month in words: `juni 2024`. */
export function inWoorden(maand: Maand): string {
  return `${MAANDEN[Number(maand.slice(5)) - 1]} ${maand.slice(0, 4)}`;
}

/** What is looked at: a segment or post, by the name that a reader knows it by. */
interface Bekeken {
  readonly naam: string;
  readonly reeks: Reeks;
  readonly schatting: Schatting;
  /** Money of a usual month of all providers. */
  readonly maandbedrag: number;
}

const kansVan = (a: AanbiederOordeel, telt: (w: Wending) => boolean): number =>
  a.mogelijk.reduce((s, { wending, kans }) => s + (telt(wending) ? kans : 0), 0);

const waarschijnlijkst = (
  a: AanbiederOordeel,
  telt: (w: Wending) => boolean,
): Gewogen | undefined => a.mogelijk.find(({ wending }) => telt(wending));

const isTempo = (w: Wending): boolean =>
  w.soort === 'schuift' || w.soort === 'schuiftZorg' || w.soort === 'houdtIn';

const maandVan = (b: Bekeken, rij: number): Maand => maandMetIndex(b.reeks.eerste + rij);
const wie = (a: AanbiederOordeel): string =>
  a.aanbieder === '' ? 'De aanbieders samen' : `Aanbieder ${a.aanbieder}`;

/** What all signals on a provider carry. */
function bewijs(b: Bekeken, a: AanbiederOordeel, rij: number, kans: number) {
  return {
    ...(a.aanbieder === '' ? {} : { aanbieder: a.aanbieder }),
    maand: maandVan(b, rij),
    bewijs: {
      kans: Math.round(kans * 100) / 100,
      maandbedragCenten: toCenten(Math.round(a.maandbedrag)),
      aandeel: b.maandbedrag > 0 ? Math.round((a.maandbedrag / b.maandbedrag) * 100) / 100 : null,
    },
  };
}

function hoe({ soort, maanden }: Wending): string {
  if (soort === 'houdtIn') return 'declareert niets meer, terwijl er wel zorg lijkt te zijn';
  const n = Math.max(1, Math.round(Math.abs(maanden)));
  const duur = Math.abs(maanden) < 1 ? 'een paar weken' : n === 1 ? 'een maand' : `${n} maanden`;
  return `declareert ongeveer ${duur} ${maanden > 0 ? 'later' : 'eerder'} dan eerst`;
}

function tempo(b: Bekeken, a: AanbiederOordeel): Signaal[] {
  const kans = kansVan(a, isTempo);
  const w = waarschijnlijkst(a, isTempo)?.wending;
  if (!w || kans < ZEKER.tempo) return [];
  const melding = `${b.naam}: ${wie(a)} ${hoe(w)}, sinds ${inWoorden(maandVan(b, w.vanaf))}. Een vergelijking met eerdere maanden gaat daarom niet op. De schatting houdt hier rekening mee.`;
  return [{ code: 'declaratietempo-veranderd', melding, ...bewijs(b, a, w.vanaf, kans) }];
}

function inhaalslag(b: Bekeken, a: AanbiederOordeel): Signaal[] {
  const telt = (w: Wending) =>
    w.soort === 'haaltIn' && w.vanaf + w.maanden > b.schatting.peil - NIEUWS_MAANDEN;
  const kans = kansVan(a, telt);
  const w = waarschijnlijkst(a, telt)?.wending;
  if (!w || kans < ZEKER.inhaal) return [];
  const maand = w.vanaf + w.maanden;
  const melding = `${b.naam}: ${wie(a)} haalde in ${inWoorden(maandVan(b, maand))} ${w.maanden === 1 ? 'een maand' : `${w.maanden} maanden`} declareren in. Dat is geen hogere zorgvraag en geen sneller tempo.`;
  return [{ code: 'inhaalslag', melding, ...bewijs(b, a, maand, kans) }];
}

function gestopt(b: Bekeken, a: AanbiederOordeel): Signaal[] {
  const telt = (w: Wending) => w.soort === 'stopt';
  const kans = kansVan(a, telt);
  const w = waarschijnlijkst(a, telt)?.wending;
  if (!w || kans < ZEKER.gestopt) return [];
  const melding = `${b.naam}: ${wie(a)} lijkt gestopt. Van zorg sinds ${inWoorden(maandVan(b, w.vanaf))} is niets gedeclareerd, van eerdere maanden komt nog wel iets binnen. Vraag na of dat klopt.`;
  return [{ code: 'aanbieder-gestopt', melding, ...bewijs(b, a, w.vanaf, kans) }];
}

function nieuw(b: Bekeken, a: AanbiederOordeel): Signaal[] {
  if (a.begin < NIEUW_SINDS || a.begin < b.schatting.peil - NIEUW_SINDS) return [];
  if (a.aanbieder === '') return [];
  const melding = `${b.naam}: ${wie(a)} is nieuw. De eerste zorg is van ${inWoorden(maandVan(b, a.begin))}. Hoe snel deze aanbieder declareert, is nog onzeker.`;
  return [{ code: 'aanbieder-nieuw', melding, ...bewijs(b, a, a.begin, 1) }];
}

/** Months that must have passed, and the share that should be in, before silence says something. */
const STILTE = { maanden: 3, aandeel: 0.5 } as const;

/** Allocated care of which nothing comes in, over months that should be in by now. */
function zonderDeclaratie({ naam, reeks, schatting }: Bekeken): Signaal[] {
  const { blootstelling } = reeks;
  if (blootstelling === null) return [];
  const { peil, patroon } = schatting;
  const stil: number[] = [];
  for (let rij = peil; rij >= 0; rij--) {
    if (op(patroon, Math.min(peil - rij, patroon.length - 1)) < STILTE.aandeel) continue;
    const toegewezen = op(blootstelling.standen, rij * reeks.rijen + peil);
    if (toegewezen <= 0 || standVan(reeks.som, reeks.leeftijden, rij, peil) !== 0) break;
    stil.push(rij);
  }
  const van = stil.at(-1);
  if (van === undefined || stil.length < STILTE.maanden) return [];
  const maand = maandMetIndex(reeks.eerste + van);
  const melding = `${naam}: sinds ${inWoorden(maand)} is er wel toegewezen, maar niets gedeclareerd. Die toewijzingen slapen mogelijk.`;
  return [{ code: 'toewijzing-zonder-declaratie', melding, maand }];
}

/**
 * What a reader must know about the estimate of a post or segment, with its evidence.
 * @param naam as the reader knows it, at the start of a sentence
 */
export function signalenVan(naam: string, { reeks, schatting, kans }: PostModel): Signaal[] {
  const aanbieders = schatting.aanbieders;
  const maandbedrag = aanbieders.reduce((s, a) => s + Math.max(0, a.maandbedrag), 0);
  const b: Bekeken = { naam, reeks, schatting, maandbedrag };
  const uit: Signaal[] = [];
  if (kans.aantal < WEINIG_HISTORIE)
    uit.push({
      code: 'te-weinig-historie',
      melding: `${naam} heeft te weinig historie (${reeks.rijen} zorgmaanden). De bandbreedte rust vooral op een aanname.`,
    });
  for (const a of aanbieders) {
    if (a.maandbedrag < KLEIN * maandbedrag) continue;
    const vast = a.spreiding < GRILLIG;
    if (vast && a.maandbedrag >= TEMPO_AANDEEL * maandbedrag) uit.push(...tempo(b, a));
    if (vast) uit.push(...inhaalslag(b, a));
    uit.push(...gestopt(b, a), ...nieuw(b, a));
  }
  return [...uit, ...zonderDeclaratie(b)];
}
