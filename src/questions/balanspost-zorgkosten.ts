import { z } from 'zod';
import { type Balanspost, werkelijkVan } from '../core/prognose/balanspost.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroFijn, procent } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { gedrukt } from './basis/gemeld.ts';
import {
  aandeelOfOnbekend,
  centen,
  centenOfOnbekend,
  verdelingOfOnbekend,
} from './basis/velden.ts';

/** Closings that are looked back upon. */
const JAREN = 4;

const regel = z.object({
  jaar: z.int(),
  sluitdatum: z.string(),
  post: z.string().nullable(),
  naam: z.string(),
  /** As printed in the jaarrekening; `null` = not kept. */
  geboektCenten: centenOfOnbekend,
  geschatCenten: verdelingOfOnbekend,
  afgewikkeldCenten: centen,
  resterendCenten: verdelingOfOnbekend,
  /** Settled and still expected. */
  werkelijkCenten: centen,
  /** What it became less the estimate, as a share of the estimate. */
  afwijking: aandeelOfOnbekend,
  binnenBand: z.boolean().nullable(),
});
const uitvoer = z.object({ regels: z.array(regel), isKlaar: z.boolean() });
type Antwoord = z.output<typeof uitvoer>;
type Regel = z.output<typeof regel>;

/** What was still to be paid for care when the books closed, and whether that was enough. */
export const vraag = defineVraag({
  id: 'balanspost-zorgkosten',
  titel: 'Balanspost zorgkosten',
  vraagzin: 'Wat moest er bij het sluiten van de boeken nog betaald worden, en klopte dat?',
  groep: 'Waar eindigt het jaar',
  volgorde: 7,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'data', 'beheer'],
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    const { gemeente, peildatum } = ctx;
    const jaar = Number(peildatum.slice(0, 4));
    const vraagNaar = { gemeente, peildatum, jaar, basis: 'boekjaar' as const };
    const stand = await ctx.prognoses.reken('balanspost', vraagNaar, {
      parameters: { jaren: JAREN },
    });
    const regels = stand.klaar ? await toRegels(ctx, stand.uitkomst) : [];
    return {
      antwoord: uitvoer.parse({ regels, isKlaar: stand.klaar }),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: await bronBerichten(ctx),
      ontbreekt: stand.klaar ? ontbreekt(regels) : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Geschat is wat deze rekenwijze op de sluitdatum had genomen voor zorg van het jaar, met alleen wat toen bekend was.',
  'Afgewikkeld is wat sindsdien is toegekend voor zorg van dat jaar. Resterend is wat daarvan nog wordt verwacht.',
  'Werkelijk is afgewikkeld plus het midden van resterend. Geboekt is wat in de jaarrekening is gedrukt, als u dat hebt',
  'vastgelegd. De sluitdatum legt u vast met een handeling; zonder is dat 31 januari. Zorg van oudere jaren zit er niet in.',
].join(' ');

async function toRegels(ctx: VraagContext, lijst: readonly Balanspost[]): Promise<Regel[]> {
  const { gemeente, register } = ctx;
  const namen = new Map((await register.posten(gemeente)).map((p) => [p.code, p.naam]));
  const jaren = [...new Set(lijst.map((b) => b.jaar))];
  const rekeningen = new Map(
    await Promise.all(
      jaren.map(async (j) => {
        const momenten = await register.pcMomenten(gemeente, j);
        return [j, momenten.find((m) => m.soort === 'jaarrekening')] as const;
      }),
    ),
  );
  return lijst.map((b) => {
    const rekening = rekeningen.get(b.jaar);
    const geschat = b.geschatCenten;
    const werkelijkCenten = werkelijkVan(b);
    return {
      ...b,
      naam: b.post === null ? 'Alle posten samen' : (namen.get(b.post) ?? b.post),
      geboektCenten: rekening ? gedrukt(rekening, b.post, 'balanspost') : null,
      werkelijkCenten,
      afwijking: geschat && geschat.p50 > 0 ? (werkelijkCenten - geschat.p50) / geschat.p50 : null,
      binnenBand: geschat && werkelijkCenten >= geschat.p10 && werkelijkCenten <= geschat.p90,
    };
  });
}

const ontbreekt = (regels: readonly Regel[]): string[] => [
  ...(regels.length === 0
    ? ['Declaraties van voor een jaarafsluiting: niet geladen, dus geen balanspost te geven.']
    : []),
  ...regels
    .filter((r) => r.post === null && r.geboektCenten === null)
    .map((r) => `Balanspost van ${r.jaar} zoals geboekt: niet vastgelegd.`),
];

const totalenVan = (regels: readonly Regel[]): Regel[] => regels.filter((r) => r.post === null);

function zinVan({ regels, isKlaar }: Antwoord): string {
  if (!isKlaar) return 'De balanspost van eerdere jaren wordt nog berekend.';
  const totalen = totalenVan(regels);
  const [laatste] = totalen;
  if (!laatste?.geschatCenten)
    return 'Er zijn geen declaraties van voor een jaarafsluiting, dus er is geen balanspost te geven.';
  const raak = totalen.filter((r) => r.binnenBand).length;
  return [
    `Bij het sluiten van ${laatste.jaar} (${datumVoluit(laatste.sluitdatum)}) was naar schatting nog ${euroFijn(laatste.geschatCenten.p50)} te betalen voor zorg van dat jaar.`,
    `Daarvan is ${euroFijn(laatste.afgewikkeldCenten)} binnen en wordt nog ${euroFijn(laatste.resterendCenten?.p50 ?? null)} verwacht: ${laatste.afwijking === null ? 'niet te vergelijken' : afwijkingInWoorden(laatste.afwijking)}.`,
    `Van ${aantalVan(totalen.length, 'afgesloten jaar', 'afgesloten jaren')} viel de uitkomst ${raak} keer binnen de bandbreedte van 80%.`,
  ].join(' ');
}

const afwijkingInWoorden = (a: number): string =>
  Math.abs(a) < 0.005
    ? 'vrijwel gelijk'
    : `${procent(Math.abs(a))} ${a > 0 ? 'meer' : 'minder'} dan geschat`;

function tabelVan({ regels }: Antwoord): Tabel {
  return {
    titel: 'Nog te betalen zorgkosten bij het sluiten van de boeken',
    kolommen: [
      { veld: 'jaar', label: 'Leverjaar', soort: 'tekst' },
      { veld: 'naam', label: 'Post', soort: 'tekst' },
      { veld: 'sluitdatum', label: 'Sluitdatum', soort: 'datum' },
      { veld: 'geboekt', label: 'Geboekt', soort: 'bedrag', uitleg: 'Zoals gedrukt.' },
      { veld: 'geschat', label: 'Geschat op de sluitdatum', soort: 'bedrag' },
      { veld: 'laag', label: 'Laag (10%)', soort: 'bedrag' },
      { veld: 'hoog', label: 'Hoog (90%)', soort: 'bedrag' },
      { veld: 'afgewikkeld', label: 'Sindsdien afgewikkeld', soort: 'bedrag' },
      { veld: 'resterend', label: 'Nog verwacht', soort: 'bedrag' },
      { veld: 'werkelijk', label: 'Werkelijk', soort: 'bedrag' },
      { veld: 'afwijking', label: 'Afwijking', soort: 'aandeel' },
      { veld: 'raak', label: 'Binnen de band', soort: 'tekst' },
    ],
    rijen: regels.map((r) => ({
      jaar: r.jaar,
      naam: r.naam,
      sluitdatum: r.sluitdatum,
      geboekt: r.geboektCenten ?? 'niet vastgelegd',
      geschat: r.geschatCenten?.p50 ?? null,
      laag: r.geschatCenten?.p10 ?? null,
      hoog: r.geschatCenten?.p90 ?? null,
      afgewikkeld: r.afgewikkeldCenten,
      resterend: r.resterendCenten?.p50 ?? null,
      werkelijk: r.werkelijkCenten,
      afwijking: r.afwijking,
      raak: r.binnenBand === null ? null : r.binnenBand ? 'ja' : 'nee',
    })),
  };
}

function grafiekVan({ regels }: Antwoord): Grafiek | null {
  const totalen = totalenVan(regels).reverse();
  if (totalen.length === 0) return null;
  const staaf = (naam: string, kies: (r: Regel) => number | null, stapel: string) => ({
    naam,
    vorm: 'staaf' as const,
    stapel,
    waarden: totalen.map(kies),
  });
  return {
    soort: 'assen',
    titel: 'Geschat bij het sluiten, en wat ervan kwam',
    beschrijving:
      'Per leverjaar de schatting van nog te betalen zorgkosten op de sluitdatum, naast wat sindsdien is afgewikkeld en wat nog wordt verwacht.',
    eenheid: 'centen',
    categorieen: totalen.map((r) => String(r.jaar)),
    reeksen: [
      staaf('Geschat', (r) => r.geschatCenten?.p50 ?? null, 'toen'),
      staaf('Afgewikkeld', (r) => r.afgewikkeldCenten, 'nu'),
      {
        ...staaf('Nog verwacht', (r) => Math.max(0, r.resterendCenten?.p50 ?? 0), 'nu'),
        voorlopig: true,
      },
    ],
  };
}
