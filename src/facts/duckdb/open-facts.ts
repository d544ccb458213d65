import { rm } from 'node:fs/promises';
import { no, ok, type Result } from '../../core/basis/result.ts';
import { maandcijfersMetTabellen } from '../maandcijfers-uit-tabellen.ts';
import type { Facts, FeitenLezer } from '../port.ts';
import type { TabelLezer } from '../tabelport.ts';
import * as beheer from './beheer.ts';
import { maakBewaarder } from './bewaar.ts';
import { bewaardeToetsingen } from './bewaarde-toetsingen.ts';
import { controleer } from './controleer.ts';
import { maakFeittabellen, tabel, tabelSom } from './feittabellen.ts';
import { bedragen } from './lees-bedragen.ts';
import { clienten } from './lees-clienten.ts';
import { inUitstroom } from './lees-in-uitstroom.ts';
import * as overig from './lees-overig.ts';
import { toegewezen } from './lees-toegewezen.ts';
import { obligo, toegewezenVerloop } from './lees-verloop.ts';
import { GEEN_PEN, maakPen } from './pen.ts';
import { persoon } from './persoon.ts';
import { maakPoort, type Poort } from './poort.ts';
import {
  AFGESCHERMD,
  HUIS,
  IDENT_OPNIEUW,
  IDENT_PROEF,
  IMPORT_HANDELING,
  RETOUR,
  SCHEMA,
  SCHEMA_VERSIE,
  VERNIETIGING,
} from './schema.ts';
import {
  GEHEUGEN,
  type InstellingOpties,
  kopiemap,
  maakVerbinding,
  openInstantie,
  type Verbinding,
  zonderGevolg,
} from './verbinding.ts';
import { regelsVernietigdTot, vernietigInBestand, vernietigingen } from './vernietig.ts';
import { kies, tel, voorraad } from './vernietig-keuze.ts';

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
  // one transaction: each by itself would wait for the disk a hundred times
  await db.transactie(async () => {
    for (const sql of [AFGESCHERMD, IMPORT_HANDELING, RETOUR, ...VERNIETIGING]) await db.run(sql);
    await maakFeittabellen(db);
  });
  if (huis?.gelijk) return ok(undefined);
  await db.transactie(async () => {
    for (const sql of huis ? [IDENT_OPNIEUW] : SCHEMA) await db.run(sql);
    if (huis) await db.run(`update huis set ident_proef = ${IDENT_PROEF}`);
    else await db.run(`insert into huis values ($1, 0, ${IDENT_PROEF})`, [SCHEMA_VERSIE]);
  });
  return ok(undefined);
}

/** Readings that need no connection of their own. */
type Lezer = Omit<FeitenLezer, 'toetsingen' | 'voorraad' | 'vernietigbaar'>;

function maakLezer(db: Verbinding): Lezer {
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
    gespiegeld: (gemeente) => overig.gespiegeld(db, gemeente),
    dubbel: (gemeente, peildatum) => overig.dubbel(db, gemeente, peildatum),
    importen: (gemeente) => overig.importen(db, gemeente),
    importHandelingen: (gemeente, snapshot) => beheer.importHandelingen(db, gemeente, snapshot),
    weigeringen: (gemeente) => overig.weigeringen(db, gemeente),
    vernietigingen: (gemeente) => vernietigingen(db, gemeente),
    regelsVernietigdTot: (gemeente) => regelsVernietigdTot(db, gemeente),
    persoon: (gemeente, client) => persoon(db, gemeente, client),
  };
}

const isBezet = (melding: string) => /could not set lock/i.test(melding);
const isOnleesbaar = (melding: string) =>
  /not a valid DuckDB|corrupt|serialization|checksum|directory/i.test(melding);

type Instantie = Awaited<ReturnType<typeof openInstantie>>;

async function openBestand(opties: InstellingOpties): Promise<Result<Instantie>> {
  try {
    const instantie = await openInstantie(opties);
    // what an import that was cut off spilled to disk, and a copy that was
    for (const map of [`${opties.pad}.tmp`, kopiemap(opties.pad)])
      await rm(map, { recursive: true, force: true });
    return ok(instantie);
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
}

/** Choosing fills tables of its own, so it is done on a connection of its own. */
function maakKiezer(
  verbind: () => Promise<Verbinding>,
): Pick<FeitenLezer, 'voorraad' | 'vernietigbaar'> {
  const apart = async <T>(werk: (db: Verbinding) => Promise<T>): Promise<T> => {
    const db = await verbind();
    return werk(db).finally(() => db.sluit());
  };
  return {
    voorraad: (gemeente, grenzen) => apart((db) => voorraad(db, gemeente, grenzen)),
    vernietigbaar: (opdracht) => apart((db) => kies(db, opdracht).then(() => tel(db))),
  };
}

/** An open warehouse, apart from what replaces its file. */
interface Kern extends Omit<Facts, 'vernietig'> {
  /** An import is under way. */
  readonly isBezet: () => boolean;
}

/**
 * Opens the warehouse in one DuckDB file; makes it when it is not there. The file, its WAL and its
 * temporary folder stand beside each other (a copy under way too), and no file elsewhere can be read
 * or written from SQL.
 * @returns `bezet` when another process holds it, `onleesbaar` when it is no warehouse of ours.
 */
async function openKern(opties: InstellingOpties): Promise<Result<Kern>> {
  const geopend = await openBestand(opties);
  if (!geopend.ok) return geopend;
  const instantie = geopend.value;
  const verbind = async () => maakVerbinding(await instantie.connect());
  const [schrijf, lees, bij] = [await verbind(), await verbind(), await verbind()];
  const klaar = await bereidVoor(schrijf);
  if (!klaar.ok) {
    instantie.closeSync();
    return klaar;
  }
  const geheugen = opties.geheugen ?? GEHEUGEN;
  const pen = maakPen(schrijf, geheugen);
  const feiten = {
    ...maakFeiten({ lees, schrijf, bij }, pen),
    ...maakKiezer(verbind),
    bewaarNaar: maakBewaarder(opties.pad, verbind),
  };
  return ok({
    ...feiten,
    isBezet: pen.isBezet,
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

type OverVerbindingen = Omit<
  Facts,
  'proef' | 'vernietig' | 'bewaarNaar' | 'sluit' | 'voorraad' | 'vernietigbaar'
>;

function maakFeiten(
  { lees, schrijf, bij }: Verbindingen,
  pen: ReturnType<typeof maakPen>,
): OverVerbindingen {
  return {
    ...maakLezer(lees),
    beginImport: pen.beginImport,
    trekIn: (gemeente, snapshot) => pen.alsVrij(() => beheer.trekIn(schrijf, gemeente, snapshot)),
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
  const db: Verbinding = {
    ...schrijf,
    transactie: (werk) => werk(),
    sluit: () => undefined,
  };
  const pen = { ...maakPen(db, geheugen), isBezet: () => true };
  return {
    ...maakFeiten({ lees: db, schrijf: db, bij: db }, pen),
    ...maakKiezer(async () => db),
    proef: async () => GEEN_PEN,
    vernietig: async () => GEEN_PEN,
    sluit: async () => undefined,
  };
}

/**
 * Opens the warehouse (see `openKern`) so that its file can be replaced while it is open: destruction
 * waits until nobody reads, and whoever comes meanwhile waits for it.
 */
export async function openFacts(opties: InstellingOpties): Promise<Result<Facts>> {
  const eerst = await openKern(opties);
  if (!eerst.ok) return eerst;
  let kern = eerst.value;
  const poort = maakPoort();
  const vernietig: Facts['vernietig'] = async (opdracht, kop) => {
    if (kern.isBezet()) return GEEN_PEN;
    return poort.alleen(async () => {
      if (kern.isBezet()) return GEEN_PEN;
      await kern.sluit();
      const gedaan = await vernietigInBestand(opties, opdracht, kop).catch(alsFout);
      const weer = await openKern(opties);
      if (!weer.ok) throw new Error(weer.problem.detail);
      kern = weer.value;
      if (gedaan instanceof Error) throw gedaan;
      return ok(gedaan);
    });
  };
  const namen = Object.keys(kern) as (keyof Kern)[]; // safe: the keys of what was just opened
  const door = namen.map((naam) => [naam, achterPoort(poort, () => kern, naam)] as const);
  // safe: every method of the warehouse, by its own name
  return ok({ ...(Object.fromEntries(door) as unknown as Kern), vernietig });
}

/** Kept until the warehouse is open again. */
const alsFout = (fout: unknown): Error => (fout instanceof Error ? fout : new Error(String(fout)));

function achterPoort(poort: Poort, kern: () => Kern, naam: keyof Kern) {
  return (...invoer: unknown[]) =>
    poort.samen(async () => {
      // safe: what goes in and comes out is that of the method itself
      const methode = kern()[naam] as (...invoer: unknown[]) => unknown;
      return methode(...invoer);
    });
}
