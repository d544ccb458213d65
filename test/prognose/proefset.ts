import { roundCenten, toCenten } from '../../src/core/basis/bedrag.ts';
import {
  type Datum,
  eersteDag,
  maandIndex,
  maandMetIndex,
  parseMaand,
  plusDagen,
} from '../../src/core/basis/datum.ts';
import { createToeval, normaal } from '../../src/core/basis/toeval.ts';
import type {
  BlootstellingCel,
  Cel,
  DeclaratiePost,
  PostInvoer,
} from '../../src/core/prognose/typen.ts';

/** How a provider declares: days after the end of the care month, or of its quarter. */
interface Aanbieder {
  readonly aandeel: number;
  readonly kwartaal: boolean;
  /** Mean days to the first declaration. */
  readonly dagen: number;
  /** Share that comes months later. */
  readonly nakomend: number;
}

export interface ProefOpties {
  readonly post: string;
  readonly zaad: number;
  readonly van?: string;
  readonly tot?: string;
  /** Cents a month at the start. */
  readonly maandbedrag?: number;
  /** Growth per month. */
  readonly groei?: number;
  readonly ruis?: number;
  readonly toewijzingen?: boolean;
  readonly aanbieders?: readonly Aanbieder[];
}

const GEWOON: readonly Aanbieder[] = [
  { aandeel: 0.4, kwartaal: false, dagen: 20, nakomend: 0.15 },
  { aandeel: 0.25, kwartaal: false, dagen: 45, nakomend: 0.2 },
  { aandeel: 0.25, kwartaal: true, dagen: 20, nakomend: 0.1 },
  { aandeel: 0.1, kwartaal: false, dagen: 120, nakomend: 0.3 },
];

const maandVan = (tekst: string) => {
  const m = parseMaand(tekst);
  if (m === null) throw new Error(`no month: ${tekst}`);
  return m;
};

/** Lines of one care month of one provider: a first declaration and stragglers. */
function regels(a: Aanbieder, naam: string, index: number, bedrag: number, toeval: () => number) {
  const na = a.kwartaal ? index + (3 - (index % 3)) : index + 1;
  const start = eersteDag(maandMetIndex(na));
  const herkomst = maandMetIndex(index);
  const cel = (dagen: number, deel: number): Cel => ({
    herkomst,
    aanbieder: naam,
    bekend: plusDagen(start, Math.max(0, Math.round(dagen))) satisfies Datum,
    bedragCenten: roundCenten(bedrag * deel),
  });
  const stukken = [0.5, 0.3, 0.2].map((d) => d * a.nakomend);
  return [
    cel(a.dagen * (0.7 + 0.6 * toeval()), 1 - a.nakomend),
    ...stukken.map((d, k) => cel(a.dagen + 35 + 50 * k + 20 * toeval(), d)),
  ];
}

/** A made-up post by declarations with late, quarterly and slow providers. Same options, same lines. */
export function maakPost(o: ProefOpties): DeclaratiePost {
  const toeval = createToeval(o.zaad);
  const van = maandIndex(maandVan(o.van ?? '2020-01'));
  const tot = maandIndex(maandVan(o.tot ?? '2025-12'));
  const cellen: Cel[] = [];
  const blootstelling: BlootstellingCel[] = [];
  for (let i = van; i <= tot; i++) {
    const trend = (o.maandbedrag ?? 10_000_000) * (1 + (o.groei ?? 0.004)) ** (i - van);
    const maandruis = Math.exp((o.ruis ?? 0.04) * normaal(toeval));
    (o.aanbieders ?? GEWOON).forEach((a, k) => {
      const bedrag = trend * maandruis * a.aandeel * Math.exp(0.05 * normaal(toeval));
      cellen.push(...regels(a, `aanbieder-${k}`, i, bedrag, toeval));
    });
    const bekend = eersteDag(maandMetIndex(i - 6));
    blootstelling.push({
      herkomst: maandMetIndex(i),
      bekend,
      bedragCenten: roundCenten(trend / 0.87),
    });
  }
  const kop = { naam: `Post ${o.post}`, wet: 'Wmo', taakveld: o.post };
  return {
    post: o.post,
    ...kop,
    soort: 'last',
    stroom: 'declaraties',
    begrootCenten: toCenten(120_000_000),
    begrootPrimitiefCenten: toCenten(110_000_000),
    cellen,
    ...(o.toewijzingen === false ? {} : { blootstelling }),
  };
}

/** What the care of a year is in the end; 0 for a post that does not come by declarations. */
export function waarheid(p: PostInvoer, jaar: number): number {
  if (p.stroom !== 'declaraties') return 0;
  return p.cellen.reduce((s, c) => s + (c.herkomst.startsWith(`${jaar}-`) ? c.bedragCenten : 0), 0);
}
