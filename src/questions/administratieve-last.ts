import { z } from 'zod';
import { FREQUENTIES, type Frequentie } from '../core/leveringen/termijnen.ts';
import { type Leveringsafspraak, leveringsafspraken } from '../definitie/leveringsafspraken.ts';
import { aantalVan, datumVoluit, getal } from '../definitie/notatie.ts';
import { soortNaam } from '../definitie/soortnamen.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { isTabelnaam, soortVan } from '../facts/tabelsoorten/tabelsoorten.ts';

const telling = z.int().nullable();
const uitvoer = z.object({
  /** What was agreed upon: who delivers what, how often a year, and how much a delivery asks. */
  gevraagd: z.array(
    z.object({
      leverancier: z.string(),
      soort: z.string(),
      keerPerJaar: z.int(),
      /** Columns that must be filled, and those that may be left out; `null`: messages have none. */
      verplichteKolommen: telling,
      andereKolommen: telling,
      /** Others of whom the same is asked. */
      ookVan: z.array(z.string()),
    }),
  ),
  leveringenPerJaar: z.int(),
  /** Kinds that came in without an agreement. */
  zonderAfspraak: z.int(),
  /** Day of the last import or act: what follows is of the twelve months up to it. */
  tot: z.string(),
  handelingenMetDeHand: z.int(),
  handelingenUitBestanden: z.int(),
  imports: z.int(),
});
type Last = z.output<typeof uitvoer>;

/** What is asked of whom, how often, and what is typed in by hand. */
export const vraag = defineVraag({
  id: 'administratieve-last',
  titel: 'Administratieve last',
  vraagzin: 'Wat vragen wij van wie, hoe vaak, en wat typen wij zelf over?',
  groep: 'Gegevens',
  volgorde: 6,
  doel: 'beheer',
  rollen: ['controller', 'contract', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    const [afspraken, werk] = await Promise.all([
      leveringsafspraken(ctx.register, ctx.gemeente),
      leesWerk(ctx),
    ]);
    const gevraagd = afspraken.map((a) => vraagVan(a, afspraken));
    const afgesproken = new Set<string>(afspraken.map((a) => a.soort));
    const { soorten, ...rest } = werk;
    return {
      antwoord: uitvoer.parse({
        gevraagd,
        leveringenPerJaar: gevraagd.reduce((s, g) => s + g.keerPerJaar, 0),
        zonderAfspraak: soorten.filter((s) => !afgesproken.has(s)).length,
        ...rest,
      }),
      status: 'definitief',
      eenheid: 'leveringen en handelingen',
      bronnen: [{ naam: 'leveringsafspraken, imports en logboek', standPer: ctx.peildatum }],
      ontbreekt: [
        'Hoeveel minuten een levering kost, wordt nergens vastgelegd. Vraag dat aan wie levert.',
      ],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

const AFLEIDING = [
  'Geteld is wat is afgesproken met "Levering afspreken": hoe vaak per jaar, en hoeveel kolommen de tabel vraagt.',
  'Ook van: bij wie hetzelfde wordt gevraagd; dat kan terecht zijn als ieder een eigen deel levert. Met de hand is elke',
  'handeling in het logboek van de laatste twaalf maanden die niet uit een bestand kwam.',
].join(' ');

function vraagVan(a: Leveringsafspraak, alle: readonly Leveringsafspraak[]) {
  const kolommen = isTabelnaam(a.soort) ? soortVan(a.soort).kolommen : null;
  const verplicht = kolommen?.filter((k) => k.hoe === 'verplicht').length ?? null;
  const frequentie: Frequentie = a.frequentie;
  return {
    ...{ leverancier: a.leverancier, soort: a.soort },
    keerPerJaar: 12 / FREQUENTIES[frequentie],
    verplichteKolommen: verplicht,
    andereKolommen: kolommen === null || verplicht === null ? null : kolommen.length - verplicht,
    ookVan: alle
      .filter((b) => b.soort === a.soort && b.leverancier !== a.leverancier)
      .map((b) => b.leverancier),
  };
}

/** What was done in the last twelve months: files read in, and acts by hand or out of a file. */
async function leesWerk({ facts, register, gemeente, peildatum }: VraagContext) {
  const [alle, log] = await Promise.all([facts.importen(gemeente), register.handelingen(gemeente)]);
  const importen = alle.filter((i) => !i.ingetrokken);
  const momenten = [...importen.map((i) => i.ingelezenOp), ...log.map((h) => h.gedaanOp)];
  const tot =
    momenten.map((m) => m.slice(0, 10)).reduce((a, b) => (a > b ? a : b), '') || peildatum;
  const vanaf = `${Number(tot.slice(0, 4)) - 1}${tot.slice(4)}`;
  const binnen = (moment: string) => moment.slice(0, 10) > vanaf;
  const snapshots = [...new Set(importen.map((i) => i.snapshot))];
  const uitBestand = new Set(
    (await Promise.all(snapshots.map((s) => facts.importHandelingen(gemeente, s)))).flat(),
  );
  const handelingen = log.filter((h) => binnen(h.gedaanOp));
  const uit = handelingen.filter((h) => uitBestand.has(h.id)).length;
  return {
    tot,
    imports: new Set(importen.filter((i) => binnen(i.ingelezenOp)).map((i) => i.snapshot)).size,
    handelingenMetDeHand: handelingen.length - uit,
    handelingenUitBestanden: uit,
    soorten: [...new Set(importen.map((i) => i.soort).filter(isTabelnaam))],
  };
}

function zinVan(a: Last): string {
  const wie = new Set(a.gevraagd.map((g) => g.leverancier)).size;
  const dubbel = a.gevraagd.filter((g) => g.ookVan.length > 0).length;
  return [
    a.gevraagd.length === 0
      ? 'Er is nog niet vastgelegd wie wat wanneer levert.'
      : `Van ${aantalVan(wie, 'leverancier', 'leveranciers')} vragen wij samen ${aantalVan(a.leveringenPerJaar, 'levering', 'leveringen')} per jaar.`,
    dubbel > 0
      ? `Bij ${aantalVan(dubbel, 'afspraak', 'afspraken')} wordt hetzelfde ook aan een ander gevraagd.`
      : '',
    `In de twaalf maanden tot ${datumVoluit(a.tot)} ${a.handelingenMetDeHand === 1 ? 'is' : 'zijn'} ${aantalVan(a.handelingenMetDeHand, 'handeling', 'handelingen')} met de hand gedaan en ${getal(a.handelingenUitBestanden)} uit bestanden.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function tabelVan({ gevraagd }: Last): Tabel {
  return {
    titel: 'Wat van wie wordt gevraagd',
    kolommen: [
      { veld: 'leverancier', label: 'Leverancier', soort: 'tekst' },
      { veld: 'soort', label: 'Wat', soort: 'tekst' },
      { veld: 'keer', label: 'Keer per jaar', soort: 'aantal', totaal: 'som' },
      { veld: 'verplicht', label: 'Verplichte kolommen', soort: 'aantal' },
      { veld: 'andere', label: 'Andere kolommen', soort: 'aantal' },
      { veld: 'ookVan', label: 'Ook van', soort: 'tekst' },
    ],
    rijen: gevraagd.map((g) => ({
      leverancier: g.leverancier,
      soort: soortNaam(g.soort),
      keer: g.keerPerJaar,
      verplicht: g.verplichteKolommen ?? 'n.v.t.',
      andere: g.andereKolommen ?? 'n.v.t.',
      ookVan: g.ookVan.length === 0 ? 'niemand anders' : g.ookVan.join(', '),
    })),
  };
}
