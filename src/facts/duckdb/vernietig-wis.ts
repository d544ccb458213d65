import type { Vernietigopdracht } from '../vernietiging.ts';
import { noteerVerandering, verwijderFeiten } from './beheer.ts';
import { gemeenteNummer } from './codes.ts';
import { herbouwAanbieder } from './stand-regels.ts';
import { herbouwToewijzingen } from './stand-toewijzingen.ts';
import type { Verbinding } from './verbinding.ts';
import { KIESBAAR, wegVan } from './vernietig-keuze.ts';

/** The content of a message of which nothing is left: the same message again brings nothing back. */
export const VERNIETIGD = -1;

const SLEUTEL =
  'gemeente, wet, leverperiode, product_id, aanbieder_id, eenheid, bekend_sinds, soort';

/** Rows that have a person behind them; the sums and states follow from them. */
const REGELS = ['regel', 'afwijzing', 'toewijzing', 'levering', 'verzoek'];

/**
 * Removes the rows that were chosen, brings states and sums up to date and notes the change. Must run
 * inside a transaction.
 */
export async function wis(db: Verbinding, opdracht: Vernietigopdracht): Promise<void> {
  if (opdracht.soort === 'import' || opdracht.soort === 'bestand') await wisBronnen(db, opdracht);
  else await wisRijen(db, opdracht);
  await wisLosseClienten(db);
  const g = gemeenteNummer(opdracht.gemeente);
  // what is kept of tests of declarations names files; it is made again when it is asked for
  await db.run(`delete from prognose where gemeente = ${g} and soort = 'toetsingen'`);
  await noteerVerandering(db, g, OMSCHRIJVING[opdracht.soort]);
}

const OMSCHRIJVING = {
  termijn: 'Vernietigd na afloop van de bewaartermijn',
  personen: 'Gegevens van personen vernietigd',
  import: 'Import vernietigd',
  bestand: 'Bestand vernietigd',
} as const;

async function wisRijen(
  db: Verbinding,
  opdracht: Extract<Vernietigopdracht, { soort: 'termijn' | 'personen' }>,
): Promise<void> {
  const sluitSommen = opdracht.soort === 'termijn' || !opdracht.ookBedragen;
  await db.run(`create or replace temp table raak_triple as select distinct gemeente, wet, aanbieder_id
    from regel where rowid in (select rij from ${wegVan('regel')})`);
  await db.run(`create or replace temp table som_voor as select ${SLEUTEL}, sum(bedrag) as bedrag,
    sum(credit) as credit, sum(volume) as volume, sum(regels) as regels
    from som semi join raak_triple using (gemeente, wet, aanbieder_id) group by all`);
  await db.run(
    `create or replace temp table was_gevuld as select bericht_id from bericht where regels > 0`,
  );
  for (const tabel of ['uitzondering', 'gecrediteerd'])
    await db.run(`delete from ${tabel} where regel_id in
      (select regel_id from regel where rowid in (select rij from ${wegVan('regel')}))`);
  await db.run(
    KIESBAAR.map((t) => `delete from ${t} where rowid in (select rij from ${wegVan(t)})`).join(';'),
  );
  // before states and sums are derived anew: those follow from the names that stay
  await telBerichten(db);
  const triples = await db.rijen<{ g: number; w: number; a: number }>(
    'select gemeente::int as g, wet::int as w, aanbieder_id as a from raak_triple order by all',
  );
  for (const { g, w, a } of triples) await herbouwAanbieder(db, [g, w, a]);
  await herbouwToewijzingen(db);
  if (sluitSommen) await sluitSommenAf(db);
}

/** What the sums said before and the lines that are left do not say any more, is kept without a person. */
async function sluitSommenAf(db: Verbinding): Promise<void> {
  await db.run(`create or replace temp table som_weg as
    select ${SLEUTEL}, sum(bedrag) as bedrag, sum(credit) as credit, sum(volume) as volume,
      sum(regels) as regels
    from (select ${SLEUTEL}, bedrag, credit, volume, regels from som_voor union all
      select ${SLEUTEL}, -bedrag, -credit, -volume, -regels
      from som semi join raak_triple using (gemeente, wet, aanbieder_id))
    group by all
    having sum(bedrag) <> 0 or sum(credit) <> 0 or sum(volume) <> 0 or sum(regels) <> 0`);
  for (const tabel of ['som_gesloten', 'som'])
    await db.run(`insert into ${tabel} select * from som_weg order by all`);
}

/** Headings stay with the number of lines that is left; of an empty one nothing tells its content. */
async function telBerichten(db: Verbinding): Promise<void> {
  await db.run(`create or replace temp table nu_gevuld as select bericht_id, count(*)::int as n from
    (${REGELS.map((t) => `select bericht_id from ${t}`).join(' union all ')}) group by bericht_id`);
  await db.run(`update bericht set regels = coalesce((select n from nu_gevuld v
    where v.bericht_id = bericht.bericht_id), 0) where regels > 0`);
  const leeg = `bericht_id in (select bericht_id from was_gevuld
    where bericht_id not in (select bericht_id from nu_gevuld))`;
  await db.run(`update bericht set inhoud_hash = '', inhoud_sleutel = ${VERNIETIGD} where ${leeg}`);
  // a number that was made unreadable because a BSN may have been in it
  const naam = (kolom: string) =>
    `${kolom} = case when contains(${kolom}, '~') then 'vernietigd-' || bericht_id else ${kolom} end`;
  await db.run(ANTWOORD_VOLGT(leeg));
  for (const tabel of ['bericht', 'declaratie', 'antwoord'])
    await db.run(`update ${tabel} set ${naam('identificatie')} where ${leeg}`);
}

/** An answer keeps naming its declaration, by the name that an emptied one gets; of none it names none. */
const ANTWOORD_VOLGT = (leeg: string): string => `update antwoord set declaratie = n.nieuw
  from (select a.bericht_id, case when d.bericht_id is null then 'vernietigd-' || a.bericht_id
      else 'vernietigd-' || d.bericht_id end as nieuw
    from antwoord a left join declaratie d on d.gemeente = a.gemeente and d.wet = a.wet
      and d.aanbieder_id = a.aanbieder_id and d.identificatie = a.declaratie
    where contains(a.declaratie, '~') and ((d.bericht_id is null and a.${leeg})
      or d.${leeg})) n
  where n.bericht_id = antwoord.bericht_id`;

async function wisBronnen(
  db: Verbinding,
  opdracht: Extract<Vernietigopdracht, { soort: 'import' | 'bestand' }>,
): Promise<void> {
  const g = gemeenteNummer(opdracht.gemeente);
  await db.run(`create or replace temp table raak_import as
    select distinct snapshot from bericht where bericht_id in (select bericht_id from weg_bericht_nr)
    union select distinct snapshot from tabelbron where bron_id in (select bron_id from weg_bron)`);
  // forecasts from that import on rest on it
  await db.run(`delete from prognose where gemeente = ${g}
    and snapshot >= (select min(snapshot) from raak_import)`);
  await db.run(`delete from weigering where rowid in (select rij from ${wegVan('weigering')})`);
  await db.run('create or replace temp table weg_bericht as select * from weg_bericht_nr');
  await verwijderFeiten(db);
  if (opdracht.soort !== 'import') return;
  const waar = `gemeente = ${g} and snapshot = ${Math.trunc(opdracht.snapshot)}`;
  await db.run(`update import_soort set ingetrokken = true where ${waar}`);
  // an act that still stands in the register stays named, so that it can be withdrawn
  await db.run(`delete from import_handeling where ${waar} and ingetrokken`);
}

async function wisLosseClienten(db: Verbinding): Promise<void> {
  await db.run(`delete from client where client_id not in (select client_id from regel
    union select client_id from toewijzing union select client_id from levering
    union select client_id from verzoek)`);
}
