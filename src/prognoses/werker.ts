import { parentPort, workerData } from 'node:worker_threads';
import { balansposten } from '../core/prognose/balanspost.ts';
import { jaarprognose } from '../core/prognose/jaarprognose.ts';
import { maandenPerPost } from '../core/prognose/maanden-per-post.ts';
import { maakModellen } from '../core/prognose/model.ts';
import { naleveringPerMaand } from '../core/prognose/nalevering.ts';
import { speelTerug } from '../core/prognose/terugspelen/terugspelen.ts';
import type { JaarprognoseInvoer } from '../core/prognose/typen.ts';
import type { Rekensoort, Rekenwerk } from '../definitie/prognoses.ts';
import type { Opdracht } from './in-werker.ts';

type Werk<S extends Rekensoort> = (
  invoer: JaarprognoseInvoer,
  parameters: Readonly<Record<string, number>>,
  meld: (voortgang: number) => void,
) => Rekenwerk[S];

/** What each kind of calculation is; all of them on the same input. */
const WERK: { readonly [S in Rekensoort]: Werk<S> } = {
  jaar: (invoer) => {
    const modellen = maakModellen();
    return {
      klaar: true,
      uitkomst: jaarprognose(invoer, modellen),
      maanden: naleveringPerMaand(invoer, modellen),
    };
  },
  maanden: (invoer) => maandenPerPost(invoer),
  balanspost: (invoer, p, meld) => balansposten(invoer, p['jaren'] ?? 1, meld),
  terugblik: (invoer, p, meld) => speelTerug(invoer, p['maanden'] ?? 12, meld),
};

// safe: only `inWerker` starts this worker, with this input
const { soort, invoer, parameters } = workerData as Opdracht;
const meld = (voortgang: number) => parentPort?.postMessage({ voortgang });
parentPort?.postMessage({ uitkomst: WERK[soort](invoer, parameters, meld) });
