import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Result } from '../core/basis/result.ts';
import type { Catalogus } from '../definitie/catalogus.ts';
import type { Huis } from '../definitie/huis.ts';

/** Where text goes: a stream of the process, or the caller at the other end of a socket. */
export interface Uitgang {
  write(tekst: string): unknown;
  /** A person is looking: bars may move. */
  readonly isTTY?: boolean | undefined;
  /** Characters on a line, when known. */
  readonly columns?: number | undefined;
}

/** A server that listens, as `start` needs it. */
export interface Dienst {
  readonly adres: string;
  /** False: the pages were not built, only the interface is served. */
  readonly metPaginas: boolean;
  sluit(): Promise<void>;
}

/** Everything outside the command line itself; `main.ts` fills it, tests fill it otherwise. */
export interface Omgeving {
  readonly uit: Uitgang;
  readonly fout: Uitgang;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly versie: string;
  /** Opens the house of a data folder; makes it when it is not there. */
  readonly open: (map: string) => Promise<Result<Huis>>;
  /** The definitions, without a data folder. */
  readonly catalogus: () => Promise<Catalogus>;
  /** Serves a house on a port of this machine. */
  readonly dien: (huis: Huis, poort: number) => Promise<Result<Dienst>>;
  /** Resolves when the process is asked to stop. */
  readonly stop: () => Promise<void>;
  /** Asks a person for something that is not shown; absent where nobody can type. */
  readonly vraagGeheim?: ((vraag: string) => Promise<string | null>) | undefined;
  /** The same, shown while it is typed. */
  readonly vraag?: ((vraag: string) => Promise<string | null>) | undefined;
  /** All of standard input; absent where it is not the caller's. */
  readonly leesInvoer?: (() => Promise<string>) | undefined;
  /** What came along with a call that was handed over. */
  readonly mee?: Readonly<Record<string, string>> | undefined;
}

/** The surroundings that come from the process itself. */
export function procesOmgeving(): Pick<
  Omgeving,
  'uit' | 'fout' | 'cwd' | 'env' | 'stop' | 'vraagGeheim' | 'vraag' | 'leesInvoer'
> {
  return {
    uit: process.stdout,
    fout: process.stderr,
    cwd: process.cwd(),
    env: process.env,
    vraagGeheim: process.stdin.isTTY ? vraagGeheim : undefined,
    vraag: process.stdin.isTTY ? vraagOpen : undefined,
    leesInvoer,
    stop: () =>
      new Promise((klaar) => {
        for (const sein of ['SIGINT', 'SIGTERM'] as const) process.once(sein, () => klaar());
      }),
  };
}

async function leesInvoer(): Promise<string> {
  let tekst = '';
  for await (const stuk of process.stdin.setEncoding('utf8')) tekst += String(stuk);
  return tekst;
}

/** Reads a line from the terminal; `null` when it was broken off. */
function vraagOpen(vraag: string): Promise<string | null> {
  const lijn = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((klaar) => {
    lijn.question(vraag, (antwoord) => {
      klaar(antwoord);
      lijn.close();
    });
    lijn.once('close', () => klaar(null));
  });
}

/** Reads a line from the terminal without showing what is typed; `null` when it was broken off. */
function vraagGeheim(vraag: string): Promise<string | null> {
  const stil = new Writable({ write: (_stuk, _codering, klaar) => klaar() });
  const lijn = createInterface({ input: process.stdin, output: stil, terminal: true });
  process.stderr.write(vraag);
  return new Promise((klaar) => {
    lijn.once('line', (antwoord) => {
      klaar(antwoord);
      lijn.close();
    });
    lijn.once('close', () => {
      process.stderr.write('\n');
      klaar(null);
    });
  });
}
