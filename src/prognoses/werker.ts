import { parentPort, workerData } from 'node:worker_threads';
import { jaarprognose } from '../core/prognose/jaarprognose.ts';
import type { JaarprognoseInvoer } from '../core/prognose/typen.ts';

// safe: only createPrognoses starts this worker, with this input
parentPort?.postMessage(jaarprognose(workerData as JaarprognoseInvoer));
