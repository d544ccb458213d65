import { randomUUID } from 'node:crypto';
import {
  chmod,
  link,
  lstat,
  mkdtemp,
  readFile,
  rename,
  rm,
  rmdir,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Who holds a data folder; written in its lock file. */
export interface Houder {
  readonly pid: number;
  /** A server takes calls over; a single command is waited for. */
  readonly soort: 'server' | 'opdracht';
  readonly socket: string;
  /** To tell one lock from another. */
  readonly merk: string;
}

/** A data folder that is ours until it is let go. */
export interface Slot {
  readonly houder: Houder;
  laatLos(): Promise<void>;
}

export type Greep =
  | { readonly gelukt: true; readonly slot: Slot }
  | { readonly gelukt: false; readonly houder: Houder };

const BESTAND = 'slot.json';
const KORT = 's.sock';
/** sun_path holds 108 bytes on Linux and 104 elsewhere, the closing zero included. */
const LANGSTE_SOCKET = 100;

/**
 * Takes the data folder for this process, or says who has it. The holder listens on a socket for as
 * long as it lives, so that a lock of a dead process is known by its silence (a process number may
 * be given out again) and cleaned up.
 */
export async function grijpSlot(
  map: string,
  soort: Houder['soort'],
  beantwoord: (lijn: Socket) => void,
): Promise<Greep> {
  const socket = await socketPad(map);
  const server = await luister(socket, beantwoord);
  const houder: Houder = { pid: process.pid, soort, socket, merk: randomUUID() };
  for (;;) {
    if (await legVast(map, houder)) return { gelukt: true, slot: maakSlot(map, houder, server) };
    const ander = await leesHouder(map);
    if (ander && (await leeft(ander))) {
      await sluit(server, socket);
      return { gelukt: false, houder: ander };
    }
    await ruimOp(map, ander);
  }
}

function maakSlot(map: string, houder: Houder, server: Server): Slot {
  return {
    houder,
    laatLos: async () => {
      const nu = await leesHouder(map);
      if (nu?.merk === houder.merk) await rm(join(map, BESTAND), { force: true });
      await sluit(server, houder.socket);
    },
  };
}

async function socketPad(map: string): Promise<string> {
  const naam = `stuurhuis-${process.pid}-${randomUUID().slice(0, 8)}.sock`;
  const eigen = join(map, naam);
  if (Buffer.byteLength(eigen) <= LANGSTE_SOCKET) return eigen;
  return join(await mkdtemp(join(tmpdir(), 'stuurhuis-')), KORT);
}

/** Removes a socket, and the folder that was made for a short one; nothing else, never by force. */
async function ruimSocket(socket: string): Promise<void> {
  const soort = await lstat(socket).catch(() => null);
  if (soort && !soort.isSocket()) return;
  await rm(socket, { force: true });
  if (basename(socket) === KORT) await rmdir(dirname(socket)).catch(() => undefined);
}

async function luister(socket: string, beantwoord: (lijn: Socket) => void): Promise<Server> {
  const server = createServer(beantwoord);
  await new Promise<void>((klaar, mis) => {
    server.once('error', mis);
    server.listen(socket, klaar);
  });
  await chmod(socket, 0o600);
  // the socket alone keeps no process alive
  server.unref();
  return server;
}

async function sluit(server: Server, socket: string): Promise<void> {
  await new Promise<void>((klaar) => {
    server.close(() => klaar());
  });
  await ruimSocket(socket);
}

/** A link appears whole or not at all, and never over another. */
async function legVast(map: string, houder: Houder): Promise<boolean> {
  const los = join(map, `.slot-${houder.merk}`);
  await writeFile(los, JSON.stringify(houder), { mode: 0o600 });
  try {
    await link(los, join(map, BESTAND));
    return true;
  } catch (fout) {
    if (fout instanceof Error && 'code' in fout && fout.code === 'EEXIST') return false;
    throw fout;
  } finally {
    await unlink(los);
  }
}

async function leesHouder(map: string): Promise<Houder | null> {
  const tekst = await readFile(join(map, BESTAND), 'utf8').catch(() => null);
  if (tekst === null) return null;
  try {
    // safe: only `legVast` writes this file, whole; what is not ours is silent and cleaned up
    return JSON.parse(tekst) as Houder;
  } catch {
    return null;
  }
}

function leeft(houder: Houder): Promise<boolean> {
  return new Promise((klaar) => {
    const lijn = createConnection(String(houder.socket));
    lijn.once('connect', () => {
      lijn.destroy();
      klaar(true);
    });
    lijn.once('error', () => klaar(false));
  });
}

/** Moves a silent lock aside; a lock that another laid down meanwhile is put back. */
async function ruimOp(map: string, dood: Houder | null): Promise<void> {
  const opzij = join(map, `.slot-oud-${randomUUID()}`);
  try {
    await rename(join(map, BESTAND), opzij);
  } catch {
    return;
  }
  const tekst = await readFile(opzij, 'utf8').catch(() => '');
  if (dood && !tekst.includes(dood.merk)) {
    await link(opzij, join(map, BESTAND)).catch(() => undefined);
  } else if (dood) {
    await ruimSocket(String(dood.socket));
  }
  await rm(opzij, { force: true });
}
