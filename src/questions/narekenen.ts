import { z } from 'zod';
import { rekenSommenNa } from '../core/narekenen/formule.ts';
import type { GedrukteTabel } from '../core/narekenen/gedrukt.ts';
import { rekenNa } from '../core/narekenen/narekenen.ts';
import { uitGedrukt } from '../core/narekenen/uit-gedrukt.ts';
import { narekenzin, UITKOMSTEN } from '../definitie/narekening-in-woorden.ts';
import { aantalVan, getal, opsomming } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import type { Publicatie } from '../register/port.ts';

const uitkomst = z.enum(['klopt', 'afronding', 'nietHerleidbaar']);
const waar = { code: z.string(), titel: z.string(), stuk: z.string(), vindplaats: z.string() };
const uitvoer = z.object({
  tabellen: z.array(
    z.object({
      ...waar,
      datum: z.string(),
      eenheid: z.string().nullable(),
      sommen: z.array(
        z.object({
          plaats: z.string(),
          gepubliceerd: z.number(),
          berekend: z.number(),
          verschil: z.number().describe('Gepubliceerd min berekend'),
          uitkomst,
          pmPosten: z.int().describe('Delen waar PM staat: niet meegeteld, en niet nul'),
          verklaring: z.string(),
        }),
      ),
    }),
  ),
  cijfers: z
    .array(
      z.object({
        ...waar,
        eenheid: z.string(),
        waarden: z.array(
          z.object({
            waarde: z.number(),
            stuk: z.string(),
            vindplaats: z.string(),
            toelichting: z.string(),
          }),
        ),
      }),
    )
    .describe('Cijfers waarvan de stukken meer waarden geven'),
  meldingen: z.array(z.string()),
});
type Nagerekend = z.output<typeof uitvoer>;

/** Published tables recomputed, and figures that the papers print in more than one way. */
export const vraag = defineVraag({
  id: 'narekenen',
  titel: 'Narekenen',
  vraagzin: 'Kloppen de sommen in gepubliceerde tabellen?',
  groep: 'Plannen en narekenen',
  volgorde: 90,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    publicatie: z.string().trim().max(80).optional().meta({
      title: 'Publicatie',
      description: 'Code van een tabel of cijfer, zoals bijlage-1-hoofdtabel. Leeg: alle.',
    }),
    uitkomst: uitkomst.optional().meta({
      title: 'Uitkomst',
      description: 'Alleen sommen met deze uitkomst. Leeg: alle.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const alle = await leesPublicaties(ctx);
    const gekozen = alle.filter((p) => !invoer.publicatie || p.code === invoer.publicatie);
    const antwoord = rekenPublicatiesNa(gekozen, alle, invoer.uitkomst);
    return {
      antwoord,
      status: 'definitief',
      eenheid: 'zoals gedrukt',
      bronnen: bronnenVan(gekozen),
      ontbreekt: [...watOntbreekt(alle, gekozen, invoer.publicatie), ...antwoord.meldingen],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

const AFLEIDING = [
  'Gedrukte cijfers blijven staan zoals ze zijn gedrukt; ernaast staat wat de delen samen geven. Het verschil is gepubliceerd min berekend.',
  'Afronding: het verschil past bij delen die elk op de gedrukte eenheid zijn afgerond. Niet herleidbaar: het is groter;',
  'dan staat erbij of één weggelaten regel of één vast bedrag het verklaart. PM en tekst tellen niet mee, en zijn niet nul.',
].join(' ');

/** What was printed up to the peildatum. */
async function leesPublicaties(ctx: VraagContext): Promise<Publicatie[]> {
  const alle = await ctx.register.publicaties(ctx.gemeente);
  return alle.filter((p) => p.datum <= ctx.peildatum);
}

function rekenPublicatiesNa(
  gekozen: readonly Publicatie[],
  alle: readonly Publicatie[],
  alleen: z.output<typeof uitkomst> | undefined,
): Nagerekend {
  const tabellen = new Map<string, GedrukteTabel>(
    alle.flatMap((p) => (p.soort === 'tabel' ? [[p.code, p.tabel]] : [])),
  );
  const antwoord: Nagerekend = { tabellen: [], cijfers: [], meldingen: [] };
  for (const { code, titel, stuk, vindplaats, datum, ...p } of gekozen) {
    const kop = { code, titel, stuk, vindplaats };
    if (p.soort === 'cijfer') {
      const { eenheid, waarden } = p.cijfer;
      antwoord.cijfers.push({ ...kop, eenheid, waarden: waarden.map((w) => ({ ...w })) });
      continue;
    }
    const { sommen, meldingen } = rekenNa(uitGedrukt('', p.tabel));
    const alles = [...sommen, ...rekenSommenNa(p.tabel, tabellen)];
    const deel = alles.filter((s) => alleen === undefined || s.uitkomst === alleen);
    antwoord.tabellen.push({ ...kop, datum, eenheid: p.tabel.eenheid, sommen: deel });
    antwoord.meldingen.push(...meldingen.map((m) => `${titel}: ${m.melding}`));
  }
  return antwoord;
}

const bronnenVan = (publicaties: readonly Publicatie[]) =>
  [...new Map(publicaties.map((p) => [p.stuk, p.datum]))].map(([naam, standPer]) => ({
    naam,
    standPer,
  }));

function watOntbreekt(
  alle: readonly Publicatie[],
  gekozen: readonly Publicatie[],
  code: string | undefined,
): string[] {
  if (alle.length === 0)
    return [
      'Gepubliceerde tabellen: niet geladen. Laad een voorbeeld (zwolle-2018), of reken een bestand na op de pagina Tabel narekenen.',
    ];
  if (gekozen.length > 0) return [];
  return [`Een publicatie "${code}" is er niet. Wel: ${alle.map((p) => p.code).join(', ')}.`];
}

function zinVan({ tabellen, cijfers }: Nagerekend): string {
  const sommen = tabellen.flatMap((t) => t.sommen);
  const delen = [
    tabellen.length > 0
      ? `${aantalVan(tabellen.length, 'gepubliceerde tabel', 'gepubliceerde tabellen')}. ${narekenzin(sommen)}`
      : '',
    ...cijfers.map(meerWaarden),
  ].filter(Boolean);
  return delen.length > 0 ? delen.join(' ') : 'Er is niets gepubliceerd om na te rekenen.';
}

function meerWaarden({ titel, eenheid, waarden }: Nagerekend['cijfers'][number]): string {
  const getallen = waarden.map((w) => w.waarde).sort((a, b) => a - b);
  return `${titel} staat met ${getallen.length} waarden in de stukken: ${opsomming(getallen.map((g) => getal(g)))} (${eenheid}).`;
}

function tabelVan({ tabellen, cijfers }: Nagerekend): Tabel {
  return {
    titel: 'Gepubliceerd naast berekend',
    kolommen: [
      { veld: 'publicatie', label: 'Publicatie', soort: 'tekst' },
      { veld: 'som', label: 'Waar', soort: 'tekst' },
      { veld: 'eenheid', label: 'Eenheid', soort: 'tekst', leegMag: true },
      { veld: 'gepubliceerd', label: 'Gepubliceerd', soort: 'getal' },
      { veld: 'berekend', label: 'Berekend', soort: 'getal', leegMag: true },
      { veld: 'verschil', label: 'Verschil', soort: 'getal', leegMag: true },
      { veld: 'uitkomst', label: 'Uitkomst', soort: 'tekst' },
      { veld: 'verklaring', label: 'Verklaring', soort: 'tekst' },
    ],
    rijen: [
      ...tabellen.flatMap((t) =>
        t.sommen.map((s) => ({
          ...{ publicatie: t.titel, som: s.plaats, eenheid: t.eenheid },
          ...{ gepubliceerd: s.gepubliceerd, berekend: s.berekend, verschil: s.verschil },
          ...{ uitkomst: UITKOMSTEN[s.uitkomst], verklaring: s.verklaring },
        })),
      ),
      ...cijfers.flatMap((c) =>
        c.waarden.map((w) => ({
          ...{ publicatie: c.titel, som: `${w.stuk}, ${w.vindplaats}`, eenheid: c.eenheid },
          ...{ gepubliceerd: w.waarde, berekend: null, verschil: null },
          ...{ uitkomst: `${c.waarden.length} waarden`, verklaring: w.toelichting },
        })),
      ),
    ],
    noot: 'Verschil is gepubliceerd min berekend, in de eenheid van de tabel.',
  };
}
