import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const BIN = join(import.meta.dirname, '..', '..', '..', 'bin', 'stuurhuis');

/** A running house on a data folder of its own. */
export interface Draaiend {
  readonly adres: string;
  /** Messages that were generated with the rest, but not read in. */
  readonly achtergehouden: readonly string[];
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
  return { adres, achtergehouden: [], stop: () => stop(proces, map) };
}

/**
 * A house with the synthetic municipality, all but its last two Wmo declarations: those can be
 * dropped on the page.
 */
export async function startHuis(): Promise<Draaiend> {
  const map = mkdtempSync(join(tmpdir(), 'stuurhuis-web-'));
  const [uit, apart, data] = ['uit', 'apart', 'data'].map((d) => join(map, d));
  if (!uit || !apart || !data) throw new Error('unreachable');
  mkdirSync(apart);
  roep(['genereer', '--uit', uit, '--inwoners', '4000', '--maanden', '30', '--zaad', '7']);
  const berichten = readdirSync(uit, { recursive: true, encoding: 'utf8' })
    .filter((naam) => /WMO323.*\.xml$/i.test(naam))
    .sort();
  const achtergehouden = berichten.slice(-2).map((naam, i) => {
    const doel = join(apart, `nieuw-${i + 1}-WMO323.xml`);
    renameSync(join(uit, naam), doel);
    return doel;
  });
  roep(['importeer', uit, '--data', data]);
  const { adres, proces } = await start(data);
  return { adres, achtergehouden, stop: () => stop(proces, map) };
}
