import type {
  DriehoekAntwoord,
  DriehoekRegel,
  DriehoekTotaal,
} from '../core/prognose/driehoek/typen.ts';
import { getal, procent } from '../definitie/notatie.ts';
import { breedteVan } from './context.ts';
import type { Omgeving } from './omgeving.ts';
import { tekstTabel } from './tabel.ts';

type Veld = Exclude<keyof DriehoekRegel, 'herkomst'>;

/** Columns in reading order; one that no origin has is left out. */
const KOLOMMEN: readonly (readonly [Veld, string])[] = [
  ['laatste', 'Laatste'],
  ['nogTeMelden', 'Nog te melden'],
  ['eindstand', 'Eindstand'],
  ['procesfout', 'Procesfout'],
  ['parameterfout', 'Parameterfout'],
  ['standaardfout', 'Standaardfout'],
  ['standaardfoutTotEinde', 'Tot het einde'],
];

const PERCENTIELEN = ['p50', 'p75', 'p90', 'p95', 'p99'] as const;

/** Writes the answer for a person: a table, what the factors are, and what to be careful with. */
export function toonDriehoek(omgeving: Omgeving, a: DriehoekAntwoord): void {
  const velden = KOLOMMEN.filter(([veld]) => a.herkomst.some((r) => r[veld] !== undefined));
  const regel = (naam: string, r: DriehoekTotaal) => [
    naam,
    ...velden.map(([veld]) => (r[veld] === undefined ? '' : getal(r[veld]))),
  ];
  const kolommen = [
    { label: 'Herkomst', rechts: false },
    ...velden.map(([, label]) => ({ label, rechts: true })),
  ];
  const tabel = tekstTabel(
    kolommen,
    a.herkomst.map((r) => regel(r.herkomst, r)),
    breedteVan(omgeving),
    regel('Totaal', a.totaal),
  );
  omgeving.uit.write([tabel, ...zinnen(a), ''].join('\n'));
  for (const w of a.waarschuwingen) omgeving.fout.write(`${w.melding} (${w.code})\n`);
}

function zinnen(a: DriehoekAntwoord): string[] {
  const uit = [`Factoren: ${a.factoren.map((f) => getal(f, 4)).join('  ')}`];
  if (a.methode === 'merz-wuthrich')
    uit.push('De standaardfout is die van het komende jaar (of de komende periode).');
  if (a.phi !== undefined) uit.push(`Spreiding (phi): ${getal(a.phi, 2)}`);
  if (a.trekkingen !== undefined)
    uit.push(
      `Nog te melden is het gemiddelde van ${getal(a.trekkingen)} trekkingen met zaad ${a.zaad}.`,
      `Percentielen: ${percentielen(a.totaal)}`,
    );
  const { kalenderjaar: k, samenhang: s } = a.toetsen;
  if (k)
    uit.push(
      `Toets op kalenderjaren: ${getal(k.waarde, 2)}, gewoon is ${getal(k.laag, 2)} tot ${getal(k.hoog, 2)} (${procent(k.niveau)}).`,
    );
  if (s)
    uit.push(
      `Toets op samenhang van factoren: ${getal(s.waarde, 2)}, gewoon is ${getal(s.laag, 2)} tot ${getal(s.hoog, 2)} (${procent(s.niveau)}).`,
    );
  return uit;
}

const percentielen = (t: DriehoekTotaal): string =>
  PERCENTIELEN.flatMap((p) => (t[p] === undefined ? [] : [`${p} ${getal(t[p])}`])).join('  ');
