/**
 * An export of 2 million declaration lines (CSV, in no order) and one of 200,000 (CSV and XLSX) through
 * the whole command line: read, checked, pseudonymised, grouped into deliveries and durable in the
 * facts. Whole processes; beside it what the library takes to split the same CSV into cells.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { schrijfCsv, schrijfWerkboek } from './hulp/export-bestand.mjs';
import { meetProces, sluitAf, tabel } from './hulp/proces.mjs';

const huis = fileURLToPath(new URL('..', import.meta.url));
const map = mkdtempSync(join(tmpdir(), 'stuurhuis-bench-'));
const VEEL = 2_000_000;
const MINDER = 200_000;

/** Targets of the project: seconds, MB, and times a tenth of the rows. */
const DOEL = {
  csv: { seconden: 60, megabytes: 1000 },
  xlsx: { seconden: 30, megabytes: 600 },
  maal: 10.5,
};

async function leesIn(pad) {
  const data = join(map, 'data');
  const opdracht = ['importeer', pad, '--gemeente', '9998', '--data', data];
  const uit = await meetProces(join(huis, 'bin', 'stuurhuis'), opdracht);
  rmSync(data, { recursive: true, force: true });
  process.stderr.write(`  ${pad.split('/').at(-1)}: ${uit.seconden.toFixed(1)} s\n`);
  return uit;
}

/** Splits the text into cells and does nothing else. */
function splits(pad) {
  const begin = performance.now();
  const { data } = Papa.parse(readFileSync(pad, 'utf8'), { delimiter: ';' });
  if (data.length < MINDER) throw new Error('rows are missing');
  return (performance.now() - begin) / 1000;
}

try {
  const paden = { veel: join(map, 'veel.csv'), minder: join(map, 'minder.csv') };
  const boek = join(map, 'werkboek.xlsx');
  schrijfCsv(paden.veel, VEEL, 1);
  schrijfCsv(paden.minder, MINDER, 1);
  await schrijfWerkboek(boek, MINDER, 1);
  await leesIn(paden.minder);
  const minder = await leesIn(paden.minder);
  const veel = await leesIn(paden.veel);
  const xlsx = await leesIn(boek);
  const splitsen = splits(paden.minder);
  const maal = veel.seconden / minder.seconden;
  const onder = (gemeten, doel) =>
    gemeten.seconden < doel.seconden && gemeten.megabytes < doel.megabytes;
  const gehaald = onder(veel, DOEL.csv) && onder(xlsx, DOEL.xlsx) && maal <= DOEL.maal;
  const mb = (pad) => (statSync(pad).size / 1e6).toFixed(0);
  const rijen = [
    [
      `CSV of ${VEEL.toLocaleString('en')} rows, ${mb(paden.veel)} MB: import (s)`,
      veel.seconden.toFixed(1),
      `under ${DOEL.csv.seconden}`,
    ],
    ['the same, peak memory (MB)', veel.megabytes.toFixed(0), `under ${DOEL.csv.megabytes}`],
    [`against ${MINDER.toLocaleString('en')} rows, time`, maal.toFixed(2), `at most ${DOEL.maal}`],
    [`CSV of ${MINDER.toLocaleString('en')} rows: import (s)`, minder.seconden.toFixed(1), ''],
    ['the same / splitting it into cells', (minder.seconden / splitsen).toFixed(1), ''],
    [
      `XLSX of ${MINDER.toLocaleString('en')} rows, ${mb(boek)} MB: import (s)`,
      xlsx.seconden.toFixed(1),
      `under ${DOEL.xlsx.seconden}`,
    ],
    ['the same, peak memory (MB)', xlsx.megabytes.toFixed(0), `under ${DOEL.xlsx.megabytes}`],
    ['the same / CSV of the same rows, time', (xlsx.seconden / minder.seconden).toFixed(2), ''],
  ];
  sluitAf('Reading exports in', tabel(['what', 'measured', 'target'], rijen), gehaald);
} finally {
  rmSync(map, { recursive: true, force: true });
}
