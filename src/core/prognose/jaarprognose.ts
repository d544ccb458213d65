import type { Datum } from '../basis/datum.ts';
import { bedragenVan, type GetrokkenPost, groepVan } from './groepen.ts';
import { type Modellen, modelVan } from './model.ts';
import { trekDeclaratiePost } from './post-declaraties.ts';
import { trekOverigePost } from './post-overig.ts';
import { type GedeeldeSchok, gedeeldeSchok } from './simulatie.ts';
import type {
  DekkingRegel,
  GroepPrognose,
  JaarprognoseInvoer,
  JaarprognoseUitkomst,
  PostInvoer,
  PostPrognose,
} from './typen.ts';

const STANDAARD_TREKKINGEN = 2000;

function trek(
  post: PostInvoer,
  invoer: JaarprognoseInvoer,
  gedeeld: GedeeldeSchok,
  modellen: Modellen,
): GetrokkenPost {
  const trekking =
    post.stroom === 'declaraties'
      ? trekDeclaratiePost(post, invoer, gedeeld, modellen)
      : trekOverigePost(post, invoer, gedeeld);
  return { post, trekking };
}

function toPostPrognose(p: GetrokkenPost): PostPrognose {
  const { post, naam, wet, taakveld, autorisatieniveau = null, stroom, soort } = p.post;
  const { grond, standPer, signalen } = p.trekking;
  return {
    post,
    naam,
    wet,
    taakveld,
    autorisatieniveau,
    stroom,
    soort,
    grond,
    standPer,
    signalen,
    ...bedragenVan(p),
  };
}

/** Lasten minus baten. */
const netto = (p: PostInvoer): 1 | -1 => (p.soort === 'bate' ? -1 : 1);

function groepen(
  posten: readonly GetrokkenPost[],
  sleutelVan: (p: PostInvoer) => string | null,
  aantal: number,
  teken: (p: PostInvoer) => 1 | -1,
): GroepPrognose[] {
  const perSleutel = new Map<string, GetrokkenPost[]>();
  for (const p of posten) {
    const sleutel = sleutelVan(p.post);
    if (sleutel === null) continue;
    const lijst = perSleutel.get(sleutel) ?? [];
    lijst.push(p);
    perSleutel.set(sleutel, lijst);
  }
  return [...perSleutel.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sleutel, lijst]) => groepVan(sleutel, lijst, aantal, teken));
}

/** Shares of the begrote lasten by stroom and ground; the date is the oldest of the posts in it. */
function dekkingVan(posten: readonly GetrokkenPost[]): DekkingRegel[] {
  const lasten = posten.filter((p) => p.post.soort === 'last');
  const totaal = lasten.reduce((s, p) => s + (p.post.begrootCenten ?? 0), 0);
  if (totaal <= 0) return [];
  const regels = new Map<string, { regel: DekkingRegel; begroot: number }>();
  for (const { post, trekking } of lasten) {
    const { standPer } = trekking;
    const grond =
      trekking.grond === 'geen' && post.begrootCenten !== null ? 'begroting' : trekking.grond;
    const sleutel = `${post.stroom} ${grond}`;
    const was = regels.get(sleutel);
    const begroot = (was?.begroot ?? 0) + (post.begrootCenten ?? 0);
    const regel: DekkingRegel = {
      stroom: post.stroom,
      grond,
      aandeel: begroot / totaal,
      standPer: was ? oudste(was.regel.standPer, standPer) : standPer,
    };
    regels.set(sleutel, { regel, begroot });
  }
  return [...regels.values()].map((r) => r.regel).sort((x, y) => y.aandeel - x.aandeel);
}

const oudste = (a: Datum | null, b: Datum | null): Datum | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

/**
 * Where the year ends, per post and in total, with its spread. Sums are made of draws: the quantiles
 * of posts do not add up to those of the total, the means do (to rounding).
 *
 * Boekjaar = the care of the year as estimated, plus the afwikkeling of earlier care years against
 * the balanspost of the last closing. Once the boekjaar's own closing has passed, its figure stands
 * as it was then: what comes in later belongs to the next boekjaar. Leverjaar = the care of the year
 * alone, whenever it is declared.
 *
 * Not in any sum: reservemutaties (they have their own entry in `perSoort`).
 * @param modellen of `maakModellen`, when another answer on the same input shares them
 * @throws Error on a year or closing day that does not exist, or fewer than one draw
 */
export function jaarprognose(
  invoer: JaarprognoseInvoer,
  modellen: Modellen = modelVan,
): JaarprognoseUitkomst {
  const aantal = invoer.trekkingen ?? STANDAARD_TREKKINGEN;
  if (!(aantal >= 1)) throw new Error(`no draws: ${aantal}`);
  const gedeeld = gedeeldeSchok(aantal, invoer.zaad ?? 1);
  const posten = invoer.posten.map((p) => trek(p, invoer, gedeeld, modellen));
  const zonderReserves = posten.filter((p) => p.post.soort !== 'reservemutatie');
  return {
    jaar: invoer.jaar,
    basis: invoer.basis,
    posten: posten.map(toPostPrognose),
    totaal: groepVan('totaal', zonderReserves, aantal, netto),
    perWet: groepen(zonderReserves, (p) => p.wet, aantal, netto),
    perStroom: groepen(zonderReserves, (p) => p.stroom, aantal, netto),
    perNiveau: groepen(
      posten.filter((p) => p.post.soort === 'last'),
      (p) => p.autorisatieniveau ?? null,
      aantal,
      () => 1,
    ),
    perSoort: groepen(
      posten,
      (p) => p.soort,
      aantal,
      () => 1,
    ),
    dekking: dekkingVan(posten),
  };
}
