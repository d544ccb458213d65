import { type Datum, parseDatum } from '../core/basis/datum.ts';
import { type BegrotingRegel, createBegroting } from './begroting.ts';
import { declaratieBerichten, padVan, toewijzingBerichten } from './berichten.ts';
import { exportBestanden } from './exports.ts';
import { boekMetVerschillen } from './geplant.ts';
import {
  betalingenCsv,
  grootboekCsv,
  postdelen,
  rekeningschemaCsv,
  stroomboekingen,
} from './grootboek.ts';
import { gebiedenGeoJson } from './kaart.ts';
import { dagVan, datumVan, eersteVan } from './kalender.ts';
import type { Declaratie, Wereld } from './model.ts';
import { maandcijfersVan, simuleerOverig } from './overige-stromen.ts';
import { DECLARATIE_POSTEN } from './posten.ts';
import { OVERIGE_POSTEN } from './posten-overig.ts';
import { GEMEENTE, type Poststuk } from './poststuk.ts';
import { type Simulatie, type SimulatieOpties, simuleer } from './simulatie.ts';
import { heeftTabel, stroomtabellen } from './stroomtabellen.ts';
import {
  aanbiedersCsv,
  begrotingCsv,
  maandcijfersCsv,
  postcodesCsv,
  producttabelCsv,
} from './tabellen.ts';
import { bevolkingCsv, opvolgingenCsv } from './tabellen-gebied.ts';
import {
  overigPerPost,
  type PostMaanden,
  somVan,
  toegekendPerPost,
  waarheidTekst,
} from './waarheid.ts';

/** Writes one file; `pad` is relative, with forward slashes. */
export type Schrijf = (pad: string, inhoud: string) => Promise<void>;

export interface GenereerOpties {
  readonly inwoners?: number;
  /** Months of history before `tot`. */
  readonly maanden?: number;
  /** Nothing that is received after this day is written, but for `waarheid.json`. */
  readonly tot?: Datum;
  readonly zaad?: number;
  /** Day around which the story is told; `tot` unless the same story is looked at from another day. */
  readonly anker?: Datum;
  /** Writes what the messages say as exports of case systems as well. */
  readonly exports?: boolean;
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
 * received up to and including `tot`, the tables of its budget, and `waarheid.json` with what
 * everything turned out to cost. The same options give the same bytes.
 */
export async function genereer(opties: GenereerOpties, schrijf: Schrijf): Promise<Gegenereerd> {
  const { inwoners = 25_000, maanden = 36, tot = STANDAARD_TOT, zaad = 1 } = opties;
  const vast: SimulatieOpties = { inwoners, maanden, tot, zaad, anker: opties.anker ?? tot };
  const simulatie = simuleer(vast);
  const { berichten, declaraties } = await schrijfBerichten(simulatie, tot, schrijf);
  const tabellen = createTabellen(simulatie, declaraties, vast);
  const dagen = { van: eersteVan(simulatie.wereld.verhaal.begin), tot: dagVan(tot) };
  if (opties.exports) tabellen.push(...exportBestanden(simulatie.toewijzingen, declaraties, dagen));
  for (const [pad, inhoud] of tabellen) await schrijf(pad, inhoud);
  const bestanden = Object.values(berichten).reduce((som, n) => som + n, tabellen.length);
  return { bestanden, berichten };
}

/** What was sent: number of messages by kind, and under which number each declaration went. */
interface Verstuurd {
  readonly berichten: Readonly<Record<string, number>>;
  readonly declaraties: ReadonlyMap<Declaratie, string>;
}

/** Writes the messages received from the start of the history up to and including `tot`. */
export async function schrijfBerichten(
  { wereld, toewijzingen, declaraties }: Simulatie,
  tot: Datum,
  schrijf: Schrijf,
): Promise<Verstuurd> {
  const laatste = dagVan(tot);
  const eerste = eersteVan(wereld.verhaal.begin);
  const post: Poststuk[] = [];
  for (const bron of [toewijzingBerichten(toewijzingen), declaratieBerichten(declaraties)]) {
    for (const stuk of bron) if (stuk.dag >= eerste && stuk.dag <= laatste) post.push(stuk);
  }
  post.sort((a, b) => a.dag - b.dag);
  const aantallen: Record<string, number> = {};
  const nummers = new Map<Declaratie, string>();
  for (const [i, stuk] of post.entries()) {
    // ten digits, as many systems number their messages
    const reeks = stuk.afzender === GEMEENTE ? '1' : '2';
    const Identificatie = `${reeks}${String(i + 1).padStart(9, '0')}`;
    const Dagtekening = datumVan(stuk.dag);
    const xml = stuk.maakXml({ BerichtIdentificatie: { Identificatie, Dagtekening } });
    await schrijf(padVan(stuk, Identificatie), xml);
    if (stuk.declaratie) nummers.set(stuk.declaratie, Identificatie);
    aantallen[stuk.soort] = (aantallen[stuk.soort] ?? 0) + 1;
  }
  return { berichten: aantallen, declaraties: nummers };
}

function createTabellen(
  { wereld, bevolking, declaraties }: Simulatie,
  verstuurd: ReadonlyMap<Declaratie, string>,
  opties: SimulatieOpties,
): (readonly [pad: string, inhoud: string])[] {
  const tot = dagVan(opties.tot);
  const overig = simuleerOverig(wereld, opties.inwoners);
  const cijfers = maandcijfersVan(wereld, overig);
  const zorg = toegekendPerPost(declaraties);
  const rest = overigPerPost(overig);
  const posten = [
    ...DECLARATIE_POSTEN.map((post) => ({ post, bron: zorg })),
    ...OVERIGE_POSTEN.map((post) => ({ post, bron: rest })),
  ];
  const boekhouding = boekMetVerschillen(postdelen(verstuurd, tot), tot);
  const boekingen = [...boekhouding.boekingen, ...stroomboekingen(cijfers)];
  return [
    ['begroting.csv', begrotingCsv(begrotingVan(wereld, zorg, rest), tot)],
    ['producttabel.csv', producttabelCsv(eersteVan(wereld.verhaal.begin))],
    ['aanbieders.csv', aanbiedersCsv()],
    ['postcodes.csv', postcodesCsv(bevolking)],
    [
      'maandcijfers.csv',
      maandcijfersCsv(
        cijfers.filter((c) => !heeftTabel(c)),
        tot,
      ),
    ],
    ...stroomtabellen(wereld, cijfers, {
      ...{ tot, inwoners: opties.inwoners, taakveldVan, declaraties },
    }),
    bevolkingCsv(bevolking, wereld),
    opvolgingenCsv(wereld),
    gebiedenGeoJson(wereld),
    ['grootboek.csv', grootboekCsv(boekingen, tot)],
    ['rekeningschema.csv', rekeningschemaCsv()],
    ['betalingen.csv', betalingenCsv(boekhouding.betalingen, tot)],
    ['waarheid.json', waarheidTekst(wereld, opties, declaraties, posten, boekhouding.verschillen)],
  ];
}

const taakveldVan = (post: string): string =>
  DECLARATIE_POSTEN.find((p) => p.post === post)?.taakveld ?? '';

/** Budgets of the whole years of the history and of the last year. */
function begrotingVan(wereld: Wereld, zorg: PostMaanden, rest: PostMaanden): BegrotingRegel[] {
  const { begin, januari } = wereld.verhaal;
  const laatste = Math.floor(januari / 12);
  const jaren: number[] = [];
  for (let jaar = Math.ceil(begin / 12); jaar < laatste; jaar++) jaren.push(jaar);
  return createBegroting(wereld, [...jaren, laatste], (post, jaar) => {
    const bron = zorg.has(post) ? zorg : rest;
    const maanden = 12 - Math.max(0, begin - jaar * 12);
    return Math.round((somVan(bron, post, jaar * 12, jaar * 12 + 11) * 12) / maanden);
  });
}
