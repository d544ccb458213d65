import { no, ok, type Problem, type Result } from '../../core/basis/result.ts';
import type {
  DriehoekCel,
  DriehoekInvoer,
  DriehoekReden,
} from '../../core/prognose/driehoek/driehoek.ts';
import { kaalGetal, leesKolommen, zetOm } from './kolommen.ts';

const WAARDEN = ['cumulative', 'incremental'];

/** What stands in the file cannot be a triangle: refused with its reason, the lines after it. */
function weiger(problem: Problem): Result<never> {
  const reden: DriehoekReden = 'waarde-geen-getal';
  const velden = [{ veld: reden, melding: problem.detail }, ...(problem.velden ?? []).slice(1)];
  return no('geweigerd', problem.detail, velden);
}

/**
 * Reads a triangle: `origin,development` with `cumulative` or `incremental`; where both columns
 * exist, `cumulative` counts. An empty cell is not known, which is not zero.
 */
export async function leesDriehoek(pad: string): Promise<Result<DriehoekInvoer>> {
  const regels = await leesKolommen(pad, ['origin', 'development'], WAARDEN);
  if (!regels.ok) return regels;
  const [eerste] = regels.value;
  const isCumulatief = eerste === undefined || 'cumulative' in eerste.velden;
  const kolom = isCumulatief ? 'cumulative' : 'incremental';
  const cellen = zetOm<DriehoekCel>(pad, regels.value, (v) => {
    const tekst = v[kolom];
    if (tekst === undefined) return 'er is geen kolom cumulative of incremental.';
    const waarde = kaalGetal(tekst);
    if (tekst !== '' && waarde === null) return `"${tekst}" is geen getal.`;
    return { herkomst: v.origin ?? '', ontwikkeling: v.development ?? '', waarde };
  });
  if (!cellen.ok) return weiger(cellen.problem);
  return ok({ soort: isCumulatief ? 'cumulatief' : 'incrementeel', cellen: cellen.value });
}

/** Reads exposure per origin: `origin,exposure`. */
export async function leesBlootstelling(pad: string): Promise<Result<Record<string, number>>> {
  const regels = await leesKolommen(pad, ['origin', 'exposure']);
  if (!regels.ok) return regels;
  const paren = zetOm<readonly [string, number]>(pad, regels.value, (v) => {
    const waarde = kaalGetal(v.exposure);
    return waarde === null ? `"${v.exposure}" is geen getal.` : [v.origin ?? '', waarde];
  });
  if (!paren.ok) return weiger(paren.problem);
  const dubbel = paren.value.find(([h], i) => paren.value.findIndex(([x]) => x === h) !== i);
  if (dubbel === undefined) return ok(Object.fromEntries(paren.value));
  const melding = `${pad}: herkomst ${dubbel[0]} heeft twee keer een blootstelling.`;
  return no('geweigerd', melding, [{ veld: 'dubbele-cel', melding }]);
}
