import { op } from '../../basis/rij.ts';
import { kwadraatvorm, leegMatrix, type Matrix, ontbind } from './cholesky.ts';
import type { OdpModel } from './odp.ts';

export interface OdpFout {
  readonly nogTeMelden: number;
  readonly procesfout: number;
  readonly parameterfout: number;
  readonly standaardfout: number;
}

/** Where each origin and each age but the first stands among the parameters; -1 = not in the model. */
function plaatsen(model: OdpModel): { rij: number[]; kolom: number[]; aantal: number } {
  let aantal = 0;
  const heeft = (cellen: readonly (number | null | undefined)[]) =>
    cellen.some((m) => (m ?? 0) > 0);
  const rij = model.geschat.map((r) => (heeft(r) ? aantal++ : -1));
  const kolommen = model.geschat[0]?.length ?? 0;
  const kolom: number[] = [];
  let eerste = true;
  for (let j = 0; j < kolommen; j++) {
    const mee = heeft(model.geschat.map((r) => r[j]));
    kolom.push(mee && !eerste ? aantal++ : -1);
    if (mee) eerste = false;
  }
  return { rij, kolom, aantal };
}

/** X'WX of the log-linear model: weights are the expected increments. */
function informatie(model: OdpModel, plek: ReturnType<typeof plaatsen>): Matrix {
  const m = leegMatrix(plek.aantal);
  const telOp = (a: number, b: number, x: number) => {
    if (a < 0 || b < 0) return;
    const rij = op(m, a);
    rij[b] = op(rij, b) + x;
  };
  model.geschat.forEach((rij, i) => {
    rij.forEach((mu, j) => {
      if (mu === null || mu === 0) return;
      const a = op(plek.rij, i);
      const b = op(plek.kolom, j);
      telOp(a, a, mu);
      telOp(b, b, mu);
      telOp(a, b, mu);
      telOp(b, a, mu);
    });
  });
  return m;
}

/**
 * Exact analytic prediction error: phi sum(mu) for the process, J V J' with V = phi (X'WX)^-1 for
 * the parameters (England and Verrall 1999; Renshaw 1994).
 * @param phi dispersion of the model
 */
export function odpFouten(
  model: OdpModel,
  phi: number,
): { rijen: readonly OdpFout[]; totaal: OdpFout } {
  const plek = plaatsen(model);
  const l = informatie(model, plek);
  ontbind(l);
  const alles = new Float64Array(plek.aantal);
  const maak = (som: number, g: Float64Array): OdpFout => {
    const proces2 = phi * som;
    const param2 = phi * kwadraatvorm(l, g);
    return {
      nogTeMelden: som,
      procesfout: Math.sqrt(proces2),
      parameterfout: Math.sqrt(param2),
      standaardfout: Math.sqrt(proces2 + param2),
    };
  };
  let totaal = 0;
  const rijen = model.toekomst.map((rij, i) => {
    const g = new Float64Array(plek.aantal);
    let som = 0;
    rij.forEach((mu, j) => {
      if (!mu) return;
      som += mu;
      for (const k of [op(plek.rij, i), op(plek.kolom, j)])
        if (k >= 0) {
          g[k] = op(g, k) + mu;
          alles[k] = op(alles, k) + mu;
        }
    });
    totaal += som;
    return maak(som, g);
  });
  return { rijen, totaal: maak(totaal, alles) };
}
