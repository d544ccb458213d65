/**
 * The tables of the warehouse. Three layers:
 * - what came in (append-only, one row a fact, every row knows its message);
 * - dictionaries, so that large tables hold whole numbers;
 * - what is derived from the facts and can always be recomputed: `declaratie_stand`,
 *   `uitzondering`, `gecrediteerd`, `toewijzing_stand` and `som`.
 * Months are whole numbers (year * 12 + month - 1), amounts whole eurocents.
 */
const BRONNEN = `
create table if not exists import(
  snapshot integer not null, ingelezen_op varchar not null, omschrijving varchar not null,
  fictief boolean not null);
create table if not exists import_soort(
  snapshot integer not null, gemeente usmallint not null, soort varchar not null,
  berichten integer not null, regels bigint not null, eerste date, laatste date,
  ingetrokken boolean not null);
create table if not exists weigering(
  snapshot integer not null, ingelezen_op varchar not null, gemeente usmallint,
  bestand varchar not null, code varchar not null, melding varchar not null);
create table if not exists bericht(
  bericht_id integer not null, snapshot integer not null, gemeente usmallint not null,
  wet utinyint not null, soort varchar not null, berichtcode varchar not null,
  afzender varchar not null, ontvanger varchar not null, identificatie varchar not null,
  dagtekening date not null, bekend_sinds date not null, herkomst varchar not null,
  inhoud_hash varchar not null, bestand varchar not null, regels integer not null,
  sleutel bigint not null, inhoud_sleutel bigint not null);
create table if not exists regel(
  regel_id integer not null, bericht_id integer not null, gemeente usmallint not null,
  wet utinyint not null, aanbieder_id integer not null, product_id integer not null,
  client_id integer not null, toewijzing_nummer integer not null, leverperiode smallint not null,
  begindatum date not null, einddatum date not null, volume integer not null,
  eenheid utinyint not null, tarief integer, bedrag integer not null, referentie varchar not null,
  vorige_referentie varchar, ident ubigint not null, vorige_ident ubigint);
create table if not exists declaratie(
  bericht_id integer not null, gemeente usmallint not null, wet utinyint not null,
  aanbieder_id integer not null, identificatie varchar not null, bekend_sinds date not null);
create table if not exists antwoord(
  bericht_id integer not null, gemeente usmallint not null, wet utinyint not null,
  aanbieder_id integer not null, declaratie varchar not null, uitkomst utinyint not null,
  retourcodes varchar not null, identificatie varchar not null, bekend_sinds date not null);
create table if not exists afwijzing(
  bericht_id integer not null, referentie varchar not null, bedrag integer not null,
  retourcodes varchar not null);
create table if not exists toewijzing(
  bericht_id integer not null, gemeente usmallint not null, wet utinyint not null,
  aanbieder_id integer not null, nummer integer not null, client_id integer not null,
  product_id integer, datum date not null, tijd varchar not null, ingang date not null, eind date,
  reden_wijziging varchar, volume integer, eenheid utinyint, frequentie utinyint, budget integer,
  referentie varchar, geboortemaand smallint, wijk varchar, buurt varchar, huishouden varchar,
  identificatie varchar not null, bekend_sinds date not null);
create table if not exists levering(
  bericht_id integer not null, gemeente usmallint not null, wet utinyint not null,
  aanbieder_id integer not null, start boolean not null, client_id integer not null,
  toewijzing_nummer integer, product_id integer, begindatum date not null, einddatum date,
  reden_beeindiging varchar, status_aanlevering varchar not null, bekend_sinds date not null);
create table if not exists verzoek(
  bericht_id integer not null, gemeente usmallint not null, wet utinyint not null,
  aanbieder_id integer not null, client_id integer not null, referentie varchar not null,
  verwijzer varchar, identificatie varchar not null, bekend_sinds date not null);
create table if not exists tabelbron(
  bron_id integer not null, snapshot integer not null, gemeente usmallint not null,
  soort varchar not null, bestand varchar not null, inhoud_hash varchar not null,
  regels integer not null);
create table if not exists maandcijfer(
  bron_id integer not null, gemeente usmallint not null, post varchar not null,
  stroom varchar not null, soort varchar not null, maand smallint not null,
  bekend_sinds date not null, maatstaf varchar not null, bedrag bigint, aantal double);
create table if not exists aanbieder_naam(
  bron_id integer not null, gemeente usmallint not null, agb varchar not null,
  naam varchar not null);
create table if not exists postcode(
  bron_id integer not null, gemeente usmallint not null, postcode varchar not null,
  wijk varchar not null, buurt varchar not null);
create table if not exists bevinding(
  snapshot integer not null, bericht_id integer not null, gemeente usmallint not null,
  bekend_sinds date not null, regel_code varchar not null, melding varchar not null,
  bestand varchar not null, regel integer, element varchar, aantal integer not null);
create table if not exists indeling_versie(gemeente usmallint not null, versie varchar not null);
create table if not exists indeling(
  gemeente usmallint not null, wet utinyint not null, categorie varchar not null, code varchar,
  post varchar not null, zwaarte varchar, van smallint not null, tot smallint not null);
create table if not exists prognose(
  gemeente usmallint not null, soort varchar not null, snapshot integer not null,
  peildatum date not null, parameters varchar not null, antwoord varchar not null);
`;

const WOORDENBOEKEN = `
create table if not exists product(
  product_id integer not null, wet utinyint not null, categorie varchar not null, code varchar);
create table if not exists aanbieder(aanbieder_id integer not null, agb varchar not null);
create table if not exists client(
  client_id integer not null, gemeente usmallint not null, pseudoniem varchar not null);
`;

const AFGELEID = `
create table if not exists declaratie_stand(
  bericht_id integer not null, geteld_sinds date, antwoord_sinds date, uitkomst utinyint not null,
  antwoord_id integer);
create table if not exists uitzondering(
  regel_id integer not null, geteld_sinds date, antwoord_sinds date, uitkomst utinyint not null,
  dubbel boolean not null);
create table if not exists gecrediteerd(regel_id integer not null, sinds date not null);
create table if not exists toewijzing_stand(
  gemeente usmallint not null, wet utinyint not null, nummer integer not null,
  aanbieder_id integer not null, client_id integer not null, product_id integer,
  ingang date not null, eind date, verwijderd boolean not null, volume integer, eenheid utinyint,
  frequentie utinyint, budget integer, referentie varchar, actueel_van date not null,
  actueel_tot date not null);
create table if not exists client_kenmerk(
  client_id integer not null, gemeente usmallint not null, geboortemaand smallint, wijk varchar);
create table if not exists som(
  gemeente usmallint not null, wet utinyint not null, leverperiode smallint not null,
  product_id integer not null, aanbieder_id integer not null, eenheid utinyint not null,
  bekend_sinds date not null, soort utinyint not null, bedrag bigint not null,
  credit bigint not null, volume bigint not null, regels integer not null);
`;

/**
 * The life of each line: from which day it counts, and what its answer was on which day.
 * A line follows its message unless it stands in `uitzondering`.
 * uitkomst: 0 no answer yet, 1 toegekend, 2 afgekeurd, 3 never sent.
 */
const KIJKVENSTERS = `
create or replace view regel_stand as
  select r.*,
    case when u.regel_id is null then d.geteld_sinds else u.geteld_sinds end as geteld_sinds,
    case when u.regel_id is null then d.antwoord_sinds else u.antwoord_sinds end as antwoord_sinds,
    case when u.regel_id is null then d.uitkomst else u.uitkomst end as uitkomst,
    coalesce(u.dubbel, false) as dubbel
  from regel r
  join declaratie_stand d on d.bericht_id = r.bericht_id
  left join uitzondering u on u.regel_id = r.regel_id;
create or replace view gebeurtenis as
  select *, geteld_sinds as bekend_sinds, 1::utinyint as soort from regel_stand
   where geteld_sinds is not null
  union all
  select *, antwoord_sinds as bekend_sinds, (uitkomst + 1)::utinyint as soort from regel_stand
   where geteld_sinds is not null and uitkomst > 0;
`;

/**
 * The identity of a line, (gemeente, wet, aanbieder, referentie), as 64 bits. The engine's own hash,
 * ten times faster than MD5, may differ in a next version of it: `huis.ident_proef` shows that.
 */
export const identSql = (gemeente: string, wet: string, aanbieder: string, referentie: string) =>
  `hash(${gemeente}::integer, ${wet}::integer, ${aanbieder}::integer, ${referentie}::varchar)`;

/** A fixed identity: when it is not what was stored, all identities are computed anew. */
export const IDENT_PROEF = `${identSql('1', '2', '3', "'proef'")}::varchar`;

/** Computes the identities of all lines anew. */
export const IDENT_OPNIEUW = `update regel set
  ident = ${identSql('gemeente', 'wet', 'aanbieder_id', 'referentie')},
  vorige_ident = case when vorige_referentie is not null
    then ${identSql('gemeente', 'wet', 'aanbieder_id', 'vorige_referentie')} end`;

/** Version of the tables; a file with another version is refused. */
export const SCHEMA_VERSIE = 2;

/** The one row that says what this file is. */
export const HUIS = `create table if not exists huis(
  schema_versie integer not null, laatste_snapshot integer not null, ident_proef varchar not null)`;

/** Clients with a secret address. Came later: made in a file that has it not, whatever its age. */
export const AFGESCHERMD = `create table if not exists afgeschermd(
  bron_id integer not null, gemeente usmallint not null, client varchar not null,
  afgeschermd boolean not null)`;

/** Acts on the register that belong to an import. Came later: see above. */
export const IMPORT_HANDELING = `create table if not exists import_handeling(
  snapshot integer not null, gemeente usmallint not null, soort varchar not null,
  handeling_id integer not null, regels integer not null, ingetrokken boolean not null)`;

/** What destruction leaves: sums without their lines, and the proofs. Came later as well. */
export const VERNIETIGING = [
  `create table if not exists som_gesloten(
    gemeente usmallint not null, wet utinyint not null, leverperiode smallint not null,
    product_id integer not null, aanbieder_id integer not null, eenheid utinyint not null,
    bekend_sinds date not null, soort utinyint not null, bedrag bigint not null,
    credit bigint not null, volume bigint not null, regels integer not null)`,
  `create table if not exists vernietiging(
    nr integer not null, gemeente usmallint not null, opdracht varchar not null,
    grond varchar not null, gedaan_op varchar not null, actor varchar not null,
    onderdelen varchar not null, voor varchar not null, na varchar not null)`,
] as const;

/** What the receiver of a message said of it. Came later, as `afgeschermd` did. */
export const RETOUR = `create table if not exists retour(
  bericht_id integer not null, gemeente usmallint not null, heen_code varchar not null,
  afzender varchar not null, identificatie varchar not null, afgekeurd boolean not null,
  retourcodes varchar not null, bekend_sinds date not null)`;

/** Messages that were refused, with the day from which that was known. */
export const AFGEKEURD = `(select b.bericht_id, min(r.bekend_sinds) as sinds
  from retour r join bericht b on b.gemeente = r.gemeente and b.berichtcode = r.heen_code
    and b.afzender = r.afzender and b.identificatie = r.identificatie
  where r.afgekeurd group by b.bericht_id)`;

/** Statements that make an empty warehouse, or leave an existing one as it is. */
export const SCHEMA = [BRONNEN, WOORDENBOEKEN, AFGELEID, KIJKVENSTERS];

/** Kinds of money events in `som.soort` and the view `gebeurtenis`. */
export const GEBEURTENIS = { ingediend: 1, toegekend: 2, afgekeurd: 3, nietVerzonden: 4 } as const;
