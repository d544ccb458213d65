import { maandIndex, maandVan } from '../../core/basis/datum.ts';
import type { Gemeente } from '../../core/basis/domein.ts';
import { no, ok, type Result } from '../../core/basis/result.ts';
import type { IndelingRegel, PrognoseSleutel } from '../port.ts';
import { LANDELIJK } from '../tabelsoorten/tabelsoorten.ts';
import { gemeenteNummer, wetNummer } from './codes.ts';
import { FEITTABELLEN } from './feittabellen.ts';
import { herbouwAanbieder } from './stand-regels.ts';
import { herbouwToewijzingen } from './stand-toewijzingen.ts';
import type { Verbinding } from './verbinding.ts';

/** Tables whose rows belong to a message, and are removed with it. */
const BIJ_BERICHT = [
  'regel',
  'declaratie',
  'antwoord',
  'afwijzing',
  'toewijzing',
  'levering',
  'verzoek',
  'retour',
  'bevinding',
];

/** Removes the facts of the messages in `weg_bericht` and the tables in `weg_bron`; then rebuilds. */
export async function verwijderFeiten(db: Verbinding): Promise<void> {
  await db.run(`create or replace temp table raak_triple as
    select distinct gemeente, wet, aanbieder_id from declaratie
      where bericht_id in (select bericht_id from weg_bericht)
    union select gemeente, wet, aanbieder_id from antwoord
      where bericht_id in (select bericht_id from weg_bericht)`);
  const afgeleid = `delete from uitzondering where regel_id in
      (select regel_id from regel where bericht_id in (select bericht_id from weg_bericht));
    delete from gecrediteerd where regel_id in
      (select regel_id from regel where bericht_id in (select bericht_id from weg_bericht));
    delete from declaratie_stand where bericht_id in (select bericht_id from weg_bericht)`;
  for (const sql of afgeleid.split(';')) await db.run(sql);
  for (const tabel of BIJ_BERICHT)
    await db.run(`delete from ${tabel} where bericht_id in (select bericht_id from weg_bericht)`);
  await db.run('delete from bericht where bericht_id in (select bericht_id from weg_bericht)');
  const bijBron = ['maandcijfer', 'aanbieder_naam', 'postcode', 'afgeschermd', 'tabelbron'];
  for (const tabel of [...FEITTABELLEN, ...bijBron])
    await db.run(`delete from ${tabel} where bron_id in (select bron_id from weg_bron)`);
  const triples = await db.rijen<{ g: number; w: number; a: number }>(
    'select gemeente::int as g, wet::int as w, aanbieder_id as a from raak_triple order by all',
  );
  for (const { g, w, a } of triples) await herbouwAanbieder(db, [g, w, a]);
  await herbouwToewijzingen(db);
  await db.run(`delete from client where client_id not in (select client_id from regel
    union select client_id from toewijzing union select client_id from levering
    union select client_id from verzoek)`);
}

async function verzamel(db: Verbinding, waar: string): Promise<void> {
  await db.run(
    `create or replace temp table weg_bericht as select bericht_id from bericht where ${waar}`,
  );
  await db.run(
    `create or replace temp table weg_bron as select bron_id from tabelbron where ${waar}`,
  );
}

/** Notes a removal as a change of its own, so that nobody takes an old answer for the present one. */
async function noteerIntrekking(db: Verbinding, waar: string, omschrijving: string): Promise<void> {
  await noteerNieuwe(db, omschrijving);
  await db.run(`insert into import_soort
    select distinct h.laatste_snapshot, s.gemeente, 'intrekking', 0, 0, null::date, null::date, false
    from huis h, (select * from import_soort where ${waar}) s`);
}

/** Notes that facts of one municipality changed without anything coming in. */
export async function noteerVerandering(
  db: Verbinding,
  gemeente: number,
  omschrijving: string,
): Promise<void> {
  await noteerNieuwe(db, omschrijving);
  await db.run(`insert into import_soort select laatste_snapshot, ${gemeente}, 'intrekking', 0, 0,
    null::date, null::date, false from huis`);
}

async function noteerNieuwe(db: Verbinding, omschrijving: string): Promise<void> {
  await db.run('update huis set laatste_snapshot = laatste_snapshot + 1');
  await db.run(
    `insert into import select laatste_snapshot, strftime(now(), '%Y-%m-%dT%H:%M:%SZ'), $1, false
     from huis`,
    [omschrijving],
  );
}

/**
 * Takes an import out of all figures: its facts are removed, national ones that came with it as well;
 * its line in the list of imports stays.
 */
export async function trekIn(
  db: Verbinding,
  gemeente: Gemeente,
  snapshot: number,
): Promise<Result<{ berichten: number; prestaties: number }>> {
  const nummers = [gemeenteNummer(gemeente), gemeenteNummer(LANDELIJK)].join(', ');
  const waar = `gemeente in (${nummers}) and snapshot = ${Math.trunc(snapshot)}`;
  const [telling] = await db.rijen<{ soorten: number; berichten: number; prestaties: number }>(
    `select (select count(*) from import_soort where ${waar} and not ingetrokken
        and soort <> 'intrekking')::int
        + (select count(*) from import_handeling where ${waar} and not ingetrokken)::int as soorten,
       (select count(*) from bericht where ${waar})::int
        + (select count(*) from tabelbron where ${waar})::int as berichten,
       (select coalesce(sum(regels), 0) from bericht where ${waar} and soort like '%323')::int
         as prestaties`,
  );
  if (!telling?.soorten)
    return no(
      'nietGevonden',
      `Er is geen import ${snapshot} van gemeente ${gemeente} om in te trekken.`,
    );
  await db.transactie(async () => {
    await verzamel(db, waar);
    await verwijderFeiten(db);
    for (const tabel of ['import_soort', 'import_handeling'])
      await db.run(`update ${tabel} set ingetrokken = true where ${waar}`);
    await noteerIntrekking(db, waar, `Import ${snapshot} ingetrokken`);
  });
  return ok({ berichten: telling.berichten, prestaties: telling.prestaties });
}

/** Acts on the register that an import did, the latest first; none of a withdrawn import. */
export async function importHandelingen(
  db: Verbinding,
  gemeente: Gemeente,
  snapshot: number,
): Promise<readonly number[]> {
  const rijen = await db.rijen<{ id: number }>(
    `select handeling_id::int as id from import_handeling
     where gemeente = $1 and snapshot = $2 and not ingetrokken order by 1 desc`,
    [gemeenteNummer(gemeente), Math.trunc(snapshot)],
  );
  return rijen.map((r) => r.id);
}

/** Removes all imports that are marked as demonstration or example, with their line in the list. */
export async function verwijderDemo(db: Verbinding): Promise<{ importen: number }> {
  const waar = 'snapshot in (select snapshot from import where fictief)';
  const [telling] = await db.rijen<{ n: number }>(
    'select count(*)::int as n from import where fictief',
  );
  if (!telling?.n) return { importen: 0 };
  await db.transactie(async () => {
    await verzamel(db, waar);
    await verwijderFeiten(db);
    const blijft = `gemeente in (select gemeente from import_soort
      where snapshot not in (select snapshot from import where fictief))
      and snapshot in (select snapshot from import where fictief)`;
    await noteerIntrekking(db, blijft, 'Demonstratiegegevens verwijderd');
    await db.run(`delete from import_soort where ${waar}`);
    await db.run(`delete from import_handeling where ${waar}`);
    await db.run(`delete from weigering where ${waar}`);
    await db.run('delete from import where fictief');
    for (const tabel of ['indeling', 'indeling_versie', 'prognose', 'som_gesloten', 'som'])
      await db.run(
        `delete from ${tabel} where gemeente not in (select gemeente from import_soort)`,
      );
  });
  return { importen: telling.n };
}

const dagVan = (datum: string) => Number(datum.slice(8, 10));

/** Lays down which product belongs to which post; replaces the earlier table of the municipality. */
export async function zetIndeling(
  db: Verbinding,
  gemeente: Gemeente,
  versie: string,
  regels: readonly IndelingRegel[],
): Promise<void> {
  const nummer = gemeenteNummer(gemeente);
  await db.transactie(async () => {
    await db.run('delete from indeling where gemeente = $1', [nummer]);
    await db.run('delete from indeling_versie where gemeente = $1', [nummer]);
    await db.run('insert into indeling_versie values ($1, $2)', [nummer, versie]);
    for (const r of regels) {
      // A line holds in a month when it holds on its first day.
      const van = r.geldigVan
        ? maandIndex(maandVan(r.geldigVan)) + (dagVan(r.geldigVan) > 1 ? 1 : 0)
        : 0;
      const tot = r.geldigTot ? maandIndex(maandVan(r.geldigTot)) : 32_000;
      await db.run('insert into indeling values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        ...[nummer, wetNummer(r.wet), r.categorie, r.code, r.post, r.zwaarte, van, tot],
      ]);
    }
  });
}

/** Version of the product table that is in force; `null` when none was laid down. */
export async function indelingVersie(db: Verbinding, gemeente: Gemeente): Promise<string | null> {
  const [rij] = await db.rijen<{ versie: string }>(
    'select versie from indeling_versie where gemeente = $1',
    [gemeenteNummer(gemeente)],
  );
  return rij?.versie ?? null;
}

const SLEUTEL = `gemeente = $1 and soort = $2 and snapshot = $3 and peildatum = $4::date
  and parameters = $5`;

const sleutelWaarden = (s: PrognoseSleutel) => [
  gemeenteNummer(s.gemeente),
  s.soort,
  s.snapshot,
  s.peildatum,
  s.parameters,
];

/** Stores a computed forecast under its key, in place of an earlier one. */
export async function bewaarPrognose(
  db: Verbinding,
  sleutel: PrognoseSleutel,
  antwoord: unknown,
): Promise<void> {
  const waarden = sleutelWaarden(sleutel);
  await db.transactie(async () => {
    await db.run(`delete from prognose where ${SLEUTEL}`, waarden);
    await db.run('insert into prognose values ($1, $2, $3, $4::date, $5, $6)', [
      ...waarden,
      JSON.stringify(antwoord),
    ]);
  });
}

/** The stored forecast; `null` when there is none under this key. */
export async function leesPrognose(db: Verbinding, sleutel: PrognoseSleutel): Promise<unknown> {
  const [rij] = await db.rijen<{ antwoord: string }>(
    `select antwoord from prognose where ${SLEUTEL}`,
    sleutelWaarden(sleutel),
  );
  return rij ? JSON.parse(rij.antwoord) : null;
}
