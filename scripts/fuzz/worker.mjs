import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createChance } from './chance.mjs';
import { judge, minimize } from './judge.mjs';
import { READERS } from './readers.mjs';
import { openWhole } from './whole.mjs';

/**
 * Reads blocks of inputs: each is made anew from the seed, the name of the reader and its number.
 * `clock` tells the main thread which one is being read and since when.
 */
const { zaad, map, heelElke, nummer } = workerData;
const clock = new Float64Array(workerData.clock);
const plek = join(map, `invoer-${nummer}`);
/** @type {Awaited<ReturnType<typeof openWhole>> | null} */
let whole = null;
if (!parentPort) throw new Error('this runs as a worker');
const main = parentPort;

async function isWhole(bytes, naam) {
  whole ??= await openWhole(join(map, `huis-${nummer}`));
  return whole.check(bytes, naam);
}

async function readOne(lezer, i, uitslag) {
  const bytes = lezer.maak(createChance(`${zaad} ${lezer.naam} ${i}`));
  clock[0] = i;
  clock[1] = Date.now();
  const { codes, ms, finding } = await judge(lezer, bytes, plek);
  clock[1] = 0;
  const code = codes[0] ?? 'aanvaard';
  uitslag.codes[code] = (uitslag.codes[code] ?? 0) + 1;
  uitslag.traagste = Math.max(uitslag.traagste, ms);
  const test = async (b) => (await judge(lezer, b, plek)).finding;
  if (finding)
    uitslag.vondsten.push({ ...finding, i, bytes: await minimize(test, bytes, finding) });
  if (i % heelElke !== 0 || lezer.naam === 'driehoek' || lezer.naam === 'nowcast') return;
  const half = await isWhole(bytes, `${lezer.naam}-${i}`);
  uitslag.heel += 1;
  if (half) uitslag.vondsten.push({ ...half, i, bytes });
}

main.on('message', (blok) => void readBlock(blok));

async function readBlock(blok) {
  if (blok === null) {
    const over = whole ? await whole.close() : [];
    main.postMessage({ klaar: true, over });
    main.close();
    return;
  }
  const lezer = READERS.find((l) => l.naam === blok.lezer);
  const uitslag = { ...blok, codes: {}, traagste: 0, heel: 0, vondsten: [] };
  for (let i = blok.van; i < blok.tot; i++) await readOne(lezer, i, uitslag);
  main.postMessage(uitslag);
}
main.postMessage({ gereed: READERS.map(({ naam, gewicht }) => ({ naam, gewicht })) });
