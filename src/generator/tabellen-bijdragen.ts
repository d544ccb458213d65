import { type Cel, csvTekst } from './csv.ts';
import { jaarVanMaand, laatsteVan, maandTekst } from './kalender.ts';
import type { Maandcijfer } from './overige-stromen.ts';
import { centen, metDag, standen, type Tabel, van } from './stroomtabel.ts';

const REGELINGNAMEN: Readonly<Record<string, string>> = {
  'GR-SDD': 'Sociale dienst',
  'GR-WSW': 'Sociale werkvoorziening',
  'GR-SOJ': 'Serviceorganisatie jeugd',
};

/** What is settled among municipalities, as a share of the contribution; negative is received. */
const VEREVENING: Readonly<Record<string, number>> = { 'GR-SOJ': 0.03, 'GR-SDD': -0.01 };

/** `gr-bijdragen.csv`: voorschotten, and what the year is expected to cost. */
export function grBijdragen(cijfers: readonly Maandcijfer[]): Tabel {
  const rijen = standen(
    cijfers.filter((c) => c.post.stroom === 'grBijdrage'),
    (c) => `${c.post.post}|${c.maand}`,
    (tot): Cel[] => {
      const { post, maand } = tot[0] ?? { post: { post: '' }, maand: 0 };
      const opgave = van(tot, 'opgave');
      const uitvoering = opgave === null ? null : Math.round(opgave * 0.12);
      const verevening = opgave === null ? null : Math.round(opgave * (VEREVENING[post.post] ?? 0));
      const zorg =
        opgave === null ? null : Math.round(opgave) - (uitvoering ?? 0) - (verevening ?? 0);
      const kop = [post.post, REGELINGNAMEN[post.post] ?? post.post, maandTekst(maand)];
      const jaar = [opgave, van(tot, 'afrekening'), zorg, uitvoering, verevening].map(centen);
      return [...kop, centen(van(tot, 'voorschot')), ...jaar];
    },
  );
  return [
    'gr-bijdragen.csv',
    csvTekst(
      [
        'post',
        'regeling',
        'maand',
        'voorschot',
        'verwachte afrekening',
        'afrekening',
        'zorgkosten',
        'uitvoeringskosten',
        'verevening',
        'bekend sinds',
      ],
      metDag(rijen),
    ),
  ];
}

/** `subsidies.csv`: verleend, and settled in the next year. */
export function subsidies(cijfers: readonly Maandcijfer[]): Tabel {
  const rijen = standen(
    cijfers.filter((c) => c.post.stroom === 'subsidie' && c.maatstaf !== 'voorschot'),
    (c) => `${c.post.post}|${jaarVanMaand(c.maand)}`,
    (tot): Cel[] => {
      const eerste = tot[0];
      const verleend = van(tot, 'verleend') ?? 0;
      const jaar = jaarVanMaand(eerste?.maand ?? 0);
      const kop = [
        eerste?.post.post ?? '',
        `B-${eerste?.post.post}-${jaar}`,
        'Stichting Havenlicht',
        jaar,
      ];
      const taakgericht = eerste?.post.post === 'SUB-WIJKTEAM';
      return [
        ...kop,
        taakgericht ? 'taakgericht' : 'subsidie',
        ...[
          verleend,
          taakgericht ? verleend * 0.97 : null,
          taakgericht ? verleend * 1.03 : null,
          van(tot, 'afrekening'),
        ].map(centen),
      ];
    },
  );
  return [
    'subsidies.csv',
    csvTekst(
      [
        'post',
        'beschikking',
        'instelling',
        'jaar',
        'vorm',
        'verleend',
        'ondergrens',
        'bovengrens',
        'vastgesteld',
        'bekend sinds',
      ],
      metDag(rijen),
    ),
  ];
}

/** What a client of a connected party costs in a year, in cents. */
const KOSTEN_PER_CLIENT = 310_000;

/** `uitnutting.csv`: what the connected parties report each quarter on their products. */
export function uitnutting(cijfers: readonly Maandcijfer[]): Tabel {
  const rijen = cijfers
    .filter(
      (c) => c.post.stroom === 'grBijdrage' && c.maatstaf === 'voorschot' && c.maand % 3 === 2,
    )
    .flatMap((c) => {
      const jaar = (c.bedrag ?? 0) * 12;
      const deel = ((c.maand % 12) + 1) / 12;
      return (
        [
          ['uitvoering', 0.35, 1],
          ['trajecten', 0.45, 0.86],
          ['preventie', 0.2, 1.12],
        ] as const
      ).map(([product, gewicht, tempo]) => ({
        bekend: laatsteVan(c.maand) + 35,
        rij: [
          REGELINGNAMEN[c.post.post] ?? c.post.post,
          product,
          c.post.post,
          maandTekst(c.maand),
          ...[
            jaar * gewicht,
            jaar * gewicht * deel * tempo * 1.06,
            jaar * gewicht * deel * tempo,
            jaar * gewicht * deel * tempo * 0.94,
          ].map(centen),
          Math.max(1, Math.round((jaar * gewicht * deel * tempo) / KOSTEN_PER_CLIENT)),
        ],
      }));
    });
  return [
    'uitnutting.csv',
    csvTekst(
      [
        'partij',
        'product',
        'post',
        'maand',
        'budget',
        'toegewezen',
        'gedeclareerd',
        'betaald',
        'clienten',
        'bekend sinds',
      ],
      metDag(rijen),
    ),
  ];
}
