import { z } from 'zod';
import type { Staatregel } from '../../core/maatregelen/staat.ts';
import {
  bedrag,
  code,
  jaar,
  jaarbedrag,
  jaaropbrengst,
  opbrengst,
  tekst,
  tekstOfLeeg,
} from './velden.ts';

/** By how much a printed figure may be off: a figure in tenths of millions by half of 0,1 mln. */
const afgerondOp = bedrag.nullable().default(null).meta({
  title: 'Gedrukt afgerond op',
  description: 'In euro. Cijfers in miljoenen met een decimaal zijn afgerond op 100.000.',
});

/** A row of a statement as it is kept. */
export const staatregel = z.strictObject({
  code,
  naam: tekst,
  soort: z.enum(['regel', 'totaal']).default('regel'),
  structureel: z.boolean().default(true),
  perJaar: z.array(jaaropbrengst).default([]),
  gedrukt: z.array(jaarbedrag).default([]).meta({ title: 'Zoals gedrukt' }),
  bron: tekstOfLeeg,
});

/** An assumption under a baseline, and what it does to the saldo when it does not hold. */
export const aanname = z.strictObject({ code, naam: tekst, alsNiet: opbrengst, bron: tekstOfLeeg });

/** A forecast at unchanged policy: rows by year, the assumptions under it, and what explains it. */
export const basislijn = z.strictObject({
  code,
  naam: tekst,
  jaren: z.array(jaar).min(1).max(30),
  regels: z.array(staatregel).min(1),
  afgerondOp,
  aannames: z.array(aanname).default([]),
  /** The steps from one year to another, as the paper explains them. */
  brug: z
    .strictObject({
      vanJaar: jaar,
      naarJaar: jaar,
      stappen: z.array(
        z.strictObject({
          naam: tekst,
          bedrag,
          structureel: z.boolean().default(true),
          bron: tekstOfLeeg,
        }),
      ),
    })
    .nullable()
    .default(null),
  /** A range around the saldo of a year, for chances. */
  spreiding: z
    .array(z.strictObject({ jaar, laag: bedrag, midden: bedrag, hoog: bedrag }))
    .default([]),
  marge: z.array(jaarbedrag).default([]).meta({ title: 'Behoedzaamheidsmarge per jaar' }),
  bron: tekstOfLeeg,
});
export type Basislijn = z.output<typeof basislijn>;

/** A scenario: a baseline with measures, and what a paper printed of it. */
export const scenario = z.strictObject({
  id: code.meta({ title: 'Naam in adressen' }),
  naam: tekst,
  basislijn: code,
  maatregelen: z.array(code).default([]),
  /** False: only drawn, never a number. */
  doorgerekend: z.boolean().default(true),
  volgorde: z.int().min(0).max(999).default(0),
  gedrukt: z.array(jaarbedrag).default([]).meta({ title: 'Zoals gedrukt' }),
  afgerondOp,
  /** Costs of carrying out that belong to no single measure. */
  kosten: z.array(z.strictObject({ jaar, bedrag, dekking: tekstOfLeeg })).default([]),
  aspecten: z.array(z.strictObject({ aspect: tekst, oordeel: tekst })).default([]),
  overlappen: z
    .array(z.strictObject({ naam: tekst, maatregelen: z.array(code).min(2), basis: bedrag }))
    .default([])
    .meta({
      title: 'Dezelfde cliënten',
      description: 'Maatregelen die dezelfde cliënten raken, en wat die samen per jaar kosten.',
    }),
  bron: tekstOfLeeg,
});
export type Scenario = z.output<typeof scenario>;

/** The municipality-wide perspective; the row `koppel` takes the figures of a scenario. */
export const perspectief = z.strictObject({
  code,
  naam: tekst,
  jaren: z.array(jaar).min(1).max(30),
  regels: z.array(staatregel).min(1),
  koppel: code.nullable().default(null).meta({
    title: 'Regel van het sociaal domein',
    description: 'De code van de regel die de cijfers van een scenario kan overnemen.',
  }),
  bron: tekstOfLeeg,
});
export type Perspectief = z.output<typeof perspectief>;

/** The rows of a statement as calculation takes them. */
export const staatregels = (regels: Basislijn['regels']): Staatregel[] =>
  regels.map((r) => ({
    ...r,
    gedrukt: r.gedrukt.map((g) => ({ jaar: g.jaar, bedragCenten: g.bedrag.bedragCenten })),
  }));
