import type { Dimensie, InUitstroom, Rij, Snede } from '../port.ts';
import {
  leesSleutels,
  maakWaarden,
  maandVoorwaarden,
  periodeVan,
  snedeSql,
  type Waarden,
} from './snede.ts';
import type { Verbinding } from './verbinding.ts';

/** Days without a toewijzing that still make it the same episode (a re-tender, an extension). */
const OVERGANG_DAGEN = 31;

/** An end that is not known yet. */
const OPEN = "date '9999-12-31'";

const eersteDag = (maand: number) => `make_date(${Math.floor(maand / 12)}, ${(maand % 12) + 1}, 1)`;

/** Clients and voorzieningen with a toewijzing that begins or ends around the period. */
const GERAAKT = (gemeente: string, peildatum: string, van: number, tot: number) => `
  versie as (
    select t.*, p.categorie, coalesce(t.eind, ${OPEN}) as tot
    from toewijzing_stand t left join product p on p.product_id = t.product_id
    where t.gemeente = ${gemeente} and t.actueel_van <= ${peildatum}
      and t.actueel_tot > ${peildatum} and not t.verwijderd
      and (t.eind is null or t.eind >= t.ingang)),
  geraakt as (
    select distinct client_id, wet, categorie from versie
    where ingang between ${eersteDag(van)} and ${eersteDag(tot + 1)} - 1
      or eind between ${eersteDag(van)} and ${eersteDag(tot + 1)} - 1)`;

/**
 * Episodes per client and voorziening: toewijzingen that overlap or follow each other with at most
 * 31 days in between. A toewijzing that begins after all earlier ones ended is an administratieve
 * overgang.
 */
const EPISODEN = `
  reeks as (
    select v.*, max(v.tot) over (partition by v.client_id, v.wet, v.categorie
      order by v.ingang, v.nummer rows between unbounded preceding and 1 preceding) as vorige
    from versie v semi join geraakt g
      on g.client_id = v.client_id and g.wet = v.wet and g.categorie is not distinct from v.categorie),
  genummerd as (
    select *, vorige is null or (vorige < ${OPEN}
        and ingang > vorige + ${OVERGANG_DAGEN + 1}) as nieuw,
      sum((vorige is null or (vorige < ${OPEN}
        and ingang > vorige + ${OVERGANG_DAGEN + 1}))::int)
        over (partition by client_id, wet, categorie order by ingang, nummer) as episode
    from reeks),
  episode as (
    select client_id, wet, categorie, episode, min(ingang) as begin, max(tot) as einde,
      arg_min(nummer, (ingang, nummer)) as eerste, arg_max(nummer, (tot, ingang, nummer)) as laatste
    from genummerd group by all),
  stroom as (
    select wet, eerste as nummer, begin as dag, 'in' as soort, null::int as dagen from episode
    union all
    select wet, laatste, einde, 'uit', date_diff('day', begin, einde) + 1 from episode
      where einde < ${OPEN}
    union all
    select wet, nummer, ingang, 'over', null from genummerd
      where not nieuw and vorige < ingang),
  s as (
    select v.gemeente, v.wet, v.product_id, v.aanbieder_id, v.client_id,
      v.nummer as toewijzing_nummer, v.actueel_van as bekend_sinds,
      (year(x.dag) * 12 + month(x.dag) - 1)::smallint as leverperiode, x.soort, x.dagen
    from stroom x join versie v on v.wet = x.wet and v.nummer = x.nummer)`;

function statement(snede: Snede, w: Waarden): string {
  const q = snedeSql(snede, w);
  const { van, tot } = periodeVan(snede);
  const waar = [...maandVoorwaarden(snede.filter, w, 's.leverperiode'), ...q.voorwaarden];
  return `with ${q.cte ? `${q.cte},` : ''} ${GERAAKT(q.gemeente, q.peildatum, van, tot)}, ${EPISODEN}
  select ${[
    ...q.kolommen,
    "count(*) filter (s.soort = 'in')::int as instroom",
    "count(*) filter (s.soort = 'uit')::int as uitstroom",
    `count(*) filter (s.soort = 'over')::int as "administratieveOvergangen"`,
    'avg(s.dagen)::double as "duurGemiddeldDagen"',
    'median(s.dagen)::double as "duurMediaanDagen"',
  ].join(', ')}
  from s ${q.koppelingen} where ${waar.join(' and ')} ${q.groep} order by all`;
}

/**
 * In- and outflow per client and voorziening (wet and categorie), from toewijzingen as they were
 * known at the peildatum. An inflow carries the attributes of the first toewijzing of its episode,
 * an outflow those of the last. An end that was planned in advance is an outflow of its own month.
 */
export async function inUitstroom<D extends Dimensie>(
  db: Verbinding,
  snede: Snede<D>,
): Promise<readonly Rij<D, InUitstroom>[]> {
  const w = maakWaarden();
  const rijen = await db.rijen<InUitstroom & Record<string, unknown>>(statement(snede, w), w.lijst);
  return rijen.map((r) => {
    const { instroom, uitstroom, administratieveOvergangen } = r;
    const { duurGemiddeldDagen, duurMediaanDagen } = r;
    const duur = { duurGemiddeldDagen, duurMediaanDagen };
    const maten = { instroom, uitstroom, administratieveOvergangen, ...duur };
    // Safe: `leesSleutels` fills exactly the dimensions of `per`, as the type says.
    return { ...leesSleutels(snede.per, r), ...maten } as Rij<D, InUitstroom>;
  });
}
