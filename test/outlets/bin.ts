import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const WORTEL = fileURLToPath(new URL('../../', import.meta.url));

export interface Gedraaid {
  readonly code: number | null;
  readonly uit: string;
  readonly fout: string;
}

/** Runs `bin/stuurhuis` of a project folder as a process of its own. */
export function draaiBin(
  argv: readonly string[],
  { cwd = WORTEL, wortel = WORTEL }: { cwd?: string; wortel?: string } = {},
): Promise<Gedraaid> {
  const kind = spawn(process.execPath, [`${wortel}/bin/stuurhuis`, ...argv], { cwd });
  let uit = '';
  let fout = '';
  kind.stdout.on('data', (deel: Buffer) => {
    uit += deel.toString();
  });
  kind.stderr.on('data', (deel: Buffer) => {
    fout += deel.toString();
  });
  return new Promise((klaar, mis) => {
    kind.on('error', mis);
    kind.on('close', (code) => klaar({ code, uit, fout }));
  });
}

/** Starts a server on a free port; resolves with its address when it listens. */
export async function startBin(
  argv: readonly string[],
  wortel: string = WORTEL,
): Promise<{ adres: string; kind: ChildProcess; einde: Promise<number | null> }> {
  const kind = spawn(process.execPath, [
    `${wortel}/bin/stuurhuis`,
    'start',
    '--poort',
    '0',
    ...argv,
  ]);
  const einde = new Promise<number | null>((klaar) => {
    kind.on('close', klaar);
  });
  let uit = '';
  const adres = await new Promise<string>((klaar, mis) => {
    kind.stdout.on('data', (deel: Buffer) => {
      uit += deel.toString();
      const gevonden = /^Stuurhuis luistert op (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(uit)?.[1];
      if (gevonden) klaar(gevonden);
    });
    void einde.then((code) => mis(new Error(`the server ended with ${code}: ${uit}`)));
  });
  return { adres, kind, einde };
}
