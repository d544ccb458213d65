import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import { createToeval } from '../../src/core/basis/toeval.ts';
import { openRegister } from '../../src/register/sqlite/open.ts';

const REGELS_PER_HANDELING = 20;

/** A process of its own that goes on doing acts, and says the serial of each when it is done. */
const KIND = `
import { openRegister } from './register/sqlite/open.js';
const open = await openRegister(process.argv[2]);
if (!open.ok) throw new Error(open.problem.detail);
const kop = { handeling: 'kind', gemeente: '9998', actor: 'kind', gedaanOp: 'nu' };
for (;;) {
  const gedaan = await open.value.doe(kop, async (s) => {
    const code = 'P' + (await s.versie());
    await s.zetPost({ gemeente: '9998', code, naam: code, wet: null, taakveld: null,
      stroom: 'declaraties', soort: 'last', autorisatieniveau: null, fictief: false });
    for (let i = 1; i <= ${REGELS_PER_HANDELING}; i++) await s.zetBegrotingRegel({ gemeente: '9998',
      jaar: 2025, post: code, soort: 'last', moment: 'm' + i, besluitdatum: '2025-01-01',
      structureel: true, bedragCenten: i }, false);
    return { ok: true, value: { waarde: null, zin: code } };
  });
  process.stdout.write(gedaan.value.handelingId + '\\n');
}
`;

let map: string;
beforeAll(() => {
  map = mkdtempSync(join(tmpdir(), 'stuurhuis-register-'));
  execFileSync('node', [resolve('node_modules/typescript/bin/tsc'), '--outDir', map]);
  symlinkSync(resolve('node_modules'), join(map, 'node_modules'));
  writeFileSync(join(map, 'package.json'), '{"type":"module"}');
  writeFileSync(join(map, 'kind.js'), KIND);
});
afterAll(() => rmSync(map, { recursive: true, force: true }));

/** Lets the child act, kills it after so many milliseconds; the last serial that it said. */
function doeTotDeDood(pad: string, na: number): Promise<number> {
  return new Promise((klaar, fout) => {
    const kind = spawn('node', [join(map, 'kind.js'), pad], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let gezegd = '';
    kind.stdout.on('data', (stuk: Buffer) => {
      if (gezegd === '') setTimeout(() => kind.kill('SIGKILL'), na);
      gezegd += stuk.toString();
    });
    kind.on('exit', (code, signaal) => {
      // The last line may be torn by the kill; whole lines end in a newline.
      const heel = gezegd.split('\n').slice(0, -1);
      if (signaal === 'SIGKILL') klaar(Number(heel.at(-1)));
      else fout(new Error(`child ended with ${code}`));
    });
  });
}

describe('a kill during acts', () => {
  it('loses no act that was reported done, and keeps no half act', async () => {
    const pad = join(map, 'register.sqlite');
    const toeval = createToeval(7);
    for (let poging = 0; poging < 10; poging++) {
      const gemeld = await doeTotDeDood(pad, Math.floor(toeval() * 150));
      const open = await openRegister(pad);
      if (!open.ok) throw new Error(open.problem.detail);
      const register = open.value;
      expect((await register.controleer()).filter((c) => !c.goed)).toEqual([]);
      const versie = await register.versie();
      // One act may have been kept just before the kill, without time to say so.
      expect([gemeld, gemeld + 1]).toContain(versie);
      const standen = await register.begroting('9998', 2025, '2025-12-31' as Datum);
      expect(standen).toHaveLength(versie);
      expect(new Set(standen.map((s) => s.wijzigingen.length))).toEqual(
        new Set([REGELS_PER_HANDELING]),
      );
      await register.sluit();
    }
  });
});
