import { z } from 'zod';
import { type Centen, toCenten } from '../../core/basis/bedrag.ts';
import { bedragUitTekst } from '../../core/basis/bedrag-tekst.ts';
import { type Datum, type Maand, parseDatum, parseMaand } from '../../core/basis/datum.ts';
import { OPBRENGSTSOORTEN, type Opbrengst } from '../../core/maatregelen/opbrengst.ts';

/** A text that says something. */
export const tekst = z.string().trim().min(1, 'Vul dit in').max(400);
export const tekstOfLeeg = tekst.nullable().default(null);

/** A code that names something in addresses and lists. */
export const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9+.-]{0,39}$/, 'Gebruik letters, cijfers, punt, plus of streepje')
  .meta({ title: 'Code' });

/** Years in which plans are made; a year outside them is most likely a mistake. */
export const jaar = z
  .int('Geef een jaar in vier cijfers')
  .min(2000, 'Kies een jaar van 2000 tot en met 2100')
  .max(2100, 'Kies een jaar van 2000 tot en met 2100')
  .meta({ title: 'Jaar' });

export const datum = z
  .string()
  .refine((t) => parseDatum(t) !== null, 'Geef een bestaande dag als JJJJ-MM-DD')
  // safe: the check above let existing days through only
  .transform((t) => t as Datum);
export const maand = z
  .string()
  .refine((t) => parseMaand(t) !== null, 'Geef een maand als JJJJ-MM')
  // safe: the check above let months through only
  .transform((t) => t as Maand);

// safe: z.int() checks just what a Centen is, a safe whole number
const centen = z.int('Geef hele eurocenten') as unknown as z.ZodType<Centen>;

const HELP = 'In euro, bijvoorbeeld 250.000 of 1,2 mln.';

/** Tells in words what is wrong with a typed amount. */
const keurBedrag = (t: string, ctx: z.RefinementCtx<string>): void => {
  const b = bedragUitTekst(t);
  if (!b.ok) ctx.addIssue({ code: 'custom', message: b.melding });
};
const uitTekst = (t: string): Centen => {
  const b = bedragUitTekst(t);
  return b.ok ? b.centen : toCenten(0);
};

/** An amount: typed (`€ 250.000`), or whole cents as `{bedragCenten}`. A PM is refused here. */
export const bedrag = z
  .union([z.string().superRefine(keurBedrag), z.strictObject({ bedragCenten: centen })], {
    error: `Geef hier een bedrag; PM kan hier niet. ${HELP}`,
  })
  .transform((b) => ({ bedragCenten: typeof b === 'string' ? uitTekst(b) : b.bedragCenten }))
  .meta({ description: HELP });

const bereik = z
  .strictObject({ laagCenten: centen, middenCenten: centen, hoogCenten: centen })
  .refine((b) => b.laagCenten <= b.middenCenten && b.middenCenten <= b.hoogCenten, {
    message: 'Zet laag, midden en hoog op volgorde',
  });
const maximum = z.strictObject({
  maximumCenten: centen.refine((c) => c >= 0, 'Een maximum is niet negatief'),
});
const pm = z.strictObject({
  pm: z.literal(true),
  reden: tekstOfLeeg,
  bekendOp: datum.nullable().default(null),
  bereik: bereik.nullable().default(null),
});

const IS_PM = /^p\.?m\.?$/i;
const IS_MAXIMUM = /^max(?:\.|imaal|imum)?\s+/i;
const DELEN = /\s*(?:\/|\bof\b)\s*/;

/** Takes a typed yield apart: PM, a maximum, three amounts (laag / midden / hoog) or one. */
function delenVan(t: string): { vorm: 'pm' | 'maximum' | 'bereik' | 'bedrag'; delen: string[] } {
  const kaal = t.trim();
  if (IS_PM.test(kaal)) return { vorm: 'pm', delen: [] };
  if (IS_MAXIMUM.test(kaal)) return { vorm: 'maximum', delen: [kaal.replace(IS_MAXIMUM, '')] };
  const delen = kaal.split(DELEN);
  return { vorm: delen.length > 1 ? 'bereik' : 'bedrag', delen };
}

function keurOpbrengst(t: string, ctx: z.RefinementCtx<string>): void {
  const { vorm, delen } = delenVan(t);
  if (vorm === 'bereik' && delen.length !== 3)
    return ctx.addIssue({ code: 'custom', message: 'Geef een bereik als laag / midden / hoog' });
  for (const deel of delen) keurBedrag(deel, ctx);
  const bedragen = delen.map(uitTekst);
  const isOmgekeerd = bedragen.some((b, i) => i > 0 && b < (bedragen[i - 1] ?? b));
  if (vorm === 'bereik' && isOmgekeerd)
    ctx.addIssue({ code: 'custom', message: 'Zet laag, midden en hoog op volgorde' });
}

function opbrengstUitTekst(t: string): Opbrengst {
  const { vorm, delen } = delenVan(t);
  const [eerste = toCenten(0), midden = eerste, hoog = midden] = delen.map(uitTekst);
  if (vorm === 'pm') return { pm: true, reden: null, bekendOp: null, bereik: null };
  if (vorm === 'maximum') return { maximumCenten: eerste };
  if (vorm === 'bereik') return { laagCenten: eerste, middenCenten: midden, hoogCenten: hoog };
  return { bedragCenten: eerste };
}

/** A yield: typed (`250.000`, `max. 2,7 mln`, `1 / 2 / 3 mln`, `PM`) or with its fields. */
export const opbrengst = z
  .union(
    [
      z.string().superRefine(keurOpbrengst),
      z.strictObject({ bedragCenten: centen }),
      maximum,
      bereik,
      pm,
    ],
    { error: `Geef een bedrag, een maximum, een bereik of PM. ${HELP}` },
  )
  .transform((o): Opbrengst => (typeof o === 'string' ? opbrengstUitTekst(o) : o))
  .meta({
    title: 'Bedrag',
    description: '250.000, max. 2,7 mln, een bereik als 100.000 / 150.000 / 200.000, of PM.',
  });

export const opbrengstsoort = z.enum(OPBRENGSTSOORTEN).default('besparing').meta({
  title: 'Soort opbrengst',
  description:
    'Besparing en extra inkomsten verkleinen een tekort. Vermeden kosten staan ernaast: groei die niet komt.',
});

/** An amount in a year, of any kind. */
export const jaaropbrengst = z.strictObject({ jaar, bedrag: opbrengst });
/** A plain amount in a year. */
export const jaarbedrag = z.strictObject({ jaar, bedrag });
