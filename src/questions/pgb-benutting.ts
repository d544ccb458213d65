import { z } from 'zod';
import { roundCenten } from '../core/basis/bedrag.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, euroFijn, opsomming, procent } from '../definitie/notatie.ts';
import { type BegroteBenutting, begrotePgbBenutting } from '../definitie/pgb-benutting.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import type { Feitrij, MetDag } from '../facts/tabelsoorten/tabelsoorten.ts';
import { bronTabel, somBekend } from './basis/tabellen.ts';
import { aandeelOfOnbekend, centenOfOnbekend, jaar } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

/** Earlier years from which the usual use is taken. */
const JAREN_TERUG = 3;

const uitvoer = z.object({
  jaar: z.int(),
  regels: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      jaar: z.int(),
      /** Months of which both toekenning and besteding are known: the figures below are of these. */
      maanden: z.int(),
      toegekendCenten: centenOfOnbekend,
      besteedCenten: centenOfOnbekend,
      benutting: aandeelOfOnbekend,
      /** Over all months of the year that are known. */
      voorschotCenten: centenOfOnbekend,
      teruggevorderdCenten: centenOfOnbekend,
    }),
  ),
  vergelijking: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      benutting: aandeelOfOnbekend,
      /** Use in the earlier years together: the assumption that this year is held against. */
      gebruikelijk: aandeelOfOnbekend,
      /** What the difference with the assumption costs over the known months; positive is dearer. */
      effectCenten: centenOfOnbekend,
      /** What the budget of the year assumes; `null` = nothing was recorded. */
      begroot: aandeelOfOnbekend,
      /** More (positive) or less spent than by that assumption, over the known months. */
      effectBegrotingCenten: centenOfOnbekend,
    }),
  ),
});
type Benutting = z.output<typeof uitvoer>;
type Regel = Benutting['regels'][number];
type Rij = MetDag<Feitrij<'pgb'>>;

/** How much of the personal budgets is really spent. */
export const vraag = defineVraag({
  id: 'pgb-benutting',
  titel: 'Benutting van pgb',
  vraagzin: 'Welk deel van de toegekende pgb’s wordt echt besteed?',
  groep: 'Waar landt het',
  volgorde: 5,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum } = ctx;
    const [rijen, posten, begroot] = await Promise.all([
      ctx.facts.tabel('pgb', { gemeente, peildatum }),
      ctx.register.posten(gemeente),
      begrotePgbBenutting(ctx.register, gemeente, gekozen),
    ]);
    const namen = new Map(posten.map((p) => [p.code, p.naam]));
    const regels = [...groepeer(rijen, (r) => `${r.post}|${r.maand.slice(0, 4)}`).values()]
      .map((groep) => regelVan(groep, namen))
      .filter((r) => r.jaar <= gekozen && r.jaar >= gekozen - JAREN_TERUG)
      .sort((a, b) => a.naam.localeCompare(b.naam) || a.jaar - b.jaar);
    const vergelijking = [...groepeer(regels, (r) => r.post).values()].map((r) =>
      vergelijk(r, gekozen, begroot),
    );
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, regels, vergelijking }),
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: bronTabel('pgb: toekenningen en bestedingen (SVB)', rijen),
      ontbreekt: watOntbreekt(regels, vergelijking, gekozen),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Benutting is besteed gedeeld door toegekend, over de maanden waarvan beide bekend zijn. Gebruikelijk is',
  'de benutting van de drie jaren daarvoor samen. Het effect is het verschil tussen die twee maal wat is',
  'toegekend. Begroot is waar de begroting van het jaar van uitgaat, zoals vastgelegd met "Begrote benutting van pgb',
  'vastleggen". Een voorschot aan de SVB is geen besteding.',
].join(' ');

function regelVan(groep: readonly Rij[], namen: ReadonlyMap<string, string>): Regel {
  const beide = groep.filter((r) => r.toegekend !== null && r.besteed !== null);
  const toegekend = somBekend(beide, (r) => r.toegekend).som;
  const besteed = somBekend(beide, (r) => r.besteed).som;
  const post = groep[0]?.post ?? '';
  return {
    post,
    naam: namen.get(post) ?? post,
    jaar: Number(groep[0]?.maand.slice(0, 4)),
    maanden: beide.length,
    toegekendCenten: toegekend,
    besteedCenten: besteed,
    benutting: toegekend ? (besteed ?? 0) / toegekend : null,
    voorschotCenten: somBekend(groep, (r) => r.voorschot).som,
    teruggevorderdCenten: somBekend(groep, (r) => r.teruggevorderd).som,
  };
}

function vergelijk(
  regels: readonly Regel[],
  jaarNu: number,
  aannames: BegroteBenutting,
): Benutting['vergelijking'][number] {
  const eerder = regels.filter((r) => r.jaar < jaarNu);
  const toegekend = somBekend(eerder, (r) => r.toegekendCenten).som;
  const besteed = somBekend(eerder, (r) => r.besteedCenten).som;
  const gebruikelijk = toegekend ? (besteed ?? 0) / toegekend : null;
  const nu = regels.find((r) => r.jaar === jaarNu);
  const benutting = nu?.benutting ?? null;
  const kop = { post: regels[0]?.post ?? '', naam: regels[0]?.naam ?? '' };
  const begroot = aannames[kop.post] ?? null;
  const effect = (aanname: number | null) =>
    benutting === null || aanname === null
      ? null
      : roundCenten((benutting - aanname) * (nu?.toegekendCenten ?? 0));
  return {
    ...{ ...kop, benutting, gebruikelijk, begroot },
    effectCenten: effect(gebruikelijk),
    effectBegrotingCenten: effect(begroot),
  };
}

function watOntbreekt(
  regels: readonly Regel[],
  vergelijking: Benutting['vergelijking'],
  jaarNu: number,
): string[] {
  const nu = regels.filter((r) => r.jaar === jaarNu);
  if (nu.length === 0) return [`Pgb ${jaarNu}: geen opgave van de SVB geladen.`];
  const zonder = vergelijking.filter((v) => v.begroot === null).map((v) => v.naam);
  return [
    ...nu
      .filter((r) => r.maanden < 12)
      .map(
        (r) =>
          `${r.naam}: van ${12 - r.maanden} maanden van ${jaarNu} is de besteding of de toekenning niet bekend.`,
      ),
    ...(zonder.length > 0
      ? [
          `Van welke benutting de begroting van ${jaarNu} uitgaat, is niet vastgelegd: ${opsomming(zonder)}.`,
        ]
      : []),
  ];
}

/** More used than the budget assumes: said per post, with its amount. */
function bovenBegroting(vergelijking: Benutting['vergelijking']): string[] {
  return vergelijking.flatMap((v) =>
    (v.effectBegrotingCenten ?? 0) > 0
      ? [
          `Let op: bij ${v.naam} wordt ${procent(v.benutting)} gebruikt en is ${procent(v.begroot)} begroot; dat is ${euroFijn(v.effectBegrotingCenten)} meer.`,
        ]
      : [],
  );
}

function zinVan({ jaar: j, regels, vergelijking }: Benutting, { peildatum }: Gezegd): string {
  const nu = regels.filter((r) => r.jaar === j);
  const toegekend = somBekend(nu, (r) => r.toegekendCenten).som;
  const besteed = somBekend(nu, (r) => r.besteedCenten).som;
  if (toegekend === null || besteed === null || toegekend === 0)
    return `Over ${j} is op ${datumVoluit(peildatum)} nog niet bekend hoeveel van de pgb’s is besteed.`;
  const effect = somBekend(vergelijking, (v) => v.effectCenten).som;
  return [
    `Van de pgb’s is in ${j} tot nu toe ${euroFijn(besteed)} van ${euroFijn(toegekend)} besteed: ${procent(besteed / toegekend)}.`,
    effect === null
      ? 'Er zijn geen eerdere jaren om dit mee te vergelijken.'
      : effect === 0
        ? 'Dat is wat gebruikelijk is.'
        : `Dat is ${euroFijn(Math.abs(effect))} ${effect > 0 ? 'meer' : 'minder'} dan bij de benutting van de jaren ervoor.`,
    ...bovenBegroting(vergelijking),
  ].join(' ');
}

function tabelVan({ jaar: j, regels, vergelijking }: Benutting): Tabel {
  const effecten = new Map(vergelijking.map((v) => [v.post, v]));
  return {
    titel: `Pgb: toegekend en besteed, ${j - JAREN_TERUG} tot en met ${j}`,
    kolommen: [
      { veld: 'post', label: 'Post', soort: 'tekst' },
      { veld: 'jaar', label: 'Jaar', soort: 'tekst' },
      { veld: 'maanden', label: 'Maanden bekend', soort: 'aantal' },
      { veld: 'toegekend', label: 'Toegekend', soort: 'bedrag' },
      { veld: 'besteed', label: 'Besteed', soort: 'bedrag' },
      { veld: 'benutting', label: 'Benutting', soort: 'aandeel' },
      { veld: 'gebruikelijk', label: 'Gebruikelijk', soort: 'aandeel' },
      {
        veld: 'effect',
        label: 'Effect',
        soort: 'bedrag',
        uitleg: 'Positief is duurder dan gebruikelijk.',
      },
      { veld: 'begroot', label: 'Begrote benutting', soort: 'aandeel' },
      {
        veld: 'effectBegroting',
        label: 'Effect op de begroting',
        soort: 'bedrag',
        uitleg: 'Positief is meer besteed dan waar de begroting van uitgaat.',
      },
      { veld: 'voorschot', label: 'Voorschot aan SVB', soort: 'bedrag' },
      { veld: 'terug', label: 'Teruggevorderd', soort: 'bedrag' },
    ],
    rijen: regels.map((r) => ({
      post: r.naam,
      jaar: String(r.jaar),
      maanden: r.maanden,
      toegekend: r.toegekendCenten,
      besteed: r.besteedCenten,
      benutting: r.benutting,
      gebruikelijk: r.jaar === j ? (effecten.get(r.post)?.gebruikelijk ?? null) : 'n.v.t.',
      effect: r.jaar === j ? (effecten.get(r.post)?.effectCenten ?? null) : 'n.v.t.',
      begroot: r.jaar === j ? (effecten.get(r.post)?.begroot ?? null) : 'n.v.t.',
      effectBegroting:
        r.jaar === j ? (effecten.get(r.post)?.effectBegrotingCenten ?? null) : 'n.v.t.',
      voorschot: r.voorschotCenten,
      terug: r.teruggevorderdCenten,
    })),
  };
}

function grafiekVan({ regels }: Benutting): Grafiek | null {
  if (regels.length === 0) return null;
  const jaren = [...new Set(regels.map((r) => r.jaar))].sort();
  return {
    soort: 'assen',
    titel: 'Benutting van pgb per jaar',
    beschrijving: 'Per post en jaar welk deel van de toegekende pgb’s is besteed.',
    eenheid: 'aandeel',
    categorieen: jaren.map(String),
    reeksen: [...groepeer(regels, (r) => r.naam)].map(([naam, groep]) => ({
      naam,
      vorm: 'staaf',
      waarden: jaren.map((j) => groep.find((r) => r.jaar === j)?.benutting ?? null),
    })),
  };
}
