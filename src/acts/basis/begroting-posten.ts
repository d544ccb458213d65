import { ok, type Result, type VeldFout } from '../../core/basis/result.ts';
import { taakveldnaam } from '../../normen/iv3-taakvelden.ts';
import type { Post } from '../../register/port.ts';
import type { Invoerregel } from './begroting-velden.ts';
import { weigerOnbekendePosten } from './posten.ts';
import { weigerFouten } from './weiger.ts';

/**
 * The posts that budget lines bring along. What a post is (stroom, soort, wet) must be the same on
 * every line; its name, taakveld and autorisatieniveau may change over the years: the latest counts.
 */
export function postenUitRegels(
  regels: readonly Invoerregel[],
  bestaand: readonly Post[],
  kop: { readonly gemeente: string; readonly fictief: boolean },
): Result<readonly Post[]> {
  const perCode = new Map(bestaand.map((p) => [p.code, p]));
  const metStroom = new Set(regels.filter((r) => r.stroom !== null).map((r) => r.post));
  const isBekend = (code: string) => perCode.has(code) || metStroom.has(code);
  const codes = [...new Set(regels.map((r) => r.post))];
  if (!codes.every(isBekend)) return weigerOnbekendePosten(regels, isBekend, NEEM_OP);
  const fouten = regels.flatMap((r, i) => tegenspraak(r, i, regels, perCode.get(r.post)));
  if (fouten.length > 0) return weigerFouten('De begroting klopt niet.', fouten);
  return nieuwePosten(codes, regels, perCode, kop);
}

const NEEM_OP =
  'Geef bij een nieuwe post ook naam, wet, taakveld, stroom en soort op, of verbeter de code.';

function nieuwePosten(
  codes: readonly string[],
  regels: readonly Invoerregel[],
  perCode: ReadonlyMap<string, Post>,
  kop: { readonly gemeente: string; readonly fictief: boolean },
): Result<readonly Post[]> {
  const posten: Post[] = [];
  const zonderSoort: VeldFout[] = [];
  for (const code of codes) {
    const eigen = regels.filter((r) => r.post === code).sort((a, b) => b.jaar - a.jaar);
    const oud = perCode.get(code);
    const laatste = <K extends keyof Invoerregel>(veld: K) =>
      eigen.find((r) => r[veld] !== null)?.[veld] ?? null;
    const soort = laatste('soort') ?? oud?.soort ?? null;
    const stroom = laatste('stroom') ?? oud?.stroom ?? null;
    if (soort === null || stroom === null) {
      const melding = `Post ${code} is nieuw: zeg of het een last, bate of reservemutatie is.`;
      zonderSoort.push({
        veld: `regels.${regels.findIndex((r) => r.post === code)}.soort`,
        melding,
      });
      continue;
    }
    posten.push({
      gemeente: kop.gemeente,
      code,
      naam: laatste('naam') ?? oud?.naam ?? uitNorm(laatste('taakveld') ?? code, eigen) ?? code,
      wet: laatste('wet') ?? oud?.wet ?? null,
      taakveld: laatste('taakveld') ?? oud?.taakveld ?? null,
      stroom,
      soort,
      autorisatieniveau: laatste('autorisatieniveau') ?? oud?.autorisatieniveau ?? null,
      // What is real stays real, and what a real budget names becomes so.
      fictief: kop.fictief && (oud?.fictief ?? true),
    });
  }
  if (zonderSoort.length > 0) return weigerFouten('De begroting klopt niet.', zonderSoort);
  return ok(posten);
}

/** The name that Iv3 gives a taakveld in the latest year of these lines. */
const uitNorm = (taakveld: string, eigen: readonly Invoerregel[]): string | null =>
  taakveldnaam(taakveld, eigen[0]?.jaar ?? 0);

/** Where a line says another stroom, soort or wet than an earlier line of the same post. */
function tegenspraak(
  regel: Invoerregel,
  plek: number,
  regels: readonly Invoerregel[],
  bestaand: Post | undefined,
): VeldFout[] {
  return (['stroom', 'soort', 'wet'] as const).flatMap((veld) => {
    const eerste = regels.find((r) => r.post === regel.post && r[veld] !== null)?.[veld];
    // The soort of a post is fixed by what was budgeted on it before.
    const geldt = veld === 'soort' ? (bestaand?.soort ?? eerste) : eerste;
    if (regel[veld] === null || regel[veld] === geldt) return [];
    const melding = `Post ${regel.post} heeft ${veld} ${geldt}; deze regel zegt ${regel[veld]}. Geef elk een eigen post.`;
    return { veld: `regels.${plek}.${veld}`, melding };
  });
}
