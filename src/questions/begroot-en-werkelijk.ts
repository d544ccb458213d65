import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, euroFijn, opsomming, saldoInWoorden } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import { boekperiodenVan, createIndeling, opPost, watOntbreektIn } from './basis/grootboek.ts';
import { bronTabel, somBekend } from './basis/tabellen.ts';
import { centenOfOnbekend, jaar, soort } from './basis/velden.ts';
import { bronBegroting, gekozenJaar } from './basis/woorden.ts';

/** The year that is asked for and the two before it. */
const JAREN = 3;
const cijfer = z.object({
  jaar: z.int(),
  begrootCenten: centenOfOnbekend,
  werkelijkCenten: centenOfOnbekend,
  /** Begroot minus werkelijk for lasten, the other way for baten; only of a whole year. */
  saldoCenten: centenOfOnbekend,
});
const uitvoer = z.object({
  jaren: z.array(
    z.object({
      jaar: z.int(),
      /** Last of the twelve periods that is in the ledger; `null` = no ledger. */
      laatstePeriode: z.int().nullable(),
      /** Periods before it that are not there. */
      ontbrekendePerioden: z.array(z.int()),
      /** All twelve periods are there. */
      volledig: z.boolean(),
    }),
  ),
  posten: z.array(
    z.object({
      /** `null`: bookings that belong to no post. */
      post: z.string().nullable(),
      naam: z.string(),
      soort,
      cijfers: z.array(cijfer),
    }),
  ),
});
type BegrootWerkelijk = z.output<typeof uitvoer>;
type Postregel = BegrootWerkelijk['posten'][number];
type Cijfer = z.output<typeof cijfer>;

/** Budget, ledger and the difference per post, three years beside each other. */
export const vraag = defineVraag({
  id: 'begroot-en-werkelijk',
  titel: 'Begroot en werkelijk',
  vraagzin: 'Wat is er per post uitgegeven, en hoeveel scheelt dat met de begroting?',
  groep: 'Waar eindigt het jaar',
  volgorde: 6,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const laatste = gekozenJaar(ctx, invoer.jaar);
    const gekozen = Array.from({ length: JAREN }, (_, i) => laatste - JAREN + 1 + i);
    const boekingen = await leesBoekingen(ctx, gekozen);
    const antwoord = await stelSamen(ctx, gekozen, boekingen);
    return {
      antwoord,
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: [bronBegroting(ctx), ...bronTabel('grootboek', boekingen)],
      ontbreekt: watOntbreekt(antwoord),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Begroot is de actuele begroting op de peildatum. Werkelijk is wat in het grootboek staat, per boekjaar,',
  'met alle boekingen van periode 0 tot en met de laatste. Het saldo is begroot min werkelijk (bij baten',
  'andersom): positief is voordeel. Het saldo staat er pas als alle twaalf perioden van het jaar binnen zijn.',
  'Waar het lopende jaar eindigt, zegt de vraag "Jaarprognose".',
].join(' ');

type Boeking = Awaited<ReturnType<typeof leesBoekingen>>[number];

/** The ledger of these years, each booking with the post it belongs to. */
async function leesBoekingen(
  { facts, register, gemeente, peildatum }: VraagContext,
  jaren: number[],
) {
  const snede = { gemeente, peildatum };
  const [rijen, schema, posten] = await Promise.all([
    facts.tabelSom('grootboek', {
      ...{ ...snede, filter: { boekjaar: jaren }, som: ['bedrag'] },
      per: [
        ...(['boekjaar', 'boekperiode', 'kostenplaats', 'kostensoort'] as const),
        ...(['taakveld', 'soort', 'post'] as const),
      ],
    }),
    facts.tabel('rekeningschema', snede),
    register.posten(gemeente),
  ]);
  const postVan = createIndeling(posten, schema);
  return rijen.map((r) => ({
    ...{ jaar: r.boekjaar, periode: r.boekperiode, post: postVan(r), soort: r.soort },
    ...{ bedrag: r.bedrag ?? toCenten(0), bekendSinds: r.bekendSinds },
  }));
}

async function stelSamen(
  { register, gemeente, peildatum }: VraagContext,
  gekozen: number[],
  boekingen: readonly Boeking[],
): Promise<BegrootWerkelijk> {
  const [posten, ...begrotingen] = await Promise.all([
    register.posten(gemeente),
    ...gekozen.map((j) => register.begroting(gemeente, j, peildatum)),
  ]);
  const jaren = gekozen.map((j) => {
    const p = boekperiodenVan(boekingen.filter((b) => b.jaar === j).map((b) => b.periode));
    const gaten = { ontbrekendePerioden: [...p.ontbreken], volledig: p.heel };
    return { jaar: j, laatstePeriode: p.laatste, ...gaten };
  });
  const regel = (post: string | null, naam: string, s: Postregel['soort']): Postregel => {
    const eigen = boekingen.filter((b) => b.post === post && (post !== null || b.soort === s));
    return {
      ...{ post, naam, soort: s },
      cijfers: jaren.map(({ jaar: j, laatstePeriode, volledig }, i) => {
        const begroot = begrotingen[i]?.find((b) => b.post === post)?.actueelCenten ?? null;
        // a post that is never booked may be kept elsewhere: unknown, not zero
        const werkelijk =
          laatstePeriode === null || eigen.length === 0
            ? null
            : toCenten(
                eigen
                  .filter((b) => b.jaar === j)
                  .reduce((t, b) => t + opPost(b.bedrag, b.soort, s), 0),
              );
        return {
          jaar: j,
          begrootCenten: begroot,
          werkelijkCenten: werkelijk,
          saldoCenten: volledig ? saldoVan(s, begroot, werkelijk) : null,
        };
      }),
    };
  };
  const zonder = new Set(boekingen.filter((b) => b.post === null).map((b) => b.soort));
  return uitvoer.parse({
    jaren,
    posten: [
      ...posten
        .map((p) => regel(p.code, p.naam, p.soort))
        .filter((p) =>
          p.cijfers.some((c) => c.begrootCenten !== null || c.werkelijkCenten !== null),
        )
        .sort((a, b) => a.naam.localeCompare(b.naam)),
      ...[...zonder].map((s) => regel(null, 'Zonder post', s)),
    ],
  });
}

function saldoVan(
  s: Postregel['soort'],
  begroot: Centen | null,
  werkelijk: Centen | null,
): Centen | null {
  if (begroot === null || werkelijk === null) return null;
  return toCenten(s === 'bate' ? werkelijk - begroot : begroot - werkelijk);
}

function watOntbreekt({ jaren, posten }: BegrootWerkelijk): string[] {
  const uit = jaren.flatMap((j) =>
    watOntbreektIn(j.jaar, {
      ...{ laatste: j.laatstePeriode, ontbreken: j.ontbrekendePerioden, heel: j.volledig },
    }),
  );
  const ongeboekt = posten.filter((p) => p.cijfers.every((c) => c.werkelijkCenten === null));
  if (jaren.some((j) => j.laatstePeriode !== null))
    for (const p of ongeboekt) uit.push(`${p.naam}: komt in het grootboek niet voor.`);
  for (const p of posten.filter((q) => q.post !== null))
    for (const c of p.cijfers)
      if (c.begrootCenten === null && c.werkelijkCenten !== null)
        uit.push(`${p.naam}: in ${c.jaar} wel geboekt, maar niet begroot.`);
  return uit;
}

/** One figure of a year over the lasten of which both figures are known, so that they compare. */
function lastenVan({ posten }: BegrootWerkelijk, i: number, kies: (c: Cijfer) => Centen | null) {
  const cijfers = posten.filter((p) => p.soort === 'last').flatMap((p) => p.cijfers[i] ?? []);
  const beide = cijfers.filter((c) => c.begrootCenten !== null && c.werkelijkCenten !== null);
  return somBekend(beide, kies).som;
}

/** Up to where the ledger of a year goes, and what it lacks. */
const totWaar = (j: BegrootWerkelijk['jaren'][number]): string => {
  const tot = `tot en met periode ${j.laatstePeriode}`;
  const gaten = j.ontbrekendePerioden.map(String);
  return gaten.length === 0 ? tot : `${tot} (zonder periode ${opsomming(gaten)})`;
};

function zinVan(a: BegrootWerkelijk, { peildatum }: Gezegd): string {
  const zinnen = a.jaren.flatMap((grootboek, i) => {
    const { jaar: j, laatstePeriode, volledig } = grootboek;
    const begroot = lastenVan(a, i, (c) => c.begrootCenten);
    const werkelijk = lastenVan(a, i, (c) => c.werkelijkCenten);
    if (laatstePeriode === null || begroot === null || werkelijk === null) return [];
    return volledig
      ? [
          `In ${j} is ${euroFijn(werkelijk)} aan lasten geboekt en was ${euroFijn(begroot)} begroot: ${saldoInWoorden(toCenten(begroot - werkelijk))}.`,
        ]
      : [
          `Van ${j} staat ${totWaar(grootboek)} ${euroFijn(werkelijk)} in het grootboek; begroot is ${euroFijn(begroot)} over het hele jaar.`,
        ];
  });
  return zinnen.length === 0
    ? `Op ${datumVoluit(peildatum)} is geen grootboek geladen om naast de begroting te zetten.`
    : zinnen.slice(-2).join(' ');
}

/** What stands behind a year of which the ledger is not whole; nothing where it is, or is not there. */
function nietHeel(
  { laatstePeriode, volledig, ontbrekendePerioden }: BegrootWerkelijk['jaren'][number],
  schrijf: (woorden: string) => string,
): string {
  if (volledig || laatstePeriode === null) return '';
  return schrijf(
    `t/m periode ${laatstePeriode}${ontbrekendePerioden.length > 0 ? ', met gaten' : ''}`,
  );
}

function tabelVan({ jaren, posten }: BegrootWerkelijk): Tabel {
  const kolommen = jaren.flatMap((grootboek) => {
    const { jaar: j } = grootboek;
    const tot = nietHeel(grootboek, (woorden) => ` ${woorden}`);
    return [
      {
        veld: `begroot${j}`,
        label: `Begroot ${j}`,
        soort: 'bedrag' as const,
        totaal: 'saldo' as const,
      },
      {
        veld: `werkelijk${j}`,
        label: `Werkelijk ${j}${tot}`,
        soort: 'bedrag' as const,
        totaal: 'saldo' as const,
      },
      {
        veld: `saldo${j}`,
        label: `Saldo ${j}`,
        soort: 'bedrag' as const,
        uitleg: 'Positief is voordeel.',
      },
    ];
  });
  return {
    titel: `Begroot en werkelijk per post, ${jaren[0]?.jaar} tot en met ${jaren.at(-1)?.jaar}`,
    kolommen: [
      { veld: 'post', label: 'Post', soort: 'tekst' },
      { veld: 'soort', label: 'Soort', soort: 'tekst' },
      ...kolommen,
    ],
    rijen: posten.map((p) => ({
      ...{ post: p.naam, soort: p.soort },
      ...Object.fromEntries(
        p.cijfers.flatMap((c) => [
          [`begroot${c.jaar}`, c.begrootCenten],
          [`werkelijk${c.jaar}`, c.werkelijkCenten],
          [`saldo${c.jaar}`, c.saldoCenten],
        ]),
      ),
    })),
    noot: 'Het totaal is lasten min baten; reservemutaties tellen niet mee.',
  };
}

function grafiekVan(a: BegrootWerkelijk): Grafiek | null {
  if (a.posten.length === 0) return null;
  const reeks = (kies: (c: Cijfer) => Centen | null) =>
    a.jaren.map((_, i) => lastenVan(a, i, kies));
  return {
    soort: 'assen',
    titel: 'Lasten begroot en werkelijk',
    beschrijving: 'Per jaar de begrote lasten naast de lasten in het grootboek, alle posten samen.',
    eenheid: 'centen',
    categorieen: a.jaren.map((j) => `${j.jaar}${nietHeel(j, (woorden) => ` (${woorden})`)}`),
    reeksen: [
      { naam: 'Begroot', vorm: 'staaf', waarden: reeks((c) => c.begrootCenten) },
      { naam: 'Werkelijk', vorm: 'staaf', waarden: reeks((c) => c.werkelijkCenten) },
    ],
  };
}
