import Table from 'cli-table3';
import { celInWoorden } from '../definitie/notatie.ts';
import {
  isLegePlek,
  type Kolomsoort,
  merkVan,
  type Tabel,
  totaalrijVan,
} from '../definitie/tabel.ts';

const KAAL = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
const TUSSEN = 2;
const SMALST = 12;

/** A column of a table in the terminal. */
export interface Tekstkolom {
  readonly label: string;
  readonly rechts: boolean;
}

/**
 * Lays rows out in columns: numbers to the right, long text wrapped to fit the screen.
 * @param breedte characters on a line; `null` (a file, a pipe) wraps nothing
 */
export function tekstTabel(
  kolommen: readonly Tekstkolom[],
  rijen: readonly (readonly string[])[],
  breedte: number | null,
  totaal?: readonly string[],
): string {
  const alle = [kolommen.map((k) => k.label), ...rijen, ...(totaal ? [totaal] : [])];
  const breedtes = pas(natuurlijk(alle), kolommen, breedte);
  const lijn = breedtes.map((b) => '─'.repeat(b));
  const tabel = new Table({
    chars: KAAL,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: kolommen.map((k) => (k.rechts ? 'right' : 'left')),
    colWidths: breedtes,
    wordWrap: true,
  });
  tabel.push([...kolommen.map((k) => k.label)], lijn, ...rijen.map((r) => [...r]));
  if (totaal) tabel.push(lijn, [...totaal]);
  return `${tabel.toString().replace(/[ ]+$/gm, '')}\n`;
}

function natuurlijk(rijen: readonly (readonly string[])[]): number[] {
  const aantal = rijen[0]?.length ?? 0;
  return Array.from({ length: aantal }, (_, i) =>
    Math.max(1, ...rijen.map((r) => r[i]?.length ?? 0)),
  );
}

/** Takes room from the widest text columns until the table fits. */
function pas(
  breedtes: number[],
  kolommen: readonly Tekstkolom[],
  breedte: number | null,
): number[] {
  if (breedte === null) return breedtes;
  const passend = [...breedtes];
  const teveel = () => passend.reduce((som, b) => som + b + TUSSEN, -TUSSEN) - breedte;
  while (teveel() > 0) {
    const ruimst = passend.reduce(
      (keus, b, i) => (!kolommen[i]?.rechts && b > (passend[keus] ?? 0) ? i : keus),
      kolommen.findIndex((k) => !k.rechts),
    );
    const nu = passend[ruimst];
    if (nu === undefined || nu <= SMALST) return passend;
    passend[ruimst] = Math.max(SMALST, nu - teveel());
  }
  return passend;
}

/** Kinds that are read, not compared by size. */
const LINKS: ReadonlySet<Kolomsoort> = new Set(['tekst', 'datum', 'maand']);

/** The table of an answer as text. */
export function antwoordTabel(tabel: Tabel, breedte: number | null): string {
  const kolommen = tabel.kolommen.map((k) => ({ label: k.label, rechts: !LINKS.has(k.soort) }));
  const regel = (rij: Tabel['rijen'][number], leeg: string) =>
    tabel.kolommen.map((k) => {
      const cel = rij[k.veld];
      if (cel === undefined) return leeg;
      return isLegePlek(cel, k) ? '' : celInWoorden(cel, k.soort) + merkVan(rij, k);
    });
  const totaal = totaalrijVan(tabel);
  const rijen = tabel.rijen.map((r) => regel(r, celInWoorden(null, 'tekst')));
  return tekstTabel(kolommen, rijen, breedte, totaal ? regel(totaal, '') : undefined);
}
