import { z } from 'zod';
import { type Maand, maandVan } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { DREMPEL, toonbaar } from '../core/onthulling/drempel.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, getal, maandKort } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { telling, VERBORGEN } from './basis/aantallen.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { jaar, wet } from './basis/velden.ts';
import { gekozenJaar, WET_NAMEN } from './basis/woorden.ts';

const aantal = z.int().nullable();
const uitvoer = z.object({
  jaar: z.int(),
  tot: z.string(),
  /** Over the year up to `tot`; a count below the threshold is `null`. */
  perWet: z.array(
    z.object({
      wet,
      opPeildatum: aantal,
      metLevering: aantal,
      uniekInJaar: aantal,
      instroom: aantal,
      uitstroom: aantal,
      nogNietZeker: aantal,
      administratieveOvergangen: aantal,
      duurGemiddeldDagen: z.number().nullable(),
      duurMediaanDagen: z.number().nullable(),
    }),
  ),
  perMaand: z.array(
    z.object({
      maand: z.string(),
      wet,
      opPeildatum: aantal,
      metLevering: aantal,
      instroom: aantal,
      uitstroom: aantal,
      nogNietZeker: aantal,
    }),
  ),
  drempel: z.int(),
});
type Clienten = z.output<typeof uitvoer>;

/** The three counts of clients, in- and outflow and duration. */
export const vraag = defineVraag({
  id: 'clienten',
  titel: 'Cliënten',
  vraagzin: 'Hoeveel mensen krijgen zorg, hoeveel komen erbij en hoeveel stoppen?',
  groep: 'Wie en hoeveel',
  volgorde: 1,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'wijkteam', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum } = ctx;
    // safe: a year and a month make a month
    const [van, december] = [`${gekozen}-01` as Maand, `${gekozen}-12` as Maand];
    const tot = maandVan(peildatum) < december ? maandVan(peildatum) : december;
    const snede = { gemeente, peildatum, filter: { leverperiodeVan: van, leverperiodeTot: tot } };
    const [maandTelling, stroom] = await Promise.all([
      ctx.facts.clienten({ ...snede, per: ['wet', 'leverperiode'] }),
      ctx.facts.inUitstroom({ ...snede, per: ['wet', 'leverperiode'] }),
    ]);
    const jaarTelling = maandTelling.filter((t) => t.leverperiode === tot);
    const stroomVanWet = new Map(stroom.geheel.map((s) => [s.wet, s]));
    const stroomVanMaand = new Map(stroom.rijen.map((s) => [`${s.wet}|${s.leverperiode}`, s]));
    return {
      antwoord: {
        jaar: gekozen,
        tot,
        perWet: jaarTelling.map((t) => {
          const s = stroomVanWet.get(t.wet);
          return {
            wet: t.wet,
            opPeildatum: toonbaar(t.opPeildatum),
            // from January on, who had care in the span and who is unique in the year are the same
            metLevering: toonbaar(t.uniekInJaar),
            uniekInJaar: toonbaar(t.uniekInJaar),
            instroom: toonbaar(s?.instroom ?? 0),
            uitstroom: toonbaar(s?.uitstroom ?? 0),
            nogNietZeker: toonbaar(s?.nogNietZeker ?? 0),
            administratieveOvergangen: toonbaar(s?.administratieveOvergangen ?? 0),
            ...duurVan(s),
          };
        }),
        perMaand: maandTelling
          .map((t) => {
            const s = stroomVanMaand.get(`${t.wet}|${t.leverperiode}`);
            return {
              maand: t.leverperiode,
              wet: t.wet,
              opPeildatum: toonbaar(t.opPeildatum),
              metLevering: toonbaar(t.metLevering),
              instroom: toonbaar(s?.instroom ?? 0),
              uitstroom: toonbaar(s?.uitstroom ?? 0),
              nogNietZeker: toonbaar(s?.nogNietZeker ?? 0),
            };
          })
          .sort((a, b) => a.maand.localeCompare(b.maand) || a.wet.localeCompare(b.wet)),
        drempel: DREMPEL,
      },
      status: 'voorlopig',
      eenheid: 'personen',
      bronnen: await bronBerichten(ctx),
      ontbreekt: [
        'Mensen met zorg zonder berichten (pgb, taakgericht, algemene voorzieningen) zijn niet geteld.',
      ],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Op peildatum: mensen met een lopende toewijzing op de laatste dag van de maand, of op de peildatum als die eerder is. Met levering: mensen met toegekende,',
  'niet gecrediteerde zorg in de periode. Uniek in het jaar: mensen met zorg in het jaar tot en met de',
  'periode. Instroom en uitstroom worden geteld per cliënt en voorziening; wordt een toewijzing binnen 31',
  'dagen opnieuw afgegeven (bijvoorbeeld bij een nieuwe aanbesteding), dan is dat een administratieve',
  'overgang en geen in- of uitstroom. In- en uitstroom tellen tot en met de peildatum. Wat in de laatste 31 dagen stopte,',
  'kan nog opnieuw worden afgegeven: dat staat apart als nog niet zeker en telt niet als uitstroom.',
  `Aantallen onder ${DREMPEL} worden niet getoond.`,
].join(' ');

function duurVan(
  s:
    | { uitstroom: number; duurGemiddeldDagen: number | null; duurMediaanDagen: number | null }
    | undefined,
) {
  const genoeg = s && s.uitstroom >= DREMPEL;
  return {
    duurGemiddeldDagen: genoeg ? s.duurGemiddeldDagen : null,
    duurMediaanDagen: genoeg ? s.duurMediaanDagen : null,
  };
}

function zinVan({ jaar: j, perWet }: Clienten, { peildatum }: Gezegd): string {
  if (perWet.length === 0)
    return `Over ${j} zijn op ${datumVoluit(peildatum)} geen cliënten bekend.`;
  return perWet
    .map((w) => {
      const stroom =
        w.instroom === null || w.uitstroom === null
          ? ''
          : ` In ${j} begonnen ${aantalVan(w.instroom, 'voorziening', 'voorzieningen')} en stopten er ${getal(w.uitstroom)}.${onzeker(w.nogNietZeker)}`;
      return `${WET_NAMEN[w.wet]}: ${mensen(w.opPeildatum)} met een lopende toewijzing op de peildatum, ${mensen(w.uniekInJaar)} met zorg in ${j}.${stroom}`;
    })
    .join(' ');
}

function onzeker(n: number | null): string {
  if (n === 0) return '';
  const wie = n === null ? `Minder dan ${DREMPEL}` : getal(n);
  return ` ${wie} stopten in de laatste 31 dagen: of dat zo blijft, is nog niet zeker.`;
}

/** A month of which nothing was approved yet is no month without care. */
const NOG_NIETS = 'nog niets toegekend';

const mensen = (n: number | null): string =>
  n === null ? `${VERBORGEN} mensen` : aantalVan(n, 'mens', 'mensen');

function tabelVan({ jaar: j, perMaand }: Clienten): Tabel {
  return {
    titel: `Cliënten per maand, ${j}`,
    kolommen: [
      { veld: 'maand', label: 'Maand', soort: 'maand' },
      { veld: 'wet', label: 'Wet', soort: 'tekst' },
      {
        veld: 'opPeildatum',
        label: 'Op peildatum',
        soort: 'aantal',
        uitleg: 'Lopende toewijzing op de laatste dag van de maand, of op de peildatum.',
      },
      {
        veld: 'metLevering',
        label: 'Met levering',
        soort: 'aantal',
        uitleg: 'Toegekende zorg in de maand; jonge maanden lopen nog op.',
      },
      { veld: 'instroom', label: 'Instroom', soort: 'aantal' },
      { veld: 'uitstroom', label: 'Uitstroom', soort: 'aantal' },
      {
        veld: 'nogNietZeker',
        label: 'Gestopt, nog niet zeker',
        soort: 'aantal',
        uitleg: 'Gestopt in de laatste 31 dagen: de zorg kan nog opnieuw worden toegewezen.',
      },
    ],
    rijen: perMaand.map((m) => ({
      maand: m.maand,
      wet: WET_NAMEN[m.wet],
      opPeildatum: telling(m.opPeildatum),
      metLevering: m.metLevering === 0 ? NOG_NIETS : telling(m.metLevering),
      instroom: telling(m.instroom),
      uitstroom: telling(m.uitstroom),
      nogNietZeker: telling(m.nogNietZeker),
    })),
    noot: 'Maanden tellen niet op tot het jaar: mensen komen in meer maanden voor.',
  };
}

function grafiekVan({ jaar: j, perMaand }: Clienten): Grafiek | null {
  const maanden = [...groepeer(perMaand, (m) => m.maand).keys()];
  const wetten = [...groepeer(perMaand, (m) => m.wet).keys()];
  if (maanden.length === 0) return null;
  return {
    soort: 'assen',
    titel: `Cliënten met een lopende toewijzing, ${j}`,
    beschrijving: `Per maand van ${j} en per wet het aantal mensen met een lopende toewijzing op de laatste dag.`,
    eenheid: 'aantal',
    categorieen: maanden.map(maandKort),
    reeksen: wetten.map((w) => ({
      naam: WET_NAMEN[w],
      vorm: 'lijn' as const,
      waarden: maanden.map(
        (m) => perMaand.find((r) => r.maand === m && r.wet === w)?.opPeildatum ?? null,
      ),
    })),
  };
}
