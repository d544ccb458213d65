import type { PostPrognose } from '../../core/prognose/typen.ts';
import { euro, euroKort, kans, saldoInWoorden } from '../../definitie/notatie.ts';

/** From this chance on a post deserves attention, also when its expected nadeel is small. */
const KANS_VANAF = 0.75;
/** Smaller amounts (€ 25.000) are not worth a place on the first screen. */
const NADEEL_VANAF_CENTEN = 2_500_000;
const HOOGSTENS = 5;

type Aandachtspost = Pick<
  PostPrognose,
  'post' | 'naam' | 'soort' | 'saldoCenten' | 'kansOverschrijding' | 'begrootCenten'
>;

/** Posts that are expected to end worst, the largest nadeel first. */
export function aandachtsposten<P extends Aandachtspost>(posten: readonly P[]): readonly P[] {
  const saldo = (p: P): number => p.saldoCenten?.p50 ?? 0;
  return posten
    .filter((p) => p.soort !== 'reservemutatie' && saldo(p) < 0)
    .filter((p) => -saldo(p) >= NADEEL_VANAF_CENTEN || (p.kansOverschrijding ?? 0) >= KANS_VANAF)
    .toSorted((a, b) => saldo(a) - saldo(b))
    .slice(0, HOOGSTENS);
}

/** What is expected of a post, in words. */
export function postInWoorden(p: Aandachtspost): string {
  const delen = [`Naar verwachting ${nadeelPrecies(p.saldoCenten?.p50 ?? null)}`];
  if (p.begrootCenten !== null) delen.push(`op een begroting van ${euroKort(p.begrootCenten)}`);
  const waarop = p.soort === 'bate' ? 'kans op een lagere opbrengst' : 'kans op overschrijding';
  const slot = p.kansOverschrijding === null ? '' : `; ${waarop} ${kans(p.kansOverschrijding)}`;
  return `${delen.join(' ')}${slot}.`;
}

const MILJOEN_CENTEN = 100_000_000;

/** Below a million in thousands of euros: posts side by side must be told apart. */
function nadeelPrecies(saldoCenten: number | null): string {
  if (saldoCenten === null || Math.abs(saldoCenten) >= MILJOEN_CENTEN) {
    return saldoInWoorden(saldoCenten);
  }
  const duizenden = Math.round(Math.abs(saldoCenten) / 100_000) * 100_000;
  return `${euro(duizenden)} ${saldoCenten < 0 ? 'nadelig' : 'voordelig'}`;
}
