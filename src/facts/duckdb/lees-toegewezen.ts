import { roundCenten } from '../../core/basis/bedrag.ts';
import type { Dimensie, Rij, Snede, Toegewezen } from '../port.ts';
import { leesSleutels, maakWaarden, periodeVan, snedeSql, type Waarden } from './snede.ts';
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
const PRIJZEN = (gemeente: string, peildatum: string, van: number, tot: number) => `
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
  prijs as materialized (
    select p.product_id, p.eenheid, p.aanbieder_id, j.jaar,
      arg_min(p.prijs, case when p.jaar <= j.jaar then j.jaar - p.jaar else 1000 + p.jaar end)
        as prijs
    from per_jaar p, (select unnest(range(${Math.floor(van / 12)}, ${Math.floor(tot / 12) + 1})) as jaar) j
    group by all)`;

/**
 * Versions that were current at the peildatum, once for each month they touch. Grouped by the day
 * of knowledge, every version stands there from the day it came (+) and until the next came (-).
 */
function toewijzingMaanden(
  gemeente: string,
  peildatum: string,
  p: { van: number; tot: number },
  alsVerandering: boolean,
): string {
  const versies = `from toewijzing_stand where gemeente = ${gemeente} and not verwijderd
    and (eind is null or eind >= ingang) and actueel_van <= ${peildatum}`;
  const bron = alsVerandering
    ? `select *, actueel_van as bekend_sinds, 1 as teken ${versies}
       union all select *, actueel_tot as bekend_sinds, -1 as teken ${versies}
         and actueel_tot <= ${peildatum}`
    : `select *, actueel_van as bekend_sinds, 1 as teken ${versies} and actueel_tot > ${peildatum}`;
  const index = (d: string) => `(year(${d}) * 12 + month(${d}) - 1)`;
  const eerste = 'make_date(leverperiode // 12, leverperiode % 12 + 1, 1)';
  return `
  per_maand as (
    select *, nummer as toewijzing_nummer, ${eerste} as dag1,
      ${eerste} + interval 1 month - interval 1 day as dagn
    from (select *, unnest(range(greatest(${p.van}, ${index('ingang')}),
        least(${p.tot}, coalesce(${index('eind')}, ${p.tot})) + 1))::smallint as leverperiode
      from (${bron}) where ingang <= make_date(${Math.floor((p.tot + 1) / 12)}, ${((p.tot + 1) % 12) + 1}, 1)
        and (eind is null or eind >= make_date(${Math.floor(p.van / 12)}, ${(p.van % 12) + 1}, 1)))),
  gedagd as (
    select *, date_diff('day', greatest(dag1, ingang), least(dagn, coalesce(eind, dagn))) + 1 as dagen,
      date_diff('day', dag1, dagn) + 1 as maanddagen, date_diff('day', ingang, eind) + 1 as looptijd
    from per_maand)`;
}

/** Volume in the month by frequency (1 day, 2 week, 4 month, 6 whole term); a budget over its days. */
const WAARDE = `
  case when g.volume is not null then
    ${VOLUME('g.eenheid', 'g.volume')}
      * case g.frequentie when 1 then g.dagen when 2 then g.dagen / 7.0
          when 4 then g.dagen / g.maanddagen when 6 then g.dagen / g.looptijd end
      * case when g.eenheid = ${EUROS} then 1 else coalesce(pa.prijs, pp.prijs) end
    else g.budget * g.dagen / g.looptijd end`;

const BRON = `
  s as (
    select g.*, round(${WAARDE})::bigint as waarde
    from gedagd g
    left join prijs pa on pa.product_id = g.product_id and pa.eenheid = ${EENHEID('g.eenheid')}
      and pa.aanbieder_id = g.aanbieder_id and pa.jaar = g.leverperiode // 12
    left join prijs pp on pp.product_id = g.product_id and pp.eenheid = ${EENHEID('g.eenheid')}
      and pp.aanbieder_id = -1 and pp.jaar = g.leverperiode // 12)`;

function statement(snede: Snede, w: Waarden): string {
  const q = snedeSql(snede, w);
  const p = periodeVan(snede);
  const alsVerandering = snede.per.some((d) => d === 'bekendMaand' || d === 'bekendSinds');
  // Within one month a toewijzing stands once, so that counting rows counts toewijzingen.
  const tel = (waar: string) =>
    alsVerandering || snede.per.includes('leverperiode')
      ? `coalesce(sum(s.teken) filter (${waar}), 0)::int`
      : `(count(distinct (s.wet::bigint * 1000000000 + s.nummer)) filter (${waar}))::int`;
  const vanaf = snede.filter?.bekendVanaf;
  const waar = [...q.voorwaarden];
  if (vanaf !== undefined) waar.push(`s.bekend_sinds >= ${w.bind(vanaf)}::date`);
  return `with ${[
    ...(q.cte ? [q.cte] : []),
    PRIJZEN(q.gemeente, q.peildatum, p.van, p.tot),
    toewijzingMaanden(q.gemeente, q.peildatum, p, alsVerandering),
    BRON,
  ].join(', ')}
  select ${[
    ...q.kolommen,
    `${tel('true')} as toewijzingen`,
    'count(distinct s.client_id)::int as clienten',
    'coalesce(sum(s.teken * s.waarde), 0)::double as waarde',
    `${tel('s.waarde is null')} as "zonderPrijs"`,
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
  return rijen.map(({ toewijzingen, clienten, waarde, zonderPrijs, ...rij }) => {
    const maten = { toewijzingen, clienten, waardeCenten: roundCenten(waarde), zonderPrijs };
    // Safe: `leesSleutels` fills exactly the dimensions of `per`, as the type says.
    return { ...leesSleutels(snede.per, rij), ...maten } as Rij<D, Toegewezen>;
  });
}
