/**
 * Every question on ten million prestaties, each about a whole year: cold is the first time in a
 * fresh process after opening, warm is asked again with the cache of answers out of the way. The
 * forecast itself is a job, and findings against the other facts are made once a snapshot: both are
 * computed and stored beforehand, and timed apart.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stelVraag } from '../dist/definitie/stel-vraag.js';
import { AANTAL, JAAR, metHuis, openOpDag } from './feiten/huis.mjs';
import { mediaan, sluitAf, tabel } from './hulp/proces.mjs';

const DOEL = { koudMs: 1000, warmMs: 300, taakSeconden: 60 };
const RONDES = 5;

const nu = () => Number(process.hrtime.bigint()) / 1e6;

async function vraagTijd(huis, id) {
  const invoer = 'jaar' in huis.catalogus.vraag(id).invoer.shape ? { jaar: JAAR } : {};
  const begin = nu();
  const antwoord = await stelVraag(huis, id, invoer, { wacht: true });
  if (!antwoord.ok) throw new Error(`${id}: ${antwoord.problem.detail}`);
  return nu() - begin;
}

/** One fresh process: the first answer of one question, then the same five times without the cache. */
async function meetEen(map, id) {
  const huis = await openOpDag(map);
  const koud = await vraagTijd(huis, id);
  const warm = [];
  // another house object over the same stores has no answers in stock yet
  for (let i = 0; i < RONDES; i++) warm.push(await vraagTijd({ ...huis }, id));
  await huis.sluit();
  process.stdout.write(JSON.stringify({ koud, warm: mediaan(warm) }));
}

/** Asks every question once, so that each forecast is stored; the seconds that this takes. */
async function berekenVooraf(map) {
  const huis = await openOpDag(map);
  const ids = huis.catalogus.vragen.map((v) => v.id);
  const begin = nu();
  const eerste = {};
  for (const id of ids) eerste[id] = await vraagTijd(huis, id);
  const taak = (nu() - begin) / 1000;
  const megabytes = process.memoryUsage().rss / 1e6;
  await huis.sluit();
  return { ids, taak, megabytes, toetsMs: eerste['datakwaliteit'] };
}

function meetInProces(map, id) {
  const kind = spawnSync(process.execPath, [fileURLToPath(import.meta.url), map, id], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(kind.stdout);
}

async function alles(map) {
  const { ids, taak, megabytes, toetsMs } = await berekenVooraf(map);
  process.stderr.write(`  voorspellingen: ${taak.toFixed(1)} s\n`);
  const rijen = ids.map((id) => {
    const metingen = [1, 2, 3].map(() => meetInProces(map, id));
    const koud = mediaan(metingen.map((m) => m.koud));
    const warm = mediaan(metingen.map((m) => m.warm));
    process.stderr.write(`  ${id}: ${koud.toFixed(0)} / ${warm.toFixed(0)} ms\n`);
    return { id, koud, warm };
  });
  const gehaald =
    taak < DOEL.taakSeconden && rijen.every((r) => r.koud < DOEL.koudMs && r.warm < DOEL.warmMs);
  const uitleg = `Questions about the whole of ${JAAR}. Targets at the median: cold under ${DOEL.koudMs} ms, warm under ${DOEL.warmMs} ms. All forecasts that they need, as jobs from the stored facts: ${taak.toFixed(1)} s together (target: under ${DOEL.taakSeconden} s), ${megabytes.toFixed(0)} MB of memory in the whole process. The findings of \`datakwaliteit\` against the other facts are made once a snapshot (by a server right after an import) and kept: ${toetsMs.toFixed(0)} ms that first time.`;
  const cellen = rijen.map((r) => [r.id, r.koud.toFixed(0), r.warm.toFixed(0)]);
  sluitAf(
    `Questions on ${AANTAL.toLocaleString('en')} prestaties`,
    `${uitleg}\n\n${tabel(['question', 'cold (ms)', 'warm (ms)'], cellen)}`,
    gehaald,
  );
}

const [, , map, id] = process.argv;
if (map && id) await meetEen(map, id);
else await metHuis(alles);
