import { rm } from 'node:fs/promises';
import { no, ok, type Result } from '../../core/basis/result.ts';
import { maandcijfersMetTabellen } from '../maandcijfers-uit-tabellen.ts';
import type { Facts, FeitenLezer, ImportOpties, ImportSessie } from '../port.ts';
import type { TabelLezer } from '../tabelport.ts';
import * as beheer from './beheer.ts';
import { maakBewaarder } from './bewaar.ts';
import { bewaardeToetsingen } from './bewaarde-toetsingen.ts';
import { controleer } from './controleer.ts';
import { maakFeittabellen, tabel, tabelSom } from './feittabellen.ts';
import { openImportSessie } from './import-sessie.ts';
import { bedragen } from './lees-bedragen.ts';
import { clienten } from './lees-clienten.ts';
import { inUitstroom } from './lees-in-uitstroom.ts';
import * as overig from './lees-overig.ts';
import { toegewezen } from './lees-toegewezen.ts';
import { obligo, toegewezenVerloop } from './lees-verloop.ts';
import {
  AFGESCHERMD,
  HUIS,
  IDENT_OPNIEUW,
  IDENT_PROEF,
  IMPORT_HANDELING,
  SCHEMA,
  SCHEMA_VERSIE,
} from './schema.ts';
import {
  GEHEUGEN,
  GEHEUGEN_IMPORT,
  type InstellingOpties,
  kopiemap,
  maakVerbinding,
  openInstantie,
  type Verbinding,
  zonderGevolg,
} from './verbinding.ts';

async function bereidVoor(db: Verbinding): Promise<Result<void>> {
  await db.run(HUIS);
  const [huis] = await db.rijen<{ versie: number; gelijk: boolean }>(
    `select schema_versie as versie, ident_proef = ${IDENT_PROEF} as gelijk from huis`,
  );
  if (huis && huis.versie !== SCHEMA_VERSIE)
    return no(
      'onleesbaar',
      `De gegevens zijn van versie ${huis.versie}; dit programma leest versie ${SCHEMA_VERSIE}.`,
    );
  await db.run(AFGESCHERMD);
  await db.run(IMPORT_HANDELING);
  await maakFeittabellen(db);
  if (huis?.gelijk) return ok(undefined);
  await db.transactie(async () => {
    for (const sql of huis ? [IDENT_OPNIEUW] : SCHEMA) await db.run(sql);
    if (huis) await db.run(`update huis set ident_proef = ${IDENT_PROEF}`);
    else await db.run(`insert into huis values ($1, 0, ${IDENT_PROEF})`, [SCHEMA_VERSIE]);
  });
  return ok(undefined);
}

function maakLezer(db: Verbinding): Omit<FeitenLezer, 'toetsingen'> {
  // safe (both): the columns are those of the definition that types the rows
  const tabellen: TabelLezer = {
    tabel: (soort, vraag) => tabel(db, soort, vraag) as never, // safe: idem
    tabelSom: (soort, vraag) => tabelSom(db, soort, vraag) as never, // safe: idem
  };
  return {
    ...tabellen,
    gemeenten: () => overig.gemeenten(db),
    stand: (gemeente) => overig.stand(db, gemeente),
    bedragen: (snede) => bedragen(db, snede),
    toegewezen: (snede) => toegewezen(db, snede),
    toegewezenVerloop: (snede, sinds) => toegewezenVerloop(db, snede, sinds),
    obligo: (snede, slaapNa) => obligo(db, snede, slaapNa),
    clienten: (snede) => clienten(db, snede),
    inUitstroom: (snede) => inUitstroom(db, snede),
    maandcijfers: async (gemeente, peildatum) =>
      maandcijfersMetTabellen(
        tabellen,
        await overig.maandcijfers(db, gemeente, peildatum),
        gemeente,
        peildatum,
      ),
    aanbieders: (gemeente) => overig.aanbieders(db, gemeente),
    afgeschermden: (gemeente) => overig.afgeschermden(db, gemeente),
    postcodes: (gemeente) => overig.postcodes(db, gemeente),
    bevindingen: (gemeente, peildatum) => overig.bevindingen(db, gemeente, peildatum),
    dubbel: (gemeente, peildatum) => overig.dubbel(db, gemeente, peildatum),
    importen: (gemeente) => overig.importen(db, gemeente),
    weigeringen: (gemeente) => overig.weigeringen(db, gemeente),
  };
}

const GEEN_PEN = no('bezet', 'Er loopt al een import. Wacht tot die klaar is.');

/** One writer at a time: an import holds the pen until it is rounded off or broken off. */
function maakPen(schrijf: Verbinding, geheugen: string) {
  let vrij: Promise<void> | null = null;
  const neem = (): (() => void) => {
    let los = () => {};
    vrij = new Promise((klaar) => {
      los = () => {
        vrij = null;
        klaar();
      };
    });
    return los;
  };
  const metPen = async <T>(werk: () => Promise<T>): Promise<T> => {
    const los = neem();
    return werk().finally(los);
  };
  return {
    async beginImport(opties: ImportOpties): Promise<Result<ImportSessie>> {
      if (vrij) return GEEN_PEN;
      const los = neem();
      const leg = async () => {
        await schrijf.run(`set memory_limit = '${geheugen}'`);
        los();
      };
      try {
        await schrijf.run(`set memory_limit = '${GEHEUGEN_IMPORT}'`);
        return ok(await openImportSessie(schrijf, opties, leg));
      } catch (fout) {
        await leg();
        throw fout;
      }
    },
    /** An import is under way: what is read now may be half of it. */
    isBezet: () => vrij !== null,
    /** Refuses while an import runs. */
    async alsVrij<T>(werk: () => Promise<Result<T>>): Promise<Result<T>> {
      return vrij ? GEEN_PEN : metPen(werk);
    },
    /** Waits until no import runs. */
    async zodraVrij<T>(werk: () => Promise<T>): Promise<T> {
      while (vrij) await vrij;
      return metPen(werk);
    },
  };
}

const isBezet = (melding: string) => /could not set lock/i.test(melding);
const isOnleesbaar = (melding: string) =>
  /not a valid DuckDB|corrupt|serialization|checksum|directory/i.test(melding);

/**
 * Opens the warehouse in one DuckDB file; makes it when it is not there. The file, its WAL and its
 * temporary folder stand beside each other (a copy under way too), and no file elsewhere can be read
 * or written from SQL.
 * @returns `bezet` when another process holds it, `onleesbaar` when it is no warehouse of ours.
 */
export async function openFacts(opties: InstellingOpties): Promise<Result<Facts>> {
  let instantie: Awaited<ReturnType<typeof openInstantie>>;
  try {
    instantie = await openInstantie(opties);
  } catch (fout) {
    const melding = fout instanceof Error ? fout.message : String(fout);
    if (isBezet(melding))
      return no('bezet', 'De gegevens zijn al in gebruik door een ander proces.');
    if (isOnleesbaar(melding))
      return no(
        'onleesbaar',
        'Het gegevensbestand is beschadigd of is geen bestand van Stuurhuis.',
      );
    throw fout;
  }
  const schrijf = maakVerbinding(await instantie.connect());
  const lees = maakVerbinding(await instantie.connect());
  const bij = maakVerbinding(await instantie.connect());
  const klaar = await bereidVoor(schrijf);
  if (!klaar.ok) {
    instantie.closeSync();
    return klaar;
  }
  // what a copy that was cut off left behind
  await rm(kopiemap(opties.pad), { recursive: true, force: true });
  const geheugen = opties.geheugen ?? GEHEUGEN;
  const pen = maakPen(schrijf, geheugen);
  const feiten = {
    ...maakFeiten({ lees, schrijf, bij }, pen),
    bewaarNaar: maakBewaarder(opties.pad, async () => maakVerbinding(await instantie.connect())),
  };
  return ok({
    ...feiten,
    proef: (werk) =>
      pen.alsVrij(async () => {
        const proef = { ...feiten, ...maakProef(schrijf, geheugen) };
        return ok(await zonderGevolg(schrijf, () => werk(proef)));
      }),
    async sluit() {
      schrijf.sluit();
      lees.sluit();
      bij.sluit();
      instantie.closeSync();
      await rm(`${opties.pad}.tmp`, { recursive: true, force: true });
    },
  });
}

/** Reading, importing, and the small writing that goes on during an import, each on its own. */
interface Verbindingen {
  readonly lees: Verbinding;
  readonly schrijf: Verbinding;
  readonly bij: Verbinding;
}

function maakFeiten(
  { lees, schrijf, bij }: Verbindingen,
  pen: ReturnType<typeof maakPen>,
): Omit<Facts, 'proef' | 'bewaarNaar' | 'sluit'> {
  return {
    ...maakLezer(lees),
    beginImport: pen.beginImport,
    trekIn: (gemeente, snapshot) => pen.alsVrij(() => beheer.trekIn(schrijf, gemeente, snapshot)),
    importHandelingen: (gemeente, snapshot) => beheer.importHandelingen(lees, gemeente, snapshot),
    verwijderDemo: () => pen.zodraVrij(() => beheer.verwijderDemo(schrijf)),
    zetIndeling: (gemeente, versie, regels) => beheer.zetIndeling(bij, gemeente, versie, regels),
    indelingVersie: (gemeente) => beheer.indelingVersie(lees, gemeente),
    toetsingen: (gemeente, peildatum) =>
      bewaardeToetsingen(lees, bij, { gemeente, peildatum, isBezet: pen.isBezet }),
    async bewaarPrognose(sleutel, antwoord) {
      if (!pen.isBezet()) await beheer.bewaarPrognose(bij, sleutel, antwoord);
    },
    leesPrognose: (sleutel) => beheer.leesPrognose(lees, sleutel),
    controleer: () => controleer(bij),
  };
}

/** Facts over one connection that is in a transaction: their own transactions are part of it. */
function maakProef(schrijf: Verbinding, geheugen: string): Omit<Facts, 'bewaarNaar'> {
  const db: Verbinding = { ...schrijf, transactie: (werk) => werk() };
  const pen = { ...maakPen(db, geheugen), isBezet: () => true };
  return {
    ...maakFeiten({ lees: db, schrijf: db, bij: db }, pen),
    proef: async () => GEEN_PEN,
    sluit: async () => undefined,
  };
}
