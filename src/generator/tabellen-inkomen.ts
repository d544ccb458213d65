import { type Cel, csvTekst } from './csv.ts';
import { groepeer } from './groepeer.ts';
import { type Dag, eersteVan, jaarVanMaand, laatsteVan, maandTekst } from './kalender.ts';
import type { Wereld } from './model.ts';
import type { Maandcijfer } from './overige-stromen.ts';
import { centen, metDag, type Tabel } from './stroomtabel.ts';
/** The scheme of a post. */
export const REGELING: Readonly<Record<string, string>> = {
  'PW-BIJSTAND': 'pw',
  'PW-IOAW': 'ioaw',
  'PW-LKS': 'lks',
};

/** `uitkeringen.csv`: benefits by scheme, with the number of them. */
export function uitkeringen(cijfers: readonly Maandcijfer[]): Tabel {
  const rijen = cijfers
    .filter((c) => c.maatstaf === 'realisatie' && REGELING[c.post.post] !== undefined)
    .map((c) => {
      const bestand = cijfers.find(
        (b) => b.maatstaf === 'bestand' && b.post === c.post && b.maand === c.maand,
      );
      const kop = [c.post.post, REGELING[c.post.post] ?? '', maandTekst(c.maand)];
      const ontvangsten = (c.bedrag ?? 0) * 0.015;
      return {
        bekend: c.bekend,
        rij: [...kop, centen(c.bedrag), bestand?.aantal ?? null, centen(ontvangsten)],
      };
    });
  return [
    'uitkeringen.csv',
    csvTekst(
      ['post', 'regeling', 'maand', 'bedrag', 'bestand', 'ontvangsten', 'bekend sinds'],
      metDag(rijen),
    ),
  ];
}

/** `buig.csv`, three letters a year: the autumn before, the spring, and the end of September. */
export function buig(cijfers: readonly Maandcijfer[]): Tabel {
  const perJaar = groepeer(
    cijfers.filter((c) => c.post.post === 'PW-BUIG'),
    (c) => jaarVanMaand(c.maand),
  );
  const rijen = [...perJaar].flatMap(([jaar, maanden]) => {
    const budget = (maanden.reduce((s, c) => s + (c.bedrag ?? 0), 0) / maanden.length) * 12;
    return (
      [
        ['voorlopig', 0.985, eersteVan(jaar * 12 - 3) + 2],
        ['nader voorlopig', 0.994, eersteVan(jaar * 12 + 3) + 14],
        ['definitief', 1, eersteVan(jaar * 12 + 8) + 29],
      ] as const
    ).map(([stadium, deel, bekend]) => ({
      bekend,
      rij: [jaar, stadium, centen(budget * deel), centen(budget * deel * 812), 'PW-BUIG'],
    }));
  });
  return [
    'buig.csv',
    csvTekst(['jaar', 'stadium', 'budget', 'macrobudget', 'post', 'bekend sinds'], metDag(rijen)),
  ];
}

/** Yield, wages and rijksbijdrage of a place a year in euros, and places per 25,000 inhabitants. */
const SW_PLEKKEN = [
  ['beschut binnen', 3_200, 34_500, 28_900, 62],
  ['werken op locatie', 6_400, 34_500, 28_900, 14],
  ['groepsdetachering', 9_800, 34_500, 28_900, 20],
  ['individuele detachering', 14_700, 35_000, 28_900, 16],
  ['begeleid werken', 0, 17_500, 28_900, 9],
  ['nieuw beschut', 4_100, 31_000, 0, 7],
] as const;

/** `sw-plaatsen.csv`: places by kind with their yield. */
export function sw({ verhaal, eindmaand }: Wereld, inwoners: number): Tabel {
  const rijen: { bekend: Dag; rij: Cel[] }[] = [];
  for (let maand = verhaal.begin; maand <= eindmaand; maand++) {
    const krimp = 0.97 ** ((maand - verhaal.begin) / 12);
    for (const [plek, opbrengst, loon, rijk, aantal] of SW_PLEKKEN) {
      const plaatsen = Math.max(1, Math.round(((aantal * inwoners) / 25_000) * krimp));
      const bedragen = [loon, opbrengst, rijk].map((euro) => centen((euro * 100 * plaatsen) / 12));
      rijen.push({
        bekend: laatsteVan(maand) + 20,
        rij: [maandTekst(maand), plek, plaatsen, ...bedragen],
      });
    }
  }
  return [
    'sw-plaatsen.csv',
    csvTekst(
      ['maand', 'plek', 'plaatsen', 'loonkosten', 'opbrengst', 'rijksbijdrage', 'bekend sinds'],
      metDag(rijen),
    ),
  ];
}
