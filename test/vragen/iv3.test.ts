import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { LANDELIJK } from '../../src/facts/tabelsoorten/tabelsoorten.ts';
import { bestondIn, HERINDELINGEN, metVoorgangers } from '../../src/normen/herindelingen.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

const ZIP = fileURLToPath(new URL('../../examples/iv3/iv3-lasten-2017-2026.zip', import.meta.url));
const VANDAAG = '2026-11-22' as Datum; // a literal day

/** The deliveries of nothing but zeros and those that are absent, counted outside of the product. */
const NIET_GELEVERD = Object.entries({
  '2017 begroting': ['Koggenland', 'Meierijstad'],
  '2018 begroting': ['Midden-Groningen', 'Ouder-Amstel', 'Waadhoeke', 'Westerwolde', 'Zevenaar'],
  '2018 jaarrekening': ['Leerdam', 'Vianen', 'Zederik'],
  '2020 jaarrekening': ['Hof van Twente', 'Renswoude'],
  '2021 begroting': ['Eemsdelta'],
  '2022 begroting': ['Dijk en Waard', 'Land van Cuijk', 'Maashorst', 'Midden-Drenthe'],
  '2022 jaarrekening': ['Almelo', 'Dordrecht', 'Twenterand', 'Weesp'],
  '2023 begroting': ['Voorne aan Zee'],
  '2023 jaarrekening': ['Vijfheerenlanden'],
  '2024 begroting': ['Vijfheerenlanden'],
  '2024 jaarrekening': ['Loon op Zand'],
  // absent altogether
  '2025 begroting': ['De Bilt', 'Landsmeer', 'Midden-Drenthe', 'Vijfheerenlanden'],
}).flatMap(([jaar, namen]) => namen.map((naam) => `${jaar} ${naam}`));

/** Municipalities on 1 January, as CBS counts them. */
const BESTONDEN: Readonly<Record<number, number>> = {
  ...{ 2017: 388, 2018: 380, 2019: 355, 2020: 355, 2021: 352, 2022: 345 },
  ...{ 2023: 342, 2024: 342, 2025: 342, 2026: 342 },
};

let proef: Proef;
let huis: Huis;
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date(`${VANDAAG}T12:00:00Z`));
  const verslag = await huis.importeer({ paden: [ZIP] });
  expect(verslag).toMatchObject({ verwerkt: 1, geweigerd: 0, fouten: [] });
}, 120_000);
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

interface Cijfer {
  gemeenten: number;
  nietGeleverd: string[];
  perInwonerCenten: number | null;
  lastenCenten: number | null;
  inwoners: number | null;
}
async function vraag(vergelijk?: string) {
  const a = await stelVraag(huis, 'gemeenten-iv3', vergelijk === undefined ? {} : { vergelijk });
  if (!a.ok) throw new Error(a.problem.detail);
  // safe: the output schema of the question
  const antwoord = a.value.antwoord as {
    gekozen: { code: string; naam: string } | null;
    jaren: { jaar: number; verslagsoort: string; eigen: Cijfer | null; land: Cijfer }[];
  };
  const van = (jaar: number, soort: string) =>
    antwoord.jaren.find((j) => j.jaar === jaar && j.verslagsoort === soort);
  return { ...a.value, antwoord, van };
}

describe('the Iv3 figures that lie ready', () => {
  it('are all there, negative cells as delivered', async () => {
    const [som] = await huis.facts.tabelSom('iv3', {
      ...{ gemeente: LANDELIJK, peildatum: VANDAAG, per: [], som: ['lasten'] },
    });
    expect(som).toMatchObject({ rijen: 69_829, onbekend: 0 });
    const rijen = await huis.facts.tabel('iv3', { gemeente: LANDELIJK, peildatum: VANDAAG });
    expect(rijen.filter((r) => (r.lasten ?? 0) < 0)).toHaveLength(169);
  });

  it('hold 25 deliveries of nothing but zeros, and four are absent: not delivered', async () => {
    const { antwoord } = await vraag();
    const niet = antwoord.jaren.flatMap((j) =>
      j.land.nietGeleverd.map((naam) => `${j.jaar} ${j.verslagsoort} ${naam}`),
    );
    expect(niet.sort()).toEqual(NIET_GELEVERD);
  });

  it('lose no code from year to year without a reorganisation that says where it went', async () => {
    const rijen = await huis.facts.tabelSom('iv3', {
      ...{ gemeente: LANDELIJK, peildatum: VANDAAG, per: ['jaar', 'gemeenteCode'], som: [] },
    });
    const jaren = [...new Set(rijen.map((r) => r.jaar))].sort();
    const codes = (jaar: number) =>
      new Set(rijen.filter((r) => r.jaar === jaar).map((r) => r.gemeenteCode));
    const opgeheven = new Map(HERINDELINGEN.flatMap((h) => h.opgeheven.map((c) => [c, h.ingang])));
    const laatste = codes(2026);
    for (const [i, jaar] of jaren.entries()) {
      const nu = codes(jaar);
      const weg = [...codes(jaren[i - 1] ?? jaar)].filter((c) => !nu.has(c) && !laatste.has(c));
      for (const code of weg)
        expect(opgeheven.get(code)?.slice(0, 4), code).toMatch(new RegExp(`${jaar}|${jaar - 1}`));
    }
    for (const h of HERINDELINGEN) {
      for (const opvolger of h.opvolgers) expect(laatste.has(opvolger), opvolger).toBe(true);
      for (const code of h.opgeheven) expect(laatste.has(code), code).toBe(false);
    }
  });
});

describe('gemeenten-iv3', () => {
  it('gives the country when the own municipality is not among them', async () => {
    const { antwoord, zin, van } = await vraag();
    expect(antwoord.gekozen).toBeNull();
    expect(van(2024, 'jaarrekening')?.land.gemeenten).toBe(341);
    expect(zin).toMatch(/^In 2024 gaven 341 gemeenten samen/);
  });

  it('holds every year against the municipalities that existed: who is absent did not deliver', async () => {
    const { antwoord, van } = await vraag();
    for (const jaar of antwoord.jaren)
      expect(jaar.land.gemeenten + jaar.land.nietGeleverd.length, String(jaar.jaar)).toBe(
        BESTONDEN[jaar.jaar],
      );
    expect(van(2025, 'begroting')?.land).toMatchObject({
      gemeenten: 338,
      nietGeleverd: ['De Bilt', 'Landsmeer', 'Midden-Drenthe', 'Vijfheerenlanden'],
    });
    expect(bestondIn('1966', 2018)).toBe(false);
    expect(bestondIn('0005', 2018)).toBe(true);
    expect(bestondIn('0005', 2019)).toBe(false);
  });

  it('names who may be meant, and gives no other municipality instead', async () => {
    const { antwoord, zin, ontbreekt, tabel } = await vraag('bergen');
    expect(antwoord.gekozen).toBeNull();
    expect(ontbreekt[0]).toMatch(
      /"bergen" kan meer gemeenten zijn.*Bergen \(L\.\) \(0893\), Bergen \(NH\.\) \(0373\)/,
    );
    expect(zin).toContain('Kies uit: Bergen');
    expect(tabel.rijen.every((r) => r['lasten'] === 'n.v.t.')).toBe(true);
    expect(tabel.rijen.at(-1)?.['lastenLand']).toBeGreaterThan(1_000_000);
    expect(ontbreekt.at(-1)).toContain('Centrumgemeenten');
  });

  it('finds a municipality by name or code, with its own figure', async () => {
    const { antwoord, van } = await vraag('zwolle');
    expect(antwoord.gekozen).toEqual({ code: '0193', naam: 'Zwolle' });
    expect((await vraag('GM0193')).antwoord).toEqual(antwoord);
    const [rij] = await huis.facts.tabelSom('iv3', {
      ...{ gemeente: LANDELIJK, peildatum: VANDAAG, per: ['inwoners'], som: ['lasten'] },
      filter: { jaar: 2024, verslagsoort: 'jaarrekening', gemeenteCode: '0193' },
    });
    expect(van(2024, 'jaarrekening')?.eigen).toMatchObject({
      lastenCenten: rij?.lasten,
      inwoners: rij?.inwoners,
    });
  });

  it('gives lasten per inhabitant as computed by hand', async () => {
    // 386.429.000 euros over 133.141 inhabitants is 2.902,404...; in 2017 261.997.000 over 125.548
    const { van } = await vraag('Zwolle');
    expect(van(2024, 'jaarrekening')?.eigen?.perInwonerCenten).toBe(290_240);
    expect(van(2017, 'jaarrekening')?.eigen?.perInwonerCenten).toBe(208_683);
    // the country: 35.218.267.000 over the 17.919.092 inhabitants of the 341 that delivered
    expect(van(2024, 'jaarrekening')?.land.perInwonerCenten).toBe(196_540);
    // Brielle, Hellevoetsluis and Westvoorne together: 68.874.000 over 73.238
    const voorne = await vraag('Voorne aan Zee');
    expect(voorne.van(2022, 'jaarrekening')?.eigen?.perInwonerCenten).toBe(94_041);
  });

  it('shows a negative delivery of one taakveld as it is, within the sum', async () => {
    const rijen = await huis.facts.tabel('iv3', {
      ...{ gemeente: LANDELIJK, peildatum: VANDAAG },
      filter: { jaar: 2024, verslagsoort: 'begroting', gemeenteCode: '0569', taakveld: '6.72' },
    });
    expect(rijen.map((r) => r.lasten)).toEqual([-4_148_500_000]);
  });

  it('adds merged municipalities up under their successor, by what was delivered', async () => {
    expect([...metVoorgangers('1966')].sort()).toEqual(['0005', '1651', '1663', '1966']);
    const { van, ontbreekt } = await vraag('Voorne aan Zee');
    expect(van(2022, 'jaarrekening')?.eigen?.gemeenten).toBe(3);
    expect(van(2024, 'jaarrekening')?.eigen?.gemeenten).toBe(1);
    expect(ontbreekt.join(' ')).toContain('2023, begroting: niet geleverd door Voorne aan Zee');
  });

  it('names what a divided municipality left behind, and an unknown name', async () => {
    expect((await vraag('Boxtel')).ontbreekt.join(' ')).toContain('0788');
    const { antwoord, ontbreekt } = await vraag('Nergenshuizen');
    expect(antwoord.gekozen).toBeNull();
    expect(ontbreekt[0]).toContain('"Nergenshuizen" staat niet');
  });

  it('breaks the line where the taakvelden change', async () => {
    const { grafiek } = await vraag('Zwolle');
    const namen = grafiek?.reeksen.map((r) => r.naam) ?? [];
    expect(namen).toHaveLength(5);
    const jaren = grafiek?.categorieen ?? [];
    for (const reeks of grafiek?.reeksen ?? []) {
      const gevuld = jaren.filter((_, i) => reeks.waarden[i] !== null);
      const [, van = '', tot = ''] = /indeling (\d{4})(?: t\/m (\d{4}))?/.exec(reeks.naam) ?? [];
      expect(
        gevuld.every((j) => j >= van && (tot === '' || j <= tot)),
        reeks.naam,
      ).toBe(true);
      expect(gevuld.length).toBeGreaterThan(0);
    }
  });
});

it('stays real beside a made-up municipality', async () => {
  const csv = join(proef.map, 'betalingen.csv');
  writeFileSync(csv, 'kenmerk;betaald op;crediteur;bedrag\r\nB1;2025-02-03;00000001;10,00\r\n');
  const verslag = await huis.importeer({
    paden: [csv],
    gemeente: '9998',
    ontvangenOp: '2025-03-01',
    fictief: true,
  });
  expect(verslag).toMatchObject({ verwerkt: 1 });
  const fictief = async (id: string) => {
    const a = await stelVraag(huis, id, {}, { gemeente: '9998' });
    return a.ok ? a.value.fictief : a.problem.detail;
  };
  expect([await fictief('gemeenten-iv3'), await fictief('bronnen')]).toEqual([false, true]);
});
