import type { Maand } from '../../core/basis/datum.ts';
import { laatsteDag, maandIndex, maandMetIndex, maandVan } from '../../core/basis/datum.ts';
import type { Dimensie, Filter, Snede } from '../port.ts';
import { gemeenteNummer, wetNummer, wetVan } from './codes.ts';
import { AFGEKEURD } from './schema.ts';
import type { Waarde } from './verbinding.ts';

/** Collects values that are bound to a statement, in the order in which SQL names them. */
export interface Waarden {
  /** Binds a value and gives its name in SQL. */
  bind(waarde: Waarde): string;
  readonly lijst: Waarde[];
}

/** An empty list of bound values. */
export function maakWaarden(): Waarden {
  const lijst: Waarde[] = [];
  return { lijst, bind: (waarde) => `$${lijst.push(waarde)}` };
}

/** Ages at the first day of a month, in classes that Wmo and Jeugd both use. */
const KLASSEN: readonly (readonly [tot: number, naam: string])[] = [
  [4, '0-3'],
  [12, '4-11'],
  [18, '12-17'],
  [23, '18-22'],
  [45, '23-44'],
  [65, '45-64'],
  [75, '65-74'],
  [85, '75-84'],
];

const LEEFTIJDSKLASSE = `case when k.geboortemaand is null then null ${KLASSEN.map(
  ([tot, naam]) => `when s.leverperiode - k.geboortemaand < ${tot * 12} then '${naam}'`,
).join(' ')} else '85+' end`;

/** Last day of the step in which something became known; `PEILDAG` stands for the day of the month. */
const STAP = `case when day(s.bekend_sinds) > PEILDAG then last_day(s.bekend_sinds)
  else least(last_day(s.bekend_sinds),
    (date_trunc('month', s.bekend_sinds)::date + (PEILDAG - 1)::int)) end`.replaceAll('\n', ' ');

/** How each dimension reads in SQL; `s` is the source, the other aliases are joined when asked for. */
const UITDRUKKING: Readonly<Record<Dimensie, string>> = {
  wet: 's.wet::int',
  post: 'ip.post',
  categorie: 'p.categorie',
  code: 'p.code',
  zwaarte: 'ip.zwaarte',
  aanbieder: 'a.agb',
  leverperiode: 's.leverperiode::int',
  leverjaar: '(s.leverperiode // 12)::int',
  bekendMaand: "strftime(date_trunc('month', s.bekend_sinds), '%Y-%m')",
  bekendSinds: 's.bekend_sinds::varchar',
  bekendStap: `${STAP}::varchar`,
  wijk: 'k.wijk',
  leeftijdsklasse: LEEFTIJDSKLASSE,
  verwijzer: 'v.verwijzer',
  // an export of a declaration carries its name between a mark and a hash
  declaratie: "regexp_replace(db.identificatie, '^export:(.*)#[0-9a-f]+$', '\\1')",
};

/** What is grouped on where that is cheaper than the words: days become text after the grouping. */
const GROEP: Partial<Record<Dimensie, string>> = {
  bekendMaand: "date_trunc('month', s.bekend_sinds)",
  bekendSinds: 's.bekend_sinds',
  bekendStap: STAP,
};

/** Dimensions of time of knowledge: with one of them measures are changes. */
const VAN_KENNIS: readonly Dimensie[] = ['bekendMaand', 'bekendSinds', 'bekendStap'];

/** Whether the days on which things became known matter, and not only how it stood. */
export const isPerKennis = (snede: Snede): boolean => snede.per.some((d) => VAN_KENNIS.includes(d));

/** Dimensions that only the lines and what hangs on them know, not the sums. */
const PER_REGEL: readonly Dimensie[] = ['wijk', 'leeftijdsklasse', 'verwijzer', 'declaratie'];

/** Whether a reading needs the lines themselves. */
export const isPerRegel = (s: Snede): boolean =>
  s.per.some((d) => PER_REGEL.includes(d)) || s.filter?.wijk !== undefined;

/**
 * Which post a product has in which months: per product cut where a line of the table begins or
 * ends; within a piece the line with a code goes before one with only a categorie, then the one
 * that began last. A line holds in a month when it holds on its first day.
 */
export const POST_PER_PRODUCT = (gemeente: string): string => `
  indeling_lijn as (
    select p.product_id, i.post, i.zwaarte, i.code is not null as precies, i.van, i.tot
    from indeling i join product p on p.wet = i.wet and p.categorie = i.categorie
      and (i.code is null or i.code = p.code)
    where i.gemeente = ${gemeente}),
  indeling_vak as (
    select product_id, knip as van, lead(knip, 1, 32001) over
      (partition by product_id order by knip) - 1 as tot
    from (select product_id, van::int as knip from indeling_lijn
      union select product_id, tot::int + 1 from indeling_lijn)),
  ip as materialized (
    select v.product_id, v.van, v.tot, l.post, l.zwaarte
    from indeling_vak v join indeling_lijn l
      on l.product_id = v.product_id and l.van <= v.van and l.tot >= v.tot
    qualify row_number() over (partition by v.product_id, v.van
      order by l.precies desc, l.van desc, l.post) = 1)`;

/** A request that was refused (316) comes again, and then it counts. */
const VERWIJZER = `(
  select gemeente, wet, aanbieder_id, referentie, arg_min(verwijzer, (bekend_sinds, identificatie))
    as verwijzer from verzoek anti join ${AFGEKEURD} using (bericht_id) group by all)`;

/** The toewijzing version of best present knowledge, for its reference to the request. */
const REFERENTIE = `(select gemeente, wet, nummer, referentie from toewijzing_stand
  where actueel_tot = 'infinity'::date)`;

/** Joins of the dimensions and filters that are asked for; `s` must have their columns. */
function koppelingen(snede: Snede): string {
  const per: ReadonlySet<string> = new Set<string>([
    ...snede.per,
    ...Object.keys(snede.filter ?? {}),
  ]);
  const uit: string[] = [];
  if (per.has('categorie') || per.has('code'))
    uit.push('left join product p on p.product_id = s.product_id');
  if (per.has('post') || per.has('zwaarte'))
    uit.push(`left join ip on ip.product_id = s.product_id
      and s.leverperiode between ip.van and ip.tot`);
  if (per.has('aanbieder')) uit.push('join aanbieder a on a.aanbieder_id = s.aanbieder_id');
  if (per.has('declaratie')) uit.push('join bericht db on db.bericht_id = s.bericht_id');
  if (per.has('wijk') || per.has('leeftijdsklasse'))
    uit.push('left join client_kenmerk k on k.client_id = s.client_id');
  if (per.has('verwijzer'))
    uit.push(`left join ${REFERENTIE} t
        on t.gemeente = s.gemeente and t.wet = s.wet and t.nummer = s.toewijzing_nummer
      left join ${VERWIJZER} v on v.gemeente = s.gemeente and v.wet = s.wet
        and v.aanbieder_id = s.aanbieder_id and v.referentie = t.referentie`);
  return uit.join('\n');
}

function inLijst(kolom: string, lijst: readonly (Waarde | null)[], w: Waarden): string {
  const vast = lijst.filter((x) => x !== null).map((x) => w.bind(x));
  const delen = vast.length > 0 ? [`${kolom} in (${vast.join(', ')})`] : [];
  if (lijst.includes(null)) delen.push(`${kolom} is null`);
  return delen.length > 0 ? `(${delen.join(' or ')})` : 'false';
}

function voorwaarden(filter: Filter, w: Waarden): string[] {
  const uit: string[] = [];
  if (filter.wet) uit.push(inLijst('s.wet', filter.wet.map(wetNummer), w));
  if (filter.post) uit.push(inLijst('ip.post', filter.post, w));
  if (filter.categorie) uit.push(inLijst('p.categorie', filter.categorie, w));
  if (filter.aanbieder) uit.push(inLijst('a.agb', filter.aanbieder, w));
  if (filter.wijk) uit.push(inLijst('k.wijk', filter.wijk, w));
  return uit;
}

const metPeildag = (sql: string, { peildatum }: Snede): string =>
  sql.replaceAll(
    'PEILDAG',
    peildatum === laatsteDag(maandVan(peildatum)) ? '31' : peildatum.slice(8),
  );

/** The parts of a statement that follow from a reading. */
export interface SnedeSql {
  /** Common table expressions, without `with`; empty when none. */
  readonly cte: string;
  readonly kolommen: readonly string[];
  readonly groep: string;
  readonly koppelingen: string;
  readonly voorwaarden: readonly string[];
  readonly gemeente: string;
  readonly peildatum: string;
}

/** Turns a reading into parts of SQL over a source `s`; months and days are left to the caller. */
export function snedeSql(snede: Snede, w: Waarden): SnedeSql {
  const gemeente = w.bind(gemeenteNummer(snede.gemeente));
  const peildatum = `${w.bind(snede.peildatum)}::date`;
  const metPost =
    snede.per.some((d) => d === 'post' || d === 'zwaarte') || snede.filter?.post !== undefined;
  return {
    gemeente: `${gemeente}::usmallint`,
    peildatum,
    cte: metPost ? POST_PER_PRODUCT(gemeente) : '',
    kolommen: snede.per.map((d) => metPeildag(`${UITDRUKKING[d]} as "${d}"`, snede)),
    groep:
      snede.per.length > 0
        ? `group by ${snede.per.map((d) => metPeildag(GROEP[d] ?? UITDRUKKING[d], snede)).join(', ')}`
        : '',
    koppelingen: koppelingen(snede),
    voorwaarden: voorwaarden(snede.filter ?? {}, w),
  };
}

/** Conditions on the month of care. */
export function maandVoorwaarden(filter: Filter | undefined, w: Waarden, kolom: string): string[] {
  const grens = (teken: string, maand: Maand | undefined) =>
    maand === undefined ? [] : [`${kolom} ${teken} ${w.bind(maandIndex(maand))}`];
  return [...grens('>=', filter?.leverperiodeVan), ...grens('<=', filter?.leverperiodeTot)];
}

/** Stored numbers of a row become the words of the port; rows come back in a fixed order. */
export function leesSleutels(per: readonly Dimensie[], rij: Record<string, unknown>) {
  const uit: Record<string, unknown> = {};
  for (const d of per) {
    const waarde = rij[d];
    if (d === 'wet') uit[d] = wetVan(Number(waarde));
    else if (d === 'leverperiode') uit[d] = maandMetIndex(Number(waarde));
    else uit[d] = waarde ?? null;
  }
  return uit;
}

/**
 * First and last month of a reading that needs both.
 * @throws Error when the caller left one out.
 */
export function periodeVan(snede: Snede): { van: number; tot: number } {
  const { leverperiodeVan, leverperiodeTot } = snede.filter ?? {};
  if (leverperiodeVan === undefined || leverperiodeTot === undefined)
    throw new Error('this reading needs leverperiodeVan and leverperiodeTot');
  return { van: maandIndex(leverperiodeVan), tot: maandIndex(leverperiodeTot) };
}
