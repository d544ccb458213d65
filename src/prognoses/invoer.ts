import { toCenten } from '../core/basis/bedrag.ts';
import { type Maand, maandIndex, maandMetIndex, maandVan } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { MAX_RIJEN } from '../core/prognose/reeks.ts';
import type {
  BlootstellingCel,
  Cel,
  DeclaratiePost,
  JaarprognoseInvoer,
  OverigePost,
  PostInvoer,
} from '../core/prognose/typen.ts';
import type { PrognoseVraag } from '../definitie/prognoses.ts';
import type { Bedragen, FeitenLezer, MaandcijferRij, Rij } from '../facts/port.ts';
import type { BegrotingStand, Post, RegisterLezer } from '../register/port.ts';
import { leesAfsluiting } from './afsluiting.ts';

/** The code under which money stands that the product table assigns to no post. */
export const NIET_TOE_TE_DELEN = 'niet-toe-te-delen';

/** How many months of judged declarations the share of acceptance is learned from. */
const MAANDEN_AANVAARDING = 24;

type DeclaratieRij = Rij<'post' | 'wet' | 'leverperiode' | 'bekendSinds' | 'aanbieder', Bedragen>;

/**
 * Gathers what the forecast of a year needs, as it was known on the peildatum: declarations and
 * toewijzingen per post with the day they became known, monthly actuals of the other stromen, and
 * the budget of that day.
 */
export async function prognoseInvoer(
  facts: FeitenLezer,
  register: RegisterLezer,
  vraag: PrognoseVraag,
): Promise<JaarprognoseInvoer> {
  const { gemeente, peildatum, jaar, basis } = vraag;
  const [posten, begroting, declaraties, cijfers, blootstelling, afsluiting] = await Promise.all([
    register.posten(gemeente),
    register.begroting(gemeente, jaar, peildatum),
    facts.bedragen({
      gemeente,
      peildatum,
      per: ['post', 'wet', 'leverperiode', 'bekendSinds', 'aanbieder'],
    }),
    facts.maandcijfers(gemeente, peildatum),
    blootstellingPerPost(facts, vraag),
    leesAfsluiting(register, gemeente, jaar),
  ]);
  const perPost = groepeer(declaraties, (r) => r.post ?? `${NIET_TOE_TE_DELEN}-${r.wet}`);
  const cijfersPerPost = groepeer(cijfers, (c) => c.post);
  const begrootPerPost = new Map(begroting.map((b) => [b.post, b]));
  const bekend = posten.map((post): PostInvoer => {
    const kop = kopVan(post, begrootPerPost.get(post.code));
    return post.stroom === 'declaraties'
      ? {
          ...declaratiePost(kop, perPost.get(post.code) ?? [], blootstelling.get(post.code), vraag),
          balanspostCenten: afsluiting.balansposten.get(post.code) ?? null,
        }
      : overigePost(kop, post.stroom, cijfersPerPost.get(post.code) ?? [], jaar);
  });
  const codes = new Set(posten.map((p) => p.code));
  const los = [...perPost].filter(([code]) => !codes.has(code));
  return {
    jaar,
    basis,
    peildatum,
    sluitdatums: afsluiting.sluitdatums,
    posten: [...bekend, ...los.map(([code, rijen]) => losPost(code, rijen, vraag))],
  };
}

type Kop = Pick<
  DeclaratiePost,
  | 'post'
  | 'naam'
  | 'wet'
  | 'taakveld'
  | 'autorisatieniveau'
  | 'soort'
  | 'begrootCenten'
  | 'begrootPrimitiefCenten'
>;

function kopVan(post: Post, begroot: BegrotingStand | undefined): Kop {
  return {
    post: post.code,
    naam: post.naam,
    wet: post.wet,
    taakveld: post.taakveld,
    autorisatieniveau: post.autorisatieniveau,
    soort: post.soort,
    begrootCenten: begroot?.actueelCenten ?? null,
    begrootPrimitiefCenten: begroot?.primitiefCenten ?? null,
  };
}

/** Money without a post of its own still counts: as a post without a budget. */
function losPost(
  code: string,
  rijen: readonly DeclaratieRij[],
  vraag: PrognoseVraag,
): DeclaratiePost {
  const wet = rijen[0]?.wet ?? null;
  const naam = code.startsWith(NIET_TOE_TE_DELEN)
    ? `Niet toe te delen (${wet === 'wmo' ? 'Wmo' : 'Jeugd'})`
    : `Post ${code} (niet in de begroting)`;
  const kop: Kop = {
    post: code,
    naam,
    wet,
    taakveld: null,
    autorisatieniveau: null,
    soort: 'last',
    begrootCenten: null,
    begrootPrimitiefCenten: null,
  };
  return declaratiePost(kop, rijen, undefined, vraag);
}

function declaratiePost(
  kop: Kop,
  rijen: readonly DeclaratieRij[],
  blootstelling: readonly BlootstellingCel[] | undefined,
  vraag: PrognoseVraag,
): DeclaratiePost {
  return {
    ...kop,
    stroom: 'declaraties',
    cellen: cellenVan(rijen, (r) => r.toegekendCenten),
    ingediend: cellenVan(rijen, (r) => r.ingediendCenten),
    afgekeurd: cellenVan(rijen, (r) => r.afgekeurdCenten),
    ...(blootstelling ? { blootstelling } : {}),
    aanvaardAandeel: aanvaardAandeel(rijen, maandVan(vraag.peildatum)),
  };
}

/** Changes per month of care, day of knowledge and provider; days without any are left out. */
function cellenVan(
  rijen: readonly DeclaratieRij[],
  bedragVan: (r: DeclaratieRij) => number,
): Cel[] {
  return rijen.flatMap((r) => {
    const bedragCenten = toCenten(bedragVan(r));
    return bedragCenten === 0
      ? []
      : [
          {
            herkomst: r.leverperiode,
            bekend: r.bekendSinds,
            bedragCenten,
            aanbieder: r.aanbieder,
          },
        ];
  });
}

/** Share of what was judged in the last two years, credits off, that was toegekend; `null` when nothing was. */
function aanvaardAandeel(rijen: readonly DeclaratieRij[], tot: Maand): number | null {
  const vanaf = maandMetIndex(maandIndex(tot) - MAANDEN_AANVAARDING);
  let toegekend = 0;
  let afgekeurd = 0;
  for (const r of rijen) {
    if (maandVan(r.bekendSinds) < vanaf) continue;
    toegekend += r.toegekendCenten;
    afgekeurd += r.afgekeurdCenten;
  }
  if (toegekend + afgekeurd <= 0) return null;
  return Math.min(1, Math.max(0, toegekend / (toegekend + afgekeurd)));
}

async function blootstellingPerPost(
  facts: FeitenLezer,
  { gemeente, peildatum, jaar }: PrognoseVraag,
): Promise<Map<string, BlootstellingCel[]>> {
  const stand = await facts.stand(gemeente);
  const eerste = stand?.eersteLeverperiode;
  if (!eerste) return new Map();
  // the forecast looks this far back, from the peildatum and from the closing of the year before
  const terugVanaf = Math.min(maandIndex(maandVan(peildatum)), jaar * 12);
  const van = maandMetIndex(terugVanaf - MAX_RIJEN + 1);
  const december = maandMetIndex(jaar * 12 + 11);
  const rijen = await facts.toegewezen({
    gemeente,
    peildatum,
    per: ['post', 'leverperiode', 'bekendStap'],
    filter: { leverperiodeVan: van > eerste ? van : eerste, leverperiodeTot: december },
  });
  const perPost = new Map<string, BlootstellingCel[]>();
  for (const r of rijen) {
    if (r.post === null || r.waardeCenten === 0) continue;
    const cellen = perPost.get(r.post) ?? [];
    cellen.push({
      herkomst: r.leverperiode,
      bekend: r.bekendStap,
      bedragCenten: r.waardeCenten,
    });
    perPost.set(r.post, cellen);
  }
  return perPost;
}

/**
 * What says what a year will be, by precedence: the final settlement, what the source states, what it
 * budgeted. Within one rank the latest known counts; of one day the first named here.
 */
const OPGAVEN: readonly (readonly string[])[] = [
  ['afrekening'],
  ['opgave', 'gewijzigd', 'verleend'],
  ['begroot'],
];
/** Which monthly figures are the actuals. */
const REALISATIES: readonly string[] = ['realisatie', 'besteding'];

function opgaveVan(cijfers: readonly MaandcijferRij[], jaar: number): MaandcijferRij | undefined {
  const vanJaar = cijfers.filter((c) => c.bedragCenten !== null && c.maand.startsWith(`${jaar}-`));
  for (const rang of OPGAVEN) {
    const [eerste] = vanJaar
      .filter((c) => rang.includes(c.maatstaf))
      .sort(
        (a, b) =>
          b.bekendSinds.localeCompare(a.bekendSinds) ||
          rang.indexOf(a.maatstaf) - rang.indexOf(b.maatstaf) ||
          b.maand.localeCompare(a.maand),
      );
    if (eerste) return eerste;
  }
  return undefined;
}

/** The band of the year, when both its ends are known. */
function bandbreedteVan(
  cijfers: readonly MaandcijferRij[],
  jaar: number,
): NonNullable<OverigePost['bandbreedte']> | null {
  const van = (maatstaf: string) =>
    cijfers.find((c) => c.maatstaf === maatstaf && c.maand === `${jaar}-01`)?.bedragCenten ?? null;
  const [laagCenten, hoogCenten] = [van('bandbreedteLaag'), van('bandbreedteHoog')];
  return laagCenten === null || hoogCenten === null ? null : { laagCenten, hoogCenten };
}

/** A post without declarations, with its actuals and what its source states about the year. */
export function overigePost(
  kop: Kop,
  stroom: OverigePost['stroom'],
  cijfers: readonly MaandcijferRij[],
  jaar: number,
): OverigePost {
  const realisatie = cijfers.flatMap((c) =>
    REALISATIES.includes(c.maatstaf) && c.bedragCenten !== null
      ? [{ maand: c.maand, bedragCenten: c.bedragCenten }]
      : [],
  );
  const opgave = opgaveVan(cijfers, jaar);
  return {
    ...kop,
    stroom,
    realisatie,
    opgaveJaarCenten: opgave?.bedragCenten ?? null,
    bandbreedte: bandbreedteVan(cijfers, jaar),
    opgavePer: opgave?.bekendSinds ?? null,
    afgerekend: opgave?.maatstaf === 'afrekening',
  };
}
