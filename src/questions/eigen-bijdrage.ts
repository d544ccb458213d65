import { z } from 'zod';
import { roundCenten, toCenten } from '../core/basis/bedrag.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { isVerborgen, toonbaar } from '../core/onthulling/drempel.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, euroFijn, maandKort, saldoInWoorden } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { bronTabel, somBekend } from './basis/tabellen.ts';
import { centenOfOnbekend, jaar } from './basis/velden.ts';
import { bronBegroting, gekozenJaar } from './basis/woorden.ts';

const uitvoer = z.object({
  jaar: z.int(),
  posten: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      begrootCenten: centenOfOnbekend,
      opgelegdCenten: centenOfOnbekend,
      afgedragenCenten: centenOfOnbekend,
      /** Imposed and not remitted yet, over months of which both are known. */
      nogAfTeDragenCenten: centenOfOnbekend,
      maanden: z.int(),
      /** Imposed minus an even part of the budget over the months that are known. */
      naarRatoCenten: centenOfOnbekend,
      /** Imposed minus budgeted, when the whole year is known: positive is voordeel. */
      saldoCenten: centenOfOnbekend,
    }),
  ),
  maanden: z.array(
    z.object({
      maand: z.string(),
      opgelegdCenten: centenOfOnbekend,
      afgedragenCenten: centenOfOnbekend,
      /** `null` = not known, or too few to show: then `bijdrageplichtigenVerborgen`. */
      bijdrageplichtigen: z.int().nullable(),
      bijdrageplichtigenVerborgen: z.boolean(),
    }),
  ),
});
type EigenBijdrage = z.output<typeof uitvoer>;

/** What residents contribute: budgeted, imposed by the CAK, remitted to the municipality. */
export const vraag = defineVraag({
  id: 'eigen-bijdrage',
  titel: 'Eigen bijdragen',
  vraagzin: 'Hoeveel eigen bijdragen komen er binnen, en hoeveel was begroot?',
  groep: 'Waar landt het',
  volgorde: 6,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum } = ctx;
    const [alle, posten, begroting] = await Promise.all([
      ctx.facts.tabel('eigenBijdragen', { gemeente, peildatum }),
      ctx.register.posten(gemeente),
      ctx.register.begroting(gemeente, gekozen, peildatum),
    ]);
    const rijen = alle.filter((r) => r.maand.startsWith(`${gekozen}-`));
    const eigen = posten.filter((p) => p.stroom === 'eigenBijdrage');
    const antwoord = uitvoer.parse({
      jaar: gekozen,
      posten: eigen.map(({ code, naam }) => {
        const begroot = begroting.find((b) => b.post === code)?.actueelCenten ?? null;
        return {
          post: code,
          naam,
          ...postVan(
            rijen.filter((r) => r.post === code),
            begroot,
          ),
        };
      }),
      maanden: [...groepeer(rijen, (r) => r.maand)]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([maand, groep]) => ({
          maand,
          opgelegdCenten: somBekend(groep, (r) => r.opgelegd).som,
          afgedragenCenten: somBekend(groep, (r) => r.afgedragen).som,
          ...plichtigenVan(groep),
        })),
    });
    return {
      antwoord,
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: [...bronTabel('opgave van het CAK', rijen), bronBegroting(ctx)],
      ontbreekt: watOntbreekt(antwoord),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Opgelegd is wat het CAK over de zorgmaand heeft opgelegd: dat is de bate van het jaar. Afgedragen is wat',
  'daarvan aan de gemeente is betaald. Naar rato is opgelegd min een even groot deel van de begroting per',
  'maand: een eerste signaal, geen verwachting. Het saldo is opgelegd min begroot en staat er pas als alle twaalf',
  'maanden bekend zijn; tot dan zegt de vraag "Jaarprognose" waar het jaar eindigt.',
].join(' ');

/** How many had to pay in a month; fewer than ten are not told. */
function plichtigenVan(groep: readonly { readonly bijdrageplichtigen: number | null }[]) {
  const bekend = groep.every((r) => r.bijdrageplichtigen !== null);
  const aantal = bekend ? groep.reduce((s, r) => s + (r.bijdrageplichtigen ?? 0), 0) : null;
  return {
    bijdrageplichtigen: toonbaar(aantal),
    bijdrageplichtigenVerborgen: isVerborgen(aantal),
  };
}

interface Rij {
  readonly opgelegd: ReturnType<typeof toCenten> | null;
  readonly afgedragen: ReturnType<typeof toCenten> | null;
}

function postVan(rijen: readonly Rij[], begroot: ReturnType<typeof toCenten> | null) {
  const opgelegd = somBekend(rijen, (r) => r.opgelegd);
  const beide = rijen.filter((r) => r.opgelegd !== null && r.afgedragen !== null);
  const maanden = rijen.length - opgelegd.onbekend;
  return {
    begrootCenten: begroot,
    opgelegdCenten: opgelegd.som,
    afgedragenCenten: somBekend(rijen, (r) => r.afgedragen).som,
    nogAfTeDragenCenten: somBekend(beide, (r) => toCenten((r.opgelegd ?? 0) - (r.afgedragen ?? 0)))
      .som,
    maanden,
    naarRatoCenten:
      opgelegd.som !== null && begroot !== null
        ? roundCenten(opgelegd.som - (begroot * maanden) / 12)
        : null,
    saldoCenten:
      maanden === 12 && opgelegd.som !== null && begroot !== null
        ? toCenten(opgelegd.som - begroot)
        : null,
  };
}

function watOntbreekt({ jaar: j, posten }: EigenBijdrage): string[] {
  if (posten.length === 0) return ['Er is geen post met eigen bijdragen in de begroting.'];
  return posten
    .filter((p) => p.maanden < 12)
    .map(
      (p) => `${p.naam}: van ${12 - p.maanden} maanden van ${j} is niet bekend wat is opgelegd.`,
    );
}

function zinVan({ jaar: j, posten }: EigenBijdrage, { peildatum }: Gezegd): string {
  const opgelegd = somBekend(posten, (p) => p.opgelegdCenten).som;
  if (opgelegd === null)
    return `Over ${j} is op ${datumVoluit(peildatum)} nog geen opgave van het CAK bekend.`;
  const maanden = Math.max(0, ...posten.map((p) => p.maanden));
  const begroot = somBekend(posten, (p) => p.begrootCenten).som;
  const saldo = posten.every((p) => p.saldoCenten !== null)
    ? somBekend(posten, (p) => p.saldoCenten).som
    : null;
  const nog = somBekend(posten, (p) => p.nogAfTeDragenCenten).som;
  return [
    `Over ${maanden} ${maanden === 1 ? 'maand' : 'maanden'} van ${j} is ${euroFijn(opgelegd)} aan eigen bijdragen opgelegd${begroot === null ? '' : `; begroot is ${euroFijn(begroot)} over het hele jaar`}.`,
    saldo === null ? naarRatoInWoorden(posten) : `Het jaar is ${saldoInWoorden(saldo)}.`,
    nog !== null && nog !== 0
      ? `Van wat is opgelegd, moet het CAK nog ${euroFijn(nog)} afdragen.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function naarRatoInWoorden(posten: EigenBijdrage['posten']): string {
  const verschil = somBekend(posten, (p) => p.naarRatoCenten);
  if (verschil.som === null || verschil.onbekend > 0) return '';
  if (verschil.som === 0) return 'Dat is precies naar rato van de begroting.';
  return `Dat is ${euroFijn(Math.abs(verschil.som))} ${verschil.som < 0 ? 'minder' : 'meer'} dan de begroting naar rato.`;
}

function tabelVan({ jaar: j, posten }: EigenBijdrage): Tabel {
  return {
    titel: `Eigen bijdragen per post, ${j}`,
    kolommen: [
      { veld: 'post', label: 'Post', soort: 'tekst' },
      { veld: 'maanden', label: 'Maanden bekend', soort: 'aantal' },
      { veld: 'begroot', label: 'Begroot', soort: 'bedrag', totaal: 'som' },
      { veld: 'opgelegd', label: 'Opgelegd', soort: 'bedrag', totaal: 'som' },
      { veld: 'afgedragen', label: 'Afgedragen', soort: 'bedrag', totaal: 'som' },
      { veld: 'nog', label: 'Nog af te dragen', soort: 'bedrag', totaal: 'som' },
      {
        veld: 'naarRato',
        label: 'Naar rato',
        soort: 'bedrag',
        uitleg: 'Opgelegd min de begroting over dezelfde maanden; negatief is minder dan begroot.',
      },
      { veld: 'saldo', label: 'Saldo', soort: 'bedrag', uitleg: 'Positief is voordeel.' },
    ],
    rijen: posten.map((p) => ({
      post: p.naam,
      maanden: p.maanden,
      begroot: p.begrootCenten,
      opgelegd: p.opgelegdCenten,
      afgedragen: p.afgedragenCenten,
      nog: p.nogAfTeDragenCenten,
      naarRato: p.naarRatoCenten,
      saldo: p.saldoCenten,
    })),
  };
}

function grafiekVan({ jaar: j, maanden }: EigenBijdrage): Grafiek | null {
  if (maanden.length === 0) return null;
  return {
    soort: 'assen',
    titel: `Eigen bijdragen per maand, ${j}`,
    beschrijving: `Per zorgmaand van ${j} wat het CAK heeft opgelegd en wat is afgedragen.`,
    eenheid: 'centen',
    categorieen: maanden.map((m) => maandKort(m.maand)),
    reeksen: [
      { naam: 'Opgelegd', vorm: 'staaf', waarden: maanden.map((m) => m.opgelegdCenten) },
      { naam: 'Afgedragen', vorm: 'lijn', waarden: maanden.map((m) => m.afgedragenCenten) },
    ],
  };
}
