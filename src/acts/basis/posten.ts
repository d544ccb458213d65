import { no, type Result } from '../../core/basis/result.ts';

/** How many names a sentence holds. */
const MAX_NAMEN = 20;

/** The refusal that names every post that does not exist, and says what to do. */
export function weigerOnbekendePosten<T>(
  regels: readonly { readonly post: string }[],
  isBekend: (code: string) => boolean,
  doe: string,
): Result<T> {
  const velden = regels.flatMap(({ post }, i) =>
    isBekend(post)
      ? []
      : { veld: `regels.${i}.post`, melding: `Post ${post} bestaat niet. ${doe}` },
  );
  const uniek = [...new Set(regels.map((r) => r.post))].filter((p) => !isBekend(p)).sort();
  const genoemd = uniek.slice(0, MAX_NAMEN).join(', ');
  const rest = uniek.length > MAX_NAMEN ? ` en nog ${uniek.length - MAX_NAMEN}` : '';
  const wat = uniek.length === 1 ? 'Deze post bestaat niet' : 'Deze posten bestaan niet';
  return no('ongeldigeInvoer', `${wat}: ${genoemd}${rest}. ${doe}`, velden);
}
