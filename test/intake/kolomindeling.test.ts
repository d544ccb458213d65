import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import { doeGevraagd } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { genereer } from '../../src/generator/genereer.ts';
import { maakProef, type Proef } from './proefhuis.ts';

const NU = new Date('2025-10-02T12:00:00Z');

let proef: Proef;
let huis: Huis;
let gewoon: string;
beforeAll(async () => {
  proef = maakProef();
  // safe: a literal day
  const opties = { inwoners: 1000, maanden: 2, tot: '2025-10-01' as Datum, zaad: 4, exports: true };
  await genereer(opties, async (pad, inhoud) => {
    mkdirSync(dirname(join(proef.map, pad)), { recursive: true });
    writeFileSync(join(proef.map, pad), inhoud);
  });
  gewoon = join(proef.map, 'exports', 'zorgkompas', 'declaraties.csv');
  huis = await proef.open('data', () => NU);
}, 120_000);
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const bekijk = (pad: string) =>
  huis.importeer({ paden: [pad], gemeente: '9998', getal: 'nl', proef: true });

/** The same export as a vendor writes it whose headings and words nobody knows. */
function vreemd(): { pad: string; kolommen: { veld: string; kop: string }[] } {
  const [kop = '', ...rijen] = readFileSync(gewoon, 'utf8').split('\r\n');
  const kolommen = kop.split(';').map((veld, i) => ({ veld, kop: `Gegeven ${i + 1} van Dossier` }));
  const regels = rijen.map((r) => r.replace(';toegekend;', ';Akkoord;'));
  const koppen = kolommen.map((k) => k.kop).join(';');
  return { pad: proef.zet('vreemd.csv', [koppen, ...regels].join('\r\n')), kolommen };
}

describe('a table of a vendor whose headings are not known', () => {
  it('is described: which headings it has, what it may be, and what is missing', async () => {
    const { pad, kolommen } = vreemd();
    const [onbekend] = (await bekijk(pad)).onbekend;
    expect(onbekend?.bestand).toBe('vreemd.csv');
    expect(onbekend?.koppen).toEqual(kolommen.map((k) => k.kop));
    const half = readFileSync(gewoon, 'utf8').replace(';bedrag;', ';wat het kostte;');
    const [lijkt] = (await bekijk(proef.zet('half.csv', half))).onbekend;
    expect(lijkt?.lijktOp[0]).toMatchObject({ soort: 'exportDeclaraties' });
    expect(lijkt?.lijktOp[0]?.ontbreekt).toContainEqual({ veld: 'bedrag', verplicht: true });
    expect(lijkt?.lijktOp[0]?.ontbreekt.filter((v) => v.verplicht)).toHaveLength(1);
  });

  it('goes in after one saved mapping, with the same figures; without it no more', async () => {
    const { pad, kolommen } = vreemd();
    const verwacht = await bekijk(gewoon);
    expect(verwacht.geweigerd).toBe(0);
    const lijf = { bron: 'Dossier', soort: 'exportDeclaraties', kolommen };
    const zonderWoord = await doeGevraagd(huis, 'leg-kolomindeling-vast', lijf, '9998');
    expect(zonderWoord.ok).toBe(true);
    expect((await bekijk(pad)).fouten[0]?.melding).toContain('In kolom status hoort een van');
    const waarden = [{ veld: 'status', staat: 'akkoord', betekent: 'toegekend' }];
    const vast = await doeGevraagd(huis, 'leg-kolomindeling-vast', { ...lijf, waarden }, '9998');
    if (!vast.ok) throw new Error(vast.problem.detail);
    const gelukt = await bekijk(pad);
    expect(gelukt.fouten).toEqual([]);
    expect(gelukt.onbekend).toEqual([]);
    expect(gelukt.verschillen).toEqual(verwacht.verschillen);
    const cijfers = (v: typeof gelukt) =>
      v.controle.map((c) => [c.rijen, c.kolommen.map((k) => ({ ...k, kop: '' }))]);
    expect(cijfers(gelukt)).toEqual(cijfers(verwacht));
    // the headings that are known already are recognised as before
    expect((await bekijk(gewoon)).geweigerd).toBe(0);
    for (const handelingId of [2, 1])
      expect((await doeGevraagd(huis, 'herroep-handeling', { handelingId }, '9998')).ok).toBe(true);
    expect((await bekijk(pad)).geweigerd).toBe(1);
  });

  it('asks for one column for each field', async () => {
    const dubbel = ['a', 'a'].map((kop, i) => ({ veld: `v${i}`, kop }));
    const invoer = { bron: 'X', soort: 'begroting', kolommen: dubbel };
    const gedaan = await doeGevraagd(huis, 'leg-kolomindeling-vast', invoer, '9998');
    expect(gedaan).toMatchObject({ ok: false, problem: { velden: [{ veld: 'kolommen.1.kop' }] } });
  });
});
