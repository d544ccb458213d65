import type { BerichtBedrag, Boeking, Stroompost } from '../../core/aansluiting/verschillen.ts';
import { type Centen, toCenten } from '../../core/basis/bedrag.ts';
import { type Datum, jaarVan } from '../../core/basis/datum.ts';
import { groepeer } from '../../core/basis/groepeer.ts';
import type { VraagContext } from '../../definitie/vraag.ts';
import type { Post } from '../../register/port.ts';

/** Everything that is held beside each other for one boekjaar. */
export interface Administraties {
  readonly berichten: readonly BerichtBedrag[];
  readonly boekingen: readonly Boeking[];
  readonly betalingen: readonly Boeking[];
  readonly stroomposten: readonly Stroompost[];
  readonly posten: readonly Post[];
  /** Last period of the year that is in the ledger; `null` = no ledger. */
  readonly laatstePeriode: number | null;
  readonly grootboekSinds: readonly { readonly bekendSinds: Datum }[];
  readonly betalingenSinds: readonly { readonly bekendSinds: Datum }[];
}

/** Reads the three administrations as they were known on the peildatum. */
export async function leesAdministraties(ctx: VraagContext, jaar: number): Promise<Administraties> {
  const { facts, register, gemeente, peildatum } = ctx;
  const snede = { gemeente, peildatum };
  const [posten, berichten, grootboek, schema, betaald, eerder] = await Promise.all([
    register.posten(gemeente),
    leesBerichten(ctx, jaar),
    leesGrootboek(ctx, jaar),
    facts.tabel('rekeningschema', snede),
    facts.tabel('betalingen', snede),
    facts.tabelSom('grootboek', {
      ...{ ...snede, filter: { boekjaar: jaar - 1 }, per: ['kenmerk'], som: [] },
    }),
  ]);
  const postVan = createIndeling(posten, schema);
  const eenPost = postPerKenmerk(berichten);
  const perioden = grootboek.map((r) => r.boekperiode);
  const laatstePeriode = perioden.length === 0 ? null : Math.min(12, Math.max(...perioden));
  const stromen = await leesStromen(ctx, jaar, posten, laatstePeriode);
  const boekingen = grootboek.map((r) => {
    const post = postVan(r) ?? (r.kenmerk === null ? null : (eenPost.get(r.kenmerk) ?? null));
    const bekend = post === null ? undefined : stromen.get(post)?.perioden;
    return {
      post,
      kenmerk: r.kenmerk,
      // booked over a month of which the source says nothing yet: it is still to come
      aard:
        bekend && !bekend.has(r.boekperiode) && r.aard !== 'memoriaal' ? 'transitorisch' : r.aard,
      anderePeriode: r.leverjaar !== null && r.leverjaar < jaar,
      bedrag: r.bedrag ?? toCenten(0),
    };
  });
  const eerderGeboekt = new Set(eerder.map((r) => r.kenmerk));
  const toegekend = new Set(berichten.filter((b) => b.toegekend !== 0).map((b) => b.kenmerk));
  const inJaar = betaald.filter((b) => jaarVan(b.betaaldOp) === jaar && b.betaaldOp <= peildatum);
  const perKenmerk = postPerKenmerk([...berichten, ...boekingen]);
  return {
    ...{ posten, berichten, boekingen, laatstePeriode },
    betalingen: inJaar.map((b) => ({
      post: b.post ?? (b.declaratie === null ? null : (perKenmerk.get(b.declaratie) ?? null)),
      kenmerk: b.declaratie,
      aard: b.aard,
      // booked last year, or approved and to be booked in a period that is still open
      anderePeriode:
        b.declaratie !== null && (eerderGeboekt.has(b.declaratie) || toegekend.has(b.declaratie)),
      bedrag: b.bedrag,
    })),
    stroomposten: [...stromen].map(([post, { bron, opVoorschot }]) => ({
      post,
      bron,
      opVoorschot,
    })),
    grootboekSinds: grootboek,
    betalingenSinds: inJaar,
  };
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

/** What became toegekend in the year, per declaration and post, and what is in beoordeling. */
async function leesBerichten(ctx: VraagContext, jaar: number): Promise<BerichtBedrag[]> {
  const rijen = await ctx.facts.bedragen({
    gemeente: ctx.gemeente,
    peildatum: ctx.peildatum < `${jaar}-12-31` ? ctx.peildatum : (`${jaar}-12-31` as Datum), // safe: an existing day
    per: ['post', 'declaratie'],
    filter: { bekendVanaf: `${jaar}-01-01` as Datum }, // safe: idem
  });
  return rijen
    .map((r) => ({
      post: r.post,
      kenmerk: r.declaratie,
      toegekend: r.toegekendCenten,
      inBeoordeling: r.inBeoordelingCenten,
    }))
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

interface Rekening {
  readonly post: string | null;
  readonly kostenplaats: string;
  readonly kostensoort: string | null;
  readonly taakveld: string | null;
  readonly soort: string;
}

/** The post of a booking: as it says, else by the rekeningschema, else by a taakveld with one post. */
export function createIndeling(
  posten: readonly Post[],
  schema: readonly { kostenplaats: string; kostensoort: string | null; post: string }[],
): (r: Rekening) => string | null {
  const perRekening = new Map(
    schema.map((s) => [`${s.kostenplaats}|${s.kostensoort ?? ''}`, s.post]),
  );
  const perTaakveld = groepeer(posten, (p) => `${p.taakveld}|${p.soort}`);
  return (r) => {
    if (r.post !== null) return r.post;
    const precies = perRekening.get(`${r.kostenplaats}|${r.kostensoort ?? ''}`);
    const plaats = precies ?? perRekening.get(`${r.kostenplaats}|`);
    if (plaats !== undefined) return plaats;
    const opTaakveld =
      r.taakveld === null ? [] : (perTaakveld.get(`${r.taakveld}|${r.soort}`) ?? []);
    return opTaakveld.length === 1 ? (opTaakveld[0]?.code ?? null) : null;
  };
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
  tot: number | null,
): Promise<ReadonlyMap<string, Stroomcijfer>> {
  const uit = new Map<string, Stroomcijfer>();
  if (tot === null) return uit;
  const cijfers = groepeer(await facts.maandcijfers(gemeente, peildatum), (c) => c.post);
  for (const { code, stroom, soort } of posten) {
    if (stroom === 'declaraties' || soort === 'reservemutatie') continue;
    const maatstaf = BOEKMAATSTAF[stroom] ?? 'realisatie';
    const eigen = (cijfers.get(code) ?? []).filter(
      (c) => c.maatstaf === maatstaf && c.maand.startsWith(`${jaar}-`) && c.bedragCenten !== null,
    );
    const binnen = eigen.filter((c) => Number(c.maand.slice(5)) <= tot);
    if (binnen.length === 0) continue;
    const bron = toCenten(binnen.reduce((s, c) => s + (c.bedragCenten ?? 0), 0));
    const perioden = new Set(binnen.map((c) => Number(c.maand.slice(5))));
    uit.set(code, { bron, opVoorschot: stroom === 'pgb', perioden });
  }
  return uit;
}
