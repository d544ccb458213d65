import type { Datum } from '../../../core/basis/datum.ts';
import { ok, type Result } from '../../../core/basis/result.ts';
import { aantalVan } from '../../../definitie/notatie.ts';
import { type Maatregel } from '../../../definitie/plan/maatregel.ts';
import { PLANSCHEMAS, type Planinhoud } from '../../../definitie/plan/plan.ts';
import type { VoorbeeldBron } from '../../../definitie/voorbeelden.ts';
import type { Plansoort, RegisterSchrijver } from '../../../register/port.ts';
import { zetPlan } from '../plan.ts';
import { keurMaatregel, metPmSinds } from '../plan-keur.ts';
import { keurScenario, keurStaat } from '../scenario-keur.ts';
import type { Voorbeeldlader } from './lader.ts';

/** Which file holds which kind, and what one and more of them are called. */
const BESTANDEN: readonly (readonly [string, Plansoort, string])[] = [
  ['maatregelen', 'maatregel', 'maatregel'],
  ['basislijnen', 'basislijn', 'basislijn'],
  ['scenarios', 'scenario', 'scenario'],
  ['perspectieven', 'perspectief', 'perspectief'],
  ['taakstellingen', 'taakstelling', 'taakstelling'],
  ['risicos', 'risico', 'risico'],
  ['knoppen', 'knop', 'knop'],
];

/** `maatregelen.json`, `scenarios.json`, ...: a list of what its act takes, amounts as printed. */
export const planladers: readonly Voorbeeldlader[] = BESTANDEN.map(([leest, soort, enkelvoud]) => ({
  leest,
  laad: async (schrijver, bron, bestanden) => {
    const lijst = PLANSCHEMAS[soort].array().parse(bestanden.get(leest));
    for (const inhoud of lijst) {
      const gezet = await zetMetKeuring(schrijver, bron, soort, inhoud);
      if (!gezet.ok) return gezet;
    }
    return ok(aantalVan(lijst.length, enkelvoud, leest.replace(/^risicos$/, 'risico’s')));
  },
}));

/** The same judgement as the acts give; PM is known to be PM since the day of the first paper. */
async function zetMetKeuring(
  schrijver: RegisterSchrijver,
  { gemeente, stukken }: VoorbeeldBron,
  soort: Plansoort,
  inhoud: Planinhoud<Plansoort>,
): Promise<Result<void>> {
  // safe: the schema of bron.json let existing days through only, and asks for one paper at least
  const dag = stukken.map((s) => s.datum).sort()[0] as Datum;
  // safe (all three): PLANSCHEMAS[soort] parsed it
  if (soort === 'maatregel') {
    const m = inhoud as Maatregel;
    const gekeurd = await keurMaatregel(schrijver, gemeente, m);
    if (!gekeurd.ok) return gekeurd;
    await zetPlan(schrijver, gemeente, soort, metPmSinds(m, null, dag), true);
    return ok(undefined);
  }
  const gekeurd =
    soort === 'scenario'
      ? // safe: see above
        await keurScenario(schrijver, gemeente, inhoud as Planinhoud<'scenario'>)
      : 'regels' in inhoud
        ? keurStaat(inhoud)
        : ok(undefined);
  if (!gekeurd.ok) return gekeurd;
  await zetPlan(schrijver, gemeente, soort, inhoud, true);
  return ok(undefined);
}
