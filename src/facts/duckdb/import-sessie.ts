import { createHash } from 'node:crypto';
import type { Gemeente } from '../../core/basis/domein.ts';
import type { BerichtFeit } from '../feiten.ts';
import type {
  BerichtSessie,
  ImportOpties,
  ImportSamenvatting,
  ImportSessie,
  TabelUitkomst,
} from '../port.ts';
import { gemeenteNummer } from './codes.ts';
import { werkRegelsBij } from './stand-regels.ts';
import { werkToewijzingenBij } from './stand-toewijzingen.ts';
import { openTabelSessie, type TabelSessie } from './tabel-sessie.ts';
import type { Verbinding } from './verbinding.ts';
import { VERNIETIGD } from './vernietig-wis.ts';
import { verwerkVoorportaal } from './verwerk.ts';
import { openVoorportaal, type Voorportaal } from './voorportaal.ts';

/** A batch is written when it holds this many messages or rows of messages. */
const BERICHTEN_PER_PARTIJ = 4000;
const RIJEN_PER_PARTIJ = 50_000;
/** Messages that are filled side by side, as those of an export, come in larger batches. */
const RIJEN_NAAST_ELKAAR = 100_000;

/** First 53 bits of a SHA-256: fits in a number; with the content's own 53 bits a chance hit is nil. */
function sleutelVan(tekst: string): number {
  const hash = createHash('sha256').update(tekst).digest();
  return hash.readUInt32BE(0) * 2 ** 21 + (hash.readUInt32BE(4) >>> 11);
}

const identiteitVan = (b: BerichtFeit): number =>
  sleutelVan([b.gemeente, b.berichtcode, b.afzender, b.identificatie].join('\u0000'));

/** All that an import under way keeps in memory. */
interface Werk {
  readonly db: Verbinding;
  readonly snapshot: number;
  readonly opties: ImportOpties;
  readonly portaal: Voorportaal;
  /** Identity of every known message, and of its content. */
  readonly bekend: Map<number, number>;
  readonly open: Set<number>;
  volgendBericht: number;
  volgendeRegel: number;
  inPartij: number;
  /** Rows of the messages in the batch. */
  klaar: number;
  berichten: number;
  prestaties: number;
  weigeringen: { gemeente: number | null; bestand: string; code: string; melding: string }[];
}

async function beginWerk(db: Verbinding, opties: ImportOpties): Promise<Werk> {
  const [tellers] = await db.rijen<{ snapshot: number; bericht: number; regel: number }>(`
    select (select laatste_snapshot + 1 from huis)::int as snapshot,
      (select coalesce(max(bericht_id), 0) + 1 from bericht)::int as bericht,
      (select coalesce(max(regel_id), 0) + 1 from regel)::int as regel`);
  if (!tellers) throw new Error('no counters');
  const bekend = new Map<number, number>();
  const rijen = await db.rijen<{ s: number; i: number }>(
    'select sleutel::double as s, inhoud_sleutel::double as i from bericht',
  );
  for (const { s, i } of rijen) bekend.set(s, i);
  return {
    ...{ db, opties, bekend, snapshot: tellers.snapshot, portaal: await openVoorportaal(db) },
    ...{ open: new Set<number>(), volgendBericht: tellers.bericht, volgendeRegel: tellers.regel },
    ...{ inPartij: 0, klaar: 0, berichten: 0, prestaties: 0, weigeringen: [] },
  };
}

/** Notes the import itself, once, in the same transaction as its first facts. */
export async function noteerImport(
  db: Verbinding,
  snapshot: number,
  opties: ImportOpties,
): Promise<void> {
  const { ingelezenOp, omschrijving, fictief } = opties;
  await db.run(
    'insert into import select $1, $2, $3, $4 where not exists (select 1 from import where snapshot = $1)',
    [snapshot, ingelezenOp, omschrijving, fictief],
  );
  await db.run('update huis set laatste_snapshot = greatest(laatste_snapshot, $1)', [snapshot]);
}

async function schrijfPartij(w: Werk): Promise<void> {
  w.portaal.spoel();
  await w.db.transactie(async () => {
    await noteerImport(w.db, w.snapshot, w.opties);
    await verwerkVoorportaal(w.db, w.snapshot, w.opties.ingelezenOp);
    await werkRegelsBij(w.db);
    await werkToewijzingenBij(w.db);
  });
  await maakRuimte(w);
  w.inPartij = 0;
  w.klaar = 0;
}

/** Forgets what is staged; while other messages are being filled only that these were taken in. */
const maakRuimte = (w: Werk): Promise<void> =>
  w.open.size > 0 ? w.portaal.sluitPartij() : w.portaal.leegmaken();

/** Writes the batch when it is full; rows of messages that were not kept only make room. */
async function ruimOp(w: Werk): Promise<void> {
  const naastElkaar = w.open.size > 0;
  const vol = naastElkaar
    ? w.klaar >= RIJEN_NAAST_ELKAAR
    : w.inPartij >= BERICHTEN_PER_PARTIJ || w.portaal.rijen() >= RIJEN_PER_PARTIJ;
  if (!vol) return;
  if (w.inPartij > 0) await schrijfPartij(w);
  else await maakRuimte(w);
}

async function schrijfWeigeringen(w: Werk): Promise<void> {
  if (w.weigeringen.length === 0) return;
  await w.db.run(`create or replace temp table st_weigering(
    gemeente usmallint, bestand varchar, code varchar, melding varchar)`);
  const schrijver = await w.db.schrijver('st_weigering', 'temp');
  for (const r of w.weigeringen) schrijver.voegToe([r.gemeente, r.bestand, r.code, r.melding]);
  schrijver.sluit();
  await w.db.run(
    `insert into weigering
     select distinct $1::integer, $2, s.* from temp.st_weigering s where not exists (
       select 1 from weigering w
       where w.bestand = s.bestand and w.code = s.code and w.melding = s.melding)`,
    [w.snapshot, w.opties.ingelezenOp],
  );
  await w.db.run('drop table temp.st_weigering');
}

const STRIJDIG = {
  uitkomst: 'geweigerd',
  problem: {
    code: 'strijdigMetBestaand',
    detail:
      'Er is al een bericht met dezelfde afzender en identificatie, maar met een andere inhoud.',
  },
} as const;

function maakBericht(w: Werk): BerichtSessie {
  const id = w.volgendBericht++;
  w.open.add(id);
  let regels = 0;
  let prestaties = 0;
  const p = w.portaal;
  const tel = () => {
    regels += 1;
  };
  return {
    prestatie(feit) {
      tel();
      prestaties += 1;
      p.prestatie(id, w.volgendeRegel++, feit);
    },
    toewijzing: (feit) => (tel(), p.toewijzing(id, feit)),
    levering: (feit) => (tel(), p.levering(id, feit)),
    verzoek: (feit) => (tel(), p.verzoek(id, feit)),
    afwijzing: (feit) => (tel(), p.afwijzing(id, feit)),
    antwoord: (feit) => p.antwoord(id, feit),
    retour: (feit) => p.retour(id, feit),
    bevinding: (bevinding) => p.bevinding(id, bevinding),
    async bewaar(bericht, bestand) {
      const sleutel = identiteitVan(bericht);
      const inhoudSleutel = sleutelVan(bericht.inhoudHash);
      const bekend = w.bekend.get(sleutel);
      w.open.delete(id);
      if (bekend !== undefined) {
        await ruimOp(w);
        const zelfde = bekend === inhoudSleutel || bekend === VERNIETIGD;
        return zelfde ? { uitkomst: 'alBekend' } : STRIJDIG;
      }
      w.bekend.set(sleutel, inhoudSleutel);
      p.bericht(id, bericht, { bestand, regels, sleutel, inhoudSleutel });
      w.inPartij += 1;
      w.klaar += regels + 1;
      w.berichten += 1;
      w.prestaties += prestaties;
      await ruimOp(w);
      return { uitkomst: 'nieuw' };
    },
    async verwerp() {
      w.open.delete(id);
      await ruimOp(w);
    },
  };
}

/** Runs `sluit` once, whatever the way out. */
async function metSlot<T>(w: Werk, vrij: () => Promise<void>, werk: () => Promise<T>): Promise<T> {
  try {
    return await werk();
  } finally {
    await w.portaal.sluit();
    await vrij();
  }
}

function maakTabellen(w: Werk): TabelSessie {
  return openTabelSessie(w.db, w.snapshot, () => noteerImport(w.db, w.snapshot, w.opties));
}

/**
 * Starts an import on the writing connection.
 * @param vrij called when the session ends, so that a next one may begin.
 */
export async function openImportSessie(
  db: Verbinding,
  opties: ImportOpties,
  vrij: () => Promise<void>,
): Promise<ImportSessie> {
  const w = await beginWerk(db, opties);
  const tabellen = maakTabellen(w);
  return {
    snapshot: w.snapshot,
    beginBericht: () => maakBericht(w),
    voegMaandcijfersToe: (bron, feiten): Promise<TabelUitkomst> =>
      tabellen.maandcijfers(bron, feiten),
    voegAanbiedersToe: (bron, feiten) => tabellen.aanbieders(bron, feiten),
    voegAfgeschermdenToe: (bron, feiten) => tabellen.afgeschermden(bron, feiten),
    voegPostcodesToe: (bron, feiten) => tabellen.postcodes(bron, feiten),
    voegTabelToe: (soort, bron, rijen) => tabellen.tabel(soort, bron, rijen),
    noteerHandeling: ({ gemeente, soort, handelingId, regels }) =>
      db.transactie(async () => {
        await noteerImport(db, w.snapshot, opties);
        const wat = [w.snapshot, gemeenteNummer(gemeente), soort, handelingId, regels];
        await db.run('insert into import_handeling values ($1, $2, $3, $4, $5, false)', wat);
      }),
    noteerWeigering(gemeente: Gemeente | null, bestand, fouten) {
      const nummer = gemeente === null ? null : gemeenteNummer(gemeente);
      for (const f of fouten) w.weigeringen.push({ gemeente: nummer, bestand, ...f });
    },
    rondAf: (): Promise<ImportSamenvatting> =>
      metSlot(w, vrij, async () => {
        if (w.inPartij > 0) await schrijfPartij(w);
        await schrijfWeigeringen(w);
        return { snapshot: w.snapshot, berichten: w.berichten, prestaties: w.prestaties };
      }),
    breekAf: () => metSlot(w, vrij, async () => undefined),
  };
}
