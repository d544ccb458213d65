import { roundCenten, toCenten } from '../basis/bedrag.ts';
import { type Datum, laatsteDag, type Maand, maandIndex, maandVan } from '../basis/datum.ts';
import { op, tel } from '../basis/rij.ts';
import { createToeval, normaal } from '../basis/toeval.ts';
import { trekAfwikkeling } from './afwikkeling.ts';
import { type JaarGrenzen, jaarGrenzen, maandenVerstreken } from './jaar.ts';
import { modelVan, openstaandPerRij, type PostModel, somCellen } from './model.ts';
import type { PostTrekking } from './post-trekking.ts';
import { isBekend, MAX_VOORUIT } from './reeks.ts';
import { type GedeeldeSchok, type PostTrekkingen, trekPost, zaadVan } from './simulatie.ts';
import type { DeclaratiePost, JaarprognoseInvoer, Signaal } from './typen.ts';

/** Assumed where no history of acceptance is given; stated in the answer. */
const AANVAARD_AANNAME = 0.95;
/** Under this many replays the spread is mostly assumption. */
const WEINIG_HISTORIE = 6;

interface Werk {
  readonly post: DeclaratiePost;
  readonly grenzen: JaarGrenzen;
  readonly model: PostModel;
  readonly trekkingen: PostTrekkingen;
  /** Submitted and accepted, by row; months to come in the last entry. Cents per draw. */
  readonly aanvaard: Float64Array;
  readonly aantal: number;
  /** Submitted and not answered, by row, from `ingediend`; null when that is not given. */
  readonly openstaand: Float64Array | null;
}

/** Share accepted per draw: the known share with some room, never outside 0..1. */
function trekAanvaard(post: DeclaratiePost, aantal: number, zaad: number): Float64Array {
  const aandeel = post.aanvaardAandeel ?? AANVAARD_AANNAME;
  const breedte = 0.25 * Math.sqrt(Math.max(0, aandeel * (1 - aandeel)));
  const toeval = createToeval(zaadVan(`${post.post} aanvaard`, zaad));
  return Float64Array.from({ length: aantal }, () =>
    Math.min(1, Math.max(0, aandeel + breedte * normaal(toeval))),
  );
}

/** What is in beoordeling by row of the series; index `rijen` holds the months to come. */
function beoordelingPerRij(post: DeclaratiePost, model: PostModel): Float64Array {
  const { eerste, rijen } = model.reeks;
  const uit = new Float64Array(rijen + 1);
  for (const { maand, bedragCenten } of post.inBeoordeling ?? []) {
    const rij = Math.max(0, Math.min(maandIndex(maand) - eerste, rijen));
    tel(uit, rij, bedragCenten);
  }
  return uit;
}

/**
 * Adds to `uit` what row `rij` brings in beyond what is in beoordeling. Where the pace is that of
 * submitting, what is not answered yet comes on top; otherwise a month brings in at least what of it
 * is accepted. So money that is in beoordeling is neither lost nor counted twice.
 */
function telRij(
  werk: Werk,
  uit: Float64Array,
  rij: number,
  bedragIn: number,
  metIn: boolean,
): void {
  const rest = werk.trekkingen.rest[rij];
  for (let t = 0; t < werk.aantal; t++) {
    const binnen = bedragIn * op(werk.aanvaard, t);
    const open = rest ? op(rest, t) : 0;
    const minstens = binnen > 0 ? Math.max(open, binnen) : open;
    const totaal = werk.openstaand ? open + op(werk.openstaand, rij) : minstens;
    tel(uit, t, totaal - (metIn ? 0 : binnen));
  }
}

/** Late declarations of the year's months that have passed, and of the months of earlier years. */
function trekRijen(werk: Werk, beoordeling: Float64Array) {
  const { model, grenzen, aantal } = werk;
  const nalevering = new Float64Array(aantal);
  const lopend = new Float64Array(aantal);
  const eerder = new Float64Array(aantal);
  for (let rij = 0; rij < model.reeks.zorgRijen; rij++) {
    const maand = model.reeks.eerste + rij;
    const bedragIn = op(beoordeling, rij);
    if (maand < grenzen.jaarVan) telRij(werk, eerder, rij, bedragIn, true);
    else if (maand > grenzen.jaarTot) continue;
    else if (maand <= grenzen.laatsteGeleverd) telRij(werk, nalevering, rij, bedragIn, false);
    else telRij(werk, lopend, rij, bedragIn, false);
  }
  return { nalevering, lopend, eerder };
}

/** Months to come within the year, less what of them is known or in beoordeling already. */
function telKomend(werk: Werk, uit: Float64Array, beoordeling: Float64Array): void {
  const { reeks } = werk.model;
  const bedragIn = op(beoordeling, reeks.rijen);
  for (let t = 0; t < werk.aantal; t++) {
    let som = 0;
    for (let h = 0; h < werk.trekkingen.komend.length; h++) {
      if (reeks.eerste + reeks.rijen + h < werk.grenzen.jaarVan) continue;
      const bedrag = op(op(werk.trekkingen.komend, h), t);
      som += Math.max(bedrag - op(reeks.vooruit, h), 0);
    }
    const binnen = bedragIn * op(werk.aanvaard, t);
    const open = werk.openstaand ? op(werk.openstaand, reeks.rijen) : 0;
    tel(uit, t, werk.openstaand ? som + open - binnen : Math.max(som - binnen, 0));
  }
}

function signalenVan(post: DeclaratiePost, model: PostModel): Signaal[] {
  const uit: Signaal[] = [];
  if (model.kans.aantal < WEINIG_HISTORIE)
    uit.push({
      code: 'te-weinig-historie',
      melding: `Er zijn ${model.reeks.rijen} zorgmaanden bekend. De bandbreedte rust vooral op een aanname.`,
    });
  if (!model.schatting.opToewijzingen)
    uit.push({
      code: 'geen-toewijzingen',
      melding:
        'Er zijn geen bruikbare toewijzingen. De jongste en de komende maanden volgen het recente niveau en het seizoen.',
    });
  const telt = (post.inBeoordeling ?? []).length > 0 && (post.aanvaardAandeel ?? null) === null;
  if (telt)
    uit.push({
      code: 'aanvaardaandeel-onbekend',
      melding: 'Hoeveel van wat is ingediend wordt toegekend, is niet bekend. Aangenomen is 95%.',
    });
  return uit;
}

/** Latest day on which something of this post became known; null = nothing known. */
function standPerVan(post: DeclaratiePost, peildatum: Datum): Datum | null {
  let laatste = '';
  for (const { bekend } of post.cellen) {
    if (!isBekend(bekend, peildatum)) continue;
    const dag = bekend.length === 7 ? laatsteDag(bekend as Maand) : bekend; // 7 signs = a Maand
    if (dag > laatste) laatste = dag;
  }
  if (laatste === '') return null;
  return (laatste < peildatum ? laatste : peildatum) as Datum; // a dag of a cell
}

const GEEN_DECLARATIES = 'Er zijn geen declaraties bekend van deze post.';
const VOOR_DE_GEGEVENS = 'De declaraties van deze post beginnen pas na dit jaar.';
const TE_VER = 'Dit jaar ligt te ver na de peildatum om iets over te zeggen.';

function legeTrekking(melding: string): PostTrekking {
  return {
    gedeclareerd: null,
    inBeoordeling: null,
    beoordelingGewogen: null,
    nalevering: null,
    nogTeLeveren: null,
    afwikkeling: null,
    lineair: null,
    grond: 'geen',
    standPer: null,
    signalen: [{ code: 'geen-gegevens', melding }],
  };
}

/** After the closing the boekjaar is in the books: every draw is the expected amount. */
const zeker = (trekking: Float64Array): Float64Array =>
  new Float64Array(trekking.length).fill(trekking.reduce((s, x) => s + x, 0) / trekking.length);

const afgerond = (trekking: Float64Array): Float64Array => trekking.map((x) => roundCenten(x));

function vulTrekking(werk: Werk): PostTrekking {
  const { post, grenzen, model } = werk;
  const metIn = !grenzen.gesloten && post.inBeoordeling !== undefined;
  const beoordeling = metIn
    ? beoordelingPerRij(post, model)
    : new Float64Array(model.reeks.rijen + 1);
  const { nalevering, lopend, eerder } = trekRijen(werk, beoordeling);
  telKomend(werk, lopend, beoordeling);
  const afwikkeling = trekAfwikkeling(post, grenzen, eerder);
  const vast = grenzen.gesloten ? zeker : (x: Float64Array) => x;
  const inJaar = metIn ? somBeoordeling(post, grenzen) : null;
  const gedeclareerd = somCellen(post.cellen, (c) => {
    const maand = maandIndex(c.herkomst);
    const telt = maand >= grenzen.jaarVan && maand <= grenzen.jaarTot;
    return telt && isBekend(c.bekend, grenzen.peildatum);
  });
  const verstreken = maandenVerstreken(grenzen);
  return {
    gedeclareerd: toCenten(gedeclareerd),
    inBeoordeling: inJaar === null ? null : toCenten(inJaar),
    beoordelingGewogen:
      inJaar === null ? null : afgerond(werk.aanvaard.map((share) => share * inJaar)),
    nalevering: afgerond(vast(nalevering)),
    nogTeLeveren: afgerond(vast(lopend)),
    afwikkeling: afwikkeling.trekking && afgerond(vast(afwikkeling.trekking)),
    lineair: verstreken > 0 ? roundCenten((gedeclareerd / verstreken) * 12) : null,
    grond: 'declaraties',
    standPer: standPerVan(post, grenzen.peildatum),
    signalen: [...signalenVan(post, model), ...afwikkeling.signalen],
  };
}

function somBeoordeling(post: DeclaratiePost, grenzen: JaarGrenzen): number {
  let som = 0;
  for (const { maand, bedragCenten } of post.inBeoordeling ?? []) {
    const m = maandIndex(maand);
    if (m >= grenzen.jaarVan && m <= grenzen.jaarTot) som += bedragCenten;
  }
  return som;
}

/** Draws a post that comes by declarations. */
export function trekDeclaratiePost(
  post: DeclaratiePost,
  invoer: JaarprognoseInvoer,
  gedeeld: GedeeldeSchok,
): PostTrekking {
  const grenzen = jaarGrenzen(invoer);
  const peil = maandIndex(maandVan(grenzen.peildatum));
  const vooruit = Math.max(0, grenzen.jaarTot - peil);
  if (vooruit > MAX_VOORUIT) return legeTrekking(TE_VER);
  const model = modelVan(post, grenzen.peildatum, grenzen.laatsteMaand, vooruit);
  if (model === null) return legeTrekking(GEEN_DECLARATIES);
  const bekend = post.ingediend ?? post.cellen;
  if (!bekend.some((c) => maandIndex(c.herkomst) <= grenzen.jaarTot))
    return legeTrekking(VOOR_DE_GEGEVENS);
  const zaad = invoer.zaad ?? 1;
  const aantal = gedeeld.rest.length;
  return vulTrekking({
    post,
    grenzen,
    model,
    trekkingen: trekPost(post.post, model.schatting, model.kans, vooruit, gedeeld, zaad),
    aanvaard: trekAanvaard(post, aantal, zaad),
    aantal,
    openstaand: openstaandPerRij(post, model.reeks, grenzen.peildatum),
  });
}
