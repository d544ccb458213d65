/**
 * Every question on ten million prestaties (ten years, 150 providers): cold is the first time in a
 * fresh process after opening, warm is asked again with the cache of answers out of the way. The
 * forecast itself is a job: it is computed and stored beforehand, and timed apart.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { doeHandeling } from '../dist/definitie/doe-handeling.js';
import { stelVraag } from '../dist/definitie/stel-vraag.js';
import { openHuis } from '../dist/main.js';
import { vulFeiten } from './feiten/vullen.mjs';
import { mediaan, sluitAf, tabel } from './hulp/proces.mjs';

const DOEL = { koudMs: 1000, warmMs: 300 };
const RONDES = 5;
const GEMEENTE = '9998';
const aantal = Number(process.env.STUURHUIS_BENCH_PRESTATIES ?? 10_000_000);

const nu = () => Number(process.hrtime.bigint()) / 1e6;
const opties = { nu: () => new Date('2026-04-01T12:00:00Z') };

async function open(map) {
  const huis = await openHuis(map, opties);
  if (!huis.ok) throw new Error(huis.problem.detail);
  return huis.value;
}

async function vraagTijd(huis, id, invoer) {
  const begin = nu();
  const antwoord = await stelVraag(huis, id, invoer, { wacht: true });
  if (!antwoord.ok) throw new Error(`${id}: ${antwoord.problem.detail}`);
  return nu() - begin;
}

/** One fresh process: the first answer of one question, then the same five times without the cache. */
async function meetEen(map, id) {
  const huis = await open(map);
  const koud = await vraagTijd(huis, id, {});
  const warm = [];
  // another house object over the same stores has no answers in stock yet
  for (let i = 0; i < RONDES; i++) warm.push(await vraagTijd({ ...huis }, id, {}));
  await huis.sluit();
  process.stdout.write(JSON.stringify({ koud, warm: mediaan(warm) }));
}

async function maakHuis(map) {
  const leeg = await open(map);
  const codes = Array.from({ length: 15 }, (_, i) => [
    ['wmo', String(1 + Math.floor(i / 2)).padStart(2, '0')],
    ['jeugd', String(40 + Math.floor(i / 2))],
  ]).flat();
  const regels = [...new Map(codes.map(([wet, c]) => [`P${c}`, { wet, c }])).entries()].map(
    ([post, { wet, c }]) => ({
      jaar: 2025,
      post,
      naam: `Post ${c}`,
      wet,
      stroom: 'declaraties',
      soort: 'last',
      moment: 'primitief',
      besluitdatum: '2024-11-10',
      bedragCenten: 500_000_000,
    }),
  );
  await leeg.sluit();
  rmSync(join(map, 'feiten.duckdb'));
  await vulFeiten(join(map, 'feiten.duckdb'), {
    prestaties: aantal,
    toewijzingen: Math.round(aantal * 0.06),
    clienten: Math.round(aantal * 0.006),
  });
  const huis = await open(map);
  const kop = { gemeente: GEMEENTE };
  const begroting = await doeHandeling(huis, 'leg-begroting-vast', { regels }, kop);
  if (!begroting.ok) throw new Error(begroting.problem.detail);
  const indeling = regels.map((r) => ({ wet: r.wet, categorie: r.post.slice(1), post: r.post }));
  const ingedeeld = await doeHandeling(huis, 'deel-product-in', { regels: indeling }, kop);
  if (!ingedeeld.ok) throw new Error(ingedeeld.problem.detail);
  const begin = nu();
  await stelVraag(huis, 'jaarprognose', {}, { wacht: true });
  await stelVraag(huis, 'nalevering', {}, { wacht: true });
  const taak = (nu() - begin) / 1000;
  const ids = huis.catalogus.vragen.map((v) => v.id);
  await huis.sluit();
  return { ids, taak };
}

async function alles() {
  const map = join(mkdtempSync(join(tmpdir(), 'stuurhuis-bench-')), 'data');
  mkdirSync(map);
  try {
    process.stderr.write(`  ${aantal} prestaties worden gemaakt\n`);
    const { ids, taak } = await maakHuis(map);
    const rijen = [];
    let gehaald = true;
    for (const id of ids) {
      const metingen = Array.from({ length: 3 }, () => {
        const kind = spawnSync(process.execPath, [fileURLToPath(import.meta.url), map, id], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        return JSON.parse(kind.stdout);
      });
      const koud = mediaan(metingen.map((m) => m.koud));
      const warm = mediaan(metingen.map((m) => m.warm));
      gehaald &&= koud < DOEL.koudMs && warm < DOEL.warmMs;
      process.stderr.write(`  ${id}: ${koud.toFixed(0)} / ${warm.toFixed(0)} ms\n`);
      rijen.push([id, koud.toFixed(0), warm.toFixed(0)]);
    }
    const uitleg = `Targets at the median: cold under ${DOEL.koudMs} ms, warm under ${DOEL.warmMs} ms. The two forecasts of the year (boekjaar and leverjaar), as jobs from the stored facts: ${taak.toFixed(1)} s together.`;
    sluitAf(
      `Questions on ${aantal.toLocaleString('en')} prestaties`,
      `${uitleg}\n\n${tabel(['question', 'cold (ms)', 'warm (ms)'], rijen)}`,
      gehaald,
    );
  } finally {
    rmSync(join(map, '..'), { recursive: true, force: true });
  }
}

const [, , map, id] = process.argv;
if (map && id && existsSync(map)) await meetEen(map, id);
else await alles();
