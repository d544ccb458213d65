import { type Centen, toCenten } from '../../core/basis/bedrag.ts';
import {
  type Datum,
  laatsteDag,
  type Maand,
  maandIndex,
  maandMetIndex,
  maandVan,
  plusDagen,
  plusMaanden,
} from '../../core/basis/datum.ts';
import { groepeer } from '../../core/basis/groepeer.ts';
import type { PostMaanden } from '../../core/prognose/maanden-per-post.ts';
import type { JaarprognoseUitkomst } from '../../core/prognose/typen.ts';
import type {
  Beweging,
  PostStand,
  PostVerschil,
} from '../../core/verklaring/verschil-prognoses.ts';
import type { VraagContext } from '../../definitie/vraag.ts';
import type { ToegewezenVerloop } from '../../facts/verloopport.ts';
import { verzilveringVan } from './verzilvering.ts';

/** Which forecast is held against which. */
export interface Vergelijking {
  readonly jaar: number;
  readonly basis: 'boekjaar' | 'leverjaar';
  readonly sinds: Datum;
}

/** Both forecasts, and per post what is known of the difference. */
export interface Verschillen {
  readonly toen: JaarprognoseUitkomst;
  readonly nu: JaarprognoseUitkomst;
  readonly posten: readonly PostVerschil[];
}

/** Gathers both forecasts and the facts of the time between; `null` while one is being computed. */
export async function leesVerschillen(
  ctx: VraagContext,
  { jaar, basis, sinds }: Vergelijking,
): Promise<Verschillen | null> {
  const { gemeente, peildatum, prognoses } = ctx;
  const vraag = (dag: Datum) => ({ gemeente, peildatum: dag, jaar, basis });
  const [toen, nu, maandenToen, maandenNu, feiten] = await Promise.all([
    prognoses.jaar(vraag(sinds)),
    prognoses.jaar(vraag(peildatum)),
    prognoses.reken('maanden', vraag(sinds)),
    prognoses.reken('maanden', vraag(peildatum)),
    leesFeiten(ctx, jaar, sinds),
  ]);
  if (!toen.klaar || !nu.klaar || !maandenToen.klaar || !maandenNu.klaar) return null;
  const tot = laatsteVolleMaand(sinds);
  const standToen = standVan(toen.uitkomst, maandenToen.uitkomst, tot);
  const standNu = standVan(nu.uitkomst, maandenNu.uitkomst, tot);
  const posten = nu.uitkomst.posten.map(({ post }) => ({
    post,
    toen: standToen(post),
    nu: standNu(post),
    ...feiten(post),
  }));
  return { toen: toen.uitkomst, nu: nu.uitkomst, posten };
}

/** The last month whose care was given whole on a day. */
export const laatsteVolleMaand = (dag: Datum): Maand =>
  dag === laatsteDag(maandVan(dag)) ? maandVan(dag) : plusMaanden(maandVan(dag), -1);

function standVan(u: JaarprognoseUitkomst, maanden: readonly PostMaanden[], tot: Maand) {
  return (code: string): PostStand => {
    const post = u.posten.find((p) => p.post === code);
    const eigen = maanden.find((m) => m.post === code)?.maanden;
    const voorbij = eigen?.filter((m) => m.maand <= tot);
    return {
      verwachtCenten: post?.verwachtCenten?.p50 ?? null,
      afwikkelingCenten: post?.afwikkelingVoorgaandeJarenCenten?.gemiddelde ?? null,
      voorbijCenten: voorbij ? toCenten(voorbij.reduce((s, m) => s + m.verwachtCenten, 0)) : null,
    };
  };
}

type Feiten = Pick<
  PostVerschil,
  'toewijzingen' | 'beginTegenOudePrijsCenten' | 'jaarEerder' | 'verzilvering' | 'correctiesCenten'
>;

const jaarTerug = (dag: Datum): Datum => {
  const maand = plusMaanden(maandVan(dag), -12);
  const zelfde = `${maand}${dag.slice(7)}`;
  const einde = laatsteDag(maand);
  // safe: a day of the month that exists; 29 February becomes the 28th
  return zelfde < einde && dag !== laatsteDag(maandVan(dag)) ? (zelfde as Datum) : einde;
};

async function leesFeiten(ctx: VraagContext, jaar: number, sinds: Datum) {
  const { gemeente, peildatum, facts } = ctx;
  const tot = laatsteVolleMaand(sinds);
  const december = maandMetIndex(jaar * 12 + 11);
  const [verloop, eerder, oudePrijs, correcties, verzilvering] = await Promise.all([
    leesVerloop(ctx, peildatum, sinds, tot, december),
    leesVerloop(
      ctx,
      jaarTerug(peildatum),
      jaarTerug(sinds),
      plusMaanden(tot, -12),
      plusMaanden(december, -12),
    ),
    tot < december
      ? facts.toegewezen({
          ...{ gemeente, peildatum: sinds, per: ['post'] as const },
          filter: { leverperiodeVan: plusMaanden(tot, 1), leverperiodeTot: december },
        })
      : [],
    facts.bedragen({
      ...{ gemeente, peildatum, per: ['post'] as const },
      filter: {
        ...{ leverperiodeVan: maandMetIndex(jaar * 12), leverperiodeTot: tot },
        bekendVanaf: plusDagen(sinds, 1),
      },
    }),
    leesVerzilvering(ctx),
  ]);
  return (post: string): Feiten => ({
    toewijzingen: verloop(post),
    jaarEerder: eerder(post),
    beginTegenOudePrijsCenten: oudePrijs.find((r) => r.post === post)?.waardeCenten ?? toCenten(0),
    verzilvering: verzilvering(post),
    correctiesCenten: toCenten(
      0 - (correcties.find((r) => r.post === post)?.gecrediteerdCenten ?? 0),
    ),
  });
}

/** How toewijzingen for the months after `tot` moved between two days, per post. */
async function leesVerloop(
  { facts, gemeente }: VraagContext,
  peildatum: Datum,
  sinds: Datum,
  tot: Maand,
  december: Maand,
): Promise<(post: string) => Beweging | null> {
  if (tot >= december) return () => null;
  const snede = { gemeente, peildatum, van: plusMaanden(tot, 1), tot: december };
  const rijen = await facts.toegewezenVerloop(snede, sinds);
  const perPost = groepeer(rijen, (r) => r.post);
  return (post) => {
    const eigen = perPost.get(post);
    if (!eigen) return null;
    const som = (kies: (r: ToegewezenVerloop) => Centen) =>
      toCenten(eigen.reduce((s, r) => s + kies(r), 0));
    return {
      beginCenten: som((r) => r.toenCenten),
      erbijCenten: som((r) => r.erbijCenten),
      erafCenten: som((r) => r.erafCenten),
    };
  };
}

/** Which share of what is allocated is declared, per post; `null` = not known. Of the year that ended half a year ago. */
export async function leesVerzilvering({ facts, gemeente, peildatum }: VraagContext) {
  const nu = maandIndex(maandVan(peildatum));
  const filter = {
    leverperiodeVan: maandMetIndex(nu - 17),
    leverperiodeTot: maandMetIndex(nu - 6),
  };
  const snede = { gemeente, peildatum, per: ['post'] as const, filter };
  const [toegewezen, bedragen] = await Promise.all([
    facts.toegewezen(snede),
    facts.bedragen(snede),
  ]);
  return (post: string): number | null => {
    const t = toegewezen.find((r) => r.post === post)?.waardeCenten ?? 0;
    const b = bedragen.find((r) => r.post === post)?.toegekendCenten ?? 0;
    return verzilveringVan([{ toegewezenCenten: t, toegekendCenten: b }]);
  };
}
