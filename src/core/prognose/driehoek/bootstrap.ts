import { op } from '../../basis/rij.ts';
import { gamma, type Toeval } from '../../basis/toeval.ts';
import type { OdpModel } from './odp.ts';

/** Draws of what is still to come; amounts in the unit of the triangle. */
export interface Trekkingen {
  /** Total per draw with process noise, ascending. */
  readonly totalen: Float64Array;
  readonly gemiddelde: number;
  readonly standaardfout: number;
  /** Spread of the expectation alone, without process noise. */
  readonly parameterfout: number;
  readonly rijen: readonly { readonly gemiddelde: number; readonly standaardfout: number }[];
  /** Draws in which a factor could not be made (sum of zero); they were drawn again. */
  readonly overgedaan: number;
}

/** Shape of the triangle as flat arrays, for speed. */
interface Raster {
  readonly rijen: number;
  readonly kolommen: number;
  readonly laatste: readonly number[];
  readonly mu: Float64Array;
  readonly wortel: Float64Array;
  readonly residuen: Float64Array;
}

function rasterVan(model: OdpModel): Raster {
  const rijen = model.geschat.length;
  const kolommen = model.geschat[0]?.length ?? 0;
  const laatste = model.geschat.map((r) => r.findLastIndex((x) => x !== null));
  const mu = new Float64Array(rijen * kolommen);
  model.geschat.forEach((r, i) => {
    r.forEach((x, j) => {
      mu[i * kolommen + j] = x ?? 0;
    });
  });
  // a cell that the model leaves out (expected zero) has no residual to draw
  const residuen = model.residuen.flatMap((r, i) =>
    r.flatMap((x, j) => (x !== null && op(mu, i * kolommen + j) > 0 ? [x] : [])),
  );
  // as many parameters as were spent make residuals too small (England and Verrall 1999)
  const schaal = Math.sqrt(model.waarnemingen / (model.waarnemingen - model.parameters));
  return {
    rijen,
    kolommen,
    laatste,
    mu,
    wortel: mu.map(Math.sqrt),
    residuen: Float64Array.from(residuen, (x) => x * schaal),
  };
}

/** One pseudo-triangle (cumulative) with residuals drawn with replacement. */
function trekVerleden(r: Raster, toeval: Toeval, cum: Float64Array): void {
  const aantal = r.residuen.length;
  for (let i = 0; i < r.rijen; i++) {
    let som = 0;
    const begin = i * r.kolommen;
    const eind = begin + op(r.laatste, i);
    for (let k = begin; k <= eind; k++) {
      const residu = op(r.residuen, Math.floor(toeval() * aantal));
      som += op(r.mu, k) + residu * op(r.wortel, k);
      cum[k] = som;
    }
  }
}

/** Volume-weighted factors of the pseudo-triangle; false when one cannot be made. */
function factorenUit(r: Raster, cum: Float64Array, f: Float64Array): boolean {
  for (let j = 0; j + 1 < r.kolommen; j++) {
    let van = 0;
    let naar = 0;
    for (let i = 0; i < r.rijen; i++) {
      if (op(r.laatste, i) <= j) continue;
      van += op(cum, i * r.kolommen + j);
      naar += op(cum, i * r.kolommen + j + 1);
    }
    if (van === 0) return false;
    f[j] = naar / van;
  }
  return true;
}

interface Uitval {
  verwacht: number;
  gevallen: number;
}

/** What a row still brings: its expectation, and one outcome of the process around it. */
function trekRij(
  r: Raster,
  i: number,
  cum: Float64Array,
  f: Float64Array,
  phi: number,
  toeval: Toeval,
): Uitval {
  const uit = { verwacht: 0, gevallen: 0 };
  let c = op(cum, i * r.kolommen + op(r.laatste, i));
  for (let j = op(r.laatste, i); j + 1 < r.kolommen; j++) {
    const mu = c * (op(f, j) - 1);
    c += mu;
    uit.verwacht += mu;
    // the gamma process has mean mu and variance phi |mu|, and keeps its sign
    if (mu !== 0) uit.gevallen += Math.sign(mu) * phi * gamma(toeval, Math.abs(mu) / phi);
  }
  return uit;
}

/** Sums of distances to a point near the mean, so that no digits are lost. */
interface Telling {
  readonly punt: number;
  som: number;
  kwadraat: number;
}

const leegTelling = (punt: number): Telling => ({ punt, som: 0, kwadraat: 0 });

function neemMee(t: Telling, waarde: number): void {
  const afstand = waarde - t.punt;
  t.som += afstand;
  t.kwadraat += afstand ** 2;
}

function spreiding({ punt, som, kwadraat }: Telling, n: number) {
  const afstand = som / n;
  const variantie = Math.max(0, (kwadraat - n * afstand ** 2) / (n - 1));
  return { gemiddelde: punt + afstand, standaardfout: Math.sqrt(variantie) };
}

const MAX_OVER = 0.01;

/**
 * Bootstrap of the over-dispersed Poisson model (England and Verrall 1999, with the degrees-of-freedom
 * correction of R's BootChainLadder): residuals drawn over the fitted past, chain ladder on each
 * pseudo-triangle, gamma process around each future increment.
 * @param phi dispersion of the model, above zero
 * @param aantal number of draws, at least 2
 * @returns null when more than 1% of the pseudo-triangles allow no factors
 */
export function odpBootstrap(
  model: OdpModel,
  phi: number,
  aantal: number,
  toeval: Toeval,
): Trekkingen | null {
  const r = rasterVan(model);
  const cum = new Float64Array(r.rijen * r.kolommen);
  const f = new Float64Array(r.kolommen);
  const punten = model.toekomst.map((rij) => rij.reduce<number>((s, x) => s + (x ?? 0), 0));
  const perRij = punten.map(leegTelling);
  const geheel = leegTelling(punten.reduce((s, x) => s + x, 0));
  const verwachting = leegTelling(geheel.punt);
  const totalen = new Float64Array(aantal);
  let overgedaan = 0;
  for (let n = 0; n < aantal; ) {
    trekVerleden(r, toeval, cum);
    if (!factorenUit(r, cum, f)) {
      if (++overgedaan > MAX_OVER * aantal) return null;
      continue;
    }
    let verwacht = 0;
    let gevallen = 0;
    for (let i = 0; i < r.rijen; i++) {
      const rij = trekRij(r, i, cum, f, phi, toeval);
      neemMee(op(perRij, i), rij.gevallen);
      verwacht += rij.verwacht;
      gevallen += rij.gevallen;
    }
    neemMee(verwachting, verwacht);
    neemMee(geheel, gevallen);
    totalen[n++] = gevallen;
  }
  return {
    totalen: totalen.sort(),
    ...spreiding(geheel, aantal),
    parameterfout: spreiding(verwachting, aantal).standaardfout,
    rijen: perRij.map((t) => spreiding(t, aantal)),
    overgedaan,
  };
}
