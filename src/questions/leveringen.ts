import { z } from 'zod';
import {
  type Datum,
  laatsteDag,
  type Maand,
  maandMetIndex,
  maandVan,
  plusMaanden,
} from '../core/basis/datum.ts';
import {
  type Leverperiode,
  leverstand,
  verwachteLeveringen,
} from '../core/leveringen/termijnen.ts';
import {
  LEVERBARE_SOORTEN,
  type Leveringsafspraak,
  leveringsafspraken,
} from '../definitie/leveringsafspraken.ts';
import { aantalVan, datumVoluit } from '../definitie/notatie.ts';
import { soortNaam } from '../definitie/soortnamen.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import { soortVan, type Tabelnaam } from '../facts/tabelsoorten/tabelsoorten.ts';

/** How far back deliveries are judged. */
const MAANDEN_TERUG = 24;

const STANDEN = {
  nietGeleverd: 'niet geleverd',
  teLaat: 'te laat',
  nogNiet: 'nog niet',
  opTijd: 'op tijd',
} as const;

const uitvoer = z.object({
  afspraken: z.int(),
  leveringen: z.array(
    z.object({
      leverancier: z.string(),
      soort: z.string(),
      alleen: z.string().nullable(),
      van: z.string(),
      tot: z.string(),
      uiterlijk: z.string(),
      /** First day on which all months of the period were in; `null` = not all are in. */
      geleverdOp: z.string().nullable(),
      stand: z.enum(['opTijd', 'teLaat', 'nietGeleverd', 'nogNiet']),
    }),
  ),
  /** Kinds that came in without an agreement. */
  zonderAfspraak: z.array(z.string()),
});
type Leveringen = z.output<typeof uitvoer>;
type Levering = Leveringen['leveringen'][number];

/** Who should deliver what when, and did. */
export const vraag = defineVraag({
  id: 'leveringen',
  titel: 'Leveringen',
  vraagzin: 'Wie moet wat wanneer leveren, en is dat gebeurd?',
  groep: 'Gegevens',
  volgorde: 3,
  doel: 'beheer',
  rollen: ['controller', 'contract', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    const [afspraken, soorten] = await Promise.all([
      leveringsafspraken(ctx.register, ctx.gemeente),
      ingelezenSoorten(ctx),
    ]);
    const per = await Promise.all(afspraken.map((a) => leveringenVan(ctx, a)));
    const afgesproken = new Set<string>(afspraken.map((a) => a.soort));
    const antwoord = {
      afspraken: afspraken.length,
      leveringen: per.flat(),
      zonderAfspraak: soorten.filter((s) => !afgesproken.has(s)),
    };
    return {
      antwoord: uitvoer.parse(antwoord),
      status: 'definitief',
      eenheid: 'leveringen',
      bronnen: [{ naam: 'leveringsafspraken en ingelezen bestanden', standPer: ctx.peildatum }],
      ontbreekt: antwoord.zonderAfspraak.map(
        (s) => `${soortNaam(s)}: ingelezen, maar zonder afspraak.`,
      ),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

const AFLEIDING = [
  'Per afspraak wordt van elke voorbije periode van de laatste twee jaar gekeken of alle maanden ervan',
  'er op de uiterste dag waren. Bij tabellen met een maand of jaar telt waar de rijen over gaan, bij',
  'andere tabellen en bij berichten telt dat na afloop van de periode iets is ontvangen.',
].join(' ');

/** The columns that say which month or year a row is about. */
function tijdvelden(naam: Tabelnaam): readonly string[] {
  const velden = soortVan(naam).kolommen.map((k) => k.veld);
  if (velden.includes('boekperiode')) return ['boekjaar', 'boekperiode'];
  if (velden.includes('maand')) return ['maand'];
  return [];
}

/** The column that names the party, where a table holds rows of several. */
const PARTIJVELD: Partial<Record<Tabelnaam, string>> = {
  grBijdragen: 'regeling',
  uitnutting: 'partij',
  subsidies: 'instelling',
  facturen: 'leverancier',
};

async function leveringenVan(ctx: VraagContext, afspraak: Leveringsafspraak): Promise<Levering[]> {
  const vanaf = plusMaanden(maandVan(ctx.peildatum), -MAANDEN_TERUG);
  const perioden = verwachteLeveringen(afspraak, ctx.peildatum).filter(
    (p) => (p.maanden[0] ?? '') >= vanaf,
  );
  const nu = await aanwezig(ctx, afspraak, ctx.peildatum);
  return Promise.all(perioden.map((p) => leveringVan(ctx, afspraak, p, nu)));
}

async function leveringVan(
  ctx: VraagContext,
  afspraak: Leveringsafspraak,
  periode: Leverperiode,
  nu: Aanwezig,
): Promise<Levering> {
  const { leverancier, soort, alleen } = afspraak;
  const nuBinnen = dagVan(nu, periode);
  const tijdig =
    nuBinnen !== null && nuBinnen > periode.uiterlijk
      ? dagVan(await aanwezig(ctx, afspraak, periode.uiterlijk), periode)
      : nuBinnen;
  const geleverdOp = tijdig ?? nuBinnen;
  return {
    leverancier,
    soort,
    alleen,
    van: periode.maanden[0] ?? '',
    tot: periode.maanden.at(-1) ?? '',
    uiterlijk: periode.uiterlijk,
    geleverdOp,
    stand: leverstand(geleverdOp, periode, ctx.peildatum),
  };
}

/** Per month of content the day on which it was known, or the days on which anything came in. */
type Aanwezig =
  | { readonly soort: 'maanden'; readonly per: ReadonlyMap<Maand, Datum> }
  | { readonly soort: 'dagen'; readonly dagen: readonly Datum[] };

async function aanwezig(
  { facts, gemeente }: VraagContext,
  { soort, alleen }: Leveringsafspraak,
  peildatum: Datum,
): Promise<Aanwezig> {
  const velden = soort === 'berichten' ? [] : tijdvelden(soort);
  if (soort === 'berichten' || velden.length === 0) {
    const importen = await facts.importen(gemeente);
    const dagen = importen
      .filter(
        (i) => !i.ingetrokken && (soort === 'berichten' ? isBericht(i.soort) : i.soort === soort),
      )
      .map((i) => i.laatsteBekendSinds ?? i.ingelezenOp.slice(0, 10))
      .filter((d) => d <= peildatum)
      .sort();
    // safe: both are ISO days of the facts
    return { soort: 'dagen', dagen: dagen as Datum[] };
  }
  const partij = PARTIJVELD[soort];
  const filter = alleen !== null && partij ? { [partij]: alleen } : {};
  // safe: the columns come from the definition of this very kind
  const rijen = (await facts.tabelSom(soort, {
    ...{ gemeente, peildatum, filter },
    per: velden as never[], // safe: idem
    som: [],
  })) as unknown as readonly (Readonly<Record<string, unknown>> & { bekendSinds: Datum })[]; // safe: idem
  return { soort: 'maanden', per: new Map(rijen.map((r) => [maandVanRij(r), r.bekendSinds])) };
}

const isBericht = (soort: string): boolean => /^(WMO|JW)\d{3}$/.test(soort);

function maandVanRij(rij: Readonly<Record<string, unknown>>): Maand {
  // safe: a column `maand` holds months
  if (rij['maand'] !== undefined) return rij['maand'] as Maand;
  return maandMetIndex(Number(rij['boekjaar']) * 12 + Number(rij['boekperiode']) - 1);
}

/** The day on which the last month of a period came in; `null` while one is missing. */
function dagVan(binnen: Aanwezig, { maanden }: Leverperiode): Datum | null {
  if (binnen.soort === 'dagen') {
    const einde = maanden.at(-1);
    return binnen.dagen.find((d) => einde !== undefined && d > laatsteDag(einde)) ?? null;
  }
  const dagen = maanden.map((m) => binnen.per.get(m) ?? null);
  return dagen.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b));
}

/** What came in of which a delivery can be agreed upon: no budget and no list of the municipality itself. */
async function ingelezenSoorten({ facts, gemeente }: VraagContext): Promise<string[]> {
  const soorten = (await facts.importen(gemeente))
    .filter((i) => !i.ingetrokken && i.soort !== 'intrekking')
    .map((i) => (isBericht(i.soort) ? 'berichten' : i.soort));
  return LEVERBARE_SOORTEN.filter((soort) => soorten.includes(soort)).sort();
}

function zinVan(
  { afspraken, leveringen, zonderAfspraak }: Leveringen,
  { peildatum }: Gezegd,
): string {
  if (afspraken === 0) {
    return 'Er is nog niet vastgelegd wie wat wanneer levert. Leg dat vast met de handeling "Levering afspreken".';
  }
  const tel = (stand: Levering['stand']) => leveringen.filter((l) => l.stand === stand).length;
  const mist = leveringen.filter((l) => l.stand === 'nietGeleverd');
  return [
    `Op ${datumVoluit(peildatum)} ${mist.length === 0 ? 'is elke levering binnen die er had moeten zijn' : `${mist.length === 1 ? 'ontbreekt' : 'ontbreken'} ${aantalVan(mist.length, 'levering', 'leveringen')}`}.`,
    `Van de leveringen van de laatste twee jaar ${tel('opTijd') === 1 ? 'was' : 'waren'} er ${tel('opTijd')} op tijd en ${tel('teLaat')} te laat.`,
    zonderAfspraak.length > 0
      ? `${aantalVan(zonderAfspraak.length, 'soort gegevens komt', 'soorten gegevens komen')} binnen zonder afspraak.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const VOLGORDE = Object.keys(STANDEN);

const KOLOMMEN: Tabel['kolommen'] = [
  { veld: 'stand', label: 'Stand', soort: 'tekst' },
  { veld: 'leverancier', label: 'Leverancier', soort: 'tekst' },
  { veld: 'soort', label: 'Wat', soort: 'tekst' },
  { veld: 'van', label: 'Van', soort: 'maand' },
  { veld: 'tot', label: 'Tot en met', soort: 'maand' },
  { veld: 'uiterlijk', label: 'Uiterlijk', soort: 'datum' },
  { veld: 'geleverd', label: 'Geleverd', soort: 'datum' },
];

function tabelVan({ leveringen }: Leveringen): Tabel {
  const rijen = [...leveringen].sort(
    (a, b) =>
      VOLGORDE.indexOf(a.stand) - VOLGORDE.indexOf(b.stand) || (a.uiterlijk < b.uiterlijk ? 1 : -1),
  );
  return {
    titel: 'Leveringen per afspraak en periode',
    kolommen: KOLOMMEN,
    rijen: rijen.map((l) => ({
      stand: STANDEN[l.stand],
      leverancier: l.leverancier,
      soort: l.alleen === null ? soortNaam(l.soort) : `${soortNaam(l.soort)}: ${l.alleen}`,
      van: l.van,
      tot: l.tot,
      uiterlijk: l.uiterlijk,
      geleverd: l.geleverdOp ?? 'nog niet',
    })),
  };
}
