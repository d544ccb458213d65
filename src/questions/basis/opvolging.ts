import type { Datum } from '../../core/basis/datum.ts';
import { groepeer } from '../../core/basis/groepeer.ts';
import type { Feitrij } from '../../facts/tabelsoorten/tabelsoorten.ts';

type Rij = Pick<Feitrij<'opvolgingen'>, 'voorganger' | 'opvolger' | 'ingang'>;

/** Who goes on for whom, as it stood on a day. */
export interface Opvolgers {
  /** The provider under whose code the care goes on; itself when nobody took over, or several did. */
  laatste(aanbieder: string): string;
  /** Several providers went on with its care: its money cannot be divided among them. */
  isGesplitst(aanbieder: string): boolean;
}

/** Reads the successions that had begun on the peildatum. */
export function opvolgersVan(rijen: readonly Rij[], peildatum: Datum): Opvolgers {
  const begonnen = rijen.filter((r) => r.ingang <= peildatum && r.voorganger !== r.opvolger);
  const per = groepeer(begonnen, (r) => r.voorganger);
  const volgende = (agb: string): string | null => {
    const wie = new Set((per.get(agb) ?? []).map((r) => r.opvolger));
    const [enige] = wie;
    return wie.size === 1 && enige !== undefined ? enige : null;
  };
  return {
    laatste: (aanbieder) => {
      // successions that go round end where they were seen before
      const gezien = new Set([aanbieder]);
      let nu = aanbieder;
      for (let na = volgende(nu); na !== null && !gezien.has(na); na = volgende(nu)) {
        gezien.add(na);
        nu = na;
      }
      return nu;
    },
    isGesplitst: (agb) => new Set((per.get(agb) ?? []).map((r) => r.opvolger)).size > 1,
  };
}
