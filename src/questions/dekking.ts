import { z } from 'zod';
import { somCenten, toCenten } from '../core/basis/bedrag.ts';
import { dagenTussen } from '../core/basis/datum.ts';
import { STROMEN, STROOM_NAMEN } from '../core/basis/domein.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { PostPrognose } from '../core/prognose/typen.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroKort, opsomming, procent } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import { BERICHTEN, bronBerichten, bronnenVanJaar, EXPORTS } from './basis/bronnen.ts';
import { ontbrekendeStromen } from './basis/ontbreekt.ts';
import { dekkingStandPer } from './basis/posten.ts';
import { aandeelOfOnbekend, centen, jaar } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

const GRONDEN = {
  declaraties: 'berichten',
  realisatie: 'maandcijfers',
  opgave: 'opgave van de bron zelf',
  begroting: 'alleen de begroting',
  geen: 'geen cijfer',
} as const;
const gronden = ['declaraties', 'realisatie', 'opgave', 'begroting', 'geen'] as const;

/** Messages, or the same facts from exports of a case system. */
const herkomsten = ['berichten', 'exports', 'berichten en exports'] as const;

const uitvoer = z.object({
  jaar: z.int(),
  /** What the declarations came by. */
  declaratiesUit: z.enum(herkomsten),
  /** Begrote lasten of all posts; posts without a budget are not in it. */
  begrootCenten: centen,
  regels: z.array(
    z.object({
      stroom: z.enum(STROMEN),
      grond: z.enum(gronden),
      posten: z.int(),
      begrootCenten: centen,
      aandeel: aandeelOfOnbekend,
      /** Oldest of the posts: up to where all of them are known. */
      standPer: z.string().nullable(),
      dagenOud: z.int().nullable(),
    }),
  ),
  /** Posts without a budget: no share can be said of them. */
  zonderBegroting: z.array(z.string()),
  /** Share of the begrote lasten with a figure of their own. */
  metCijfer: aandeelOfOnbekend,
});
type Dekking = z.output<typeof uitvoer>;
type Regel = Dekking['regels'][number];

/** Which share of the begrote lasten rests on which stroom, and how old each is. */
export const vraag = defineVraag({
  id: 'dekking',
  titel: 'Dekking',
  vraagzin: 'Op welke cijfers rust het beeld van het jaar, en hoe oud zijn die?',
  groep: 'Gegevens',
  volgorde: 2,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum } = ctx;
    const stand = await ctx.prognoses.jaar({
      gemeente,
      peildatum,
      jaar: gekozen,
      basis: 'boekjaar',
    });
    const posten = stand.klaar ? stand.uitkomst.posten.filter((p) => p.soort === 'last') : [];
    const bronnen = (await bronBerichten(ctx)).map((b) => b.naam);
    const [metBericht, metExport] = [bronnen.includes(BERICHTEN), bronnen.includes(EXPORTS)];
    const uit = metExport ? (metBericht ? herkomsten[2] : herkomsten[1]) : herkomsten[0];
    return {
      antwoord: dekkingVan(posten, gekozen, uit, ctx),
      status: 'voorlopig',
      eenheid: 'aandeel van de begrote lasten',
      bronnen: await bronnenVanJaar(ctx, posten),
      ontbreekt: stand.klaar ? await ontbrekendeStromen(ctx, gekozen) : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Van elke post met lasten wordt gekeken waar het cijfer van dit jaar op rust: berichten of exports, eigen maandcijfers,',
  'een opgave van de bron, of alleen de begroting. Het aandeel is de begroting van die posten gedeeld door alle',
  'begrote lasten. Stand per is de oudste stand van de posten samen. Baten en reserves tellen niet mee.',
].join(' ');

function dekkingVan(
  posten: readonly PostPrognose[],
  gekozen: number,
  declaratiesUit: Dekking['declaratiesUit'],
  ctx: VraagContext,
): Dekking {
  const met = posten.filter((p) => p.begrootCenten !== null);
  const totaal = somCenten(met.map((p) => p.begrootCenten)) ?? toCenten(0);
  const regels = [...groepeer(met, (p) => `${p.stroom}|${p.grond}`).values()].flatMap((groep) => {
    const [eerste] = groep;
    if (!eerste) return [];
    const begroot = somCenten(groep.map((p) => p.begrootCenten)) ?? toCenten(0);
    return {
      ...{ stroom: eerste.stroom, grond: eerste.grond, posten: groep.length },
      begrootCenten: begroot,
      aandeel: totaal > 0 ? begroot / totaal : null,
      standPer: oudste(groep),
    };
  });
  const metStand = dekkingStandPer(regels, ctx)
    .map((r) => ({
      ...r,
      dagenOud: r.standPer === null ? null : Math.max(0, dagenTussen(r.standPer, ctx.peildatum)),
    }))
    .sort((a, b) => b.begrootCenten - a.begrootCenten);
  const eigen = metStand.filter((r) => r.grond !== 'begroting' && r.grond !== 'geen');
  return uitvoer.parse({
    ...{ jaar: gekozen, declaratiesUit },
    begrootCenten: totaal,
    regels: metStand,
    zonderBegroting: posten.filter((p) => p.begrootCenten === null).map((p) => p.naam),
    metCijfer: totaal > 0 ? eigen.reduce((s, r) => s + r.begrootCenten, 0) / totaal : null,
  });
}

const oudste = (posten: readonly PostPrognose[]): PostPrognose['standPer'] =>
  posten.map((p) => p.standPer).reduce((a, b) => (a === null || b === null ? null : a < b ? a : b));

function zinVan(
  { jaar: j, begrootCenten, regels, metCijfer }: Dekking,
  { peildatum }: Gezegd,
): string {
  if (metCijfer === null)
    return `Van ${j} is op ${datumVoluit(peildatum)} geen begroting met lasten bekend, of het beeld wordt nog berekend.`;
  const delen = regels
    .filter((r) => (r.aandeel ?? 0) >= 0.005)
    .map(
      (r) =>
        `${procent(r.aandeel)} op ${r.grond === 'begroting' ? `de begroting van ${STROOM_NAMEN[r.stroom]}` : STROOM_NAMEN[r.stroom]}`,
    );
  const ouder = regels.filter((r) => (r.dagenOud ?? 0) > 92);
  return [
    `Van ${euroKort(begrootCenten)} begrote lasten in ${j} heeft ${procent(metCijfer)} een eigen cijfer.`,
    `Het beeld rust voor ${opsomming(delen)}.`,
    ouder.length > 0
      ? `Ouder dan een kwartaal: ${opsomming(ouder.map((r) => `${STROOM_NAMEN[r.stroom]} (${aantalVan(r.dagenOud ?? 0, 'dag', 'dagen')})`))}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** On what a line rests, as a reader knows it. */
const grondNaam = (r: Regel, uit: Dekking['declaratiesUit']): string =>
  r.grond === 'declaraties' ? uit : GRONDEN[r.grond];

function tabelVan({ jaar: j, regels, declaratiesUit, zonderBegroting }: Dekking): Tabel {
  return {
    titel: `Dekking van de begrote lasten, ${j}`,
    kolommen: [
      { veld: 'stroom', label: 'Stroom', soort: 'tekst' },
      { veld: 'grond', label: 'Rust op', soort: 'tekst' },
      { veld: 'posten', label: 'Posten', soort: 'aantal', totaal: 'som' },
      { veld: 'begroot', label: 'Begrote lasten', soort: 'bedrag', totaal: 'som' },
      { veld: 'aandeel', label: 'Aandeel', soort: 'aandeel', totaal: 'som' },
      { veld: 'standPer', label: 'Stand per', soort: 'datum' },
      { veld: 'dagen', label: 'Dagen oud', soort: 'aantal' },
    ],
    rijen: regels.map((r) => ({
      stroom: STROOM_NAMEN[r.stroom],
      grond: grondNaam(r, declaratiesUit),
      posten: r.posten,
      begroot: r.begrootCenten,
      aandeel: r.aandeel,
      standPer: r.standPer,
      dagen: r.dagenOud,
    })),
    ...(zonderBegroting.length > 0
      ? { noot: `Zonder begroting, en dus zonder aandeel: ${opsomming(zonderBegroting)}.` }
      : {}),
  };
}

function grafiekVan({ jaar: j, regels, declaratiesUit }: Dekking): Grafiek | null {
  if (regels.length === 0) return null;
  const naam = (r: Regel) => `${STROOM_NAMEN[r.stroom]}: ${grondNaam(r, declaratiesUit)}`;
  return {
    soort: 'liggend',
    titel: `Waar de begrote lasten van ${j} op rusten`,
    beschrijving: `Per stroom en grond welk deel van de begrote lasten van ${j} erop rust.`,
    eenheid: 'aandeel',
    categorieen: regels.map(naam),
    reeksen: [{ naam: 'Aandeel', vorm: 'staaf', waarden: regels.map((r) => r.aandeel) }],
  };
}
