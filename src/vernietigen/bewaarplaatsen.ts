import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BESTAND = 'bewaarplaatsen.json';

/** A backup that was made of this data folder. */
export interface Bewaarplaats {
  readonly pad: string;
  readonly gemaaktOp: string;
}

/** Backups of this folder that are still where they were put. */
export async function leesBewaarplaatsen(map: string): Promise<readonly Bewaarplaats[]> {
  const tekst = await readFile(join(map, BESTAND), 'utf8').catch(() => '[]');
  // safe: only `schrijf` writes this file, whole
  const alle = JSON.parse(tekst) as readonly Bewaarplaats[];
  const er = await Promise.all(
    alle.map((b) =>
      stat(b.pad).then(
        () => true,
        () => false,
      ),
    ),
  );
  return alle.filter((_, i) => er[i]);
}

/** Remembers where a backup was put; those that are gone are forgotten. */
export async function noteerBewaarplaats(map: string, nieuw: Bewaarplaats): Promise<void> {
  const eerder = await leesBewaarplaatsen(map);
  await schrijf(map, [...eerder.filter((b) => b.pad !== nieuw.pad), nieuw]);
}

async function schrijf(map: string, plaatsen: readonly Bewaarplaats[]): Promise<void> {
  const pad = join(map, BESTAND);
  await writeFile(`${pad}.nieuw`, `${JSON.stringify(plaatsen, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  await rename(`${pad}.nieuw`, pad);
}
