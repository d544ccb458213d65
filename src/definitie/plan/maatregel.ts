import { z } from 'zod';
import type { Maatregel as Rekenmaatregel } from '../../core/maatregelen/maatregel.ts';
import { INGROEIVORMEN } from '../../core/maatregelen/maatregel.ts';
import { HARDHEDEN, isPm } from '../../core/maatregelen/opbrengst.ts';
import {
  bedrag,
  code,
  datum,
  jaar,
  jaarbedrag,
  jaaropbrengst,
  maand,
  opbrengst,
  opbrengstsoort,
  tekst,
  tekstOfLeeg,
} from './velden.ts';

/** From an idea below the line to carrying out. */
export const FASEN = [
  'idee',
  'verkennen',
  'uitwerken',
  'besluit',
  'uitvoering',
  'gestopt',
] as const;

/** Who decides on a measure. */
export const ORGANEN = [
  'college',
  'raad',
  'regio',
  'gemeenschappelijkeRegeling',
  'anders',
] as const;
export const BESLUITSTANDEN = ['nietVoorgelegd', 'voorgesteld', 'genomen', 'afgewezen'] as const;

/** What is looked at before a decision: can this be carried out? */
export const TOETSVELDEN = [
  'uitvoerbaarheid',
  'capaciteit',
  'ict',
  'recht',
  'inwoner',
  'planning',
] as const;
const oordeel = z.enum(['akkoord', 'aandachtspunt', 'nietAkkoord']);

export const hardheid = z.enum(HARDHEDEN).default('aanname').meta({ title: 'Hardheid' });

const reeks = z.strictObject({
  soort: opbrengstsoort,
  structureel: z.boolean().default(true).meta({ title: 'Structureel' }),
  perJaar: z.array(jaaropbrengst).default([]).meta({ title: 'Opbrengst per jaar' }),
  ingroei: z
    .strictObject({
      vanaf: maand.meta({ title: 'Vanaf maand' }),
      vol: opbrengst,
      vorm: z.enum(INGROEIVORMEN).default('lineair'),
      jaren: z.int().min(1).max(20).default(1),
      aandelen: z.array(z.number().min(0).max(1)).default([]),
    })
    .nullable()
    .default(null),
});

export const pakketdeel = z.strictObject({
  code,
  naam: tekst,
  tenGunsteVan: tekstOfLeeg,
  perJaar: z.array(jaarbedrag).default([]),
});
export type Pakketdeel = z.output<typeof pakketdeel>;

export const besluit = z.strictObject({
  orgaan: z.enum(ORGANEN).default('college').meta({ title: 'Wie besluit' }),
  stand: z.enum(BESLUITSTANDEN).default('nietVoorgelegd').meta({ title: 'Stand van het besluit' }),
  datum: datum.nullable().default(null).meta({ title: 'Besluitdatum' }),
});

export const uitvoeringstoets = z.strictObject({
  datum,
  ...Object.fromEntries(TOETSVELDEN.map((v) => [v, oordeel])),
} as { datum: typeof datum } & Record<(typeof TOETSVELDEN)[number], typeof oordeel>); // safe: fromEntries keeps the names and values given to it

/** A measure as it is kept in the register. */
export const maatregel = z.strictObject({
  code,
  naam: tekst,
  onderdeel: tekstOfLeeg.meta({ title: 'Onderdeel', description: 'Wmo, Jeugd, Participatie ...' }),
  omschrijving: tekstOfLeeg,
  fase: z.enum(FASEN).default('idee').meta({ title: 'Fase' }),
  hardheid,
  isPilot: z.boolean().default(false).meta({ title: 'Pilot' }),
  opbrengsten: z.array(reeks).min(1).meta({ title: 'Opbrengsten' }),
  vertragingMaanden: z.int().min(0).max(120).default(0).meta({ title: 'Vertraging in maanden' }),
  gestoptPer: maand.nullable().default(null).meta({ title: 'Gestopt per maand' }),
  landing: z
    .array(z.strictObject({ post: tekst, aandeel: z.number().min(0).max(1) }))
    .default([])
    .meta({ title: 'Landt op posten', description: 'De aandelen zijn samen 1.' }),
  kosten: z
    .array(
      z.strictObject({
        jaar,
        bedrag,
        fte: z.number().min(0).max(1000).nullable().default(null),
        dekking: tekstOfLeeg,
      }),
    )
    .default([])
    .meta({ title: 'Uitvoeringskosten' }),
  vereist: z.array(code).default([]).meta({ title: 'Kan niet zonder' }),
  sluitUit: z.array(code).default([]).meta({ title: 'Sluit uit' }),
  pakket: z.array(pakketdeel).default([]).meta({ title: 'Delen van het pakket' }),
  besluit: besluit.prefault({}),
  uitvoeringstoets: uitvoeringstoets.nullable().default(null),
  gevolgen: z
    .array(
      z.strictObject({
        voor: z.enum(['inwoners', 'aanbieders', 'organisatie']),
        wat: tekst,
        aantal: z.int().min(0).nullable().default(null),
      }),
    )
    .default([]),
  bron: tekstOfLeeg.meta({ title: 'Bron', description: 'Titel en bladzijde van het stuk.' }),
  /** Kept by the acts: since when a year is PM. */
  pmSinds: z.array(z.strictObject({ jaar, sinds: datum })).default([]),
});
export type Maatregel = z.output<typeof maatregel>;

/** A stopped or rejected measure yields nothing (more) that was not there before. */
export const doetMee = (m: Maatregel): boolean => m.besluit.stand !== 'afgewezen';

/** The part of a measure that calculation needs. */
export const rekenvorm = (m: Maatregel): Rekenmaatregel => ({
  code: m.code,
  naam: m.naam,
  hardheid: m.hardheid,
  reeksen: m.opbrengsten,
  vertragingMaanden: m.vertragingMaanden,
  gestoptPer: m.gestoptPer,
  landing: m.landing,
  kosten: m.kosten.map((k) => ({
    jaar: k.jaar,
    bedragCenten: k.bedrag.bedragCenten,
    fteHonderdsten: k.fte === null ? null : Math.round(k.fte * 100),
    dekking: k.dekking,
  })),
  vereist: m.vereist,
  sluitUit: m.sluitUit,
  isBesloten: m.besluit.stand === 'genomen',
});

/** The years in which a measure is PM, of the kinds that change a deficit. */
export const pmJaren = (m: Pick<Maatregel, 'opbrengsten'>): number[] => [
  ...new Set(
    m.opbrengsten
      .filter((r) => r.soort !== 'vermedenKosten')
      .flatMap((r) => [
        ...r.perJaar.filter((p) => isPm(p.bedrag)).map((p) => p.jaar),
        ...(r.ingroei && isPm(r.ingroei.vol) ? [Number(r.ingroei.vanaf.slice(0, 4))] : []),
      ]),
  ),
];
