import { parentPort, workerData } from 'node:worker_threads';
import { jaarprognose } from '../core/prognose/jaarprognose.ts';
import { maakModellen } from '../core/prognose/model.ts';
import { naleveringPerMaand } from '../core/prognose/nalevering.ts';
import type { JaarprognoseInvoer } from '../core/prognose/typen.ts';
import type { BerekendePrognose } from '../definitie/prognoses.ts';

// safe: only createPrognoses starts this worker, with this input
const invoer = workerData as JaarprognoseInvoer;
const modellen = maakModellen();
const berekend: BerekendePrognose = {
  klaar: true,
  uitkomst: jaarprognose(invoer, modellen),
  maanden: naleveringPerMaand(invoer, modellen),
};
parentPort?.postMessage(berekend);
