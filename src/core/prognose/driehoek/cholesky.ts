import { op } from '../../basis/rij.ts';

/** A square matrix by rows. */
export type Matrix = Float64Array[];

/** A square matrix of zeros. */
export const leegMatrix = (n: number): Matrix =>
  Array.from({ length: n }, () => new Float64Array(n));

/** Lower Cholesky factor of a symmetric positive definite matrix, in place; the lower half counts. */
export function ontbind(m: Matrix): void {
  for (let i = 0; i < m.length; i++) {
    const rij = op(m, i);
    for (let j = 0; j <= i; j++) {
      const andere = op(m, j);
      let som = op(rij, j);
      for (let k = 0; k < j; k++) som -= op(rij, k) * op(andere, k);
      rij[j] = i === j ? Math.sqrt(som) : som / op(andere, j);
    }
  }
}

/** g' M^-1 g from the factor L of M: the squared length of L^-1 g. */
export function kwadraatvorm(l: Matrix, g: Float64Array): number {
  const y = new Float64Array(g.length);
  let som = 0;
  for (let i = 0; i < g.length; i++) {
    const rij = op(l, i);
    let x = op(g, i);
    for (let k = 0; k < i; k++) x -= op(rij, k) * op(y, k);
    y[i] = x / op(rij, i);
    som += op(y, i) ** 2;
  }
  return som;
}
