import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { bestedingVan, type Jaarlast, jaarlastVan } from '../core/participatie/besteding.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import {
  aantalVan,
  datumVoluit,
  euroFijn,
  maandVoluit,
  opsomming,
  procent,
} from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { type VangnetNorm, vangnetVan } from '../normen/vangnet.ts';
import { bronTabel } from './basis/tabellen.ts';
import { deling, delingInWoorden, delingVan, vangnetInWoorden } from './basis/vangnet.ts';
import { aandeelOfOnbekend, centen, centenOfOnbekend, jaar } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

const STADIA = ['voorlopig', 'naderVoorlopig', 'definitief'] as const;
const STADIUM_NAMEN = {
  voorlopig: 'Voorlopig budget',
  naderVoorlopig: 'Nader voorlopig budget',
  definitief: 'Definitief budget',
} as const;
const STADIUM_IN_ZIN = {
  voorlopig: 'voorlopige',
  naderVoorlopig: 'nader voorlopige',
  definitief: 'definitieve',
} as const;
/** Bijzondere bijstand is not paid from the BUIG. */
const BUIG_REGELINGEN = ['pw', 'ioaw', 'ioaz', 'bbz', 'lks'];
const REGELING_NAMEN: Readonly<Record<string, string>> = {
  pw: 'Participatiewet',
  ioaw: 'IOAW',
  ioaz: 'IOAZ',
  bbz: 'Bbz',
  lks: 'Loonkostensubsidie',
};

/** The middle, and where it lies with 80% certainty; cents. */
const spreiding = z.object({ p10: centen, p50: centen, p90: centen });
const uitvoer = z.object({
  jaar: z.int(),
  stadia: z.array(
    z.object({
      stadium: z.enum(STADIA),
      budgetCenten: centenOfOnbekend,
      macrobudgetCenten: centenOfOnbekend,
      /** Share of this municipality in the national budget. */
      aandeel: aandeelOfOnbekend,
      bekendSinds: z.string().nullable(),
    }),
  ),
  /** Months of which the spending is known, of every scheme. */
  maanden: z.int(),
  /** Schemes that are missing in months in which another is there. */
  gaten: z.array(z.object({ regeling: z.string(), maanden: z.array(z.string()) })),
  lastenCenten: centenOfOnbekend,
  ontvangstenCenten: centenOfOnbekend,
  nettoCenten: centenOfOnbekend,
  /** Only when all twelve months are known: a part of a year is no deficit. */
  tekortCenten: centenOfOnbekend,
  deling: deling.nullable(),
  /** While months are to come: the net cost of the year and the deficit (positive) on the latest budget. */
  verwacht: z
    .object({ nettoCenten: spreiding, tekortCenten: spreiding, deling: deling.nullable() })
    .nullable(),
});
type Buig = z.output<typeof uitvoer>;

/** The BUIG budget in its three stages against what benefits cost. */
export const vraag = defineVraag({
  id: 'buig',
  titel: 'BUIG',
  vraagzin: 'Komen wij uit met het BUIG-budget voor uitkeringen?',
  groep: 'Waar landt het',
  volgorde: 7,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const snede = { gemeente: ctx.gemeente, peildatum: ctx.peildatum };
    const [budgetten, alle] = await Promise.all([
      ctx.facts.tabel('buig', { ...snede, filter: { jaar: gekozen } }),
      ctx.facts.tabel('uitkeringen', snede),
    ]);
    const uitkeringen = alle.filter((r) => BUIG_REGELINGEN.includes(r.regeling));
    const rijen = uitkeringen.filter((r) => r.maand.startsWith(`${gekozen}-`));
    const stadia = STADIA.map((stadium) => {
      const rij = budgetten.find((b) => b.stadium === stadium);
      const macro = rij?.macrobudget ?? null;
      return {
        stadium,
        budgetCenten: rij?.budget ?? null,
        macrobudgetCenten: macro,
        aandeel: rij && macro ? rij.budget / macro : null,
        bekendSinds: rij?.bekendSinds ?? null,
      };
    });
    const norm = vangnetVan(gekozen);
    const besteed = bestedingVan(uitkeringen, gekozen);
    const budget = budgetVan(stadia);
    const antwoord = uitvoer.parse({
      ...{ jaar: gekozen, stadia, maanden: besteed.maanden.length, gaten: besteed.gaten },
      ...{ lastenCenten: besteed.lasten, ontvangstenCenten: besteed.ontvangsten },
      nettoCenten: besteed.netto,
      ...(besteed.maanden.length === 12
        ? { ...tekortVan(besteed.netto, budget, norm), verwacht: null }
        : {
            ...GEEN_TEKORT,
            verwacht: verwachtVan(jaarlastVan(uitkeringen, gekozen), budget, norm),
          }),
    });
    return {
      antwoord,
      status:
        stadia[2]?.budgetCenten === null || antwoord.maanden < 12 ? 'voorlopig' : 'definitief',
      eenheid: 'eurocenten',
      bronnen: [
        ...bronTabel('beschikkingen BUIG', budgetten),
        ...bronTabel('uitkeringen per regeling', rijen),
      ],
      ontbreekt: watOntbreekt(antwoord, norm),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Netto is wat aan uitkeringen is betaald (Participatiewet, IOAW, IOAZ, Bbz en loonkostensubsidie) min de',
  'ontvangsten. Bijzondere bijstand telt niet mee. Een maand telt pas als elke regeling die in dit of het vorige jaar',
  'voorkwam er is. Verwacht is wat over de bekende maanden is betaald, met de rest van het jaar zoals de jaarprognose',
  'dat doet: in het tempo van de laatste drie maanden of zoals vorig jaar, wat eerder het dichtst bij kwam. Het deel',
  'voor het vangnet is berekend over de middelste uitkomst en het laatst bekende budget.',
].join(' ');

/** The latest stage that is known. */
const budgetVan = (stadia: readonly { budgetCenten: Centen | null }[]): Centen | null =>
  stadia
    .map((s) => s.budgetCenten)
    .filter((b) => b !== null)
    .at(-1) ?? null;

const GEEN_TEKORT = { tekortCenten: null, deling: null } as const;

function tekortVan(netto: Centen | null, budget: Centen | null, norm: VangnetNorm | null) {
  if (netto === null || budget === null) return GEEN_TEKORT;
  return { tekortCenten: toCenten(netto - budget), deling: delingVan(netto, budget, norm) };
}

function verwachtVan(last: Jaarlast | null, budget: Centen | null, norm: VangnetNorm | null) {
  if (last === null || budget === null) return null;
  const min = (x: Centen) => toCenten(x - budget);
  return {
    nettoCenten: last,
    tekortCenten: { p10: min(last.p10), p50: min(last.p50), p90: min(last.p90) },
    deling: delingVan(last.p50, budget, norm),
  };
}

function watOntbreekt(a: Buig, norm: VangnetNorm | null): string[] {
  const uit: string[] = [];
  const zonder = a.stadia.filter((s) => s.budgetCenten === null);
  for (const s of zonder) uit.push(`${STADIUM_NAMEN[s.stadium]} ${a.jaar}: niet bekend.`);
  for (const { regeling, maanden } of a.gaten)
    uit.push(
      `${REGELING_NAMEN[regeling] ?? regeling}: niet bekend over ${opsomming(maanden.map(maandVoluit))}. Deze maanden tellen daarom niet mee.`,
    );
  if (a.maanden < 12)
    uit.push(`Uitkeringen: van ${12 - a.maanden} maanden van ${a.jaar} niet volledig bekend.`);
  if (a.ontvangstenCenten === null)
    uit.push('Ontvangsten op uitkeringen: niet geladen; netto is dan gelijk aan de lasten.');
  if (norm === null) uit.push(`De regels van het vangnet in ${a.jaar} zijn niet vastgelegd.`);
  else uit.push(vangnetInWoorden(norm, a.jaar));
  return uit;
}

function zinVan(a: Buig, { peildatum }: Gezegd): string {
  const laatste = a.stadia.filter((s) => s.budgetCenten !== null).at(-1);
  const budget = laatste?.budgetCenten ?? null;
  if (budget === null || laatste === undefined)
    return `Het BUIG-budget van ${a.jaar} is op ${datumVoluit(peildatum)} niet bekend.`;
  const eerste = `Het ${STADIUM_IN_ZIN[laatste.stadium]} budget van ${a.jaar} is ${euroFijn(budget)}.`;
  if (a.nettoCenten === null)
    return `${eerste} Van geen maand zijn alle uitkeringen bekend: of wij uitkomen, is niet te zeggen.`;
  const besteed = `Over ${aantalVan(a.maanden, 'maand', 'maanden')} is netto ${euroFijn(a.nettoCenten)} aan uitkeringen betaald, ${procent(a.nettoCenten / budget)} van dat budget.`;
  if (a.tekortCenten !== null)
    return [eerste, besteed, uitkomst(a.tekortCenten, false), delingInWoorden(a.deling)]
      .join(' ')
      .trim();
  if (a.verwacht === null) return `${eerste} ${besteed}`;
  const { p10, p50, p90 } = a.verwacht.tekortCenten;
  const band = `Met 80% zekerheid ligt dat tussen ${stand(p10)} en ${stand(p90)}.`;
  return [eerste, besteed, uitkomst(p50, true), band, delingInWoorden(a.verwacht.deling)]
    .join(' ')
    .trim();
}

/** Positive is a deficit. */
const stand = (tekort: number): string =>
  tekort > 0 ? `${euroFijn(tekort)} tekort` : `${euroFijn(Math.abs(tekort))} over`;

function uitkomst(tekort: number, verwacht: boolean): string {
  const bedrag = euroFijn(Math.abs(tekort));
  if (verwacht)
    return tekort > 0
      ? `Wij komen naar verwachting niet uit: ${bedrag} tekort.`
      : `Wij komen naar verwachting uit: ${bedrag} over.`;
  return tekort > 0 ? `Het tekort is ${bedrag}.` : `Er is ${bedrag} over.`;
}

function tabelVan(a: Buig): Tabel {
  const regel = (wat: string, bedrag: Centen | null, bekend: string | null = null) => ({
    ...{ wat, bedrag, bekend: bekend ?? 'n.v.t.' },
    ...{ macro: 'n.v.t.', aandeel: 'n.v.t.' },
  });
  return {
    titel: `BUIG-budget en uitkeringen, ${a.jaar}`,
    kolommen: [
      { veld: 'wat', label: 'Wat', soort: 'tekst' },
      { veld: 'bedrag', label: 'Bedrag', soort: 'bedrag' },
      { veld: 'macro', label: 'Landelijk macrobudget', soort: 'bedrag' },
      { veld: 'aandeel', label: 'Aandeel', soort: 'aandeel' },
      { veld: 'bekend', label: 'Bekend sinds', soort: 'datum' },
    ],
    rijen: [
      ...a.stadia.map((s) => ({
        wat: STADIUM_NAMEN[s.stadium],
        bedrag: s.budgetCenten,
        macro: s.macrobudgetCenten,
        aandeel: s.aandeel,
        bekend: s.bekendSinds,
      })),
      regel(`Uitkeringen over ${a.maanden} maanden`, a.lastenCenten),
      regel('Ontvangsten daarop', a.ontvangstenCenten),
      regel('Netto', a.nettoCenten),
      ...slotregels(a, regel),
    ],
  };
}

/** The end of the year: as it is, or as it is expected with its interval. */
function slotregels(
  a: Buig,
  regel: (wat: string, bedrag: Centen | null) => Tabel['rijen'][number],
) {
  const { verwacht } = a;
  const d = verwacht ? verwacht.deling : a.deling;
  const tekort = 'tekort (positief) of overschot';
  return [
    ...(verwacht
      ? [
          regel('Verwacht netto over het hele jaar', verwacht.nettoCenten.p50),
          regel(`Verwacht ${tekort}`, verwacht.tekortCenten.p50),
          regel('Met 80% zekerheid: van', verwacht.tekortCenten.p10),
          regel('Met 80% zekerheid: tot', verwacht.tekortCenten.p90),
        ]
      : [regel(tekort.replace(/^t/, 'T'), a.tekortCenten)]),
    regel('Voor de gemeente zelf', d?.eigenCenten ?? null),
    regel('Mogelijk voor het vangnet', d?.vangnetCenten ?? null),
  ];
}

function grafiekVan(a: Buig): Grafiek | null {
  if (a.stadia.every((s) => s.budgetCenten === null) && a.nettoCenten === null) return null;
  return {
    soort: 'assen',
    titel: `BUIG-budget per stadium en netto uitkeringen, ${a.jaar}`,
    beschrijving: `Het BUIG-budget van ${a.jaar} in zijn drie stadia, en wat over ${a.maanden} maanden netto aan uitkeringen is betaald.`,
    eenheid: 'centen',
    categorieen: [...a.stadia.map((s) => STADIUM_NAMEN[s.stadium]), `Netto, ${a.maanden} maanden`],
    reeksen: [
      {
        naam: 'Bedrag',
        vorm: 'staaf',
        waarden: [...a.stadia.map((s) => s.budgetCenten), a.nettoCenten],
      },
    ],
  };
}
