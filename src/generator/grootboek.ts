import { metTeken } from './berichten-declaratie.ts';
import { type Cel, csvTekst } from './csv.ts';
import { groepeer } from './groepeer.ts';
import {
  type Dag,
  datumVan,
  eersteVan,
  jaarVanMaand,
  type MaandNr,
  maandVanDag,
} from './kalender.ts';
import type { Declaratie } from './model.ts';
import type { Maandcijfer } from './overige-stromen.ts';
import { DECLARATIE_POSTEN } from './posten.ts';
import { OVERIGE_POSTEN } from './posten-overig.ts';

/** A booking; the ledger of a period is delivered whole on the fifteenth of the next month. */
export interface Boekregel {
  /** Month in which it was booked. */
  readonly maand: MaandNr;
  /** Booked in January on the year before, as its thirteenth period. */
  readonly oudJaar: boolean;
  readonly post: string;
  readonly soort: 'last' | 'bate';
  readonly bedrag: number;
  readonly aard: string;
  readonly wederpartij: string;
  readonly leverjaar: number;
  readonly kenmerk: string;
}

/** A payment, three weeks after the answer. */
export interface Betaalregel {
  readonly dag: Dag;
  readonly post: string;
  readonly wederpartij: string;
  readonly wet: string;
  readonly kenmerk: string;
  readonly aard: string;
  readonly bedrag: number;
}

/** A declaration on one post, with its number on the message. */
export interface Postdeel {
  readonly declaratie: Declaratie;
  readonly kenmerk: string;
  readonly post: string;
  /** Approved; of what has no answer yet what was submitted. */
  readonly bedrag: number;
}

/** The day on which the ledger of a month is closed and known. */
export const sluitdag = (maand: MaandNr): Dag => eersteVan(maand + 1) + 14;

/** What was approved (or submitted) per declaration and post. */
export function postdelen(
  declaraties: ReadonlyMap<Declaratie, string>,
  tot: Dag,
): { readonly toegekend: Postdeel[]; readonly wachtend: Postdeel[] } {
  const uit = { toegekend: new Array<Postdeel>(), wachtend: new Array<Postdeel>() };
  for (const [declaratie, kenmerk] of declaraties) {
    if (declaratie.nietVerzonden || declaratie.geheelAfgewezen) continue;
    const beoordeeld = declaratie.antwoordDag <= tot;
    const regels = beoordeeld
      ? declaratie.regels.filter((r) => !declaratie.afgewezen.has(r))
      : declaratie.regels;
    for (const [post, groep] of groepeer(regels, (r) => r.levering.toewijzing.product.post)) {
      const bedrag = groep.reduce((s, r) => s + metTeken(r), 0);
      if (bedrag !== 0)
        uit[beoordeeld ? 'toegekend' : 'wachtend'].push({ declaratie, kenmerk, post, bedrag });
    }
  }
  return uit;
}

/** The booking of a declaration, in the month of its answer; of December's care in January at closing. */
export const boeking = ({ declaratie: d, kenmerk, post, bedrag }: Postdeel): Boekregel => ({
  ...{ maand: maandVanDag(d.antwoordDag), post, soort: 'last', bedrag, kenmerk },
  oudJaar: d.periode % 12 === 11 && maandVanDag(d.antwoordDag) === d.periode + 1,
  ...{ aard: 'declaratie', wederpartij: d.aanbieder.agb, leverjaar: jaarVanMaand(d.periode) },
});

/** Its payment. */
export const betaling = ({ declaratie: d, kenmerk, post, bedrag }: Postdeel): Betaalregel => ({
  ...{ dag: d.antwoordDag + 21, post, bedrag, kenmerk, wet: d.wet },
  ...{ aard: 'betaling', wederpartij: d.aanbieder.agb },
});

/** Which figure of a stroom is booked, and as what. */
const GEBOEKT: Readonly<Record<string, readonly [maatstaf: string, aard: string]>> = {
  grBijdrage: ['voorschot', 'voorschot'],
  subsidie: ['voorschot', 'voorschot'],
  pgb: ['besteding', 'voorschot'],
  facturen: ['realisatie', 'factuur'],
};

/** The other stromen, booked by month of delivery; to the SVB goes what was granted, not what was spent. */
export function stroomboekingen(cijfers: readonly Maandcijfer[]): Boekregel[] {
  return cijfers.flatMap((c) => {
    const [maatstaf, aard] = GEBOEKT[c.post.stroom] ?? ['realisatie', 'overig'];
    if (c.maatstaf !== maatstaf || c.bedrag === null) return [];
    const bedrag = c.post.stroom === 'pgb' ? Math.round(c.bedrag * 1.1) : c.bedrag;
    const soort = c.post.soort === 'bate' ? 'bate' : 'last';
    return {
      ...{ maand: c.maand, oudJaar: false, post: c.post.post, soort, bedrag, aard },
      ...{ wederpartij: '', leverjaar: jaarVanMaand(c.maand), kenmerk: '' },
    };
  });
}

const ALLE_POSTEN = [...DECLARATIE_POSTEN, ...OVERIGE_POSTEN];
const kostenplaats = (post: string): string =>
  String(67_000 + ALLE_POSTEN.findIndex((p) => p.post === post));

/** `grootboek.csv`: every booking of the periods that are closed on `tot`. */
export function grootboekCsv(regels: readonly Boekregel[], tot: Dag): string {
  const koppen = [
    ...[
      'boekjaar',
      'boekperiode',
      'kostenplaats',
      'kostensoort',
      'taakveld',
      'last/bate',
      'bedrag',
    ],
    ...['aard', 'wederpartij', 'zorgjaar', 'declaratienummer', 'bekend sinds'],
  ];
  const rijen = regels
    .filter((r) => sluitdag(r.maand) <= tot)
    .map((r): Cel[] => [
      ...[
        jaarVanMaand(r.maand) - (r.oudJaar ? 1 : 0),
        r.oudJaar ? 13 : (r.maand % 12) + 1,
        kostenplaats(r.post),
        r.soort === 'bate' ? '83400' : '43400',
      ],
      ...[
        ALLE_POSTEN.find((p) => p.post === r.post)?.taakveld ?? '',
        r.soort,
        { centen: r.bedrag },
        r.aard,
      ],
      ...[r.wederpartij, r.leverjaar, r.kenmerk, datumVan(sluitdag(r.maand))],
    ]);
  return csvTekst(koppen, rijen);
}

/** `rekeningschema.csv`: one cost centre per post. */
export const rekeningschemaCsv = (): string =>
  csvTekst(
    ['kostenplaats', 'kostensoort', 'post'],
    ALLE_POSTEN.map((p) => [kostenplaats(p.post), null, p.post]),
  );

/** `betalingen.csv`: what was paid up to `tot`, known on the day itself. */
export function betalingenCsv(regels: readonly Betaalregel[], tot: Dag): string {
  const koppen = [
    'betaalkenmerk',
    'betaaldatum',
    'crediteur',
    'wet',
    'declaratienummer',
    'aard',
    'post',
    'bedrag',
    'bekend sinds',
  ];
  const rijen = regels
    .filter((r) => r.dag <= tot)
    .map((r, i): Cel[] => [
      ...[`BET${String(i + 1).padStart(6, '0')}`, datumVan(r.dag), r.wederpartij, r.wet, r.kenmerk],
      ...[r.aard, r.post, { centen: r.bedrag }, datumVan(r.dag)],
    ]);
  return csvTekst(koppen, rijen);
}
