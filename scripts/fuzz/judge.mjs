import { BSN } from './messages.mjs';

/** An input may take this long. */
export const MAX_MS = 1000;
const TRIES = 3;

/**
 * @typedef {{soort: 'fout' | 'traag' | 'half' | 'persoon', melding: string}} Finding
 * @typedef {{codes: string[], ms: number, finding: Finding | null}} Verdict
 */

/**
 * Reads one input and says whether the reader behaved: nothing thrown, soon enough, nothing half
 * kept, and no person named in a sentence.
 * @param {Pick<import('./readers.mjs').Reader, 'lees'>} lezer
 * @param {Buffer} bytes
 * @param {string} plek
 * @returns {Promise<Verdict>}
 */
export async function judge(lezer, bytes, plek, maxMs = MAX_MS) {
  let ms = Number.POSITIVE_INFINITY;
  /** @type {import('./readers.mjs').Outcome} */
  let outcome = { codes: [], meldingen: [], half: null };
  for (let n = 0; n < TRIES && ms > maxMs; n++) {
    const time = startTime();
    try {
      outcome = await lezer.lees(bytes, plek);
    } catch (fout) {
      const melding = fout instanceof Error ? `${fout.stack}` : String(fout);
      return {
        codes: ['FOUT'],
        ms: time(),
        finding: { soort: 'fout', melding },
      };
    }
    ms = Math.min(ms, time());
  }
  /** @type {Finding | null} */
  const finding = ms > maxMs ? { soort: 'traag', melding: `${Math.round(ms)} ms` } : wrong(outcome);
  return { codes: outcome.codes, ms, finding };
}

/**
 * Time that went by, or what this process computed in it when that is less: on a machine that has
 * other work an input waits for its turn. The best of some tries counts.
 */
function startTime() {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.min(performance.now() - begin, (user + system) / 1000);
  };
}

/**
 * What is wrong with an outcome that came in time; `null` when nothing is.
 * @returns {Finding | null}
 */
function wrong({ codes, meldingen, half }) {
  if (half !== null) return { soort: 'half', melding: half };
  // the intake keeps going when a message breaks it, and says so: here that is a fault
  const i = codes.indexOf('NIET-OPGENOMEN');
  if (i >= 0) return { soort: 'fout', melding: `the reader broke: ${meldingen[i]}` };
  if (meldingen.some((m) => m.trim() === ''))
    return { soort: 'fout', melding: 'refused without a word' };
  const person = meldingen.find((m) => m.includes(BSN));
  return person === undefined ? null : { soort: 'persoon', melding: 'a sentence names the person' };
}

/** Two findings are the same when they are of one kind and broke at one place. */
const sameAs = (a, b) =>
  b !== null && a.soort === b.soort && (a.soort !== 'fout' || place(a) === place(b));
const place = ({ melding }) => melding.split('\n').slice(0, 2).join('\n').replace(/\d+/g, '0');

/**
 * Leaves out what the finding does not need: halves, quarters, and so on, as long as it stays the same.
 * @param {(bytes: Buffer) => Promise<Finding | null>} test
 * @param {Buffer} bytes
 * @param {Finding} finding
 */
export async function minimize(test, bytes, finding, tries = finding.soort === 'traag' ? 20 : 400) {
  let klein = bytes;
  let over = tries;
  for (
    let deel = Math.ceil(klein.length / 2);
    deel >= 1 && over > 0;
    deel = deel === 1 ? 0 : Math.ceil(deel / 2)
  ) {
    for (let van = 0; van < klein.length && over > 0; over--) {
      const zonder = Buffer.concat([klein.subarray(0, van), klein.subarray(van + deel)]);
      if (sameAs(finding, await test(zonder))) klein = zonder;
      else van += deel;
    }
  }
  return klein;
}
