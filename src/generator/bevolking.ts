import type { Toeval } from '../core/basis/toeval.ts';
import { type Dag, verjaardag } from './kalender.ts';
import { geheel, kiesGewogen, kiesUit, stroomVan } from './kans.ts';
import {
  ACHTERNAMEN,
  BUURTEN,
  type Buurt,
  POSTCODE_CIJFERS,
  POSTCODE_LETTERS,
  VOORNAMEN,
} from './stad.ts';

/** An address; nobody lives there outside this simulation. */
export interface Adres {
  readonly buurt: Buurt;
  readonly postcode: string;
  readonly straat: string;
  readonly huisnummer: number;
  readonly toevoeging: string | null;
}

export interface Persoon {
  readonly geboren: Dag;
  readonly geslacht: '1' | '2';
  readonly voorvoegsel: string | null;
  readonly achternaam: string;
  readonly voornaam: string;
  readonly huishouden: Huishouden;
}

export interface Huishouden {
  readonly adres: Adres;
  readonly leden: Persoon[];
}

export interface Bevolking {
  /** By day of birth, the eldest first; the last ones are born in the years to come. */
  readonly personen: readonly Persoon[];
  readonly postcodes: readonly { readonly postcode: string; readonly buurt: Buurt }[];
}

/** Years of births after the start that are drawn beforehand, so that there are young children later. */
const TOEKOMSTIGE_JAREN = 5;

/** Makes households until there are this many inhabitants on day `start`. */
export function createBevolking(zaad: number, inwoners: number, start: Dag): Bevolking {
  const t = stroomVan(zaad, 'bevolking');
  const postcodes = createPostcodes(inwoners);
  const personen: Persoon[] = [];
  let geboren = 0;
  while (geboren < inwoners) {
    const huishouden = createHuishouden(t, postcodes, start);
    personen.push(...huishouden.leden);
    geboren += huishouden.leden.filter((p) => p.geboren <= start).length;
  }
  personen.sort((a, b) => a.geboren - b.geboren);
  return { personen, postcodes: [...postcodes.values()].flat() };
}

type Postcodes = ReadonlyMap<
  Buurt,
  readonly { readonly postcode: string; readonly buurt: Buurt }[]
>;

function createPostcodes(inwoners: number): Postcodes {
  const totaal = BUURTEN.reduce((som, b) => som + b.aandeel, 0);
  const ruimte = POSTCODE_CIJFERS.length * POSTCODE_LETTERS.length ** 2;
  let volgende = 0;
  return new Map(
    BUURTEN.map((buurt) => {
      const gewenst = Math.ceil((Math.min(inwoners / 42, ruimte * 0.9) * buurt.aandeel) / totaal);
      const lijst = Array.from({ length: Math.max(2, gewenst) }, () => ({
        postcode: postcodeMet(volgende++),
        buurt,
      }));
      return [buurt, lijst];
    }),
  );
}

function postcodeMet(nummer: number): string {
  const n = POSTCODE_LETTERS.length;
  const cijfers = POSTCODE_CIJFERS[Math.floor(nummer / (n * n))];
  const letters = `${POSTCODE_LETTERS[Math.floor(nummer / n) % n]}${POSTCODE_LETTERS[nummer % n]}`;
  if (!cijfers) throw new Error('no postcodes left');
  return cijfers + letters;
}

function createHuishouden(t: Toeval, postcodes: Postcodes, start: Dag): Huishouden {
  const buurt = kiesGewogen(t, BUURTEN, (b) => b.aandeel);
  const huishouden: Huishouden = { adres: createAdres(t, buurt, postcodes), leden: [] };
  const naam = kiesUit(t, ACHTERNAMEN);
  const add = (leeftijd: number, geslacht: '1' | '2', [voorvoegsel, achternaam] = naam): void => {
    const geboren = verjaardag(start, -Math.floor(leeftijd)) - geheel(t, 0, 364);
    const voornaam = kiesUit(t, VOORNAMEN[geslacht]);
    huishouden.leden.push({ geboren, geslacht, voorvoegsel, achternaam, voornaam, huishouden });
  };
  const soort = kiesGewogen(t, SOORTEN, (s) => s.gewicht(buurt));
  const ouder = soort.jongst + t() * (soort.oudst - soort.jongst);
  add(ouder, t() < soort.vrouw ? '2' : '1');
  if (soort.partner) add(ouder - 6 + t() * 12, t() < 0.5 ? '1' : '2', kiesUit(t, ACHTERNAMEN));
  const kinderen = soort.kinderen ? kiesUit(t, [1, 1, 2, 2, 2, 3]) : 0;
  const eerste = Math.min(ouder - 22, 19) * t();
  for (let k = 0; k < kinderen; k++) {
    add(Math.max(-TOEKOMSTIGE_JAREN, eerste - k * 2.5), t() < 0.5 ? '1' : '2');
  }
  return huishouden;
}

interface SoortHuishouden {
  readonly gewicht: (buurt: Buurt) => number;
  readonly jongst: number;
  readonly oudst: number;
  readonly vrouw: number;
  readonly partner: boolean;
  readonly kinderen: boolean;
}

/** Kinds of households; the weights give an age build-up like that of a Dutch town. */
const SOORTEN: readonly SoortHuishouden[] = [
  alleen(18, 45, 0.48, () => 16),
  alleen(45, 72, 0.5, () => 13),
  alleen(72, 96, 0.72, (b) => 9 * b.ouderen),
  samen(22, 45, false, () => 8),
  samen(45, 72, false, () => 15),
  samen(72, 92, false, (b) => 7 * b.ouderen),
  samen(26, 52, true, (b) => 27 * b.gezinnen),
  { ...alleen(24, 52, 0.82, (b) => 6 * b.gezinnen), kinderen: true },
];

function alleen(
  jongst: number,
  oudst: number,
  vrouw: number,
  gewicht: (buurt: Buurt) => number,
): SoortHuishouden {
  return { gewicht, jongst, oudst, vrouw, partner: false, kinderen: false };
}

function samen(
  jongst: number,
  oudst: number,
  kinderen: boolean,
  gewicht: (buurt: Buurt) => number,
): SoortHuishouden {
  return { gewicht, jongst, oudst, vrouw: 0.5, partner: true, kinderen };
}

function createAdres(t: Toeval, buurt: Buurt, postcodes: Postcodes): Adres {
  const { postcode } = kiesUit(t, postcodes.get(buurt) ?? []);
  return {
    buurt,
    postcode,
    straat: kiesUit(t, buurt.straten),
    huisnummer: geheel(t, 1, 180),
    toevoeging: t() < 0.15 ? kiesUit(t, ['A', 'B', 'C', '2', '3', '4']) : null,
  };
}
