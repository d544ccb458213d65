import { omvangVan, referentieVan } from './bericht-deel.ts';
import { metTeken } from './berichten-declaratie.ts';
import { tijdVan } from './berichten-toewijzing.ts';
import { type Dag, datumVan } from './kalender.ts';
import type { Declaratie, Regel, Toewijzing } from './model.ts';

/** A value of an export before a vendor writes it his way. */
type Waarde = string | number | { readonly centen: number } | { readonly dag: Dag } | null;
type Rij = Readonly<Record<string, Waarde>>;
type Tabelnaam = 'toewijzingen' | 'startstop' | 'declaraties';

/** How a vendor of case systems writes the same things. Names are made up. */
interface Gewoonte {
  readonly map: string;
  readonly scheiding: string;
  readonly datum: (dag: string) => string;
  readonly bedrag: (centen: number) => string;
  readonly woorden: Readonly<Record<string, string>>;
  /** Column by field, in the vendor's order; fields that are not named are left out. */
  readonly kolommen: Readonly<Record<Tabelnaam, Readonly<Record<string, string>>>>;
  /** Columns of his own that mean nothing to us. */
  readonly extra: readonly string[];
}

const gelijk = (...velden: string[]) => Object.fromEntries(velden.map((v) => [v, v]));
const punten = (n: number) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
const twee = (centen: number) => String(Math.abs(centen) % 100).padStart(2, '0');
const heel = (centen: number) => Math.floor(Math.abs(centen) / 100);
const min = (centen: number) => (centen < 0 ? '-' : '');
const WIE = ['bsn', 'wet', 'aanbieder', 'toewijzingNummer', 'categorie', 'code'];
const TOEWIJZING = [
  ...['toewijzingsdatum', 'toewijzingstijd', 'ingangsdatum', 'einddatum', 'redenWijziging'],
  ...['volume', 'eenheid', 'frequentie', 'budget', 'geboortedatum', 'postcode'],
  ...['referentieAanbieder', 'ontvangen'],
];
const DECLARATIE = [
  ...['declaratie', 'referentie', 'vorigeReferentie', 'begindatum', 'einddatum', 'volume'],
  ...['eenheid', 'tarief', 'bedrag', 'status', 'ontvangen', 'beoordeeld', 'retourcode'],
];

const GEWOONTEN: readonly Gewoonte[] = [
  {
    map: 'zorgkompas',
    scheiding: ';',
    datum: (d) => d,
    bedrag: (c) => `${min(c)}${heel(c)},${twee(c)}`,
    woorden: {},
    extra: [],
    kolommen: {
      toewijzingen: gelijk(...WIE, ...TOEWIJZING),
      startstop: gelijk(...WIE, 'melding', 'begindatum', 'einddatum', 'reden', 'ontvangen'),
      declaraties: gelijk(...WIE, ...DECLARATIE),
    },
  },
  {
    map: 'baaksuite',
    scheiding: '\t',
    datum: (d) => d.split('-').reverse().join('-'),
    bedrag: (c) => `${punten(heel(c))},${twee(c)}${c < 0 ? '-' : ''}`,
    woorden: {
      wmo: 'Wmo',
      jeugd: 'Jeugdwet',
      toegekend: 'Goedgekeurd',
      afgekeurd: 'Afgewezen',
      ingediend: 'In beoordeling',
    },
    extra: ['Medewerkercode'],
    kolommen: {
      toewijzingen: {
        ...{
          toewijzingNummer: 'Toewijzingsnummer',
          wet: 'Domein',
          aanbieder: 'AGB-code',
          bsn: 'Burgerservicenummer',
        },
        ...{
          categorie: 'Productcategorie',
          code: 'Productcode',
          ingangsdatum: 'Startdatum',
          einddatum: 'Einde',
        },
        ...{
          toewijzingsdatum: 'Toegewezen op',
          toewijzingstijd: 'Tijd toewijzing',
          redenWijziging: 'Wijzigingsreden',
        },
        ...{
          volume: 'Omvang',
          eenheid: 'Eenheid',
          frequentie: 'Frequentie',
          budget: 'Toegewezen budget',
        },
        ...{
          geboortedatum: 'Geboortedatum',
          postcode: 'Postcode',
          referentieAanbieder: 'Kenmerk aanbieder',
          ontvangen: 'Verzonden op',
        },
      },
      startstop: {
        ...{
          melding: 'Start of stop',
          bsn: 'Burgerservicenummer',
          wet: 'Domein',
          aanbieder: 'AGB-code',
        },
        ...{
          toewijzingNummer: 'Toewijzing nr',
          categorie: 'Productcategorie',
          code: 'Productcode',
        },
        ...{
          begindatum: 'Startdatum',
          einddatum: 'Stopdatum',
          reden: 'Reden beëindiging',
          ontvangen: 'Ontvangen op',
        },
      },
      declaraties: {
        ...{
          declaratie: 'Declaratienummer',
          referentie: 'Regelkenmerk',
          vorigeReferentie: 'Creditering van',
        },
        ...{
          wet: 'Domein',
          aanbieder: 'AGB-code',
          bsn: 'Burgerservicenummer',
          toewijzingNummer: 'Toewijzing nr',
        },
        ...{
          categorie: 'Productcategorie',
          code: 'Productcode',
          begindatum: 'Periode van',
          einddatum: 'Periode tot en met',
        },
        ...{
          volume: 'Geleverd volume',
          eenheid: 'Eenheid',
          tarief: 'Prijs',
          bedrag: 'Ingediend bedrag',
          status: 'Uitkomst',
        },
        ...{ ontvangen: 'Datum ontvangst', beoordeeld: 'Datum oordeel', retourcode: 'Afkeurcode' },
      },
    },
  },
  {
    map: 'lodijn',
    scheiding: ',',
    datum: (d) => `${Number(d.slice(8))}/${Number(d.slice(5, 7))}/${d.slice(0, 4)}`,
    bedrag: (c) => `"€ ${min(c)}${punten(heel(c))},${twee(c)}"`,
    woorden: {
      wmo: 'WMO',
      jeugd: 'JEUGD',
      toegekend: 'betaald',
      afgekeurd: 'afgekeurd',
      ingediend: 'ingediend',
    },
    extra: ['Rijnummer', 'Laatst bewerkt'],
    kolommen: {
      toewijzingen: gelijk(...TOEWIJZING, ...WIE),
      startstop: gelijk('ontvangen', 'reden', 'begindatum', 'einddatum', 'melding', ...WIE),
      declaraties: gelijk(...DECLARATIE.toReversed(), ...WIE),
    },
  },
];

/** The exports of three vendors: the same toewijzingen, starts, stops and declarations, as known on `tot`. */
export function exportBestanden(
  toewijzingen: readonly Toewijzing[],
  declaraties: ReadonlyMap<Declaratie, string>,
  { van, tot }: { readonly van: Dag; readonly tot: Dag },
): (readonly [pad: string, inhoud: string])[] {
  const tabellen: Readonly<Record<Tabelnaam, readonly Rij[]>> = {
    toewijzingen: toewijzingen.flatMap((w) => toewijzingRijen(w, van, tot)),
    startstop: toewijzingen.flatMap((w) => meldingRijen(w, tot)),
    declaraties: [...declaraties].flatMap(([d, nummer]) => declaratieRijen(d, nummer, tot)),
  };
  return GEWOONTEN.flatMap((g) =>
    (['toewijzingen', 'startstop', 'declaraties'] as const).map(
      (naam) => [`exports/${g.map}/${naam}.csv`, schrijf(g, naam, tabellen[naam])] as const,
    ),
  );
}

const wieEnWat = (w: Toewijzing): Rij => ({
  bsn: w.client.bsn,
  wet: w.product.wet,
  aanbieder: w.aanbieder.agb,
  toewijzingNummer: w.nummer,
  categorie: w.product.categorie,
  code: w.product.toegekend.frequentie === null ? null : w.product.code,
});

function toewijzingRijen(w: Toewijzing, van: Dag, tot: Dag): Rij[] {
  const { Omvang, Budget } = omvangVan(w);
  return w.versies
    .filter((v) => v.verzonden >= van && v.verzonden <= tot)
    .map((v) => ({
      ...wieEnWat(w),
      toewijzingsdatum: { dag: v.besluit },
      toewijzingstijd: tijdVan(w.nummer),
      ingangsdatum: { dag: w.ingang },
      einddatum: v.einde === null ? null : { dag: v.einde },
      redenWijziging: v.reden,
      volume: Omvang?.Volume ?? null,
      eenheid: Omvang?.Eenheid ?? null,
      frequentie: Omvang?.Frequentie ?? null,
      budget: Budget === undefined ? null : { centen: Budget },
      geboortedatum: { dag: w.client.persoon.geboren },
      postcode: w.client.persoon.huishouden.adres.postcode,
      referentieAanbieder: w.verzoek ? referentieVan(w) : null,
      ontvangen: { dag: v.verzonden },
    }));
}

const meldingRijen = (w: Toewijzing, tot: Dag): Rij[] =>
  w.meldingen
    .filter((m) => m.dag <= tot && m.status === '1')
    .map((m) => ({
      ...wieEnWat(w),
      melding: m.stop ? 'stop' : 'start',
      begindatum: { dag: m.begin },
      einddatum: m.stop ? { dag: m.stop.dag } : null,
      reden: m.stop?.reden ?? null,
      ontvangen: { dag: m.dag },
    }));

/** What could not be processed was never received: a case system does not know it. */
function declaratieRijen(d: Declaratie, nummer: string, tot: Dag): Rij[] {
  if (d.nietVerzonden) return [];
  const beoordeeld = d.antwoordDag <= tot;
  return d.regels.map((r) => ({
    ...wieEnWat(r.levering.toewijzing),
    code: r.levering.toewijzing.product.code,
    declaratie: nummer,
    referentie: r.referentie,
    vorigeReferentie: r.vorige?.referentie ?? null,
    begindatum: { dag: r.levering.van },
    einddatum: { dag: r.levering.tot },
    volume: r.volume,
    eenheid: r.levering.toewijzing.product.eenheid,
    tarief: r.tarief === null ? null : { centen: r.tarief },
    bedrag: { centen: metTeken(r) },
    status: beoordeeld ? (isAfgewezen(d, r) ? 'afgekeurd' : 'toegekend') : 'ingediend',
    ontvangen: { dag: d.dag },
    beoordeeld: beoordeeld ? { dag: d.antwoordDag } : null,
    retourcode: d.afgewezen.get(r) ?? d.geheelAfgewezen,
  }));
}

const isAfgewezen = (d: Declaratie, r: Regel): boolean =>
  d.geheelAfgewezen !== null || d.afgewezen.has(r);

function schrijf(g: Gewoonte, naam: Tabelnaam, rijen: readonly Rij[]): string {
  const kolommen = Object.entries(g.kolommen[naam]);
  const kop = [...kolommen.map(([, label]) => label), ...g.extra].join(g.scheiding);
  const tekst = (w: Waarde): string => {
    if (w === null) return '';
    if (typeof w === 'number') return String(w);
    if (typeof w === 'string') return g.woorden[w] ?? w;
    return 'dag' in w ? g.datum(datumVan(w.dag)) : g.bedrag(w.centen);
  };
  const regels = rijen.map((r, i) =>
    [...kolommen.map(([veld]) => tekst(r[veld] ?? null)), ...g.extra.map(() => String(i + 1))].join(
      g.scheiding,
    ),
  );
  return `${[kop, ...regels].join('\r\n')}\r\n`;
}
