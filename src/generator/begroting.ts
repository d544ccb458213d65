import { normaal } from '../core/basis/toeval.ts';
import { type Dag, eersteVan } from './kalender.ts';
import { stroomVan } from './kans.ts';
import type { Wereld } from './model.ts';
import type { PostRegel } from './post.ts';
import { DECLARATIE_POSTEN, RESERVE_POST } from './posten.ts';
import { OVERIGE_POSTEN } from './posten-overig.ts';

/** One decided amount: the primitive budget of a post, or a later change; cents. */
export interface BegrotingRegel {
  readonly jaar: number;
  readonly post: PostRegel;
  readonly moment: string;
  readonly besluit: Dag;
  readonly structureel: boolean;
  readonly bedrag: number;
}

/** Outcome of a post in a year, in cents, whatever part of the year was simulated. */
export type Uitkomst = (post: string, jaar: number) => number;

/**
 * Budgets that fit the outcome: the last year ends a few percent over its budget, mostly on a few
 * posts; earlier years end close to it. The council decides in November, berap 1 in July, berap 2 in
 * November of the year itself.
 */
export function createBegroting(
  wereld: Wereld,
  jaren: readonly number[],
  uitkomst: Uitkomst,
): BegrotingRegel[] {
  const laatste = Math.floor(wereld.verhaal.januari / 12);
  return jaren.flatMap((jaar) => [
    ...[...DECLARATIE_POSTEN, ...OVERIGE_POSTEN].flatMap((post) =>
      jaar === laatste
        ? lopendJaar(post, jaar, uitkomst(post.post, jaar))
        : anderePeriode(wereld, post, jaar, uitkomst(post.post, jaar)),
    ),
    ...reserve(jaar, uitkomst),
  ]);
}

const opDuizend = (centen: number): number => Math.round(centen / 100_000) * 100_000;
const primitief = (jaar: number): Dag => eersteVan((jaar - 1) * 12 + 10) + 6;
const berap1 = (jaar: number): Dag => eersteVan(jaar * 12 + 6) + 2;
const berap2 = (jaar: number): Dag => eersteVan(jaar * 12 + 10) + 5;

function lopendJaar(post: PostRegel, jaar: number, werkelijk: number): BegrotingRegel[] {
  const structureel = opDuizend(werkelijk * (post.berap?.structureel ?? 0));
  const incidenteel = opDuizend(werkelijk * (post.berap?.incidenteel ?? 0));
  const eind = opDuizend(werkelijk * (1 - post.overschrijding));
  const kop = { jaar, post, moment: 'berap 1', besluit: berap1(jaar) };
  return [
    begin(jaar, post, eind - structureel - incidenteel),
    { ...kop, structureel: true, bedrag: structureel },
    { ...kop, structureel: false, bedrag: incidenteel },
  ].filter((r) => r.moment === 'primitief' || r.bedrag !== 0);
}

function anderePeriode(
  wereld: Wereld,
  post: PostRegel,
  jaar: number,
  werkelijk: number,
): BegrotingRegel[] {
  const t = stroomVan(wereld.zaad, 'begroting', post.post, jaar);
  const eind = opDuizend(werkelijk * (1 - 0.012 * normaal(t)));
  const eerste = opDuizend(werkelijk * (0.97 + 0.02 * normaal(t)));
  const tussen = opDuizend((eind - eerste) * 0.6);
  const kop = { jaar, post, structureel: true };
  return [
    begin(jaar, post, eerste),
    { ...kop, moment: 'berap 1', besluit: berap1(jaar), bedrag: tussen },
    {
      ...kop,
      moment: 'berap 2',
      besluit: berap2(jaar),
      structureel: false,
      bedrag: eind - eerste - tussen,
    },
  ].filter((r) => r.moment === 'primitief' || r.bedrag !== 0);
}

const begin = (jaar: number, post: PostRegel, bedrag: number): BegrotingRegel => ({
  jaar,
  post,
  moment: 'primitief',
  besluit: primitief(jaar),
  structureel: true,
  bedrag,
});

/** A withdrawal from the reserve (negative: it eases the result) of one percent of the Jeugd posts. */
function reserve(jaar: number, uitkomst: Uitkomst): BegrotingRegel[] {
  const jeugd = DECLARATIE_POSTEN.filter((p) => p.wet === 'jeugd');
  const bedrag = -opDuizend(jeugd.reduce((som, p) => som + uitkomst(p.post, jaar), 0) * 0.01);
  const kop = { jaar, post: RESERVE_POST, structureel: false };
  return [
    { ...kop, moment: 'primitief', besluit: primitief(jaar), bedrag: 0 },
    { ...kop, moment: 'berap 1', besluit: berap1(jaar), bedrag },
  ];
}
