import { csvTekst } from './csv.ts';
import { datumVan, jaarVanMaand, laatsteVan, maandTekst } from './kalender.ts';
import type { Maandcijfer } from './overige-stromen.ts';
import { centen, metDag, type Tabel } from './stroomtabel.ts';

/** `pgb-svb.csv`: granted, advanced to the SVB, spent and taken back. */
export function pgb(cijfers: readonly Maandcijfer[]): Tabel {
  const eigen = cijfers.filter((c) => c.post.stroom === 'pgb');
  const toegekend = (c: Maandcijfer): number | null => {
    const jaar = eigen.find(
      (t) =>
        t.maatstaf === 'toegekend' &&
        t.post === c.post &&
        jaarVanMaand(t.maand) === jaarVanMaand(c.maand),
    );
    return jaar?.bedrag ? jaar.bedrag / 12 : null;
  };
  const rijen = eigen
    .filter((c) => c.maatstaf === 'besteding')
    .map((c) => {
      const recht = toegekend(c);
      const terug = c.maand % 12 === 3 ? (c.bedrag ?? 0) * 0.04 : null;
      const bedragen = [recht, recht, c.bedrag, terug].map(centen);
      return { bekend: c.bekend, rij: [c.post.post, maandTekst(c.maand), c.aantal, ...bedragen] };
    });
  return [
    'pgb-svb.csv',
    csvTekst(
      [
        'post',
        'maand',
        'budgethouders',
        'toegekend',
        'voorschot',
        'besteed',
        'teruggevorderd',
        'bekend sinds',
      ],
      metDag(rijen),
    ),
  ];
}

/** `eigen-bijdragen-cak.csv`: imposed and remitted. */
export function eigenBijdragen(cijfers: readonly Maandcijfer[]): Tabel {
  const rijen = cijfers
    .filter((c) => c.post.stroom === 'eigenBijdrage')
    .map((c) => ({
      bekend: c.bekend,
      rij: [
        c.post.post,
        maandTekst(c.maand),
        centen(c.bedrag),
        centen((c.bedrag ?? 0) * 0.985),
        c.aantal,
      ],
    }));
  return [
    'eigen-bijdragen-cak.csv',
    csvTekst(
      ['post', 'maand', 'opgelegd', 'afgedragen', 'bijdrageplichtigen', 'bekend sinds'],
      metDag(rijen),
    ),
  ];
}

/** `facturen.csv`: each month in a few invoices that add up to it. */
export function facturen(cijfers: readonly Maandcijfer[]): Tabel {
  const soorten: Readonly<Record<string, string>> = {
    'FAC-HULPMIDDELEN': 'hulpmiddelen',
    'FAC-WONING': 'woningaanpassing',
    'FAC-VERVOER': 'vervoer',
  };
  const rijen = cijfers
    .filter((c) => c.post.stroom === 'facturen')
    .flatMap((c) => {
      const bedrag = c.bedrag ?? 0;
      const delen = [Math.round(bedrag * 0.5), Math.round(bedrag * 0.3)];
      delen.push(bedrag - delen.reduce((a, b) => a + b, 0));
      return delen.map((deel, i) => ({
        bekend: c.bekend,
        rij: [
          c.post.post,
          ['Hulpmiddelenhuis Boegspriet', 'Bouwbedrijf Spant', 'Vervoer Kielzog'][i] ?? '',
          `F${c.post.post}-${maandTekst(c.maand)}-${i + 1}`,
          datumVan(laatsteVan(c.maand) + 5),
          maandTekst(c.maand),
          soorten[c.post.post] ?? 'overig',
          centen(deel),
          'goedgekeurd',
        ],
      }));
    });
  return [
    'facturen.csv',
    csvTekst(
      [
        'post',
        'leverancier',
        'factuurnummer',
        'factuurdatum',
        'maand',
        'voorziening',
        'bedrag',
        'status',
        'bekend sinds',
      ],
      metDag(rijen),
    ),
  ];
}
