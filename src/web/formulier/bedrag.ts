/** What a typed amount means, or why it is not clear. */
export type GelezenBedrag =
  | { readonly ok: true; readonly centen: number }
  | { readonly ok: false; readonly melding: string };

const GEEN_BEDRAG = 'Dit is geen bedrag. Schrijf het als 1234,56 of 1,2 mln.';
const MILJOEN = 1_000_000;

const mis = (melding: string): GelezenBedrag => ({ ok: false, melding });

/**
 * Reads an amount in euros as people type it: `1.234,56`, `1234,56`, `€ 3,2 mln`. A point that may be
 * a decimal sign (`3.2`) is asked about, never guessed.
 */
export function leesBedrag(tekst: string): GelezenBedrag {
  const kaal = tekst.replace(/[€\s\u00a0]/g, '').replace('\u2212', '-');
  const delen = /^(-?)([\d.]+)(?:,(\d+))?(mln|miljoen)?$/i.exec(kaal);
  if (!delen) return mis(GEEN_BEDRAG);
  const [, min = '', geheel = '', breuk = '', groot] = delen;
  if (!/^\d+$|^\d{1,3}(\.\d{3})+$/.test(geheel)) {
    const komma = kaal.replace('.', ',');
    return mis(
      `Het is niet duidelijk wat de punt betekent. Schrijf ${komma}, of laat de punt weg.`,
    );
  }
  const euro = Number(`${geheel.replaceAll('.', '')}.${breuk || '0'}`);
  const centen = Math.round(euro * (groot ? MILJOEN : 1) * 100);
  if (!groot && breuk.length > 2)
    return mis('Een bedrag heeft hoogstens twee cijfers achter de komma.');
  if (!Number.isSafeInteger(centen)) return mis('Dit bedrag is te groot.');
  return { ok: true, centen: min ? -centen : centen };
}
