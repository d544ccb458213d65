import { toCenten } from '../../core/basis/bedrag.ts';
import { type Datum, maandMetIndex } from '../../core/basis/datum.ts';
import type { Gemeente, Soort, Stroom } from '../../core/basis/domein.ts';
import type {
  AanbiederFeit,
  BekendSindsHerkomst,
  Bevinding,
  PostcodeFeit,
  Pseudoniem,
} from '../feiten.ts';
import type { DubbelRij, FeitenStand, ImportRij, MaandcijferRij, WeigeringRij } from '../port.ts';
import { gemeenteNummer, gemeenteVan, wetVan } from './codes.ts';
import type { Verbinding } from './verbinding.ts';

/** Municipalities of which something is in the facts. */
export async function gemeenten(db: Verbinding): Promise<readonly Gemeente[]> {
  const rijen = await db.rijen<{ g: number }>(
    'select distinct gemeente::int as g from import_soort where not ingetrokken and gemeente <> 0 order by 1',
  );
  return rijen.map((r) => gemeenteVan(r.g));
}

interface RuweStand {
  snapshot: number | null;
  per: Datum | null;
  van: number | null;
  tot: number | null;
  fictief: boolean | null;
}

/**
 * The state of one municipality; `null` when nothing of it was imported. What is dated later than it
 * was read in does not move the state, unless there is nothing else.
 */
export async function stand(db: Verbinding, gemeente: Gemeente): Promise<FeitenStand | null> {
  const [r] = await db.rijen<RuweStand>(
    `select (select max(snapshot) from import_soort where gemeente in ($1, 0))::int as snapshot,
       coalesce(max(i.laatste) filter (not ingetrokken and i.laatste <= try_cast(b.ingelezen_op[1:10] as date)),
         max(i.laatste) filter (not ingetrokken))::varchar as per,
       bool_or(b.fictief and not i.ingetrokken) as fictief,
       (select min(leverperiode) from som where gemeente = $1)::int as van,
       (select max(leverperiode) from som where gemeente = $1)::int as tot
     from import_soort i join import b on b.snapshot = i.snapshot where i.gemeente = $1`,
    [gemeenteNummer(gemeente)],
  );
  if (!r || r.snapshot === null || r.per === null) return null;
  return {
    snapshot: r.snapshot,
    standPer: r.per,
    eersteLeverperiode: r.van === null ? null : maandMetIndex(r.van),
    laatsteLeverperiode: r.tot === null ? null : maandMetIndex(r.tot),
    fictief: r.fictief ?? false,
  };
}

interface RuwMaandcijfer {
  post: string;
  stroom: Stroom;
  soort: Soort;
  maand: number;
  maatstaf: string;
  bedrag: number | null;
  aantal: number | null;
  bekend: Datum;
}

/** The latest known figure per post, maand and maatstaf; of one day the file that came in last. */
export async function maandcijfers(
  db: Verbinding,
  gemeente: Gemeente,
  peildatum: Datum,
): Promise<readonly MaandcijferRij[]> {
  const rijen = await db.rijen<RuwMaandcijfer>(
    `select post, stroom, soort, maand::int as maand, maatstaf, bedrag::double as bedrag, aantal,
       bekend_sinds::varchar as bekend
     from maandcijfer where gemeente = $1 and bekend_sinds <= $2::date
     qualify row_number() over (partition by post, stroom, soort, maand, maatstaf
       order by bekend_sinds desc, bron_id desc) = 1
     order by post, stroom, soort, maatstaf, maand`,
    [gemeenteNummer(gemeente), peildatum],
  );
  return rijen.map(({ maand, bedrag, bekend, ...r }) => ({
    ...r,
    maand: maandMetIndex(maand),
    bedragCenten: bedrag === null ? null : toCenten(bedrag),
    bekendSinds: bekend,
  }));
}

/** Names of providers; the file that came in last wins. */
export function aanbieders(db: Verbinding, gemeente: Gemeente): Promise<readonly AanbiederFeit[]> {
  return db.rijen(
    `select agb as aanbieder, arg_max(naam, bron_id) as naam from aanbieder_naam
     where gemeente = $1 group by agb order by agb`,
    [gemeenteNummer(gemeente)],
  );
}

/** Clients with a secret address; the file that came in last wins. */
export async function afgeschermden(
  db: Verbinding,
  gemeente: Gemeente,
): Promise<ReadonlySet<Pseudoniem>> {
  const rijen = await db.rijen<{ client: Pseudoniem }>(
    `select client from afgeschermd where gemeente = $1
     group by client having arg_max(afgeschermd, bron_id)`,
    [gemeenteNummer(gemeente)],
  );
  return new Set(rijen.map((r) => r.client));
}

/** Wijk and buurt by postcode; the file that came in last wins. */
export function postcodes(db: Verbinding, gemeente: Gemeente): Promise<readonly PostcodeFeit[]> {
  return db.rijen(
    `select postcode, arg_max(wijk, bron_id) as wijk, arg_max(buurt, bron_id) as buurt
     from postcode where gemeente = $1 group by postcode order by postcode`,
    [gemeenteNummer(gemeente)],
  );
}

/** Data-quality findings of messages that were known at the peildatum. */
export function bevindingen(
  db: Verbinding,
  gemeente: Gemeente,
  peildatum: Datum,
): Promise<readonly (Bevinding & { snapshot: number })[]> {
  return db.rijen(
    `select regel_code as "regelId", melding, bestand, regel, element, aantal, snapshot
     from bevinding where gemeente = $1 and bekend_sinds <= $2::date
     order by regel_code, bestand, regel, element, melding`,
    [gemeenteNummer(gemeente), peildatum],
  );
}

/** See `FeitenLezer.gespiegeld`. */
export async function gespiegeld(db: Verbinding, gemeente: Gemeente): Promise<number> {
  const [r] = await db.rijen<{ n: number }>(
    `select count(*)::int as n from uitzondering u join regel r on r.regel_id = u.regel_id
     join bericht b on b.bericht_id = r.bericht_id
     where r.gemeente = $1 and u.geteld_sinds is null and not u.dubbel and b.herkomst = 'export'`,
    [gemeenteNummer(gemeente)],
  );
  return r?.n ?? 0;
}

/** Lines whose identity another message holds: shown with their amount, not counted. */
export async function dubbel(
  db: Verbinding,
  gemeente: Gemeente,
  peildatum: Datum,
): Promise<readonly DubbelRij[]> {
  const rijen = await db.rijen<{ wet: number; aanbieder: string; regels: number; bedrag: number }>(
    `select r.wet::int as wet, a.agb as aanbieder, count(*)::int as regels,
       sum(r.bedrag)::double as bedrag
     from uitzondering u join regel r on r.regel_id = u.regel_id
     join declaratie d on d.bericht_id = r.bericht_id
     join aanbieder a on a.aanbieder_id = r.aanbieder_id
     where r.gemeente = $1 and u.dubbel and d.bekend_sinds <= $2::date
       and (u.geteld_sinds is null or u.geteld_sinds > $2::date)
       and not (u.uitkomst = 3 and u.antwoord_sinds <= $2::date)
     group by all order by all`,
    [gemeenteNummer(gemeente), peildatum],
  );
  return rijen.map(({ wet, bedrag, ...r }) => ({
    ...r,
    wet: wetVan(wet),
    bedragCenten: toCenten(bedrag),
  }));
}

/** What was imported when, per kind of message or table. */
export async function importen(
  db: Verbinding,
  gemeente: Gemeente | null,
): Promise<readonly ImportRij[]> {
  const rijen = await db.rijen<Omit<ImportRij, 'herkomsten'> & { herkomsten: string | null }>(
    `select i.snapshot, i.ingelezen_op as "ingelezenOp", i.omschrijving, i.fictief,
       s.ingetrokken, s.soort, sum(s.berichten)::int as berichten, sum(s.regels)::double as regels,
       (select string_agg(distinct herkomst, ' ' order by herkomst) from bericht b
         where b.snapshot = i.snapshot and b.soort = s.soort
           and ($1::int is null or b.gemeente = $1)) as herkomsten,
       min(s.eerste)::varchar as "eersteBekendSinds",
       max(s.laatste)::varchar as "laatsteBekendSinds"
     from import i join (select * from import_soort union all
       select snapshot, gemeente, soort, 1, regels, null, null, ingetrokken from import_handeling
     ) s on s.snapshot = i.snapshot
     where $1::int is null or s.gemeente = $1
     group by i.snapshot, i.ingelezen_op, i.omschrijving, i.fictief, s.ingetrokken, s.soort
     order by i.snapshot, s.soort`,
    [gemeente === null ? null : gemeenteNummer(gemeente)],
  );
  return rijen.map(({ herkomsten, ...r }) => ({
    ...r,
    // safe: the intake writes no other words
    herkomsten: (herkomsten?.split(' ') ?? []) as BekendSindsHerkomst[],
  }));
}

/**
 * Refused files; of one municipality those that name it, and those that name none as long as there is
 * no other that they may be of.
 */
export function weigeringen(
  db: Verbinding,
  gemeente: Gemeente | null,
): Promise<readonly WeigeringRij[]> {
  return db.rijen(
    `select ingelezen_op as "ingelezenOp", bestand, code, melding from weigering
     where $1::int is null or gemeente = $1 or (gemeente is null and not exists (
       select 1 from import_soort s where s.gemeente <> 0 and s.gemeente <> $1))
     order by ingelezen_op, bestand, code, melding`,
    [gemeente === null ? null : gemeenteNummer(gemeente)],
  );
}
