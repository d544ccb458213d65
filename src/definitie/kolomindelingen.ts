import { z } from 'zod';
import type { Gemeente } from '../core/basis/domein.ts';
import type { RegisterLezer } from '../register/port.ts';

/** Where the saved mappings stand in the register. */
export const KOLOMINDELINGEN = 'kolomindelingen';

const naam = z.string().trim().min(1, 'Vul dit in').max(120);
/** A kind of table or a field of it, as the preview names them. */
const code = z
  .string()
  .trim()
  .regex(/^[a-zA-Z0-9]{1,40}$/, 'Gebruik de naam die de proef noemt');

/** How one source heads the columns of one kind of table, and which words it uses. */
export const kolomindeling = z.object({
  bron: naam.meta({
    title: 'Systeem of bron',
    description: 'Waar de tabel vandaan komt, zoals de naam van het zaaksysteem.',
  }),
  soort: code.meta({ title: 'Soort tabel' }),
  kolommen: z
    .array(
      z.object({
        veld: code.meta({ title: 'Veld' }),
        kop: naam.meta({ title: 'Kop van de kolom in het bestand' }),
      }),
    )
    .min(1)
    .max(100)
    .meta({ title: 'Kolommen' }),
  waarden: z
    .array(
      z.object({
        veld: code.meta({ title: 'Veld' }),
        staat: naam.meta({ title: 'Wat er in het bestand staat' }),
        betekent: naam.meta({ title: 'Wat het betekent' }),
      }),
    )
    .max(200)
    .default([])
    .meta({
      title: 'Woorden en codes',
      description:
        'Alleen waar de bron een eigen woord of code gebruikt, zoals Akkoord voor toegekend.',
    }),
});
export type Kolomindeling = z.output<typeof kolomindeling>;

/** What tells two mappings apart: a source has one for each kind of table. */
export const indelingSleutel = (k: Pick<Kolomindeling, 'bron' | 'soort'>): string =>
  [k.bron.toLowerCase(), k.soort].join('|');

/** The mappings that stand. */
export async function kolomindelingen(
  register: Pick<RegisterLezer, 'instelling'>,
  gemeente: Gemeente,
): Promise<readonly Kolomindeling[]> {
  const bewaard = await register.instelling(gemeente, KOLOMINDELINGEN);
  return z.array(kolomindeling).parse(bewaard ?? []);
}
