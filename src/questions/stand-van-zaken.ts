import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { STROOM_NAMEN } from '../core/basis/domein.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { JaarprognoseUitkomst } from '../core/prognose/typen.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import {
  aantalVan,
  datumVoluit,
  euroKort,
  opsomming,
  procent,
  saldoInWoorden,
} from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import type { BegrotingStand, PcMoment } from '../register/port.ts';
import { bronBerichten, bronnenVanJaar } from './basis/bronnen.ts';
import { gedrukt, laatstGemeld, stukNaam } from './basis/gemeld.ts';
import { ontbrekendeStromen } from './basis/ontbreekt.ts';
import { dekkingStandPer, vanDeclaraties } from './basis/posten.ts';
import { basis, centenOfOnbekend, jaar, soort, stroom, wet } from './basis/velden.ts';
import { dekkingInWoorden, gekozenJaar, wetNaam } from './basis/woorden.ts';

const cijfers = {
  begrootCenten: centenOfOnbekend,
  toegekendCenten: centenOfOnbekend,
  inBeoordelingCenten: centenOfOnbekend,
  verwachtCenten: centenOfOnbekend,
  saldoCenten: centenOfOnbekend,
};

const uitvoer = z.object({
  jaar: z.int(),
  basis: z.enum(['boekjaar', 'leverjaar']),
  posten: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      wet: wet.nullable(),
      stroom,
      soort,
      ...cijfers,
    }),
  ),
  /** Per law and per stroom: lasten minus baten, without reservemutaties. */
  perWet: z.array(z.object({ wet: wet.nullable(), ...cijfers })),
  perStroom: z.array(z.object({ stroom, ...cijfers })),
  /** Lasten, baten and reservemutaties each by themselves. */
  perSoort: z.array(z.object({ soort, ...cijfers })),
  totaal: z.object(cijfers).nullable(),
  /** The saldo that was reported last, as printed or from the printed lasten; `null` = none. */
  gemeld: z
    .object({ stuk: z.string(), peildatum: z.string(), saldoCenten: centenOfOnbekend })
    .nullable(),
  dekking: z.array(
    z.object({ stroom, aandeel: z.number(), standPer: z.string().nullable(), grond: z.string() }),
  ),
});
type StandVanZaken = z.output<typeof uitvoer>;
type Cijfers = NonNullable<StandVanZaken['totaal']>;

/** Budget, approved, expected and saldo, per law, post and stroom. */
export const vraag = defineVraag({
  id: 'stand-van-zaken',
  titel: 'Stand van zaken',
  vraagzin: 'Hoe staat het jaar ervoor per wet, post en stroom?',
  groep: 'Waar eindigt het jaar',
  volgorde: 1,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'bestuur', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar, basis }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gevraagd = { jaar: gekozenJaar(ctx, invoer.jaar), basis: invoer.basis };
    const { gemeente, peildatum } = ctx;
    const stand = await ctx.prognoses.jaar({ gemeente, peildatum, ...gevraagd });
    return {
      antwoord: stand.klaar
        ? toAntwoord(stand.uitkomst, ctx, await gemeldVan(ctx, gevraagd.jaar))
        : leeg(gevraagd),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: stand.klaar
        ? await bronnenVanJaar(ctx, stand.uitkomst.posten)
        : await bronBerichten(ctx),
      ontbreekt: stand.klaar ? await ontbrekendeStromen(ctx, gevraagd.jaar) : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Begroot is de begroting met alle wijzigingen tot en met de peildatum. Toegekend is ingediend min',
  'afgekeurd, credits eraf; van andere stromen wat is gerealiseerd. Verwacht is de middelste uitkomst van',
  'de jaarprognose. Saldo is begroot min verwacht bij lasten, omgekeerd bij baten: positief is voordeel.',
  'Lasten, baten en reservemutaties worden niet stilzwijgend opgeteld. Een onbekend cijfer is geen nul.',
].join(' ');

const leeg = (gevraagd: Pick<StandVanZaken, 'jaar' | 'basis'>): StandVanZaken => ({
  ...gevraagd,
  posten: [],
  perWet: [],
  perStroom: [],
  perSoort: [],
  totaal: null,
  gemeld: null,
  dekking: [],
});

/** What was reported last about the saldo of the year, by the budget of the day it rests on. */
async function gemeldVan(ctx: VraagContext, gekozen: number): Promise<StandVanZaken['gemeld']> {
  const moment = await laatstGemeld(ctx, gekozen);
  if (!moment) return null;
  const standen = await ctx.register.begroting(ctx.gemeente, gekozen, moment.peildatum);
  const saldoCenten = gedrukt(moment, null, 'saldo') ?? saldoUitLasten(moment, standen);
  return { stuk: stukNaam(moment), peildatum: moment.peildatum, saldoCenten };
}

function saldoUitLasten(moment: PcMoment, standen: readonly BegrotingStand[]): Centen | null {
  const verwacht = gedrukt(moment, null, 'verwacht');
  const begroot = standen.filter((s) => s.soort !== 'reservemutatie' && s.actueelCenten !== null);
  if (verwacht === null || begroot.length === 0) return null;
  const netto = begroot.map((s) => (s.soort === 'bate' ? -1 : 1) * (s.actueelCenten ?? 0));
  return toCenten(netto.reduce((a, b) => a + b, 0) - verwacht);
}

type Bedragen = Pick<
  JaarprognoseUitkomst['totaal'],
  'begrootCenten' | 'gedeclareerdCenten' | 'inBeoordelingCenten' | 'verwachtCenten' | 'saldoCenten'
>;

const cijfersVan = (b: Bedragen): Cijfers => ({
  begrootCenten: b.begrootCenten,
  toegekendCenten: b.gedeclareerdCenten,
  inBeoordelingCenten: b.inBeoordelingCenten,
  verwachtCenten: b.verwachtCenten?.p50 ?? null,
  saldoCenten: b.saldoCenten?.p50 ?? null,
});

function toAntwoord(
  u: JaarprognoseUitkomst,
  ctx: VraagContext,
  gemeld: StandVanZaken['gemeld'],
): StandVanZaken {
  return uitvoer.parse({
    gemeld,
    jaar: u.jaar,
    basis: u.basis,
    posten: u.posten.map((p) => ({
      ...cijfersVan(p),
      post: p.post,
      naam: p.naam,
      wet: p.wet,
      stroom: p.stroom,
      soort: p.soort,
    })),
    perWet: u.perWet.map((g) => ({ wet: wet.safeParse(g.sleutel).data ?? null, ...cijfersVan(g) })),
    perStroom: u.perStroom.map((g) => ({ stroom: g.sleutel, ...cijfersVan(g) })),
    perSoort: u.perSoort.map((g) => ({ soort: g.sleutel, ...cijfersVan(g) })),
    totaal: cijfersVan(u.totaal),
    dekking: dekkingStandPer(u.dekking, ctx),
  });
}

/** What is in, and of which stromen that is not known: without them it is a lower bound. */
function binnenInWoorden({ jaar: j, posten, totaal }: StandVanZaken): string {
  const zonder = posten.filter((p) => p.soort !== 'reservemutatie' && p.toegekendCenten === null);
  const stromen = [...new Set(zonder.map((p) => STROOM_NAMEN[p.stroom]))];
  const hoe =
    zonder.length === 0
      ? ''
      : zonder.some((p) => p.soort === 'bate')
        ? 'voor zover bekend '
        : 'ten minste ';
  const deel = totaal ? procent(deelVan(totaal)) : procent(null);
  const zin = `van de begrote ${euroKort(totaal?.begrootCenten ?? null)} in ${j} is ${hoe}${euroKort(totaal?.toegekendCenten ?? null)} toegekend of gerealiseerd (${hoe}${deel}).`;
  return stromen.length === 0
    ? zin
    : `${zin} Daarin zit niet wat is gerealiseerd op ${aantalVan(zonder.length, 'post', 'posten')} van: ${opsomming(stromen)}; dat is niet bekend.`;
}

function zinVan(antwoord: StandVanZaken, { peildatum }: Gezegd): string {
  const { jaar: j, totaal, gemeld, perWet, dekking } = antwoord;
  if (!totaal) return `De stand van ${j} wordt nog berekend.`;
  const wetten = perWet
    .filter((w) => w.saldoCenten !== null)
    .map((w) => `${wetNaam(w.wet)} ${saldoInWoorden(w.saldoCenten)}`);
  return [
    `Stand ${datumVoluit(peildatum)}: ${binnenInWoorden(antwoord)}`,
    `Verwacht wordt ${euroKort(totaal.verwachtCenten)}: ${saldoInWoorden(totaal.saldoCenten)}.`,
    gemeld && gemeld.saldoCenten !== null
      ? `In ${gemeld.stuk} (stand ${datumVoluit(gemeld.peildatum)}) meldden wij ${saldoInWoorden(gemeld.saldoCenten)}.`
      : '',
    wetten.length > 0 ? `Per wet: ${opsomming(wetten)}.` : '',
    dekkingInWoorden(dekking),
  ]
    .filter(Boolean)
    .join(' ');
}

const deelVan = ({ toegekendCenten: t, begrootCenten: b }: Cijfers): number | null =>
  t === null || b === null || b === 0 ? null : t / b;

const cellen = (c: Cijfers) => ({
  begroot: c.begrootCenten,
  toegekend: c.toegekendCenten,
  inBeoordeling: c.inBeoordelingCenten,
  verwacht: c.verwachtCenten,
  saldo: c.saldoCenten,
  oordeel: c.saldoCenten === null ? null : c.saldoCenten < 0 ? 'nadeel' : 'voordeel',
});

function tabelVan({ jaar: j, posten, totaal }: StandVanZaken): Tabel {
  return {
    titel: `Stand van zaken ${j} per post`,
    kolommen: [
      { veld: 'naam', label: 'Post', soort: 'tekst' },
      { veld: 'wet', label: 'Wet', soort: 'tekst' },
      { veld: 'stroom', label: 'Stroom', soort: 'tekst', uitleg: 'Waar de cijfers vandaan komen.' },
      { veld: 'soort', label: 'Soort', soort: 'tekst' },
      { veld: 'begroot', label: 'Begroot', soort: 'bedrag', totaal: 'saldo' },
      { veld: 'toegekend', label: 'Toegekend of gerealiseerd', soort: 'bedrag', totaal: 'saldo' },
      { veld: 'inBeoordeling', label: 'In beoordeling', soort: 'bedrag', totaal: 'saldo' },
      { veld: 'verwacht', label: 'Verwacht', soort: 'bedrag' },
      {
        veld: 'saldo',
        label: 'Saldo',
        soort: 'bedrag',
        uitleg: 'Positief is voordeel, negatief is nadeel.',
      },
      { veld: 'oordeel', label: 'Voordeel of nadeel', soort: 'tekst' },
    ],
    rijen: posten.map((p) => ({
      naam: p.naam,
      wet: wetNaam(p.wet),
      stroom: STROOM_NAMEN[p.stroom],
      soort: p.soort,
      ...cellen(p),
      inBeoordeling: vanDeclaraties(p.stroom, p.inBeoordelingCenten),
    })),
    ...(totaal
      ? {
          totaalrij: {
            naam: 'Totaal (lasten min baten)',
            wet: '',
            stroom: '',
            soort: '',
            ...cellen(totaal),
          },
        }
      : {}),
    noot: 'Verwacht is de middelste uitkomst; die van posten tellen niet precies op tot die van het totaal.',
  };
}

/** Per law what is in and what is still expected, beside the budget: lasten only. */
function grafiekVan({ jaar: j, posten }: StandVanZaken): Grafiek | null {
  const lasten = posten.filter((p) => p.soort === 'last' && p.verwachtCenten !== null);
  const perWet = [...groepeer(lasten, (p) => p.wet)];
  if (perWet.length === 0) return null;
  const som = (kies: (p: (typeof lasten)[number]) => number | null) =>
    perWet.map(([, groep]) => groep.reduce((t, p) => t + (kies(p) ?? 0), 0));
  const nog = som((p) => Math.max(0, (p.verwachtCenten ?? 0) - (p.toegekendCenten ?? 0)));
  return {
    soort: 'liggend',
    titel: `Lasten ${j} per wet: wat binnen is en wat nog komt`,
    beschrijving: `Per wet de lasten van ${j} die zijn toegekend of gerealiseerd en die nog worden verwacht, naast de begroting.`,
    eenheid: 'centen',
    categorieen: perWet.map(([w]) => wetNaam(w)),
    reeksen: [
      {
        naam: 'Toegekend of gerealiseerd',
        vorm: 'staaf',
        stapel: 'verwacht',
        waarden: som((p) => p.toegekendCenten),
      },
      {
        naam: 'Nog te verwachten',
        vorm: 'staaf',
        stapel: 'verwacht',
        waarden: nog,
        voorlopig: true,
      },
      { naam: 'Begroot', vorm: 'staaf', stapel: 'begroot', waarden: som((p) => p.begrootCenten) },
    ],
  };
}
