import type { Werkboekdelen } from './werkboekdelen.ts';

const DAG_MS = 86_400_000;
/** Day 0 of a workbook; on a Macintosh it once began on 1 January 1904. */
const NUL = Date.UTC(1899, 11, 30);
const NUL_1904 = Date.UTC(1904, 0, 1);
/** Excel counts 29 February 1900, a day that never was. */
const SCHIJNDAG = 60;

/** Formats with a number below 164 are fixed (ECMA-376 part 1, 18.8.30): these show a day or a time. */
const isVasteDatum = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/** Whether a format shows a day or time: one of its letters, outside quotes, brackets and escapes. */
const toontDatum = (opmaak: string): boolean =>
  /[dmyhs]/i.test(opmaak.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, ''));

/**
 * Reads which cell styles show a number as a day.
 * @param pad the part with styles; without it nothing is a date
 * @param vanaf1904 the workbook counts days from 1904
 */
export async function openDatums(
  delen: Werkboekdelen,
  pad: string | undefined,
  vanaf1904: boolean,
): Promise<{ isDatum(stijl: number): boolean; tekst(getal: number): string }> {
  const opmaken = new Map<number, boolean>();
  const stijlen: boolean[] = [];
  let inCellen = false;
  const begin = (naam: string, a: Readonly<Record<string, string>>) => {
    if (naam === 'numFmt') opmaken.set(Number(a['numFmtId']), toontDatum(a['formatCode'] ?? ''));
    if (naam === 'cellXfs') inCellen = true;
    if (naam !== 'xf' || !inCellen) return;
    const id = Number(a['numFmtId'] ?? 0);
    stijlen.push(opmaken.get(id) ?? isVasteDatum(id));
  };
  const einde = (naam: string) => {
    if (naam === 'cellXfs') inCellen = false;
  };
  if (pad !== undefined && delen.heeft(pad)) await delen.leesHeel(pad, { begin, einde });
  const bekend = new Map<number, string>();
  return {
    isDatum: (stijl) => stijlen[stijl] ?? false,
    tekst(getal) {
      const eerder = bekend.get(getal);
      if (eerder !== undefined) return eerder;
      if (bekend.size > 10_000) bekend.clear();
      const tekst = dagTekst(getal, vanaf1904);
      bekend.set(getal, tekst);
      return tekst;
    },
  };
}

/** JJJJ-MM-DD, or UU:MM:SS for a time without a day; a number beyond the calendar stays a number. */
function dagTekst(getal: number, vanaf1904: boolean): string {
  const dag = !vanaf1904 && getal < SCHIJNDAG ? getal + 1 : getal;
  const moment = new Date(Math.round((dag * DAG_MS) / 1000) * 1000 + (vanaf1904 ? NUL_1904 : NUL));
  if (Number.isNaN(moment.getTime())) return String(getal);
  return getal < 1 ? moment.toISOString().slice(11, 19) : moment.toISOString().slice(0, 10);
}
