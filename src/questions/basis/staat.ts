import { z } from 'zod';
import type { Cel, Tabel } from '../../definitie/tabel.ts';
import { centenOfOnbekend } from './velden.ts';

/** A statement that was worked through. */
export const staatUit = z.array(
  z.object({
    code: z.string(),
    naam: z.string(),
    soort: z.enum(['regel', 'totaal']),
    structureel: z.boolean(),
    bron: z.string().nullable(),
    cellen: z.array(
      z.object({
        jaar: z.int(),
        centen: centenOfOnbekend,
        isPm: z.boolean(),
        aantalPm: z.int(),
        gedruktCenten: centenOfOnbekend,
      }),
    ),
  }),
);
type Staat = z.output<typeof staatUit>;

/** A statement as a table: one row each, a PM as PM, and under a total what was printed. */
export function staatTabel(titel: string, regels: Staat, jaren: readonly number[]): Tabel {
  return {
    titel,
    kolommen: [
      { veld: 'regel', label: 'Regel', soort: 'tekst' },
      ...jaren.map((j) => ({ veld: `j${j}`, label: String(j), soort: 'bedrag' as const })),
      { veld: 'oordeel', label: 'Naast wat is gedrukt', soort: 'tekst' },
    ],
    rijen: regels.map((r) => ({
      regel: r.soort === 'totaal' ? `Totaal: ${r.naam}` : r.naam,
      ...Object.fromEntries(r.cellen.map((c) => [`j${c.jaar}`, celVan(c)])),
      oordeel: oordeelVan(r),
    })),
  };
}

function celVan(c: Staat[number]['cellen'][number]): Cel {
  if (c.isPm) return 'PM';
  if (c.centen === null) return c.gedruktCenten === null ? 'geen' : null;
  return c.centen;
}

function oordeelVan(r: Staat[number]): string {
  if (r.soort === 'regel') return 'eigen regel';
  const naast = r.cellen.filter((c) => c.gedruktCenten !== null && c.centen !== null);
  if (naast.length === 0) return 'niets gedrukt';
  const af = naast.filter((c) => c.centen !== c.gedruktCenten);
  const pm = Math.max(0, ...r.cellen.map((c) => c.aantalPm));
  const slot = pm > 0 ? `, exclusief ${pm} PM-${pm === 1 ? 'post' : 'posten'}` : '';
  return af.length === 0
    ? `klopt${slot}`
    : `wijkt af in ${af.map((c) => c.jaar).join(', ')}${slot}`;
}
