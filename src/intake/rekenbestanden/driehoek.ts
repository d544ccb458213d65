import { ok, type Result } from '../../core/basis/result.ts';
import type { DriehoekCel, DriehoekInvoer } from '../../core/prognose/driehoek/driehoek.ts';
import { kaalGetal, leesKolommen, zetOm } from './kolommen.ts';

/**
 * Reads a triangle: `origin,development` with `cumulative` or `incremental`; where both columns
 * exist, `cumulative` counts. An empty cell is not known, which is not zero.
 */
export async function leesDriehoek(pad: string): Promise<Result<DriehoekInvoer>> {
  const regels = await leesKolommen(pad, ['origin', 'development']);
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
  if (!cellen.ok) return cellen;
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
  return paren.ok ? ok(Object.fromEntries(paren.value)) : paren;
}
