/**
 * A data folder with ten million prestaties (ten years, 150 providers), a budget and a product table.
 * `npm run bench` names one folder for the whole run in `STUURHUIS_BENCH_MAP`, so that it is filled
 * once; a bench by itself makes one and removes it.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doeHandeling } from '../../dist/definitie/doe-handeling.js';
import { openHuis } from '../../dist/main.js';
import { vulFeiten } from './vullen.mjs';

export const GEMEENTE = '9998';
export const AANTAL = Number(process.env.STUURHUIS_BENCH_PRESTATIES ?? 10_000_000);
/** The year that is asked for: the last whole one. */
export const JAAR = 2025;

/** Opens the house on a fixed day. */
export async function openOpDag(map) {
  const huis = await openHuis(map, { nu: () => new Date('2026-04-01T12:00:00Z') });
  if (!huis.ok) throw new Error(huis.problem.detail);
  return huis.value;
}

function begroting() {
  const codes = Array.from({ length: 15 }, (_, i) => [
    { wet: 'wmo', c: String(1 + Math.floor(i / 2)).padStart(2, '0') },
    { wet: 'jeugd', c: String(40 + Math.floor(i / 2)) },
  ]).flat();
  return [...new Map(codes.map((x) => [`P${x.c}`, x])).entries()].map(([post, { wet, c }]) => ({
    jaar: JAAR,
    post,
    naam: `Post ${c}`,
    wet,
    stroom: 'declaraties',
    soort: 'last',
    moment: 'primitief',
    besluitdatum: '2024-11-10',
    bedragCenten: 500_000_000,
  }));
}

async function doe(huis, id, invoer) {
  const uit = await doeHandeling(huis, id, invoer, { gemeente: GEMEENTE });
  if (!uit.ok) throw new Error(uit.problem.detail);
}

async function maakHuis(map) {
  process.stderr.write(`  ${AANTAL} prestaties worden gemaakt\n`);
  const leeg = await openOpDag(map);
  await leeg.sluit();
  rmSync(join(map, 'feiten.duckdb'));
  await vulFeiten(join(map, 'feiten.duckdb'), {
    prestaties: AANTAL,
    toewijzingen: Math.round(AANTAL * 0.064),
    clienten: Math.round(AANTAL * 0.006),
  });
  const huis = await openOpDag(map);
  const regels = begroting();
  await doe(huis, 'leg-begroting-vast', { regels });
  const indeling = regels.map((r) => ({ wet: r.wet, categorie: r.post.slice(1), post: r.post }));
  await doe(huis, 'deel-product-in', { regels: indeling });
  await huis.sluit();
}

/** Does `werk` with the data folder of this run; makes it when it is not there. */
export async function metHuis(werk) {
  const gedeeld = process.env.STUURHUIS_BENCH_MAP;
  const map = gedeeld ?? mkdtempSync(join(tmpdir(), 'stuurhuis-bench-'));
  const data = join(map, 'tien-miljoen');
  try {
    if (!existsSync(data)) {
      mkdirSync(data, { recursive: true });
      await maakHuis(data);
    }
    return await werk(data);
  } finally {
    if (gedeeld === undefined) rmSync(map, { recursive: true, force: true });
  }
}
