import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const BIN = join(import.meta.dirname, '..', '..', '..', 'bin', 'stuurhuis');

/** A running house on a data folder of its own. */
export interface Draaiend {
  readonly adres: string;
  /** The text of messages that were not read in yet. */
  readonly nieuw: readonly string[];
  stop(): Promise<void>;
}

function roep(args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`stuurhuis ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
}

async function start(data: string): Promise<{ adres: string; proces: ChildProcess }> {
  const proces = spawn(process.execPath, [BIN, 'start', '--poort', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!proces.stdout) throw new Error('no output');
  for await (const regel of createInterface({ input: proces.stdout })) {
    const adres = /luistert op (\S+)$/.exec(regel)?.[1];
    if (adres) return { adres, proces };
  }
  throw new Error('stuurhuis start ended before it listened');
}

async function stop(proces: ChildProcess, map: string): Promise<void> {
  const voorbij = new Promise((klaar) => proces.once('exit', klaar));
  proces.kill('SIGTERM');
  await voorbij;
  rmSync(map, { recursive: true, force: true });
}

/** A house without any data. */
export async function startLeegHuis(): Promise<Draaiend> {
  const map = mkdtempSync(join(tmpdir(), 'stuurhuis-web-'));
  const { adres, proces } = await start(join(map, 'data'));
  return { adres, nieuw: [], stop: () => stop(proces, map) };
}

/** A small municipality, always the same. */
const MAAT = ['--inwoners', '1500', '--zaad', '7'];

/**
 * The two largest Wmo declarations that came in after the peildatum of the demonstration. A short
 * run counts its lines from one again, so their references are made new: else they are double.
 */
function nieuweBerichten(uit: string): string[] {
  roep(['genereer', '--uit', uit, ...MAAT, '--maanden', '3', '--tot', '2025-11-01']);
  const map = join(uit, 'berichten', '2025-10');
  return readdirSync(map)
    .filter((naam) => /WMO323.*\.xml$/i.test(naam))
    .map((naam) => join(map, naam))
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .slice(0, 2)
    .map((pad) =>
      readFileSync(pad, 'utf8').replaceAll('ReferentieNummer>W', 'ReferentieNummer>NW'),
    );
}

/** A house with the demonstration municipality, and messages that it does not have yet. */
export async function startHuis(): Promise<Draaiend> {
  const map = mkdtempSync(join(tmpdir(), 'stuurhuis-web-'));
  const data = join(map, 'data');
  roep(['demo', ...MAAT, '--data', data]);
  const nieuw = nieuweBerichten(join(map, 'uit'));
  const { adres, proces } = await start(data);
  return { adres, nieuw, stop: () => stop(proces, map) };
}
