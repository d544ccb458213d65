import type { BerichtBedrag, Boeking, Stroompost } from '../../core/aansluiting/verschillen.ts';
import { type Centen, toCenten } from '../../core/basis/bedrag.ts';
import { type Datum, jaarVan } from '../../core/basis/datum.ts';
import type { Soort } from '../../core/basis/domein.ts';
import { groepeer } from '../../core/basis/groepeer.ts';
import type { VraagContext } from '../../definitie/vraag.ts';
import type { Feitrij } from '../../facts/tabelsoorten/tabelsoorten.ts';
import type { Post } from '../../register/port.ts';
import {
  type Boekperioden,
  boekperiodenVan,
  createIndeling,
  MAANDEN,
  opPost,
} from './grootboek.ts';

/** Everything that is held beside each other for one boekjaar. */
export interface Administraties {
  readonly berichten: readonly BerichtBedrag[];
  readonly boekingen: readonly Boeking[];
  readonly betalingen: readonly Boeking[];
  readonly stroomposten: readonly Stroompost[];
  readonly posten: readonly Post[];
  readonly perioden: Boekperioden;
  readonly grootboekSinds: readonly { readonly bekendSinds: Datum }[];
  readonly betalingenSinds: readonly { readonly bekendSinds: Datum }[];
}

/** Reads the three administrations as they were known on the peildatum. */
export async function leesAdministraties(ctx: VraagContext, jaar: number): Promise<Administraties> {
  const { facts, register, gemeente, peildatum } = ctx;
  const snede = { gemeente, peildatum };
  const [posten, kennis, grootboek, schema, betaald, eerder, later] = await Promise.all([
    register.posten(gemeente),
    leesKennis(ctx, jaar),
    leesGrootboek(ctx, jaar),
    facts.tabel('rekeningschema', snede),
    facts.tabel('betalingen', snede),
    kenmerkenVan(ctx, jaar - 1),
    kenmerkenVan(ctx, jaar + 1),
  ]);
  const binnen = new Set(grootboek.map((r) => r.boekperiode));
  const perioden = boekperiodenVan(binnen);
  const daarna = new Set(
    kennis
      .filter((k) => k.jaar > jaar && (k.toegekend !== 0 || k.inBeoordeling > 0))
      .map((k) => k.kenmerk),
  );
  const anderJaar = (k: string) => eerder.has(k) || later.has(k) || daarna.has(k);
  const berichten = berichtenVan(kennis, jaar, perioden, anderJaar);
  const stromen = await leesStromen(ctx, jaar, posten, binnen);
  const plaats = createPlaats(posten, createIndeling(posten, schema), postPerKenmerk(kennis));
  const boekingen = grootboek.map((r) => boekingVan(r, plaats(r), { jaar, stromen, daarna }));
  const inJaar = betaald.filter((b) => jaarVan(b.betaaldOp) === jaar && b.betaaldOp <= peildatum);
  return {
    ...{ posten, berichten, boekingen, perioden },
    betalingen: betalingenVan(inJaar, berichten, boekingen, eerder),
    stroomposten: [...stromen].map(([post, { bron, opVoorschot }]) => ({
      post,
      bron,
      opVoorschot,
    })),
    grootboekSinds: grootboek,
    betalingenSinds: inJaar,
  };
}

type Grootboekrij = Awaited<ReturnType<typeof leesGrootboek>>[number];

/** Where a booking belongs: its post, and whether that is one of lasten or of baten. */
const createPlaats =
  (
    posten: readonly Post[],
    postVan: (r: Grootboekrij) => string | null,
    eenPost: ReadonlyMap<string, string>,
  ) =>
  (r: Grootboekrij) => {
    const post = postVan(r) ?? (r.kenmerk === null ? null : (eenPost.get(r.kenmerk) ?? null));
    return { post, soort: posten.find((p) => p.code === post)?.soort ?? 'last' };
  };

function boekingVan(
  r: Grootboekrij,
  { post, soort }: { readonly post: string | null; readonly soort: Soort },
  kader: {
    readonly jaar: number;
    readonly stromen: ReadonlyMap<string, Stroomcijfer>;
    readonly daarna: ReadonlySet<string>;
  },
): Boeking {
  const bekend = post === null ? undefined : kader.stromen.get(post)?.perioden;
  return {
    post,
    kenmerk: r.kenmerk,
    // booked over a month of which the source says nothing yet: it is still to come
    aard: bekend && !bekend.has(r.boekperiode) && r.aard !== 'memoriaal' ? 'transitorisch' : r.aard,
    // of care before the year, or booked at closing and known by message in the next year
    anderePeriode:
      (r.leverjaar !== null && r.leverjaar < kader.jaar) ||
      (r.boekperiode >= MAANDEN && r.kenmerk !== null && kader.daarna.has(r.kenmerk)),
    bedrag: opPost(r.bedrag ?? toCenten(0), r.soort, soort),
  };
}

function betalingenVan(
  betaald: readonly Feitrij<'betalingen'>[],
  berichten: readonly BerichtBedrag[],
  boekingen: readonly Boeking[],
  eerder: ReadonlySet<string>,
): Boeking[] {
  const toegekend = new Set(berichten.filter((b) => b.toegekend !== 0).map((b) => b.kenmerk));
  const perKenmerk = postPerKenmerk([...berichten, ...boekingen]);
  return betaald.map((b) => ({
    post: b.post ?? (b.declaratie === null ? null : (perKenmerk.get(b.declaratie) ?? null)),
    kenmerk: b.declaratie,
    aard: b.aard,
    // booked last year, or approved and to be booked in a period that is still open
    anderePeriode:
      b.declaratie !== null && (eerder.has(b.declaratie) || toegekend.has(b.declaratie)),
    bedrag: b.bedrag,
  }));
}

/** Which declarations are booked in a year. */
async function kenmerkenVan(
  { facts, gemeente, peildatum }: VraagContext,
  boekjaar: number,
): Promise<ReadonlySet<string>> {
  const rijen = await facts.tabelSom('grootboek', {
    ...{ gemeente, peildatum, filter: { boekjaar }, per: ['kenmerk'], som: [] },
  });
  return new Set(rijen.flatMap((r) => r.kenmerk ?? []));
}

/** The ledger of a year, by everything that tells a booking apart. */
const leesGrootboek = ({ facts, gemeente, peildatum }: VraagContext, jaar: number) =>
  facts.tabelSom('grootboek', {
    ...{ gemeente, peildatum, filter: { boekjaar: jaar }, som: ['bedrag'] },
    per: [
      ...(['boekperiode', 'kostenplaats', 'kostensoort', 'taakveld', 'soort'] as const),
      ...(['aard', 'post', 'kenmerk', 'leverjaar'] as const),
    ],
  });

/** A change of a declaration on a post, on the day it became known. */
interface Kennis {
  readonly post: string | null;
  readonly kenmerk: string;
  readonly jaar: number;
  readonly dag: Datum;
  readonly toegekend: Centen;
  readonly inBeoordeling: Centen;
}

/** What messages say from the year on up to the peildatum, per declaration, post and day. */
async function leesKennis(ctx: VraagContext, jaar: number): Promise<Kennis[]> {
  const rijen = await ctx.facts.bedragen({
    gemeente: ctx.gemeente,
    peildatum: ctx.peildatum,
    per: ['post', 'declaratie', 'bekendSinds'],
    filter: { bekendVanaf: `${jaar}-01-01` as Datum }, // safe: an existing day
  });
  return rijen.map((r) => ({
    ...{ post: r.post, kenmerk: r.declaratie, dag: r.bekendSinds, jaar: jaarVan(r.bekendSinds) },
    ...{ toegekend: r.toegekendCenten, inBeoordeling: r.inBeoordelingCenten },
  }));
}

/** What became toegekend in the year, per declaration and post, and what was in beoordeling at its end. */
function berichtenVan(
  kennis: readonly Kennis[],
  jaar: number,
  { laatste, ontbreken }: Boekperioden,
  anderJaar: (kenmerk: string) => boolean,
): BerichtBedrag[] {
  const isGeboekt = (p: number) => p <= (laatste ?? 0) && !ontbreken.includes(p);
  const inJaar = kennis.filter((k) => k.jaar === jaar);
  const som = (lijst: readonly Centen[]) => toCenten(lijst.reduce((s, b) => s + b, 0));
  return [...groepeer(inJaar, (k) => JSON.stringify([k.post, k.kenmerk])).values()]
    .flatMap((groep) => {
      const [eerste] = groep;
      if (!eerste) return [];
      const { post, kenmerk } = eerste;
      const dagen = groep.filter((k) => k.toegekend !== 0).map((k) => k.dag);
      const sinds = dagen.sort()[0] ?? null;
      return {
        ...{ post, kenmerk, sinds },
        toegekend: som(groep.map((k) => k.toegekend)),
        inBeoordeling: som(groep.map((k) => k.inBeoordeling)),
        geslotenPeriode: sinds !== null && isGeboekt(Number(sinds.slice(5, 7))),
        anderJaar: anderJaar(kenmerk),
      };
    })
    .filter((r) => r.toegekend !== 0 || r.inBeoordeling !== 0);
}

/** The post of a declaration or booking that has one post only. */
function postPerKenmerk(
  regels: readonly { readonly post: string | null; readonly kenmerk: string | null }[],
): ReadonlyMap<string, string> {
  const uit = new Map<string, string>();
  for (const [kenmerk, groep] of groepeer(regels, (r) => r.kenmerk)) {
    const posten = new Set(groep.map((r) => r.post));
    const [post] = posten;
    if (kenmerk !== null && post && posten.size === 1) uit.set(kenmerk, post);
  }
  return uit;
}

/** Which monthly figure of a stroom is what the ledger books. */
const BOEKMAATSTAF: Readonly<Record<string, string>> = {
  grBijdrage: 'voorschot',
  subsidie: 'voorschot',
  pgb: 'besteding',
};

interface Stroomcijfer {
  readonly bron: Centen;
  readonly opVoorschot: boolean;
  /** Periods of which the source has a figure. */
  readonly perioden: ReadonlySet<number>;
}

/** What the sources of the other stromen say over the months that the ledger holds, per post. */
async function leesStromen(
  { facts, gemeente, peildatum }: VraagContext,
  jaar: number,
  posten: readonly Post[],
  geboekt: ReadonlySet<number>,
): Promise<ReadonlyMap<string, Stroomcijfer>> {
  const uit = new Map<string, Stroomcijfer>();
  const cijfers = groepeer(await facts.maandcijfers(gemeente, peildatum), (c) => c.post);
  for (const { code, stroom, soort } of posten) {
    if (stroom === 'declaraties' || soort === 'reservemutatie') continue;
    const maatstaf = BOEKMAATSTAF[stroom] ?? 'realisatie';
    const eigen = (cijfers.get(code) ?? []).filter(
      (c) => c.maatstaf === maatstaf && c.maand.startsWith(`${jaar}-`) && c.bedragCenten !== null,
    );
    const binnen = eigen.filter((c) => geboekt.has(Number(c.maand.slice(5))));
    if (binnen.length === 0) continue;
    const bron = toCenten(binnen.reduce((s, c) => s + (c.bedragCenten ?? 0), 0));
    const perioden = new Set(binnen.map((c) => Number(c.maand.slice(5))));
    uit.set(code, { bron, opVoorschot: stroom === 'pgb', perioden });
  }
  return uit;
}
