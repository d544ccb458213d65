import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import type { Datum, Maand } from '../core/basis/datum.ts';
import type {
  AntwoordFeit,
  ClientFeit,
  LeveringFeit,
  PrestatieFeit,
  Pseudoniem,
  ToewijzingFeit,
  VerzoekFeit,
} from '../facts/feiten.ts';
import type { ClientInhoud, DeclaratieDeel, KopVelden, PrestatieRecord } from './berichten/api.ts';

/** How a message is turned into facts: what a person is called there, and where an address lies. */
export interface Omzetting {
  readonly pseudoniem: (bsn: string) => Pseudoniem;
  /** What a reference of a provider is called here: equal when equal, never with a BSN in it. */
  readonly referentie: (nummer: string) => string;
  /** What tells the content of a message apart, without a key to it. */
  readonly inhoud: (inhoudHash: string) => string;
  /** Wijk and buurt of a postcode, as the table of postcodes has it. */
  readonly gebied: (postcode: string) => { readonly wijk: string; readonly buurt: string } | null;
  /** `null` when the municipality did not switch the household proxy on. */
  readonly huishouden: ((adres: string) => Pseudoniem) | null;
  /** Clients whose address must not lead anywhere. */
  readonly isAfgeschermd: (client: Pseudoniem) => boolean;
}

// The reader has checked the schema: dates are existing days in ISO notation.
const datum = (tekst: string) => tekst as Datum;
const datumOf = (tekst: string | undefined) => (tekst === undefined ? null : datum(tekst));

type Client301 = ClientInhoud['301'];

/** The toewijzingen of a 301, with what is kept of the client. */
export function toewijzingenVan(client: Client301, om: Omzetting): ToewijzingFeit[] {
  const wie = clientVan(client, om);
  const feiten: ToewijzingFeit[] = [];
  for (const p of client.ToegewezenProducten.ToegewezenProduct)
    feiten.push(toewijzingVan(p, wie, om));
  return feiten;
}

type Toegewezen = Client301['ToegewezenProducten']['ToegewezenProduct'][number];

function toewijzingVan(p: Toegewezen, wie: ClientFeit, om: Omzetting): ToewijzingFeit {
  const { client, geboortemaand, wijk, buurt, huishouden } = wie;
  return {
    client,
    geboortemaand,
    wijk,
    buurt,
    huishouden,
    toewijzingNummer: p.ToewijzingNummer,
    categorie: p.Product?.Categorie ?? null,
    code: p.Product?.Code ?? null,
    toewijzingsdatum: datum(p.Toewijzingsdatum),
    toewijzingstijd: p.Toewijzingstijd,
    ingangsdatum: datum(p.Ingangsdatum),
    einddatum: datumOf(p.Einddatum),
    redenWijziging: p.RedenWijziging ?? null,
    volume: p.Omvang?.Volume ?? null,
    eenheid: p.Omvang?.Eenheid ?? null,
    frequentie: p.Omvang?.Frequentie ?? null,
    budgetCenten: p.Budget === undefined ? null : toCenten(p.Budget),
    referentieAanbieder:
      p.ReferentieAanbieder === undefined ? null : om.referentie(p.ReferentieAanbieder),
  };
}

function clientVan(client: Client301, om: Omzetting): ClientFeit {
  const pseudoniem = om.pseudoniem(client.Bsn);
  const adres = om.isAfgeschermd(pseudoniem) ? null : adresVan(client);
  const gebied = adres?.Postcode ? om.gebied(adres.Postcode.replace(/\s/g, '')) : null;
  return {
    client: pseudoniem,
    geboortemaand: geboortemaandVan(client),
    wijk: gebied?.wijk ?? null,
    buurt: gebied?.buurt ?? null,
    huishouden: adres && om.huishouden ? huishoudenVan(adres, om.huishouden) : null,
  };
}

/** COD170: 1 = the day is unknown, 2 = day and month are (July is taken), 3 = nothing is known. */
function geboortemaandVan({ Geboortedatum: g }: Client301): Maand | null {
  if (g.DatumGebruik === '3') return null;
  const maand = g.DatumGebruik === '2' ? `${g.Datum.slice(0, 4)}-07` : g.Datum.slice(0, 7);
  return maand as Maand; // safe: cut from a checked date
}

type Adres = NonNullable<Client301['Contactgegevens']['Contact'][number]['Adres']>;

/** The contact address that holds now: the last one without an end, else the last. */
function adresVan(client: Client301): Adres | null {
  let laatste: Adres | null = null;
  let lopend: Adres | null = null;
  for (const contact of client.Contactgegevens.Contact) {
    if (!contact.Adres) continue;
    laatste = contact.Adres;
    if (contact.Periode?.Einddatum === undefined) lopend = contact.Adres;
  }
  return lopend ?? laatste;
}

function huishoudenVan(adres: Adres, maak: (adres: string) => Pseudoniem): Pseudoniem | null {
  const { Postcode: postcode, Huis: huis } = adres;
  if (!postcode || huis?.Huisnummer === undefined) return null;
  const toevoeging = `${huis.Huisletter ?? ''}${huis.HuisnummerToevoeging ?? ''}`;
  return maak(`${postcode}|${huis.Huisnummer}|${toevoeging}`.replace(/\s/g, '').toUpperCase());
}

/** The starts of a 305. */
export function startsVan(client: ClientInhoud['305'], om: Omzetting): LeveringFeit[] {
  const pseudoniem = om.pseudoniem(client.Bsn);
  const feiten: LeveringFeit[] = [];
  for (const p of client.StartProducten.StartProduct) {
    feiten.push({ ...leveringVan(p, pseudoniem), soort: 'start' });
  }
  return feiten;
}

/** The stops of a 307. */
export function stopsVan(client: ClientInhoud['307'], om: Omzetting): LeveringFeit[] {
  const pseudoniem = om.pseudoniem(client.Bsn);
  const feiten: LeveringFeit[] = [];
  for (const p of client.StopProducten.StopProduct) {
    const { Einddatum, RedenBeeindiging: redenBeeindiging } = p;
    const basis = leveringVan(p, pseudoniem);
    feiten.push({ ...basis, soort: 'stop', einddatum: datum(Einddatum), redenBeeindiging });
  }
  return feiten;
}

type Levering = ClientInhoud['305']['StartProducten']['StartProduct'][number];

function leveringVan(p: Levering, client: Pseudoniem): Omit<LeveringFeit, 'soort'> {
  return {
    client,
    toewijzingNummer: p.ToewijzingNummer ?? null,
    categorie: p.Product?.Categorie ?? null,
    code: p.Product?.Code ?? null,
    begindatum: datum(p.Begindatum),
    einddatum: null,
    redenBeeindiging: null,
    statusAanlevering: p.StatusAanlevering,
  };
}

/** The requests of a 315, with the kind of verwijzer (never a name). */
export function verzoekenVan(client: ClientInhoud['315'], om: Omzetting): VerzoekFeit[] {
  const pseudoniem = om.pseudoniem(client.Bsn);
  const feiten: VerzoekFeit[] = [];
  for (const p of client.AangevraagdeProducten.AangevraagdProduct) {
    const { Verwijzer: verwijzer } = p;
    const referentieAanbieder = om.referentie(p.ReferentieAanbieder);
    feiten.push({ client: pseudoniem, referentieAanbieder, verwijzerType: verwijzer.Type });
  }
  return feiten;
}

/** An amount with its sign: D is a claim, C a credit. */
export const metTeken = (bedrag: number, debetCredit: string): Centen =>
  toCenten(debetCredit === 'C' ? -bedrag : bedrag);

/** One line of a 323. */
export function prestatieVan(
  p: PrestatieRecord,
  client: Pseudoniem,
  referentie: Omzetting['referentie'],
): PrestatieFeit {
  const { ReferentieNummer: nummer, VorigReferentieNummer: vorig } = p.ProductReferentie;
  return {
    client,
    referentieNummer: referentie(nummer),
    vorigReferentieNummer: vorig === undefined ? null : referentie(vorig),
    toewijzingNummer: p.ToewijzingNummer,
    categorie: p.ProductCategorie,
    code: p.ProductCode,
    begindatum: datum(p.ProductPeriode.Begindatum),
    einddatum: datum(p.ProductPeriode.Einddatum),
    volume: p.GeleverdVolume,
    eenheid: p.Eenheid,
    tariefCenten: p.ProductTarief === undefined ? null : toCenten(p.ProductTarief),
    bedragCenten: metTeken(p.IngediendBedrag.Bedrag, p.IngediendBedrag.DebetCredit),
  };
}

/** RetourCode of a 323 that could not be processed: it counts as never sent. */
const NIET_VERZONDEN = '0001';
/** RetourCodes with which nothing is refused: no remark, and toegewezen as a whole. */
const AKKOORD = new Set(['0200', '8001']);

/**
 * What a 325 says of its 323, by its codes and never by its totals (a 323 of debits and credits may
 * come to nothing): header only with 0001 = never sent; lines named = judged line by line; none
 * named = refused as a whole when a code says so, else approved.
 * @param regels how many lines it names
 * @returns `null` when it holds no verdict: the declaration stays in beoordeling
 */
export function antwoordVan(
  header: KopVelden,
  deel: DeclaratieDeel | null,
  regels: number,
): AntwoordFeit | null {
  const declaratieIdentificatie = header.DeclaratieIdentificatie?.Identificatie;
  if (declaratieIdentificatie === undefined)
    throw new Error('a 325 without DeclaratieIdentificatie');
  const kopcodes = header.RetourCodes?.RetourCode ?? [];
  const codes = deel?.nummer === '325' ? (deel.RetourCodes?.RetourCode ?? []) : null;
  const uitkomst = uitkomstVan(kopcodes, codes, regels);
  if (uitkomst === null) return null;
  return { declaratieIdentificatie, uitkomst, retourcodes: [...kopcodes, ...(codes ?? [])] };
}

function uitkomstVan(
  kopcodes: readonly string[],
  codes: readonly string[] | null,
  regels: number,
): AntwoordFeit['uitkomst'] | null {
  if (codes === null) return kopcodes.includes(NIET_VERZONDEN) ? 'nietVerzonden' : null;
  if (regels > 0) return 'beoordeeld';
  if (codes.some((c) => !AKKOORD.has(c))) return 'geheelAfgewezen';
  return [...codes, ...kopcodes].some((c) => AKKOORD.has(c)) ? 'beoordeeld' : null;
}
