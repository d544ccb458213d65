import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { no, type Result } from '../core/basis/result.ts';

/** Whether an error is one of the system, with one of these codes. */
export const isCode = (fout: unknown, ...codes: readonly string[]): boolean =>
  fout instanceof Error && 'code' in fout && codes.includes(String(fout.code));

/** SHA-256 of a file, in hex, read as a stream. */
export async function sha256Van(pad: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(pad), hash);
  return hash.digest('hex');
}

/** Waits until a file or a folder's list of names is on the disk itself. */
export async function spoelNaarSchijf(pad: string): Promise<void> {
  const greep = await open(pad, 'r');
  try {
    await greep.sync();
  } finally {
    await greep.close();
  }
}

/** The same for a folder and everything in it. */
export async function spoelMapNaarSchijf(map: string): Promise<void> {
  for (const deel of await readdir(map, { withFileTypes: true })) {
    const pad = join(map, deel.name);
    if (deel.isDirectory()) await spoelMapNaarSchijf(pad);
    else if (deel.isFile()) await spoelNaarSchijf(pad);
  }
  await spoelNaarSchijf(map);
}

const VOL = /no space left|disk is full|disk quota/i;

/**
 * The refusal that an error of the disk stands for: full, read-only, not allowed, not there.
 * @throws the error itself when it is something else: then it is a fault of ours.
 */
export function schijfWeigering(fout: unknown, waar: string): Result<never> {
  const melding = fout instanceof Error ? fout.message : '';
  if (isCode(fout, 'ENOSPC', 'EDQUOT') || VOL.test(melding)) {
    return no('geweigerd', `De schijf van ${waar} is vol. Er is niets half achtergebleven.`);
  }
  if (isCode(fout, 'EACCES', 'EPERM', 'EROFS')) {
    return no('geweigerd', `U mag niet schrijven in ${waar}. Kies een andere plek.`);
  }
  if (isCode(fout, 'ENOENT', 'ENOTDIR')) {
    return no('geweigerd', `De map ${waar} bestaat niet. Maak haar eerst of kies een andere plek.`);
  }
  throw fout;
}
