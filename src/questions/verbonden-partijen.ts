import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroFijn, procent, saldoInWoorden } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import type { Feitrij, MetDag } from '../facts/tabelsoorten/tabelsoorten.ts';
import { bronTabel, somBekend } from './basis/tabellen.ts';
import { aandeelOfOnbekend, centenOfOnbekend, jaar } from './basis/velden.ts';
import { bronBegroting, gekozenJaar } from './basis/woorden.ts';

/** On which figure the contribution of the year rests, the firmest first. */
const GRONDEN = {
  afrekening: 'afrekening',
  verwachteAfrekening: 'verwachte afrekening',
  gewijzigd: 'gewijzigde begroting van de partij',
  begroot: 'begroting van de partij',
} as const;
type Grond = keyof typeof GRONDEN;
const VOLGORDE = ['afrekening', 'verwachteAfrekening', 'gewijzigd', 'begroot'] as const;

const uitvoer = z.object({
  jaar: z.int(),
  regels: z.array(
    z.object({
      regeling: z.string(),
      post: z.string(),
      naam: z.string(),
      /** Last month of which anything was stated. */
      totEnMet: z.string(),
      /** Cost: care of our residents, running the party, and what is settled among municipalities. */
      zorgkostenCenten: centenOfOnbekend,
      uitvoeringskostenCenten: centenOfOnbekend,
      vereveningCenten: centenOfOnbekend,
      /** What we contribute over the year. */
      bijdrageCenten: centenOfOnbekend,
      grond: z.enum(VOLGORDE).nullable(),
      /** Contribution minus the three parts of the cost; `null` while one of them is not known. */
      nietVerklaardCenten: centenOfOnbekend,
      /** Funding: our own current budget; `null` also where several parties share the post. */
      begrootCenten: centenOfOnbekend,
      /** Funding minus contribution: positive is voordeel. */
      saldoCenten: centenOfOnbekend,
      voorschotCenten: centenOfOnbekend,
      aandeelUitvoering: aandeelOfOnbekend,
    }),
  ),
});
type Partijen = z.output<typeof uitvoer>;
type Regel = Partijen['regels'][number];
type Rij = MetDag<Feitrij<'grBijdragen'>>;

/** Real cost of connected parties against what the municipality has budgeted for them. */
export const vraag = defineVraag({
  id: 'verbonden-partijen',
  titel: 'Verbonden partijen',
  vraagzin: 'Wat kosten verbonden partijen ons, en is daar genoeg voor begroot?',
  groep: 'Waar landt het',
  volgorde: 9,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'bestuur', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum } = ctx;
    const [alle, posten, begroting] = await Promise.all([
      ctx.facts.tabel('grBijdragen', { gemeente, peildatum }),
      ctx.register.posten(gemeente),
      ctx.register.begroting(gemeente, gekozen, peildatum),
    ]);
    const rijen = alle.filter((r) => r.maand.startsWith(`${gekozen}-`));
    const perPost = groepeer(rijen, (r) => r.post);
    const isGedeeld = (post: string) =>
      new Set((perPost.get(post) ?? []).map((r) => r.regeling)).size > 1;
    const regels = [...groepeer(rijen, (r) => `${r.regeling}|${r.post}`).values()]
      .map((groep) => {
        const post = groep[0]?.post ?? '';
        const budget = begroting.find((b) => b.post === post)?.actueelCenten ?? null;
        const naam = posten.find((p) => p.code === post)?.naam ?? post;
        return { ...regelVan(groep, isGedeeld(post) ? null : budget), post, naam };
      })
      .sort((a, b) => a.regeling.localeCompare(b.regeling) || a.naam.localeCompare(b.naam));
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, regels }),
      status: regels.every((r) => r.grond === 'afrekening') ? 'definitief' : 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: [...bronTabel('opgaven van verbonden partijen', rijen), bronBegroting(ctx)],
      ontbreekt: watOntbreekt(regels, gekozen, isGedeeld),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Per verbonden partij en post telt de laatste opgave van het jaar. De bijdrage is de afrekening; is die er nog niet,',
  'dan de verwachte afrekening, en anders de begroting van de partij. Kosten en bijdrage zijn twee cijfers: kosten zijn',
  'de zorgkosten van onze inwoners en de uitvoeringskosten; het verschil met de bijdrage is verevening tussen gemeenten.',
  'Wat daarna overblijft, heet niet verklaard. Het saldo is onze begroting min de bijdrage: positief is voordeel.',
].join(' ');

/** The last figure that was stated of each part, all parts together; an unknown part makes it unknown. */
function laatste(rijen: readonly Rij[], kies: (r: Rij) => Centen | null): Centen | null {
  const per = [...groepeer(rijen, (r) => r.onderdeel).values()].map(
    (groep) =>
      groep
        .filter((r) => kies(r) !== null)
        .sort((a, b) => a.maand.localeCompare(b.maand))
        .map(kies)
        .at(-1) ?? null,
  );
  const { som, onbekend } = somBekend(per, (x) => x);
  return onbekend > 0 ? null : som;
}

function regelVan(rijen: readonly Rij[], begroot: Centen | null): Omit<Regel, 'post' | 'naam'> {
  const zorg = laatste(rijen, (r) => r.zorgkosten);
  const uitvoering = laatste(rijen, (r) => r.uitvoeringskosten);
  const verevening = laatste(rijen, (r) => r.verevening);
  const grond = VOLGORDE.find((g) => laatste(rijen, (r) => r[g]) !== null) ?? null;
  const bijdrage = grond === null ? null : laatste(rijen, (r) => r[grond]);
  const kosten = somBekend([zorg, uitvoering, verevening], (x) => x);
  return {
    regeling: rijen[0]?.regeling ?? '',
    totEnMet: rijen.reduce((m, r) => (r.maand > m ? r.maand : m), ''),
    zorgkostenCenten: zorg,
    uitvoeringskostenCenten: uitvoering,
    vereveningCenten: verevening,
    bijdrageCenten: bijdrage,
    grond,
    nietVerklaardCenten:
      bijdrage === null || kosten.som === null || kosten.onbekend > 0
        ? null
        : toCenten(bijdrage - kosten.som),
    begrootCenten: begroot,
    saldoCenten: begroot === null || bijdrage === null ? null : toCenten(begroot - bijdrage),
    voorschotCenten: somBekend(rijen, (r) => r.voorschot).som,
    aandeelUitvoering: bijdrage && uitvoering !== null ? uitvoering / bijdrage : null,
  };
}

function watOntbreekt(
  regels: readonly Regel[],
  gekozen: number,
  isGedeeld: (post: string) => boolean,
): string[] {
  if (regels.length === 0)
    return [`Bijdragen aan verbonden partijen ${gekozen}: geen opgave geladen.`];
  const uit = regels.flatMap((r) => {
    const mist = [
      r.bijdrageCenten === null ? 'de bijdrage' : '',
      r.zorgkostenCenten === null ? 'de zorgkosten' : '',
      r.uitvoeringskostenCenten === null ? 'de uitvoeringskosten' : '',
      r.vereveningCenten === null ? 'de verevening' : '',
    ].filter(Boolean);
    return [
      ...(mist.length > 0 ? [`${r.regeling} (${r.naam}): ${mist.join(', ')} niet opgegeven.`] : []),
      ...(isGedeeld(r.post)
        ? [`${r.regeling} (${r.naam}): de begroting van deze post is van meer partijen samen.`]
        : []),
    ];
  });
  return [
    ...uit,
    'Reserves van verbonden partijen en ons aandeel daarin: staan niet in deze opgaven. Subsidies en taakgerichte opdrachten staan hier niet bij.',
  ];
}

function zinVan({ jaar: j, regels }: Partijen, { peildatum }: Gezegd): string {
  const som = (kies: (r: Regel) => Centen | null) => somBekend(regels, kies);
  const bijdrage = som((r) => r.bijdrageCenten);
  if (bijdrage.som === null)
    return `Over ${j} is op ${datumVoluit(peildatum)} van geen verbonden partij een bijdrage bekend.`;
  const begroot = som((r) => (r.saldoCenten === null ? null : r.begrootCenten));
  const saldo = som((r) => r.saldoCenten);
  const uitvoering = som((r) => r.uitvoeringskostenCenten);
  const partijen = new Set(regels.map((r) => r.regeling)).size;
  const minstens = bijdrage.onbekend > 0 ? 'ten minste ' : '';
  return [
    `De bijdragen aan ${aantalVan(partijen, 'verbonden partij', 'verbonden partijen')} komen in ${j} uit op ${minstens}${euroFijn(bijdrage.som)}.`,
    saldo.som === null || saldo.onbekend > 0
      ? 'Van niet elke bijdrage is bekend wat ervoor is begroot.'
      : `Begroot is ${euroFijn(begroot.som)}: ${saldoInWoorden(saldo.som)}.`,
    uitvoering.som === null || uitvoering.onbekend > 0 || bijdrage.onbekend > 0
      ? ''
      : `Daarvan is ${euroFijn(uitvoering.som)} (${procent(uitvoering.som / bijdrage.som)}) voor de uitvoering.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const KOLOMMEN: Tabel['kolommen'] = [
  { veld: 'regeling', label: 'Partij', soort: 'tekst' },
  { veld: 'naam', label: 'Post', soort: 'tekst' },
  { veld: 'totEnMet', label: 'Opgave tot en met', soort: 'maand' },
  {
    veld: 'zorg',
    label: 'Zorgkosten van onze inwoners',
    soort: 'bedrag',
    totaal: 'som',
  },
  { veld: 'uitvoering', label: 'Uitvoeringskosten', soort: 'bedrag', totaal: 'som' },
  {
    veld: 'verevening',
    label: 'Verevening',
    soort: 'bedrag',
    totaal: 'som',
    uitleg: 'Wat gemeenten onderling verrekenen.',
  },
  { veld: 'nietVerklaard', label: 'Niet verklaard', soort: 'bedrag', totaal: 'som' },
  { veld: 'bijdrage', label: 'Onze bijdrage', soort: 'bedrag', totaal: 'som' },
  { veld: 'grond', label: 'Rust op', soort: 'tekst' },
  { veld: 'begroot', label: 'Begroot door ons', soort: 'bedrag', totaal: 'som' },
  {
    veld: 'saldo',
    label: 'Saldo',
    soort: 'bedrag',
    totaal: 'som',
    uitleg: 'Positief is voordeel.',
  },
  { veld: 'voorschot', label: 'Betaald als voorschot', soort: 'bedrag', totaal: 'som' },
];

const grondNaam = (grond: Grond | null): string => (grond === null ? 'onbekend' : GRONDEN[grond]);

function tabelVan({ jaar: j, regels }: Partijen): Tabel {
  return {
    titel: `Verbonden partijen: kosten en financiering, ${j}`,
    kolommen: KOLOMMEN,
    rijen: regels.map((r) => ({
      regeling: r.regeling,
      naam: r.naam,
      totEnMet: r.totEnMet,
      zorg: r.zorgkostenCenten,
      uitvoering: r.uitvoeringskostenCenten,
      verevening: r.vereveningCenten,
      nietVerklaard: r.nietVerklaardCenten,
      bijdrage: r.bijdrageCenten,
      grond: grondNaam(r.grond),
      begroot: r.begrootCenten,
      saldo: r.saldoCenten,
      voorschot: r.voorschotCenten,
    })),
  };
}

function grafiekVan({ jaar: j, regels }: Partijen): Grafiek | null {
  if (regels.length === 0) return null;
  const reeks = (naam: string, kies: (r: Regel) => number | null) => ({
    ...{ naam, vorm: 'staaf' as const, waarden: regels.map(kies) },
  });
  return {
    soort: 'liggend',
    titel: `Verbonden partijen: bijdrage en begroting, ${j}`,
    beschrijving: `Per verbonden partij en post onze bijdrage van ${j} naast wat daarvoor is begroot.`,
    eenheid: 'centen',
    categorieen: regels.map((r) => `${r.regeling}: ${r.naam}`),
    reeksen: [reeks('Bijdrage', (r) => r.bijdrageCenten), reeks('Begroot', (r) => r.begrootCenten)],
  };
}
