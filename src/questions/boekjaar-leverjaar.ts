import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import type { JaarprognoseUitkomst, PrognoseBedragen } from '../core/prognose/typen.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euroFijn } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bronnenVanJaar } from './basis/bronnen.ts';
import { centen, jaar, soort } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

const brug = z.object({
  /** The care of the year, whenever it is declared. */
  leverjaarCenten: centen,
  /** What care of earlier years costs more (or less) than stood on the balance. */
  eerdereJarenCenten: centen,
  /** What became known of this year's care after its closing: it falls in the next boekjaar. */
  naSluitingCenten: centen,
  boekjaarCenten: centen,
});
const uitvoer = z.object({
  jaar: z.int(),
  totaal: brug.nullable(),
  posten: z.array(z.object({ post: z.string(), naam: z.string(), soort, brug: brug.nullable() })),
});
type Antwoord = z.output<typeof uitvoer>;
type Brug = z.output<typeof brug>;

/** How the year by care and the year in the books hang together. */
export const vraag = defineVraag({
  id: 'boekjaar-leverjaar',
  titel: 'Boekjaar en leverjaar',
  vraagzin: 'Waarom wijkt het boekjaar af van de zorg die in het jaar is geleverd?',
  groep: 'Waar eindigt het jaar',
  volgorde: 6,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const { gemeente, peildatum, prognoses } = ctx;
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const vanaf = { gemeente, peildatum, jaar: gekozen };
    const [lever, boek] = await Promise.all([
      prognoses.jaar({ ...vanaf, basis: 'leverjaar' }),
      prognoses.jaar({ ...vanaf, basis: 'boekjaar' }),
    ]);
    const isKlaar = lever.klaar && boek.klaar;
    const antwoord = isKlaar
      ? toAntwoord(gekozen, lever.uitkomst, boek.uitkomst)
      : { jaar: gekozen, totaal: null, posten: [] };
    return {
      antwoord,
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: await bronnenVanJaar(ctx, boek.klaar ? boek.uitkomst.posten : []),
      ontbreekt: isKlaar
        ? antwoord.posten
            .filter((p) => p.brug === null)
            .map((p) => `${p.naam}: op een van beide manieren geen cijfer.`)
        : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Leverjaar is de zorg die in het jaar is geleverd, wanneer die ook wordt gedeclareerd. Boekjaar is die zorg zoals',
  'bij het sluiten van de boeken geschat, plus de afwikkeling van eerdere jaren: wat na het vorige sluiten kwam en nog',
  'komt, min de balanspost van toen. Wat na het eigen sluiten bekend werd, valt in het volgende boekjaar. Alle',
  'bedragen zijn gemiddelden van dezelfde trekkingen, want die tellen op; de stap na sluiting is het verschil dat',
  'resteert (voor het sluiten hooguit afronding).',
].join(' ');

function brugVan(lever: PrognoseBedragen, boek: PrognoseBedragen): Brug | null {
  const leverjaarCenten = lever.verwachtCenten?.gemiddelde ?? null;
  const boekjaarCenten = boek.verwachtCenten?.gemiddelde ?? null;
  if (leverjaarCenten === null || boekjaarCenten === null) return null;
  const eerdereJarenCenten = boek.afwikkelingVoorgaandeJarenCenten?.gemiddelde ?? toCenten(0);
  const naSluitingCenten = toCenten(boekjaarCenten - leverjaarCenten - eerdereJarenCenten);
  return { leverjaarCenten, eerdereJarenCenten, naSluitingCenten, boekjaarCenten };
}

function toAntwoord(j: number, lever: JaarprognoseUitkomst, boek: JaarprognoseUitkomst): Antwoord {
  const perPost = new Map(lever.posten.map((p) => [p.post, p]));
  return uitvoer.parse({
    jaar: j,
    totaal: brugVan(lever.totaal, boek.totaal),
    posten: boek.posten.map((p) => {
      const daar = perPost.get(p.post);
      const { post, naam } = p;
      return { post, naam, soort: p.soort, brug: daar ? brugVan(daar, p) : null };
    }),
  });
}

const meerOfMinder = (x: Centen): string => `${euroFijn(Math.abs(x))} ${x < 0 ? 'minder' : 'meer'}`;

function zinVan({ jaar: j, totaal }: Antwoord): string {
  if (!totaal) return `Voor ${j} is het verschil tussen boekjaar en leverjaar nog niet te geven.`;
  const { leverjaarCenten, eerdereJarenCenten, naSluitingCenten, boekjaarCenten } = totaal;
  const stappen = [
    eerdereJarenCenten === 0
      ? 'eerdere jaren vallen niet mee en niet tegen'
      : `zorg van eerdere jaren kost ${meerOfMinder(eerdereJarenCenten)} dan op de balans stond`,
    ...(Math.abs(naSluitingCenten) < 100
      ? []
      : [
          `van de zorg van ${j} bleek na het sluiten ${meerOfMinder(toCenten(0 - naSluitingCenten))} dan toen geschat; dat valt in het volgende boekjaar`,
        ]),
  ];
  return `In het boekjaar ${j} komt naar verwachting ${euroFijn(boekjaarCenten)} aan lasten min baten; de zorg en overige lasten van ${j} zelf zijn ${euroFijn(leverjaarCenten)}. Het verschil: ${stappen.join('; ')}.`;
}

function tabelVan({ jaar: j, posten, totaal }: Antwoord): Tabel {
  const rij = (b: Brug | null) => ({
    leverjaar: b?.leverjaarCenten ?? null,
    eerder: b?.eerdereJarenCenten ?? null,
    na: b?.naSluitingCenten ?? null,
    boekjaar: b?.boekjaarCenten ?? null,
  });
  return {
    titel: `Van leverjaar naar boekjaar ${j}`,
    kolommen: [
      { veld: 'naam', label: 'Post', soort: 'tekst' },
      { veld: 'leverjaar', label: 'Leverjaar', soort: 'bedrag' },
      { veld: 'eerder', label: 'Afwikkeling eerdere jaren', soort: 'bedrag' },
      { veld: 'na', label: 'Na sluiting gebleken', soort: 'bedrag' },
      { veld: 'boekjaar', label: 'Boekjaar', soort: 'bedrag' },
    ],
    rijen: posten.map((p) => ({ naam: p.naam, ...rij(p.brug) })),
    ...(totaal ? { totaalrij: { naam: 'Totaal (lasten min baten)', ...rij(totaal) } } : {}),
    noot: 'Gemiddelde uitkomsten; de jaarprognose toont de middelste uitkomst en kan iets afwijken.',
  };
}

function grafiekVan({ jaar: j, totaal }: Antwoord): Grafiek | null {
  if (!totaal) return null;
  return {
    soort: 'waterval',
    titel: `Van leverjaar naar boekjaar ${j}`,
    beschrijving: `De lasten min baten van ${j} naar levering, de afwikkeling van eerdere jaren, wat na sluiting bleek, en de lasten min baten van het boekjaar.`,
    eenheid: 'centen',
    categorieen: ['Leverjaar', 'Eerdere jaren', 'Na sluiting', 'Boekjaar'],
    reeksen: [
      {
        naam: 'Verwacht',
        vorm: 'staaf',
        waarden: [totaal.leverjaarCenten, null, null, totaal.boekjaarCenten],
      },
      {
        naam: 'Stap',
        vorm: 'staaf',
        waarden: [null, totaal.eerdereJarenCenten, totaal.naSluitingCenten, null],
      },
    ],
  };
}
