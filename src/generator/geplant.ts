import {
  type Betaalregel,
  type Boekregel,
  betaling,
  boeking,
  type Postdeel,
  sluitdag,
} from './grootboek.ts';
import { type Dag, jaarVanMaand, type MaandNr, maandTekst, maandVanDag } from './kalender.ts';

/** A difference that was put in the ledger on purpose, for `waarheid.json`. */
export interface Geplant {
  readonly stap: 'bron-grootboek' | 'grootboek-betaling';
  readonly soort: string;
  readonly post: string;
  readonly kenmerk: string | null;
  readonly periode: string;
  readonly bedragCenten: number;
}

export interface Administratie {
  readonly boekingen: readonly Boekregel[];
  readonly betalingen: readonly Betaalregel[];
  readonly verschillen: readonly Geplant[];
}

/** An amount that nothing explains, in cents. */
const AFWIJKING = 123_456;
/** A payment without a declaration. */
const ZONDER_DECLARATIE = { post: 'WMO-HH', bedrag: 432_100 };
/** Bookings without a declaration. */
const LOSSE = [
  ['JEUGD-VERBLIJF', 2_500_000, 'voorschot'],
  ['WMO-BEGELEIDING', 1_000_000, 'memoriaal'],
  ['WMO-DAGBESTEDING', -1_000_000, 'memoriaal'],
] as const;

/**
 * Books and pays what was approved, with a difference of each kind in the last year: booked twice,
 * not booked, an advance, a memoriaal on the wrong post, booked while in beoordeling, an amount that
 * nothing explains, and a payment without a declaration.
 */
export function boekMetVerschillen(
  { toegekend, wachtend }: { toegekend: readonly Postdeel[]; wachtend: readonly Postdeel[] },
  tot: Dag,
): Administratie {
  const laatste = laatsteGesloten(tot);
  const [dubbel, ongeboekt, afwijkend] = toegekend.filter((d) => isKandidaat(d, laatste));
  const vroeg = wachtend.find((d) => d.bedrag > 0);
  const gewoon = toegekend
    .filter((d) => d !== ongeboekt)
    .map((d) => (d === afwijkend ? { ...d, bedrag: d.bedrag + AFWIJKING } : d));
  const boekingen = gewoon.map(boeking);
  const betalingen = gewoon.map(betaling);
  const verschillen: Geplant[] = [];
  const noteer = (
    soort: string,
    post: string,
    bedragCenten: number,
    kenmerk: string | null,
    stap: Geplant['stap'] = 'bron-grootboek',
  ) => verschillen.push({ stap, soort, post, kenmerk, periode: maandTekst(laatste), bedragCenten });
  if (dubbel) {
    boekingen.push(boeking(dubbel));
    betalingen.push(betaling(dubbel));
    noteer('dubbel', dubbel.post, dubbel.bedrag, dubbel.kenmerk);
  }
  if (ongeboekt) noteer('nietGeboekt', ongeboekt.post, 0 - ongeboekt.bedrag, ongeboekt.kenmerk);
  if (afwijkend) noteer('nietVerklaard', afwijkend.post, AFWIJKING, afwijkend.kenmerk);
  if (vroeg) {
    boekingen.push({ ...boeking(vroeg), maand: laatste, oudJaar: false });
    noteer('inBeoordeling', vroeg.post, vroeg.bedrag, vroeg.kenmerk);
  }
  boekingen.push(...LOSSE.map((l) => los(l, laatste)));
  for (const [post, bedrag, aard] of LOSSE) noteer(aard, post, bedrag, null);
  const [eerste] = betalingen;
  const dag = sluitdag(laatste) - 10;
  if (eerste) betalingen.push({ ...eerste, ...ZONDER_DECLARATIE, dag, kenmerk: '' });
  noteer(
    'nietVerklaard',
    ZONDER_DECLARATIE.post,
    ZONDER_DECLARATIE.bedrag,
    null,
    'grootboek-betaling',
  );
  return { boekingen, betalingen, verschillen };
}

/** A booking that names no declaration. */
const los = ([post, bedrag, aard]: (typeof LOSSE)[number], maand: MaandNr): Boekregel => ({
  ...{ maand, oudJaar: false, post, soort: 'last', bedrag, aard, wederpartij: '' },
  ...{ leverjaar: jaarVanMaand(maand), kenmerk: '' },
});

/** A declaration of some size that was booked in the year of the last closed month. */
function isKandidaat({ declaratie, bedrag }: Postdeel, laatste: MaandNr): boolean {
  const maand = maandVanDag(declaratie.antwoordDag);
  const jaar = jaarVanMaand(laatste);
  const vanDitJaar = jaarVanMaand(maand) === jaar && jaarVanMaand(declaratie.periode) === jaar;
  return vanDitJaar && maand <= laatste && bedrag > 100_000;
}

/** The last month of which the ledger is closed on a day. */
function laatsteGesloten(tot: Dag): MaandNr {
  let maand = maandVanDag(tot);
  while (sluitdag(maand) > tot) maand -= 1;
  return maand;
}
