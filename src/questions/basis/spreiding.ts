import type { Basisspreiding } from '../../core/maatregelen/kans.ts';
import type { VraagContext } from '../../definitie/vraag.ts';
import type { Uitgewerkt } from './plan.ts';

export interface Spreiding {
  readonly klaar: boolean;
  readonly spreiding: readonly (Basisspreiding | null)[];
  readonly herkomst: readonly ('prognose' | 'opgegeven' | 'zonderSpreiding')[];
}

/**
 * The spread of a baseline by year: as it was laid down, else for the year of the peildatum that of
 * the forecast where the folder has facts (its width around the saldo of the baseline), else none.
 */
export async function spreidingVan(ctx: VraagContext, u: Uitgewerkt): Promise<Spreiding> {
  const jaar = Number(ctx.peildatum.slice(0, 4));
  const gegeven = new Map(u.basislijn.spreiding.map((s) => [s.jaar, s]));
  const isNodig = u.basis.some((b) => b.jaar === jaar) && !gegeven.has(jaar);
  const stand =
    isNodig && ctx.stand.snapshot > 0
      ? await ctx.prognoses.jaar({
          gemeente: ctx.gemeente,
          peildatum: ctx.peildatum,
          jaar,
          basis: 'boekjaar',
        })
      : null;
  const saldo = stand?.klaar ? stand.uitkomst.totaal.saldoCenten : null;
  const rijen = u.basis.map(({ jaar: j, saldoCenten }) => {
    const eigen = gegeven.get(j);
    if (eigen) {
      const { laag, midden, hoog } = eigen;
      const bereik = {
        laagCenten: laag.bedragCenten,
        middenCenten: midden.bedragCenten,
        hoogCenten: hoog.bedragCenten,
      };
      return { bereik, herkomst: 'opgegeven' as const };
    }
    if (j === jaar && saldo && saldoCenten !== null) {
      const bij = (q: number) => saldoCenten + q - saldo.p50;
      const bereik = {
        laagCenten: bij(saldo.p2_5),
        middenCenten: saldoCenten,
        hoogCenten: bij(saldo.p97_5),
      };
      return { bereik, herkomst: 'prognose' as const };
    }
    return { bereik: null, herkomst: 'zonderSpreiding' as const };
  });
  return {
    klaar: stand === null || stand.klaar,
    spreiding: rijen.map((r) => r.bereik),
    herkomst: rijen.map((r) => r.herkomst),
  };
}
