import { createToeval } from '../../src/core/basis/toeval.ts';
import { kwantiel } from '../../src/core/basis/verdeling.ts';
import {
  type BlootgesteldeRij,
  benktander,
  capeCod,
} from '../../src/core/prognose/driehoek/blootstelling.ts';
import { odpBootstrap } from '../../src/core/prognose/driehoek/bootstrap.ts';
import { type Driehoek, laatsteKolom } from '../../src/core/prognose/driehoek/driehoek.ts';
import {
  cumulatieveFactoren,
  type FactorOpties,
  factorenVan,
} from '../../src/core/prognose/driehoek/factoren.ts';
import { groeikromme, type Kromme } from '../../src/core/prognose/driehoek/groeikromme.ts';
import { type MackOpties, type MackRij, mack } from '../../src/core/prognose/driehoek/mack.ts';
import { merzWuthrich } from '../../src/core/prognose/driehoek/merz-wuthrich.ts';
import { odpModel } from '../../src/core/prognose/driehoek/odp.ts';
import { odpFouten } from '../../src/core/prognose/driehoek/odp-fout.ts';
import { staartBondy, staartKromme } from '../../src/core/prognose/driehoek/staart.ts';
import { toetsKalender, toetsSamenhang } from '../../src/core/prognose/driehoek/toetsen.ts';
import { eis } from './eis.ts';

/** Ours, in the shape of the reference: a figure that is not here is not covered. */
export type Nagerekend = { readonly [sleutel: string]: unknown };

const perHerkomst = <T extends object>(d: Driehoek, rijen: readonly T[]) =>
  rijen.map((r, i) => ({ origin: d.herkomst[i], ...r }));

const mackRij = (r: MackRij) => ({
  latest: r.laatste,
  ultimate: r.eindstand,
  ibnr: r.nogTeMelden,
  process_se: r.procesfout,
  parameter_se: r.parameterfout,
  mack_se: r.standaardfout,
});

function mackOp(d: Driehoek, opties: FactorOpties & MackOpties) {
  const factoren = eis(factorenVan(d, opties));
  const uit = mack(d, factoren, opties);
  if (uit === null) throw new Error('no Mack');
  return { factoren, uit };
}

/** A block of Mack: factors (the tail last, 1 = none), their errors, sigmas, origins and total. */
export function mackBlok(d: Driehoek, opties: FactorOpties & MackOpties): Nagerekend {
  const { uit } = mackOp(d, opties);
  const f = uit.stappen.map((s) => s.f);
  return {
    f: (opties.staart ?? 1) === 1 ? [...f, 1] : f,
    f_se: uit.stappen.map((s) => s.factorfout),
    sigma: uit.stappen.map((s) => s.sigma),
    by_origin: perHerkomst(d, uit.rijen.map(mackRij)),
    total: mackRij(uit.totaal),
  };
}

function merzBlok(d: Driehoek): Nagerekend {
  const { factoren, uit } = mackOp(d, {});
  const een = merzWuthrich(d, factoren, uit);
  const rij = (r: MackRij, cdr: number | undefined) => ({
    ibnr: r.nogTeMelden,
    cdr1_se: cdr,
    mack_se: r.standaardfout,
  });
  return {
    by_origin: perHerkomst(
      d,
      uit.rijen.map((r, i) => rij(r, een.perRij[i])),
    ),
    total: rij(uit.totaal, een.totaal),
  };
}

function odpBlokken(d: Driehoek): Nagerekend {
  const model = eis(
    odpModel(
      d,
      eis(factorenVan(d)).map((x) => x.f),
    ),
  );
  const phi = model.phi ?? Number.NaN;
  const { rijen, totaal } = odpFouten(model, phi);
  const rij = (r: typeof totaal) => ({
    ibnr: r.nogTeMelden,
    process_se: r.procesfout,
    parameter_se: r.parameterfout,
    se: r.standaardfout,
  });
  const { waarnemingen: n, parameters: p } = model;
  return {
    odp_glm: {
      phi,
      n_obs: n,
      df: n - p,
      by_origin: perHerkomst(d, rijen.map(rij)),
      total: rij(totaal),
    },
    odp_bootstrap_deterministic: {
      n_obs: n,
      n_params: p,
      pearson_scale_phi: phi,
      residual_df_adjustment: Math.sqrt(n / (n - p)),
      fitted_incremental: model.geschat,
      unscaled_pearson_residuals: model.residuen,
    },
    odp_bootstrap_mc_gamma: bootstrapBlok(model, phi),
  };
}

function bootstrapBlok(model: Parameters<typeof odpBootstrap>[0], phi: number): Nagerekend {
  const uit = odpBootstrap(model, phi, 10_000, createToeval(20_26));
  if (uit === null) throw new Error('no bootstrap');
  const q = (p: number) => kwantiel(uit.totalen, p);
  return {
    samples_per_seed: uit.totalen.length,
    mean_over_seeds: {
      mean: uit.gemiddelde,
      sd: uit.standaardfout,
      sd_parameter: uit.parameterfout,
      q5: q(0.05),
      q25: q(0.25),
      q50: q(0.5),
      q75: q(0.75),
      q95: q(0.95),
      q99: q(0.99),
      'q99.5': q(0.995),
    },
  };
}

function toetsBlok(d: Driehoek): Nagerekend {
  const kalender = toetsKalender(d);
  const samenhang = toetsSamenhang(d);
  return {
    calendar_year_effect_mack1997: {
      Z: kalender?.waarde,
      E: kalender?.verwacht,
      Var: kalender?.variantie,
      range: [kalender?.laag, kalender?.hoog],
      ci: kalender?.niveau,
    },
    development_factor_correlation_mack1997: {
      T_stat: samenhang?.waarde,
      Var: samenhang?.variantie,
      range: [samenhang?.laag, samenhang?.hoog],
      ci: samenhang?.niveau,
    },
  };
}

function staartBlokken(d: Driehoek): Nagerekend {
  const factoren = eis(factorenVan(d)).map((x) => x.f);
  const exp = eis(staartKromme(factoren, 'exponentieel'));
  const inverse = eis(staartKromme(factoren, 'inverse'));
  const { uit } = mackOp(d, { staart: exp.factor });
  const laatste = uit.stappen.at(-1);
  return {
    tail_curves_chainladder_python: {
      exponential_extrap100: { tail: exp.factor, slope: exp.helling, intercept: exp.snijpunt },
      inverse_power_extrap100: {
        tail: inverse.factor,
        slope: inverse.helling,
        intercept: inverse.snijpunt,
      },
      bondy: { tail: staartBondy(factoren, 0.5), b: 0.5 },
    },
    mack_tail_TRUE_R: {
      tail_factor: exp.factor,
      tail_sigma: laatste?.sigma,
      tail_se: laatste?.factorfout,
      total: mackRij(uit.totaal),
    },
  };
}

/** Clark's curve; where it is cut off is a choice of the reference. */
function krommeBlok(d: Driehoek, ref: Nagerekend): Nagerekend {
  const blok = (kromme: Kromme, { maxage }: Nagerekend) => {
    const uit = eis(groeikromme(d, kromme, Number(maxage)));
    return {
      maxage,
      theta: [uit.omega, uit.theta],
      total_future: uit.nogTeMelden,
      process_se: uit.procesfout,
      parameter_se: uit.parameterfout,
      total_se: uit.standaardfout,
    };
  };
  return {
    loglogistic: blok('loglogistisch', ref.loglogistic as Nagerekend), // both are in every file
    weibull: blok('weibull', ref.weibull as Nagerekend), // idem
  };
}

interface Stand {
  readonly rijen: readonly BlootgesteldeRij[];
  readonly laatste: number;
}

const eindBlok = ({ laatste }: Stand, ultimate: readonly number[]) => {
  const som = ultimate.reduce((s, x) => s + x, 0);
  return { ultimate, total_ultimate: som, total_ibnr: som - laatste };
};

/** One method by the name of its block: the parameters stand in the name. */
function blootstellingOp(naam: string, stand: Stand): Nagerekend | null {
  const bf = /^bornhuetter_ferguson_apriori_([\d.]+)$/.exec(naam);
  if (bf) return eindBlok(stand, benktander(stand.rijen, Number(bf[1]), 1));
  const bk = /^benktander_(\d+)_apriori_([\d.]+)$/.exec(naam);
  if (bk) return eindBlok(stand, benktander(stand.rijen, Number(bk[2]), Number(bk[1])));
  const cc = /^cape_cod_trend_([\d.]+)_decay_([\d.]+)$/.exec(naam);
  if (!cc) return null;
  const trend = Number(cc[1]);
  const uit = capeCod(stand.rijen, { trend, verval: Number(cc[2]) }) ?? [];
  const laatste = uit.length - 1;
  return {
    apriori: uit.map((r, i) => r.apriori * (1 + trend) ** (laatste - i)),
    detrended_apriori: uit.map((r) => r.apriori),
    ...eindBlok(
      stand,
      uit.map((r) => r.eindstand),
    ),
  };
}

function blootstellingBlok(d: Driehoek, ref: Nagerekend): Nagerekend {
  const blootstelling = ref.exposure as number[]; // the reference names its exposures itself
  const cdf = cumulatieveFactoren(
    eis(factorenVan(d)).map((x) => x.f),
    1,
  );
  const rijen = d.cumulatief.map((rij, i) => {
    const a = laatsteKolom(rij);
    return { laatste: rij[a] ?? 0, blootstelling: blootstelling[i] ?? 0, cdf: cdf[a] ?? 1 };
  });
  const stand = { rijen, laatste: rijen.reduce((s, r) => s + r.laatste, 0) };
  return {
    exposure: blootstelling,
    cdf_to_ultimate: cdf.slice(0, -1),
    latest: rijen.map((r) => r.laatste),
    chain_ladder_ultimate: rijen.map((r) => r.laatste * r.cdf),
    ...Object.fromEntries(
      Object.keys(ref).flatMap((naam) => {
        const uit = blootstellingOp(naam, stand);
        return uit ? [[naam, uit]] : [];
      }),
    ),
  };
}

/** Every block of a classic triangle, by our own code. */
export function nagerekend(d: Driehoek, ref: Nagerekend): Nagerekend {
  const deel = (naam: string) => ref[naam] as Nagerekend; // every classic file has both
  return {
    mack_alpha1_sigmaMack: mackBlok(d, {}),
    mack_alpha1_sigmaLogLinear: mackBlok(d, { sigma: 'loglineair' }),
    mack_alpha0_simpleAverage_sigmaMack: mackBlok(d, { gemiddelde: 'enkelvoudig' }),
    mack_alpha2_regression_sigmaMack: mackBlok(d, { gemiddelde: 'regressie' }),
    'mack_alpha1_sigmaMack_tail1.05': mackBlok(d, { staart: 1.05 }),
    independence_mse: mackBlok(d, { foutregel: 'onafhankelijk' }),
    merz_wuthrich_cdr1_sigmaMack: merzBlok(d),
    ...odpBlokken(d),
    assumption_tests: toetsBlok(d),
    exposure_methods: blootstellingBlok(d, deel('exposure_methods')),
    clark_ldf: krommeBlok(d, deel('clark_ldf')),
    ...staartBlokken(d),
  };
}
