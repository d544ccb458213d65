import { groepeer } from '../../core/basis/groepeer.ts';
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

/** Months that go into one number, a bit each: four calendar years. */
const MAANDEN_PER_PARTIJ = 48;

/** Periods that one statement answers: the months from `eerste` to `laatste`, one bit each. */
interface Partij {
  readonly perioden: readonly Periode[];
  readonly eerste: number;
  readonly laatste: number;
  /** Month of bit 0; months before it share that bit. */
  readonly basis: number;
}

const januari = (maand: number) => Math.floor(maand / 12) * 12;

function partijVan(lijst: readonly Periode[]): Partij {
  const eerste = Math.min(...lijst.map((p) => Math.min(p.van, januari(p.tot))));
  const laatste = Math.max(...lijst.map((p) => p.tot));
  // of one long span the months before its last calendar year need not be told apart
  const basis = lijst.length === 1 ? Math.max(eerste, januari(laatste) - 1) : eerste;
  return { perioden: lijst, eerste, laatste, basis };
}

/** Months go together per four calendar years; other periods are answered one by one. */
function partijen(snede: Snede): Partij[] {
  const lijst = perioden(snede);
  if (!snede.per.includes('leverperiode')) return lijst.map((p) => partijVan([p]));
  const perBlok = groepeer(lijst, (p) => Math.floor(p.tot / MAANDEN_PER_PARTIJ));
  return [...perBlok.values()].map(partijVan);
}

/** The months of a span as bits, as a constant in SQL. */
function masker({ basis }: Partij, van: number, tot: number): string {
  let bits = 0n;
  for (let m = van; m <= tot; m++) bits |= 1n << BigInt(Math.max(0, m - basis));
  return `${bits}::bigint`;
}

const index = (dag: string) => `(year(${dag}) * 12 + month(${dag}) - 1)`;
const eersteDag = (maand: number) => `make_date(${Math.floor(maand / 12)}, ${(maand % 12) + 1}, 1)`;

/** Dimensions that a toewijzing may change from month to month. */
const isPerMaand = (snede: Snede): boolean =>
  snede.filter?.post !== undefined ||
  snede.per.some((d) => d === 'post' || d === 'zwaarte' || d === 'leeftijdsklasse');

/**
 * Toewijzingen and the last days of periods on which they run, as bits: from the month it begins in
 * up to the last month whose last day it still covers. A period that runs on past the peildatum is
 * counted on the peildatum. One row for each month where a dimension depends on it.
 */
function lopend(peildatum: string, p: Partij, perMaand: boolean): string {
  const van = Math.min(...p.perioden.map((x) => x.tot));
  const vanMaand = `greatest(${van}, ${index('ingang')})`;
  const totMaand = `case when eind is null or eind >= ${peildatum} then ${p.laatste}
    else least(${p.laatste}, ${index('(eind + 1)')} - 1) end`;
  const versie = `select gemeente, wet, product_id, aanbieder_id, client_id, nummer as toewijzing_nummer,
      ${vanMaand} as m0, ${totMaand} as m1
    from toewijzing_stand where actueel_van <= ${peildatum} and actueel_tot > ${peildatum}
      and not verwijderd and ingang < ${eersteDag(p.laatste + 1)} and ingang <= ${peildatum}
      and (eind is null or eind >= least(${eersteDag(van + 1)} - 1, ${peildatum}))`;
  return perMaand
    ? `(select *, 1::bigint << (leverperiode - ${p.basis})::int as bits from
        (select *, unnest(range(m0, m1 + 1))::smallint as leverperiode from (${versie})))`
    : `(select *, ${p.laatste}::smallint as leverperiode,
        ((1::bigint << (m1 - m0 + 1)::int) - 1) << (m0 - ${p.basis})::int as bits
        from (${versie}) where m1 >= m0)`;
}

/** Per client the months with care and the months with a running toewijzing as bits; then the counts. */
function statement(snede: Snede, p: Partij, w: Waarden): string {
  const q = snedeSql(snede, w);
  const waar = [`s.gemeente = ${q.gemeente}`, ...q.voorwaarden].join(' and ');
  const namen = snede.per.map((d) => `"${d}", `).join('');
  const kolommen = q.kolommen.map((k) => `${k}, `).join('');
  const groep = q.groep === '' ? 'group by s.client_id' : `${q.groep}, s.client_id`;
  const tel = (kolom: string, van: number, tot: number) =>
    `count(*) filter (${kolom} & ${masker(p, van, tot)} <> 0)::int`;
  const tellingen = p.perioden.flatMap(({ van, tot }, i) => [
    `${tel('lopend', tot, tot)} as op${i}`,
    `${tel('zorg', van, tot)} as met${i}`,
    `${tel('zorg', januari(tot), tot)} as uniek${i}`,
  ]);
  return `with ${q.cte ? `${q.cte},` : ''}
  bits as (
    select ${kolommen} bit_or(1::bigint << greatest(0, s.leverperiode - ${p.basis})::int) as zorg,
      0::bigint as lopend
    from ${GELEVERD(q.peildatum)} s ${q.koppelingen}
    where ${waar} and s.leverperiode between ${p.eerste} and ${p.laatste} ${groep}
    union all
    select ${kolommen} 0, bit_or(s.bits)
    from ${lopend(q.peildatum, p, isPerMaand(snede))} s ${q.koppelingen} where ${waar} ${groep})
  select ${namen} ${tellingen.join(', ')} from bits
  group by all order by ${namen} 1`;
}

type Telling = Record<string, unknown>;

/** A row of counts, one entry a period; periods in which nobody is counted are left out. */
function rijenVan(rij: Telling, { perioden: lijst }: Partij): (Clienten & { sleutel: number })[] {
  return lijst.flatMap(({ sleutel }, i) => {
    const [opPeildatum, metLevering, uniekInJaar] = ['op', 'met', 'uniek'].map((naam) =>
      Number(rij[`${naam}${i}`]),
    ) as [number, number, number]; // safe: three names, three numbers
    return opPeildatum || metLevering || uniekInJaar
      ? [{ sleutel, opPeildatum, metLevering, uniekInJaar }]
      : [];
  });
}

const isTijd = (d: Dimensie) => d === 'leverperiode' || d === 'leverjaar';

const NIEMAND: Clienten = { opPeildatum: 0, metLevering: 0, uniekInJaar: 0 };

/**
 * Clients counted three ways. `opPeildatum`: a toewijzing that runs on the last day of the
 * period, or on the peildatum where that is earlier;
 * `metLevering`: approved care in it; `uniekInJaar`: approved care in the calendar year up to its
 * end. Who has care without a toewijzing counts only in the last two.
 */
export async function clienten<D extends Dimensie>(
  db: Verbinding,
  snede: Snede<D>,
): Promise<readonly Rij<D, Clienten>[]> {
  const vast = { ...snede, per: snede.per.filter((d) => !isTijd(d)) };
  const uit: Rij<D, Clienten>[] = [];
  for (const partij of partijen(snede)) {
    const w = maakWaarden();
    const rijen = await db.rijen<Telling>(statement(vast, partij, w), w.lijst);
    for (const rij of rijen)
      for (const { sleutel, ...maten } of rijenVan(rij, partij)) {
        const tijd = { leverperiode: sleutel, leverjaar: sleutel };
        // Safe: `leesSleutels` fills exactly the dimensions of `per`, as the type says.
        uit.push({ ...leesSleutels(snede.per, { ...rij, ...tijd }), ...maten } as Rij<D, Clienten>);
      }
  }
  // Safe: without dimensions a row holds the measures only.
  return uit.length === 0 && snede.per.length === 0 ? [NIEMAND as Rij<D, Clienten>] : uit;
}
