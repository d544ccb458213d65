import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { maandMetIndex } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { PostPrognose } from '../core/prognose/typen.ts';
import { type Doorgewerkt, type Uitgang, werkDoor } from '../core/verklaring/doorwerking.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euroFijn, saldoInWoorden } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { bronnenVanJaar } from './basis/bronnen.ts';
import { centen, centenOfOnbekend, jaar, soort } from './basis/velden.ts';
import { leesVerzilvering } from './basis/verschil.ts';
import { gekozenJaar } from './basis/woorden.ts';

/** Years ahead, and months of the year's end from which the level is taken. */
const JAREN = 4;
const LAATSTE_MAANDEN = 3;

const deel = {
  structureelCenten: centen,
  incidenteelCenten: centen,
  onzekerCenten: centen,
  verwachtCenten: centen,
  ruimteCenten: centenOfOnbekend,
};
const uitvoer = z.object({
  jaar: z.int(),
  /** A year, as a percentage; `null` = not given, then nothing is indexed. */
  indexatie: z.number().nullable(),
  posten: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      soort,
      jaren: z.array(z.object({ jaar: z.int(), ...deel })),
    }),
  ),
  /** Lasten less baten; the room is of the posts that have a budget in that year. */
  totaal: z.array(z.object({ jaar: z.int(), ...deel, begrootCenten: centenOfOnbekend })),
});
type Antwoord = z.output<typeof uitvoer>;

/** What this year's end means for the four years after it, beside the meerjarenraming. */
export const vraag = defineVraag({
  id: 'doorwerking',
  titel: 'Doorwerking naar volgende jaren',
  vraagzin: 'Wat betekent de eindstand van dit jaar voor de jaren erna?',
  groep: 'Waar eindigt het jaar',
  volgorde: 8,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  invoer: z.object({
    jaar,
    indexatie: z.number().min(-5).max(20).optional().meta({
      title: 'Indexatie per jaar (%)',
      description: 'Leeg: niet bekend, dan wordt niet geïndexeerd.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const { gemeente, peildatum, prognoses } = ctx;
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const naar = { gemeente, peildatum, jaar: gekozen, basis: 'leverjaar' as const };
    const [stand, maanden, later, verzilvering] = await Promise.all([
      prognoses.jaar(naar),
      prognoses.reken('maanden', naar),
      leesLater(ctx, gekozen),
      leesVerzilvering(ctx),
    ]);
    const kop = { jaar: gekozen, indexatie: invoer.indexatie ?? null };
    const isKlaar = stand.klaar && maanden.klaar;
    const uitgang = (p: PostPrognose): Uitgang => ({
      jaarCenten: p.verwachtCenten?.gemiddelde ?? null,
      laatsteMaanden: maanden.klaar
        ? (maanden.uitkomst.find((m) => m.post === p.post)?.maanden ?? [])
            .slice(-LAATSTE_MAANDEN)
            .map((m) => m.verwachtCenten)
        : [],
      verzilvering: verzilvering(p.post),
    });
    const posten = isKlaar ? reken(stand.uitkomst.posten, uitgang, later, kop) : [];
    return {
      antwoord: uitvoer.parse({ ...kop, posten, totaal: isKlaar ? totalen(posten, later) : [] }),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: await bronnenVanJaar(ctx, stand.klaar ? stand.uitkomst.posten : []),
      ontbreekt: isKlaar ? ontbreekt(stand.uitkomst.posten, later, kop) : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  `Uitgangspunt is het niveau waarop het jaar eindigt: de laatste ${LAATSTE_MAANDEN} maanden maal vier, zonder seizoen; bij posten`,
  'zonder declaraties het jaar zelf. Structureel is wat doorloopt op toewijzingen die er nu al zijn, met hun einddatum,',
  'maal het deel dat wordt gedeclareerd; bij posten zonder declaraties het hele niveau. Onzeker is wat alleen doorgaat',
  'als zorg wordt verlengd of nieuw wordt toegewezen, en de indexatie. Incidenteel is wat in dat jaar eenmalig is begroot.',
  'Ruimte is de meerjarenraming (met wijzigingen tot de peildatum) min verwacht: positief is voordeel.',
].join(' ');

interface Later {
  readonly toegewezen: (post: string, j: number) => Centen;
  readonly begroot: (post: string, j: number, structureel: boolean) => Centen | null;
  readonly jaren: readonly number[];
}

/** Toewijzingen that run into later years, and the budget of those years. */
async function leesLater(ctx: VraagContext, gekozen: number): Promise<Later> {
  const { gemeente, peildatum, facts, register } = ctx;
  const jaren = Array.from({ length: JAREN }, (_, i) => gekozen + 1 + i);
  const [toegewezen, ...begroting] = await Promise.all([
    facts.toegewezen({
      ...{ gemeente, peildatum, per: ['post', 'leverjaar'] as const },
      filter: {
        leverperiodeVan: maandMetIndex((gekozen + 1) * 12),
        leverperiodeTot: maandMetIndex((gekozen + JAREN + 1) * 12 - 1),
      },
    }),
    ...jaren.map((j) => register.begrotingRegels(gemeente, j)),
  ]);
  const regels = groepeer(
    begroting.flat().filter((r) => r.besluitdatum <= peildatum),
    (r) => `${r.post} ${r.jaar}`,
  );
  return {
    jaren,
    toegewezen: (post, j) =>
      toegewezen.find((r) => r.post === post && r.leverjaar === j)?.waardeCenten ?? toCenten(0),
    begroot: (post, j, structureel) => {
      const eigen = regels.get(`${post} ${j}`);
      if (!eigen) return null;
      const deelregels = eigen.filter((r) => r.structureel === structureel);
      return toCenten(deelregels.reduce((s, r) => s + r.bedragCenten, 0));
    },
  };
}

function reken(
  posten: readonly PostPrognose[],
  uitgang: (p: PostPrognose) => Uitgang,
  later: Later,
  { indexatie }: Pick<Antwoord, 'indexatie'>,
): Antwoord['posten'] {
  const perJaar = (p: PostPrognose): Doorgewerkt[] =>
    later.jaren.flatMap((j, i) => {
      const bekend = {
        jaar: j,
        toegewezenCenten: later.toegewezen(p.post, j),
        begrootStructureelCenten: later.begroot(p.post, j, true),
        begrootIncidenteelCenten: later.begroot(p.post, j, false),
      };
      const uit = werkDoor(uitgang(p), bekend, i + 1, (indexatie ?? 0) / 100);
      if (!uit) return [];
      // of a bate more than budgeted is voordeel
      const ruimte = uit.ruimteCenten;
      const gedraaid = p.soort === 'bate' && ruimte !== null ? toCenten(0 - ruimte) : ruimte;
      return { ...uit, ruimteCenten: gedraaid };
    });
  return posten
    .filter((p) => p.soort !== 'reservemutatie')
    .map((p) => ({ post: p.post, naam: p.naam, soort: p.soort, jaren: perJaar(p) }));
}

function totalen(posten: Antwoord['posten'], later: Later): Antwoord['totaal'] {
  return later.jaren.map((j) => {
    const rijen = posten.flatMap((p) =>
      p.jaren
        .filter((r) => r.jaar === j)
        .map((r) => ({ ...r, teken: p.soort === 'bate' ? -1 : 1 })),
    );
    const som = (kies: (r: (typeof rijen)[number]) => number) =>
      toCenten(rijen.reduce((s, r) => s + kies(r), 0));
    const metRuimte = rijen.filter((r) => r.ruimteCenten !== null);
    const ruimte = metRuimte.reduce((s, r) => s + (r.ruimteCenten ?? 0), 0);
    const verwacht = metRuimte.reduce((s, r) => s + r.teken * r.verwachtCenten, 0);
    return {
      jaar: j,
      structureelCenten: som((r) => r.teken * r.structureelCenten),
      incidenteelCenten: som((r) => r.teken * r.incidenteelCenten),
      onzekerCenten: som((r) => r.teken * r.onzekerCenten),
      verwachtCenten: som((r) => r.teken * r.verwachtCenten),
      ruimteCenten: metRuimte.length === 0 ? null : toCenten(ruimte),
      begrootCenten: metRuimte.length === 0 ? null : toCenten(ruimte + verwacht),
    };
  });
}

function ontbreekt(
  posten: readonly PostPrognose[],
  later: Later,
  { indexatie }: Pick<Antwoord, 'indexatie'>,
): string[] {
  const tellend = posten.filter((p) => p.soort !== 'reservemutatie');
  const zonder = later.jaren.flatMap((j) => {
    const aantal = tellend.filter((p) => later.begroot(p.post, j, true) === null).length;
    if (aantal === 0) return [];
    return aantal === tellend.length
      ? `Meerjarenraming ${j}: niet geladen.`
      : `Meerjarenraming ${j}: van ${aantal} van de ${tellend.length} posten niet geladen; zij tellen niet mee in de ruimte.`;
  });
  return [
    ...(indexatie === null ? ['Indexatie: niet opgegeven, dus niet meegerekend.'] : []),
    ...zonder,
    ...tellend
      .filter((p) => p.verwachtCenten === null)
      .map((p) => `${p.naam}: geen cijfer van dit jaar, dus geen doorwerking.`),
    'Niet bekend: beleid, aanbestedingen en wetswijzigingen die nog niet in de begroting of de toewijzingen staan.',
  ];
}

function zinVan({ jaar: j, totaal }: Antwoord): string {
  const [eerste] = totaal;
  if (!eerste) return `De doorwerking van ${j} is nog niet te geven.`;
  const { structureelCenten, onzekerCenten, incidenteelCenten } = eerste;
  const ruimte =
    eerste.ruimteCenten === null
      ? 'Er is geen meerjarenraming om dit naast te leggen.'
      : `Naast de meerjarenraming is dat ${saldoInWoorden(eerste.ruimteCenten)}.`;
  return `Gaat ${j} door op het niveau waarop het eindigt, dan kost ${eerste.jaar} ${euroFijn(eerste.verwachtCenten)} aan lasten min baten: ${euroFijn(structureelCenten)} structureel, ${euroFijn(incidenteelCenten)} incidenteel en ${euroFijn(onzekerCenten)} onzeker. ${ruimte}`;
}

function tabelVan({ jaar: j, posten, totaal }: Antwoord): Tabel {
  const cellen = (r: Omit<Antwoord['totaal'][number], 'begrootCenten'>) => ({
    jaar: r.jaar,
    structureel: r.structureelCenten,
    incidenteel: r.incidenteelCenten,
    onzeker: r.onzekerCenten,
    verwacht: r.verwachtCenten,
    ruimte: r.ruimteCenten ?? 'geen raming',
  });
  return {
    titel: `Doorwerking van ${j}`,
    kolommen: [
      { veld: 'naam', label: 'Post', soort: 'tekst' },
      { veld: 'jaar', label: 'Jaar', soort: 'tekst' },
      { veld: 'structureel', label: 'Structureel', soort: 'bedrag' },
      { veld: 'incidenteel', label: 'Incidenteel', soort: 'bedrag' },
      { veld: 'onzeker', label: 'Onzeker', soort: 'bedrag' },
      { veld: 'verwacht', label: 'Verwacht', soort: 'bedrag' },
      { veld: 'ruimte', label: 'Ruimte', soort: 'bedrag', uitleg: 'Positief is voordeel.' },
    ],
    rijen: [
      ...totaal.map((r) => ({ naam: 'Totaal (lasten min baten)', ...cellen(r) })),
      ...posten.flatMap((p) => p.jaren.map((r) => ({ naam: p.naam, ...cellen(r) }))),
    ],
    noot: 'Gemiddelde uitkomsten. De ruimte van het totaal gaat over de posten die in dat jaar zijn begroot.',
  };
}

function grafiekVan({ jaar: j, totaal }: Antwoord): Grafiek | null {
  if (totaal.length === 0) return null;
  const staaf = (
    naam: string,
    kies: (r: Antwoord['totaal'][number]) => number,
    voorlopig = false,
  ) => ({
    ...{ naam, vorm: 'staaf' as const, stapel: 'verwacht', voorlopig },
    waarden: totaal.map(kies),
  });
  return {
    soort: 'assen',
    titel: `Wat ${j} betekent voor de jaren erna`,
    beschrijving: `Per jaar na ${j} de verwachte lasten min baten, verdeeld in structureel, incidenteel en onzeker, naast de meerjarenraming.`,
    eenheid: 'centen',
    categorieen: totaal.map((r) => String(r.jaar)),
    reeksen: [
      staaf('Structureel', (r) => r.structureelCenten),
      staaf('Incidenteel', (r) => r.incidenteelCenten),
      staaf('Onzeker', (r) => r.onzekerCenten, true),
      ...(totaal.some((r) => r.begrootCenten !== null)
        ? [
            {
              naam: 'Meerjarenraming',
              vorm: 'lijn' as const,
              waarden: totaal.map((r) => r.begrootCenten),
            },
          ]
        : []),
    ],
  };
}
