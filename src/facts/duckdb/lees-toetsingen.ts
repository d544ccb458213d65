import { toCenten } from '../../core/basis/bedrag.ts';
import { type Datum, maandMetIndex } from '../../core/basis/datum.ts';
import type { Gemeente } from '../../core/basis/domein.ts';
import type { Toetsing, ToetsRegel } from '../port.ts';
import { gemeenteNummer } from './codes.ts';
import type { Verbinding } from './verbinding.ts';

/** Declarations and answers are tested that became known within so many days before the peildatum. */
const TOETS_DAGEN = 31;

/** A line that stands at the peildatum: counted, and not returned by its 325. */
const STAAT = `geteld_sinds <= $2::date
  and not (uitkomst in (2, 3) and antwoord_sinds <= $2::date)`;

/**
 * The state of some lines at the peildatum, as the view `regel_stand` has it; but the lines are
 * chosen first, because the engine would else join all millions with their state.
 */
const STAND = (lijnen: string) => `select * from (select r.*,
    case when u.regel_id is null then d.geteld_sinds else u.geteld_sinds end as geteld_sinds,
    case when u.regel_id is null then d.antwoord_sinds else u.antwoord_sinds end as antwoord_sinds,
    case when u.regel_id is null then d.uitkomst else u.uitkomst end as uitkomst
  from ${lijnen} r join declaratie_stand d on d.bericht_id = r.bericht_id
  left join uitzondering u on u.regel_id = r.regel_id) where ${STAAT}`;

const EERSTE = (maand: string) => `make_date((${maand} // 12)::int, (${maand} % 12 + 1)::int, 1)`;

/** ISO weeks that a period touches. */
const WEKEN = (van: string, tot: string) =>
  `((date_trunc('week', ${tot})::date - date_trunc('week', ${van})::date) // 7 + 1)`;
/** Sundays in a period; 1970-01-04 was one. */
const ZONDAGEN = (van: string, tot: string) =>
  `((${tot} - date '1970-01-04') // 7 - ((${van} - 1) - date '1970-01-04') // 7)`;
/** Volume in the unit of the toewijzing: hours may be declared in minutes. */
const VOLUME = `(case when bedrag < 0 then -1 else 1 end *
  case when t_eenheid = 4 and eenheid = 1 then volume / 60.0 else volume end)`;

/**
 * What may be delivered in a period, in the unit of the toewijzing (standard 3.2, TR321/TR322, IV076
 * and IV077). By week: inspanning counts ISO weeks touched, output (82, 83) counts Sundays, and one
 * more in the month of the last Sunday when the toewijzing does not end on a Sunday.
 */
const RUIMTE = (van: string, tot: string) => `case frequentie
  when 1 then t_volume * (${tot} - ${van} + 1)
  when 2 then t_volume * case when t_eenheid in (82, 83) then ${ZONDAGEN(van, tot)}
    + case when eind is not null and dayofweek(eind) <> 0
        and eind - dayofweek(eind)::int between ${van} and ${tot} then 1 else 0 end
    else ${WEKEN(van, tot)} end
  when 4 then t_volume * ((year(${tot}) * 12 + month(${tot})) - (year(${van}) * 12 + month(${van})) + 1)
  when 6 then t_volume end`;

/** Recent lines, the toewijzing they name as it is now known, and every line on those toewijzingen. */
const BASIS = `
  recent as materialized (select bericht_id from declaratie where gemeente = $1
    and bekend_sinds between $2::date - ${TOETS_DAGEN} and $2::date),
  regel_recent as materialized (select * from regel
    where bericht_id in (select bericht_id from recent)),
  regels as materialized (${STAND('regel_recent')}),
  toewijzingen as materialized (select s.*, p.categorie, p.code
    from toewijzing_stand s left join product p on p.product_id = s.product_id
    where s.gemeente = $1 and s.actueel_van <= $2::date and s.actueel_tot > $2::date
      and s.nummer in (select toewijzing_nummer from regels)),
  paar as materialized (select r.*, p.categorie, p.code, t.nummer is not null as bekend, t.ingang,
      t.eind, t.verwijderd, t.volume as t_volume, t.eenheid as t_eenheid, t.frequentie, t.budget,
      t.categorie as t_categorie, t.code as t_code, ${EERSTE('r.leverperiode')} as eerste
    from regels r join product p on p.product_id = r.product_id
    left join toewijzingen t on t.wet = r.wet and t.nummer = r.toewijzing_nummer
      and t.aanbieder_id = r.aanbieder_id),
  regel_alle as materialized (select regel_id, bericht_id, wet, toewijzing_nummer, aanbieder_id,
      client_id, product_id, leverperiode, begindatum, einddatum, volume, eenheid, bedrag, ident,
      vorige_ident
    from regel where gemeente = $1
    and toewijzing_nummer in (select nummer from toewijzingen)),
  stand_alle as materialized (${STAND('regel_alle')}),
  alle as materialized (select r.*, t.ingang, t.eind, t.volume as t_volume, t.eenheid as t_eenheid,
      t.frequentie, t.budget
    from stand_alle r join toewijzingen t on t.wet = r.wet and t.nummer = r.toewijzing_nummer
      and t.aanbieder_id = r.aanbieder_id
    where not t.verwijderd),
  per_maand as (select wet, toewijzing_nummer, leverperiode, sum(${VOLUME}) as volume,
      any_value(t_volume) as t_volume, any_value(t_eenheid) as t_eenheid,
      any_value(frequentie) as frequentie, any_value(eind) as eind,
      greatest(any_value(ingang), ${EERSTE('leverperiode')}) as van,
      least(any_value(eind), last_day(${EERSTE('leverperiode')})) as tot
    from alle where t_volume is not null group by wet, toewijzing_nummer, leverperiode),
  per_term as (select wet, toewijzing_nummer, sum(${VOLUME}) as volume, sum(bedrag) as bedrag,
      any_value(t_volume) as t_volume, any_value(t_eenheid) as t_eenheid,
      any_value(frequentie) as frequentie, any_value(budget) as budget,
      any_value(ingang) as ingang, any_value(eind) as eind
    from alle group by wet, toewijzing_nummer),
  te_veel_maand as (select wet, toewijzing_nummer, leverperiode from per_maand
    where frequentie <> 6 and van <= tot and volume > ${RUIMTE('van', 'tot')}),
  te_veel_term as (select wet, toewijzing_nummer from per_term
    where t_volume is not null and eind >= ingang and volume > ${RUIMTE('ingang', 'eind')}),
  over_budget as (select wet, toewijzing_nummer from per_term where bedrag > budget),
  debet as (select regel_id, row_number() over (partition by wet, toewijzing_nummer, client_id,
      product_id, begindatum, einddatum order by geteld_sinds, ident, regel_id) as volg
    from alle a where bedrag >= 0
      and not exists (select 1 from alle c where c.vorige_ident = a.ident and c.bedrag < 0)),
  tegenboeking as materialized (select distinct vorige_ident from regels
    where vorige_ident is not null and bedrag < 0),
  regel_credit as materialized (select * from regel where gemeente = $1 and bedrag < 0
    and vorige_ident in (select vorige_ident from tegenboeking)),
  geboekt as materialized (select ident from regel where gemeente = $1
    and ident in (select vorige_ident from tegenboeking)),
  credit as (select *, row_number() over (partition by vorige_ident
      order by geteld_sinds, referentie, regel_id) as volg
    from (${STAND('regel_credit')}))`;

/** Which lines go against which rule. */
const REGELS: readonly (readonly [ToetsRegel, string])[] = [
  ['TR338', 'select regel_id from paar where not bekend'],
  ['TR384', 'select regel_id from paar where verwijderd'],
  ['TR339', 'select regel_id from paar where not verwijderd and t_categorie <> categorie'],
  ['TR340', 'select regel_id from paar where not verwijderd and t_code <> code'],
  [
    'TR341',
    `select regel_id from paar where not verwijderd and t_eenheid <> eenheid
      and not (t_eenheid = 4 and eenheid = 1)`,
  ],
  [
    'TR387',
    `select regel_id from paar where not verwijderd and begindatum <> eerste
      and not (ingang > eerste and ingang <= last_day(eerste))`,
  ],
  [
    'TR388',
    `select regel_id from paar where not verwijderd and einddatum <> last_day(eerste)
      and not coalesce(eind >= eerste and eind < last_day(eerste), false)`,
  ],
  [
    'TR321',
    'select regel_id from regels semi join te_veel_maand using (wet, toewijzing_nummer, leverperiode)',
  ],
  ['TR322', 'select regel_id from regels semi join te_veel_term using (wet, toewijzing_nummer)'],
  ['TR369', 'select regel_id from regels semi join over_budget using (wet, toewijzing_nummer)'],
  [
    'TR389',
    'select regel_id from debet where volg > 1 and regel_id in (select regel_id from regels)',
  ],
  [
    'TR390',
    'select regel_id from credit where volg > 1 and regel_id in (select regel_id from regels)',
  ],
  [
    'CREDIT-ZONDER-DEBET',
    `select regel_id from regels where bedrag < 0 and vorige_ident in
      (select vorige_ident from tegenboeking where vorige_ident not in (select ident from geboekt))`,
  ],
];

interface Ruw {
  regel: ToetsRegel;
  aantal: number;
  bedrag: number | null;
  bestand: string;
  maand: number | null;
  bericht?: number;
  export?: number;
}

const OP_REGELS = `with ${BASIS},
  vondst as (${REGELS.map(([regel, sql]) => `select '${regel}' as regel, regel_id from (${sql})`).join('\n union all ')})
  select v.regel, count(*)::int as aantal, sum(r.bedrag)::double as bedrag,
    arg_min(b.bestand, (r.bericht_id, r.regel_id)) as bestand,
    arg_min(r.leverperiode, (r.bericht_id, r.regel_id))::int as maand
  from vondst v join regels r using (regel_id) join bericht b on b.bericht_id = r.bericht_id
  group by v.regel order by v.regel`;

const RECENT_ANTWOORD = `select * from antwoord where gemeente = $1
  and bekend_sinds between $2::date - ${TOETS_DAGEN} and $2::date`;

/** Answers: to a declaration that is not there, and with lines that their declaration has not. */
const OP_ANTWOORDEN = `with recent as materialized (${RECENT_ANTWOORD}),
  paar as materialized (select a.bericht_id, d.bericht_id as declaratie_id from recent a
    left join declaratie d on d.gemeente = a.gemeente and d.wet = a.wet
      and d.aanbieder_id = a.aanbieder_id and d.identificatie = a.declaratie
      and d.bekend_sinds <= $2::date),
  ingediend as materialized (select bericht_id, referentie from regel
    where bericht_id in (select declaratie_id from paar)),
  vondst as (
    select 'ANTWOORD-ZONDER-DECLARATIE' as regel, bericht_id, null::double as bedrag from paar
    where declaratie_id is null
    union all
    select 'TR366', p.bericht_id, w.bedrag from paar p join afwijzing w on w.bericht_id = p.bericht_id
    where declaratie_id is not null and not exists (select 1 from ingediend r
      where r.bericht_id = p.declaratie_id and r.referentie = w.referentie))
  select v.regel, count(*)::int as aantal, sum(v.bedrag)::double as bedrag,
    arg_min(b.bestand, v.bericht_id) as bestand, null::int as maand
  from vondst v join bericht b using (bericht_id) group by v.regel order by v.regel`;

/** Messages of which the receiver refused something, and retour messages to one that is not there. */
const OP_RETOUREN = `with recent as materialized (select r.*, b.bericht_id as heen_id,
      coalesce(b.bestand, z.bestand) as bestand
    from retour r join bericht z on z.bericht_id = r.bericht_id
    left join bericht b on b.gemeente = r.gemeente and b.berichtcode = r.heen_code
      and b.afzender = r.afzender and b.identificatie = r.identificatie
      and b.bekend_sinds <= $2::date
    where r.gemeente = $1 and r.bekend_sinds between $2::date - ${TOETS_DAGEN} and $2::date)
  select case when heen_id is null then 'RETOUR-ZONDER-BERICHT' else 'BERICHT-AFGEKEURD' end as regel,
    count(*)::int as aantal, null::double as bedrag, arg_min(bestand, bericht_id) as bestand,
    null::int as maand
  from recent where heen_id is null or afgekeurd group by 1 order by 1`;

/**
 * Lines that stand in an export with another amount than in the message that counts. `bedrag` is how
 * far they are apart, each taken as far as it goes.
 */
const OP_EXPORTS = `with spiegel as materialized (select r.*, b.bestand from uitzondering u
    join regel r on r.regel_id = u.regel_id join bericht b on b.bericht_id = r.bericht_id
    where r.gemeente = $1 and u.geteld_sinds is null and not u.dubbel and b.herkomst = 'export'
      and b.bekend_sinds <= $2::date),
  paar as (select s.*, min_by(m.bedrag, abs(m.bedrag - s.bedrag)) as bericht_bedrag
    from spiegel s join regel m on m.ident = s.ident and m.referentie = s.referentie
    join bericht b on b.bericht_id = m.bericht_id
    where b.herkomst <> 'export' and b.bekend_sinds <= $2::date group by all)
  select 'EXPORT-ANDER-BEDRAG' as regel, count(*)::int as aantal,
    sum(abs(bedrag - bericht_bedrag))::double as bedrag, arg_min(bestand, (bericht_id, regel_id)) as bestand,
    arg_min(leverperiode, (bericht_id, regel_id))::int as maand,
    sum(bericht_bedrag)::double as bericht, sum(bedrag)::double as export
  from paar where bedrag <> bericht_bedrag having count(*) > 0`;

/**
 * Holds recent declarations and answers against all other facts as of the peildatum. Derived anew
 * each time and stored nowhere, so that the order in which files came does not matter.
 */
export async function toetsingen(
  db: Verbinding,
  gemeente: Gemeente,
  peildatum: Datum,
): Promise<readonly Toetsing[]> {
  const waarden = [gemeenteNummer(gemeente), peildatum];
  const rijen = [
    ...(await db.rijen<Ruw>(OP_REGELS, waarden)),
    ...(await db.rijen<Ruw>(OP_ANTWOORDEN, waarden)),
    ...(await db.rijen<Ruw>(OP_RETOUREN, waarden)),
    ...(await db.rijen<Ruw>(OP_EXPORTS, waarden)),
  ];
  return rijen.map(({ regel, aantal, bedrag, bestand, maand, bericht, export: uitExport }) => ({
    regel,
    aantal,
    bedragCenten: bedrag === null ? null : toCenten(bedrag),
    bestand,
    leverperiode: maand === null ? null : maandMetIndex(maand),
    ...(bericht === undefined || uitExport === undefined
      ? {}
      : {
          tweeBedragen: { berichtCenten: toCenten(bericht), exportCenten: toCenten(uitExport) },
        }),
  }));
}
