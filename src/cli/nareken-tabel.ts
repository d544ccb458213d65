import type { Narekening } from '../core/narekenen/typen.ts';
import { narekenzin, UITKOMSTEN } from '../definitie/narekening-in-woorden.ts';
import { getal } from '../definitie/notatie.ts';
import { breedteVan } from './context.ts';
import type { Omgeving } from './omgeving.ts';
import { tekstTabel } from './tabel.ts';

const KOLOMMEN = [
  { label: 'Som', rechts: false },
  { label: 'Gepubliceerd', rechts: true },
  { label: 'Berekend', rechts: true },
  { label: 'Verschil', rechts: true },
  { label: 'Uitkomst', rechts: false },
  { label: 'Verklaring', rechts: false },
];
/** Sums that come out are counted; of those that do not every one is shown. */
const GETOOND = 200;
const GEMELD = 20;

/** Writes what came of a table for a person: the sentence, and the sums that do not come out. */
export function toonNarekening(omgeving: Omgeving, n: Narekening): void {
  const kop = n.naam === '' ? '' : `${n.naam}\n`;
  omgeving.uit.write(`${kop}${narekenzin(n.sommen)}\n`);
  const anders = n.sommen.filter((s) => s.uitkomst !== 'klopt');
  const decimalen = Math.max(0, ...n.sommen.map((s) => decimalenVan(s.gepubliceerd)));
  if (anders.length > 0) {
    const rijen = anders
      .slice(0, GETOOND)
      .map((s) => [
        s.plaats,
        ...[s.gepubliceerd, s.berekend, s.verschil].map((x) => getal(x, decimalen)),
        UITKOMSTEN[s.uitkomst],
        s.verklaring,
      ]);
    omgeving.uit.write(tekstTabel(KOLOMMEN, rijen, breedteVan(omgeving)));
    const rest = anders.length - GETOOND;
    if (rest > 0) omgeving.uit.write(`En nog ${getal(rest)}; alles staat in: nareken --json\n`);
  }
  for (const m of n.meldingen.slice(0, GEMELD)) omgeving.fout.write(`${m.melding}\n`);
  const stil = n.meldingen.length - GEMELD;
  if (stil > 0)
    omgeving.fout.write(`En nog ${getal(stil)} meldingen; alle staan in: nareken --json\n`);
}

const decimalenVan = (n: number): number => {
  const tekst = String(n);
  return tekst.includes('.') ? tekst.length - tekst.indexOf('.') - 1 : 0;
};
