import { roundCenten } from '../../core/basis/bedrag.ts';
import { type Datum, maandIndex, maandMetIndex, maandVan } from '../../core/basis/datum.ts';
import type { Snede } from '../port.ts';
import type { Maandsnede, ObligoRij, ToegewezenVerloop } from '../verloopport.ts';
import { GEBRUIK, PRIJZEN } from './lees-toegewezen.ts';
import { maakWaarden, periodeVan, type SnedeSql, snedeSql } from './snede.ts';
import type { Verbinding } from './verbinding.ts';

/** Versions that were current on a day, with a sign. */
const actueelOp = (gemeente: string, dag: string, teken: 1 | -1): string =>
  `select *, ${dag} as bekend_sinds, ${teken} as teken from toewijzing_stand
   where gemeente = ${gemeente} and not verwijderd and (eind is null or eind >= ingang)
     and actueel_van <= ${dag} and actueel_tot > ${dag}`;

const toSnede = ({ gemeente, peildatum, van, tot }: Maandsnede): Snede => ({
  ...{ gemeente, peildatum, per: ['post'] },
  filter: { leverperiodeVan: van, leverperiodeTot: tot },
});

interface RuwVerloop {
  post: string | null;
  maand: number;
  toen: number;
  erbij: number;
  eraf: number;
}

/**
 * How the value of toewijzingen moved since a day: the versions of then (-) against those of the
 * peildatum (+), both at the prices of the peildatum, netted per toewijzing and month.
 */
export async function toegewezenVerloop(
  db: Verbinding,
  maandsnede: Maandsnede,
  sinds: Datum,
): Promise<readonly ToegewezenVerloop[]> {
  const w = maakWaarden();
  const snede = toSnede(maandsnede);
  const q = snedeSql(snede, w);
  const p = periodeVan(snede);
  const toen = `${w.bind(sinds)}::date`;
  const bron = `${actueelOp(q.gemeente, q.peildatum, 1)} union all ${actueelOp(q.gemeente, toen, -1)}`;
  const rijen = await db.rijen<RuwVerloop>(
    `with ${[q.cte, PRIJZEN(q.gemeente, q.peildatum, p.van, p.tot), GEBRUIK(bron, p)].join(', ')},
     netto as (
       select ip.post as post, s.leverperiode as maand, s.wet, s.nummer,
         coalesce(sum(s.teken * s.waarde), 0) as anders,
         coalesce(sum(s.waarde) filter (s.teken < 0), 0) as toen
       from s ${q.koppelingen}
       group by all)
     select post, maand::int as maand, sum(toen)::double as toen,
       coalesce(sum(anders) filter (anders > 0), 0)::double as erbij,
       coalesce(-sum(anders) filter (anders < 0), 0)::double as eraf
     from netto group by post, maand order by all`,
    w.lijst,
  );
  return rijen.map((r) => ({
    post: r.post,
    leverperiode: maandMetIndex(r.maand),
    toenCenten: roundCenten(r.toen),
    erbijCenten: roundCenten(r.erbij),
    erafCenten: roundCenten(r.eraf),
  }));
}

type RuwObligo = Omit<ObligoRij, 'voorbijCenten' | 'komendCenten'> & {
  voorbij: number;
  komend: number;
};

/** What is open of one toewijzing in one month. */
const OPEN = 'greatest(coalesce(s.waarde, 0) - coalesce(d.bedrag, 0), 0)';

interface Obligodelen {
  readonly q: SnedeSql;
  readonly p: { van: number; tot: number };
  readonly nu: string;
  readonly slaap: string;
}

const obligoSql = ({ q, p, nu, slaap }: Obligodelen): string => `
    with ${[q.cte, PRIJZEN(q.gemeente, q.peildatum, p.van, p.tot), GEBRUIK(actueelOp(q.gemeente, q.peildatum, 1), p)].join(', ')},
     declared as materialized (
       select wet, toewijzing_nummer as nummer, leverperiode, sum(bedrag) as bedrag from regel_stand
       where gemeente = ${q.gemeente} and toewijzing_nummer in (select nummer from gebruik)
         and geteld_sinds <= ${q.peildatum}
         and not (uitkomst in (2, 3) and antwoord_sinds <= ${q.peildatum})
       group by all),
     laatste as (select wet, nummer, max(leverperiode) as maand from declared
       where bedrag > 0 group by all),
     open as (
       select ip.post as post, s.wet, s.nummer, any_value(s.client_id) as client_id,
         min(g.maand0) as begin,
         any_value(l.maand) as laatste,
         bool_or(s.waarde is null) as zonder_prijs,
         sum(${OPEN}) filter (s.leverperiode < ${nu}) as voorbij,
         sum(${OPEN}) filter (s.leverperiode >= ${nu}) as komend
       from s ${q.koppelingen}
       join (select wet, nummer, min(maand0) as maand0 from gebruik group by all) g
         on g.wet = s.wet and g.nummer = s.nummer
       left join declared d on d.wet = s.wet and d.nummer = s.nummer
         and d.leverperiode = s.leverperiode
       left join laatste l on l.wet = s.wet and l.nummer = s.nummer
       group by ip.post, s.wet, s.nummer)
     select post,
       case when zonder_prijs then 'zonderPrijs'
         when laatste >= ${nu} - ${slaap} then 'hard'
         when coalesce(laatste, begin - 1) < ${nu} - ${slaap} then 'slapend'
         else 'verwacht' end as klasse,
       count(*)::int as toewijzingen, count(distinct client_id)::int as clienten,
       coalesce(sum(voorbij) filter (not zonder_prijs), 0)::double as voorbij,
       coalesce(sum(komend) filter (not zonder_prijs), 0)::double as komend
     from open group by all order by all`;

/**
 * Open amounts per toewijzing, added up by how firm they are. A month in which more was declared than
 * allocated has nothing open. The class follows from the declarations on that toewijzing: `slaapNa`
 * whole months without any, counted back from the peildatum, is slapend.
 */
export async function obligo(
  db: Verbinding,
  maandsnede: Maandsnede,
  slaapNa: number,
): Promise<readonly ObligoRij[]> {
  const w = maakWaarden();
  const snede = toSnede(maandsnede);
  const q = snedeSql(snede, w);
  const p = periodeVan(snede);
  const nu = w.bind(maandIndex(maandVan(snede.peildatum)));
  const slaap = w.bind(slaapNa);
  const rijen = await db.rijen<RuwObligo>(obligoSql({ q, p, nu, slaap }), w.lijst);
  return rijen.map(({ voorbij, komend, ...r }) => ({
    ...r,
    voorbijCenten: roundCenten(voorbij),
    komendCenten: roundCenten(komend),
  }));
}
