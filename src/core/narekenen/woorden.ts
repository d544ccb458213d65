/** What a label says that its line is; `null` for an ordinary line. */
export type Somsoort = 'subtotaal' | 'totaal' | 'saldo' | 'zwak';

const SUBTOTAAL = /\b(sub|tussen)[ -]?tota(al|len|l)\b|\btussentelling\b/;
const TOTAAL =
  /\b(eind|generaal|groot)?[ -]?tota(al|len|l|le)\b|^som( van)?\b|^(te)?samen$|^tezamen\b|^optelling\b/;
const SALDO =
  /\b(saldo|saldi|resultaat|resultaten|verschil(len)?|netto|afwijking(en)?|exploitatieresultaat)\b/;
/** Words that a figure and its sum share: only taken for a sum where the figures say so. */
const ZWAK =
  /\b(tekort(en)?|overschot|begrotingsruimte|ruimte|perspectief|uitkomst(en)?|resteert|resterend|restant|stand|eindstand|mutatie|mutaties|toename|afname|groei|stijging|daling|bruto|opgave)\b/;

/** Labels that are remembered at most; a table of more of them begins anew. */
const MAX_LABELS = 5000;

/** Remembers what a text gave: every total of a table asks the same of the same labels. */
function onthoud<T>(vraag: (tekst: string) => T): (tekst: string) => T {
  const bekend = new Map<string, T>();
  return (tekst) => {
    // safe: a text that is there gave a value of this kind, null among them
    if (bekend.has(tekst)) return bekend.get(tekst) as T;
    if (bekend.size >= MAX_LABELS) bekend.clear();
    const nu = vraag(tekst);
    bekend.set(tekst, nu);
    return nu;
  };
}

/** Text without case and accents, to look for words in. */
export const gewoon = onthoud((tekst) =>
  tekst
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim(),
);

/** What a label says that its line is. A share, price or average is never a sum. */
export const somsoortVan = onthoud((label): Somsoort | null => {
  const naam = gewoon(label);
  if (SUBTOTAAL.test(naam)) return 'subtotaal';
  if (TOTAAL.test(naam)) return 'totaal';
  if (SALDO.test(naam) || naam === 's') return 'saldo';
  return ZWAK.test(naam) ? 'zwak' : null;
});

/** The words of a total that say of what: `Totaal Wmo` is `wmo`. */
export const zonderTotaal = (label: string): string =>
  gewoon(label).replace(SUBTOTAAL, '').replace(TOTAAL, '').replace(/\s+/g, ' ').trim();

/** How a line counts in a saldo: what comes in, what goes out, or as it is printed. */
export type Kant = 'in' | 'uit' | null;

const IN = /\b(baten|bate|inkomsten|opbrengst(en)?|ontvangsten|ontvangen|middelen|dekking)\b/;
const UIT =
  /\b(lasten|last|uitgaven|kosten|bestedingen|onttrekking(en)?|aanwending(en)?|vermindering(en)?|afname|uitstroom)\b/;
const BEGROOT = /\b(begroot|begroting|raming|geraamd|budget|b)\b/;
const WERKELIJK = /\b(werkelijk(e)?|realisatie|gerealiseerd|rekening|jaarrekening|prognose|w)\b/;

/** On which side a label stands; a label with both words stands on none. */
export const kantVan = onthoud((label): Kant => {
  const naam = gewoon(label);
  if (IN.test(naam) === UIT.test(naam)) return null;
  return IN.test(naam) ? 'in' : 'uit';
});

/** Whether two labels are budget and account, whose difference is a saldo whatever it comes to. */
export const isBegrootNaastWerkelijk = (een: string, ander: string): boolean =>
  BEGROOT.test(gewoon(een)) && WERKELIJK.test(gewoon(ander));

const BIJ = /\b(toevoeging(en)?|storting(en)?|dotatie(s)?)\b/;
const AF = /\b(onttrekking(en)?|aanwending(en)?|vrijval)\b/;

/** On which side a line stands by its own name, else by the heading it lies under. */
export function zijdeVan(lijn: {
  readonly label: string;
  readonly kopje: string;
  readonly groep: string;
}): Kant {
  const reserve = reserveTeken(lijn.label);
  if (reserve !== null) return reserve === 1 ? 'in' : 'uit';
  return kantVan(lijn.label) ?? kantVan(lijn.kopje) ?? kantVan(lijn.groep);
}

/** How a movement of a reserve counts in a resultaat: what is put in costs, what is taken out pays. */
export const reserveTeken = onthoud((label): 1 | -1 | null => {
  const naam = gewoon(label);
  if (BIJ.test(naam) === AF.test(naam)) return null;
  return AF.test(naam) ? 1 : -1;
});

const NIET_OPTELBAAR =
  /%|^gemiddelde?\b|\b(procent|percentage|index|tarief|tarieven|prijs|per (inwoner|client|uur|stuk|eenheid|fte|week|maand)|p i|ratio|score|pct)\b/;

const TELLING = /\b(aantal(len)?|inwoners|clienten|fte|uren|personen|huishoudens)\b/;

/** Whether a name speaks of a number of something, which may stand under amounts. */
export const isTelling = (naam: string): boolean => TELLING.test(gewoon(naam));

/** Whether figures under this name add up. */
export const isOptelbaar = (naam: string): boolean => !NIET_OPTELBAAR.test(gewoon(naam));

/** Whether a row tells a part of the row above it, that counts there already. */
export const isWaarvan = (label: string): boolean =>
  /^(waarvan|waaronder|w v|w o|wv|wo)\b/.test(gewoon(label));

/** Whether a text stands for an amount that is still to be known. */
export const isPm = (tekst: string): boolean => /^p\.?\s?m\.?$/i.test(tekst.trim());
