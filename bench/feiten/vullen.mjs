/**
 * Fills the facts directly in SQL with a made-up municipality (9998) of any size, for the bench:
 * ten years, 150 providers, 30 products, 60,000 clients. What is derived is made by the product's
 * own rebuild, so that the bench measures what an import would have left. Runs on compiled code.
 */
import { openFacts } from '../../dist/facts/duckdb/open-facts.js';
import { identSql } from '../../dist/facts/duckdb/schema.js';
import { herbouwAanbieder } from '../../dist/facts/duckdb/stand-regels.js';
import { herbouwToewijzingen } from '../../dist/facts/duckdb/stand-toewijzingen.js';
import { maakVerbinding, openInstantie } from '../../dist/facts/duckdb/verbinding.js';

const EERSTE_MAAND = 2016 * 12;
const MAANDEN = 120;
const PRODUCTEN = 30;

/** A whole number from 0 up to `n`, the same for the same row and purpose. */
const lot = (rij, doel, n) => `(hash(${rij}, '${doel}') % ${n})::int`;
const dag1 = (maand) => `make_date(${maand} // 12, ${maand} % 12 + 1, 1)`;

const woordenboeken = (clienten) => [
  `insert into product select i + 1, case when i < 15 then 1 else 2 end,
     lpad((case when i < 15 then 1 + i // 2 else 40 + (i - 15) // 2 end)::varchar, 2, '0'),
     printf('%02dA%02d', case when i < 15 then 1 + i // 2 else 40 + (i - 15) // 2 end, i)
   from range(${PRODUCTEN}) t(i)`,
  "insert into aanbieder select i + 1, printf('%08d', 1000000 + i) from range(150) t(i)",
  `insert into client select i + 1, 9998, printf('%032x', i + 1) from range(${clienten}) t(i)`,
  `insert into indeling select 9998, wet, categorie, null, 'P' || categorie, null, 0, 32000
   from (select distinct wet, categorie from product)`,
  "insert into indeling_versie values (9998, 'bench')",
];

/** Each begins on its own day and was sent around it; one in six is sent again with a later end. */
const toewijzingen = (aantal, clienten) => [
  `create or replace temp table v_toewijzing as
   select i + 1 as nummer, 1 + ${lot('i', 'client', clienten)} as client_id,
     1 + ${lot('i', 'product', PRODUCTEN)} as product_id, ${lot('i', 'keus', 5)} as keus,
     ${EERSTE_MAAND} + ${lot('i', 'start', MAANDEN)} as begin, 6 + ${lot('i', 'duur', 24)} as maanden,
     ${lot('i', 'dag', 28)} as dag, ${lot('i', 'bekend', 40)} - 10 as bekend
   from range(${aantal}) t(i) order by begin`,
  `insert into toewijzing
   select 0, 9998, p.wet, 1 + (t.product_id - 1) * 5 + keus, nummer, client_id, t.product_id,
     ${dag1('begin')} + bekend + wacht, '12:00:00', ${dag1('begin')} + dag,
     case when begin + duur < ${EERSTE_MAAND + MAANDEN + 6} then ${dag1('(begin + duur)')} - 1 end,
     null, 4, 4, 2, null, null, ${EERSTE_MAAND} - 12 * ${lot('client_id', 'leeftijd', 90)},
     'W' || ${lot('client_id', 'wijk', 20)}, null, null, '' || wacht, ${dag1('begin')} + bekend + wacht
   from (select *, maanden as duur, 0 as wacht from v_toewijzing
     union all select *, maanden - 3, 60 + 3 * ${lot('nummer', 'later', 40)} from v_toewijzing
     where nummer % 6 = 0) t join product p using (product_id)`,
];

/**
 * One line per toewijzing and month; four in five are declared after a month, the rest later. One in
 * eighty is credited half a year after the care.
 */
const regels = (aantal) => [
  `create or replace temp table v_regel as
   select *, case when l < 80 then 1 when l < 95 then 2 else 4 end as wacht, 1 as teken
   from (select *, ${lot('nummer * 1000 + maand', 'wacht', 100)} as l from (
     select nummer, client_id, product_id, 1 + (product_id - 1) * 5 + keus as aanbieder_id,
       unnest(range(begin, least(begin + maanden, ${EERSTE_MAAND + MAANDEN})))::int as maand
     from v_toewijzing))
   limit ${Math.round((aantal * 80) / 81)}`,
  `insert into v_regel select * replace (6 as wacht, -1 as teken) from v_regel
   where maand < ${EERSTE_MAAND + MAANDEN - 3} and ${lot('nummer * 1000 + maand', 'credit', 80)} = 0`,
  `create or replace temp table v_bericht as
   select row_number() over (order by maand + wacht, aanbieder_id, maand)::int as bericht_id, *
   from (select distinct maand, wacht, aanbieder_id, product_id from v_regel)`,
  `insert into declaratie
   select bericht_id, 9998, p.wet, aanbieder_id, 'D' || bericht_id,
     ${dag1('(maand + wacht)')} + 9 + aanbieder_id % 10
   from v_bericht b join product p using (product_id)`,
  `insert into bericht
   select bericht_id, 1, 9998, d.wet, 'WMO323', '484', a.agb, '9998', identificatie, bekend_sinds,
     bekend_sinds, 'envelop', 'bench', 'bench', 0, bericht_id, bericht_id
   from declaratie d join aanbieder a using (aanbieder_id)`,
  `insert into antwoord
   select 1000000 + bericht_id, gemeente, wet, aanbieder_id, identificatie, 1, '0200', 'A',
     bekend_sinds + 8
   from declaratie where bekend_sinds < ${dag1(EERSTE_MAAND + MAANDEN)}`,
  `insert into regel
   select row_number() over (order by b.bericht_id), b.bericht_id, 9998, p.wet, r.aanbieder_id,
     r.product_id, r.client_id, r.nummer, r.maand::smallint, ${dag1('r.maand')},
     (${dag1('r.maand')} + interval 1 month)::date - 1, 10, 4, 5000,
     r.teken * (50000 + r.nummer % 5000), ref(r.teken, r.nummer, r.maand),
     case when r.teken < 0 then ref(1, r.nummer, r.maand) end,
     ${identSql('9998', 'p.wet', 'r.aanbieder_id', 'ref(r.teken, r.nummer, r.maand)')},
     case when r.teken < 0
       then ${identSql('9998', 'p.wet', 'r.aanbieder_id', 'ref(1, r.nummer, r.maand)')} end
   from v_regel r join v_bericht b using (maand, wacht, aanbieder_id, product_id)
   join product p on p.product_id = r.product_id
   order by b.bericht_id`,
  `insert into afwijzing
   select 1000000 + bericht_id, referentie, bedrag, '9321' from regel
   where ${lot('regel_id', 'terug', 50)} = 0`,
  "insert into import values (1, '2026-01-01T00:00:00Z', 'bench', true)",
  'update huis set laatste_snapshot = 1',
  `insert into import_soort select 1, 9998, 'WMO323', count(*), ${aantal}, min(bekend_sinds),
     max(bekend_sinds), false from bericht`,
];

/** The number of a line: of a credit another one than of its debit. */
const REFERENTIE = `create or replace temp macro ref(teken, nummer, maand) as
  case when teken < 0 then 'C' else 'R' end || nummer || '-' || maand`;

/**
 * Makes a database file with this many lines; the file must not exist yet.
 * @param {string} pad
 * @param {{prestaties?: number, toewijzingen?: number, clienten?: number}} opties
 */
export async function vulFeiten(pad, opties = {}) {
  const { prestaties = 10_000_000, toewijzingen: aantal = 640_000, clienten = 60_000 } = opties;
  const leeg = await openFacts({ pad });
  if (!leeg.ok) throw new Error(leeg.problem.detail);
  await leeg.value.sluit();
  const instantie = await openInstantie({ pad, geheugen: '3GB' });
  const db = maakVerbinding(await instantie.connect());
  for (const sql of [
    REFERENTIE,
    ...woordenboeken(clienten),
    ...toewijzingen(aantal, clienten),
    ...regels(prestaties),
  ])
    await db.run(sql);
  const triples = await db.rijen(
    'select distinct wet::int as w, aanbieder_id as a from declaratie',
  );
  for (const { w, a } of triples) await herbouwAanbieder(db, [9998, w, a]);
  await herbouwToewijzingen(db);
  await db.run('checkpoint');
  db.sluit();
  instantie.closeSync();
}

const jaar = { leverperiodeVan: '2025-01', leverperiodeTot: '2025-12' };
const alleJaren = { leverperiodeVan: '2016-01', leverperiodeTot: '2025-12' };
const basis = { gemeente: '9998', peildatum: '2026-03-31' };
const eerder = { gemeente: '9998', peildatum: '2025-09-30' };

/** The readings that the questions need, by name; each takes the open facts. */
export const LEZINGEN = {
  stand: (f) => f.stand('9998'),
  'bedragen per post, dit jaar': (f) =>
    f.bedragen({ ...basis, per: ['wet', 'post'], filter: jaar }),
  'bedragen per aanbieder en leverjaar': (f) =>
    f.bedragen({ ...basis, per: ['aanbieder', 'leverjaar'] }),
  'bedragen per post x leverperiode x dag, alle jaren': (f) =>
    f.bedragen({ ...basis, per: ['post', 'leverperiode', 'bekendSinds'] }),
  'bedragen per post, maand, eerdere peildatum': (f) =>
    f.bedragen({ ...eerder, per: ['post', 'leverperiode'], filter: jaar }),
  'bedragen per wijk, dit jaar (uit de regels)': (f) =>
    f.bedragen({ ...basis, per: ['wijk'], filter: jaar }),
  'toegewezen per post en maand, dit jaar': (f) =>
    f.toegewezen({ ...basis, per: ['post', 'leverperiode'], filter: jaar }),
  'toegewezen per post en maand, alle jaren': (f) =>
    f.toegewezen({ ...basis, per: ['post', 'leverperiode'], filter: alleJaren }),
  'clienten per maand en wet, dit jaar': (f) =>
    f.clienten({ ...basis, per: ['wet', 'leverperiode'], filter: jaar }),
  'clienten per post, dit jaar': (f) => f.clienten({ ...basis, per: ['post'], filter: jaar }),
  'clienten per maand, eerdere peildatum': (f) =>
    f.clienten({ ...eerder, per: ['leverperiode'], filter: jaar }),
  'in- en uitstroom per maand, dit jaar': (f) =>
    f.inUitstroom({ ...basis, per: ['wet', 'leverperiode'], filter: jaar }),
  dubbel: (f) => f.dubbel('9998', '2026-03-31'),
  bevindingen: (f) => f.bevindingen('9998', '2026-03-31'),
  importen: (f) => f.importen('9998'),
};
