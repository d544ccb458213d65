import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { openProefstad, type Proefstad } from './proefstad.ts';

let stad: Proefstad;
beforeAll(async () => {
  stad = await openProefstad();
});
afterAll(() => stad.ruimOp());

interface Post {
  post: string;
  begrootCenten: number | null;
  begrootPrimitiefCenten: number | null;
  gedeclareerdCenten: number | null;
  inBeoordelingCenten: number | null;
  verwachtCenten: { p10: number; p50: number; p90: number } | null;
  saldoCenten: { p50: number } | null;
  lineairCenten: number | null;
}
const posten = async (kop = {}, invoer = {}): Promise<Map<string, Post>> => {
  const a = await stad.vraag('jaarprognose', { basis: 'leverjaar', ...invoer }, kop);
  const { posten: lijst } = a.antwoord as { posten: Post[] };
  return new Map(lijst.map((p) => [p.post, p]));
};

describe('every question', () => {
  test('answers in its own output schema, with a sentence, a table, sources and a derivation', async () => {
    for (const definitie of stad.huis.catalogus.vragen) {
      const a = await stad.vraag(definitie.id);
      expect(definitie.uitvoer.safeParse(a.antwoord).error, definitie.id).toBeUndefined();
      expect(a.zin.length, definitie.id).toBeGreaterThan(20);
      expect(a.zin, definitie.id).not.toMatch(/undefined|NaN|null|Infinity/);
      expect(JSON.stringify(a.tabel), definitie.id).not.toMatch(/NaN|Infinity/);
      // an answer without a source says what is not loaded
      if (a.bronnen.length === 0)
        expect(a.ontbreekt.join(' '), definitie.id).toMatch(
          /niet geladen|geen .* (geladen|vastgelegd)/,
        );
      expect(a.afleiding.length, definitie.id).toBeGreaterThan(20);
      expect(a).toMatchObject({ vraag: definitie.id, gemeente: '9998', peildatum: '2025-09-05' });
    }
  });

  test('gives the same answer again, and another after an act', async () => {
    const eerst = await stad.vraag('stand-van-zaken');
    expect(await stad.vraag('stand-van-zaken')).toEqual(eerst);
  });
});

test('stand-van-zaken says that what is in is a lower bound, and of which stromen it is not known', async () => {
  const { zin } = await stad.vraag('stand-van-zaken');
  expect(zin).toMatch(/is ten minste €\s14\.000 toegekend of gerealiseerd \(ten minste \d+%\)/);
  expect(zin).toMatch(
    /op 2 posten van: (facturen en taakgericht en subsidie|taakgericht en subsidie en facturen); dat is niet bekend\./,
  );
});

describe('jaarprognose', () => {
  test('adds up what is known by hand: approved, in beoordeling, straight line', async () => {
    const beg = (await posten()).get('BEG');
    // seven months of 20 x 100 euros, less one refused line of July
    expect(beg?.gedeclareerdCenten).toBe(7 * 200_000 - 10_000);
    expect(beg?.inBeoordelingCenten).toBe(200_000);
  });

  test('holds the budget after changes beside the primitive one', async () => {
    const beg = (await posten()).get('BEG');
    expect(beg).toMatchObject({ begrootCenten: 2_300_000, begrootPrimitiefCenten: 2_000_000 });
  });

  test('knows at an earlier peildatum only what was known then', async () => {
    const beg = (await posten({ peildatum: '2025-05-31' })).get('BEG');
    expect(beg).toMatchObject({ begrootCenten: 2_000_000, gedeclareerdCenten: 4 * 200_000 });
  });

  test('expects a steady year of 20 clients at 100 euros a month near 24.000 euros', async () => {
    const beg = (await posten()).get('BEG');
    expect(beg?.verwachtCenten?.p50).toBeGreaterThan(2_250_000);
    expect(beg?.verwachtCenten?.p50).toBeLessThan(2_550_000);
    expect(beg?.verwachtCenten?.p10).toBeLessThanOrEqual(2_400_000);
    expect(beg?.verwachtCenten?.p90).toBeGreaterThanOrEqual(2_380_000);
  });

  test('takes the granted amount of a subsidy and never shows an unknown post as zero', async () => {
    const p = await posten();
    const sub = p.get('SUB')?.verwachtCenten?.p50 ?? 0;
    expect(Math.abs(sub / 480_000 - 1)).toBeLessThan(0.01);
    expect(p.get('LEEG')).toMatchObject({
      begrootCenten: null,
      gedeclareerdCenten: null,
      verwachtCenten: null,
      saldoCenten: null,
    });
  });

  test('says which laws and posts are not loaded', async () => {
    const { ontbreekt } = await stad.vraag('jaarprognose');
    expect(ontbreekt).toContain('Jeugdwet: niet geladen.');
    expect(ontbreekt).toContain('Participatiewet: niet geladen.');
    expect(ontbreekt.some((z) => z.startsWith('Vervoer'))).toBe(true);
  });

  test('a year without a budget has no saldo, and says so', async () => {
    const a = await stad.vraag('jaarprognose', { jaar: 2024, basis: 'leverjaar' });
    expect(a.ontbreekt).toContain('Begroting 2024: niet geladen.');
    expect((a.antwoord as { totaal: { saldoCenten: unknown } }).totaal.saldoCenten).toBeNull();
    expect(a.zin).toMatch(/geen (saldo|begroting)/);
  });
});

describe('the other questions', () => {
  test('clienten counts twenty people, no in- or outflow, and hides nothing above ten', async () => {
    const a = await stad.vraag('clienten');
    const { perWet } = a.antwoord as {
      perWet: { opPeildatum: number; uniekInJaar: number; instroom: number; uitstroom: number }[];
    };
    expect(perWet).toMatchObject([
      { wet: 'wmo', opPeildatum: 20, uniekInJaar: 20, instroom: 0, uitstroom: 0 },
    ]);
  });

  test('aanbieders compares the same months as they were known a year before', async () => {
    const a = await stad.vraag('aanbieders');
    const { aanbieders } = a.antwoord as {
      aanbieders: { toegekendCenten: number; vorigJaarCenten: number; aandeel: number }[];
    };
    expect(aanbieders).toMatchObject([
      { toegekendCenten: 1_390_000, vorigJaarCenten: 1_400_000, aandeel: 1 },
    ]);
  });

  test('verzilvering sets approved beside allocated and says which months are ripe', async () => {
    const a = await stad.vraag('verzilvering');
    const { maanden } = a.antwoord as {
      maanden: { maand: string; rijp: boolean; toegekendCenten: number; toewijzingen: number }[];
    };
    const januari = maanden.find((m) => m.maand === '2025-01');
    expect(januari).toMatchObject({ rijp: true, toegekendCenten: 200_000, toewijzingen: 20 });
    expect(maanden.find((m) => m.maand === '2025-08')).toMatchObject({ rijp: false });
  });

  test('obligo is what was allocated and neither approved nor in beoordeling', async () => {
    const toegewezen = (await stad.vraag('verzilvering')).antwoord as {
      maanden: { maand: string; toegewezenCenten: number; toegekendCenten: number }[];
    };
    const eerder = toegewezen.maanden.filter((m) => m.maand < '2025-09');
    // one line of July was refused; the declaration of August is in beoordeling
    const open = eerder.reduce((som, m) => som + m.toegewezenCenten - m.toegekendCenten, -200_000);
    const a = await stad.vraag('obligo');
    const { posten: regels } = a.antwoord as { posten: Record<string, number>[] };
    expect(regels).toMatchObject([
      {
        post: 'BEG',
        toegekendCenten: 7 * 200_000 - 10_000,
        inBeoordelingCenten: 200_000,
        openVoorbijCenten: open,
      },
    ]);
    const [post] = regels;
    expect(post?.['obligoCenten']).toBe(open + (post?.['openKomendCenten'] ?? 0));
    expect(post?.['obligoCenten']).toBe(
      (post?.['toegewezenCenten'] ?? 0) - 7 * 200_000 + 10_000 - 200_000,
    );
    expect(a.zin).toContain('aan toegewezen zorg open');
  });

  test('begroting-en-wijzigingen goes from primitive to current, by decision', async () => {
    const a = await stad.vraag('begroting-en-wijzigingen');
    expect((a.antwoord as { bruggen: unknown[] }).bruggen).toEqual([
      {
        soort: 'last',
        primitiefCenten: 2_500_000,
        stappen: [
          {
            moment: 'berap 1',
            besluitdatum: '2025-06-30',
            structureelCenten: 300_000,
            incidenteelCenten: 0,
            posten: 1,
          },
        ],
        actueelCenten: 2_800_000,
      },
    ]);
    expect(a.zin).toContain('1 wijziging');
    expect(a.ontbreekt).toEqual(['Vervoer: niet begroot in 2025.']);
    const eerder = await stad.vraag('begroting-en-wijzigingen', {}, { peildatum: '2025-06-29' });
    expect(eerder.zin).toContain('zonder wijzigingen tot nu toe');
    const geen = await stad.vraag('begroting-en-wijzigingen', { programma: 'Wegen' });
    expect(geen.ontbreekt).toEqual(['Programma "Wegen" heeft in 2025 geen posten.']);
  });

  test('dekking shares the begrote lasten out by what they rest on', async () => {
    const a = await stad.vraag('dekking');
    const { regels, metCijfer, zonderBegroting } = a.antwoord as {
      regels: { stroom: string; grond: string; aandeel: number; dagenOud: number | null }[];
      metCijfer: number;
      zonderBegroting: string[];
    };
    expect(regels).toMatchObject([
      { stroom: 'declaraties', grond: 'declaraties', aandeel: 23 / 28, dagenOud: 0 },
      { stroom: 'subsidie', grond: 'opgave', aandeel: 5 / 28 },
    ]);
    expect(metCijfer).toBe(1);
    expect(zonderBegroting).toEqual(['Vervoer']);
    expect(regels.reduce((som, r) => som + r.aandeel, 0)).toBeCloseTo(1, 12);
  });

  test('nalevering speaks of months that are over, not of the running one', async () => {
    const a = await stad.vraag('nalevering');
    expect(a.zin).toContain('K3 2025');
    expect(a.zin).toContain('8 voorbije maanden');
  });

  test('datakwaliteit names money that belongs to no post', async () => {
    const zonder = await stad.huis.register.indeling('9998');
    expect(zonder.regels).toHaveLength(1);
    const a = await stad.vraag('datakwaliteit');
    expect((a.antwoord as { nietToeTeDelen: unknown[] }).nietToeTeDelen).toEqual([]);
  });

  test('bronnen names what was never delivered', async () => {
    const a = await stad.vraag('bronnen');
    expect(a.ontbreekt.some((z) => z.startsWith('iJw: geen berichten 301'))).toBe(true);
  });
});

describe('the door refuses, in Dutch', () => {
  const weigering = async (id: string, invoer = {}, kop = {}) => {
    const a = await stelVraag(stad.huis, id, invoer, kop);
    return a.ok ? null : a.problem;
  };
  test('an unknown question, with the ones there are', async () => {
    expect(await weigering('jaarprognos')).toMatchObject({
      code: 'nietGevonden',
      detail: expect.stringContaining('jaarprognose'),
    });
  });
  test('a peildatum in the future, and one that is no day', async () => {
    expect(await weigering('nalevering', {}, { peildatum: '2026-01-01' })).toMatchObject({
      code: 'ongeldigeInvoer',
      detail: expect.stringContaining('toekomst'),
    });
    expect(await weigering('nalevering', {}, { peildatum: '2025-02-30' })).toMatchObject({
      code: 'ongeldigeInvoer',
    });
  });
  test('every wrong field at once', async () => {
    const p = await weigering('jaarprognose', { jaar: 'x', basis: 'kasbasis', smaak: 1 });
    expect(p?.velden?.map((v) => v.veld).sort()).toEqual(['basis', 'jaar', 'smaak']);
  });
  test('a municipality that has nothing', async () => {
    expect(await weigering('nalevering', {}, { gemeente: '0344' })).toMatchObject({
      code: 'nietGevonden',
    });
  });
});
