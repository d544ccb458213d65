/** The sentences of a text. */
const zinnenVan = (tekst: string): string[] => tekst.split(/(?<=[.?!])\s+(?=[\p{Lu}\d])/u);

/** A text without the date that it begins with, for where that stands already. */
export const zonderStand = (tekst: string): string => tekst.replace(/^Stand [^.]*\.\s+/, '');

/** The sentence that carries the answer, with the date before it where there is one. */
export function kernEnRest(tekst: string): readonly [string, string] {
  const zinnen = zinnenVan(tekst);
  const tot = zinnen[0]?.startsWith('Stand ') ? 2 : 1;
  return [zinnen.slice(0, tot).join(' '), zinnen.slice(tot).join(' ')];
}
