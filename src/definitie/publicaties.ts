import { z } from 'zod';

const tekst = z.string().trim().min(1);

/** A published table as it was printed (GedrukteTabel of core/narekenen). */
export const gedrukteTabel = z.strictObject({
  eenheid: tekst.nullable(),
  kolommen: z.array(z.string()).min(2),
  rijen: z.array(z.array(z.union([z.number(), z.string(), z.null()]))).min(1),
});

/** One quantity with every value that the papers give it (GedruktCijfer of core/narekenen). */
export const gedruktCijfer = z.strictObject({
  eenheid: tekst,
  waarden: z
    .array(
      z.strictObject({ waarde: z.number(), stuk: tekst, vindplaats: tekst, toelichting: tekst }),
    )
    .min(2),
});
