import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { buildServerWhenStale } from './build/server.mjs';

/**
 * Gives every reader of files inputs that no one would send: changed messages, envelopes, tables and
 * zips. None may throw, take over a second, or be kept in part. The same seed gives the same inputs.
 *
 *   npm run fuzz -- --aantal 1000000 --zaad 1 --lezer bericht --heel-elke 1000 --map vondsten
 */
const { values } = parseArgs({
  options: {
    aantal: { type: 'string', default: '1000000' },
    zaad: { type: 'string', default: '1' },
    lezer: { type: 'string' },
    van: { type: 'string', default: '0' },
    'heel-elke': { type: 'string', default: '1000' },
    map: { type: 'string', default: join(tmpdir(), 'stuurhuis-fuzz') },
  },
});
const aantal = Number(values.aantal);
const BLOK = Math.max(20, Math.min(500, Math.ceil(aantal / 200)));
/** An input that takes this long is not waited for. */
const MAX_WACHT_MS = 30_000;
const MELD_MS = 15_000;

const kladmap = mkdtempSync(join(tmpdir(), 'fuzz-'));
/** @type {Map<string, {invoer: number, codes: Record<string, number>, traagste: number, heel: number}>} */
const telling = new Map();
let vondsten = 0;
/** @type {Generator<{lezer: string, van: number, tot: number}, void> | null} */
let blokken = null;

/** The blocks of all readers by their weight, so that they end together. */
function* verdeel(lezers) {
  const gekozen = lezers.filter((l) => !values.lezer || l.naam === values.lezer);
  if (gekozen.length === 0)
    throw new Error(`Lezer ${values.lezer} bestaat niet: ${lezers.map((l) => l.naam).join(', ')}.`);
  const samen = gekozen.reduce((s, l) => s + l.gewicht, 0);
  const begin = Number(values.van);
  const open = gekozen.map((l) => ({
    lezer: l.naam,
    van: begin,
    tot: begin + Math.max(1, Math.round((aantal * l.gewicht) / samen)),
  }));
  for (const { lezer } of open) telling.set(lezer, { invoer: 0, codes: {}, traagste: 0, heel: 0 });
  while (open.length > 0) {
    for (const deel of [...open]) {
      const tot = Math.min(deel.tot, deel.van + BLOK);
      yield { lezer: deel.lezer, van: deel.van, tot };
      deel.van = tot;
      if (tot === deel.tot) open.splice(open.indexOf(deel), 1);
    }
  }
}

function tel({ lezer, van, tot, codes, traagste, heel, vondsten: nieuw }) {
  const t = telling.get(lezer);
  if (!t) throw new Error(`no count of ${lezer}`);
  t.invoer += tot - van;
  t.traagste = Math.max(t.traagste, traagste);
  t.heel += heel;
  for (const [code, n] of Object.entries(codes)) t.codes[code] = (t.codes[code] ?? 0) + n;
  for (const v of nieuw) bewaar(lezer, v);
}

function bewaar(lezer, { soort, melding, i, bytes }) {
  vondsten += 1;
  mkdirSync(values.map, { recursive: true });
  const pad = join(values.map, `${lezer}-${values.zaad}-${i}-${soort}`);
  if (bytes) writeFileSync(pad, bytes);
  process.stdout.write(
    `VONDST ${soort}: --lezer ${lezer} --zaad ${values.zaad} --van ${i} --aantal 1${bytes ? `\n  ${pad} (${bytes.length} bytes)` : ''}\n  ${melding}\n`,
  );
}

/** One worker, and the next one when it hangs or breaks. */
function draai(nummer) {
  return new Promise((klaar) => {
    const clock = new SharedArrayBuffer(16);
    const tijd = new Float64Array(clock);
    const worker = new Worker(new URL('./fuzz/worker.mjs', import.meta.url), {
      workerData: {
        ...{ nummer, clock, map: kladmap, zaad: values.zaad },
        heelElke: Number(values['heel-elke']),
      },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    /** @type {{lezer: string, van: number, tot: number} | null} */
    let blok = null;
    let af = false;
    const verder = () => {
      const volgende = blokken?.next();
      blok = volgende?.value ?? null;
      worker.postMessage(blok);
    };
    const stuk = (soort, melding) => {
      if (af) return;
      af = true;
      clearInterval(waak);
      void worker.terminate();
      if (blok === null) return klaar(bewaar('huis', { soort, melding, i: 0, bytes: null }));
      bewaar(blok.lezer, { soort, melding, i: tijd[0], bytes: null });
      klaar(draai(nummer));
    };
    const waak = setInterval(() => {
      if (tijd[1] > 0 && Date.now() - tijd[1] > MAX_WACHT_MS)
        stuk('traag', `over ${MAX_WACHT_MS} ms`);
    }, 500);
    worker.on('error', (fout) => stuk('fout', fout.stack ?? fout.message));
    worker.on('message', (m) => {
      if (m.gereed) blokken ??= verdeel(m.gereed);
      else if (m.klaar) {
        af = true;
        clearInterval(waak);
        for (const melding of m.over) bewaar('huis', { soort: 'half', melding, i: 0, bytes: null });
        return klaar(undefined);
      } else tel(m);
      verder();
    });
  });
}

function samenvatting() {
  for (const [lezer, { invoer, codes, traagste, heel }] of telling) {
    const { aanvaard = 0, ...rest } = codes;
    const geweigerd = Object.entries(rest).sort((a, b) => b[1] - a[1]);
    process.stdout.write(
      `${lezer}: ${invoer} inputs, ${aanvaard} accepted, refused ${geweigerd.map(([c, n]) => `${c} ${n}`).join(', ') || '0'}; ${heel} imported whole; slowest ${Math.round(traagste)} ms\n`,
    );
  }
}

buildServerWhenStale();
const begin = Date.now();
const gedaan = () => [...telling.values()].reduce((n, t) => n + t.invoer, 0);
const meld = setInterval(() => {
  process.stderr.write(`${gedaan()} of ${aantal}, ${Math.round((Date.now() - begin) / 1000)} s\n`);
}, MELD_MS);
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, (_, n) => draai(n)));
clearInterval(meld);
rmSync(kladmap, { recursive: true, force: true });
samenvatting();
process.stdout.write(
  `total: ${gedaan()} inputs in ${Math.round((Date.now() - begin) / 1000)} s, seed ${values.zaad}, ${vondsten} findings\n`,
);
process.exitCode = vondsten > 0 ? 1 : 0;
