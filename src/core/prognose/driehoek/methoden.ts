import { ok, type Result } from '../../basis/result.ts';
import { op } from '../../basis/rij.ts';
import { createToeval } from '../../basis/toeval.ts';
import { kwantiel } from '../../basis/verdeling.ts';
import { type BlootgesteldeRij, benktander, capeCod } from './blootstelling.ts';
import { odpBootstrap } from './bootstrap.ts';
import { type Driehoek, laatsteKolom, weigerDriehoek } from './driehoek.ts';
import type { Factor } from './factoren.ts';
import { type MackUitkomst, mack } from './mack.ts';
import { merzWuthrich } from './merz-wuthrich.ts';
import { type OdpModel, odpModel } from './odp.ts';
import { odpFouten } from './odp-fout.ts';
import {
  type DriehoekAntwoord,
  type DriehoekMethode,
  type DriehoekOpties,
  type DriehoekWaarschuwing,
  STANDAARD_TREKKINGEN,
  STANDAARD_ZAAD,
} from './typen.ts';
import { waarschuwing } from './waarschuwingen.ts';

/** What every method starts from; methods add their warnings to it. */
export interface Werk {
  readonly d: Driehoek;
  readonly factoren: readonly Factor[];
  /** Tail factor, 1 = none. */
  readonly staart: number;
  /** Development to the end per age, the tail included. */
  readonly cdf: readonly number[];
  readonly opties: DriehoekOpties;
  readonly waarschuwingen: DriehoekWaarschuwing[];
}

/** What a method itself says: the origins, the total, and what only it has. */
export type Uitkomst = Pick<
  DriehoekAntwoord,
  'herkomst' | 'totaal' | 'phi' | 'trekkingen' | 'zaad'
>;

const puntRegel = (laatste: number, eindstand: number) => ({
  laatste,
  eindstand,
  nogTeMelden: eindstand - laatste,
});

function standen(werk: Werk): { laatste: number; cdf: number }[] {
  return werk.d.cumulatief.map((rij) => {
    const kolom = laatsteKolom(rij);
    return { laatste: rij[kolom] ?? 0, cdf: werk.cdf[kolom] ?? 1 };
  });
}

function metPunten(werk: Werk, eindstanden: readonly number[]): Uitkomst {
  const rijen = standen(werk).map((s, i) => puntRegel(s.laatste, op(eindstanden, i)));
  const som = (f: (r: (typeof rijen)[number]) => number) => rijen.reduce((s, r) => s + f(r), 0);
  return {
    herkomst: rijen.map((r, i) => ({ herkomst: op(werk.d.herkomst, i), ...r })),
    totaal: puntRegel(
      som((r) => r.laatste),
      som((r) => r.eindstand),
    ),
  };
}

function chainLadder(werk: Werk): Result<Uitkomst> {
  return ok(
    metPunten(
      werk,
      standen(werk).map((s) => s.laatste * s.cdf),
    ),
  );
}

function mackVan(werk: Werk): MackUitkomst | null {
  const uit = mack(werk.d, werk.factoren, { ...werk.opties, staart: werk.staart });
  if (uit === null) werk.waarschuwingen.push(waarschuwing('spreiding-onbepaald'));
  else if (uit.teruggevallen) werk.waarschuwingen.push(waarschuwing('sigma-teruggevallen'));
  return uit;
}

function metMack(werk: Werk): Result<Uitkomst> {
  const uit = mackVan(werk);
  if (uit === null) return chainLadder(werk);
  const herkomst = uit.rijen.map((r, i) => ({ herkomst: op(werk.d.herkomst, i), ...r }));
  return ok({ herkomst, totaal: uit.totaal });
}

function metMerzWuthrich(werk: Werk): Result<Uitkomst> {
  const uit = mackVan(werk);
  if (uit === null) return chainLadder(werk);
  const een = merzWuthrich(werk.d, werk.factoren, uit);
  const regel = (r: MackUitkomst['totaal'], standaardfout: number) => ({
    ...puntRegel(r.laatste, r.eindstand),
    standaardfout,
    standaardfoutTotEinde: r.standaardfout,
  });
  return ok({
    herkomst: uit.rijen.map((r, i) => ({
      herkomst: op(werk.d.herkomst, i),
      ...regel(r, op(een.perRij, i)),
    })),
    totaal: regel(uit.totaal, een.totaal),
  });
}

function modelVan(werk: Werk): Result<{ model: OdpModel; phi: number }> {
  const model = odpModel(
    werk.d,
    werk.factoren.map((x) => x.f),
  );
  if (!model.ok) return model;
  const { phi, nulcellen } = model.value;
  if (phi === null)
    return weigerDriehoek(
      'spreiding-onbepaald',
      'De driehoek is te klein om de spreiding te schatten: er zijn niet meer cellen dan onbekenden.',
    );
  if (nulcellen > 0) werk.waarschuwingen.push(waarschuwing('nul-cellen'));
  return ok({ model: model.value, phi });
}

function metOdp(werk: Werk): Result<Uitkomst> {
  const m = modelVan(werk);
  if (!m.ok) return m;
  const { model, phi } = m.value;
  const { rijen, totaal } = odpFouten(model, phi);
  const stand = standen(werk);
  const regel = (laatste: number, r: typeof totaal) => ({
    laatste,
    eindstand: laatste + r.nogTeMelden,
    ...r,
  });
  const alles = stand.reduce((s, r) => s + r.laatste, 0);
  return ok({
    herkomst: rijen.map((r, i) => ({
      herkomst: op(werk.d.herkomst, i),
      ...regel(op(stand, i).laatste, r),
    })),
    totaal: regel(alles, totaal),
    phi,
  });
}

function metBootstrap(werk: Werk): Result<Uitkomst> {
  const m = modelVan(werk);
  if (!m.ok) return m;
  const { model, phi } = m.value;
  const trekkingen = werk.opties.trekkingen ?? STANDAARD_TREKKINGEN;
  const zaad = werk.opties.zaad ?? STANDAARD_ZAAD;
  const uit = odpBootstrap(model, phi, trekkingen, createToeval(zaad));
  if (uit === null)
    return weigerDriehoek(
      'spreiding-onbepaald',
      'Te veel trekkingen geven geen bruikbare factoren. Deze driehoek is te grillig voor een bootstrap.',
    );
  if (uit.overgedaan > 0) werk.waarschuwingen.push(waarschuwing('trekkingen-overgedaan'));
  const stand = standen(werk);
  const alles = stand.reduce((s, r) => s + r.laatste, 0);
  const q = (p: number) => kwantiel(uit.totalen, p);
  const regel = (laatste: number, r: { gemiddelde: number; standaardfout: number }) => ({
    ...puntRegel(laatste, laatste + r.gemiddelde),
    nogTeMelden: r.gemiddelde,
    standaardfout: r.standaardfout,
  });
  return ok({
    herkomst: uit.rijen.map((r, i) => ({
      herkomst: op(werk.d.herkomst, i),
      ...regel(op(stand, i).laatste, r),
    })),
    totaal: {
      ...regel(alles, uit),
      parameterfout: uit.parameterfout,
      p50: q(0.5),
      p75: q(0.75),
      p90: q(0.9),
      p95: q(0.95),
      p99: q(0.99),
    },
    phi,
    trekkingen,
    zaad,
  });
}

function blootgesteld(werk: Werk): Result<BlootgesteldeRij[]> {
  const gegeven = werk.opties.blootstelling ?? {};
  const rijen: BlootgesteldeRij[] = [];
  for (const [i, stand] of standen(werk).entries()) {
    const naam = op(werk.d.herkomst, i);
    const blootstelling = gegeven[naam];
    if (blootstelling === undefined || !Number.isFinite(blootstelling))
      return weigerDriehoek(
        'blootstelling-ontbreekt',
        `Voor herkomst ${naam} ontbreekt de blootstelling. Geef die met --blootstelling.`,
      );
    rijen.push({ ...stand, blootstelling });
  }
  if (rijen.some((r) => r.blootstelling <= 0))
    werk.waarschuwingen.push(waarschuwing('blootstelling-niet-positief'));
  if (Object.keys(gegeven).length > rijen.length)
    werk.waarschuwingen.push(waarschuwing('blootstelling-over'));
  return ok(rijen);
}

function metBlootstelling(werk: Werk): Result<Uitkomst> {
  const rijen = blootgesteld(werk);
  if (!rijen.ok) return rijen;
  const { methode, apriori, iteraties, verval, trend } = werk.opties;
  if (methode === 'cape-cod') {
    const uit = capeCod(rijen.value, { verval: verval ?? 1, trend: trend ?? 0 });
    if (uit === null)
      return weigerDriehoek('blootstelling-ontbreekt', 'De blootstelling is samen nul.');
    return ok(
      metPunten(
        werk,
        uit.map((r) => r.eindstand),
      ),
    );
  }
  if (apriori === undefined) werk.waarschuwingen.push(waarschuwing('apriori-aangenomen'));
  const aantal = methode === 'benktander' ? (iteraties ?? 2) : 1;
  return ok(metPunten(werk, benktander(rijen.value, apriori ?? 1, aantal)));
}

/** How each method computes; a refusal carries a `DriehoekReden`. */
export const REKENWIJZE: Record<DriehoekMethode, (werk: Werk) => Result<Uitkomst>> = {
  'chain-ladder': chainLadder,
  mack: metMack,
  'bornhuetter-ferguson': metBlootstelling,
  'cape-cod': metBlootstelling,
  benktander: metBlootstelling,
  odp: metOdp,
  'odp-bootstrap': metBootstrap,
  'merz-wuthrich': metMerzWuthrich,
};
