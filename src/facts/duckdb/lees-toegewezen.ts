import { roundCenten } from '../../core/basis/bedrag.ts';
import type { Dimensie, Rij, Snede, Toegewezen } from '../port.ts';
import {
  isPerKennis,
  leesSleutels,
  maakWaarden,
  periodeVan,
  snedeSql,
  type Waarden,
} from './snede.ts';
import type { Verbinding } from './verbinding.ts';

/** Minutes are priced as hours, so that a toewijzing in hours learns from lines in minutes. */
const EENHEID = (kolom: string) => `case when ${kolom} = 1 then 4 else ${kolom} end`;
const VOLUME = (eenheid: string, volume: string) =>
  `case when ${eenheid} = 1 then ${volume} / 60.0 else ${volume} end`;

const EUROS = 83;

/**
 * Prices learned from what was approved: amount over volume per product and unit, first of the same
 * provider, else of all. The price of a year is that of the latest year before it that has one,
 * else of the first year after it.
 */
export const PRIJZEN = (gemeente: string, peildatum: string, van: number, tot: number) => `
  geleerd as (
    select product_id, ${EENHEID('eenheid')} as eenheid, aanbieder_id, leverperiode // 12 as jaar,
      sum(bedrag) as bedrag, sum(${VOLUME('eenheid', 'volume')}) as volume
    from som where gemeente = ${gemeente} and bekend_sinds <= ${peildatum} and soort = 2
      and eenheid <> ${EUROS}
    group by all),
  per_jaar as (
    select product_id, eenheid, aanbieder_id, jaar, bedrag / volume as prijs
    from geleerd where volume > 0 and bedrag > 0
    union all
    select product_id, eenheid, -1, jaar, sum(bedrag) / sum(volume) from geleerd
    group by all having sum(volume) > 0 and sum(bedrag) > 0),
  prijs as (
    select p.product_id, p.eenheid, p.aanbieder_id, j.jaar,
      arg_min(p.prijs, case when p.jaar <= j.jaar then j.jaar - p.jaar else 1000 + p.jaar end)
        as prijs
    from per_jaar p, (select unnest(range(${Math.floor(van / 12)}, ${Math.floor(tot / 12) + 1})) as jaar) j
    group by all),
  soort as materialized (
    select row_number() over () as soort_nr, * from (
      select distinct product_id, ${EENHEID('eenheid')} as eenheid, aanbieder_id
      from toewijzing_stand where gemeente = ${gemeente} and product_id is not null)),
  soortprijs as materialized (
    select s.soort_nr * 100000 + p.jaar as sleutel,
      coalesce(max(p.prijs) filter (p.aanbieder_id >= 0), max(p.prijs)) as prijs
    from soort s join prijs p on p.product_id = s.product_id and p.eenheid = s.eenheid
      and p.aanbieder_id in (s.aanbieder_id, -1)
    group by 1)`;

/**
 * Versions that were current at the peildatum. Grouped by the day of knowledge, every version
 * stands there from the day it came (+) and until the next came (-).
 */
function versies(gemeente: string, peildatum: string, alsVerandering: boolean): string {
  const bron = `from toewijzing_stand where gemeente = ${gemeente} and not verwijderd
    and (eind is null or eind >= ingang) and actueel_van <= ${peildatum}`;
  if (!alsVerandering)
    return `select *, actueel_van as bekend_sinds, 1 as teken ${bron} and actueel_tot > ${peildatum}`;
  return `select *, actueel_van as bekend_sinds, 1 as teken ${bron}
    union all
    select *, actueel_tot as bekend_sinds, -1 as teken ${bron} and actueel_tot <= ${peildatum}`;
}

const eersteDag = (maand: number) => `make_date(${Math.floor(maand / 12)}, ${(maand % 12) + 1}, 1)`;
const index = (dag: string) => `(year(${dag}) * 12 + month(${dag}) - 1)`;

/**
 * What a toewijzing brings in a day or in a month, by frequency: 1 day, 2 week, 4 month, 6 its
 * whole term; a budget is spread over the days of its term. Euros and budgets have price 1.
 */
export const GEBRUIK = (bron: string, p: { van: number; tot: number }) => `
  gebruik as (
    select t.gemeente, t.wet, t.nummer, t.product_id, t.aanbieder_id, t.client_id, t.ingang, t.eind,
      t.bekend_sinds, t.teken, ${index('t.ingang')} as maand0, ${index('t.eind')} as maand1,
      case when t.volume is null then t.budget / (t.eind - t.ingang + 1.0)
        when t.frequentie = 1 then ${VOLUME('t.eenheid', 't.volume')}
        when t.frequentie = 2 then ${VOLUME('t.eenheid', 't.volume')} / 7.0
        when t.frequentie = 6 then ${VOLUME('t.eenheid', 't.volume')} / (t.eind - t.ingang + 1.0)
      end as per_dag,
      case when t.frequentie = 4 then ${VOLUME('t.eenheid', 't.volume')}::double end as per_maand,
      t.volume is null or t.eenheid = ${EUROS} as in_euros, o.soort_nr
    from (${bron}) t left join soort o on o.product_id = t.product_id
      and o.eenheid = ${EENHEID('t.eenheid')} and o.aanbieder_id = t.aanbieder_id
    where t.ingang < ${eersteDag(p.tot + 1)} and (t.eind is null or t.eind >= ${eersteDag(p.van)})),
  kalender as materialized (
    select m::smallint as maand, make_date(m // 12, m % 12 + 1, 1) as dag1,
      make_date((m + 1) // 12, (m + 1) % 12 + 1, 1) - 1 as dagn, m // 12 as jaar
    from (select unnest(range(${p.van}, ${p.tot + 1}))::int as m)),
  per_maand as (
    select *, unnest(range(greatest(${p.van}, maand0), least(${p.tot}, coalesce(maand1, ${p.tot})) + 1))
      ::smallint as leverperiode
    from gebruik),
  s as (
    select g.gemeente, g.wet, g.nummer, g.nummer as toewijzing_nummer, g.product_id, g.aanbieder_id,
      g.client_id, g.bekend_sinds, g.teken, g.leverperiode,
      round((case when g.per_maand is null then g.per_dag * dagen
          else g.per_maand * dagen / (g.dagn - g.dag1 + 1) end)
        * case when g.in_euros then 1 else p.prijs end)::bigint as waarde
    from (select g.*, k.dag1, k.dagn, k.jaar, case when leverperiode > maand0 and (maand1 is null or leverperiode < maand1)
        then k.dagn - k.dag1 else least(k.dagn, coalesce(eind, k.dagn)) - greatest(k.dag1, ingang)
        end + 1 as dagen
      from per_maand g join kalender k on k.maand = g.leverperiode) g
    left join soortprijs p on p.sleutel = g.soort_nr * 100000 + g.jaar)`;

function statement(snede: Snede, w: Waarden): string {
  const q = snedeSql(snede, w);
  const p = periodeVan(snede);
  const alsVerandering = isPerKennis(snede);
  // Within one month a toewijzing stands once, so that counting rows counts toewijzingen.
  const tel = (zonder: boolean) =>
    alsVerandering || snede.per.includes('leverperiode')
      ? `coalesce(sum(${zonder ? 'case when s.waarde is null then s.teken else 0 end' : 's.teken'}), 0)::int`
      : `(count(distinct (s.wet::bigint * 1000000000 + s.nummer))
          ${zonder ? 'filter (s.waarde is null)' : ''})::int`;
  const vanaf = snede.filter?.bekendVanaf;
  const waar = [...q.voorwaarden];
  if (vanaf !== undefined) waar.push(`s.bekend_sinds >= ${w.bind(vanaf)}::date`);
  return `with ${[
    ...(q.cte ? [q.cte] : []),
    PRIJZEN(q.gemeente, q.peildatum, p.van, p.tot),
    GEBRUIK(versies(q.gemeente, q.peildatum, alsVerandering), p),
  ].join(', ')}
  select ${[
    ...q.kolommen,
    `${tel(false)} as toewijzingen`,
    'coalesce(sum(s.teken * s.waarde), 0)::double as waarde',
    `${tel(true)} as "zonderPrijs"`,
  ].join(', ')}
  from s ${q.koppelingen} ${waar.length > 0 ? `where ${waar.join(' and ')}` : ''} ${q.groep}
  order by all`;
}

type Ruw = Omit<Toegewezen, 'waardeCenten'> & { waarde: number } & Record<string, unknown>;

/**
 * Value of toewijzingen per month of care: volume x frequency x learned price, or the budget over
 * its days; pro rata to the days in the month, each toewijzing and month rounded to whole cents.
 * Grouped by `bekendMaand` or `bekendSinds` the figures are changes in what was known.
 */
export async function toegewezen<D extends Dimensie>(
  db: Verbinding,
  snede: Snede<D>,
): Promise<readonly Rij<D, Toegewezen>[]> {
  const w = maakWaarden();
  const rijen = await db.rijen<Ruw>(statement(snede, w), w.lijst);
  return rijen.map(({ toewijzingen, waarde, zonderPrijs, ...rij }) => {
    const maten = { toewijzingen, waardeCenten: roundCenten(waarde), zonderPrijs };
    // Safe: `leesSleutels` fills exactly the dimensions of `per`, as the type says.
    return { ...leesSleutels(snede.per, rij), ...maten } as Rij<D, Toegewezen>;
  });
}
