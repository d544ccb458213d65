import type { Dimensie, InUitstroom, Snede, StroomLezing } from '../port.ts';
import { leesSleutels, maakWaarden, periodeVan, snedeSql, type Waarden } from './snede.ts';
import type { Verbinding } from './verbinding.ts';

/** Days without a toewijzing that still make it the same episode (a re-tender, an extension). */
const OVERGANG_DAGEN = 31;

/** An end that is not known yet. */
const OPEN = "date '9999-12-31'";

const eersteDag = (maand: number) => `make_date(${Math.floor(maand / 12)}, ${(maand % 12) + 1}, 1)`;

/**
 * Current versions as of the peildatum, and of which clients and voorzieningen one begins or ends
 * in the period. `sleutel` is client and voorziening in one number.
 */
const GERAAKT = (gemeente: string, peildatum: string, van: number, tot: number) => `
  voorziening as (
    select product_id, min(product_id) over (partition by wet, categorie) as voorziening from product),
  versie as materialized (
    select t.wet, t.nummer, t.ingang, coalesce(t.eind, ${OPEN}) as tot,
      t.client_id * 100000::bigint + coalesce(v.voorziening, 90000 + t.wet) as sleutel
    from toewijzing_stand t left join voorziening v on v.product_id = t.product_id
    where t.gemeente = ${gemeente} and t.actueel_van <= ${peildatum}
      and t.actueel_tot > ${peildatum} and not t.verwijderd
      and (t.eind is null or t.eind >= t.ingang)),
  geraakt as (
    select distinct sleutel from versie
    where ingang between ${eersteDag(van)} and ${eersteDag(tot + 1)} - 1
      or tot between ${eersteDag(van)} and ${eersteDag(tot + 1)} - 1)`;

const NIEUW = `(vorige is null or (vorige < ${OPEN} and ingang > vorige + ${OVERGANG_DAGEN + 1}))`;

/**
 * Episodes per client and voorziening: toewijzingen that overlap or follow each other with at most
 * 31 days in between. A toewijzing that begins after all earlier ones ended is an administratieve
 * overgang. The last toewijzing of an episode is the one that ends last, then the highest number. An
 * end within 31 days before the peildatum may still get a successor: that is not an outflow yet.
 */
const EPISODEN = (peildatum: string) => `
  reeks as (
    select v.*, max(v.tot) over (partition by v.sleutel
      order by v.ingang, v.nummer rows between unbounded preceding and 1 preceding) as vorige
    from versie v semi join geraakt g on g.sleutel = v.sleutel),
  genummerd as (
    select *, ${NIEUW} as nieuw,
      sum(${NIEUW}::int) over (partition by sleutel order by ingang, nummer) as episode
    from reeks),
  episode as (
    select any_value(wet) as wet, min(ingang) as begin, max(tot) as einde,
      max(nummer) filter (nieuw) as eerste,
      max((tot - date '1900-01-01')::bigint * 1000000000 + nummer) % 1000000000 as laatste
    from genummerd group by sleutel, episode),
  stroom as (
    select wet, eerste as nummer, begin as dag, 'in' as soort, null::int as dagen from episode
    union all
    select wet, laatste, einde, 'uit', einde - begin + 1 from episode
    where einde + ${OVERGANG_DAGEN} < ${peildatum}
    union all
    select wet, laatste, einde, 'onzeker', null from episode
    where einde < ${peildatum} and einde + ${OVERGANG_DAGEN} >= ${peildatum}
    union all
    select wet, nummer, ingang, 'over', null from genummerd where not nieuw and vorige < ingang)`;

/** Columns of the toewijzing itself are needed; else what the episodes hold is enough. */
const isAlleenWet = (snede: Snede): boolean =>
  snede.per.every((d) => d === 'wet' || d === 'leverperiode') &&
  Object.keys(snede.filter ?? {}).every((f) => f === 'wet' || f.startsWith('leverperiode'));

const MAAND_VAN = '(year(x.dag) * 12 + month(x.dag) - 1)::smallint';

/** The flows as rows with the columns of a toewijzing, as known at the peildatum. */
function bron(snede: Snede, gemeente: string, peildatum: string): string {
  const { van, tot } = periodeVan(snede);
  const stroom = `(select * from stroom
    where dag between ${eersteDag(van)} and least(${eersteDag(tot + 1)} - 1, ${peildatum})) x`;
  if (isAlleenWet(snede))
    return `(select x.wet, ${MAAND_VAN} as leverperiode, x.soort, x.dagen from ${stroom})`;
  return `(select t.gemeente, t.wet, t.product_id, t.aanbieder_id, t.client_id,
      t.nummer as toewijzing_nummer, t.actueel_van as bekend_sinds,
      ${MAAND_VAN} as leverperiode, x.soort, x.dagen
    from ${stroom} join toewijzing_stand t on t.wet = x.wet and t.nummer = x.nummer
    where t.gemeente = ${gemeente} and t.actueel_van <= ${peildatum}
      and t.actueel_tot > ${peildatum})`;
}

function statement(snede: Snede, w: Waarden): string {
  const q = snedeSql(snede, w);
  const { van, tot } = periodeVan(snede);
  const waar = q.voorwaarden.length > 0 ? `where ${q.voorwaarden.join(' and ')}` : '';
  const sleutels = snede.per.map((d) => `"${d}"`);
  const geheel = sleutels.filter((d) => d !== '"leverperiode"');
  const sets = [...new Set([sleutels.join(', '), geheel.join(', ')])].map((x) => `(${x})`);
  return `with ${q.cte ? `${q.cte},` : ''} ${GERAAKT(q.gemeente, q.peildatum, van, tot)},
    ${EPISODEN(q.peildatum)}
  select ${[
    ...sleutels,
    `${sets.length === 2 ? 'grouping("leverperiode")' : '0'}::int as geheel`,
    "count(*) filter (soort = 'in')::int as instroom",
    "count(*) filter (soort = 'uit')::int as uitstroom",
    `count(*) filter (soort = 'onzeker')::int as "nogNietZeker"`,
    `count(*) filter (soort = 'over')::int as "administratieveOvergangen"`,
    'avg(dagen)::double as "duurGemiddeldDagen"',
    'median(dagen)::double as "duurMediaanDagen"',
  ].join(', ')}
  from (select ${[...q.kolommen, 's.soort', 's.dagen'].join(', ')}
    from ${bron(snede, q.gemeente, q.peildatum)} s ${q.koppelingen} ${waar})
  ${sleutels.length > 0 ? `group by grouping sets (${sets.join(', ')})` : ''} order by all`;
}

type Ruw = InUitstroom & { geheel: number } & Record<string, unknown>;

function leesMaten(r: Ruw): InUitstroom {
  const { instroom, uitstroom, nogNietZeker, administratieveOvergangen } = r;
  const { duurGemiddeldDagen, duurMediaanDagen } = r;
  const duur = { duurGemiddeldDagen, duurMediaanDagen };
  return { instroom, uitstroom, nogNietZeker, administratieveOvergangen, ...duur };
}

/**
 * In- and outflow per client and voorziening (wet and categorie), from toewijzingen as they were
 * known at the peildatum. An inflow carries the attributes of the first toewijzing of its episode,
 * an outflow those of the last. What is still to come after the peildatum is no flow yet; an end of
 * the last 31 days is `nogNietZeker`, because a toewijzing that follows would make it an overgang.
 * With `leverperiode` in `per`, `geheel` holds the same over all months together.
 */
export async function inUitstroom<D extends Dimensie>(
  db: Verbinding,
  snede: Snede<D>,
): Promise<StroomLezing<D>> {
  const w = maakWaarden();
  const rijen = await db.rijen<Ruw>(statement(snede, w), w.lijst);
  const per: readonly Dimensie[] = snede.per;
  // Safe (both): `leesSleutels` fills exactly the dimensions of `per`, as the types say.
  const lees = (namen: readonly Dimensie[], geheel: 0 | 1): never[] =>
    rijen
      .filter((r) => r.geheel === geheel)
      .map((r) => ({ ...leesSleutels(namen, r), ...leesMaten(r) }) as never);
  return {
    rijen: lees(per, 0),
    geheel: lees(
      per.filter((d) => d !== 'leverperiode'),
      per.includes('leverperiode') ? 1 : 0,
    ),
  };
}
