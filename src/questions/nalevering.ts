import { z } from 'zod';
import { kwartaalVan, laatsteDag, type Maand } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroKort, maandKort, procent } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { aandeelOfOnbekend, centen, jaar, verdeling } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

const uitvoer = z.object({
  jaar: z.int(),
  maanden: z.array(
    z.object({
      maand: z.string(),
      gedeclareerdCenten: centen,
      verwachtCenten: verdeling,
      nogTeVerwachtenCenten: centen,
      aandeelBinnen: aandeelOfOnbekend,
    }),
  ),
});
type Nalevering = z.output<typeof uitvoer>;

/** Per month of care: how much is in, and how much is still expected. */
export const vraag = defineVraag({
  id: 'nalevering',
  titel: 'Nalevering',
  vraagzin: 'Hoeveel van de geleverde zorg moet nog gedeclareerd worden?',
  groep: 'Waar eindigt het jaar',
  volgorde: 3,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum } = ctx;
    const stand = await ctx.prognoses.jaar({
      gemeente,
      peildatum,
      jaar: gekozen,
      basis: 'leverjaar',
    });
    const maanden = stand.klaar ? stand.maanden : [];
    return {
      antwoord: {
        jaar: gekozen,
        maanden: maanden.map((m) => ({
          ...m,
          nogTeVerwachtenCenten: toVerschil(m.verwachtCenten.gemiddelde, m.gedeclareerdCenten),
        })),
      },
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: await bronBerichten(ctx),
      ontbreekt: stand.klaar ? GRENS : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const GRENS = ['Alleen zorg die met iWmo- en iJw-berichten wordt gedeclareerd.'];

const AFLEIDING = [
  'Binnen is wat is toegekend: ingediend en niet afgekeurd, credits eraf. Verwacht is wat een maand',
  'uiteindelijk kost, volgens het tempo waarin eerdere maanden binnenkwamen; voor jonge maanden wegen',
  'de toewijzingen mee. Wat in beoordeling is, telt nog niet als binnen.',
].join(' ');

const toVerschil = (verwacht: number, binnen: number) =>
  centen.parse(Math.round(verwacht - binnen));

function zinVan({ jaar: j, maanden }: Nalevering, { peildatum }: Gezegd): string {
  const begin = `Stand ${datumVoluit(peildatum)}.`;
  // safe: the months come from the forecast, which makes them
  const voorbij = maanden.filter((m) => laatsteDag(m.maand as Maand) <= peildatum);
  if (voorbij.length === 0) return `${begin} Van ${j} is nog geen maand voorbij of berekend.`;
  const nog = voorbij.reduce((som, m) => som + m.nogTeVerwachtenCenten, 0);
  // safe: the output schema allows existing months only
  const perKwartaal = groepeer(voorbij, (m) => kwartaalVan(m.maand as Maand));
  const [kwartaal, groep] = [...perKwartaal].at(-1) ?? ['', []];
  return [
    begin,
    `Van ${kwartaal} is naar verwachting ${procent(aandeelVan(groep))} binnen.`,
    `Over de ${aantalVan(voorbij.length, 'voorbije maand', 'voorbije maanden')} van ${j} komt naar verwachting nog ${euroKort(nog)} binnen.`,
  ].join(' ');
}

function aandeelVan(maanden: Nalevering['maanden']): number | null {
  const verwacht = maanden.reduce((som, m) => som + m.verwachtCenten.gemiddelde, 0);
  const binnen = maanden.reduce((som, m) => som + m.gedeclareerdCenten, 0);
  return verwacht > 0 ? binnen / verwacht : null;
}

function tabelVan({ jaar: j, maanden }: Nalevering): Tabel {
  return {
    titel: `Nalevering per maand van ${j}`,
    kolommen: [
      { veld: 'maand', label: 'Zorgmaand', soort: 'maand' },
      { veld: 'binnen', label: 'Binnen (toegekend)', soort: 'bedrag', totaal: 'som' },
      { veld: 'nog', label: 'Nog te verwachten', soort: 'bedrag', totaal: 'som' },
      { veld: 'verwacht', label: 'Verwacht (gemiddeld)', soort: 'bedrag', totaal: 'som' },
      { veld: 'laag', label: 'Laag (10%)', soort: 'bedrag' },
      { veld: 'hoog', label: 'Hoog (90%)', soort: 'bedrag' },
      { veld: 'aandeel', label: 'Aandeel binnen', soort: 'aandeel' },
    ],
    rijen: maanden.map((m) => ({
      maand: m.maand,
      binnen: m.gedeclareerdCenten,
      nog: m.nogTeVerwachtenCenten,
      verwacht: m.verwachtCenten.gemiddelde,
      laag: m.verwachtCenten.p10,
      hoog: m.verwachtCenten.p90,
      aandeel: m.aandeelBinnen,
    })),
    noot: 'Maanden na de peildatum zijn nog niet geleverd: daar is alles verwachting.',
  };
}

function grafiekVan({ jaar: j, maanden }: Nalevering): Grafiek | null {
  if (maanden.length === 0) return null;
  const waarden = (kies: (m: Nalevering['maanden'][number]) => number) => maanden.map(kies);
  return {
    soort: 'assen',
    titel: `Zorgkosten ${j} per maand: binnen en verwacht`,
    beschrijving: `Per zorgmaand van ${j} wat binnen is, wat nog wordt verwacht en de bandbreedte van 80%.`,
    eenheid: 'centen',
    categorieen: maanden.map((m) => maandKort(m.maand)),
    reeksen: [
      {
        naam: 'Binnen',
        vorm: 'staaf',
        stapel: 'maand',
        waarden: waarden((m) => m.gedeclareerdCenten),
      },
      {
        naam: 'Nog te verwachten',
        vorm: 'staaf',
        stapel: 'maand',
        voorlopig: true,
        waarden: waarden((m) => Math.max(0, m.nogTeVerwachtenCenten)),
      },
      {
        naam: 'Bandbreedte (80%)',
        vorm: 'band',
        waarden: waarden((m) => m.verwachtCenten.p90),
        laag: waarden((m) => m.verwachtCenten.p10),
      },
    ],
  };
}
