import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder or the file itself, sorted; nothing when it is absent. */
function filesOf(path, wanted) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => {
      const below = join(path, e.name);
      if (e.isDirectory()) return filesOf(below, wanted);
      return wanted(below) ? [below] : [];
    });
}

/**
 * What a build was made from: name, size and time of every input. Any change, also a file that went
 * or an older one that came back, gives another text.
 * @param {string[]} inputs files and folders
 * @param {(path: string) => boolean} [wanted]
 */
export function fingerprint(inputs, wanted = () => true) {
  const hash = createHash('sha1');
  for (const path of inputs.flatMap((i) => filesOf(i, wanted))) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The fingerprint that a stamp file holds; `null` when there is none. */
export const readStamp = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : null);
