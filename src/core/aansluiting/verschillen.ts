import { type Centen, toCenten } from '../basis/bedrag.ts';
import type { Datum } from '../basis/datum.ts';
import { groepeer } from '../basis/groepeer.ts';

/** Why two administrations differ; `nietVerklaard` is what no rule explains. */
export const VERSCHILSOORTEN = [
  'transitorisch',
  'nietGeboekt',
  'voorschot',
  'inBeoordeling',
  'memoriaal',
  'dubbel',
  'nietVerklaard',
] as const;
export type Verschilsoort = (typeof VERSCHILSOORTEN)[number];

/** What messages say of one declaration on one post, in the year, as known on the peildatum. */
export interface BerichtBedrag {
  readonly post: string | null;
  readonly kenmerk: string;
  readonly toegekend: Centen;
  readonly inBeoordeling: Centen;
  /** Day on which it was approved first; `null` where that says nothing of when it is to be booked. */
  readonly sinds: Datum | null;
  /** The periods in which it belongs are in the ledger: when it is not booked, it was left out. */
  readonly geslotenPeriode: boolean;
  /** Booked in the year before or after, or approved in the year after. */
  readonly anderJaar: boolean;
}

/** A booking or a payment, or several of one kind together. */
export interface Boeking {
  readonly post: string | null;
  /** Identification of the declaration; `null` when it names none. */
  readonly kenmerk: string | null;
  readonly aard: string | null;
  /** Of another period: of care before the boekjaar, booked before it, or of a period still open. */
  readonly anderePeriode: boolean;
  readonly bedrag: Centen;
}

/** One named difference; positive is more in the second administration than in the first. */
export interface Verschil {
  readonly post: string | null;
  readonly kenmerk: string | null;
  readonly soort: Verschilsoort;
  readonly bedrag: Centen;
  /** From when on it stands open; of what is not booked yet. */
  readonly sinds?: Datum;
}

const sleutel = (r: { post: string | null; kenmerk: string | null }) =>
  JSON.stringify([r.post, r.kenmerk]);

const som = (bedragen: readonly { readonly bedrag: Centen }[]): number =>
  bedragen.reduce((s, b) => s + b.bedrag, 0);

/**
 * Names every difference between declarations and bookings. The named amounts add up, per post and
 * in total, to bookings minus toegekend: each booking and each declaration is in one rule only.
 */
export function boekingsverschillen(
  berichten: readonly BerichtBedrag[],
  boekingen: readonly Boeking[],
): Verschil[] {
  const perSleutel = groepeer(
    boekingen.filter((b) => b.kenmerk !== null),
    sleutel,
  );
  const bekend = new Set(berichten.map(sleutel));
  const los = boekingen.filter((b) => b.kenmerk === null || !bekend.has(sleutel(b)));
  return [
    ...berichten.flatMap((b) => verschilVan(b, som(perSleutel.get(sleutel(b)) ?? []))),
    ...los.map(zonderBericht),
  ].filter((v) => v.bedrag !== 0);
}

function verschilVan(b: BerichtBedrag, geboekt: number): Verschil[] {
  const { post, kenmerk, toegekend, inBeoordeling, sinds } = b;
  const noem = (soort: Verschilsoort) => [
    { post, kenmerk, soort, bedrag: toCenten(geboekt - toegekend) },
  ];
  if (geboekt === toegekend) return [];
  // approved, and booked in another year, or in a period that is still open
  if (geboekt === 0 && (b.anderJaar || !b.geslotenPeriode)) return noem('transitorisch');
  if (geboekt === 0) {
    const bedrag = toCenten(0 - toegekend);
    return [{ post, kenmerk, soort: 'nietGeboekt', bedrag, ...(sinds && { sinds }) }];
  }
  // booked in the old year, and approved by the next one
  if (b.anderJaar && geboekt === toegekend + inBeoordeling) return noem('transitorisch');
  if (inBeoordeling !== 0 && geboekt === toegekend + inBeoordeling) return noem('inBeoordeling');
  if (toegekend !== 0 && geboekt % toegekend === 0 && geboekt / toegekend > 1)
    return noem('dubbel');
  return noem('nietVerklaard');
}

const PER_AARD: Readonly<Record<string, Verschilsoort>> = {
  voorschot: 'voorschot',
  afrekening: 'voorschot',
  verrekening: 'voorschot',
  transitorisch: 'transitorisch',
  memoriaal: 'memoriaal',
};

/** A booking of which no declaration is known this year: its own aard explains it, or its period. */
function zonderBericht({ post, kenmerk, aard, anderePeriode, bedrag }: Boeking): Verschil {
  const soort = PER_AARD[aard ?? ''] ?? (anderePeriode ? 'transitorisch' : 'nietVerklaard');
  return { post, kenmerk, soort, bedrag };
}

/** A booking as what is to be paid: until then it is transitorisch, however long it takes. */
const NOG_TE_BETALEN = {
  ...{ inBeoordeling: toCenten(0), sinds: null, geslotenPeriode: false, anderJaar: false },
} as const;

/**
 * Names every difference between bookings and payments, by declaration: booked and not paid yet is
 * transitorisch. The named amounts add up to payments minus bookings.
 */
export function betaalverschillen(
  boekingen: readonly Boeking[],
  betalingen: readonly Boeking[],
): Verschil[] {
  const geboekt = [...groepeer(boekingen, sleutel).values()].flatMap((groep) => {
    const [eerste] = groep;
    return eerste?.kenmerk == null
      ? []
      : [{ ...eerste, kenmerk: eerste.kenmerk, toegekend: toCenten(som(groep)) }];
  });
  const zonder = boekingen.filter((b) => b.kenmerk === null);
  const verschillen = boekingsverschillen(
    geboekt.map((b) => ({ ...b, ...NOG_TE_BETALEN })),
    betalingen,
  );
  return [
    ...verschillen,
    ...zonder
      .map((b) => ({ ...zonderBericht(b), bedrag: toCenten(0 - b.bedrag) }))
      .filter((v) => v.bedrag !== 0),
  ];
}

/** A post of another stroom: what its own source says, against what was booked, by kind of booking. */
export interface Stroompost {
  readonly post: string;
  readonly bron: Centen;
  /** The source counts spending, the ledger advances (pgb): then an advance explains. */
  readonly opVoorschot: boolean;
}

/** Names the differences of posts that come by no message; they add up to booked minus source. */
export function stroomverschillen(
  posten: readonly Stroompost[],
  boekingen: readonly Boeking[],
): Verschil[] {
  const perPost = groepeer(boekingen, (b) => b.post ?? '');
  return posten.flatMap(({ post, bron, opVoorschot }) => {
    const eigen = perPost.get(post) ?? [];
    const van = (aard: string) => som(eigen.filter((b) => b.aard === aard));
    const memoriaal = van('memoriaal');
    const transitorisch = van('transitorisch');
    const gewoon = som(eigen) - memoriaal - transitorisch;
    const rest: Verschilsoort = opVoorschot ? 'voorschot' : 'nietVerklaard';
    const losse = opVoorschot ? gewoon - van('voorschot') : 0;
    const delen: readonly (readonly [Verschilsoort, number])[] = [
      ['memoriaal', memoriaal],
      ['transitorisch', transitorisch],
      [rest, gewoon - losse - bron],
      ['nietVerklaard', losse],
    ];
    return delen
      .filter(([, bedrag]) => bedrag !== 0)
      .map(([soort, bedrag]) => ({ post, kenmerk: null, soort, bedrag: toCenten(bedrag) }));
  });
}
