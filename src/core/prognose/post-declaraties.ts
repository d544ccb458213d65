import { roundCenten, toCenten } from '../basis/bedrag.ts';
import { type Datum, laatsteDag, type Maand, maandIndex, maandVan } from '../basis/datum.ts';
import { op, tel } from '../basis/rij.ts';
import { trekAanvaard } from './aanvaarding.ts';
import { trekAfwikkeling } from './afwikkeling.ts';
import { type JaarGrenzen, jaarGrenzen, maandenVerstreken } from './jaar.ts';
import {
  aanvaardVan,
  type Modellen,
  openstaandPerRij,
  type PostModel,
  somCellen,
} from './model.ts';
import type { PostTrekking } from './post-trekking.ts';
import { isBekend, MAX_VOORUIT } from './reeks.ts';
import { signalenVan } from './signalen.ts';
import { type GedeeldeSchok, type PostTrekkingen, trekPost } from './simulatie.ts';
import type { DeclaratiePost, JaarprognoseInvoer, Signaal } from './typen.ts';

interface Werk {
  readonly post: DeclaratiePost;
  readonly grenzen: JaarGrenzen;
  readonly model: PostModel;
  readonly trekkingen: PostTrekkingen;
  /** Share of what is submitted that is toegekend. */
  readonly aandeel: number;
  /** The same of what is in beoordeling now, per draw. */
  readonly aanvaard: Float64Array;
  readonly aantal: number;
  /** In beoordeling, by row; months to come in the last entry. Null when that is not known. */
  readonly openstaand: Float64Array | null;
}

/** What is in beoordeling, by the year that it belongs to; cents as submitted. */
function beoordelingVan({ openstaand, model, grenzen }: Werk): { jaar: number; eerder: number } {
  const som = { jaar: 0, eerder: 0 };
  openstaand?.forEach((bedrag, rij) => {
    const maand = model.reeks.eerste + rij;
    if (maand < grenzen.jaarVan) som.eerder += bedrag;
    else if (maand <= grenzen.jaarTot) som.jaar += bedrag;
  });
  return som;
}

/**
 * Adds to `uit` what row `rij` will bring in beyond what was submitted: what is expected to be
 * submitted (lines that come back included), times the share that is toegekend.
 */
function telRij({ trekkingen, aandeel, aantal }: Werk, uit: Float64Array, rij: number): void {
  const rest = trekkingen.rest[rij];
  if (!rest) return;
  for (let t = 0; t < aantal; t++) tel(uit, t, aandeel * op(rest, t));
}

/** Late declarations of the year's months that have passed, and of the months of earlier years. */
function trekRijen(werk: Werk) {
  const { model, grenzen, aantal } = werk;
  const nalevering = new Float64Array(aantal);
  const lopend = new Float64Array(aantal);
  const eerder = new Float64Array(aantal);
  for (let rij = 0; rij < model.reeks.zorgRijen; rij++) {
    const maand = model.reeks.eerste + rij;
    if (maand < grenzen.jaarVan) telRij(werk, eerder, rij);
    else if (maand > grenzen.jaarTot) continue;
    else telRij(werk, maand <= grenzen.laatsteGeleverd ? nalevering : lopend, rij);
  }
  return { nalevering, lopend, eerder };
}

/** Months to come within the year, less what of them was submitted already. */
function telKomend({ model, trekkingen, grenzen, aandeel, aantal }: Werk, uit: Float64Array): void {
  const { reeks } = model;
  trekkingen.komend.forEach((maand, h) => {
    if (reeks.eerste + reeks.rijen + h < grenzen.jaarVan) return;
    const bekend = op(reeks.vooruit, h);
    for (let t = 0; t < aantal; t++) tel(uit, t, aandeel * Math.max(op(maand, t) - bekend, 0));
  });
}

function postSignalen(post: DeclaratiePost, model: PostModel): Signaal[] {
  const uit = signalenVan(post.naam, model);
  if (!model.schatting.opToewijzingen)
    uit.push({
      code: 'geen-toewijzingen',
      melding:
        'Er zijn geen bruikbare toewijzingen. De jongste en de komende maanden volgen het recente niveau en het seizoen.',
    });
  const telt = post.ingediend !== undefined && (post.aanvaardAandeel ?? null) === null;
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
  const { post, grenzen, model, aanvaard } = werk;
  const { nalevering, lopend, eerder } = trekRijen(werk);
  telKomend(werk, lopend);
  const open = werk.openstaand && beoordelingVan(werk);
  for (let t = 0; t < werk.aantal; t++) tel(eerder, t, op(aanvaard, t) * (open?.eerder ?? 0));
  const afwikkeling = trekAfwikkeling(post, grenzen, eerder);
  const vast = grenzen.gesloten ? zeker : (x: Float64Array) => x;
  const gedeclareerd = gedeclareerdIn(post, grenzen);
  const verstreken = maandenVerstreken(grenzen);
  return {
    gedeclareerd: toCenten(gedeclareerd),
    inBeoordeling: open && toCenten(open.jaar),
    beoordelingGewogen: open && afgerond(vast(aanvaard.map((share) => share * open.jaar))),
    nalevering: afgerond(vast(nalevering)),
    nogTeLeveren: afgerond(vast(lopend)),
    afwikkeling: afwikkeling.trekking && afgerond(vast(afwikkeling.trekking)),
    lineair: verstreken > 0 ? roundCenten((gedeclareerd / verstreken) * 12) : null,
    grond: 'declaraties',
    standPer: standPerVan(post, grenzen.peildatum),
    signalen: [...postSignalen(post, model), ...afwikkeling.signalen],
  };
}

const gedeclareerdIn = (post: DeclaratiePost, { jaarVan, jaarTot, peildatum }: JaarGrenzen) =>
  somCellen(post.cellen, (c) => {
    const maand = maandIndex(c.herkomst);
    return maand >= jaarVan && maand <= jaarTot && isBekend(c.bekend, peildatum);
  });

/** Draws a post that comes by declarations. */
export function trekDeclaratiePost(
  post: DeclaratiePost,
  invoer: JaarprognoseInvoer,
  gedeeld: GedeeldeSchok,
  modellen: Modellen,
): PostTrekking {
  const grenzen = jaarGrenzen(invoer);
  const peil = maandIndex(maandVan(grenzen.peildatum));
  const vooruit = Math.max(0, grenzen.jaarTot - peil);
  if (vooruit > MAX_VOORUIT) return legeTrekking(TE_VER);
  const model = modellen(post, grenzen.peildatum, grenzen.laatsteMaand, vooruit);
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
    aandeel: aanvaardVan(post),
    aanvaard: trekAanvaard(post, aantal, zaad),
    aantal,
    openstaand: openstaandPerRij(post, model.reeks, grenzen.peildatum),
  });
}
