import type { Clienten, Dimensie, Rij, Snede } from '../port.ts';
import { leesSleutels, maakWaarden, periodeVan, snedeSql, type Waarden } from './snede.ts';
import type { Verbinding } from './verbinding.ts';

interface Periode {
  /** What the row is called: a month, a year, or 0 for the whole span. */
  readonly sleutel: number;
  readonly van: number;
  readonly tot: number;
}

function perioden(snede: Snede): Periode[] {
  const { van, tot } = periodeVan(snede);
  if (snede.per.includes('leverperiode'))
    return Array.from({ length: Math.max(0, tot - van + 1) }, (_, i) => ({
      ...{ sleutel: van + i, van: van + i, tot: van + i },
    }));
  if (!snede.per.includes('leverjaar')) return [{ sleutel: 0, van, tot }];
  const [eerste, laatste] = [Math.floor(van / 12), Math.floor(tot / 12)];
  return Array.from({ length: Math.max(0, laatste - eerste + 1) }, (_, i) => ({
    sleutel: eerste + i,
    van: Math.max(van, (eerste + i) * 12),
    tot: Math.min(tot, (eerste + i) * 12 + 11),
  }));
}

/** Lines that count as care: approved at the peildatum, and not taken back by an approved credit. */
const GELEVERD = (peildatum: string) => `(
  select r.gemeente, r.wet, r.product_id, r.aanbieder_id, r.client_id, r.leverperiode,
    r.toewijzing_nummer
  from regel r
  join declaratie_stand d on d.bericht_id = r.bericht_id
  left join uitzondering u on u.regel_id = r.regel_id
  left join gecrediteerd c on c.regel_id = r.regel_id and c.sinds <= ${peildatum}
  where r.bedrag >= 0 and c.regel_id is null
    and case when u.regel_id is null then d.uitkomst = 1 and d.antwoord_sinds <= ${peildatum}
      else u.uitkomst = 1 and u.geteld_sinds is not null and u.antwoord_sinds <= ${peildatum} end)`;

/**
 * Toewijzingen that run on the last day of each period. Months are written out per toewijzing: from
 * the month it begins in up to the last month whose last day it still covers.
 */
function lopend(peildatum: string, lijst: readonly Periode[], perMaand: boolean): string {
  const van = Math.min(...lijst.map((p) => p.tot));
  const tot = Math.max(...lijst.map((p) => p.tot));
  const dag = (maand: number) =>
    `make_date(${Math.floor((maand + 1) / 12)}, ${((maand + 1) % 12) + 1}, 1)`;
  const index = (d: string) => `(year(${d}) * 12 + month(${d}) - 1)`;
  const versie = `select gemeente, wet, product_id, aanbieder_id, client_id, nummer, ingang, eind
    from toewijzing_stand where actueel_van <= ${peildatum} and actueel_tot > ${peildatum}
      and not verwijderd and ingang < ${dag(tot)} and (eind is null or eind >= ${dag(van)} - 1)`;
  const rijen = perMaand
    ? `select *, unnest(range(greatest(${van}, ${index('ingang')}),
        least(${tot}, coalesce(${index('(eind + 1)')} - 1, ${tot})) + 1)) as sleutel from (${versie})`
    : `select v.*, p.sleutel, p.tot from (${versie}) v join periode p
        on v.ingang <= p.dag and (v.eind is null or v.eind >= p.dag)`;
  return `(select gemeente, wet, product_id, aanbieder_id, client_id, nummer as toewijzing_nummer,
    sleutel, ${perMaand ? 'sleutel' : 'tot'}::smallint as leverperiode from (${rijen}))`;
}

const isTijd = (d: Dimensie) => d === 'leverperiode' || d === 'leverjaar';

function statement(snede: Snede, w: Waarden): string {
  const vast = snede.per.filter((d) => !isTijd(d));
  const q = snedeSql({ ...snede, per: vast }, w);
  const lijst = perioden(snede);
  const tot = Math.max(...lijst.map((p) => p.tot));
  const van = Math.min(...lijst.map((p) => Math.min(p.van, Math.floor(p.tot / 12) * 12)));
  const waar = [`s.gemeente = ${q.gemeente}`, ...q.voorwaarden].join(' and ');
  const dims = vast.map((d) => `"${d}", `).join('');
  const kolommen = q.kolommen.map((k) => `${k}, `).join('');
  const perMaand = snede.per.includes('leverperiode');
  const rijen = lijst.map((p) => `(${p.sleutel}, ${p.van}, ${p.tot})`).join(', ');
  return `with ${q.cte ? `${q.cte},` : ''}
  periode as (
    select *, make_date((tot + 1) // 12, (tot + 1) % 12 + 1, 1) - 1 as dag
    from (values ${rijen}) v(sleutel, van, tot)),
  zorg as materialized (
    select distinct ${kolommen} s.leverperiode::int as maand, s.client_id
    from ${GELEVERD(q.peildatum)} s ${q.koppelingen}
    where ${waar} and s.leverperiode between ${van} and ${tot}),
  lopend as (
    select ${kolommen} s.sleutel, count(distinct s.client_id) as n
    from ${lopend(q.peildatum, lijst, perMaand)} s ${q.koppelingen} where ${waar} group by all),
  met as (
    select ${dims} ${perMaand ? 'maand as sleutel' : 'p.sleutel'}, count(distinct client_id) as n
    from zorg ${perMaand ? `where maand >= ${lijst[0]?.van}` : 'z join periode p on z.maand between p.van and p.tot'}
    group by all),
  eerste as (
    select ${dims} maand // 12 as jaar, maand, count(*) as n
    from (select ${dims} client_id, min(maand) as maand from zorg group by ${dims} client_id, maand // 12)
    group by all),
  uniek as (
    select ${dims} p.sleutel, sum(e.n) as n
    from eerste e join periode p on e.jaar = p.tot // 12 and e.maand <= p.tot group by all)
  select ${dims} sleutel, sum(op)::int as op, sum(met)::int as met, sum(uniek)::int as uniek
  from (select ${dims} sleutel, n as op, 0 as met, 0 as uniek from lopend
    union all select ${dims} sleutel, 0, n, 0 from met
    union all select ${dims} sleutel, 0, 0, n from uniek)
  group by all order by ${dims} sleutel`;
}

const NIEMAND: Clienten = { opPeildatum: 0, metLevering: 0, uniekInJaar: 0 };

/**
 * Clients counted three ways. `opPeildatum`: a toewijzing that runs on the last day of the period;
 * `metLevering`: approved care in it; `uniekInJaar`: approved care in the calendar year up to its
 * end. Who has care without a toewijzing counts only in the last two.
 */
export async function clienten<D extends Dimensie>(
  db: Verbinding,
  snede: Snede<D>,
): Promise<readonly Rij<D, Clienten>[]> {
  const w = maakWaarden();
  const rijen = await db.rijen<
    { op: number; met: number; uniek: number } & Record<string, unknown>
  >(statement(snede, w), w.lijst);
  const uit = rijen.map(({ op, met, uniek, sleutel, ...rij }) => {
    const tijd = { leverperiode: sleutel, leverjaar: sleutel };
    const maten = { opPeildatum: op, metLevering: met, uniekInJaar: uniek };
    // Safe: `leesSleutels` fills exactly the dimensions of `per`, as the type says.
    return { ...leesSleutels(snede.per, { ...rij, ...tijd }), ...maten } as Rij<D, Clienten>;
  });
  // Safe: without dimensions a row holds the measures only.
  return uit.length === 0 && snede.per.length === 0 ? [NIEMAND as Rij<D, Clienten>] : uit;
}
