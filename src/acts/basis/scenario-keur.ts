import type { Gemeente } from '../../core/basis/domein.ts';
import { no, ok, type Result, type VeldFout } from '../../core/basis/result.ts';
import { botsingen } from '../../core/maatregelen/verband.ts';
import { planVan } from '../../definitie/plan/plan.ts';
import type { Basislijn, Perspectief, Scenario } from '../../definitie/plan/scenario.ts';
import type { RegisterSchrijver } from '../../register/port.ts';
import { weigerFouten } from './weiger.ts';

/** Refuses a scenario that names what does not exist, takes a name twice or holds a contradiction. */
export async function keurScenario(
  schrijver: RegisterSchrijver,
  gemeente: Gemeente,
  s: Scenario,
): Promise<Result<void>> {
  const [basislijnen, maatregelen, scenarios] = await Promise.all([
    planVan(schrijver, gemeente, 'basislijn'),
    planVan(schrijver, gemeente, 'maatregel'),
    planVan(schrijver, gemeente, 'scenario'),
  ]);
  const zelfde = scenarios.find(
    (a) => a.id !== s.id && a.naam.toLowerCase() === s.naam.toLowerCase(),
  );
  if (zelfde) {
    const melding = `Er is al een scenario met de naam "${zelfde.naam}" (${zelfde.id}). Kies een andere naam.`;
    return no('strijdigMetBestaand', melding, [{ veld: 'naam', melding }]);
  }
  const bekend = new Set(maatregelen.map((m) => m.code));
  const basis = basislijnen.find((b) => b.code === s.basislijn);
  const gekozen = maatregelen.filter((m) => s.maatregelen.includes(m.code));
  const fouten = [
    ...(basis ? [] : [{ veld: 'basislijn', melding: `Basislijn ${s.basislijn} bestaat niet.` }]),
    ...s.maatregelen.flatMap((code, i) => codeFout(code, i, s, bekend)),
    ...botsingen(gekozen).map(({ soort, code, andere }) => ({
      veld: 'maatregelen',
      melding:
        soort === 'sluitUit'
          ? `Maatregel ${code} sluit ${andere} uit; kies er een.`
          : `Maatregel ${code} kan niet zonder ${andere}.`,
    })),
    ...buitenJaren('gedrukt', s.gedrukt, basis?.jaren ?? s.gedrukt.map((g) => g.jaar)),
    ...s.overlappen.flatMap((o, i) =>
      o.maatregelen.every((c) => s.maatregelen.includes(c))
        ? []
        : { veld: `overlappen.${i}`, melding: `Overlap ${o.naam}: niet elke maatregel doet mee.` },
    ),
  ];
  return fouten.length > 0 ? weigerFouten(`Scenario ${s.id} klopt niet.`, fouten) : ok(undefined);
}

function codeFout(code: string, i: number, s: Scenario, bekend: ReadonlySet<string>): VeldFout[] {
  const veld = `maatregelen.${i}`;
  if (!bekend.has(code)) return [{ veld, melding: `Maatregel ${code} bestaat niet.` }];
  return s.maatregelen.indexOf(code) === i
    ? []
    : [{ veld, melding: `Maatregel ${code} staat er twee keer.` }];
}

const buitenJaren = (
  veld: string,
  rijen: readonly { readonly jaar: number }[],
  jaren: readonly number[],
): VeldFout[] =>
  rijen.flatMap(({ jaar }, i) =>
    jaren.includes(jaar)
      ? []
      : { veld: `${veld}.${i}.jaar`, melding: `Het jaar ${jaar} valt buiten ${bereik(jaren)}.` },
  );

const bereik = (jaren: readonly number[]): string =>
  jaren.length === 0 ? 'de jaren' : `${Math.min(...jaren)}-${Math.max(...jaren)}`;

/** Refuses a statement with codes given twice, years out of range, or amounts on a total. */
export function keurStaat(staat: Basislijn | Perspectief): Result<void> {
  const codes = staat.regels.map((r) => r.code);
  const fouten = staat.regels.flatMap((r, i): VeldFout[] => [
    ...(codes.indexOf(r.code) === i
      ? []
      : [{ veld: `regels.${i}.code`, melding: `De code ${r.code} staat er twee keer.` }]),
    ...(r.soort === 'totaal' && r.perJaar.length > 0
      ? [{ veld: `regels.${i}.perJaar`, melding: 'Een totaal rekent Stuurhuis zelf uit.' }]
      : []),
    ...buitenJaren(`regels.${i}.perJaar`, r.perJaar, staat.jaren),
    ...buitenJaren(`regels.${i}.gedrukt`, r.gedrukt, staat.jaren),
  ]);
  const zonderTotaal = staat.regels.at(-1)?.soort !== 'totaal';
  const eind = zonderTotaal ? [{ veld: 'regels', melding: 'De laatste regel is een totaal.' }] : [];
  const alle = [...fouten, ...eind];
  return alle.length > 0 ? weigerFouten(`${staat.naam} klopt niet.`, alle) : ok(undefined);
}
