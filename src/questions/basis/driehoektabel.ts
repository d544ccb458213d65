import { z } from 'zod';
import type { Grafiek } from '../../definitie/grafiek.ts';
import {
  aantalVan,
  datumVoluit,
  euroKort,
  getal,
  maandVoluit,
  procent,
} from '../../definitie/notatie.ts';
import type { Cel, Kolom, Tabel } from '../../definitie/tabel.ts';
import type { Gezegd } from '../../definitie/vraag.ts';
import { aandeelOfOnbekend, centen, centenOfOnbekend, wet } from './velden.ts';

/** One period of care. */
const rij = z.object({
  periode: z.string(),
  /** Toegekend after 0, 1, 2 ... periods; `null` is still to come. */
  cellenCenten: z.array(centenOfOnbekend),
  /** The cell that is under way, counted from 0; `null` when none is. */
  onvolledig: z.int().nullable(),
  /** Up to the peildatum, the period that is under way included. */
  toegekendCenten: centen,
  eindstandCenten: centenOfOnbekend,
  nogTeVerwachtenCenten: centenOfOnbekend,
  standaardfoutCenten: centenOfOnbekend,
  aandeelBinnen: aandeelOfOnbekend,
});

/** The answer of the question `driehoek`. */
export const uitvoer = z.object({
  korrel: z.enum(['maand', 'kwartaal']),
  keuze: z.object({
    wet: wet.nullable(),
    post: z.string().nullable(),
    aanbieder: z.string().nullable(),
  }),
  /** Growth from each column to the next; `null` where it cannot be said. */
  factoren: z.array(z.number().nullable()),
  /** Share of the end that is in after 0, 1, 2 ... periods; over all history, and lately. */
  binnen: z.array(aandeelOfOnbekend),
  binnenRecent: z.array(aandeelOfOnbekend),
  herkomst: z.array(rij),
  waarschuwingen: z.array(z.object({ code: z.string(), melding: z.string() })),
});
export type Driehoekantwoord = z.output<typeof uitvoer>;
export type Herkomstrij = Driehoekantwoord['herkomst'][number];

/** Columns that are shown at most. */
export const KOLOMMEN: Readonly<Record<Driehoekantwoord['korrel'], number>> = {
  maand: 13,
  kwartaal: 7,
};

const NIVEAUS = [
  'bijna niets binnen',
  'minder dan een kwart binnen',
  'minder dan de helft binnen',
  'meer dan de helft binnen',
  'meer dan driekwart binnen',
  'vrijwel alles binnen',
];
const GRENZEN = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Heat level of a cell: which part of the expected end was in. */
function niveauVan(cel: number | null, eind: number | null): number | null {
  if (cel === null || eind === null || eind <= 0) return null;
  return GRENZEN.filter((g) => cel / eind >= g).length;
}

const WOORDEN = {
  maand: {
    zelfde: 'Zelfde maand',
    een: 'maand',
    meer: 'maanden',
    zorg: 'Zorgmaand',
    deze: 'Deze maand',
  },
  kwartaal: {
    zelfde: 'Zelfde kwartaal',
    een: 'kwartaal',
    meer: 'kwartalen',
    zorg: 'Zorgkwartaal',
    deze: 'Dit kwartaal',
  },
} as const;

const na = (korrel: Driehoekantwoord['korrel'], j: number): string => {
  const { zelfde, een, meer } = WOORDEN[korrel];
  return j === 0 ? zelfde : `Na ${aantalVan(j, een, meer)}`;
};

const ONVOLLEDIG = '*';

function kolommenVan({ korrel, factoren }: Driehoekantwoord): Kolom[] {
  const bedrag = { soort: 'bedrag', leegMag: true } as const;
  const { zorg } = WOORDEN[korrel];
  return [
    { veld: 'periode', label: zorg, soort: korrel === 'maand' ? 'maand' : 'tekst' },
    ...factoren.map((_, j) => ({
      ...bedrag,
      veld: `na${j}`,
      label: na(korrel, j),
      warmteveld: `warmte${j}`,
      merkveld: `merk${j}`,
    })),
    { veld: 'toegekend', label: 'Toegekend tot nu', soort: 'bedrag', totaal: 'som' },
    {
      ...bedrag,
      veld: 'verwacht',
      label: 'Verwacht in totaal',
      uitleg: 'De laatste volledige stand, doorgetrokken met de factoren (chain ladder).',
    },
    { ...bedrag, veld: 'nog', label: 'Nog te verwachten' },
    {
      ...bedrag,
      veld: 'fout',
      label: 'Standaardfout',
      uitleg: 'Hoe ver de verwachting er ongeveer naast kan zitten (Mack).',
    },
    { veld: 'aandeel', label: 'Aandeel binnen', soort: 'aandeel', leegMag: true },
  ];
}

function rijVan(h: Herkomstrij): Record<string, Cel> {
  const cellen = h.cellenCenten.flatMap((cel, j): [string, Cel][] => [
    [`na${j}`, cel],
    [`warmte${j}`, niveauVan(cel, h.eindstandCenten)],
    [`merk${j}`, j === h.onvolledig ? ONVOLLEDIG : null],
  ]);
  return {
    periode: h.periode,
    ...Object.fromEntries(cellen),
    toegekend: h.toegekendCenten,
    verwacht: h.eindstandCenten,
    nog: h.nogTeVerwachtenCenten,
    fout: h.standaardfoutCenten,
    aandeel: h.aandeelBinnen,
  };
}

/** The triangle as a heat table; the last row holds the factors. */
export function tabelVan(a: Driehoekantwoord): Tabel {
  const factoren: Record<string, Cel> = {};
  a.factoren.forEach((f, j) => {
    if (f !== null) factoren[`na${j}`] = `× ${getal(f, 3)}`;
  });
  const heeftFactoren = Object.keys(factoren).length > 0;
  const loopt = a.herkomst.some((h) => h.onvolledig !== null);
  return {
    titel: `Toegekend naar ${a.korrel} van de zorg en ${a.korrel} van binnenkomen`,
    kolommen: kolommenVan(a),
    rijen: a.herkomst.map(rijVan),
    ...(heeftFactoren
      ? { totaalrij: { periode: 'Factor naar de volgende kolom', ...factoren } }
      : {}),
    warmte: { naam: 'Deel van het verwachte totaal', niveaus: NIVEAUS },
    noot: [
      'Een lege plek moet nog komen; een nul is een nul.',
      loopt
        ? `${ONVOLLEDIG} ${WOORDEN[a.korrel].deze} loopt nog en telt niet mee voor de factoren.`
        : '',
      ...a.waarschuwingen.map((w) => w.melding),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** The sentence: what is in, what the pace leads to, and how fast it comes. */
export function zinVan(a: Driehoekantwoord, { peildatum }: Gezegd): string {
  const begin = `Stand ${datumVoluit(peildatum)}.`;
  const [eerste] = a.herkomst;
  if (!eerste) return `${begin} Voor deze keuze zijn geen toegekende declaraties bekend.`;
  const som = (kies: (h: Herkomstrij) => number | null) =>
    a.herkomst.reduce((s, h) => s + (kies(h) ?? 0), 0);
  const vanaf = a.korrel === 'maand' ? maandVoluit(eerste.periode) : eerste.periode;
  const zinnen = [
    begin,
    `Van de zorg sinds ${vanaf} is ${euroKort(som((h) => h.toegekendCenten))} toegekend.`,
  ];
  const zonder = a.herkomst.filter((h) => h.eindstandCenten === null).length;
  if (zonder === a.herkomst.length)
    return [...zinnen, 'Wat daarvan nog komt, is uit deze driehoek niet te zeggen.'].join(' ');
  zinnen.push(
    `In het tempo van eerder komt daar nog ${euroKort(som((h) => h.nogTeVerwachtenCenten))} bij.`,
  );
  const { een, meer } = WOORDEN[a.korrel];
  if (zonder > 0)
    zinnen.push(
      `${aantalVan(zonder, een, meer)} ${zonder === 1 ? 'is' : 'zijn'} daarvoor te jong.`,
    );
  const drie = a.binnen[3] ?? null;
  if (drie !== null) zinnen.push(`Na 3 ${meer} is gewoonlijk ${procent(drie)} binnen.`);
  return zinnen.join(' ');
}

/** How much is in after how many periods: over all history, and lately. */
export function grafiekVan(a: Driehoekantwoord): Grafiek | null {
  if (a.binnen.every((x) => x === null)) return null;
  const { meer } = WOORDEN[a.korrel];
  return {
    soort: 'assen',
    titel: `Hoeveel is er binnen na hoeveel ${meer}`,
    beschrijving: `Het deel van de zorgkosten dat na elk aantal ${meer} is toegekend: gewoonlijk en volgens de laatste drie waarnemingen.`,
    eenheid: 'aandeel',
    categorieen: a.binnen.map((_, j) => na(a.korrel, j)),
    reeksen: [
      { naam: 'Gewoonlijk', vorm: 'lijn', waarden: a.binnen },
      { naam: 'Laatste drie', vorm: 'lijn', voorlopig: true, waarden: a.binnenRecent },
    ],
  };
}
