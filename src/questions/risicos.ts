import { z } from 'zod';
import { type Centen, roundCenten } from '../core/basis/bedrag.ts';
import { jaarVan } from '../core/basis/datum.ts';
import { telbaar } from '../core/maatregelen/opbrengst.ts';
import { aantalVan, euroFijn } from '../definitie/notatie.ts';
import { planVan } from '../definitie/plan/plan.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bronnenVanPlan, leesPlan, margeIn, opbrengstCel, somBekend } from './basis/plan.ts';
import { opbrengstUit } from './basis/plan-velden.ts';
import { centenOfOnbekend } from './basis/velden.ts';

const uitvoer = z.object({
  risicos: z.array(
    z.object({
      code: z.string(),
      naam: z.string(),
      kans: z.number().nullable(),
      effect: opbrengstUit,
      /** Chance times effect; `null` while either is not known. */
      gewogenCenten: centenOfOnbekend,
      scenarios: z.array(z.string()),
      beheersing: z.string().nullable(),
      eigenaar: z.string().nullable(),
    }),
  ),
  gewogenCenten: centenOfOnbekend,
  aantalOnbekend: z.int(),
  margeJaar: z.int().nullable(),
  margeCenten: centenOfOnbekend,
});
type Uit = z.output<typeof uitvoer>;

/** Risks with chance and effect, beside the margin that is there for them. */
export const vraag = defineVraag({
  id: 'risicos',
  titel: 'Risico’s',
  vraagzin: 'Welke risico’s zien wij, en is de behoedzaamheidsmarge daarvoor genoeg?',
  groep: 'Plannen en narekenen',
  volgorde: 9,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    scenario: z.string().trim().optional().meta({
      title: 'Scenario',
      description: 'Alleen risico’s bij dit scenario en die bij elk scenario gelden. Leeg is alle.',
    }),
    jaar: z.int().min(2000).max(2100).optional().meta({
      title: 'Jaar van de marge',
      description: 'Leeg is het jaar van de peildatum, of het laatste jaar met een marge.',
    }),
  }),
  uitvoer,
  compute: async (ctx, { scenario, jaar }) => {
    const [alle, plan] = await Promise.all([
      planVan(ctx.register, ctx.gemeente, 'risico'),
      leesPlan(ctx),
    ]);
    const gekozen = alle.filter(
      (r) => !scenario || r.scenarios.length === 0 || r.scenarios.includes(scenario),
    );
    const risicos = gekozen.map((r) => ({
      ...r,
      gewogenCenten: gewogen(r.kans, telbaar(r.effect)),
    }));
    const basis = plan.basislijnen.find((b) => b.marge.length > 0);
    const jaren = basis?.marge.map((m) => m.jaar) ?? [];
    const gewenst = jaar ?? jaarVan(ctx.peildatum);
    const margeJaar = jaren.includes(gewenst) ? gewenst : (jaren.at(-1) ?? null);
    return {
      antwoord: uitvoer.parse({
        risicos,
        gewogenCenten: somBekend(risicos.map((r) => r.gewogenCenten)),
        aantalOnbekend: risicos.filter((r) => r.gewogenCenten === null).length,
        margeJaar,
        margeCenten: basis && margeJaar !== null ? margeIn(basis, margeJaar) : null,
      }),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan(gekozen),
      ontbreekt:
        risicos.length === 0
          ? ['Er zijn geen risico’s vastgelegd.']
          : risicos
              .filter((r) => r.gewogenCenten === null)
              .map((r) => `${r.code} ${r.naam}: kans of effect is niet bekend.`),
      afleiding:
        'Gewogen is kans maal effect. Is een van beide niet bekend, dan telt het risico niet mee in de som en wordt het genoemd. De som staat naast de behoedzaamheidsmarge; zij zegt niet hoe erg het kan worden.',
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

const gewogen = (kans: number | null, effect: Centen | null): Centen | null =>
  kans === null || effect === null ? null : roundCenten(kans * effect);

function zinVan(u: Uit): string {
  if (u.risicos.length === 0) return 'Er zijn geen risico’s vastgelegd.';
  const som =
    u.gewogenCenten === null
      ? 'Van geen enkel risico zijn kans en effect bekend.'
      : `Gewogen met hun kans is het samen ${euroFijn(u.gewogenCenten)}${u.aantalOnbekend > 0 ? `, zonder ${aantalVan(u.aantalOnbekend, 'risico', 'risico’s')} waarvan dat niet bekend is` : ''}.`;
  const marge =
    u.margeCenten === null
      ? ''
      : ` De behoedzaamheidsmarge van ${u.margeJaar} is ${euroFijn(u.margeCenten)}.`;
  return `Er ${u.risicos.length === 1 ? 'is' : 'zijn'} ${aantalVan(u.risicos.length, 'risico', 'risico’s')}. ${som}${marge}`;
}

function tabelVan({ risicos }: Uit): Tabel {
  return {
    titel: 'Risico’s',
    kolommen: [
      { veld: 'risico', label: 'Risico', soort: 'tekst' },
      { veld: 'kans', label: 'Kans', soort: 'aandeel' },
      { veld: 'effect', label: 'Effect', soort: 'bedrag' },
      { veld: 'gewogen', label: 'Gewogen', soort: 'bedrag' },
      { veld: 'scenarios', label: 'Bij scenario', soort: 'tekst' },
      { veld: 'beheersing', label: 'Beheersing', soort: 'tekst' },
      { veld: 'eigenaar', label: 'Eigenaar', soort: 'tekst' },
    ],
    rijen: risicos.map((r) => ({
      risico: `${r.code} ${r.naam}`,
      kans: r.kans,
      // safe: the answer holds just the shapes of a yield
      effect: opbrengstCel(r.effect as never),
      gewogen: r.gewogenCenten,
      scenarios: r.scenarios.length === 0 ? 'elk' : r.scenarios.join(', '),
      beheersing: r.beheersing ?? 'niet vastgelegd',
      eigenaar: r.eigenaar ?? 'niet vastgelegd',
    })),
  };
}
