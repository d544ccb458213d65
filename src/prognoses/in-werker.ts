import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { JaarprognoseInvoer } from '../core/prognose/typen.ts';
import type { Rekensoort } from '../definitie/prognoses.ts';

/** What the worker is asked to compute. */
export interface Opdracht {
  readonly soort: Rekensoort;
  readonly invoer: JaarprognoseInvoer;
  readonly parameters: Readonly<Record<string, number>>;
}

/** What the worker says: how far it is (0..1), or the outcome. */
export type Bericht = { readonly voortgang: number } | { readonly uitkomst: unknown };

/** A calculation in its own thread. */
export interface InDeWerker {
  /** `null` when it was broken off. */
  readonly uitkomst: Promise<unknown>;
  breekAf(): void;
}

/** Runs compiled code: under the test runner too, which reads the sources but cannot thread them. */
export function inWerker(opdracht: Opdracht, meld: (voortgang: number) => void): InDeWerker {
  const hier = fileURLToPath(import.meta.url);
  const pad = hier.endsWith('.ts')
    ? hier.replace(/src([\\/])prognoses[\\/]in-werker\.ts$/, 'dist$1prognoses$1werker.js')
    : hier.replace(/in-werker\.js$/, 'werker.js');
  const werker = new Worker(pad, { workerData: opdracht });
  let isAfgebroken = false;
  const uitkomst = new Promise<unknown>((resolve, reject) => {
    werker.on('message', (bericht: Bericht) => {
      if ('voortgang' in bericht) meld(bericht.voortgang);
      else resolve(bericht.uitkomst);
    });
    werker.once('error', reject);
    werker.once('exit', (code) => {
      if (isAfgebroken) resolve(null);
      else reject(new Error(`the forecast worker stopped with ${code}`));
    });
  });
  const breekAf = () => {
    isAfgebroken = true;
    void werker.terminate();
  };
  return { uitkomst, breekAf };
}
