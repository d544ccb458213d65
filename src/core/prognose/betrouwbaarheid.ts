import { type Datum, dagenTussen } from '../basis/datum.ts';
import type { PostPrognose, SignaalCode } from './typen.ts';

/** How far a figure of the year can be relied upon; by stated rules, no statistic. */
export type Betrouwbaarheid = 'vast' | 'goed' | 'matig' | 'zwak' | 'geen';

/** Why a figure is not better than it is. */
export type Reden =
  | 'alleenBegroting'
  | 'ouderDanKwartaal'
  | 'ouderDanHalfjaar'
  | 'weinigHistorie'
  | 'spreidingAangenomen'
  | 'zonderToewijzingen'
  | 'afrekeningOntbreekt';

/** Days after which a figure is old; half a year makes it weak. */
const OUD = { kwartaal: 92, halfjaar: 183 } as const;

const SIGNAALREDENEN: Partial<Record<SignaalCode, Reden>> = {
  'te-weinig-historie': 'weinigHistorie',
  'spreiding-aangenomen': 'spreidingAangenomen',
  'geen-toewijzingen': 'zonderToewijzingen',
  'afrekening-ontbreekt': 'afrekeningOntbreekt',
};

type Bekeken = Pick<PostPrognose, 'grond' | 'standPer' | 'signalen'>;

/**
 * The label of a figure with its reasons: settled is `vast`; without a figure of its own `zwak`, or
 * `geen` when there is no budget either; older than half a year is `zwak`; one other reason makes it
 * `matig`.
 */
export function betrouwbaarheidVan(
  post: Bekeken,
  peildatum: Datum,
): { readonly label: Betrouwbaarheid; readonly redenen: readonly Reden[] } {
  if (post.grond === 'geen') return { label: 'geen', redenen: [] };
  if (post.grond === 'begroting') return { label: 'zwak', redenen: ['alleenBegroting'] };
  if (post.signalen.some((s) => s.code === 'afgerekend')) return { label: 'vast', redenen: [] };
  const dagen = post.standPer === null ? null : dagenTussen(post.standPer, peildatum);
  const oud: Reden[] =
    dagen === null || dagen <= OUD.kwartaal
      ? []
      : [dagen > OUD.halfjaar ? 'ouderDanHalfjaar' : 'ouderDanKwartaal'];
  const redenen = [...oud, ...post.signalen.flatMap((s) => SIGNAALREDENEN[s.code] ?? [])];
  const uniek = [...new Set(redenen)];
  if (uniek.includes('ouderDanHalfjaar')) return { label: 'zwak', redenen: uniek };
  return { label: uniek.length === 0 ? 'goed' : 'matig', redenen: uniek };
}
