import { AANBIEDERS } from './aanbieders.ts';
import type { Bevolking } from './bevolking.ts';
import { type Cel, csvTekst } from './csv.ts';
import { datumVan, eersteVan, verjaardag } from './kalender.ts';
import type { Wereld } from './model.ts';
import { BUURTEN } from './stad.ts';
import type { Tabel } from './stroomtabel.ts';

/** First age of each class; the last one has no upper end. */
const LEEFTIJDEN = [0, 4, 12, 18, 23, 45, 65, 75, 85] as const;

/** `bevolking.csv`: inhabitants on 1 January by buurt and age, of every year that the history touches. */
export function bevolkingCsv({ personen }: Bevolking, { verhaal }: Wereld): Tabel {
  const rijen: Cel[][] = [];
  for (let jaar = Math.floor(verhaal.begin / 12); jaar * 12 <= verhaal.januari; jaar++) {
    const dag = eersteVan(jaar * 12);
    const perKlasse = new Map<string, number>();
    for (const p of personen) {
      if (p.geboren > dag) continue;
      const klasse = LEEFTIJDEN.findLast((van) => verjaardag(p.geboren, van) <= dag) ?? 0;
      const plek = `${p.huishouden.adres.buurt.buurt}|${klasse}`;
      perKlasse.set(plek, (perKlasse.get(plek) ?? 0) + 1);
    }
    for (const { wijk, buurt } of BUURTEN) {
      for (const [i, van] of LEEFTIJDEN.entries()) {
        const volgende = LEEFTIJDEN[i + 1];
        const tot = volgende === undefined ? null : volgende - 1;
        rijen.push([jaar, wijk, buurt, van, tot, perKlasse.get(`${buurt}|${van}`) ?? 0]);
      }
    }
  }
  const koppen = [
    'jaar',
    'wijknaam',
    'buurtnaam',
    'vanaf leeftijd',
    'tot en met leeftijd',
    'inwoners',
  ];
  return ['bevolking.csv', csvTekst(koppen, rijen)];
}

/**
 * `opvolgingen.csv`: the provider that stops is taken over, and one went on under another AGB code
 * before the history begins.
 */
export function opvolgingenCsv({ verhaal }: Wereld): Tabel {
  const agbVan = (naam: string): string => AANBIEDERS.find((a) => a.naam === naam)?.agb ?? '';
  const stopt = AANBIEDERS.find((a) => a.rol === 'stopt')?.agb ?? '';
  return [
    'opvolgingen.csv',
    csvTekst(
      ['agb voorganger', 'agb opvolger', 'ingangsdatum', 'vorm'],
      [
        [stopt, agbVan('Thuiszorg Brinkerlo'), datumVan(eersteVan(verhaal.stopMaand)), 'overname'],
        ['98900012', agbVan('Ooievaarsma Wonen'), datumVan(eersteVan(verhaal.begin)), 'nieuweAgb'],
      ],
    ),
  ];
}
