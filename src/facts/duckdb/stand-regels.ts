import type { Verbinding } from './verbinding.ts';

/**
 * Keeps what follows from declarations and their answers up to date: which lines count from which
 * day, and the sums of money events. Everything is computed from the facts of the messages that
 * are touched, so the order in which messages were loaded cannot matter.
 */

/** The 323 messages that this batch brings or answers. */
const RAAK_NIEUW = `
create or replace temp table raak_bericht as
  select bericht_id from declaratie where bericht_id in (select bericht_id from m_bericht)
  union
  select d.bericht_id from declaratie d join antwoord a
    on a.gemeente = d.gemeente and a.wet = d.wet and a.aanbieder_id = d.aanbieder_id
    and a.declaratie = d.identificatie
  where a.bericht_id in (select bericht_id from m_bericht)`;

/**
 * The lines whose life may change: those of touched messages and those with the same identity in
 * other messages. `oud` marks lines that stood in the sums before this batch.
 */
const RAAK_REGEL = [
  `create or replace temp table raak_regel as
   select r.regel_id, r.bericht_id, r.gemeente, r.wet, r.leverperiode, r.product_id, r.aanbieder_id,
     r.eenheid, r.bedrag, r.volume, r.ident, r.vorige_ident, r.referentie, r.bericht_id not in (select bericht_id from m_bericht) as oud
   from regel r where r.bericht_id in (select bericht_id from raak_bericht)`,
  'create or replace temp table raak_ident as select distinct ident from raak_regel',
  `create or replace temp table raak_ander as
   select regel_id from regel where ident in (select ident from raak_ident)
     and bericht_id not in (select bericht_id from raak_bericht)`,
  `insert into raak_regel
   select r.regel_id, r.bericht_id, r.gemeente, r.wet, r.leverperiode, r.product_id, r.aanbieder_id,
     r.eenheid, r.bedrag, r.volume, r.ident, r.vorige_ident, r.referentie, true as oud
   from regel r where r.regel_id in (select regel_id from raak_ander)`,
];

/** The first answer that was received counts: a declaration has one answer. */
const DECLARATIE_STAND = [
  `create or replace temp table nieuw_stand as
   select d.bericht_id,
     case when a.uitkomst = 3 and a.bekend_sinds <= d.bekend_sinds then null
       else d.bekend_sinds end as geteld_sinds,
     case when a.uitkomst is not null then greatest(a.bekend_sinds, d.bekend_sinds) end
       as antwoord_sinds,
     coalesce(a.uitkomst, 0)::utinyint as uitkomst, a.bericht_id as antwoord_id
   from declaratie d
   left join (select * from antwoord
     where declaratie in (select identificatie from declaratie
       where bericht_id in (select bericht_id from raak_bericht))
     qualify row_number() over (partition by gemeente, wet, aanbieder_id, declaratie
       order by bekend_sinds, identificatie) = 1) a
     on a.gemeente = d.gemeente and a.wet = d.wet and a.aanbieder_id = d.aanbieder_id
     and a.declaratie = d.identificatie
   where d.bericht_id in (select bericht_id from raak_bericht)`,
  'delete from declaratie_stand where bericht_id in (select bericht_id from raak_bericht)',
  'insert into declaratie_stand select * from nieuw_stand',
];

/**
 * Lines that the 325 returned. A reference that stands more than once in one 323 (against TR314)
 * is matched on its amount, whatever its sign, in order; a single one on its reference alone.
 */
const AFGEWEZEN = `
create or replace temp table raak_afgewezen as
  with kandidaat as (
    select r.regel_id, r.bericht_id, s.antwoord_id, r.referentie, abs(r.bedrag) as bedrag,
      count(*) over (partition by r.bericht_id, r.referentie) as aantal,
      row_number() over (partition by r.bericht_id, r.referentie, abs(r.bedrag)
        order by r.regel_id) as volg
    from raak_regel r join declaratie_stand s on s.bericht_id = r.bericht_id and s.uitkomst = 1
    where (s.antwoord_id, r.referentie) in (select bericht_id, referentie from afwijzing)),
  retour as (
    select bericht_id, referentie, abs(bedrag) as bedrag, row_number() over
      (partition by bericht_id, referentie, abs(bedrag)) as volg from afwijzing
    where bericht_id in (select antwoord_id from kandidaat))
  select k.regel_id from kandidaat k where k.aantal = 1
  union
  select k.regel_id from kandidaat k join retour w on w.bericht_id = k.antwoord_id
    and w.referentie = k.referentie and w.bedrag = k.bedrag and w.volg = k.volg`;

/**
 * Lines that do not simply follow their message. Of lines with one identity the earliest known counts
 * (then by message identificatie, then in the order of the message); the next one counts only from the day
 * on which all before it were returned or turned out never sent. A line of an export that came as a
 * message too, or in a later export again, is a mirror: it does not count and is no double either.
 */
const UITZONDERING = [
  `create or replace temp table nieuw_uitzondering as
   with dubbel as (select ident, referentie from raak_regel group by ident, referentie
     having count(*) > 1),
   leven as (
     select r.regel_id, r.ident, r.referentie, r.bericht_id, d.bekend_sinds, d.identificatie,
       s.antwoord_sinds, w.regel_id is not null as afgewezen, u.ident is not null as meer,
       coalesce(b.herkomst = 'export', false) as export,
       case when s.uitkomst = 1 and w.regel_id is not null then 2 else s.uitkomst end as uitkomst
     from raak_regel r
     join declaratie d on d.bericht_id = r.bericht_id
     join declaratie_stand s on s.bericht_id = r.bericht_id
     left join raak_afgewezen w on w.regel_id = r.regel_id
     left join dubbel u on u.ident = r.ident and u.referentie = r.referentie
     left join bericht b on u.ident is not null and b.bericht_id = r.bericht_id),
   gemerkt as (
     select *, export and row_number() over (partition by ident, referentie, export, bekend_sinds
       order by antwoord_sinds desc nulls last, bericht_id desc, regel_id) > 1 as oud
     from leven where meer),
   gepaard as (
     select *, oud or (export and row_number() over (partition by ident, referentie, export, oud
         order by bekend_sinds, identificatie, regel_id)
       <= count(*) filter (not export) over (partition by ident, referentie)) as spiegel
     from gemerkt),
   beurt as (
     select *, max(case when uitkomst in (2, 3) then antwoord_sinds else 'infinity'::date end)
       over (partition by ident, referentie order by bekend_sinds, identificatie, bericht_id, regel_id
         rows between unbounded preceding and 1 preceding) as vrij
     from gepaard where not spiegel),
   geteld as (
     select *, case when vrij is null then bekend_sinds
       when vrij = 'infinity'::date then null else greatest(bekend_sinds, vrij) end as vanaf
     from beurt)
   select regel_id,
     case when uitkomst = 3 and antwoord_sinds <= vanaf then null else vanaf end as geteld_sinds,
     case when uitkomst > 0 then greatest(antwoord_sinds, vanaf) end as antwoord_sinds,
     uitkomst::utinyint as uitkomst, vrij is not null as dubbel
   from geteld
   union all
   select regel_id, null::date, null::date, uitkomst::utinyint, false from gepaard where spiegel
   union all
   select regel_id, bekend_sinds, antwoord_sinds, 2::utinyint, false from leven
   where afgewezen and not meer and uitkomst = 2`,
  'delete from uitzondering where regel_id in (select regel_id from raak_regel)',
  'insert into uitzondering select * from nieuw_uitzondering',
];

/** Debits that were taken back, from the day on which the credit was approved. */
const GECREDITEERD = [
  `create or replace temp table raak_debet as
   select regel_id, ident from raak_regel where bedrag >= 0
   union
   select regel_id, ident from regel where bedrag >= 0 and ident in
     (select vorige_ident from raak_regel where vorige_ident is not null)`,
  'delete from gecrediteerd where regel_id in (select regel_id from raak_debet)',
  `insert into gecrediteerd
   select t.regel_id, min(c.antwoord_sinds)
   from raak_debet t join (
     select r.vorige_ident,
       case when u.regel_id is null then d.antwoord_sinds else u.antwoord_sinds end as antwoord_sinds,
       case when u.regel_id is null then d.uitkomst else u.uitkomst end as uitkomst,
       case when u.regel_id is null then d.geteld_sinds else u.geteld_sinds end as geteld_sinds
     from regel r join declaratie_stand d on d.bericht_id = r.bericht_id
     left join uitzondering u on u.regel_id = r.regel_id
     where r.vorige_ident is not null and r.bedrag < 0
       and r.vorige_ident in (select ident from raak_debet)) c on c.vorige_ident = t.ident
   where c.uitkomst = 1 and c.geteld_sinds is not null
   group by t.regel_id`,
];

/** The money events of the touched lines as the state tables say now, times `teken`. */
const gebeurtenissen = (teken: 1 | -1, waar: string) => `
insert into raak_som
  with leven as (
    select r.*,
      case when u.regel_id is null then d.geteld_sinds else u.geteld_sinds end as geteld_sinds,
      case when u.regel_id is null then d.antwoord_sinds else u.antwoord_sinds end as antwoord_sinds,
      case when u.regel_id is null then d.uitkomst else u.uitkomst end as uitkomst
    from raak_regel r join declaratie_stand d on d.bericht_id = r.bericht_id
    left join uitzondering u on u.regel_id = r.regel_id ${waar}),
  geb as (
    select *, geteld_sinds as bekend_sinds, 1::utinyint as soort from leven
      where geteld_sinds is not null
    union all
    select *, antwoord_sinds, (uitkomst + 1)::utinyint from leven
      where geteld_sinds is not null and uitkomst > 0)
  select gemeente, wet, leverperiode, product_id, aanbieder_id, eenheid, bekend_sinds, soort,
    ${teken} * sum(bedrag), ${teken} * sum(case when bedrag < 0 then -bedrag else 0 end),
    ${teken} * sum(case when bedrag < 0 then -volume else volume end), ${teken} * count(*)
  from geb group by all`;

const LEGE_SOM = 'create or replace temp table raak_som as select * from som limit 0';

/** Adds the difference; what cancels out leaves no row. */
const SOM = `insert into som
  select gemeente, wet, leverperiode, product_id, aanbieder_id, eenheid, bekend_sinds, soort,
    sum(bedrag), sum(credit), sum(volume), sum(regels)
  from raak_som group by all
  having sum(bedrag) <> 0 or sum(credit) <> 0 or sum(volume) <> 0 or sum(regels) <> 0
  order by gemeente, wet, leverperiode, product_id, aanbieder_id, bekend_sinds, soort`;

async function herbereken(db: Verbinding): Promise<void> {
  const stappen = [...DECLARATIE_STAND, AFGEWEZEN, ...UITZONDERING, ...GECREDITEERD];
  for (const sql of stappen) await db.run(sql);
  await db.run(gebeurtenissen(1, ''));
  await db.run(SOM);
}

async function verzamelRegels(db: Verbinding): Promise<void> {
  for (const sql of RAAK_REGEL) await db.run(sql);
}

/**
 * Brings the state of lines and the sums up to date with the batch that was just moved in.
 * Must run in the same transaction.
 */
export async function werkRegelsBij(db: Verbinding): Promise<void> {
  await db.run(RAAK_NIEUW);
  const [raak] = await db.rijen<{ n: number }>('select count(*)::int as n from raak_bericht');
  if (!raak?.n) return;
  await verzamelRegels(db);
  await db.run(LEGE_SOM);
  await db.run(gebeurtenissen(-1, 'where r.oud'));
  await herbereken(db);
}

/**
 * Recomputes state and sums of one (gemeente, wet, aanbieder) from its lines. Identities of lines
 * lie within such a triple, so triples can be rebuilt one by one, in bounded memory.
 */
export async function herbouwAanbieder(
  db: Verbinding,
  triple: readonly [gemeente: number, wet: number, aanbieder: number],
): Promise<void> {
  const waar = `where gemeente = ${triple[0]} and wet = ${triple[1]} and aanbieder_id = ${triple[2]}`;
  await db.run('create or replace temp table m_bericht(bericht_id integer)');
  await db.run(`delete from som ${waar}`);
  await db.run(
    `create or replace temp table raak_bericht as select bericht_id from declaratie ${waar}`,
  );
  await verzamelRegels(db);
  await db.run(LEGE_SOM);
  await herbereken(db);
  // sums of lines that were destroyed stay as they were closed
  await db.run(`insert into som select * from som_gesloten ${waar}`);
}
