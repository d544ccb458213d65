import { type Aanbieder, verstuurtIn } from './aanbieders.ts';
import { type Dag, eersteVan, type MaandNr, maandVanDag, werkdag } from './kalender.ts';
import { geheel, stroomVan } from './kans.ts';

import type { Declaratie, Maandlevering, Regel, Wereld } from './model.ts';
import { beoordeel } from './oordeel.ts';
import { eersteRegel } from './regel.ts';

/** Bound on the run: no line comes later than this many months after the last care. */
const UITLOOP = 30;

/** All declarations of one provider for one law, until nothing is left to declare. */
export function declareer(
  wereld: Wereld,
  aanbieder: Aanbieder,
  wet: 'wmo' | 'jeugd',
  leveringen: readonly Maandlevering[],
): Declaratie[] {
  const kanaal = createKanaal(wereld, aanbieder, wet, leveringen);
  const slot = wereld.eindmaand + UITLOOP;
  for (let maand = wereld.verhaal.begin + 1; maand <= slot && kanaal.wacht.length > 0; maand++) {
    if (verstuurtIn(aanbieder, maand) || maand === slot) verstuur(kanaal, maand);
  }
  return kanaal.declaraties;
}

interface Kanaal {
  readonly wereld: Wereld;
  readonly aanbieder: Aanbieder;
  readonly wet: 'wmo' | 'jeugd';
  /** Months in which care was given: their periods may not be skipped (TR318). */
  readonly zorgmaanden: ReadonlySet<MaandNr>;
  readonly declaraties: Declaratie[];
  wacht: Regel[];
  laatstePeriode: MaandNr;
  referenties: number;
}

function createKanaal(
  wereld: Wereld,
  aanbieder: Aanbieder,
  wet: 'wmo' | 'jeugd',
  leveringen: readonly Maandlevering[],
): Kanaal {
  return {
    wereld,
    aanbieder,
    wet,
    zorgmaanden: new Set(leveringen.map((l) => l.maand)),
    declaraties: [],
    wacht: leveringen.map((levering) => eersteRegel(wereld, aanbieder, levering)),
    laatstePeriode: wereld.verhaal.begin - 1,
    referenties: 0,
  };
}

/** The files of one month: one per period since the last one, the older lines in the first. */
function verstuur(kanaal: Kanaal, maand: MaandNr): void {
  const t = stroomVan(kanaal.wereld.zaad, 'verzending', kanaal.aanbieder.agb, kanaal.wet, maand);
  const vast = Number(kanaal.aanbieder.agb.slice(-3)) % 15;
  const dag = werkdag(eersteVan(maand) + 6 + vast + geheel(t, 0, 3));
  const eerste = Math.min(kanaal.laatstePeriode + 1, maand - 1);
  for (let periode = eerste; periode < maand; periode++) {
    const regels = kiesRegels(kanaal, periode, dag);
    if (regels.length === 0) continue;
    const gekozen = new Set(regels);
    kanaal.wacht = kanaal.wacht.filter((r) => !gekozen.has(r));
    kanaal.laatstePeriode = periode;
    verzend(kanaal, periode, dag, regels);
  }
}

/** What is ready; a period with care that would stay empty gets one line before its time (TR318). */
function kiesRegels(kanaal: Kanaal, periode: MaandNr, dag: Dag): Regel[] {
  const rijp = kanaal.wacht.filter((r) => r.gereed <= dag && r.levering.maand <= periode);
  if (rijp.length > 0 || !kanaal.zorgmaanden.has(periode)) return rijp;
  const vroeg = kanaal.wacht.find(
    (r) => r.poging === 0 && !r.vorige && r.levering.maand <= periode,
  );
  return vroeg ? [vroeg] : [];
}

/** The provider whose 323 is once refused for technical reasons. */
const TECHNISCH_AFGEKEURD = 'Jeugdhulp Wilgentak';

function verzend(kanaal: Kanaal, periode: MaandNr, dag: Dag, regels: readonly Regel[]): void {
  const { aanbieder, wet, wereld } = kanaal;
  for (const r of regels) r.referentie = `${wet === 'wmo' ? 'W' : 'J'}${++kanaal.referenties}`;
  const maand = maandVanDag(dag);
  const technisch =
    maand === wereld.verhaal.nietVerzondenMaand && aanbieder.naam === TECHNISCH_AFGEKEURD;
  if (technisch) {
    const antwoordDag = werkdag(dag + 3);
    voegToe(kanaal, { periode, dag, regels, antwoordDag, nietVerzonden: true }, new Map());
  } else if (isGeheelAfgewezen(kanaal, maand, regels)) {
    weiger(kanaal, periode, dag, regels);
    return;
  }
  const gestuurd = technisch ? werkdag(dag + 8) : dag;
  const antwoordDag = antwoordDagVan(kanaal, gestuurd, maand);
  const afgewezen = new Map<Regel, string>();
  for (const regel of regels) {
    const oordeel = beoordeel(wereld, regel, gestuurd, antwoordDag);
    if (oordeel.code) afgewezen.set(regel, oordeel.code);
    kanaal.wacht.push(...oordeel.vervolg);
  }
  const kop = { periode, dag: gestuurd, regels, antwoordDag, nietVerzonden: false };
  voegToe(kanaal, kop, afgewezen);
}

/** The provider of which one declaration is refused as a whole: it used a number twice (9333). */
const GEHEEL_AFGEWEZEN = 'Dagcentrum Vlonderstra';
const NUMMER_NIET_UNIEK = '9333';

const isGeheelAfgewezen = (
  { aanbieder, wereld, declaraties }: Kanaal,
  maand: MaandNr,
  regels: readonly Regel[],
): boolean =>
  aanbieder.naam === GEHEEL_AFGEWEZEN &&
  maand >= wereld.verhaal.afgewezenMaand &&
  declaraties.length > 0 &&
  !declaraties.some((d) => d.geheelAfgewezen) &&
  !regels.some((r) => r.vorige);

/** All lines come back under new numbers. */
function weiger(kanaal: Kanaal, periode: MaandNr, dag: Dag, regels: readonly Regel[]): void {
  const antwoordDag = antwoordDagVan(kanaal, dag, maandVanDag(dag));
  const gereed = antwoordDag + 10;
  kanaal.wacht.push(...regels.map((r) => ({ ...r, gereed, referentie: '' })));
  const kop = { periode, dag, regels, antwoordDag, nietVerzonden: false };
  voegToe(kanaal, kop, new Map(), NUMMER_NIET_UNIEK);
}

type Kop = Pick<Declaratie, 'periode' | 'dag' | 'regels' | 'antwoordDag' | 'nietVerzonden'>;

function voegToe(
  kanaal: Kanaal,
  kop: Kop,
  afgewezen: ReadonlyMap<Regel, string>,
  geheelAfgewezen: string | null = null,
): void {
  const { aanbieder, wet, declaraties } = kanaal;
  const volgend = `${wet === 'wmo' ? 'W' : 'J'}D${String(declaraties.length + 1).padStart(6, '0')}`;
  const nummer = (geheelAfgewezen && declaraties.at(-1)?.nummer) || volgend;
  declaraties.push({ aanbieder, wet, nummer, afgewezen, geheelAfgewezen, ...kop });
}

/** Within ten working days, but a few answers around the peildatum take weeks longer. */
function antwoordDagVan({ wereld, aanbieder, wet }: Kanaal, dag: Dag, maand: MaandNr): Dag {
  const t = stroomVan(wereld.zaad, 'antwoord', aanbieder.agb, wet, dag);
  const traag = maand === wereld.verhaal.traagAntwoordMaand && Number(aanbieder.agb) % 3 === 0;
  return werkdag(dag + geheel(t, 4, 12) + (traag ? 30 : 0));
}
