import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import { doeGevraagd } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { genereer } from '../../src/generator/genereer.ts';
import { maakProef, type Proef } from './proefhuis.ts';

const NU = new Date('2025-10-02T12:00:00Z');

let proef: Proef;
let huis: Huis;
let stad: string;
beforeAll(async () => {
  proef = maakProef();
  stad = join(proef.map, 'stad');
  // safe: a literal day
  const opties = { inwoners: 1000, maanden: 2, tot: '2025-10-01' as Datum, zaad: 4, exports: true };
  await genereer(opties, async (pad, inhoud) => {
    mkdirSync(dirname(join(stad, pad)), { recursive: true });
    writeFileSync(join(stad, pad), inhoud);
  });
  huis = await proef.open('data', () => NU);
  await lees('begroting.csv', 'producttabel.csv', 'berichten/2025-08');
}, 400_000);
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const lees = (...namen: string[]) =>
  huis.importeer({
    paden: namen.map((n) => (n.startsWith('/') ? n : join(stad, n))),
    gemeente: '9998',
    getal: 'nl',
  });
const trekIn = async (snapshot: number | null) => {
  const gedaan = await doeGevraagd(huis, 'trek-import-in', { snapshot }, '9998');
  if (!gedaan.ok) throw new Error(gedaan.problem.detail);
  // safe: the outcome that the act describes
  const uitkomst = gedaan.value.uitkomst as {
    herroepen: number[];
    blijft: { waarom: string }[];
    verschillen: { cijfer: string; voorCenten: number | null; naCenten: number | null }[];
  };
  return { zin: gedaan.value.zin, ...uitkomst };
};

const VRAGEN = [
  ...['stand-van-zaken', 'begroting-en-wijzigingen', 'clienten', 'aanbieders', 'obligo'],
  ...['uitnutting', 'aansluiting', 'verzilvering'],
];

async function antwoorden(): Promise<Record<string, unknown>> {
  const uit: Record<string, unknown> = {};
  for (const id of VRAGEN) {
    const a = await stelVraag(huis, id, {});
    uit[id] = a.ok ? { antwoord: a.value.antwoord, peildatum: a.value.peildatum } : a.problem;
  }
  return uit;
}

const begroting = (bedrag: string) =>
  proef.zet(
    'extra.csv',
    `jaar;post;naam;stroom;soort;moment;besluitdatum;bedrag\n2025;X1;Extra;subsidie;last;primitief;2025-07-01;${bedrag}\n`,
  );

describe('the withdrawal of an import', () => {
  it('of messages, exports, tables of every kind, a budget and products gives the answers of before', async () => {
    const voor = await antwoorden();
    const producten = proef.zet('producten.csv', 'wet;categorie;post\nwmo;01;X1\n');
    const stromen = [
      'maandcijfers',
      'gr-bijdragen',
      'grootboek',
      'facturen',
      'contracten',
      'uitkeringen',
    ];
    const verslag = await lees(
      ...['berichten/2025-09', 'exports/baaksuite'],
      ...['aanbieders.csv', 'postcodes.csv', ...stromen.map((s) => `${s}.csv`)],
      ...[begroting('1000'), producten],
    );
    expect(verslag.fouten).toEqual([]);
    expect(Object.keys(verslag.berichten).length).toBeGreaterThan(12);
    const midden = await antwoorden();
    for (const id of ['stand-van-zaken', 'clienten', 'uitnutting', 'begroting-en-wijzigingen'])
      expect(midden[id], id).not.toEqual(voor[id]);
    const weg = await trekIn(verslag.snapshot);
    expect(weg).toMatchObject({ herroepen: [4, 3], blijft: [] });
    expect(weg.zin).toMatch(/Ook handelingen 4 en 3 in het register zijn herroepen\.$/);
    // the same figures, the other way round
    expect(weg.verschillen).toEqual(
      verslag.verschillen.map((v) => ({ ...v, voorCenten: v.naCenten, naCenten: v.voorCenten })),
    );
    expect(await antwoorden()).toEqual(voor);
    const rijen = (await huis.facts.importen('9998')).filter(
      (i) => i.snapshot === verslag.snapshot,
    );
    expect(rijen.map((r) => r.soort)).toEqual(
      expect.arrayContaining(['begroting', 'producttabel']),
    );
    expect(rijen.every((r) => r.ingetrokken)).toBe(true);
    for (const c of [...(await huis.facts.controleer()), ...(await huis.register.controleer())])
      expect(c.goed, c.onderdeel).toBe(true);
  }, 400_000);

  it('of a budget alone is possible too; a budget that was changed since stays, and it says so', async () => {
    const een = await lees(begroting('1000'));
    const twee = await lees(begroting('2000'));
    expect(twee.snapshot).toBe((een.snapshot ?? 0) + 1);
    const weg = await trekIn(een.snapshot);
    expect(weg.herroepen).toEqual([]);
    expect(weg.blijft).toHaveLength(1);
    expect(weg.zin).toMatch(/is niet te herroepen: .* Herroep die eerst\.$/);
    expect(weg.verschillen).toEqual([]);
    expect(await trekIn(twee.snapshot)).toMatchObject({
      blijft: [],
      verschillen: [{ cijfer: 'Begrote lasten 2025' }],
    });
    await expect(trekIn(twee.snapshot)).rejects.toThrow('om in te trekken');
  }, 200_000);
});
