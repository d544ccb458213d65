import { z } from 'zod';
import { dagenTussen, maandVan } from '../core/basis/datum.ts';
import { STROOM_NAMEN } from '../core/basis/domein.ts';
import {
  type Betrouwbaarheid,
  betrouwbaarheidVan,
  type Reden,
} from '../core/prognose/betrouwbaarheid.ts';
import type { PostPrognose } from '../core/prognose/typen.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euroKort, opsomming, procent } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { bronnenVanJaar } from './basis/bronnen.ts';
import { dekkingStandPer } from './basis/posten.ts';
import { centenOfOnbekend, jaar, stroom } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

const LABELS = [
  'vast',
  'goed',
  'matig',
  'zwak',
  'geen',
] as const satisfies readonly Betrouwbaarheid[];
const REDENEN: Readonly<Record<Reden, string>> = {
  alleenBegroting: 'alleen begroot, zonder actueel cijfer',
  ouderDanKwartaal: 'ouder dan een kwartaal',
  ouderDanHalfjaar: 'ouder dan een half jaar',
  weinigHistorie: 'te weinig historie',
  spreidingAangenomen: 'de bandbreedte is een aanname',
  zonderToewijzingen: 'zonder toewijzingen',
  afrekeningOntbreekt: 'de afrekening ontbreekt',
};

const uitvoer = z.object({
  jaar: z.int(),
  posten: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      stroom,
      begrootCenten: centenOfOnbekend,
      label: z.enum(LABELS),
      redenen: z.array(z.string()),
      standPer: z.string().nullable(),
      dagenOud: z.int().nullable(),
      /** Months of the year that have passed, and those of them with a figure; `null` where a source states the year. */
      maandenVoorbij: z.int(),
      maandenBekend: z.int().nullable(),
    }),
  ),
});
type Antwoord = z.output<typeof uitvoer>;

/** Age, completeness and a label of reliability for the figure of each post. */
export const vraag = defineVraag({
  id: 'betrouwbaarheid',
  titel: 'Betrouwbaarheid van de cijfers',
  vraagzin: 'Hoe oud, hoe volledig en hoe betrouwbaar is elk cijfer?',
  groep: 'Gegevens',
  volgorde: 3,
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
    const posten = stand.klaar
      ? stand.uitkomst.posten.filter((p) => p.soort !== 'reservemutatie')
      : [];
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, posten: await toPosten(ctx, posten, gekozen) }),
      status: 'voorlopig',
      eenheid: 'posten',
      bronnen: await bronnenVanJaar(ctx, posten),
      ontbreekt: stand.klaar ? [] : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Vast: de afrekening is bekend. Goed: een eigen cijfer, niet ouder dan een kwartaal, zonder voorbehoud. Matig: een',
  'kwartaal oud, of er is een voorbehoud (te weinig historie, een aangenomen bandbreedte, geen toewijzingen, de afrekening',
  'ontbreekt). Zwak: ouder dan een half jaar, of alleen begroot. Geen: ook geen begroting. De maanden zijn die van het jaar',
  'die voorbij zijn en waarover een cijfer is; bij declaraties kan van jonge maanden nog meer komen. Het zijn regels, geen',
  'kansen: hoe ver de prognose er eerder naast zat, staat bij "Hoe goed is deze voorspelling?".',
].join(' ');

/** Which monthly figures are of a month, and do not state a year. */
const MAANDMATEN = new Set(['realisatie', 'besteding', 'voorschot']);

async function toPosten(
  ctx: VraagContext,
  posten: readonly PostPrognose[],
  gekozen: number,
): Promise<Antwoord['posten']> {
  const { facts, gemeente, peildatum } = ctx;
  const [cijfers, bedragen] = await Promise.all([
    facts.maandcijfers(gemeente, peildatum),
    facts.bedragen({ gemeente, peildatum, per: ['post', 'leverperiode'] }),
  ]);
  const nu = maandVan(peildatum);
  const telt = (m: string) => m.startsWith(`${gekozen}-`) && m < nu;
  const voorbij =
    nu > `${gekozen}-12` ? 12 : Math.max(0, nu < `${gekozen}-01` ? 0 : Number(nu.slice(5)) - 1);
  return dekkingStandPer(posten, ctx).map((p) => {
    const { label, redenen } = betrouwbaarheidVan(p, peildatum);
    const maanden =
      p.stroom === 'declaraties'
        ? bedragen
            .filter((b) => b.post === p.post && telt(b.leverperiode))
            .map((b) => b.leverperiode)
        : cijfers
            .filter((c) => c.post === p.post && MAANDMATEN.has(c.maatstaf) && telt(c.maand))
            .filter((c) => c.bedragCenten !== null)
            .map((c) => c.maand);
    const opgegeven = p.stroom !== 'declaraties' && maanden.length === 0;
    return {
      ...{ post: p.post, naam: p.naam, stroom: p.stroom, begrootCenten: p.begrootCenten, label },
      redenen: redenen.map((r) => REDENEN[r]),
      standPer: p.standPer,
      dagenOud: p.standPer === null ? null : Math.max(0, dagenTussen(p.standPer, peildatum)),
      maandenVoorbij: voorbij,
      maandenBekend: opgegeven ? null : new Set(maanden).size,
    };
  });
}

function zinVan({ jaar: j, posten }: Antwoord): string {
  if (posten.length === 0)
    return `Van ${j} zijn geen posten bekend, of het beeld wordt nog berekend.`;
  const geld = (labels: readonly Betrouwbaarheid[]) =>
    posten.filter((p) => labels.includes(p.label)).reduce((s, p) => s + (p.begrootCenten ?? 0), 0);
  const totaal = geld(LABELS);
  const zwak = posten.filter((p) => p.label === 'zwak' || p.label === 'geen');
  return [
    totaal === 0
      ? `Over ${j} is geen begroting bekend om de cijfers naar te wegen.`
      : `Van ${euroKort(totaal)} begroot in ${j} rust ${procent(geld(['vast', 'goed']) / totaal)} op een goed of vast cijfer, ${procent(geld(['matig']) / totaal)} op een matig en ${procent(geld(['zwak', 'geen']) / totaal)} op een zwak of geen cijfer.`,
    zwak.length === 0
      ? ''
      : `Zwak of geen cijfer: ${opsomming(zwak.slice(0, 5).map((p) => p.naam))}${zwak.length > 5 ? ` en nog ${zwak.length - 5}` : ''}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function tabelVan({ jaar: j, posten }: Antwoord): Tabel {
  return {
    titel: `Betrouwbaarheid per post, ${j}`,
    kolommen: [
      { veld: 'naam', label: 'Post', soort: 'tekst' },
      { veld: 'stroom', label: 'Stroom', soort: 'tekst' },
      { veld: 'begroot', label: 'Begroot', soort: 'bedrag' },
      { veld: 'label', label: 'Betrouwbaarheid', soort: 'tekst' },
      { veld: 'redenen', label: 'Waarom', soort: 'tekst' },
      { veld: 'standPer', label: 'Stand per', soort: 'datum' },
      { veld: 'dagen', label: 'Dagen oud', soort: 'aantal' },
      { veld: 'maanden', label: 'Maanden bekend', soort: 'tekst' },
    ],
    rijen: posten.map((p) => ({
      naam: p.naam,
      stroom: STROOM_NAMEN[p.stroom],
      begroot: p.begrootCenten,
      label: p.label,
      redenen: p.redenen.length === 0 ? 'geen voorbehoud' : p.redenen.join('; '),
      standPer: p.standPer,
      dagen: p.dagenOud,
      maanden:
        p.maandenBekend === null ? 'niet per maand' : `${p.maandenBekend} van ${p.maandenVoorbij}`,
    })),
  };
}

function grafiekVan({ jaar: j, posten }: Antwoord): Grafiek | null {
  if (posten.length === 0) return null;
  return {
    soort: 'liggend',
    titel: `Begroot naar betrouwbaarheid van het cijfer, ${j}`,
    beschrijving: `Hoeveel er in ${j} is begroot op posten met een vast, goed, matig, zwak of geen cijfer.`,
    eenheid: 'centen',
    categorieen: [...LABELS],
    reeksen: [
      {
        naam: 'Begroot',
        vorm: 'staaf',
        waarden: LABELS.map((l) =>
          posten.filter((p) => p.label === l).reduce((s, p) => s + (p.begrootCenten ?? 0), 0),
        ),
      },
    ],
  };
}
