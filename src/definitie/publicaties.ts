import { z } from 'zod';
import type { Formule, GedrukteTabel } from '../core/narekenen/gedrukt.ts';

const tekst = z.string().trim().min(1);

const formule: z.ZodType<Formule> = z.lazy(() => {
  const twee = z.tuple([formule, formule]);
  return z.union([
    z.number(),
    z.strictObject({ cel: z.tuple([z.string(), z.string()]), tabel: z.string().optional() }),
    z.strictObject({ plus: z.array(formule).min(1) }),
    z.strictObject({ min: twee }),
    z.strictObject({ maal: twee }),
    z.strictObject({ deel: twee }),
  ]);
});

/** A published table as it was printed. */
export const gedrukteTabel = z.strictObject({
  eenheid: tekst.nullable(),
  kolommen: z.array(z.string()).min(2),
  rijen: z.array(z.array(z.union([z.number(), z.string(), z.null()]))).min(1),
  sommen: z
    .array(
      z.strictObject({
        naam: tekst,
        gedrukt: z.number(),
        decimalen: z.int().min(0).max(6),
        formule,
      }),
    )
    .optional(),
}) satisfies z.ZodType<GedrukteTabel>;

/** One quantity with every value that the papers give it (GedruktCijfer of core/narekenen). */
export const gedruktCijfer = z.strictObject({
  eenheid: tekst,
  waarden: z
    .array(
      z.strictObject({ waarde: z.number(), stuk: tekst, vindplaats: tekst, toelichting: tekst }),
    )
    .min(2),
});
