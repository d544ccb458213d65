import { STROOM_NAMEN } from '../../core/basis/domein.ts';
import type { VraagContext } from '../../definitie/vraag.ts';
import { WET_NAMEN } from './woorden.ts';

/**
 * What a figure of the year does not rest on: laws without any post or message, posts of a stroom
 * without a monthly figure, and a year without a budget. Each a sentence; never a silent zero.
 */
export async function ontbrekendeStromen(ctx: VraagContext, jaar: number): Promise<string[]> {
  const [posten, cijfers, begroting, lasten] = await Promise.all([
    ctx.register.posten(ctx.gemeente),
    ctx.facts.maandcijfers(ctx.gemeente, ctx.peildatum),
    ctx.register.begroting(ctx.gemeente, jaar, ctx.peildatum),
    ctx.facts.bedragen({ gemeente: ctx.gemeente, peildatum: ctx.peildatum, per: ['wet'] }),
  ]);
  const zinnen: string[] = [];
  if (begroting.every((b) => b.actueelCenten === null))
    zinnen.push(`Begroting ${jaar}: niet geladen.`);
  const metCijfer = new Set(
    cijfers.filter((c) => c.maand.startsWith(`${jaar}`)).map((c) => c.post),
  );
  const metBericht = new Set<string | null>(lasten.map((l) => l.wet));
  for (const [wet, naam] of Object.entries(WET_NAMEN)) {
    const eigen = posten.filter((p) => p.wet === wet);
    const heeft = metBericht.has(wet) || eigen.some((p) => metCijfer.has(p.code));
    if (!heeft) zinnen.push(`${naam}: niet geladen.`);
  }
  for (const post of posten) {
    if (post.stroom === 'declaraties' || metCijfer.has(post.code)) continue;
    zinnen.push(`${post.naam} (${STROOM_NAMEN[post.stroom]}): geen cijfers van ${jaar} geladen.`);
  }
  return zinnen;
}
