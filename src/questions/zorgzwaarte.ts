import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { type Datum, type Maand, maandVan, parseDatum, plusMaanden } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { DREMPEL, isVerborgen, toonbaar } from '../core/onthulling/drempel.ts';
import { type Mixbrug, mixbrug } from '../core/verklaring/mix.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, euroFijn, maandVoluit, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import { telling, VERBORGEN } from './basis/aantallen.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { aandeelOfOnbekend, centen, centenOfOnbekend, jaar, wet } from './basis/velden.ts';
import { gekozenJaar, WET_NAMEN } from './basis/woorden.ts';

const ZWAARTEN = ['licht', 'midden', 'zwaar'] as const;
type Wet = z.output<typeof wet>;

const stand = z.object({
  /** `null`: fewer than ten. */
  clienten: z.int().nullable(),
  /** Share of the clients of the law; `null` where it would tell of fewer than ten. */
  aandeel: aandeelOfOnbekend,
  kostenCenten: centen,
  aandeelKosten: aandeelOfOnbekend,
});
const brug = z.object({
  verschilCenten: centen,
  aantalCenten: centen,
  mixCenten: centen,
  perClientCenten: centen,
});
const uitvoer = z.object({
  jaar: z.int(),
  /** Last month of care of both spans. */
  tot: z.string(),
  klassen: z.array(z.object({ wet, zwaarte: z.enum(ZWAARTEN), nu: stand, toen: stand.nullable() })),
  /** Per law; `null` where one of its classes is too small to tell, or a year is missing. */
  bruggen: z.array(z.object({ wet, brug: brug.nullable() })),
  nietIngedeeldCenten: centenOfOnbekend,
});
type Zorgzwaarte = z.output<typeof uitvoer>;
type Klasse = Zorgzwaarte['klassen'][number];

/** The mix of light, middle and heavy care, and what its shift costs. */
export const vraag = defineVraag({
  id: 'zorgzwaarte',
  titel: 'Zwaarte van de zorg',
  vraagzin: 'Wordt de zorg zwaarder, en wat kost dat?',
  groep: 'Wie en hoeveel',
  volgorde: 2,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const december = `${gekozen}-12` as Maand; // safe: a year and a month make a month
    const tot = maandVan(ctx.peildatum) < december ? maandVan(ctx.peildatum) : december;
    const [nu, toen] = await Promise.all([
      leesMix(ctx, ctx.peildatum, gekozen, tot),
      leesMix(ctx, jaarEerder(ctx.peildatum), gekozen - 1, plusMaanden(tot, -12)),
    ]);
    const wetten = [...new Set([...nu.keys(), ...toen.keys()].map((s) => s.split('|')[0]))].sort();
    const perWet = wetten.map((w) => vanWet(wet.parse(w), nu, toen));
    const los = [...nu].filter(([s]) => s.endsWith('|niet')).reduce((t, [, m]) => t + m.kosten, 0);
    const antwoord = uitvoer.parse({
      ...{ jaar: gekozen, tot, klassen: perWet.flatMap((p) => p.klassen) },
      bruggen: perWet.map(({ wet: w, brug: b }) => ({ wet: w, brug: b })),
      nietIngedeeldCenten: los,
    });
    return {
      antwoord,
      status: 'voorlopig',
      eenheid: 'personen en eurocenten',
      bronnen: await bronBerichten(ctx),
      ontbreekt: watOntbreekt(antwoord),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'De zwaarte van een product staat in de producttabel. Geteld zijn mensen met toegekende zorg in de maanden van het',
  'jaar, en wat daarover is toegekend, naast dezelfde maanden een jaar eerder zoals die toen bekend waren. Wie zorg in',
  'meer klassen had, telt in elke klasse. Het verschil in kosten bestaat uit drie delen die tot op de cent optellen: meer of',
  'minder mensen, een andere verdeling over de klassen tegen de kosten per mens van toen (de verschuiving), en meer of',
  `minder kosten per mens binnen een klasse. Aantallen onder ${DREMPEL} worden niet getoond; dan blijft ook dit weg.`,
].join(' ');

interface Maat {
  readonly clienten: number;
  readonly kosten: Centen;
}
type Mix = ReadonlyMap<string, Maat>;

function jaarEerder(datum: Datum): Datum {
  const [j, rest] = [Number(datum.slice(0, 4)) - 1, datum.slice(4)];
  return parseDatum(`${j}${rest}`) ?? parseDatum(`${j}-02-28`) ?? datum;
}

/** Clients and cost by law and class over the months of a year, as known on a day. */
async function leesMix(
  { facts, gemeente }: VraagContext,
  peildatum: Datum,
  jaarNr: number,
  leverperiodeTot: Maand,
): Promise<Mix> {
  const leverperiodeVan = `${jaarNr}-01` as Maand; // safe: a year and a month make a month
  const per = ['wet', 'zwaarte'] as const;
  const snede = { gemeente, peildatum, per, filter: { leverperiodeVan, leverperiodeTot } };
  const [clienten, bedragen] = await Promise.all([facts.clienten(snede), facts.bedragen(snede)]);
  const sleutel = (r: { wet: string; zwaarte: string | null }) => `${r.wet}|${r.zwaarte ?? 'niet'}`;
  const aantal = new Map(clienten.map((c) => [sleutel(c), c.metLevering]));
  return new Map(
    bedragen.map((b) => [
      sleutel(b),
      { clienten: aantal.get(sleutel(b)) ?? 0, kosten: b.toegekendCenten },
    ]),
  );
}

const NIETS: Maat = { clienten: 0, kosten: toCenten(0) };

function vanWet(w: Wet, nu: Mix, toen: Mix): { wet: Wet; klassen: Klasse[]; brug: Mixbrug | null } {
  const van = (mix: Mix) => ZWAARTEN.map((z_) => mix.get(`${w}|${z_}`) ?? NIETS);
  const [maten, eerder] = [van(nu), van(toen)];
  const toenBekend = [...toen.keys()].some((sleutel) => sleutel.startsWith(`${w}|`));
  const klein = [...maten, ...eerder].some((m) => isVerborgen(m.clienten));
  const klassen = ZWAARTEN.map((zwaarte, i) => ({
    ...{ wet: w, zwaarte },
    nu: standVan(maten[i] ?? NIETS, maten),
    // nothing known of a year is not nobody
    toen: toenBekend ? standVan(eerder[i] ?? NIETS, eerder) : null,
  })).filter((k) => k.nu.kostenCenten !== 0 || (k.toen?.kostenCenten ?? 0) !== 0);
  return { wet: w, klassen, brug: klein ? null : mixbrug(eerder, maten) };
}

/** Of one small class the shares of all are left out: they would tell it. */
function standVan(m: Maat, alle: readonly Maat[]): Klasse['nu'] {
  const [mensen, geld] = [
    alle.reduce((s, x) => s + x.clienten, 0),
    alle.reduce((s, x) => s + x.kosten, 0),
  ];
  const klein = alle.some((x) => isVerborgen(x.clienten));
  return {
    clienten: toonbaar(m.clienten),
    aandeel: klein || mensen === 0 ? null : m.clienten / mensen,
    kostenCenten: m.kosten,
    aandeelKosten: geld === 0 ? null : m.kosten / geld,
  };
}

function watOntbreekt(a: Zorgzwaarte): string[] {
  const zonder = a.bruggen.filter((b) => b.brug === null).map((b) => WET_NAMEN[b.wet]);
  const los = a.nietIngedeeldCenten ?? 0;
  return [
    ...(a.klassen.length === 0
      ? ['In de producttabel staat bij geen product met declaraties een zwaarte.']
      : []),
    ...(los === 0
      ? []
      : [`${euroFijn(los)} is toegekend op producten zonder zwaarte: niet in de verdeling.`]),
    ...zonder.map(
      (w) =>
        `${w}: wat de verschuiving kost, is niet te zeggen: een klasse heeft ${VERBORGEN} mensen, of een van beide jaren is niet bekend.`,
    ),
    'Zorg zonder berichten (pgb, taakgericht, algemene voorzieningen) is niet geteld.',
  ];
}

function zinVan(a: Zorgzwaarte, { peildatum }: Gezegd): string {
  if (a.klassen.length === 0)
    return `Over ${a.jaar} is op ${datumVoluit(peildatum)} niet bekend hoe zwaar de zorg is.`;
  const wetten = [...groepeer(a.klassen, (k) => k.wet)].map(([w, klassen]) => {
    const zwaar = klassen.find((k) => k.zwaarte === 'zwaar');
    const deel = `${WET_NAMEN[w]}: ${procent(zwaar?.nu.aandeelKosten ?? 0)} van het geld ging naar zware zorg, een jaar eerder ${procent(zwaar?.toen?.aandeelKosten ?? null)}.`;
    const b = a.bruggen.find((x) => x.wet === w)?.brug ?? null;
    if (b === null) return deel;
    const hoe =
      b.mixCenten === 0
        ? 'kost niets'
        : `${b.mixCenten > 0 ? 'kost' : 'scheelt'} ${euroFijn(Math.abs(b.mixCenten))}`;
    return `${deel} De verschuiving tussen licht, midden en zwaar ${hoe}.`;
  });
  return `Tot en met ${maandVoluit(a.tot)}. ${wetten.join(' ')}`;
}

function tabelVan(a: Zorgzwaarte): Tabel {
  const effect = (w: Wet) => a.bruggen.find((b) => b.wet === w)?.brug?.mixCenten ?? null;
  return {
    titel: `Zwaarte van de zorg, ${a.jaar} en ${a.jaar - 1}`,
    kolommen: [
      { veld: 'wet', label: 'Wet', soort: 'tekst' },
      { veld: 'zwaarte', label: 'Zwaarte', soort: 'tekst' },
      { veld: 'clienten', label: `Cliënten ${a.jaar}`, soort: 'aantal' },
      { veld: 'clientenToen', label: `Cliënten ${a.jaar - 1}`, soort: 'aantal' },
      { veld: 'aandeel', label: `Aandeel ${a.jaar}`, soort: 'aandeel' },
      { veld: 'aandeelToen', label: `Aandeel ${a.jaar - 1}`, soort: 'aandeel' },
      { veld: 'kosten', label: `Toegekend ${a.jaar}`, soort: 'bedrag', totaal: 'som' },
      { veld: 'kostenToen', label: `Toegekend ${a.jaar - 1}`, soort: 'bedrag', totaal: 'som' },
      {
        veld: 'mix',
        label: 'Verschuiving, hele wet',
        soort: 'bedrag',
        uitleg: 'Wat de andere verdeling over de klassen kost; positief is duurder.',
      },
    ],
    rijen: a.klassen.map((k) => ({
      wet: WET_NAMEN[k.wet],
      zwaarte: k.zwaarte,
      clienten: telling(k.nu.clienten),
      clientenToen: k.toen === null ? null : telling(k.toen.clienten),
      aandeel: k.nu.aandeel ?? 'niet getoond',
      aandeelToen: k.toen === null ? null : (k.toen.aandeel ?? 'niet getoond'),
      kosten: k.nu.kostenCenten,
      kostenToen: k.toen?.kostenCenten ?? null,
      mix: effect(k.wet),
    })),
    noot: 'Dezelfde maanden, zoals een jaar eerder op hetzelfde moment bekend.',
  };
}

function grafiekVan(a: Zorgzwaarte): Grafiek | null {
  const wetten = [...new Set(a.klassen.map((k) => k.wet))];
  if (wetten.length === 0) return null;
  const deel = (w: Wet, zwaarte: Klasse['zwaarte'], wanneer: 'nu' | 'toen') =>
    a.klassen.find((k) => k.wet === w && k.zwaarte === zwaarte)?.[wanneer]?.aandeelKosten ?? null;
  return {
    soort: 'liggend',
    titel: `Verdeling van het geld over licht, midden en zwaar, ${a.jaar} en ${a.jaar - 1}`,
    beschrijving: `Per wet welk deel van wat is toegekend naar lichte, middelzware en zware zorg ging, in ${a.jaar} en in dezelfde maanden van ${a.jaar - 1}.`,
    eenheid: 'aandeel',
    categorieen: wetten.flatMap((w) => [
      `${WET_NAMEN[w]} ${a.jaar}`,
      `${WET_NAMEN[w]} ${a.jaar - 1}`,
    ]),
    reeksen: ZWAARTEN.map((zwaarte) => ({
      naam: zwaarte,
      vorm: 'staaf' as const,
      stapel: 'mix',
      waarden: wetten.flatMap((w) => [deel(w, zwaarte, 'nu'), deel(w, zwaarte, 'toen')]),
    })),
  };
}
