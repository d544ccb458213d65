import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import type { Maand } from '../core/basis/datum.ts';
import type { PostMaanden } from '../core/prognose/maanden-per-post.ts';
import type { JaarprognoseUitkomst, PostPrognose } from '../core/prognose/typen.ts';
import { type Beweegbaar, type Effect, effectVan } from '../core/verklaring/gevoeligheid.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euroFijn, getal, opsomming } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { bronnenVanJaar } from './basis/bronnen.ts';
import { basis, centen, centenOfOnbekend, jaar, soort } from './basis/velden.ts';
import { laatsteVolleMaand } from './basis/verschil.ts';
import { gekozenJaar } from './basis/woorden.ts';

const FACTOREN = ['groei', 'prijs', 'tempo'] as const;
type Factor = (typeof FACTOREN)[number];

const effect = z.object({ groei: centen, prijs: centen, tempo: centen });
const uitvoer = z.object({
  jaar: z.int(),
  basis: z.enum(['boekjaar', 'leverjaar']),
  invoer: z.object({ groei: z.number(), prijs: z.number(), tempo: z.number() }),
  /** `null` while it is being computed, or when the year-end is not known. */
  verwachtCenten: centenOfOnbekend,
  /** Lasten less baten: when it turns out that much more, and that much less. */
  meer: effect,
  minder: effect,
  posten: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      soort,
      verwachtCenten: centenOfOnbekend,
      meer: effect,
      minder: effect,
    }),
  ),
});
type Antwoord = z.output<typeof uitvoer>;
type Effecten = z.output<typeof effect>;

const percentage = (titel: string, description: string) =>
  z.number().min(0).max(50).default(5).meta({ title: titel, description });

/** What the year-end would be when growth, price or the pace of declaring differ. */
export const vraag = defineVraag({
  id: 'gevoeligheid',
  titel: 'Gevoeligheid',
  vraagzin: 'Wat als groei, prijs of declaratietempo anders uitvallen?',
  groep: 'Waar eindigt het jaar',
  volgorde: 5,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'bestuur', 'regio', 'data', 'beheer'],
  invoer: z.object({
    jaar,
    basis,
    groei: percentage('Groei (%)', 'Zo veel procent meer of minder zorg in de komende maanden.'),
    prijs: percentage('Prijs (%)', 'Zo veel procent hogere of lagere tarieven vanaf nu.'),
    tempo: z.number().min(0).max(6).default(1).meta({
      title: 'Tempo (maanden)',
      description: 'Zo veel maanden later of vroeger declareren dan nu wordt aangenomen.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const { gemeente, peildatum, prognoses } = ctx;
    const kop = { jaar: gekozenJaar(ctx, invoer.jaar), basis: invoer.basis };
    const [stand, maanden] = await Promise.all([
      prognoses.jaar({ gemeente, peildatum, ...kop }),
      prognoses.reken('maanden', { gemeente, peildatum, ...kop }),
    ]);
    const cijfers = { groei: invoer.groei, prijs: invoer.prijs, tempo: invoer.tempo };
    const isKlaar = stand.klaar && maanden.klaar;
    return {
      antwoord: {
        ...kop,
        invoer: cijfers,
        ...(isKlaar ? reken(ctx, stand.uitkomst, maanden.uitkomst, cijfers) : LEEG),
      },
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: await bronnenVanJaar(ctx, stand.klaar ? stand.uitkomst.posten : []),
      ontbreekt: isKlaar ? zonderCijfer(stand.uitkomst) : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Uitgegaan wordt van dezelfde prognose. Groei en prijs werken op wat dit jaar nog geleverd wordt. Tempo: declareren',
  'aanbieders later dan aangenomen, dan is elke voorbije maand zo ver binnen als wij dachten van een jongere maand,',
  'en komt er nog meer. Elke afwijking staat op zichzelf; samen zijn ze niet precies de som.',
  'Het zijn rekenvoorbeelden, geen kansen.',
].join(' ');

const NUL: Effecten = { groei: toCenten(0), prijs: toCenten(0), tempo: toCenten(0) };
const LEEG = { verwachtCenten: null, meer: NUL, minder: NUL, posten: [] };

const zonderCijfer = (u: JaarprognoseUitkomst): string[] =>
  u.posten
    .filter((p) => p.verwachtCenten === null)
    .map((p) => `${p.naam}: geen cijfer, dus geen gevoeligheid.`);

const toEffecten = (e: Effect): Effecten => ({
  groei: e.groeiCenten,
  prijs: e.prijsCenten,
  tempo: e.tempoCenten,
});

function reken(
  ctx: VraagContext,
  u: JaarprognoseUitkomst,
  maanden: readonly PostMaanden[],
  { groei, prijs, tempo }: Antwoord['invoer'],
) {
  const afwijking = (teken: 1 | -1) => ({
    groei: (teken * groei) / 100,
    prijs: (teken * prijs) / 100,
    tempoMaanden: teken * tempo,
  });
  const posten = u.posten
    .filter((p) => p.soort !== 'reservemutatie')
    .map((p) => {
      const deel = beweegbaar(p, maanden, laatsteVolleMaand(ctx.peildatum));
      return {
        ...{ post: p.post, naam: p.naam, soort: p.soort },
        verwachtCenten: p.verwachtCenten?.p50 ?? null,
        meer: toEffecten(effectVan(deel, afwijking(1))),
        minder: toEffecten(effectVan(deel, afwijking(-1))),
      };
    });
  const som = (kant: 'meer' | 'minder', f: Factor): Centen =>
    toCenten(posten.reduce((s, p) => s + (p.soort === 'bate' ? -1 : 1) * p[kant][f], 0));
  const totaal = (kant: 'meer' | 'minder'): Effecten => ({
    groei: som(kant, 'groei'),
    prijs: som(kant, 'prijs'),
    tempo: som(kant, 'tempo'),
  });
  const verwachtCenten = u.totaal.verwachtCenten?.p50 ?? null;
  return { verwachtCenten, meer: totaal('meer'), minder: totaal('minder'), posten };
}

function beweegbaar(p: PostPrognose, maanden: readonly PostMaanden[], tot: Maand): Beweegbaar {
  const eigen = maanden.find((m) => m.post === p.post)?.maanden ?? [];
  const lopend = eigen.find((m) => m.maand > tot);
  return {
    post: p.post,
    nogTeLeverenCenten: p.nogTeLeverenCenten?.gemiddelde ?? null,
    voorbij: eigen.filter((m) => m.maand <= tot),
    lopendAandeel:
      lopend && lopend.verwachtCenten > 0 ? lopend.gedeclareerdCenten / lopend.verwachtCenten : 0,
  };
}

const kort = (n: number): string => getal(n, Number.isInteger(n) ? 0 : 1);

const inWoorden = (a: Antwoord, f: Factor): string =>
  ({
    groei: `${kort(a.invoer.groei)}% meer zorg`,
    prijs: `${kort(a.invoer.prijs)}% hogere tarieven`,
    tempo: `${kort(a.invoer.tempo)} ${a.invoer.tempo === 1 ? 'maand' : 'maanden'} later declareren`,
  })[f];

function zinVan(a: Antwoord): string {
  if (a.verwachtCenten === null) return `Voor ${a.jaar} is de gevoeligheid nog niet te geven.`;
  const delen = [...FACTOREN]
    .sort((x, y) => Math.abs(a.meer[y]) - Math.abs(a.meer[x]))
    .map((f) => `${inWoorden(a, f)} scheelt ${euroFijn(a.meer[f])}`);
  return `${a.jaar} eindigt naar verwachting op ${euroFijn(a.verwachtCenten)} aan lasten min baten. Valt het anders uit: ${opsomming(delen)}.`;
}

const NAMEN: Readonly<Record<Factor, string>> = {
  groei: 'Groei',
  prijs: 'Prijs',
  tempo: 'Tempo',
};

function tabelVan(a: Antwoord): Tabel {
  const rij = (deel: Pick<Antwoord, 'verwachtCenten' | 'meer' | 'minder'>) => ({
    verwacht: deel.verwachtCenten,
    ...Object.fromEntries(
      FACTOREN.flatMap((f) => [
        [`${f}Meer`, deel.verwachtCenten === null ? null : deel.verwachtCenten + deel.meer[f]],
        [`${f}Minder`, deel.verwachtCenten === null ? null : deel.verwachtCenten + deel.minder[f]],
      ]),
    ),
  });
  const kolommen = FACTOREN.flatMap((f) => [
    { veld: `${f}Meer`, label: `${NAMEN[f]} hoger`, soort: 'bedrag' as const },
    { veld: `${f}Minder`, label: `${NAMEN[f]} lager`, soort: 'bedrag' as const },
  ]);
  return {
    titel: `Waar ${a.jaar} eindigt als het anders uitvalt`,
    kolommen: [
      { veld: 'naam', label: 'Post', soort: 'tekst' },
      { veld: 'verwacht', label: 'Verwacht', soort: 'bedrag' },
      ...kolommen,
    ],
    rijen: a.posten.map((p) => ({ naam: p.naam, ...rij(p) })),
    totaalrij: { naam: 'Totaal (lasten min baten)', ...rij(a) },
    noot: 'Tempo hoger betekent later declareren dan nu wordt aangenomen.',
  };
}

/** A tornado: the widest difference on top. */
function grafiekVan(a: Antwoord): Grafiek | null {
  if (a.verwachtCenten === null) return null;
  const volgorde = [...FACTOREN].sort(
    (x, y) =>
      Math.abs(a.meer[y]) + Math.abs(a.minder[y]) - Math.abs(a.meer[x]) - Math.abs(a.minder[x]),
  );
  const reeks = (naam: string, kant: 'meer' | 'minder', voorlopig: boolean) => ({
    ...{ naam, vorm: 'staaf' as const, stapel: 'effect', voorlopig },
    waarden: volgorde.map((f) => a[kant][f]),
  });
  return {
    soort: 'liggend',
    titel: `Wat de eindstand van ${a.jaar} doet als het anders uitvalt`,
    beschrijving: `Per afwijking hoeveel de lasten min baten van ${a.jaar} hoger of lager worden dan verwacht.`,
    eenheid: 'centen',
    categorieen: volgorde.map((f) => NAMEN[f]),
    reeksen: [reeks('Hoger of later', 'meer', false), reeks('Lager of vroeger', 'minder', true)],
  };
}
