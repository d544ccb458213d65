import { z } from 'zod';
import { aantalVan, datumVoluit, opsomming } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { ontbrekendeStromen } from './basis/ontbreekt.ts';
import { bronDeclaraties, gekozenJaar } from './basis/woorden.ts';

const uitvoer = z.object({
  importen: z.array(
    z.object({
      snapshot: z.int(),
      ingelezenOp: z.string(),
      omschrijving: z.string(),
      soort: z.string(),
      berichten: z.int(),
      regels: z.int(),
      eersteBekendSinds: z.string().nullable(),
      laatsteBekendSinds: z.string().nullable(),
      fictief: z.boolean(),
      ingetrokken: z.boolean(),
    }),
  ),
  geweigerd: z.array(
    z.object({
      ingelezenOp: z.string(),
      bestand: z.string(),
      code: z.string(),
      melding: z.string(),
    }),
  ),
  ontbreekt: z.array(z.string()),
});
type Bronnen = z.output<typeof uitvoer>;

/** What was imported when, what was refused, and what is missing. */
export const vraag = defineVraag({
  id: 'bronnen',
  titel: 'Bronnen',
  vraagzin: 'Wat is ingelezen, wat is geweigerd en wat ontbreekt?',
  groep: 'Gegevens',
  volgorde: 1,
  doel: 'beheer',
  rollen: ['controller', 'beleid', 'contract', 'data', 'beheer'],
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    const [importen, geweigerd, ontbreekt] = await Promise.all([
      ctx.facts.importen(ctx.gemeente),
      ctx.facts.weigeringen(ctx.gemeente),
      watOntbreekt(ctx),
    ]);
    return {
      antwoord: uitvoer.parse({ importen, geweigerd, ontbreekt }),
      status: 'definitief',
      eenheid: 'bestanden en berichten',
      bronnen: [bronDeclaraties(ctx)],
      ontbreekt,
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

const AFLEIDING = [
  'Elke import krijgt een volgnummer. Per soort bericht of tabel staat hoeveel er is ingelezen en van wanneer',
  'tot wanneer het is ontvangen. Een geweigerd bestand ligt versleuteld in quarantaine en telt nergens mee.',
].join(' ');

/** The kinds of message without which a figure of the year is blind somewhere. */
const VERWACHT = ['301', '305', '307', '315', '323', '325'];

async function watOntbreekt(ctx: Parameters<typeof ontbrekendeStromen>[0]): Promise<string[]> {
  const importen = await ctx.facts.importen(ctx.gemeente);
  const soorten = new Set(importen.filter((i) => !i.ingetrokken).map((i) => i.soort));
  const zinnen = (['WMO', 'JW'] as const).flatMap((standaard) => {
    const missend = VERWACHT.filter((n) => !soorten.has(`${standaard}${n}`));
    if (missend.length === 0) return [];
    const naam = standaard === 'WMO' ? 'iWmo' : 'iJw';
    return [`${naam}: geen berichten ${opsomming(missend)} ingelezen.`];
  });
  return [...zinnen, ...(await ontbrekendeStromen(ctx, gekozenJaar(ctx, undefined)))];
}

function zinVan({ importen, geweigerd, ontbreekt }: Bronnen, { peildatum }: Gezegd): string {
  const geldig = importen.filter((i) => !i.ingetrokken);
  const berichten = geldig.reduce((som, i) => som + i.berichten, 0);
  const laatste = geldig
    .map((i) => i.laatsteBekendSinds ?? '')
    .sort()
    .at(-1);
  return [
    `Er zijn ${aantalVan(berichten, 'bericht of tabel', 'berichten en tabellen')} ingelezen${laatste ? `, de laatste ontvangen op ${datumVoluit(laatste)}` : ''}.`,
    geweigerd.length > 0
      ? `${aantalVan(geweigerd.length, 'fout staat', 'fouten staan')} open van geweigerde bestanden.`
      : 'Er is niets geweigerd.',
    ontbreekt.length > 0
      ? `Op ${aantalVan(ontbreekt.length, 'punt', 'punten')} ontbreken gegevens.`
      : '',
    `Peildatum: ${datumVoluit(peildatum)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function tabelVan({ importen }: Bronnen): Tabel {
  return {
    titel: 'Ingelezen per import en soort',
    kolommen: [
      { veld: 'snapshot', label: 'Import', soort: 'getal' },
      { veld: 'ingelezenOp', label: 'Ingelezen op', soort: 'datum' },
      { veld: 'omschrijving', label: 'Omschrijving', soort: 'tekst' },
      { veld: 'soort', label: 'Soort', soort: 'tekst' },
      { veld: 'berichten', label: 'Berichten', soort: 'aantal' },
      { veld: 'regels', label: 'Regels', soort: 'aantal' },
      { veld: 'eerste', label: 'Eerste ontvangen', soort: 'datum' },
      { veld: 'laatste', label: 'Laatste ontvangen', soort: 'datum' },
      { veld: 'stand', label: 'Stand', soort: 'tekst' },
    ],
    rijen: importen.map((i) => ({
      snapshot: i.snapshot,
      ingelezenOp: i.ingelezenOp.slice(0, 10),
      omschrijving: i.omschrijving,
      soort: i.soort,
      berichten: i.berichten,
      regels: i.regels,
      eerste: i.eersteBekendSinds,
      laatste: i.laatsteBekendSinds,
      stand: i.ingetrokken ? 'ingetrokken' : i.fictief ? 'telt mee (fictief)' : 'telt mee',
    })),
  };
}
