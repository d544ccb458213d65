import { z } from 'zod';
import { HARDHEDEN, OPBRENGSTSOORTEN } from '../../core/maatregelen/opbrengst.ts';
import { centen } from './velden.ts';

/** A yield as an answer gives it (CONTRACT.md): an amount, a maximum, a range or PM. */
export const opbrengstUit = z.union([
  z.object({ bedragCenten: centen }),
  z.object({ maximumCenten: centen }),
  z.object({ laagCenten: centen, middenCenten: centen, hoogCenten: centen }),
  z.object({
    pm: z.literal(true),
    reden: z.string().nullable(),
    bekendOp: z.string().nullable(),
    bereik: z.object({ laagCenten: centen, middenCenten: centen, hoogCenten: centen }).nullable(),
  }),
]);
export const hardheidUit = z.enum(HARDHEDEN);
export const perHardheid = z.object({
  aantoonbaar: centen,
  waarschijnlijk: centen,
  aanname: centen,
});
export const jaarOpbrengstUit = z.object({ jaar: z.int(), bedrag: opbrengstUit.nullable() });
export const sluitend = z.enum(['sluitend', 'nietSluitend', 'onbepaald']);

/** A measure as calculation takes it, so that the browser can calculate with it. */
export const rekenmaatregelUit = z.object({
  code: z.string(),
  naam: z.string(),
  hardheid: hardheidUit,
  reeksen: z.array(
    z.object({
      soort: z.enum(OPBRENGSTSOORTEN),
      structureel: z.boolean(),
      perJaar: z.array(z.object({ jaar: z.int(), bedrag: opbrengstUit })),
      ingroei: z
        .object({
          vanaf: z.string(),
          vol: opbrengstUit,
          vorm: z.string(),
          jaren: z.int(),
          aandelen: z.array(z.number()),
        })
        .nullable(),
    }),
  ),
  vertragingMaanden: z.int(),
  gestoptPer: z.string().nullable(),
  landing: z.array(z.object({ post: z.string(), aandeel: z.number() })),
  kosten: z.array(
    z.object({
      jaar: z.int(),
      bedragCenten: centen,
      fteHonderdsten: z.int().nullable(),
      dekking: z.string().nullable(),
    }),
  ),
  vereist: z.array(z.string()),
  sluitUit: z.array(z.string()),
  isBesloten: z.boolean(),
});
