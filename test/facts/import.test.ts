import { appendFileSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import { openFacts } from '../../src/facts/duckdb/open-facts.ts';
import {
  antwoord,
  beginImport,
  dag,
  declaratie,
  laad,
  laadBericht,
  maand,
  openProef,
  type Proef,
  prestatie,
  toewijzing,
  toewijzingen,
} from './stad.ts';

let proef: Proef;
beforeEach(async () => {
  proef = await openProef();
});
afterEach(() => proef.ruimOp());

const D1 = declaratie('D1', '2025-02-10', [prestatie('R1', 100), prestatie('R2', 40)]);
const ALLES = { gemeente: '9998', peildatum: dag('2025-12-31'), per: [] } as const;

describe('an import', () => {
  it('knows a message that came before, also within one import, and changes nothing', async () => {
    await laad(proef.facts, [D1]);
    const voor = await proef.facts.stand('9998');
    const sessie = await beginImport(proef.facts);
    expect(await laadBericht(sessie, D1)).toBe('alBekend');
    const D2 = declaratie('D2', '2025-02-10', []);
    expect([await laadBericht(sessie, D2), await laadBericht(sessie, D2)]).toEqual([
      'nieuw',
      'alBekend',
    ]);
    await sessie.breekAf();
    await laad(proef.facts, [D1]);
    expect(await proef.facts.stand('9998')).toEqual(voor);
    expect(await proef.facts.importen('9998')).toHaveLength(1);
  });

  it('refuses the same identity with other content, and keeps the first', async () => {
    await laad(proef.facts, [D1]);
    const sessie = await beginImport(proef.facts);
    const s = sessie.beginBericht();
    await s.prestatie(prestatie('R1', 999));
    const uit = await s.bewaar({ ...D1.bericht, inhoudHash: 'anders' }, 'anders.xml');
    expect(uit).toMatchObject({ uitkomst: 'geweigerd', problem: { code: 'strijdigMetBestaand' } });
    await sessie.rondAf();
    expect((await proef.facts.bedragen(ALLES))[0]?.ingediendCenten).toBe(14_000);
  });

  it('is one at a time, and shows nothing of what was not kept', async () => {
    const sessie = await beginImport(proef.facts);
    await laadBericht(sessie, D1);
    const tweede = await proef.facts.beginImport({
      ingelezenOp: '',
      omschrijving: '',
      fictief: false,
    });
    expect(tweede).toMatchObject({ ok: false, problem: { code: 'bezet' } });
    expect(await proef.facts.trekIn('9998', 1)).toMatchObject({ ok: false });
    expect((await proef.facts.bedragen(ALLES))[0]?.ingediendCenten).toBe(0);
    await sessie.breekAf();
    expect(await proef.facts.stand('9998')).toBeNull();
    await laad(proef.facts, [D1]);
    expect((await proef.facts.bedragen(ALLES))[0]?.ingediendCenten).toBe(14_000);
  });

  it('keeps messages that are open at once apart, and drops the rejected one', async () => {
    const sessie = await beginImport(proef.facts);
    const [a, b] = [sessie.beginBericht(), sessie.beginBericht()];
    await a.prestatie(prestatie('A1', 1));
    await b.prestatie(prestatie('B1', 2));
    await a.prestatie(prestatie('A2', 4));
    await b.verwerp();
    await a.bewaar(D1.bericht, 'a.xml');
    await sessie.rondAf();
    expect((await proef.facts.bedragen(ALLES))[0]?.ingediendCenten).toBe(500);
  });

  it('writes in several batches while other messages are still being filled', async () => {
    const sessie = await beginImport(proef.facts);
    const groot = sessie.beginBericht();
    const [a, b] = [sessie.beginBericht(), sessie.beginBericht()];
    for (let i = 0; i < 100_000; i++) {
      await groot.prestatie(prestatie(`G${i}`, 1));
      if (i % 1000 === 0) await a.prestatie(prestatie(`A${i}`, 1));
      if (i % 1000 === 1) await b.prestatie(prestatie(`B${i}`, 1));
    }
    for (const [naam, bericht] of Object.entries({ groot, a, b })) {
      const { bericht: feit } = declaratie(naam, '2025-02-10', []);
      expect(await bericht.bewaar(feit, `${naam}.csv`)).toMatchObject({ uitkomst: 'nieuw' });
    }
    await sessie.rondAf();
    const [r] = await proef.facts.bedragen(ALLES);
    expect(r?.ingediendCenten).toBe(100_200 * 100);
    for (const c of await proef.facts.controleer()) expect(c.goed, c.onderdeel).toBe(true);
  });

  it('writes in several batches when there are many messages', async () => {
    const veel = Array.from({ length: 4500 }, (_, i) =>
      toewijzingen(`T${i}`, '2025-02-01', [toewijzing(i + 1, '2025-01-01', null)]),
    );
    expect(await laad(proef.facts, veel)).toMatchObject({ snapshot: 1, berichten: 4500 });
    const filter = { leverperiodeVan: maand('2025-01'), leverperiodeTot: maand('2025-01') };
    const [r] = await proef.facts.toegewezen({ ...ALLES, filter });
    expect(r?.toewijzingen).toBe(4500);
    expect((await proef.facts.importen('9998')).map((i) => [i.soort, i.berichten])).toEqual([
      ['WMO301', 4500],
    ]);
  });

  it('keeps tables whole, once, and shows the latest known monthly figure', async () => {
    const bron = { gemeente: '9998', bestand: 'm.csv', inhoudHash: 'm1' };
    const cijfer = (bekend: string, euros: number | null) => ({
      ...{ post: 'P', stroom: 'pgb' as const, soort: 'last' as const, maand: maand('2025-01') },
      ...{ bekendSinds: dag(bekend), maatstaf: 'realisatie', aantal: null },
      bedragCenten: euros === null ? null : toCenten(euros * 100),
    });
    const sessie = await beginImport(proef.facts);
    const feiten = [cijfer('2025-02-01', 10), cijfer('2025-03-01', null)];
    expect(await sessie.voegMaandcijfersToe(bron, feiten)).toBe('nieuw');
    expect(await sessie.voegMaandcijfersToe(bron, feiten)).toBe('alBekend');
    await sessie.voegAanbiedersToe({ ...bron, inhoudHash: 'a' }, [
      { aanbieder: '01234567', naam: 'A' },
    ]);
    await sessie.voegAanbiedersToe({ ...bron, inhoudHash: 'b' }, [
      { aanbieder: '01234567', naam: 'B' },
    ]);
    await sessie.voegPostcodesToe({ ...bron, inhoudHash: 'p' }, [
      { postcode: '1234AB', wijk: 'W', buurt: 'B' },
    ]);
    sessie.noteerWeigering(null, 'x.txt', [{ code: 'onleesbaar', melding: 'Geen XML.' }]);
    await sessie.rondAf();
    const op = async (d: string) =>
      (await proef.facts.maandcijfers('9998', dag(d)))[0]?.bedragCenten;
    expect([await op('2025-01-31'), await op('2025-02-28'), await op('2025-03-31')]).toEqual([
      ...[undefined, 1000, null],
    ]);
    expect(await proef.facts.aanbieders('9998')).toEqual([{ aanbieder: '01234567', naam: 'B' }]);
    expect(await proef.facts.postcodes('9998')).toHaveLength(1);
    expect(await proef.facts.weigeringen('9998')).toMatchObject([{ bestand: 'x.txt' }]);
    expect(await proef.facts.stand('9998')).toMatchObject({ standPer: '2025-03-01', snapshot: 1 });
  });
});

describe('taking back', () => {
  it('removes an import from all figures, after which the same files may come again', async () => {
    await laad(proef.facts, [D1]);
    await laad(proef.facts, [antwoord('D1', '2025-02-20')]);
    expect(await proef.facts.trekIn('9998', 5)).toMatchObject({ ok: false });
    expect(await proef.facts.trekIn('9998', 2)).toEqual({
      ok: true,
      value: { berichten: 1, prestaties: 0 },
    });
    const [zonder] = await proef.facts.bedragen(ALLES);
    expect(zonder).toMatchObject({ inBeoordelingCenten: 14_000, toegekendCenten: 0 });
    expect((await proef.facts.stand('9998'))?.snapshot).toBe(3);
    expect((await proef.facts.importen('9998')).map((i) => i.ingetrokken)).toEqual([
      false,
      true,
      false,
    ]);
    await laad(proef.facts, [antwoord('D1', '2025-02-20')]);
    expect((await proef.facts.bedragen(ALLES))[0]?.toegekendCenten).toBe(14_000);
    expect((await proef.facts.controleer()).filter((c) => !c.goed)).toEqual([]);
  });

  it('lets a duplicate count when the import with the first is taken back', async () => {
    await laad(proef.facts, [D1]);
    await laad(proef.facts, [declaratie('D2', '2025-03-10', [prestatie('R1', 70)])]);
    expect((await proef.facts.bedragen(ALLES))[0]?.ingediendCenten).toBe(14_000);
    await proef.facts.trekIn('9998', 1);
    expect((await proef.facts.bedragen(ALLES))[0]?.ingediendCenten).toBe(7_000);
    expect(await proef.facts.dubbel('9998', dag('2025-12-31'))).toEqual([]);
  });

  it('removes the demonstration and leaves the rest', async () => {
    await laad(proef.facts, [D1], true);
    expect(await proef.facts.stand('9998')).toMatchObject({ fictief: true });
    await laad(proef.facts, [
      declaratie('D1', '2025-03-10', [prestatie('R1', 70)], { gemeente: '0193' }),
    ]);
    expect(await proef.facts.verwijderDemo()).toEqual({ importen: 1 });
    expect(await proef.facts.gemeenten()).toEqual(['0193']);
    expect(await proef.facts.stand('9998')).toBeNull();
    const rest = await proef.facts.bedragen({ ...ALLES, gemeente: '0193' });
    expect(rest[0]?.ingediendCenten).toBe(7_000);
    expect(await proef.facts.verwijderDemo()).toEqual({ importen: 0 });
  });
});

describe('the check', () => {
  it('finds a sum that was tampered with', async () => {
    await laad(proef.facts, [D1, antwoord('D1', '2025-02-20')]);
    await proef.facts.sluit();
    const { openInstantie, maakVerbinding } = await import('../../src/facts/duckdb/verbinding.ts');
    const instantie = await openInstantie({ pad: proef.pad });
    const db = maakVerbinding(await instantie.connect());
    await db.run('update som set bedrag = bedrag + 1 where soort = 2');
    db.sluit();
    instantie.closeSync();
    const weer = await openFacts({ pad: proef.pad });
    if (!weer.ok) throw new Error('cannot reopen');
    const fout = (await weer.value.controleer()).filter((c) => !c.goed).map((c) => c.onderdeel);
    expect(fout).toEqual(['sommen', 'afleiding']);
    await weer.value.sluit();
  });
});

describe('stored forecasts', () => {
  it('come back under their key only', async () => {
    const sleutel = {
      ...{ gemeente: '9998', soort: 'jaarprognose', snapshot: 1, peildatum: dag('2025-10-01') },
      parameters: '{"jaar":2025}',
    };
    await proef.facts.bewaarPrognose(sleutel, { a: 1 });
    await proef.facts.bewaarPrognose(sleutel, { a: 2 });
    expect(await proef.facts.leesPrognose(sleutel)).toEqual({ a: 2 });
    expect(await proef.facts.leesPrognose({ ...sleutel, snapshot: 2 })).toBeNull();
  });
});

describe('opening', () => {
  it('keeps its files beside the database and refuses what is no warehouse', async () => {
    expect(readdirSync(dirname(proef.pad)).every((f) => f.startsWith('feiten.duckdb'))).toBe(true);
    const pad = join(mkdtempSync(join(tmpdir(), 'stuurhuis-rommel-')), 'x.duckdb');
    writeFileSync(pad, 'geen database');
    appendFileSync(pad, 'x'.repeat(20_000));
    expect(await openFacts({ pad })).toMatchObject({ ok: false, problem: { code: 'onleesbaar' } });
    expect(existsSync(pad)).toBe(true);
  });
});
