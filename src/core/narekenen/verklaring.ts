import type { Vlak } from './typen.ts';
import type { Gevonden } from './vind-sommen.ts';
import type { Proefsom } from './weeg.ts';
import { isPm } from './woorden.ts';

/** Writes a value of the table in words; the table knows its decimals. */
export type Schrijf = (waarde: number) => string;

/**
 * What explains the differences of a sum, as Dutch sentences by place: one row or one amount for all
 * of them, else what explains each by itself. A place that nothing explains is not in it.
 */
export function verklaarVerschillen(
  vlak: Vlak,
  { lijn, gewogen }: Gevonden,
  schrijf: Schrijf,
): ReadonlyMap<number, string> {
  const fout = gewogen.sommen.filter((s) => s.uitkomst === 'nietHerleidbaar');
  const samen =
    fout.length < 2
      ? null
      : (regelDieVerklaart(vlak, lijn, gewogen, fout) ?? vastVerschil(fout, schrijf));
  if (samen !== null) return new Map(fout.map((s) => [s.plek, samen]));
  return new Map(
    fout.flatMap((s): [number, string][] => {
      const los = regelDieVerklaart(vlak, lijn, gewogen, [s]) ?? verwisseld(s);
      return los === null ? [] : [[s.plek, los]];
    }),
  );
}

/** How a line that counts wrongly shows: its own figure comes back in the difference. */
const FOUTEN = [
  { maal: -1, zin: 'als {} niet is meegeteld' },
  { maal: 1, zin: 'als {} twee keer is meegeteld' },
  { maal: -2, zin: 'als {} met het verkeerde teken is meegeteld' },
] as const;

function regelDieVerklaart(
  vlak: Vlak,
  lijn: number,
  { samenstelling }: Gevonden['gewogen'],
  fout: readonly Proefsom[],
): string | null {
  const tekens = new Map<number, number>(samenstelling.delen.map((d) => [d.lijn, d.teken]));
  for (const { maal, zin } of FOUTEN) {
    const wie = [...tekens].filter(([deel, teken]) =>
      fout.every((s) => isVerschil(vlak, deel, s, maal * teken)),
    );
    if (wie.length > 0)
      return zinVan(
        vlak,
        wie.map(([deel]) => deel),
        zin,
      );
  }
  const buiten = vlak.lijnen.flatMap((l, i) =>
    i !== lijn && !tekens.has(i) && l.optelbaar && fout.every((s) => isVerschil(vlak, i, s, 1))
      ? [i]
      : [],
  );
  return zinVan(vlak, buiten, 'als {} ook is meegeteld, die er niet bij hoort');
}

/** With more candidates than this a coincidence is likelier than a cause. */
const MEEST = 3;

function zinVan(vlak: Vlak, lijnen: readonly number[], zin: string): string | null {
  const [een, ...meer] = lijnen.map((i) => vlak.lijnen[i]?.plaats ?? '');
  // many lines that fit by chance explain nothing
  if (een === undefined || meer.length >= MEEST) return null;
  const anders = meer.length > 0 ? ` (of ${meer.join(' of ')})` : '';
  return `Het past ${zin.replace('{}', `${een}${anders}`)}.`;
}

/** Whether the figure of a line, so many times, is what the sum is off by. */
function isVerschil(vlak: Vlak, deel: number, s: Proefsom, maal: number): boolean {
  const waarde = vlak.waarde(deel, s.plek);
  if (typeof waarde !== 'number' || waarde === 0) return false;
  const rest = Math.abs(s.gedrukt - s.berekend - maal * waarde);
  // what is left may be rounding, but not the whole difference
  return rest === 0 || (rest < s.grens && Math.abs(waarde) > 2 * s.grens);
}

function vastVerschil(fout: readonly Proefsom[], schrijf: Schrijf): string | null {
  const verschillen = fout.map((s) => s.gedrukt - s.berekend);
  const [laag, hoog] = [Math.min(...verschillen), Math.max(...verschillen)];
  const speling = Math.max(...fout.map((s) => s.grens));
  if (hoog - laag > speling || Math.sign(laag) !== Math.sign(hoog)) return null;
  const bedrag = laag === hoog ? schrijf(laag) : `${schrijf(laag)} tot ${schrijf(hoog)}`;
  return `Eén vast bedrag van ${bedrag} verklaart alle ${fout.length} verschillen.`;
}

/** Two digits that changed places when a figure was typed over. */
function verwisseld(s: Proefsom): string | null {
  if (Math.sign(s.gedrukt) !== Math.sign(s.berekend)) return null;
  const [een, ander] = [String(Math.abs(s.gedrukt)), String(Math.abs(s.berekend))];
  const past = [...een].some((_, i) => {
    const om = een.slice(0, i) + (een[i + 1] ?? '') + (een[i] ?? '') + een.slice(i + 2);
    return i + 1 < een.length && om === ander;
  });
  return past ? 'Het past als twee cijfers zijn verwisseld.' : null;
}

/** What a sum leaves out, because no figure stands there: PM is not zero. */
export function zonderPosten(teksten: readonly string[]): string {
  const pm = teksten.filter(isPm).length;
  const anders = teksten.length - pm;
  return [
    pm > 0
      ? ` Exclusief ${pm} PM-${pm === 1 ? 'post' : 'posten'}: die ${pm === 1 ? 'is' : 'zijn'} niet nul.`
      : '',
    anders > 0
      ? ` Exclusief ${anders} ${anders === 1 ? 'plek' : 'plekken'} met tekst in plaats van een getal.`
      : '',
  ].join('');
}
