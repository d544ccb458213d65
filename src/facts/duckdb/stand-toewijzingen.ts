import type { Verbinding } from './verbinding.ts';

/**
 * Which version of a toewijzing was the latest on which day. Latest is the highest (datum, tijd),
 * never the order of arrival (IV013, OP080); an equal one that came later replaces it. Version v
 * is current from the day it was known until the first day on which a higher one was known.
 */
const VERSIES = (waar: string) => `
insert into toewijzing_stand
  select gemeente, wet, nummer, aanbieder_id, client_id, product_id, ingang, eind,
    coalesce(reden_wijziging = '13', false), volume, eenheid, frequentie, budget, referentie,
    bekend_sinds, tot
  from (
    select t.*, coalesce(min(bekend_sinds) over (
      partition by gemeente, wet, nummer order by datum, tijd, bekend_sinds, identificatie, bericht_id
      rows between 1 following and unbounded following), 'infinity'::date) as tot
    from toewijzing t ${waar})
  where bekend_sinds < tot`;

/** What is known of a client: wijk by the latest message, month of birth by the latest that has it. */
const KENMERKEN = (waar: string) => `
insert into client_kenmerk
  select client_id, any_value(gemeente),
    arg_max(geboortemaand, (bekend_sinds, datum, tijd, identificatie)),
    arg_max_null(wijk, (bekend_sinds, datum, tijd, identificatie))
  from toewijzing ${waar} group by client_id`;

/** Brings versions and client attributes up to date with the batch that was just moved in. */
export async function werkToewijzingenBij(db: Verbinding): Promise<void> {
  await db.run(`create or replace temp table raak_nummer as
    select distinct gemeente, wet, nummer, client_id from toewijzing
    where bericht_id in (select bericht_id from m_bericht)`);
  const [raak] = await db.rijen<{ n: number }>('select count(*)::int as n from raak_nummer');
  if (!raak?.n) return;
  const clienten = 'where client_id in (select client_id from raak_nummer)';
  await db.run(`delete from toewijzing_stand s using raak_nummer r
    where s.gemeente = r.gemeente and s.wet = r.wet and s.nummer = r.nummer`);
  await db.run(VERSIES('semi join raak_nummer using (gemeente, wet, nummer)'));
  await db.run(`delete from client_kenmerk ${clienten}`);
  await db.run(KENMERKEN(clienten));
}

/** Recomputes both tables whole. */
export async function herbouwToewijzingen(db: Verbinding): Promise<void> {
  await db.run('delete from toewijzing_stand');
  await db.run(VERSIES(''));
  await db.run('delete from client_kenmerk');
  await db.run(KENMERKEN(''));
}
