import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { LANDELIJK } from '../../src/facts/tabelsoorten/tabelsoorten.ts';
import { maakZip } from '../hulp/maak-zip.ts';
import { maakProef, type Proef } from './proefhuis.ts';

const PEIL = '2026-11-22' as Datum; // a literal day

let proef: Proef;
let huis: Huis;
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date(`${PEIL}T12:00:00Z`));
});
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const importeer = (...bestanden: readonly (readonly [naam: string, inhoud: string | Buffer])[]) =>
  huis.importeer({ paden: bestanden.map(([naam, inhoud]) => proef.zet(naam, inhoud)) });
const cellen = (tabel: string) =>
  huis.facts.tabel('statline', { gemeente: LANDELIJK, peildatum: PEIL, filter: { tabel } });
const weigering = async (naam: string, inhoud: string) => {
  const verslag = await importeer([naam, inhoud]);
  expect(verslag).toMatchObject({ verwerkt: 0, geweigerd: 1 });
  return verslag.fouten[0] ?? { regel: null, element: null, melding: '' };
};

/** The layout in which StatLine gives youth care (85335NED): padded cells, "." where it is secret. */
const JEUGD = `"ID";"VormenVanJeugdzorg";"RegioS";"Perioden";"Totaal_1";"k_0Tot4Jaar_2";"Gemeentenaam_3"
"0";"T001203 ";"NL00  ";"2022JJ00";"  461985";"   31040";"Nederland   "
"1";"T001203 ";"GM0193";"2022JJ00";"    3570";"       .";"Zwolle      "
"2";"T001203 ";"GM0482";"2022JJ00";"        ";"       0";"Alblasserdam"
`;

describe('StatLine CSV in the v3 layout', () => {
  it('keeps value, secret, missing and zero apart, and text as text', async () => {
    const verslag = await importeer(['85335NED_UntypedDataSet_20022026_213757.csv', JEUGD]);
    expect(verslag).toMatchObject({ verwerkt: 1, geweigerd: 0, berichten: { statline: 1 } });
    const [{ rijen: geteld, kolommen } = { rijen: 0, kolommen: [] }] = verslag.controle;
    expect([geteld, ...kolommen.map((k) => k.gevuld)]).toEqual([9, 7, 1, 1]);
    const rijen = await cellen('85335NED');
    const van = (regio: string, maat: string) =>
      rijen.find((r) => r.regio === regio && r.maat === maat);
    expect(rijen).toHaveLength(9);
    expect(van('GM0193', 'Totaal_1')).toMatchObject({
      ...{ periode: '2022JJ00', dimensies: 'VormenVanJeugdzorg=T001203' },
      ...{ waarde: 3570, stand: 'waarde' },
    });
    expect(van('GM0193', 'k_0Tot4Jaar_2')).toMatchObject({ waarde: null, stand: 'geheim' });
    expect(van('GM0482', 'Totaal_1')).toMatchObject({ waarde: null, stand: 'ontbreekt' });
    expect(van('GM0482', 'k_0Tot4Jaar_2')).toMatchObject({ waarde: 0, stand: 'waarde' });
    expect(van('GM0193', 'Gemeentenaam_3')).toMatchObject({ waarde: null, tekst: 'Zwolle' });
  });

  it('is the same with its columns in another order and another separator', async () => {
    const rijen = JEUGD.trim()
      .split('\n')
      .map((r) => r.split(';').toReversed().join(','));
    const verslag = await importeer(['85335NED_UntypedDataSet.csv', `${rijen.join('\n')}\n`]);
    expect(verslag).toMatchObject({ verwerkt: 0, alBekend: 1, geweigerd: 0 });
  });

  it('takes the names of its measures from the metadata that come along', async () => {
    const meta = `"Key";"Title";"Unit"\n"Totaal_1";"Jongeren met jeugdzorg";"aantal"\n"GM0193";"Zwolle";""\n`;
    const verslag = await importeer(
      ['jz/85335NED_UntypedDataSet.csv', JEUGD],
      ['jz/85335NED_metadata.csv', meta],
    );
    expect(verslag).toMatchObject({ verwerkt: 2, geweigerd: 0 });
    const rijen = await cellen('85335NED');
    expect(rijen.filter((r) => r.regio === 'GM0193' && r.maat === 'Totaal_1')).toMatchObject([
      { maatNaam: 'Jongeren met jeugdzorg', eenheid: 'aantal', regioNaam: 'Zwolle' },
    ]);
  });

  it('refuses what is broken, with the place', async () => {
    const af = JEUGD.slice(0, JEUGD.indexOf('"2022JJ00";"        "'));
    expect(await weigering('85335NED_a.csv', `${af}\n`)).toMatchObject({ regel: 4, code: 'CBS' });
    const dubbel = JEUGD.replace('GM0482', 'GM0193');
    expect(await weigering('85335NED_b.csv', dubbel)).toMatchObject({ regel: 4 });
    const fout = JEUGD.replace('       0', '      1x');
    expect(await weigering('85335NED_c.csv', fout)).toMatchObject({
      ...{ regel: 4, element: 'k_0Tot4Jaar_2' },
    });
    const gemengd = JEUGD.replace('    3570', '   3,570').replace('   31040', '   3.104');
    expect((await weigering('85335NED_d.csv', gemengd)).melding).toContain('punt');
    expect((await weigering('jeugdzorg.csv', JEUGD)).melding).toContain('tabelnummer');
    expect((await weigering('85335NED_open.csv', JEUGD.slice(0, -4))).melding).toMatch(/aanhaling/);
  });
});

const OBSERVATIONS = `"Id";"Measure";"ValueAttribute";"Value";"StringValue";"WijkenEnBuurten";"Perioden"
0;"M1";"None";1234,5;"";"GM0193";"2024JJ00"
1;"M2";"None";0;"";"GM0193";"2024JJ00"
2;"M1";"Impossible";;"";"WK019310";"2024JJ00"
3;"M2";"Secret";;"";"WK019310";"2024JJ00"
4;"M3";"None";;"Zwolle";"GM0193";"2024JJ00"
`;
const MEASURES = `"Identifier";"Index";"Title";"Unit"
"M1";1;"Lasten";"x 1 000 euro"
"M2";2;"Clienten";"aantal"
`;
const V4_ZIP: Readonly<Record<string, string>> = {
  'Observations.csv': OBSERVATIONS,
  'MeasureCodes.csv': MEASURES,
  'WijkenEnBuurtenCodes.csv': '"Identifier";"Title"\n"GM0193";"Zwolle"\n',
  'MeasureGroups.csv': '"Id";"Title";"ParentId"\n"G1";"Alles";""\n',
  'Properties.csv': '"Identifier";"Title"\n"86165NED";"Kerncijfers wijken en buurten 2025"\n',
};

describe('StatLine CSV in the v4 layout', () => {
  it('reads observations with their code lists from one zip', async () => {
    const zip = maakZip(Object.entries(V4_ZIP).map(([naam, inhoud]) => ({ naam, inhoud })));
    expect(await importeer(['86165NED.zip', zip])).toMatchObject({ verwerkt: 5, geweigerd: 0 });
    const rijen = await cellen('86165NED');
    expect(rijen).toMatchObject([
      { maat: 'M1', regio: 'GM0193', waarde: 1234.5, maatNaam: 'Lasten', eenheid: 'x 1 000 euro' },
      { maat: 'M2', regio: 'GM0193', waarde: 0, stand: 'waarde', regioNaam: 'Zwolle' },
      { maat: 'M3', regio: 'GM0193', waarde: null, tekst: 'Zwolle', stand: 'waarde' },
      { maat: 'M1', regio: 'WK019310', waarde: null, stand: 'ontbreekt' },
      { maat: 'M2', regio: 'WK019310', waarde: null, stand: 'geheim' },
    ]);
    expect(rijen[0]?.tabelNaam).toBe('Kerncijfers wijken en buurten 2025');
  });

  it('refuses a code list alone, and a row that breaks off', async () => {
    expect((await weigering('86165NED_MeasureCodes.csv', MEASURES)).melding).toContain('codelijst');
    const af = OBSERVATIONS.slice(0, OBSERVATIONS.lastIndexOf('"Zwolle"'));
    expect(await weigering('86165NED_Observations.csv', af)).toMatchObject({ regel: 6 });
  });
});

const v3 = (rijen: unknown[], extra = {}) =>
  JSON.stringify({
    'odata.metadata':
      'https://opendata.cbs.nl/ODataApi/OData/37296ned/$metadata#Cbs.OData.WebAPI/UntypedDataSet',
    value: rijen,
    ...extra,
  });

describe('OData JSON', () => {
  it('reads UntypedDataSet, TypedDataSet and Observations', async () => {
    const rijen = [
      { ID: 0, Perioden: '2023JJ00', Bevolking_1: '  17811291', Secret_2: '       .' },
      { ID: 1, Perioden: '2024JJ00', Bevolking_1: '  17942942', Secret_2: null },
    ];
    expect(await importeer(['bevolking.json', v3(rijen)])).toMatchObject({ verwerkt: 1 });
    expect(await cellen('37296NED')).toMatchObject([
      { periode: '2023JJ00', maat: 'Bevolking_1', waarde: 17_811_291, regio: null },
      { periode: '2023JJ00', maat: 'Secret_2', stand: 'geheim' },
      { periode: '2024JJ00', maat: 'Bevolking_1', waarde: 17_942_942 },
      { periode: '2024JJ00', maat: 'Secret_2', stand: 'ontbreekt' },
    ]);
    const v4 = {
      '@odata.context': 'https://datasets.cbs.nl/odata/v1/CBS/84120NED/$metadata#Observations',
      value: [
        {
          ...{ Id: 1, Measure: 'M1', ValueAttribute: 'None', Value: -2.5, StringValue: null },
          ...{ Perioden: '2024JJ00', RegioS: 'NL01  ' },
        },
      ],
    };
    expect(await importeer(['x.json', JSON.stringify(v4)])).toMatchObject({ verwerkt: 1 });
    expect(await cellen('84120NED')).toMatchObject([{ regio: 'NL01', waarde: -2.5 }]);
  });

  it('joins the parts of one table, and refuses a part without the rest', async () => {
    const a = v3([{ ID: 0, Perioden: '2001JJ00', Bevolking_1: 1 }], {
      'odata.nextLink': 'https://opendata.cbs.nl/next',
    });
    const b = v3([{ ID: 1, Perioden: '2002JJ00', Bevolking_1: 2 }]);
    expect((await weigering('deel.json', a)).melding).toContain('deel');
    expect(await importeer(['p/1.json', a], ['p/2.json', b])).toMatchObject({ verwerkt: 2 });
    expect((await cellen('37296NED')).map((r) => r.waarde)).toEqual([1, 2]);
  });

  it('refuses JSON that breaks off or is something else', async () => {
    const heel = v3([{ ID: 0, Perioden: '2001JJ00', Bevolking_1: 1 }]);
    const af = await weigering('af.json', heel.slice(0, -20));
    expect(af).toMatchObject({ code: 'CBS', regel: 1 });
    expect(af.melding).toContain('breekt af');
    expect((await weigering('leeg.json', v3([]))).melding).toContain('geen rijen');
    expect(await weigering('iets.json', '{"naam": "x"}')).toMatchObject({ code: 'ONBEKEND' });
  });
});

describe('cbs-tabellen', () => {
  it('shows the cells with control counts of what is secret and missing', async () => {
    const { stelVraag } = await import('../../src/definitie/stel-vraag.ts');
    const vraag = async (invoer: Record<string, unknown>) => {
      const a = await stelVraag(huis, 'cbs-tabellen', invoer);
      if (!a.ok) throw new Error(a.problem.detail);
      return a.value;
    };
    const alles = await vraag({});
    expect(alles.tabel.rijen).toContainEqual(
      expect.objectContaining({ tabel: '86165NED', cellen: 5, geheim: 1, ontbreekt: 1, gevuld: 3 }),
    );
    const een = await vraag({ tabel: '86165ned', regio: 'wk019310' });
    expect(een.tabel.rijen.map((r) => r['waarde'])).toEqual(['ontbreekt', 'geheim']);
    expect(een.zin).toContain('1 geheim');
    expect(een.bronnen[0]?.naam).toContain('86165NED');
  });
});

describe('OData JSON with a list where a cell belongs', () => {
  it.each([
    ['an object', '{"diep":1}'],
    ['a very deep list', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('is refused at its row: %s', async (_wat, diep) => {
    const rij = '{"Measure":"M1","Value":1,"RegioS":"GM0193"}';
    const inhoud = `{"@odata.context":"x/85335NED","value":[${rij},${rij.replace('"GM0193"', diep)}]}`;
    const fout = await weigering('85335NED.json', inhoud);
    expect(fout).toMatchObject({ regel: 2, code: 'CBS' });
    expect(fout.melding).toContain('geen tekst of getal');
  });
});
