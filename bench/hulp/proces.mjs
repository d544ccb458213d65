import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Runs a command to its end as a whole process: wall seconds and the peak of resident memory in MB
 * (VmHWM of the process itself, looked at every 10 ms; Linux).
 * @returns {Promise<{seconden: number, megabytes: number}>}
 */
export function meetProces(commando, argumenten, opties = {}) {
  return new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    const kind = spawn(commando, argumenten, { stdio: ['ignore', 'ignore', 'inherit'], ...opties });
    let piek = 0;
    const kijk = setInterval(() => {
      piek = Math.max(piek, geheugenVan(kind.pid));
    }, 10);
    kind.once('error', reject);
    kind.once('exit', (code) => {
      clearInterval(kijk);
      const seconden = Number(process.hrtime.bigint() - begin) / 1e9;
      if (code === 0) resolve({ seconden, megabytes: piek });
      else reject(new Error(`${commando} ended with ${code}`));
    });
  });
}

function geheugenVan(pid) {
  try {
    const regel = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return regel ? Number(regel[1]) / 1024 : 0;
  } catch {
    return 0;
  }
}

/** The middle value; of an even number the mean of the two in the middle. */
export function mediaan(getallen) {
  const g = [...getallen].sort((a, b) => a - b);
  const m = g.length / 2;
  return g.length % 2 ? g[Math.floor(m)] : (g[m - 1] + g[m]) / 2;
}

/** A Markdown table. */
export function tabel(koppen, rijen) {
  const regel = (cellen) => `| ${cellen.join(' | ')} |`;
  return [regel(koppen), regel(koppen.map(() => '---')), ...rijen.map(regel)].join('\n');
}

/** Prints the outcome and sets the exit code by whether every target was met. */
export function sluitAf(titel, tekst, gehaald) {
  process.stdout.write(`## ${titel}\n\n${tekst}\n`);
  process.exitCode = gehaald ? 0 : 1;
}
