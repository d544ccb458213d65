import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { deelTekort } from '../core/participatie/vangnet.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroFijn, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { type VangnetNorm, vangnetVan } from '../normen/vangnet.ts';
import { bronTabel, somBekend } from './basis/tabellen.ts';
import { aandeelOfOnbekend, centenOfOnbekend, jaar } from './basis/velden.ts';
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
  /** Months of which the spending is known. */
  maanden: z.int(),
  lastenCenten: centenOfOnbekend,
  ontvangstenCenten: centenOfOnbekend,
  nettoCenten: centenOfOnbekend,
  /** Only when all twelve months are known: a part of a year is no deficit. */
  tekortCenten: centenOfOnbekend,
  eigenCenten: centenOfOnbekend,
  vangnetCenten: centenOfOnbekend,
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
    const rijen = alle.filter(
      (r) => r.maand.startsWith(`${gekozen}-`) && BUIG_REGELINGEN.includes(r.regeling),
    );
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
    const bestedingen = bestedingVan(rijen);
    const antwoord = uitvoer.parse({
      jaar: gekozen,
      stadia,
      ...bestedingen,
      ...tekortVan(bestedingen, budgetVan(stadia), norm),
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
  'ontvangsten. Bijzondere bijstand telt niet mee. Het tekort en het deel voor het vangnet staan er pas als',
  'alle twaalf maanden en een budget bekend zijn. Waar het jaar eindigt, zegt de vraag "Jaarprognose".',
].join(' ');

interface Besteding {
  readonly maanden: number;
  readonly lastenCenten: Centen | null;
  readonly ontvangstenCenten: Centen | null;
  readonly nettoCenten: Centen | null;
}

function bestedingVan(
  rijen: readonly { maand: string; bedrag: Centen | null; ontvangsten: Centen | null }[],
): Besteding {
  const maanden = [...groepeer(rijen, (r) => r.maand).values()];
  const bekend = maanden.filter((groep) => groep.every((r) => r.bedrag !== null));
  const lasten = somBekend(bekend.flat(), (r) => r.bedrag).som;
  const ontvangsten = somBekend(bekend.flat(), (r) => r.ontvangsten).som;
  return {
    maanden: bekend.length,
    lastenCenten: lasten,
    ontvangstenCenten: ontvangsten,
    nettoCenten: lasten === null ? null : toCenten(lasten - (ontvangsten ?? 0)),
  };
}

/** The latest stage that is known. */
const budgetVan = (stadia: readonly { budgetCenten: Centen | null }[]): Centen | null =>
  stadia
    .map((s) => s.budgetCenten)
    .filter((b) => b !== null)
    .at(-1) ?? null;

function tekortVan(
  { maanden, nettoCenten }: Besteding,
  budget: Centen | null,
  norm: VangnetNorm | null,
) {
  if (maanden < 12 || nettoCenten === null || budget === null)
    return { tekortCenten: null, eigenCenten: null, vangnetCenten: null };
  const tekortCenten = toCenten(nettoCenten - budget);
  if (norm === null) return { tekortCenten, eigenCenten: null, vangnetCenten: null };
  const { eigenCenten, vangnetCenten } = deelTekort(nettoCenten, budget, norm);
  return { tekortCenten, eigenCenten, vangnetCenten };
}

function watOntbreekt(a: Buig, norm: VangnetNorm | null): string[] {
  const uit: string[] = [];
  const zonder = a.stadia.filter((s) => s.budgetCenten === null);
  for (const s of zonder) uit.push(`${STADIUM_NAMEN[s.stadium]} ${a.jaar}: niet bekend.`);
  if (a.maanden < 12)
    uit.push(`Uitkeringen: van ${12 - a.maanden} maanden van ${a.jaar} niet bekend.`);
  if (a.ontvangstenCenten === null)
    uit.push('Ontvangsten op uitkeringen: niet geladen; netto is dan gelijk aan de lasten.');
  if (norm === null) uit.push(`De regels van het vangnet in ${a.jaar} zijn niet vastgelegd.`);
  else if (norm.zekerheid === 'teVerifieren')
    uit.push(
      `De grenzen van het vangnet (${procent(norm.vrij)} en ${procent(norm.half)}) zijn nog te verifiëren in de regeling van ${a.jaar}; er gelden ook voorwaarden over eerdere jaren.`,
    );
  return uit;
}

function zinVan(a: Buig, { peildatum }: Gezegd): string {
  const laatste = a.stadia.filter((s) => s.budgetCenten !== null).at(-1);
  const budget = laatste?.budgetCenten ?? null;
  if (budget === null || laatste === undefined)
    return `Het BUIG-budget van ${a.jaar} is op ${datumVoluit(peildatum)} niet bekend.`;
  const eerste = `Het ${STADIUM_IN_ZIN[laatste.stadium]} budget van ${a.jaar} is ${euroFijn(budget)}.`;
  if (a.nettoCenten === null) return `${eerste} Van de uitkeringen is nog niets bekend.`;
  const besteed = `Over ${aantalVan(a.maanden, 'maand', 'maanden')} is netto ${euroFijn(a.nettoCenten)} aan uitkeringen betaald, ${procent(a.nettoCenten / budget)} van dat budget.`;
  if (a.tekortCenten === null) return `${eerste} ${besteed}`;
  if (a.tekortCenten <= 0)
    return `${eerste} ${besteed} Er is ${euroFijn(Math.abs(a.tekortCenten))} over.`;
  const deling =
    a.eigenCenten === null || a.vangnetCenten === null
      ? ''
      : ` Daarvan is ${euroFijn(a.eigenCenten)} voor de gemeente zelf en ${euroFijn(a.vangnetCenten)} mogelijk voor het vangnet.`;
  return `${eerste} ${besteed} Het tekort is ${euroFijn(a.tekortCenten)}.${deling}`;
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
      regel('Tekort (positief) of overschot', a.tekortCenten),
      regel('Voor de gemeente zelf', a.eigenCenten),
      regel('Mogelijk voor het vangnet', a.vangnetCenten),
    ],
  };
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
