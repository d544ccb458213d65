import { z } from 'zod';
import { type Centen, somCenten, toCenten } from '../core/basis/bedrag.ts';
import { SOORTEN, type Soort } from '../core/basis/domein.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { evenwichtVan, scheveDekkingen } from '../core/begroting/evenwicht.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroFijn } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import type { BegrotingStand, Post } from '../register/port.ts';
import { centen, centenOfOnbekend, jaar, soort } from './basis/velden.ts';
import { bronBegroting, gekozenJaar } from './basis/woorden.ts';

const stap = z.object({
  moment: z.string(),
  besluitdatum: z.string(),
  structureelCenten: centen,
  incidenteelCenten: centen,
  posten: z.int(),
});
const uitvoer = z.object({
  jaar: z.int(),
  posten: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      programma: z.string().nullable(),
      soort,
      primitiefCenten: centenOfOnbekend,
      structureelCenten: centen,
      incidenteelCenten: centen,
      actueelCenten: centenOfOnbekend,
    }),
  ),
  /** Per soort the way from the primitive to the current budget; lasten, baten and reserves apart. */
  bruggen: z.array(
    z.object({
      soort,
      primitiefCenten: centenOfOnbekend,
      stappen: z.array(stap),
      actueelCenten: centenOfOnbekend,
    }),
  ),
  /** What comes back every year and what does not, the primitive budget included. */
  evenwicht: z.object({
    structureleLastenCenten: centen,
    structureleBatenCenten: centen,
    incidenteleLastenCenten: centen,
    incidenteleBatenCenten: centen,
    structureelSaldoCenten: centen,
  }),
  /** Decisions with a structural last that is paid for once. */
  scheveDekking: z.array(
    z.object({
      moment: z.string(),
      besluitdatum: z.string(),
      structureleLastCenten: centen,
      structureleDekkingCenten: centen,
      incidenteleDekkingCenten: centen,
    }),
  ),
});
type Begroting = z.output<typeof uitvoer>;
type Brug = Begroting['bruggen'][number];

/** The budget as it was laid down, each change, and the budget as it stands. */
export const vraag = defineVraag({
  id: 'begroting-en-wijzigingen',
  titel: 'Begroting en wijzigingen',
  vraagzin: 'Hoe is de begroting van dit jaar tot stand gekomen?',
  groep: 'Waar eindigt het jaar',
  volgorde: 5,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'data', 'beheer'],
  invoer: z.object({
    jaar,
    programma: z.string().trim().optional().meta({
      title: 'Programma',
      description: 'Alleen de posten van dit programma (autorisatieniveau). Leeg is alles.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum, register } = ctx;
    const [standen, posten, alleRegels] = await Promise.all([
      register.begroting(gemeente, gekozen, peildatum),
      register.posten(gemeente),
      register.begrotingRegels(gemeente, gekozen),
    ]);
    const perCode = new Map(posten.map((p) => [p.code, p]));
    const gevraagd = standen.filter(
      (s) => !invoer.programma || perCode.get(s.post)?.autorisatieniveau === invoer.programma,
    );
    const codes = new Set(gevraagd.map((g) => g.post));
    const regels = alleRegels.filter((r) => r.besluitdatum <= peildatum && codes.has(r.post));
    const antwoord = uitvoer.parse({
      jaar: gekozen,
      posten: gevraagd.map((s) => regelVan(s, perCode.get(s.post))),
      bruggen: SOORTEN.flatMap((s) =>
        brugVan(
          s,
          gevraagd.filter((g) => g.soort === s),
        ),
      ),
      evenwicht: evenwichtVan(regels),
      scheveDekking: scheveDekkingen(regels.filter((r) => r.moment !== 'primitief')),
    });
    return {
      antwoord,
      status: 'definitief',
      eenheid: 'eurocenten',
      bronnen: antwoord.posten.length > 0 ? [bronBegroting(ctx)] : [],
      ontbreekt: watOntbreekt(antwoord, invoer.programma),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'De primitieve begroting is zoals de raad haar eerst vaststelde. Elke wijziging telt vanaf haar besluitdatum.',
  'De actuele begroting is de primitieve plus alle wijzigingen tot en met de peildatum. Lasten, baten en',
  'reservemutaties staan apart en worden niet bij elkaar opgeteld. Structureel komt elk jaar terug. Een besluit heeft',
  'een structurele last met incidentele dekking als de structurele dekking kleiner is dan de structurele last en eenmalige',
  'baten of een onttrekking aan een reserve (een reservemutatie met een min) het verschil betalen.',
].join(' ');

const som = (bedragen: readonly Centen[]): Centen => toCenten(bedragen.reduce((a, b) => a + b, 0));

const deel = (s: Pick<BegrotingStand, 'wijzigingen'>, structureel: boolean): Centen =>
  som(s.wijzigingen.filter((w) => w.structureel === structureel).map((w) => w.bedragCenten));

const regelVan = (s: BegrotingStand, post: Post | undefined) => ({
  post: s.post,
  naam: post?.naam ?? s.post,
  programma: post?.autorisatieniveau ?? null,
  soort: s.soort,
  primitiefCenten: s.primitiefCenten,
  structureelCenten: deel(s, true),
  incidenteelCenten: deel(s, false),
  actueelCenten: s.actueelCenten,
});

/** A post that was not budgeted leaves the bridge: its changes start from the unknown. */
function brugVan(soortVan: Soort, standen: readonly BegrotingStand[]): Brug[] {
  const bekend = standen.filter((s) => s.actueelCenten !== null);
  if (bekend.length === 0) return [];
  const wijzigingen = bekend.flatMap((s) => s.wijzigingen);
  const stappen = [...groepeer(wijzigingen, (w) => `${w.besluitdatum}|${w.moment}`).values()]
    .flatMap((groep) => {
      const [eerste] = groep;
      if (!eerste) return [];
      const van = (structureel: boolean) =>
        som(groep.filter((w) => w.structureel === structureel).map((w) => w.bedragCenten));
      return {
        ...{ moment: eerste.moment, besluitdatum: eerste.besluitdatum },
        ...{ structureelCenten: van(true), incidenteelCenten: van(false) },
        posten: new Set(groep.map((w) => w.post)).size,
      };
    })
    .sort((a, b) => (a.besluitdatum < b.besluitdatum ? -1 : 1));
  return [
    {
      soort: soortVan,
      primitiefCenten: som(bekend.map((s) => s.primitiefCenten ?? toCenten(0))),
      stappen,
      actueelCenten: somCenten(bekend.map((s) => s.actueelCenten)),
    },
  ];
}

function watOntbreekt({ jaar: j, posten }: Begroting, programma: string | undefined): string[] {
  if (posten.length === 0)
    return [
      programma
        ? `Programma "${programma}" heeft in ${j} geen posten.`
        : `Begroting ${j}: niet geladen.`,
    ];
  return posten
    .filter((p) => p.actueelCenten === null)
    .map((p) => `${p.naam}: niet begroot in ${j}.`);
}

/** Each decision of which a structural last is paid for once, in a sentence. */
const scheefInWoorden = ({ scheveDekking }: Begroting): string =>
  scheveDekking
    .map(
      (s) =>
        ` Structurele last, incidentele dekking: ${s.moment} voegt ${euroFijn(s.structureleLastCenten)} structureel toe en dekt ${euroFijn(s.incidenteleDekkingCenten)} daarvan eenmalig.`,
    )
    .join('');

function zinVan(begroting: Begroting, { peildatum }: Gezegd): string {
  const { jaar: j, bruggen } = begroting;
  const lasten = bruggen.find((b) => b.soort === 'last');
  if (!lasten || lasten.primitiefCenten === null || lasten.actueelCenten === null)
    return `Van ${j} is op ${datumVoluit(peildatum)} geen begroting met lasten bekend.`;
  const verschil = lasten.actueelCenten - lasten.primitiefCenten;
  const structureel = lasten.stappen.reduce((s, w) => s + w.structureelCenten, 0);
  const eerste = `De lasten van ${j} zijn begroot op ${euroFijn(lasten.actueelCenten)}`;
  if (lasten.stappen.length === 0)
    return `${eerste}, zonder wijzigingen tot nu toe.${scheefInWoorden(begroting)}`;
  return `${eerste}: primitief ${euroFijn(lasten.primitiefCenten)} en daarna ${aantalVan(lasten.stappen.length, 'wijziging', 'wijzigingen')} van samen ${euroFijn(Math.abs(verschil))} ${verschil < 0 ? 'minder' : 'meer'}, waarvan ${euroFijn(Math.abs(structureel))} structureel.${scheefInWoorden(begroting)}`;
}

const SOORT_NAMEN: Readonly<Record<Soort, string>> = {
  last: 'Last',
  bate: 'Bate',
  reservemutatie: 'Reservemutatie',
};

function tabelVan({ jaar: j, posten }: Begroting): Tabel {
  return {
    titel: `Begroting per post, ${j}`,
    kolommen: [
      { veld: 'post', label: 'Post', soort: 'tekst' },
      { veld: 'programma', label: 'Programma', soort: 'tekst' },
      { veld: 'soortnaam', label: 'Soort', soort: 'tekst' },
      { veld: 'primitief', label: 'Primitief', soort: 'bedrag' },
      { veld: 'structureel', label: 'Structurele wijzigingen', soort: 'bedrag' },
      { veld: 'incidenteel', label: 'Incidentele wijzigingen', soort: 'bedrag' },
      { veld: 'actueel', label: 'Actueel', soort: 'bedrag' },
    ],
    rijen: posten.map((p) => ({
      post: p.naam,
      programma: p.programma ?? 'geen',
      soortnaam: SOORT_NAMEN[p.soort],
      primitief: p.primitiefCenten ?? (p.actueelCenten === null ? null : 'niet begroot'),
      structureel: p.structureelCenten,
      incidenteel: p.incidenteelCenten,
      actueel: p.actueelCenten,
    })),
  };
}

/** The bridge of the lasten: levels at both ends, each decision a step. */
function grafiekVan({ jaar: j, bruggen }: Begroting): Grafiek | null {
  const brug = bruggen.find((b) => b.soort === 'last');
  if (!brug) return null;
  const leeg = brug.stappen.map(() => null);
  return {
    soort: 'waterval',
    titel: `Lasten van ${j}: van primitief naar actueel`,
    beschrijving: `De begrote lasten van ${j}: de primitieve begroting, elke wijziging daarop, en de actuele begroting.`,
    eenheid: 'centen',
    categorieen: ['Primitief', ...brug.stappen.map((s) => s.moment), 'Actueel'],
    reeksen: [
      {
        naam: 'Begroot',
        vorm: 'staaf',
        waarden: [brug.primitiefCenten, ...leeg, brug.actueelCenten],
      },
      {
        naam: 'Wijziging',
        vorm: 'staaf',
        waarden: [
          null,
          ...brug.stappen.map((s) => s.structureelCenten + s.incidenteelCenten),
          null,
        ],
      },
    ],
  };
}
