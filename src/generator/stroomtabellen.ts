import { type Dag, datumVan } from './kalender.ts';
import type { Declaratie, Wereld } from './model.ts';
import type { Maandcijfer } from './overige-stromen.ts';
import type { Tabel } from './stroomtabel.ts';
import { grBijdragen, subsidies, uitnutting } from './tabellen-bijdragen.ts';
import { contracten } from './tabellen-contracten.ts';
import { buig, REGELING, sw, uitkeringen } from './tabellen-inkomen.ts';
import { eigenBijdragen, facturen, pgb } from './tabellen-voorzieningen.ts';

/** The last digit of a taakveld of youth care tells at which level it is bought. */
const NIVEAUS: Readonly<Record<string, string>> = {
  '1': 'lokaal',
  '2': 'regionaal',
  '3': 'landelijk',
};

/** What comes in other tables than the monthly figures: only what is known on `tot`. */
export function stroomtabellen(
  wereld: Wereld,
  cijfers: readonly Maandcijfer[],
  opties: {
    readonly tot: Dag;
    readonly inwoners: number;
    readonly declaraties: readonly Declaratie[];
    readonly taakveldVan: (post: string) => string;
  },
): Tabel[] {
  const bekend = cijfers.filter((c) => c.bekend <= opties.tot);
  const niveau = (post: string) =>
    (post.startsWith('JEUGD') ? NIVEAUS[opties.taakveldVan(post).slice(-1)] : null) ?? 'lokaal';
  return [
    ...[grBijdragen, subsidies, pgb, eigenBijdragen, uitkeringen, facturen, uitnutting].map((f) =>
      f(bekend),
    ),
    buig(cijfers),
    sw(wereld, opties.inwoners),
    contracten(wereld, opties.declaraties, niveau),
  ].map(([pad, inhoud]) => [pad, totEnMet(inhoud, datumVan(opties.tot))] as const);
}

/** Drops rows that are known later: the day stands last. Tables without a day stay whole. */
function totEnMet(inhoud: string, tot: string): string {
  const [kop = '', ...rijen] = inhoud.split('\r\n');
  if (!kop.endsWith('bekend sinds')) return inhoud;
  const bekend = rijen.filter((r) => r !== '' && r.slice(r.lastIndexOf(';') + 1) <= tot);
  return `${[kop, ...bekend].join('\r\n')}\r\n`;
}

/** Whether a monthly figure has a table of its own. */
export const heeftTabel = ({ post, maatstaf }: Maandcijfer): boolean => {
  const { stroom, post: code } = post;
  if (stroom === 'subsidie') return maatstaf !== 'voorschot';
  if (stroom === 'uitkeringen') return REGELING[code] !== undefined;
  return stroom !== 'apparaat' && stroom !== 'declaraties';
};
