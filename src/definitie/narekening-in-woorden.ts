import type { NagerekendeSom, Uitkomst } from '../core/narekenen/typen.ts';
import { aantalVan } from './notatie.ts';

/** What an outcome is called on screen and paper. */
export const UITKOMSTEN: Readonly<Record<Uitkomst, string>> = {
  klopt: 'klopt',
  afronding: 'afronding',
  nietHerleidbaar: 'niet herleidbaar',
};

/** How many sums of an outcome there are. */
export const aantalMet = (sommen: readonly NagerekendeSom[], uitkomst: Uitkomst): number =>
  sommen.filter((s) => s.uitkomst === uitkomst).length;

/** What came of the sums, in one sentence: what does not come out is named first. */
export function narekenzin(sommen: readonly NagerekendeSom[]): string {
  if (sommen.length === 0) return 'Er is geen som gevonden om na te rekenen.';
  const [klopt, afronding, niet] = (['klopt', 'afronding', 'nietHerleidbaar'] as const).map((u) =>
    aantalMet(sommen, u),
  );
  const delen = [
    niet ? `${niet} niet herleidbaar` : '',
    afronding ? `${afronding} met een verschil door afronding` : '',
    klopt ? `${klopt} ${klopt === 1 ? 'klopt' : 'kloppen'} precies` : '',
  ].filter(Boolean);
  const pm = sommen.filter((s) => s.pmPosten > 0).length;
  const zonderPm =
    pm > 0
      ? ` In ${aantalVan(pm, 'som', 'sommen')} staat een PM-post: die is niet meegeteld, en niet nul.`
      : '';
  return `Van ${aantalVan(sommen.length, 'som', 'sommen')}: ${delen.join(', ')}.${zonderPm}`;
}
