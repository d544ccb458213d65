import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const WAIT_MS = 50;
const PATIENCE_MS = 120_000;

/** Takes the slot when it is free. */
function take(path) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (e) {
    if (e.code === 'EEXIST') return false;
    throw e;
  }
}

/** Whether the process that holds the slot is gone. An empty slot was taken this very moment. */
function isAbandoned(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid === 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (e) {
    return e.code === 'ESRCH';
  }
}

/**
 * Does `work` while no other process does. The slot only saves double work: a build is safe without
 * it, for it is made elsewhere and renamed into place file by file.
 */
export function withSlot(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  const until = Date.now() + PATIENCE_MS;
  while (!take(path)) {
    if (isAbandoned(path) || Date.now() > until) rmSync(path, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}
