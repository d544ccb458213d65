import { z } from 'zod';
import { DEKKINGSSOORTEN } from '../../core/maatregelen/dekking.ts';
import { hardheid } from './maatregel.ts';
import { bedrag, code, datum, jaar, opbrengst, tekst, tekstOfLeeg } from './velden.ts';

/** A yield that was realised, with its evidence. */
export const realisatie = z.strictObject({
  code,
  /** The measure or the taakstelling that it belongs to. */
  van: code.meta({ title: 'Maatregel of taakstelling' }),
  partij: tekstOfLeeg,
  jaar,
  bedrag,
  hardheid,
  bewijs: tekst.meta({ title: 'Bewijs', description: 'Waar het uit blijkt: titel en bladzijde.' }),
  datum,
});
export type Realisatie = z.output<typeof realisatie>;

/** A target by party and year, beside what the effort costs. */
export const taakstelling = z.strictObject({
  code,
  naam: tekst,
  doelen: z
    .array(z.strictObject({ partij: tekst, jaar, enVerder: z.boolean().default(false), bedrag }))
    .min(1),
  inzet: z
    .array(z.strictObject({ jaar, enVerder: z.boolean().default(false), bedrag }))
    .default([])
    .meta({ title: 'Kosten van de inzet' }),
  fte: z.number().min(0).max(1000).nullable().default(null),
  /** What a paper claims of it, as it says it. */
  bewering: tekstOfLeeg,
  /** A joint target: how an unfilled rest falls on the participants. */
  verdeelsleutel: z.array(z.strictObject({ naam: tekst, gewicht: z.number().min(0) })).default([]),
  bron: tekstOfLeeg,
});
export type Taakstelling = z.output<typeof taakstelling>;

/** A risk: how likely, what it would cost, under which scenarios. */
export const risico = z.strictObject({
  code,
  naam: tekst,
  kans: z.number().min(0).max(1).nullable().default(null).meta({
    title: 'Kans',
    description: 'Tussen 0 en 1. Leeg is onbekend.',
  }),
  effect: opbrengst.meta({ title: 'Effect als het gebeurt' }),
  scenarios: z.array(code).default([]),
  beheersing: tekstOfLeeg,
  eigenaar: tekstOfLeeg.meta({ description: 'Een functie of afdeling, geen naam.' }),
  bron: tekstOfLeeg,
});
export type Risico = z.output<typeof risico>;

/** A policy knob: how far it can be turned and what a turn does. */
export const knop = z
  .strictObject({
    code,
    naam: tekst,
    regeling: tekstOfLeeg,
    eenheid: tekst,
    laagste: z.number(),
    hoogste: z.number(),
    nu: z.number(),
    /** Effect on the saldo of one unit up; positive is voordeel. */
    effectPerEenheid: opbrengst,
    inwoners: tekstOfLeeg.meta({ title: 'Wat inwoners merken' }),
    wettelijkeGrens: tekstOfLeeg,
    bron: tekstOfLeeg,
  })
  .refine((k) => k.laagste <= k.nu && k.nu <= k.hoogste, {
    message: 'De stand van nu ligt niet tussen de laagste en de hoogste',
    path: ['nu'],
  });
export type Knop = z.output<typeof knop>;

/** Money that can pay for a deficit. */
export const dekkingsbron = z.strictObject({
  code,
  naam: tekst,
  soort: z.enum(DEKKINGSSOORTEN),
  beschikbaar: bedrag,
  structureel: z.boolean().default(false),
  volgorde: z.int().min(0).max(999).default(0),
  standPer: datum,
  bron: tekstOfLeeg,
});
export type Dekkingsbron = z.output<typeof dekkingsbron>;
