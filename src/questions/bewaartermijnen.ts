import { z } from 'zod';
import { type Datum, plusDagen } from '../core/basis/datum.ts';
import {
  bewaartermijnen,
  gekozenTermijnen,
  grensVan,
  grenzenOp,
} from '../definitie/bewaartermijnen.ts';
import { aantalVan, datumVoluit, opsomming } from '../definitie/notatie.ts';
import type { Bestandenstand } from '../definitie/opslag.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import type { Bewijs, Feitsoort } from '../facts/vernietiging.ts';
import { BEWAARNORMEN, type BewaarNorm } from '../normen/bewaartermijnen.ts';

const uitvoer = z.object({
  soorten: z.array(
    z.object({
      soort: z.string(),
      titel: z.string(),
      persoonsgegevens: z.boolean(),
      termijnMaanden: z.int().nullable().describe('null: zonder eigen termijn'),
      herkomst: z.enum(['gekozen', 'standaard']),
      telt: z.string(),
      bron: z.string(),
      toelichting: z.string(),
      teVerifieren: z.boolean(),
      wijzigbaar: z.boolean(),
      aantal: z.int().nullable().describe('null: hier niet te tellen'),
      oudste: z.string().nullable(),
      overTermijn: z.int().nullable(),
      laatstVernietigdOp: z.string().nullable(),
    }),
  ),
  vernietigingen: z.array(
    z.object({
      nr: z.int(),
      gedaanOp: z.string(),
      actor: z.string(),
      grond: z.string(),
      soort: z.enum(['termijn', 'import', 'bestand', 'personen']),
      onderdelen: z.array(
        z.object({
          wat: z.string(),
          aantal: z.int(),
          van: z.string().nullable(),
          tot: z.string().nullable(),
        }),
      ),
      voor: z.string(),
      na: z.string(),
    }),
  ),
});
type Bewaring = z.output<typeof uitvoer>;

/** How long each kind of data stays, what is past its term, and what was destroyed. */
export const vraag = defineVraag({
  id: 'bewaartermijnen',
  titel: 'Bewaartermijnen',
  vraagzin: 'Hoe lang blijven gegevens, wat is over zijn termijn en wat is vernietigd?',
  groep: 'Gegevens',
  volgorde: 5,
  doel: 'beheer',
  rollen: ['data', 'beheer'],
  vers: true,
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    const antwoord = uitvoer.parse({
      soorten: await soortenVan(ctx),
      vernietigingen: (await ctx.facts.vernietigingen(ctx.gemeente)).map(
        ({ opdracht, nr, gedaanOp, actor, grond, onderdelen, voor, na }) => ({
          ...{ nr, gedaanOp, actor, grond, onderdelen, voor, na },
          soort: opdracht.soort,
        }),
      ),
    });
    const standPer = ctx.stand.standPer;
    return {
      antwoord,
      status: 'definitief',
      eenheid: 'rijen en bestanden',
      bronnen: [{ naam: 'Gegevensmap van Stuurhuis', standPer }],
      ontbreekt: [
        'Bewaarbestanden die zijn verplaatst of op een andere computer staan, zijn hier niet geteld.',
      ],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

const AFLEIDING = [
  'Een maand is over zijn termijn als haar laatste dag meer dan de termijn voor de peildatum ligt.',
  'Er wordt niets vanzelf vernietigd, behalve bestanden in quarantaine: dat doet de opdracht "vernietig".',
  'Die rekent tot vandaag. Een termijn wijzigt u met de handeling "Bewaartermijn vastleggen".',
].join(' ');

async function soortenVan(ctx: VraagContext) {
  const { gemeente, peildatum, register, facts } = ctx;
  const termijnen = await bewaartermijnen(register, gemeente);
  const eigen = await gekozenTermijnen(register, gemeente);
  const voorraad = await facts.voorraad(gemeente, grenzenOp(termijnen, peildatum));
  const bewijzen = await facts.vernietigingen(gemeente);
  const bestanden = new Map([
    ['quarantaine', await inQuarantaine(ctx)],
    ['bewaarbestanden', await ctx.opslag.bewaarbestanden()],
  ]);
  return BEWAARNORMEN.map((norm) => {
    const maanden = termijnen[norm.soort];
    const feit = voorraad.find((v) => v.soort === norm.soort);
    const stand = bestanden.get(norm.soort);
    return {
      ...kopVan(norm),
      termijnMaanden: maanden,
      herkomst: eigen[norm.soort] === undefined ? 'standaard' : 'gekozen',
      ...(feit
        ? { aantal: feit.aantal, oudste: feit.oudste, overTermijn: feit.overTermijn }
        : stand
          ? bestandenStand(stand, maanden, peildatum)
          : { aantal: null, oudste: null, overTermijn: null }),
      laatstVernietigdOp: laatstVan(norm, bewijzen),
    };
  });
}

/** Refused files of this municipality that still lie there: after 30 days they are gone by themselves. */
async function inQuarantaine({
  facts,
  gemeente,
  peildatum,
}: VraagContext): Promise<Bestandenstand> {
  const eerste = plusDagen(peildatum, -30);
  const dagen = new Map<string, string>();
  for (const { bestand, ingelezenOp } of await facts.weigeringen(gemeente)) {
    const dag = ingelezenOp.slice(0, 10);
    if (dag > eerste && dag <= peildatum) dagen.set(bestand, dag);
  }
  const alle = [...dagen.values()].sort();
  return { aantal: alle.length, oudste: alle[0] ?? null, dagen: alle };
}

const kopVan = (n: BewaarNorm) => ({
  soort: n.soort,
  titel: n.titel,
  persoonsgegevens: n.persoonsgegevens,
  telt: n.telt,
  bron: n.bron,
  toelichting: n.toelichting,
  teVerifieren: n.zekerheid === 'teVerifieren',
  wijzigbaar: n.vast === null,
});

const bestandenStand = (stand: Bestandenstand, maanden: number | null, peildatum: Datum) => ({
  aantal: stand.aantal,
  oudste: stand.oudste,
  overTermijn:
    maanden === null
      ? 0
      : stand.dagen.filter((d) => d.slice(0, 7) <= grensVan(peildatum, maanden)).length,
});

/** What a proof says was destroyed, as the kind that it belongs to. */
const WAT: Readonly<Record<string, Feitsoort | 'quarantaine' | 'bewaarbestanden' | 'afgeschermd'>> =
  {
    declaratieregels: 'declaraties',
    toewijzingen: 'toewijzingen',
    'verzoeken om toewijzing': 'toewijzingen',
    'start en stop van zorg': 'leveringen',
    'afgeschermde adressen': 'afgeschermd',
    'rijen grootboek': 'boekhouding',
    'rijen betalingen': 'boekhouding',
    'rijen facturen': 'boekhouding',
    maandcijfers: 'tabellen',
    bevindingen: 'bevindingen',
    'meldingen van geweigerde bestanden': 'bevindingen',
    'bewaarde prognoses en toetsingen': 'prognoses',
    'bestanden in quarantaine': 'quarantaine',
    bewaarbestanden: 'bewaarbestanden',
  };

function laatstVan({ soort }: BewaarNorm, bewijzen: readonly Bewijs[]): string | null {
  const raak = bewijzen.filter((b) =>
    b.onderdelen.some(
      (o) => (WAT[o.wat] ?? (o.wat.startsWith('rijen ') ? 'tabellen' : null)) === soort,
    ),
  );
  return raak.at(-1)?.gedaanOp.slice(0, 10) ?? null;
}

function zinVan({ soorten, vernietigingen }: Bewaring, { peildatum }: Gezegd): string {
  const over = soorten.filter((s) => (s.overTermijn ?? 0) > 0);
  const laatste = vernietigingen.at(-1);
  return [
    over.length === 0
      ? `Op ${datumVoluit(peildatum)} is niets over zijn bewaartermijn.`
      : `Op ${datumVoluit(peildatum)} is van ${aantalVan(over.length, 'soort gegevens', 'soorten gegevens')} iets over zijn bewaartermijn: ${opsomming(over.map((s) => s.titel))}.`,
    laatste
      ? `De laatste vernietiging was op ${datumVoluit(laatste.gedaanOp.slice(0, 10))}.`
      : 'Er is nog niets vernietigd.',
  ].join(' ');
}

function tabelVan({ soorten }: Bewaring): Tabel {
  return {
    titel: 'Bewaartermijn en voorraad per soort gegevens',
    kolommen: [
      { veld: 'titel', label: 'Soort gegevens', soort: 'tekst' },
      { veld: 'termijn', label: 'Termijn', soort: 'tekst' },
      { veld: 'telt', label: 'Gerekend vanaf', soort: 'tekst' },
      { veld: 'aantal', label: 'Hoeveel', soort: 'aantal' },
      { veld: 'oudste', label: 'Oudste', soort: 'tekst' },
      { veld: 'overTermijn', label: 'Over termijn', soort: 'aantal' },
      { veld: 'laatst', label: 'Laatst vernietigd', soort: 'datum' },
      { veld: 'bron', label: 'Waar de termijn uit volgt', soort: 'tekst' },
    ],
    rijen: soorten.map((s) => ({
      titel: s.titel,
      termijn: termijnIn(s),
      telt: s.telt,
      aantal: s.aantal,
      oudste: s.oudste ?? '-',
      overTermijn: s.overTermijn,
      laatst: s.laatstVernietigdOp,
      bron: s.teVerifieren ? `${s.bron} (na te gaan in uw selectielijst)` : s.bron,
    })),
  };
}

const termijnIn = (s: Bewaring['soorten'][number]): string =>
  s.termijnMaanden === null
    ? 'geen eigen termijn'
    : `${aantalVan(s.termijnMaanden, 'maand', 'maanden')}${s.herkomst === 'gekozen' ? ' (gekozen)' : ''}`;
