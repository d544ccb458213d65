import type { TabelRij } from './lees-tabel.ts';
import type { Waarde } from './waarde.ts';

/** Columns of free text that an act may name in its sentence. */
const VRIJE_TEKST = ['naam', 'moment', 'autorisatieniveau', 'taakveld', 'categorie', 'code'];
/** What is named of them: a code, or a moment that every municipality has. */
const NOEMBAAR =
  /^((?=.*\d)[\w.-]{1,8}|(primitief|berap|bestuursrapportage|voorjaarsnota|najaarsnota|kadernota|slotwijziging|wijziging)( ?\d{1,2})?)$/i;

/**
 * Makes sentences fit to be shown and kept: cells of text in these rows are not repeated in them. A
 * post is, when it looks like a code, and so is a usual moment.
 */
export function zonderTekst(rijen: readonly TabelRij[]): (melding: string) => string {
  const vrij = rijen.flatMap((r) => VRIJE_TEKST.map((v) => r[v]).filter((w) => !noembaar(w)));
  const posten = rijen.map((r) => r['post']).filter((p) => /\s|\d{8}/.test(String(p)));
  const verboden = new Set([...vrij, ...posten].map((w) => String(w).trim().toLowerCase()));
  return (melding) => [...verboden].reduce(dekAf, melding);
}

const noembaar = (w: Waarde | undefined): boolean =>
  w === null || w === undefined || NOEMBAAR.test(String(w).trim());

function dekAf(melding: string, tekst: string): string {
  if (tekst === '' || !melding.toLowerCase().includes(tekst)) return melding;
  const patroon = tekst.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const woord = `(?<![\\p{L}\\p{N}])${patroon}(?![\\p{L}\\p{N}])`;
  return melding.replace(new RegExp(woord, 'giu'), '...');
}
