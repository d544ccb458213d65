import { toCenten } from '../basis/bedrag.ts';
import { type Datum, type Maand, maandIndex, maandMetIndex, maandVan } from '../basis/datum.ts';
import { groepeer } from '../basis/groepeer.ts';
import { op, tel } from '../basis/rij.ts';
import { modelVan, type PostModel } from './model.ts';
import { type Maandstand, telModel } from './nalevering.ts';
import type { NowcastRegel, NowcastToewijzing } from './nowcast-typen.ts';
import { type Opvolging, vindOpvolgingen, volgtOpToewijzing } from './opvolging.ts';
import { inWoorden, signalenVan } from './signalen.ts';
import { type GedeeldeSchok, type PostTrekkingen, trekPost } from './simulatie.ts';
import type { BlootstellingCel, Cel, Signaal } from './typen.ts';

/** What is asked of every segment. */
export interface SegmentVraag {
  readonly peildatum: Datum;
  readonly jaarVan: number;
  readonly laatsteMaand: Maand;
  readonly vooruit: number;
  readonly gedeeld: GedeeldeSchok;
  readonly zaad: number;
}

/** A segment in all its draws. */
export interface SegmentTrekking {
  readonly segment: string;
  readonly reserve: Float64Array;
  readonly maanden: readonly Maandstand[];
}

/** A segment, and those that go on under its successors' codes: estimated as one. */
interface Groep {
  readonly segmenten: readonly string[];
  readonly opvolgingen: readonly Opvolging[];
}

/** Twelve months without money. */
export const leegJaar = (aantal: number): Maandstand[] =>
  Array.from({ length: 12 }, () => ({ gedeclareerd: 0, einde: new Float64Array(aantal) }));

/** Turns states into changes, so that a later state replaces an earlier one. */
function toBlootstelling(standen: readonly NowcastToewijzing[]): BlootstellingCel[] {
  const gesorteerd = [...standen].sort((a, b) =>
    a.bekend === b.bekend ? a.toegewezenCenten - b.toegewezenCenten : a.bekend < b.bekend ? -1 : 1,
  );
  const was = new Map<Maand, number>();
  return gesorteerd.map(({ herkomst, bekend, toegewezenCenten }) => {
    const bedragCenten = toCenten(toegewezenCenten - (was.get(herkomst) ?? 0));
    was.set(herkomst, toegewezenCenten);
    return { herkomst, bekend, bedragCenten };
  });
}

/** Joins each new code to the one that it goes on from. */
function groepenVan(namen: readonly string[], opvolgingen: readonly Opvolging[]): Groep[] {
  const oudVan = new Map(opvolgingen.map((o) => [o.nieuw, o.oud]));
  const stamVan = (naam: string): string => {
    let stam = naam;
    for (let k = 0; k < opvolgingen.length; k++) stam = oudVan.get(stam) ?? stam;
    return stam;
  };
  return [...groepeer(namen, stamVan).values()].map((segmenten) => ({
    segmenten,
    opvolgingen: opvolgingen.filter((o) => segmenten.includes(o.nieuw)),
  }));
}

/** By row of the group's series: the share of each segment in what is still to come. */
function aandelenVan(groep: Groep, cellen: ReadonlyMap<string, readonly Cel[]>, model: PostModel) {
  const { eerste, rijen } = model.reeks;
  const binnen = groep.segmenten.map((s) => {
    const rij = new Float64Array(rijen);
    for (const c of cellen.get(s) ?? []) {
      const i = maandIndex(c.herkomst) - eerste;
      if (i >= 0 && i < rijen) tel(rij, i, c.bedragCenten);
    }
    return rij;
  });
  const verdeel = (van: number, tot: number): number[] | null => {
    const som = binnen.map((b) =>
      Math.max(
        0,
        b.subarray(van, tot).reduce((x, y) => x + y, 0),
      ),
    );
    const heel = som.reduce((x, y) => x + y, 0);
    return heel > 0 ? som.map((x) => x / heel) : null;
  };
  const jongste = groep.opvolgingen.at(-1);
  const laatste = groep.segmenten.map((s) => (s === jongste?.nieuw ? 1 : 0));
  const sinds = Math.max(0, (jongste?.vanaf ?? eerste) - eerste);
  const straks = verdeel(sinds, rijen) ?? laatste;
  const perRij = Array.from({ length: rijen }, (_, i) =>
    i >= sinds ? straks : (verdeel(i, i + 1) ?? verdeel(0, rijen) ?? laatste),
  );
  return { perRij, straks };
}

function schaal(t: PostTrekkingen, perRij: readonly number[], straks: number): PostTrekkingen {
  return {
    rest: t.rest.map((x, i) => x && x.map((b) => b * op(perRij, i))),
    komend: t.komend.map((x) => x.map((b) => b * straks)),
  };
}

function telSegment(
  segment: string,
  cellen: readonly Cel[],
  model: PostModel | null,
  t: PostTrekkingen | null,
  vraag: SegmentVraag,
): SegmentTrekking {
  const aantal = vraag.gedeeld.rest.length;
  const maanden = leegJaar(aantal);
  const reserve = new Float64Array(aantal);
  for (const c of cellen) {
    const maand = maanden[maandIndex(c.herkomst) - vraag.jaarVan];
    if (maand) maand.gedeclareerd += c.bedragCenten;
  }
  if (model && t) telModel(maanden, vraag.jaarVan, model, t);
  for (const rest of t?.rest ?? []) rest?.forEach((x, k) => tel(reserve, k, x));
  return { segment, reserve, maanden };
}

const codeSignaal = ({ oud, nieuw, vanaf }: Opvolging): Signaal => ({
  code: 'productcode-gewijzigd',
  segment: nieuw,
  maand: maandMetIndex(vanaf),
  melding: `Segment ${nieuw} lijkt sinds ${inWoorden(maandMetIndex(vanaf))} de opvolger van ${oud}: dezelfde aanbieders, en ${oud} valt weg. Beide zijn samen geschat. Vraag na of dat klopt.`,
});

function trekGroep(
  groep: Groep,
  cellen: ReadonlyMap<string, readonly Cel[]>,
  toegewezen: ReadonlyMap<string, readonly NowcastToewijzing[]>,
  vraag: SegmentVraag,
) {
  const alle = groep.segmenten.flatMap((s) => cellen.get(s) ?? []);
  const blootstelling = groep.segmenten.flatMap((s) => toBlootstelling(toegewezen.get(s) ?? []));
  const model = modelVan(
    { cellen: alle, blootstelling },
    vraag.peildatum,
    vraag.laatsteMaand,
    vraag.vooruit,
  );
  const [stam = ''] = groep.segmenten;
  const t =
    model && trekPost(stam, model.schatting, model.kans, vraag.vooruit, vraag.gedeeld, vraag.zaad);
  const signalen: Signaal[] = groep.opvolgingen.map(codeSignaal);
  if (model)
    signalen.push(...signalenVan(`Segment ${stam}`, model).map((s) => ({ ...s, segment: stam })));
  if (!model || !t || groep.segmenten.length === 1)
    return {
      signalen,
      trekkingen: groep.segmenten.map((s) => telSegment(s, cellen.get(s) ?? [], model, t, vraag)),
    };
  const { perRij, straks } = aandelenVan(groep, cellen, model);
  const trekkingen = groep.segmenten.map((s, k) => {
    const straksDeel = op(straks, k);
    const vooruit = model.reeks.vooruit.map((x) => x * straksDeel);
    const eigen = { ...model, reeks: { ...model.reeks, vooruit } };
    const deel = schaal(
      t,
      perRij.map((d) => op(d, k)),
      straksDeel,
    );
    return telSegment(s, cellen.get(s) ?? [], eigen, deel, vraag);
  });
  return { signalen, trekkingen };
}

/** Allocated care without a single line: said, since no model can be made of it. */
function slapend(
  toegewezen: ReadonlyMap<string, readonly NowcastToewijzing[]>,
  cellen: ReadonlyMap<string, readonly Cel[]>,
  gekoppeld: ReadonlySet<string>,
  peildatum: Datum,
): Signaal[] {
  const peil = maandIndex(maandVan(peildatum));
  return [...toegewezen].flatMap(([segment, standen]): Signaal[] => {
    if (cellen.has(segment) || gekoppeld.has(segment)) return [];
    const maanden = standen.filter((t) => t.toegewezenCenten > 0).map((t) => t.herkomst);
    const [eerste] = maanden.sort();
    if (eerste === undefined || maandIndex(eerste) > peil - 4) return [];
    const melding = `Segment ${segment}: sinds ${inWoorden(eerste)} is er wel toegewezen, maar nog niets gedeclareerd. Wat hier nog komt, is niet geschat.`;
    return [{ code: 'toewijzing-zonder-declaratie', segment, maand: eerste, melding }];
  });
}

/**
 * Draws every segment, codes that follow each other together.
 * @param regels only what was known at the peildatum
 */
export function trekSegmenten(
  regels: readonly NowcastRegel[],
  toewijzingen: readonly NowcastToewijzing[],
  vraag: SegmentVraag,
): { readonly trekkingen: SegmentTrekking[]; readonly signalen: Signaal[] } {
  const cellen = groepeer(regels, (r) => r.segment);
  const peilmaand = maandVan(vraag.peildatum);
  const toegewezen = groepeer(
    toewijzingen.filter((t) => t.bekend <= peilmaand),
    (t) => t.segment,
  );
  const peil = maandIndex(peilmaand);
  const opvolgingen = vindOpvolgingen(cellen, peil);
  opvolgingen.push(...volgtOpToewijzing(toegewezen, cellen, opvolgingen));
  const gekoppeld = new Set(opvolgingen.map((o) => o.nieuw));
  const namen = [...new Set([...cellen.keys(), ...gekoppeld])].sort();
  const delen = groepenVan(namen, opvolgingen).map((g) => trekGroep(g, cellen, toegewezen, vraag));
  return {
    trekkingen: delen.flatMap((d) => d.trekkingen).sort((a, b) => (a.segment < b.segment ? -1 : 1)),
    signalen: [
      ...delen.flatMap((d) => d.signalen),
      ...slapend(toegewezen, cellen, gekoppeld, vraag.peildatum),
    ],
  };
}
