import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import type { Bewijs } from '../facts/vernietiging.ts';
import { schrijfBij } from './vernietig.ts';
import { merkteken } from './vernietiglijst.ts';

/**
 * Does again, in a house that was just restored, what was destroyed after its backup was made. Refused
 * files from before that go as well: nobody can tell without a BSN who stands in them.
 * @returns how many destructions were done again
 */
export async function hervernietig(huis: Huis, lijst: readonly Bewijs[]): Promise<Result<number>> {
  const bekend = new Set((await huis.facts.vernietigingen(null)).map(merkteken));
  const nieuw = lijst.filter((b) => !bekend.has(merkteken(b)));
  for (const { opdracht, grond, gedaanOp, actor } of nieuw) {
    const erbij = opdracht.soort === 'termijn' ? [] : await ruimQuarantaine(huis.map, gedaanOp);
    const kop = { gedaanOp, actor, erbij, grond: `${grond} (opnieuw na herstel)` };
    const gedaan = await huis.facts.vernietig(opdracht, kop);
    if (!gedaan.ok) return gedaan;
  }
  await schrijfBij(huis);
  return ok(nieuw.length);
}

async function ruimQuarantaine(map: string, voor: string) {
  const plek = join(map, 'quarantaine');
  let aantal = 0;
  for (const naam of await readdir(plek).catch(() => [])) {
    if ((await stat(join(plek, naam))).mtime.toISOString() > voor) continue;
    await rm(join(plek, naam));
    aantal += 1;
  }
  return aantal > 0 ? [{ wat: 'bestanden in quarantaine', aantal, van: null, tot: null }] : [];
}
