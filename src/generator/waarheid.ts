import { type Datum } from '../core/basis/datum.ts';
import { metTeken } from './berichten-declaratie.ts';
import type { Geplant } from './geplant.ts';
import { dagVan, datumVan, eersteVan, jaarVanMaand, type MaandNr, maandTekst } from './kalender.ts';
import type { Declaratie, Wereld } from './model.ts';
import type { Maandbedrag } from './overige-stromen.ts';
import type { PostRegel } from './post.ts';
import { DECLARATIE_POSTEN } from './posten.ts';
import type { SimulatieOpties } from './simulatie.ts';

/** True amount per post and month, in cents; months without any are zero. */
export type PostMaanden = ReadonlyMap<string, ReadonlyMap<MaandNr, number>>;

/** What was (or will be) toegekend per post and care month, as known on `dag` (default: in the end). */
export function toegekendPerPost(
  declaraties: readonly Declaratie[],
  dag = Number.POSITIVE_INFINITY,
): PostMaanden {
  const som = new Map<string, Map<MaandNr, number>>();
  for (const d of declaraties) {
    if (d.nietVerzonden || d.geheelAfgewezen || d.antwoordDag > dag) continue;
    for (const r of d.regels) {
      if (d.afgewezen.has(r)) continue;
      telOp(som, r.levering.toewijzing.product.post, r.levering.maand, metTeken(r));
    }
  }
  return som;
}

/** Amounts of the other stromen per post and month. */
export function overigPerPost(bedragen: readonly Maandbedrag[]): PostMaanden {
  const som = new Map<string, Map<MaandNr, number>>();
  for (const b of bedragen) telOp(som, b.post.post, b.maand, b.bedrag);
  return som;
}

function telOp(
  som: Map<string, Map<MaandNr, number>>,
  post: string,
  maand: MaandNr,
  bedrag: number,
): void {
  const maanden = som.get(post) ?? new Map<MaandNr, number>();
  som.set(post, maanden);
  maanden.set(maand, (maanden.get(maand) ?? 0) + bedrag);
}

/** Sum of a post over months, in cents. */
export function somVan(bron: PostMaanden, post: string, van: MaandNr, tot: MaandNr): number {
  let som = 0;
  for (const [maand, bedrag] of bron.get(post) ?? []) {
    if (maand >= van && maand <= tot) som += bedrag;
  }
  return som;
}

/** The text of `waarheid.json`: what an honest forecast should come near to. */
export function waarheidTekst(
  wereld: Wereld,
  opties: SimulatieOpties,
  declaraties: readonly Declaratie[],
  posten: readonly { readonly post: PostRegel; readonly bron: PostMaanden }[],
  grootboekVerschillen: readonly Geplant[],
): string {
  const { begin } = wereld.verhaal;
  const waarheid = {
    gemeente: '9998',
    fictief: true,
    toelichting:
      'Uiteindelijk toegekend bedrag per post en maand van levering, ook wat pas na `tot` bekend wordt.',
    zaad: opties.zaad,
    inwoners: opties.inwoners,
    maanden: opties.maanden,
    tot: opties.tot,
    eersteMaand: maandTekst(begin),
    laatsteMaand: maandTekst(wereld.eindmaand),
    rechteLijn: rechteLijn(wereld, opties.tot, declaraties),
    verhaal: verhaalTekst(wereld),
    grootboekVerschillen,
    posten: posten.map(({ post, bron }) => ({
      post: post.post,
      naam: post.naam,
      wet: post.wet,
      taakveld: post.taakveld,
      stroom: post.stroom,
      soort: post.soort,
      maanden: maandenVan(wereld, bron, post.post),
      jaren: jarenVan(wereld, bron, post.post),
    })),
  };
  return `${JSON.stringify(waarheid, null, 1)}\n`;
}

function maandenVan({ verhaal, eindmaand }: Wereld, bron: PostMaanden, post: string) {
  const uit: { maand: string; bedragCenten: number }[] = [];
  for (let m = verhaal.begin; m <= eindmaand; m++) {
    uit.push({ maand: maandTekst(m), bedragCenten: bron.get(post)?.get(m) ?? 0 });
  }
  return uit;
}

function jarenVan({ verhaal, eindmaand }: Wereld, bron: PostMaanden, post: string) {
  const uit: { jaar: number; bedragCenten: number; volledig: boolean }[] = [];
  for (let jaar = jaarVanMaand(verhaal.begin); jaar * 12 <= eindmaand; jaar++) {
    const bedragCenten = somVan(bron, post, jaar * 12, jaar * 12 + 11);
    uit.push({ jaar, bedragCenten, volledig: jaar * 12 >= verhaal.begin });
  }
  return uit;
}

/**
 * The case that started this (Zwolle, LVB 2017): at the end of the third quarter a straight line,
 * toegekend / 9 x 12, against what the year cost in the end. Of the last year of which `tot` has seen
 * 1 October; `null` when the history does not reach back to its January.
 */
function rechteLijn({ verhaal }: Wereld, tot: Datum, declaraties: readonly Declaratie[]) {
  const gezien = eersteVan(verhaal.januari + 9) <= dagVan(tot);
  const januari = gezien ? verhaal.januari : verhaal.januari - 12;
  const peil = eersteVan(januari + 9);
  if (verhaal.begin > januari) return null;
  const bekend = toegekendPerPost(declaraties, peil);
  const eind = toegekendPerPost(declaraties);
  const regel = (namen: readonly string[]) => {
    const tel = (bron: PostMaanden): number =>
      namen.reduce((som, p) => som + somVan(bron, p, januari, januari + 11), 0);
    const toegekendCenten = tel(bekend);
    const lineairCenten = Math.round((toegekendCenten / 9) * 12);
    const uiteindelijkCenten = tel(eind);
    const verhouding =
      uiteindelijkCenten === 0 ? null : afgerond(lineairCenten / uiteindelijkCenten);
    return { toegekendCenten, lineairCenten, uiteindelijkCenten, verhouding };
  };
  const namen = DECLARATIE_POSTEN.map((p) => p.post);
  return {
    peildatum: datumVan(peil),
    jaar: jaarVanMaand(januari),
    totaal: regel(namen),
    posten: namen.map((post) => ({ post, ...regel([post]) })),
  };
}

const afgerond = (x: number): number => Math.round(x * 1000) / 1000;

function verhaalTekst({ verhaal }: Wereld) {
  return {
    aanbesteding: { ...verhaal.aanbesteding, maand: maandTekst(verhaal.aanbesteding.maand) },
    aanbiederStopt: maandTekst(verhaal.stopMaand),
    aanbiederBegint: maandTekst(verhaal.beginMaand),
    tempoTrager: maandTekst(verhaal.tempoMaand),
    tempoSneller: maandTekst(verhaal.versnelMaand),
    declaratieNietVerzonden: maandTekst(verhaal.nietVerzondenMaand),
  };
}
