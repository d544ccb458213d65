import type { Centen } from '../core/basis/bedrag.ts';
import type { Datum, Maand } from '../core/basis/datum.ts';
import type { Gemeente, Soort, Stroom, Wet } from '../core/basis/domein.ts';

/** Keyed hash of a BSN: the first 128 bits of HMAC-SHA-256, as 32 hex digits. */
export type Pseudoniem = string & { readonly __soort: 'pseudoniem' };

/** Where the day of receipt comes from; always shown beside it. */
export type BekendSindsHerkomst = 'envelop' | 'dagtekening' | 'opgegeven' | 'export';

/**
 * How the declaration of an export is identified: never as a message is, so that no answer of the
 * one counts for the other; a later export of the same lines is another.
 */
export const exportIdentificatie = (declaratie: string, inhoud: string): string =>
  `export:${declaratie}#${inhoud.slice(0, 12)}`;

/** One message, as identified by (gemeente, berichtcode, afzender, identificatie). */
export interface BerichtFeit {
  readonly gemeente: Gemeente;
  readonly wet: Wet;
  /** `WMO323`, `JW301`, ... */
  readonly soort: string;
  readonly berichtcode: string;
  readonly afzender: string;
  readonly ontvanger: string;
  readonly identificatie: string;
  readonly dagtekening: Datum;
  /** The day on which the municipality received it: what `peildatum` is compared with. */
  readonly bekendSinds: Datum;
  readonly bekendSindsHerkomst: BekendSindsHerkomst;
  /** SHA-256 (hex) over names and values: the same identity with another hash is refused. */
  readonly inhoudHash: string;
}

/** What is known of a client from a 301: never a name, street or BSN. */
export interface ClientFeit {
  readonly client: Pseudoniem;
  readonly geboortemaand: Maand | null;
  readonly wijk: string | null;
  readonly buurt: string | null;
  /** Keyed hash of postcode, number and addition; a proxy; only where it was switched on. */
  readonly huishouden: Pseudoniem | null;
}

/** One version of a toewijzing (301). The latest is the highest (toewijzingsdatum, toewijzingstijd). */
export interface ToewijzingFeit extends ClientFeit {
  readonly toewijzingNummer: number;
  readonly categorie: string | null;
  readonly code: string | null;
  readonly toewijzingsdatum: Datum;
  /** `HH:MM:SS`, as sent. */
  readonly toewijzingstijd: string;
  readonly ingangsdatum: Datum;
  readonly einddatum: Datum | null;
  /** `13` = verwijderd: to be treated as never sent. */
  readonly redenWijziging: string | null;
  readonly volume: number | null;
  readonly eenheid: string | null;
  readonly frequentie: string | null;
  readonly budgetCenten: Centen | null;
  readonly referentieAanbieder: string | null;
}

/** A start (305) or stop (307) of delivery. */
export interface LeveringFeit {
  readonly soort: 'start' | 'stop';
  readonly client: Pseudoniem;
  readonly toewijzingNummer: number | null;
  readonly categorie: string | null;
  readonly code: string | null;
  readonly begindatum: Datum;
  readonly einddatum: Datum | null;
  readonly redenBeeindiging: string | null;
  /** `1` = first delivery, `3` = delete. */
  readonly statusAanlevering: string;
}

/** A request for a toewijzing (315): the only source of the verwijzer. */
export interface VerzoekFeit {
  readonly client: Pseudoniem;
  readonly referentieAanbieder: string;
  readonly verwijzerType: string | null;
}

/** One line of a 323. The amount is signed: credit is negative. */
export interface PrestatieFeit {
  readonly client: Pseudoniem;
  readonly referentieNummer: string;
  /** Of a credit: the debit that it takes back. */
  readonly vorigReferentieNummer: string | null;
  readonly toewijzingNummer: number;
  readonly categorie: string;
  readonly code: string;
  readonly begindatum: Datum;
  readonly einddatum: Datum;
  readonly volume: number;
  readonly eenheid: string;
  readonly tariefCenten: Centen | null;
  readonly bedragCenten: Centen;
}

/** One rejected line of a 325. */
export interface AfwijzingFeit {
  readonly referentieNummer: string;
  readonly bedragCenten: Centen;
  readonly retourcodes: readonly string[];
}

/** What a 325 says of its 323 as a whole. */
export interface AntwoordFeit {
  /** Header/DeclaratieIdentificatie: the BerichtIdentificatie of the 323 that it answers. */
  readonly declaratieIdentificatie: string;
  /** `nietVerzonden`: header only with 0001; `geheelAfgewezen`: refused at declaration level. */
  readonly uitkomst: 'beoordeeld' | 'nietVerzonden' | 'geheelAfgewezen';
  readonly retourcodes: readonly string[];
}

/**
 * What a retour message (302, 306, 308, 316, 318, 320) says of the message that it answers: the one
 * with the same afzender and identificatie.
 */
export interface RetourFeit {
  readonly heenCode: string;
  /** Something in it was refused: only a message that is approved as a whole is processed (IV028). */
  readonly afgekeurd: boolean;
  readonly retourcodes: readonly string[];
}

/** One monthly figure of a post that comes by no message. `null` is unknown, not zero. */
export interface MaandcijferFeit {
  readonly post: string;
  readonly stroom: Stroom;
  readonly soort: Soort;
  /** Month of the care or the booking. */
  readonly maand: Maand;
  readonly bekendSinds: Datum;
  /** `realisatie` unless the stroom knows more kinds (voorschot, toegekend, afrekening, bestand). */
  readonly maatstaf: string;
  readonly bedragCenten: Centen | null;
  readonly aantal: number | null;
}

/** AGB code and name of a provider. */
export interface AanbiederFeit {
  readonly aanbieder: string;
  readonly naam: string;
}

/** A client who must not be traceable to a place (secret address). */
export interface AfgeschermdFeit {
  readonly client: Pseudoniem;
  readonly afgeschermd: boolean;
}

/** Which wijk and buurt a postcode belongs to. */
export interface PostcodeFeit {
  readonly postcode: string;
  readonly wijk: string;
  readonly buurt: string;
}

/** Rule id of a message that was dated later than it was read in: shown at every peildatum. */
export const TOEKOMST = 'TOEKOMST';

/** A data-quality finding: it never drops money. No value of a person field in the text. */
export interface Bevinding {
  /** `TR358`, `OP179`, ... or a code of our own. */
  readonly regelId: string;
  readonly melding: string;
  readonly bestand: string;
  /** Line in the file, when known. */
  readonly regel: number | null;
  readonly element: string | null;
  readonly aantal: number;
}
