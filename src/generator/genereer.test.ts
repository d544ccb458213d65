import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDatum } from '../core/basis/datum.ts';
import { type Gelezen, leesBerichten, leesTabel, maakStad } from './voorbeeldstad.fixture.ts';

const KLEIN = { inwoners: 4_000, maanden: 18, zaad: 77 };
const vingerafdruk = (bestanden: ReadonlyMap<string, string>): string => {
  const hash = createHash('sha256');
  for (const [pad, inhoud] of bestanden) hash.update(pad).update(inhoud);
  return hash.digest('hex');
};

describe('a generated municipality', () => {
  let stad: ReadonlyMap<string, string>;
  let berichten: readonly Gelezen[];
  beforeAll(async () => {
    stad = await maakStad(KLEIN);
    berichten = await leesBerichten(stad);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    expect(vingerafdruk(await maakStad(KLEIN))).toBe(vingerafdruk(stad));
    expect(vingerafdruk(await maakStad({ ...KLEIN, zaad: 78 }))).not.toBe(vingerafdruk(stad));
  });

  it('has hundreds of messages of all twelve kinds', () => {
    const soorten = new Set(berichten.map((b) => b.kop.soort));
    const nummers = ['301', '305', '307', '315', '323', '325'];
    expect([...soorten].sort()).toEqual(
      ['JW', 'WMO'].flatMap((w) => nummers.map((n) => w + n)).sort(),
    );
    expect(berichten.length).toBeGreaterThan(1_000);
  });

  it('breaks no rule that our reader checks on one message', () => {
    const codes = berichten.flatMap((b) => Object.keys(b.samenvatting.aantalPerCode));
    expect(codes).toEqual([]);
  });

  it('files every message under the month of receipt and gives each sender unique numbers', () => {
    const gezien = new Set<string>();
    for (const { pad, kop, samenvatting } of berichten) {
      expect(pad.split('/')[1]).toBe(kop.dagtekening.slice(0, 7));
      gezien.add(`${kop.berichtCode}|${kop.afzender}|${kop.identificatie}`);
      const deel = samenvatting.declaratie;
      if (deel?.nummer === '323') expect(deel.DeclaratieDagtekening).toBe(kop.dagtekening);
    }
    expect(gezien.size).toBe(berichten.length);
  });

  it('writes nothing that was received after the peildatum', () => {
    const dagen = berichten.map((b) => b.kop.dagtekening).sort();
    expect(dagen[0]?.slice(0, 7)).toBe('2024-04');
    expect(dagen.at(-1) ?? '').toMatch(/^2025-(09-[23]\d|10-01)$/);
    for (const rij of leesTabel(stad.get('maandcijfers.csv'))) {
      expect((rij['bekend sinds'] ?? '') <= '2025-10-01').toBe(true);
    }
  });

  it('does not let what happens later change what was received before', async () => {
    const tot = parseDatum('2025-10-01');
    const later = parseDatum('2025-12-31');
    if (!tot || !later) throw new Error('no dates');
    const verder = await maakStad({ ...KLEIN, maanden: 20, tot: later, anker: tot });
    for (const [pad, xml] of stad) if (pad.endsWith('.xml')) expect(verder.get(pad)).toBe(xml);
    expect(verder.size).toBeGreaterThan(stad.size);
  });

  it('uses test BSNs only, each passing the 11-proef', () => {
    const bsns = new Set(berichten.flatMap((b) => b.prestaties.map((p) => p.bsn)));
    expect(bsns.size).toBeGreaterThan(200);
    for (const bsn of bsns) {
      const som = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((s, g, i) => s + g * Number(bsn[i]), 0);
      expect(bsn).toMatch(/^999\d{6}$/);
      expect(som % 11).toBe(0);
    }
  });

  it('lets several members of one household have care', () => {
    const perAdres = new Map<string, Set<string>>();
    for (const { clienten } of berichten) {
      for (const deel of clienten) {
        if (deel.nummer !== '301') continue;
        const adres = JSON.stringify(deel.client.Contactgegevens.Contact[0]?.Adres);
        perAdres.set(adres, (perAdres.get(adres) ?? new Set()).add(deel.client.Bsn));
      }
    }
    expect([...perAdres.values()].filter((b) => b.size > 1).length).toBeGreaterThan(10);
  });

  it('gives every product a post, every post a budget and every address a wijk', () => {
    const posten = new Set(leesTabel(stad.get('begroting.csv')).map((r) => r['post']));
    const producten = leesTabel(stad.get('producttabel.csv'));
    const codes = new Set(producten.map((r) => r['code']));
    const postcodes = new Set(leesTabel(stad.get('postcodes.csv')).map((r) => r['postcode']));
    const aanbieders = new Set(leesTabel(stad.get('aanbieders.csv')).map((r) => r['agb']));
    for (const r of producten) expect(posten).toContain(r['post']);
    for (const r of leesTabel(stad.get('maandcijfers.csv'))) expect(posten).toContain(r['post']);
    for (const { kop, prestaties, clienten } of berichten) {
      expect(aanbieders).toContain(kop.afzender === '9998' ? kop.ontvanger : kop.afzender);
      for (const p of prestaties) expect(codes).toContain(p.ProductCode);
      for (const deel of clienten) {
        if (deel.nummer !== '301') continue;
        expect(postcodes).toContain(deel.client.Contactgegevens.Contact[0]?.Adres?.Postcode);
      }
    }
  });

  it('shows the stromen that come by no message, each in its table, in euros with a decimal comma', () => {
    const stromen = leesTabel(stad.get('maandcijfers.csv')).map((r) => r['stroom']);
    expect(new Set(stromen)).toEqual(new Set(['subsidie', 'uitkeringen', 'apparaat']));
    const tabellen = {
      'gr-bijdragen.csv': 'voorschot',
      'subsidies.csv': 'verleend',
      'pgb-svb.csv': 'besteed',
      'eigen-bijdragen-cak.csv': 'opgelegd',
      'facturen.csv': 'bedrag',
      'uitkeringen.csv': 'bedrag',
      'buig.csv': 'budget',
      'sw-plaatsen.csv': 'opbrengst',
      'uitnutting.csv': 'gedeclareerd',
      'contracten.csv': 'tarief',
    };
    for (const [pad, veld] of Object.entries(tabellen)) {
      const rijen = leesTabel(stad.get(pad));
      expect(rijen.length, pad).toBeGreaterThan(3);
      for (const r of rijen) {
        expect(r[veld], pad).toMatch(/^(-?\d+,\d\d)?$/);
        expect((r['bekend sinds'] ?? '') <= '2025-10-01', pad).toBe(true);
      }
    }
    expect(stad.get('begroting.csv')?.startsWith('\ufeffjaar;post;naam;wet;')).toBe(true);
  });
});
