import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';
import { laatsteDag, maandIndex, maandMetIndex, maandVan } from '../basis/datum.ts';
import type { Stroom } from '../basis/domein.ts';
import { createToeval, normaal } from '../basis/toeval.ts';
import { type JaarGrenzen, jaarGrenzen } from './jaar.ts';
import type { PostTrekking } from './post-trekking.ts';
import { type GedeeldeSchok, zaadVan } from './simulatie.ts';
import { type Maandreeks, zetVoort } from './tempo.ts';
import type { Grond, JaarprognoseInvoer, OverigePost, Signaal } from './typen.ts';

/** How a stroom without declarations is carried on to the end of the year. */
type Regel =
  /** The year is what its source states (opgave), else the budget; `spreiding` is relative, of what is not realised yet. */
  | { readonly soort: 'opgave'; readonly spreiding: number }
  /** The rest of the year follows the last `maanden` realised months, see `zetVoort`. */
  | { readonly soort: 'tempo'; readonly maanden: number };

/** The stated rule of every stroom. Spreads without history are assumptions, and said to be. */
export const STROOM_REGEL: Record<Exclude<Stroom, 'declaraties'>, Regel> = {
  grBijdrage: { soort: 'opgave', spreiding: 0.05 },
  subsidie: { soort: 'opgave', spreiding: 0.03 },
  pgb: { soort: 'tempo', maanden: 6 },
  eigenBijdrage: { soort: 'tempo', maanden: 6 },
  facturen: { soort: 'tempo', maanden: 6 },
  uitkeringen: { soort: 'tempo', maanden: 3 },
  apparaat: { soort: 'tempo', maanden: 6 },
};

interface Stand {
  /** Realised in the year, cents; null = no month of it is known. */
  readonly realisatie: number | null;
  /** Months of the year after the last realised one. */
  readonly resterend: number;
  /** Realised amounts of all known months. */
  readonly reeks: Maandreeks;
  /** `maandIndex` of the last realised month; null = none. */
  readonly laatste: number | null;
}

function standVan(post: OverigePost, g: JaarGrenzen): Stand {
  const maanden = post.realisatie
    .map((r) => ({ m: maandIndex(r.maand), bedrag: r.bedragCenten }))
    .filter((r) => r.m <= Math.min(g.jaarTot, maandIndex(maandVan(g.peildatum))))
    .sort((a, b) => a.m - b.m);
  const inJaar = maanden.filter((r) => r.m >= g.jaarVan);
  const laatste = maanden.at(-1)?.m ?? null;
  return {
    realisatie: inJaar.length === 0 ? null : inJaar.reduce((s, r) => s + r.bedrag, 0),
    resterend: g.jaarTot - Math.max(laatste ?? 0, g.jaarVan - 1),
    reeks: new Map(maanden.map((r) => [r.m, r.bedrag])),
    laatste,
  };
}

interface Rest {
  readonly midden: number;
  /** Standard deviation, cents; above the middle and, where it differs, below it. */
  readonly fout: number;
  readonly foutOmlaag?: number;
  readonly grond: Grond;
  readonly signalen: readonly Signaal[];
}

const aangenomen = (wat: string): Signaal => ({
  code: 'spreiding-aangenomen',
  melding: `De bandbreedte is een aanname: ${wat}.`,
});

/** Standard normal quantile of 90%: a band that was delivered is told as the interval of 80%. */
const Z90 = 1.2816;

const BANDBREEDTE: Signaal = {
  code: 'bandbreedte-geleverd',
  melding: 'De bandbreedte is die van de beschikking.',
};

/** The band of the source as the interval of 80%; an amount outside of its own band has none on that side. */
function metBandbreedte(rest: Rest, jaar: number, { bandbreedte }: OverigePost): Rest {
  if (!bandbreedte || rest.grond !== 'opgave') return rest;
  return {
    ...rest,
    fout: Math.max(0, bandbreedte.hoogCenten - jaar) / Z90,
    foutOmlaag: Math.max(0, jaar - bandbreedte.laagCenten) / Z90,
    signalen: [BANDBREEDTE],
  };
}

function restUitOpgave(post: OverigePost, stand: Stand, spreiding: number): Rest | null {
  const opgave = post.opgaveJaarCenten ?? null;
  const jaar = opgave ?? post.begrootCenten;
  if (jaar === null) return null;
  const midden = jaar - (stand.realisatie ?? 0);
  const tekst = `${Math.round(spreiding * 100)}% van wat nog niet is gerealiseerd`;
  const rest: Rest = {
    midden,
    fout: spreiding * Math.abs(midden),
    grond: opgave === null ? 'begroting' : 'opgave',
    signalen: [aangenomen(tekst)],
  };
  return metBandbreedte(rest, jaar, post);
}

function restUitTempo(stand: Stand, maanden: number): Rest | null {
  const uit = zetVoort(stand.reeks, maanden, stand.resterend);
  return uit === null
    ? null
    : {
        midden: uit.midden,
        fout: uit.fout,
        grond: 'realisatie',
        signalen: uit.aangenomen ? [aangenomen('15% per maand')] : [],
      };
}

/** A bate within uitkeringen is the BUIG budget: where its letter is known, the year is that letter. */
const BUIG_REGEL: Regel = { soort: 'opgave', spreiding: 0.02 };

function regelVan(post: OverigePost): Regel {
  const isBuig = post.stroom === 'uitkeringen' && post.soort === 'bate';
  return isBuig && (post.opgaveJaarCenten ?? null) !== null
    ? BUIG_REGEL
    : STROOM_REGEL[post.stroom];
}

function restVan(post: OverigePost, stand: Stand): Rest | null {
  const regel = regelVan(post);
  return regel.soort === 'opgave'
    ? restUitOpgave(post, stand, regel.spreiding)
    : restUitTempo(stand, regel.maanden);
}

const ZONDER: PostTrekking = {
  gedeclareerd: null,
  inBeoordeling: null,
  beoordelingGewogen: null,
  nalevering: null,
  nogTeLeveren: null,
  afwikkeling: null,
  lineair: null,
  grond: 'geen',
  standPer: null,
  signalen: [{ code: 'geen-gegevens', melding: 'Van deze post zijn geen maandcijfers geladen.' }],
};

function lineairVan(stand: Stand, g: JaarGrenzen): Centen | null {
  if (stand.realisatie === null || stand.laatste === null) return null;
  const maanden = stand.laatste - g.jaarVan + 1;
  return maanden > 0 ? roundCenten((stand.realisatie / maanden) * 12) : null;
}

const AFGEREKEND: Signaal = {
  code: 'afgerekend',
  melding: 'De afrekening van dit jaar is bekend. Dit cijfer staat vast.',
};

const AFREKENING_ONTBREEKT: Signaal = {
  code: 'afrekening-ontbreekt',
  melding:
    'Het jaar is voorbij, maar de afrekening is nog niet bekend. Het cijfer is de laatste opgave; de afrekening kan daarvan afwijken.',
};

/** The year by its final settlement: one amount, nothing to come. */
function trekAfrekening(post: OverigePost, jaar: Centen, vast: Vast, aantal: number): PostTrekking {
  const { soort } = STROOM_REGEL[post.stroom];
  return {
    ...ZONDER,
    ...vast,
    gedeclareerd: jaar,
    nogTeLeveren: new Float64Array(aantal),
    grond: soort === 'opgave' ? 'opgave' : 'realisatie',
    standPer: post.opgavePer ?? vast.standPer,
    signalen: [AFGEREKEND],
  };
}

/**
 * A year that is over has nothing to be delivered: its statement counts as declared, and what still
 * may come in (months without a figure, the settlement that differs) is nalevering.
 */
function trekVoorbij(rest: Rest, realisatie: number | null, trekking: Float64Array) {
  const opOpgave = rest.grond === 'opgave';
  const gemiddeld = trekking.reduce((s, x) => s + x, 0) / trekking.length;
  const binnen = opOpgave ? (realisatie ?? 0) + rest.midden : realisatie;
  return {
    gedeclareerd: binnen === null ? null : roundCenten(binnen),
    nalevering: opOpgave ? trekking.map((x) => roundCenten(x - gemiddeld)) : trekking,
    nogTeLeveren: new Float64Array(trekking.length),
    signalen: opOpgave ? [AFREKENING_ONTBREEKT, ...rest.signalen] : rest.signalen,
  };
}

type Vast = Pick<PostTrekking, 'lineair' | 'standPer'>;

/** Draws a post that does not come by declarations, by the rule of its stroom. */
export function trekOverigePost(
  post: OverigePost,
  invoer: JaarprognoseInvoer,
  gedeeld: GedeeldeSchok,
): PostTrekking {
  const g = jaarGrenzen({ ...invoer, basis: 'leverjaar' });
  const stand = standVan(post, g);
  const aantal = gedeeld.komend.length;
  const einde = stand.laatste === null ? null : laatsteDag(maandMetIndex(stand.laatste));
  const vast: Vast = { lineair: lineairVan(stand, g), standPer: einde };
  const jaar = post.opgaveJaarCenten ?? null;
  if (post.afgerekend === true && jaar !== null) return trekAfrekening(post, jaar, vast, aantal);
  const rest = restVan(post, stand);
  if (rest === null) return ZONDER;
  const toeval = createToeval(zaadVan(post.post, invoer.zaad ?? 1));
  const trekking = Float64Array.from({ length: aantal }, () => {
    const z = normaal(toeval);
    return roundCenten(rest.midden + (z < 0 ? (rest.foutOmlaag ?? rest.fout) : rest.fout) * z);
  });
  const isVoorbij = g.laatsteGeleverd >= g.jaarTot;
  return {
    ...ZONDER,
    ...vast,
    gedeclareerd: stand.realisatie === null ? null : toCenten(stand.realisatie),
    nogTeLeveren: trekking,
    grond: rest.grond,
    standPer: rest.grond === 'opgave' ? (post.opgavePer ?? einde) : einde,
    signalen: rest.signalen,
    ...(isVoorbij ? trekVoorbij(rest, stand.realisatie, trekking) : {}),
  };
}
