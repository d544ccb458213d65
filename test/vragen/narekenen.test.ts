import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doeGevraagd } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { openHuis } from '../../src/main.ts';
import { value } from '../outlets/huis.ts';

interface Som {
  plaats: string;
  gepubliceerd: number;
  berekend: number;
  verschil: number;
  uitkomst: string;
  pmPosten: number;
}
interface Antwoord {
  tabellen: { code: string; sommen: Som[] }[];
  cijfers: { code: string; waarden: { waarde: number; stuk: string; vindplaats: string }[] }[];
}

let map = '';
let huis: Huis;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-narekenen-'));
  huis = value(await openHuis(join(map, 'data')));
  for (const naam of ['zwolle-2018', 'zwijndrecht-2020'])
    value(await doeGevraagd(huis, 'laad-voorbeeld', { naam }, undefined));
});
afterAll(async () => {
  await huis.sluit();
  await rm(map, { recursive: true });
});

const vraag = async (invoer: Record<string, string>, gemeente = '0193', peildatum?: string) =>
  value(await stelVraag(huis, 'narekenen', invoer, { gemeente, peildatum }));
const sommenVan = async (publicatie: string, gemeente?: string): Promise<Som[]> => {
  // safe: the output schema of the question
  const { tabellen } = (await vraag({ publicatie }, gemeente)).antwoord as Antwoord;
  return tabellen.flatMap((t) => t.sommen);
};
const off = (sommen: Som[]) =>
  sommen.filter((s) => s.verschil !== 0).map((s) => `${s.plaats}: ${s.verschil}`);

describe('Zwolle bijlage 1', () => {
  it('gives the totals and the share that were printed', async () => {
    const sommen = await sommenVan('bijlage-1-hoofdtabel');
    const totaal = (kolom: string) =>
      sommen.find((s) => s.plaats === `rij 8 (Totaal), kolom 2017 ${kolom}`);
    expect(totaal('begroot')).toMatchObject({ gepubliceerd: 182977, berekend: 182977 });
    expect(totaal('werkelijk')).toMatchObject({ gepubliceerd: 188173, berekend: 188173 });
    expect(totaal('saldo')).toMatchObject({ gepubliceerd: -5196, berekend: -5197 });
    const deel = sommen.find((s) => s.plaats.startsWith('Tekort 2017 als deel'));
    expect(deel).toMatchObject({ berekend: 2.8, uitkomst: 'klopt' });
    expect(deel).toMatchObject({ verklaring: expect.stringContaining('2,8397') });
  });

  it('has exactly these deviations, all of them rounding', async () => {
    const eerste = await sommenVan('bijlage-1-hoofdtabel');
    const tweede = await sommenVan('bijlage-1-detail');
    expect(off(eerste)).toEqual([
      'rij 8 (Totaal), kolom 2015 begroot: 1',
      'rij 8 (Totaal), kolom 2015 werkelijk: -1',
      'rij 8 (Totaal), kolom 2015 saldo: -1',
      'rij 8 (Totaal), kolom 2016 werkelijk: 1',
      'rij 8 (Totaal), kolom 2017 saldo: 1',
      'rij 3 (Bijstand), kolom 2015 saldo: 1',
      'rij 4 (Participatie), kolom 2015 saldo: 1',
      'rij 8 (Totaal), kolom 2015 saldo: -1',
      'rij 8 (Totaal), kolom 2016 saldo: 1',
      'rij 1 (Beschermd wonen), kolom 2017 saldo: -1',
      'Participatie, 2015 werkelijk: Participatie en SW van de tweede tabel: 1',
      'Participatie, 2017 saldo: Participatie en SW van de tweede tabel: -1',
    ]);
    expect(off(tweede)).toEqual([
      'rij 13 (Subtotaal Wmo), kolom 2015 begroot: 2',
      'rij 13 (Subtotaal Wmo), kolom 2015 saldo: -1',
      'rij 13 (Subtotaal Wmo), kolom 2016 begroot: -1',
      'rij 13 (Subtotaal Wmo), kolom 2016 werkelijk: -1',
      'rij 13 (Subtotaal Wmo), kolom 2017 saldo: 1',
      'rij 20 (Subtotaal Jeugd), kolom 2015 werkelijk: 1',
      'rij 20 (Subtotaal Jeugd), kolom 2017 begroot: 1',
      'rij 25 (Totaal), kolom 2015 begroot: 1',
      'rij 25 (Totaal), kolom 2015 saldo: -1',
      'rij 25 (Totaal), kolom 2016 werkelijk: 1',
      'rij 9 (indiv. Vrz), kolom 2015 saldo: 1',
      'rij 10 (Opvang), kolom 2015 saldo: 1',
      'rij 12 (Overig Wmo), kolom 2015 saldo: 1',
      'rij 15 (J&O), kolom 2015 saldo: -1',
      'rij 21 (Bijstand), kolom 2015 saldo: 1',
      'rij 25 (Totaal), kolom 2015 saldo: -1',
      'rij 5 (Dagbest), kolom 2016 saldo: 1',
      'rij 8 (IB), kolom 2016 saldo: -1',
      'rij 25 (Totaal), kolom 2016 saldo: 1',
      'rij 1 (BW), kolom 2017 saldo: -1',
      'rij 4 (Subtotaal BW), kolom 2017 saldo: -1',
      'rij 10 (Opvang), kolom 2017 saldo: -1',
      'rij 19 (Jeugd lokaal), kolom 2017 saldo: 1',
      'rij 23 (Participatie), kolom 2017 saldo: 1',
    ]);
    const rijcellen = off(eerste).slice(5, 10).length + off(tweede).slice(10).length;
    expect(rijcellen).toBe(19);
    expect([...eerste, ...tweede].filter((s) => s.uitkomst === 'nietHerleidbaar')).toEqual([]);
  });

  it('the forecast and the perspective follow from their lines, without their PM', async () => {
    const prognose = await sommenVan('prognose-2017-2022');
    expect(prognose.map((s) => s.berekend)).toEqual([
      -10.5, -10.5, -10.2, -10.2, -10.2, -10.5, -9, -9.3, -9.2, -8.7,
    ]);
    const perspectief = await sommenVan('financieel-perspectief');
    expect(perspectief.slice(-4).map((s) => s.berekend)).toEqual([-4.2, -4.7, -3.4, -1.1]);
    expect(perspectief.slice(4, 8).map((s) => s.pmPosten)).toEqual([1, 1, 1, 1]);
    expect(off([...prognose, ...perspectief])).toEqual([]);
  });
});

describe('the benchmark', () => {
  it('differs by -8,69 and 7,25 from unrounded averages, by -8,70 from the printed ones', async () => {
    const sommen = await sommenVan('benchmark-2017');
    const van = (begin: string) => sommen.filter((s) => s.plaats.startsWith(begin));
    const onafgerond = van('Verschil per inwoner').map((s) => [s.berekend, s.uitkomst]);
    expect(onafgerond).toEqual([
      [-8.69, 'klopt'],
      [7.25, 'klopt'],
    ]);
    expect(van('rij 3 (Verschil)').map((s) => [s.berekend, s.uitkomst])).toEqual([
      [-8.7, 'afronding'],
      [7.25, 'klopt'],
    ]);
    expect(van('Indien Zwolle gemiddeld was').map((s) => [s.berekend, s.uitkomst])).toEqual([
      [-1002797, 'afronding'],
      [-1003310, 'klopt'],
      [-3414556, 'afronding'],
      [-3414049, 'klopt'],
    ]);
    expect(van('rij 6').map((s) => s.berekend)).toEqual([-1096690, 914049]);
  });
});

describe('the deficit of 2017', () => {
  it('is shown with every value that the papers give, and where each stands', async () => {
    const { antwoord, zin, tabel } = await vraag({ publicatie: 'tekort-2017' });
    const [cijfer] = (antwoord as Antwoord).cijfers; // safe: the output schema of the question
    expect(cijfer?.waarden.map((w) => w.waarde)).toEqual([
      -6000, -5850, -5600, -5200, -5196, -4600,
    ]);
    for (const w of cijfer?.waarden ?? [])
      expect(`${w.stuk} ${w.vindplaats}`).toMatch(/nota|plan/i);
    expect(zin).toContain('staat met 6 waarden in de stukken');
    expect(tabel.rijen).toHaveLength(6);
  });
});

describe('the question', () => {
  it('has the tables of Zwijndrecht, which come out', async () => {
    const sommen = await sommenVan('terugverdieneffect', '0642');
    expect(sommen.map((s) => s.gepubliceerd)).toEqual([101000, 202000, 304000]);
    expect(off(sommen)).toEqual([]);
  });

  it('knows nothing that was not printed yet', async () => {
    const { antwoord, ontbreekt } = await vraag({}, '0193', '2018-05-14');
    expect((antwoord as Antwoord).tabellen).toEqual([]); // safe: see above
    expect(ontbreekt[0]).toMatch(/niet geladen/);
  });

  it('is marked as an example, gives only what is asked for, and says so when there is none', async () => {
    expect((await vraag({})).fictief).toBe(true);
    const { antwoord } = await vraag({ uitkomst: 'afronding' });
    const sommen = (antwoord as Antwoord).tabellen.flatMap((t) => t.sommen); // safe: see above
    expect(sommen.length).toBe(12 + 24 + 3);
    expect((await vraag({ publicatie: 'bestaat-niet' })).ontbreekt[0]).toMatch(/is er niet/);
  });
});
