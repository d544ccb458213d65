import { AFGEKEURD } from './schema.ts';
import type { Verbinding } from './verbinding.ts';

const VELDEN = `gemeente, wet, nummer, aanbieder_id, client_id, product_id, ingang, eind,
    coalesce(reden_wijziging = '13', false), volume, eenheid, frequentie, budget, referentie`;
const NUMMER = 'gemeente, wet, nummer';

/**
 * Which version of a toewijzing was the latest on which day. Latest is the highest (datum, tijd),
 * never the order of arrival (IV013, OP080); an equal one that came later replaces it. Version v
 * is current from the day it was known until the first day on which a higher one was known.
 */
const VERSIES = `
insert into toewijzing_stand
  select ${VELDEN}, bekend_sinds, tot
  from (
    select t.*, coalesce(min(bekend_sinds) over (
      partition by ${NUMMER} order by datum, tijd, bekend_sinds, identificatie, bericht_id
      rows between 1 following and unbounded following), 'infinity'::date) as tot
    from versie t anti join versie_afgekeurd using (${NUMMER}))
  where bekend_sinds < tot`;

/**
 * The same where a version was refused (302): from that day on it is as if it was never sent, and
 * the version below it is current again. Between two days on which anything changed the highest
 * version counts that was known and not refused.
 */
const VERSIES_MET_AFGEKEURDE = `
insert into toewijzing_stand
  with versies as (select * from versie semi join versie_afgekeurd using (${NUMMER})),
  knip as (select ${NUMMER}, bekend_sinds as dag from versies
    union select ${NUMMER}, afgekeurd_sinds from versies where afgekeurd_sinds is not null),
  vak as (select *, lead(dag, 1, 'infinity'::date) over (partition by ${NUMMER} order by dag) as tot
    from knip)
  select ${VELDEN}, dag, tot
  from versies join vak using (${NUMMER})
  where bekend_sinds <= dag and coalesce(afgekeurd_sinds > dag, true)
  qualify row_number() over (partition by ${NUMMER}, dag
    order by datum desc, tijd desc, bekend_sinds desc, identificatie desc, bericht_id desc) = 1`;

async function leidVersiesAf(db: Verbinding, waar: string): Promise<void> {
  await db.run(`create or replace temp table versie as
    select t.*, a.sinds as afgekeurd_sinds from (select * from toewijzing ${waar}) t
    left join ${AFGEKEURD} a using (bericht_id)`);
  await db.run(`create or replace temp table versie_afgekeurd as
    select distinct ${NUMMER} from versie where afgekeurd_sinds is not null`);
  await db.run(VERSIES);
  await db.run(VERSIES_MET_AFGEKEURDE);
  await db.run('drop table temp.versie');
}

/** Latest last; what was refused (302) goes before all that was not, for it is as if it was never sent. */
const VOLGORDE = '(sinds is null, bekend_sinds, datum, tijd, identificatie)';

/** What is known of a client: wijk by the latest message, month of birth by the latest that has it. */
const KENMERKEN = (waar: string) => `
insert into client_kenmerk
  select client_id, any_value(gemeente), arg_max(geboortemaand, ${VOLGORDE}),
    arg_max_null(wijk, ${VOLGORDE})
  from (select * from toewijzing ${waar}) left join ${AFGEKEURD} using (bericht_id)
  group by client_id`;

/** Brings versions and client attributes up to date with the batch that was just moved in. */
export async function werkToewijzingenBij(db: Verbinding): Promise<void> {
  await db.run(`create or replace temp table raak_nummer as
    select distinct gemeente, wet, nummer, client_id from toewijzing
    where bericht_id in (select bericht_id from m_bericht
      union all select b.bericht_id from retour r
      join bericht b on b.gemeente = r.gemeente and b.berichtcode = r.heen_code
        and b.afzender = r.afzender and b.identificatie = r.identificatie
      where r.bericht_id in (select bericht_id from m_bericht))`);
  const [raak] = await db.rijen<{ n: number }>('select count(*)::int as n from raak_nummer');
  if (!raak?.n) return;
  const clienten = 'where client_id in (select client_id from raak_nummer)';
  await db.run(`delete from toewijzing_stand s using raak_nummer r
    where s.gemeente = r.gemeente and s.wet = r.wet and s.nummer = r.nummer`);
  await leidVersiesAf(db, 'semi join raak_nummer using (gemeente, wet, nummer)');
  await db.run(`delete from client_kenmerk ${clienten}`);
  await db.run(KENMERKEN(clienten));
}

/** Recomputes both tables whole. */
export async function herbouwToewijzingen(db: Verbinding): Promise<void> {
  await db.run('delete from toewijzing_stand');
  await leidVersiesAf(db, '');
  await db.run('delete from client_kenmerk');
  await db.run(KENMERKEN(''));
}
