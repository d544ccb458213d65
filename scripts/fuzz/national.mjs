/** National figures and borders in each of the layouts in which they are given. */

const V3 = `"ID";"Vormen";"RegioS";"Perioden";"Totaal_1";"Jong_2";"Naam_3"
"0";"T001203 ";"NL00  ";"2022JJ00";"  461985";"   31040";"Nederland   "
"1";"T001203 ";"GM0193";"2022JJ00";"    3570";"       .";"Zwolle      "
"2";"T001203 ";"GM0482";"2022JJ00";"        ";"       0";"Alblasserdam"
`;
const V4 = `"Id";"Measure";"Value";"StringValue";"ValueAttribute";"WijkenEnBuurten"
"0";"D000025";"12.5";"";"None";"GM0193"
"1";"D000025";"";"";"Confidential";"GM0482"
"2";"T001036";"";"abc";"None";"GM0482"
`;
const ODATA_V3 = JSON.stringify({
  'odata.metadata': 'http://opendata.cbs.nl/ODataApi/OData/85335NED/$metadata#TypedDataSet',
  value: [
    { ID: 0, RegioS: 'GM0193', Perioden: '2022JJ00', Totaal_1: 3570, Jong_2: null },
    { ID: 1, RegioS: 'GM0482', Perioden: '2022JJ00', Totaal_1: 0, Jong_2: 12 },
  ],
});
const ODATA_V4 = JSON.stringify({
  '@odata.context': 'https://odata4.cbs.nl/CBS/86165NED/$metadata#Observations',
  value: [
    { Id: 0, Measure: 'T1', ValueAttribute: 'None', Value: 1.5, WijkenEnBuurten: 'GM0193' },
    { Id: 1, Measure: 'T1', ValueAttribute: 'Missing', Value: null, WijkenEnBuurten: 'GM0482' },
  ],
});

/** StatLine: both layouts of CSV and of OData. */
export const STATLINE = [V3, V4, ODATA_V3, ODATA_V4].map((t) => Buffer.from(t));

const vierkant = (x) => [
  [x, 52],
  [x + 0.1, 52],
  [x + 0.1, 52.1],
  [x, 52.1],
  [x, 52],
];
const vlak = (code, naam, geometry) => ({
  type: 'Feature',
  properties: { buurtcode: code, buurtnaam: naam, gemeentecode: 'GM0193' },
  geometry,
});

/** Borders of neighbourhoods: a polygon, one with a hole, and a multipolygon. */
export const GRENZEN = [
  Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        vlak('BU01930000', 'Binnenstad', { type: 'Polygon', coordinates: [vierkant(6)] }),
        vlak('BU01930001', 'Noord', {
          type: 'MultiPolygon',
          coordinates: [[vierkant(6.2)], [vierkant(6.4)]],
        }),
      ],
    }),
  ),
];

/** A published table with rows, a total of them, and text around it. */
export const PUBLICATIES = [
  Buffer.from('post;2023;2024\nJeugd;1.200;1.300\nWmo;800;900\nTotaal;2.000;2.200\n'),
  Buffer.from(
    'bijlage 1\n\npost;lasten;baten;saldo\nA;10,5;2,0;8,5\nB;PM;1,0;PM\nTotaal;10,5;3,0;7,5\n',
  ),
  Buffer.from(
    JSON.stringify({
      kolommen: ['post', '2024'],
      rijen: [
        ['A', 1],
        ['B', 2],
        ['Totaal', 4],
      ],
    }),
  ),
];
