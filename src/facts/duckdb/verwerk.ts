import { TOEKOMST } from '../feiten.ts';
import { identSql } from './schema.ts';
import type { Verbinding } from './verbinding.ts';

const DAG = (kolom: string) => `(date '1970-01-01' + ${kolom})`;

/** Rows of every staging table that name a client, with the message they are in. */
const CLIENTEN = ['st_regel', 'st_toewijzing', 'st_levering', 'st_verzoek']
  .map((t) => `select bericht_id, client from temp.${t}`)
  .join(' union all ');

const PRODUCTEN = ['st_regel', 'st_toewijzing', 'st_levering']
  .map((t) => `select bericht_id, product from temp.${t} where product is not null`)
  .join(' union all ');

/**
 * One key over both columns: an equality on gemeente or wet alone tempts the planner to join
 * messages with clients first, which is every pair of them.
 */
const sleutelSql = (deel: string, lokaal: string) => `(${deel}::bigint * 4294967296 + ${lokaal})`;

/** Adds what the batch brings to the dictionaries, and maps its numbers to theirs. */
const WOORDENBOEKEN = [
  `insert into aanbieder
   select (select coalesce(max(aanbieder_id), 0) from aanbieder) + row_number() over (order by agb), agb
   from (select distinct partij as agb from temp.st_bericht) x
   where not exists (select 1 from aanbieder a where a.agb = x.agb)`,
  `create or replace temp table m_bericht as
   select b.*, a.aanbieder_id from temp.st_bericht b join aanbieder a on a.agb = b.partij`,
  `create or replace temp table m_client as
   select distinct b.gemeente, x.client as lokaal, c.pseudoniem from (${CLIENTEN}) x
   join m_bericht b using (bericht_id) join temp.st_client c on c.lokaal = x.client`,
  `insert into client
   select (select coalesce(max(client_id), 0) from client) + row_number() over (order by lokaal),
     gemeente, pseudoniem
   from m_client m where not exists
     (select 1 from client c where c.gemeente = m.gemeente and c.pseudoniem = m.pseudoniem)`,
  `create or replace temp table m_client as
   select ${sleutelSql('m.gemeente', 'm.lokaal')} as sleutel, c.client_id from m_client m
   join client c on c.gemeente = m.gemeente and c.pseudoniem = m.pseudoniem`,
  `create or replace temp table m_product as
   select distinct b.wet, x.product as lokaal, p.categorie, p.code from (${PRODUCTEN}) x
   join m_bericht b using (bericht_id) join temp.st_product p on p.lokaal = x.product`,
  `insert into product
   select (select coalesce(max(product_id), 0) from product) + row_number() over (order by lokaal),
     wet, categorie, code
   from m_product m where not exists (select 1 from product p
     where p.wet = m.wet and p.categorie = m.categorie and p.code is not distinct from m.code)`,
  `create or replace temp table m_product as
   select ${sleutelSql('m.wet', 'm.lokaal')} as sleutel, p.product_id from m_product m join product p
   on p.wet = m.wet and p.categorie = m.categorie and p.code is not distinct from m.code`,
];

const IDENT = (referentie: string) => identSql('b.gemeente', 'b.wet', 'b.aanbieder_id', referentie);

const MET_CLIENT = `join m_client c on c.sleutel = ${sleutelSql('b.gemeente', 's.client')}`;
const MET_PRODUCT = `join m_product p on p.sleutel = ${sleutelSql('b.wet', 's.product')}`;

/** Moves the accepted messages of the batch from staging to the facts. `$1` is the snapshot. */
const FEITEN = [
  `insert into declaratie
   select bericht_id, gemeente, wet, aanbieder_id, identificatie, ${DAG('bekend')}
   from m_bericht where soort like '%323'`,
  `insert into regel
   select s.regel_id, s.bericht_id, b.gemeente, b.wet, b.aanbieder_id, p.product_id, c.client_id,
     s.toewijzing_nummer, s.leverperiode, ${DAG('s.begin')}, ${DAG('s.einde')}, s.volume, s.eenheid,
     s.tarief, s.bedrag, s.referentie, s.vorige, ${IDENT('s.referentie')},
     case when s.vorige is not null then ${IDENT('s.vorige')} end
   from temp.st_regel s join m_bericht b using (bericht_id) ${MET_CLIENT} ${MET_PRODUCT}`,
  `insert into antwoord
   select s.bericht_id, b.gemeente, b.wet, b.aanbieder_id, s.declaratie, s.uitkomst, s.retourcodes,
     b.identificatie, ${DAG('b.bekend')}
   from temp.st_antwoord s join m_bericht b using (bericht_id)`,
  `insert into retour
   select s.bericht_id, b.gemeente, s.heen_code, b.afzender, b.identificatie, s.afgekeurd,
     s.retourcodes, ${DAG('b.bekend')}
   from temp.st_retour s join m_bericht b using (bericht_id)`,
  `insert into afwijzing
   select s.* from temp.st_afwijzing s join m_bericht b using (bericht_id)`,
  `insert into toewijzing
   select s.bericht_id, b.gemeente, b.wet, b.aanbieder_id, s.nummer, c.client_id, p.product_id,
     ${DAG('s.datum')}, s.tijd, ${DAG('s.ingang')}, ${DAG('s.eind')}, s.reden, s.volume, s.eenheid,
     s.frequentie, s.budget, s.referentie, s.geboortemaand, s.wijk, s.buurt, s.huishouden,
     b.identificatie, ${DAG('b.bekend')}
   from temp.st_toewijzing s join m_bericht b using (bericht_id) ${MET_CLIENT} left ${MET_PRODUCT}`,
  `insert into levering
   select s.bericht_id, b.gemeente, b.wet, b.aanbieder_id, s.start, c.client_id,
     s.toewijzing_nummer, p.product_id, ${DAG('s.begin')}, ${DAG('s.einde')}, s.reden, s.status,
     ${DAG('b.bekend')}
   from temp.st_levering s join m_bericht b using (bericht_id) ${MET_CLIENT} left ${MET_PRODUCT}`,
  `insert into verzoek
   select s.bericht_id, b.gemeente, b.wet, b.aanbieder_id, c.client_id, s.referentie, s.verwijzer,
     b.identificatie, ${DAG('b.bekend')}
   from temp.st_verzoek s join m_bericht b using (bericht_id) ${MET_CLIENT}`,
];

const BOEKHOUDING = [
  `insert into bericht
   select bericht_id, $1, gemeente, wet, soort, berichtcode, afzender, ontvanger, identificatie,
     ${DAG('dagtekening')}, ${DAG('bekend')}, herkomst, inhoud_hash, bestand, regels, sleutel,
     inhoud_sleutel
   from m_bericht`,
  `insert into bevinding
   select $1, s.bericht_id, b.gemeente,
     case when s.regel_code = '${TOEKOMST}' then date '2000-01-01' else ${DAG('b.bekend')} end,
     s.regel_code, s.melding, s.bestand,
     s.regel, s.element, s.aantal
   from temp.st_bevinding s join m_bericht b using (bericht_id)`,
];

/** What came in of each kind. `$2` is the day of the import. */
const PER_SOORT = `insert into import_soort
   select $1, gemeente, soort, count(*), sum(regels), min(${DAG('bekend')}),
     coalesce(max(${DAG('bekend')}) filter (${DAG('bekend')} <= try_cast($2 as date)), max(${DAG('bekend')})), false
   from m_bericht group by gemeente, soort`;

/**
 * Moves the staged messages into the facts; must run inside a transaction.
 * @param ingelezenOp what is dated later does not become the latest day of what is known
 */
export async function verwerkVoorportaal(
  db: Verbinding,
  snapshot: number,
  ingelezenOp: string,
): Promise<void> {
  for (const sql of [...WOORDENBOEKEN, ...FEITEN]) await db.run(sql);
  for (const sql of BOEKHOUDING) await db.run(sql, [snapshot]);
  await db.run(PER_SOORT, [snapshot, ingelezenOp.slice(0, 10)]);
}
