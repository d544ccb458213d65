/**
 * A WMO323 of 25 MB (the standard's maximum) and one of 250 MB through the whole command line: read,
 * validated, pseudonymised and durable in the facts; beside what xmllint takes to check the schema of
 * the 25 MB one. Whole process against whole process, in turn, the median of the runs.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schrijfGroteDeclaratie } from '../dist/generator/grote-declaratie.js';
import { mediaan, meetProces, sluitAf, tabel } from './hulp/proces.mjs';

const huis = fileURLToPath(new URL('..', import.meta.url));
const schema = join(huis, '..', 'shared', 'standards', 'xsd', 'iwmo-3.2', 'WMO323.xsd');
const map = mkdtempSync(join(tmpdir(), 'stuurhuis-bench-'));
const MB = 1_000_000;
const RONDES = 5;

/** Targets of the project: times xmllint, MB, and times the small file. */
const DOEL = { maalXmllint: 5, megabytes: 400, maalKlein: 10.5 };

async function leesIn(pad, nr) {
  const data = join(map, `data-${nr}`);
  const uit = await meetProces(join(huis, 'bin', 'stuurhuis'), ['importeer', pad, '--data', data]);
  rmSync(data, { recursive: true, force: true });
  return uit;
}

try {
  const [klein, groot] = [join(map, 'klein.xml'), join(map, 'groot.xml')];
  schrijfGroteDeclaratie(klein, 25 * MB, 1);
  schrijfGroteDeclaratie(groot, 250 * MB, 2);
  await leesIn(klein, 'opwarmen');
  /** @type {{seconden: number, megabytes: number}[]} */
  const kleine = [];
  /** @type {{seconden: number, megabytes: number}[]} */
  const lints = [];
  for (let i = 0; i < RONDES; i++) {
    kleine.push(await leesIn(klein, i));
    if (existsSync(schema))
      lints.push(await meetProces('xmllint', ['--noout', '--schema', schema, klein]));
    process.stderr.write(`  ronde ${i + 1} van ${RONDES}\n`);
  }
  const grote = await leesIn(groot, 'groot');
  const seconden = mediaan(kleine.map((k) => k.seconden));
  const lint = lints.length > 0 ? mediaan(lints.map((l) => l.seconden)) : null;
  const megabytes = Math.max(...kleine.map((k) => k.megabytes));
  const maalXmllint = lint === null ? null : seconden / lint;
  const maalKlein = grote.seconden / seconden;
  const gehaald =
    (maalXmllint === null || maalXmllint <= DOEL.maalXmllint) &&
    megabytes < DOEL.megabytes &&
    grote.megabytes < DOEL.megabytes &&
    maalKlein <= DOEL.maalKlein;
  const rijen = [
    ['25 MB, import (s)', seconden.toFixed(2), ''],
    ['25 MB, xmllint --schema (s)', lint === null ? 'schema not at hand' : lint.toFixed(2), ''],
    [
      'import / xmllint',
      maalXmllint === null ? 'not measured' : maalXmllint.toFixed(2),
      `at most ${DOEL.maalXmllint}`,
    ],
    ['25 MB, peak memory (MB)', megabytes.toFixed(0), `under ${DOEL.megabytes}`],
    ['250 MB / 25 MB, time', maalKlein.toFixed(2), `at most ${DOEL.maalKlein}`],
    ['250 MB, peak memory (MB)', grote.megabytes.toFixed(0), `under ${DOEL.megabytes}`],
  ];
  sluitAf('Reading a declaration in', tabel(['what', 'measured', 'target'], rijen), gehaald);
} finally {
  rmSync(map, { recursive: true, force: true });
}
