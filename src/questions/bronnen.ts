import { z } from 'zod';
import { ONBEKENDE_GEMEENTE } from '../core/basis/domein.ts';
import { aantalVan, datumVoluit, opsomming } from '../definitie/notatie.ts';
import { soortNaam } from '../definitie/soortnamen.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import { bronBerichten, isEchtBericht, isExport } from './basis/bronnen.ts';
import { ontbrekendeStromen } from './basis/ontbreekt.ts';
import { bronBegroting, gekozenJaar } from './basis/woorden.ts';

const uitvoer = z.object({
  importen: z.array(
    z.object({
      snapshot: z.int(),
      ingelezenOp: z.string(),
      omschrijving: z.string(),
      soort: z.string(),
      berichten: z.int(),
      regels: z.int(),
      herkomsten: z
        .array(z.enum(['envelop', 'dagtekening', 'opgegeven', 'export']))
        .describe('Waar de dag van ontvangst uit blijkt; leeg bij tabellen'),
      eersteBekendSinds: z.string().nullable(),
      laatsteBekendSinds: z.string().nullable(),
      fictief: z.boolean(),
      ingetrokken: z.boolean(),
    }),
  ),
  vastgelegd: z
    .array(
      z.object({
        handelingId: z.int(),
        gedaanOp: z.string(),
        soort: z.string(),
        zin: z.string(),
        regels: z.int(),
        herroepen: z.boolean(),
      }),
    )
    .describe('Begroting en producttabel: ze staan in het register'),
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
  zonderFeiten: true,
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    // refused or withdrawn before any municipality was known: then all there is
    const gemeente = ctx.gemeente === ONBEKENDE_GEMEENTE ? null : ctx.gemeente;
    const [importen, vastgelegd, geweigerd, ontbreekt] = await Promise.all([
      ctx.facts.importen(gemeente),
      watIsVastgelegd(ctx),
      ctx.facts.weigeringen(gemeente),
      watOntbreekt(ctx),
    ]);
    const antwoord = uitvoer.parse({ importen, vastgelegd, geweigerd, ontbreekt });
    return {
      antwoord,
      status: 'definitief',
      eenheid: 'bestanden en berichten',
      bronnen: [
        ...(await bronBerichten(ctx)),
        ...(antwoord.vastgelegd.some((v) => !v.herroepen) ? [bronBegroting(ctx)] : []),
      ],
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
  'tot wanneer het is ontvangen, en waaruit dat blijkt. Een geweigerd bestand ligt versleuteld in quarantaine en telt nergens mee.',
  'Start- en stopberichten, verzoeken om wijziging en antwoorden op verzoeken worden bewaard en gecontroleerd, maar staan in geen cijfer.',
].join(' ');

/** The kinds of message without which a figure of the year is blind somewhere. */
const VERWACHT = ['301', '305', '307', '315', '323', '325'];

/** Acts by which something comes in that the figures rest on. */
const INVOER: ReadonlyMap<string, string> = new Map([
  ['leg-begroting-vast', 'begroting'],
  ['wijzig-begroting', 'begrotingswijziging'],
  ['deel-product-in', 'producttabel'],
]);

async function watIsVastgelegd(ctx: VraagContext): Promise<Bronnen['vastgelegd']> {
  const handelingen = await ctx.register.handelingen(ctx.gemeente);
  const invoer = handelingen.filter((h) => INVOER.has(h.handeling));
  return Promise.all(
    invoer.map(async ({ id, gedaanOp, handeling, zin, herroepenDoorId }) => ({
      handelingId: id,
      gedaanOp,
      soort: INVOER.get(handeling) ?? handeling,
      zin,
      regels: (await ctx.register.wijzigingen(id)).length,
      herroepen: herroepenDoorId !== null,
    })),
  );
}

async function watOntbreekt(ctx: VraagContext): Promise<string[]> {
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

function zinVan(
  { importen, vastgelegd, geweigerd, ontbreekt }: Bronnen,
  { peildatum }: Gezegd,
): string {
  const geldig = importen.filter((i) => !i.ingetrokken);
  const alleenExport = geldig.filter((i) => isExport(i) && !isEchtBericht(i));
  const berichten = geldig
    .filter((i) => !alleenExport.includes(i))
    .reduce((som, i) => som + i.berichten, 0);
  const regels = alleenExport.reduce((som, i) => som + i.regels, 0);
  const laatste = geldig
    .map((i) => i.laatsteBekendSinds ?? '')
    .sort()
    .at(-1);
  return [
    berichten + regels === 0
      ? 'Er is niets ingelezen dat meetelt.'
      : `Er ${berichten === 1 ? 'is' : 'zijn'} ${aantalVan(berichten, 'bericht of tabel', 'berichten en tabellen')} ingelezen${laatste ? `, de laatste ontvangen op ${datumVoluit(laatste)}` : ''}.`,
    regels > 0
      ? `Uit exports van een zaaksysteem ${regels === 1 ? 'komt' : 'komen'} ${aantalVan(regels, 'regel', 'regels')}; dat zijn geen berichten.`
      : '',
    vastgelegd.length > 0
      ? `Begroting en producttabel zijn ${aantalVan(vastgelegd.length, 'keer', 'keer')} vastgelegd of gewijzigd.`
      : '',
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

function tabelVan({ importen, vastgelegd }: Bronnen): Tabel {
  return {
    titel: 'Ingelezen per import en soort, en wat is vastgelegd',
    kolommen: [
      { veld: 'nummer', label: 'Import of handeling', soort: 'tekst' },
      { veld: 'ingelezenOp', label: 'Ingelezen op', soort: 'datum' },
      { veld: 'omschrijving', label: 'Omschrijving', soort: 'tekst' },
      { veld: 'soort', label: 'Soort', soort: 'tekst' },
      { veld: 'berichten', label: 'Berichten', soort: 'aantal' },
      { veld: 'regels', label: 'Regels', soort: 'aantal' },
      { veld: 'eerste', label: 'Eerste ontvangen', soort: 'datum' },
      { veld: 'laatste', label: 'Laatste ontvangen', soort: 'datum' },
      { veld: 'volgens', label: 'Ontvangen volgens', soort: 'tekst' },
      { veld: 'stand', label: 'Stand', soort: 'tekst' },
    ],
    rijen: [...importen.map(importRij), ...vastgelegd.map(vastgelegdRij)],
  };
}

const importRij = (i: Bronnen['importen'][number]): Tabel['rijen'][number] => ({
  nummer: `import ${i.snapshot}`,
  ingelezenOp: i.ingelezenOp.slice(0, 10),
  omschrijving: i.omschrijving,
  soort: isEchtBericht(i) || !isExport(i) ? soortNaam(i.soort) : `${i.soort}, uit een export`,
  berichten: isEchtBericht(i) || !isExport(i) ? i.berichten : 'n.v.t.',
  regels: i.regels,
  eerste: i.eersteBekendSinds,
  laatste: i.laatsteBekendSinds,
  volgens: i.herkomsten.join(', '),
  stand: standVan(i),
});

/** Starts, stops, requests for a change and answers to requests: kept and checked, but no figure rests on them. */
const IN_GEEN_CIJFER = /^(WMO|JW)(30[5-8]|31[7-9]|320)$/;

function standVan({ soort, ingetrokken, fictief }: Bronnen['importen'][number]): string {
  if (ingetrokken) return 'ingetrokken';
  const telt = IN_GEEN_CIJFER.test(soort) ? 'bewaard, in geen cijfer' : 'telt mee';
  return fictief ? `${telt} (fictief)` : telt;
}

/** An act has one moment: it counts as received on the day on which it was done. */
function vastgelegdRij(v: Bronnen['vastgelegd'][number]): Tabel['rijen'][number] {
  const dag = v.gedaanOp.slice(0, 10);
  return {
    nummer: `handeling ${v.handelingId}`,
    ingelezenOp: dag,
    omschrijving: v.zin,
    soort: v.soort,
    berichten: 1,
    regels: v.regels,
    eerste: dag,
    laatste: dag,
    volgens: '',
    stand: v.herroepen ? 'herroepen' : 'telt mee',
  };
}
