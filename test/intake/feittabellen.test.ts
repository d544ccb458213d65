import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Datum, Maand } from '../../src/core/basis/datum.ts';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { LANDELIJK } from '../../src/facts/tabelsoorten/tabelsoorten.ts';
import { maakProef, type Proef } from './proefhuis.ts';

const NU = new Date('2026-11-01T12:00:00Z');
const dag = (d: string) => d as Datum; // literal days of this file
const KOP = 'Boekjaar;Periode;Kostenplaats;Kostensoort;Last/Bate;Bedrag;Omschrijving';

let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => NU);
});
afterEach(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const lees = (naam: string, inhoud: string, ontvangenOp?: string) =>
  huis.importeer({ paden: [proef.zet(naam, inhoud)], gemeente: '9998', ontvangenOp });

const grootboek = (...rijen: string[]) => [KOP, ...rijen].join('\n');
const som = (peildatum: string) =>
  huis.facts.tabelSom('grootboek', {
    gemeente: '9998',
    peildatum: dag(peildatum),
    per: ['boekperiode'],
    som: ['bedrag'],
  });

describe('a table that is kept as it was delivered', () => {
  it('is read with columns in any order, other columns passed over, negative behind the number', async () => {
    const verslag = await lees(
      'gb.csv',
      grootboek('2026;1;6710;42100;last;1.234,50;x', '2026;1;6710;42100;last;100,00-;y'),
      '2026-02-10',
    );
    expect(verslag).toMatchObject({ verwerkt: 1, geweigerd: 0, berichten: { grootboek: 1 } });
    expect(await som('2026-03-01')).toEqual([
      { boekperiode: 1, bedrag: 113450, rijen: 2, onbekend: 0, bekendSinds: '2026-02-10' },
    ]);
    const [rij] = await huis.facts.tabel('grootboek', {
      gemeente: '9998',
      peildatum: dag('2026-03-01'),
    });
    expect(rij).toMatchObject({ boekjaar: 2026, soort: 'last', bedrag: 123450, post: null });
  });

  it('replaces only the part that it is a statement of, and only from its day on', async () => {
    await lees('a.csv', grootboek('2026;1;1;1;last;10;', '2026;2;1;1;last;20;'), '2026-03-10');
    await lees('b.csv', grootboek('2026;2;1;1;last;25;'), '2026-04-10');
    const bedragen = async (d: string) => (await som(d)).map((r) => r.bedrag);
    expect(await bedragen('2026-03-31')).toEqual([1000, 2000]);
    expect(await bedragen('2026-04-30')).toEqual([1000, 2500]);
    expect(await bedragen('2026-03-01')).toEqual([]);
  });

  it('changes nothing when it comes again, and goes as one', async () => {
    const inhoud = grootboek('2026;1;1;1;last;10;');
    const eerste = await lees('a.csv', inhoud, '2026-03-10');
    expect(await lees('zelfde.csv', inhoud, '2026-03-10')).toMatchObject({ alBekend: 1 });
    const weg = await huis.facts.trekIn('9998', eerste.snapshot ?? 0);
    expect(weg.ok).toBe(true);
    expect(await som('2026-12-31')).toEqual([]);
  });

  it.each([
    ['no day of receipt', grootboek('2026;1;1;1;last;10;'), undefined, /Wanneer dit is ontvangen/],
    ['text for an amount', grootboek('2026;1;1;1;last;tien;'), '2026-02-01', /een bedrag/],
  ])('is refused whole with %s', async (_wat, inhoud, ontvangen, melding) => {
    const verslag = await lees('gb.csv', inhoud, ontvangen);
    expect(verslag.geweigerd).toBe(1);
    expect(verslag.fouten[0]?.melding).toMatch(melding);
  });

  it('may not contradict itself', async () => {
    const kop = 'jaar;stadium;budget;macrobudget';
    const verslag = await lees(
      'buig.csv',
      `${kop}\n2026;voorlopig;100;\n2026;voorlopig;200;`,
      '2026-01-01',
    );
    expect(verslag.fouten[0]?.melding).toBe(
      'Rij 2 en rij 3 gaan over hetzelfde (jaar, stadium). Laat er een weg of tel ze op.',
    );
  });

  it('of the whole country belongs to no municipality', async () => {
    const kop = 'jaar;verslagsoort;gm_code;gm_naam;inwoners;taakveld;lasten (x 1.000)';
    await lees('iv3.csv', `${kop}\n2024;jaarrekening;GM0193;Zwolle;132000;6.3;-12,0\n`);
    const rijen = await huis.facts.tabel('iv3', {
      gemeente: LANDELIJK,
      peildatum: dag('2026-11-01'),
    });
    expect(rijen).toMatchObject([{ taakveld: '6.3', lasten: -1_200_000, inwoners: 132000 }]);
    expect(await huis.facts.gemeenten()).toEqual([]);
    expect(
      await huis.facts.tabel('iv3', { gemeente: '9998', peildatum: dag('2026-11-01') }),
    ).toEqual([]);
  });

  it('keeps a month as a month and a share as a fraction', async () => {
    const kop = 'agb;wet;productcategorie;productcode;ingangsdatum;einddatum;tarief;indexatie';
    await lees('c.csv', `${kop}\n12345678;jeugd;45;45A04;2026-01-01;;81,60;3,5%\n`);
    const [contract] = await huis.facts.tabel('contracten', {
      gemeente: '9998',
      peildatum: dag('2026-11-01'),
      filter: { aanbieder: ['12345678'] },
    });
    expect(contract).toMatchObject({ tarief: 8160, indexatie: 0.035, geldigTot: null });
    await lees(
      'sw.csv',
      'maand;plek;plaatsen;opbrengst\n2026-01;beschut binnen;10;5,00\n',
      '2026-02-01',
    );
    const [sw] = await huis.facts.tabel('sw', {
      gemeente: '9998',
      peildatum: dag('2026-11-01'),
      filter: { maand: '2026-01' as Maand },
    });
    expect(sw).toMatchObject({ maand: '2026-01', plek: 'beschutBinnen', plaatsen: 10 });
  });
});

describe('a ledger with debet and credit', () => {
  const kop = 'Boekjaar;Periode;Kostenplaats;Kostensoort;L/B;Debet;Credit';
  const dagen = '2026-03-15';

  it('has amounts of lasten from debet and of baten from credit', async () => {
    const rijen = ['2026;1;6;4;L;100,50;', '2026;1;6;4;L;;0,50', '2026;1;6;8;B;5,00;25,00'];
    const verslag = await lees('dc.csv', [kop, ...rijen].join('\n'), dagen);
    expect(verslag).toMatchObject({ verwerkt: 1, fouten: [] });
    const geboekt = await huis.facts.tabelSom('grootboek', {
      ...{ gemeente: '9998', peildatum: dag('2026-11-01'), per: ['soort'], som: ['bedrag'] },
    });
    expect(geboekt.map((r) => [r.soort, r.bedrag])).toEqual([
      ['bate', 2000],
      ['last', 10_000],
    ]);
    const sommen = verslag.controle[0]?.kolommen.filter((k) => k.somCenten !== null);
    expect(sommen?.map((k) => [k.kop, k.somCenten])).toEqual([
      ['Debet', 10_550],
      ['Credit', 2550],
    ]);
  });

  it('is refused where both are empty, and not known with one of the two', async () => {
    const leeg = await lees('leeg.csv', [kop, '2026;1;6;4;L;;'].join('\n'), dagen);
    expect(leeg.fouten).toMatchObject([
      { regel: 2, element: 'bedrag', melding: expect.stringContaining('debet en credit') },
    ]);
    const half = kop.replace(';Credit', '');
    const een = await lees('half.csv', [half, '2026;1;6;4;L;1,00'].join('\n'), dagen);
    expect(een.fouten[0]?.melding).toContain('zonder de kolom bedrag');
  });

  it('comes in under headings that were pointed out', async () => {
    const eigen = kop.replace('Debet', 'Af').replace('Credit', 'Bij');
    await doeHandeling(
      huis,
      'leg-kolomindeling-vast',
      {
        ...{ bron: 'Boekhoudpakket', soort: 'grootboek' },
        kolommen: [
          { veld: 'debet', kop: 'Af' },
          { veld: 'credit', kop: 'Bij' },
        ],
      },
      { gemeente: '9998' },
    );
    const verslag = await lees('eigen.csv', [eigen, '2026;2;6;4;L;7,00;'].join('\n'), dagen);
    expect(verslag).toMatchObject({ verwerkt: 1, fouten: [] });
  });
});

describe('a delivery that takes the place of an earlier one', () => {
  it('says so beforehand, part by part, with rows and sums', async () => {
    const drie = ['2026;1;6;4;last;100,00;', '2026;1;6;4;last;50,00;', '2026;2;6;4;last;7,00;'];
    const eerst = await lees('een.csv', grootboek(...drie), '2026-03-15');
    expect(eerst.vervangt).toEqual([]);
    const pad = proef.zet(
      'twee.csv',
      grootboek('2026;1;6;4;last;20,00;', '2026;2;6;4;last;7,00;', '2026;3;6;4;last;1,00;'),
    );
    const vraag = { paden: [pad], gemeente: '9998', ontvangenOp: '2026-04-15' };
    const { vervangt } = await huis.importeer({ ...vraag, proef: true });
    const kop = { bestand: 'twee.csv', soort: 'grootboek', delen: 1 };
    expect(vervangt).toEqual([
      {
        ...kop,
        ...{ deel: 'boekjaar 2026, boekperiode 1', rijenOud: 2, rijenNieuw: 1 },
        ...{ oudCenten: 15_000, nieuwCenten: 2000 },
      },
      { ...kop, deel: null, rijenOud: 1, rijenNieuw: 1, oudCenten: 700, nieuwCenten: 700 },
    ]);
    expect((await huis.importeer(vraag)).vervangt).toEqual(vervangt);
    // what is known earlier takes the place of nothing
    expect((await lees('oud.csv', grootboek(...drie), '2026-01-15')).vervangt).toEqual([]);
  });
});
