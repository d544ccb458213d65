import { type Centen, toCenten } from './bedrag.ts';
import { leesGetal } from './getal.ts';

/** What a typed amount means in whole cents, or a Dutch sentence that says why it is not clear. */
export type BedragUitTekst =
  | { readonly ok: true; readonly centen: Centen }
  | { readonly ok: false; readonly melding: string };

const mis = (melding: string): BedragUitTekst => ({ ok: false, melding });

/** `1.234` and `1,234`: three digits after the only sign are thousands, for money has no mills. */
const DUIZENDEN = /^\D*\d{1,3}([.,])\d{3}\D*$/;

/**
 * Reads an amount in euros as people write it, in Dutch and in English order: `€ 1.234.567,50`,
 * `1,234,567.50`, `-250.000`, `EUR 3,2 mln`.
 */
export function bedragUitTekst(tekst: string): BedragUitTekst {
  const kaal = tekst.trim();
  if (/^p\.?m\.?$/i.test(kaal))
    return mis('Hier moet een bedrag staan; PM kan hier niet. Schrijf het als 250.000 of 1,2 mln.');
  const { nl, en } = leesGetal(kaal);
  if (nl === undefined && en === undefined)
    return mis(`"${kaal}" is geen bedrag. Schrijf het als 250.000, 1.234,50 of 1,2 mln.`);
  if (nl !== undefined && en !== undefined && nl !== en) {
    const teken = DUIZENDEN.exec(kaal)?.[1];
    const isGroot = /(mln|miljoen|k|duizend)\.?$/i.test(kaal);
    if (teken === undefined || isGroot)
      return mis(`Het is niet duidelijk wat "${kaal}" betekent. Schrijf het zonder punten.`);
    return inCenten(teken === '.' ? nl : en, kaal);
  }
  return inCenten(nl ?? en ?? Number.NaN, kaal);
}

const inCenten = (honderdsten: number, kaal: string): BedragUitTekst =>
  Number.isSafeInteger(honderdsten)
    ? { ok: true, centen: toCenten(honderdsten) }
    : mis(`"${kaal}" heeft meer dan twee cijfers achter de komma. Een bedrag gaat tot de cent.`);
