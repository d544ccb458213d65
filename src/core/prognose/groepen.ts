import { type Centen, toCenten } from '../basis/bedrag.ts';
import { op, tel } from '../basis/rij.ts';
import { type Verdeling, verdelingVan } from '../basis/verdeling.ts';
import { type PostTrekking, verwachtVan } from './post-trekking.ts';
import type { GroepPrognose, PostInvoer, PrognoseBedragen } from './typen.ts';

/** A post with its draws. */
export interface GetrokkenPost {
  readonly post: PostInvoer;
  readonly trekking: PostTrekking;
}

/** Better than the budget is positive: spending less on lasten, receiving more on baten. */
const saldoTeken = (post: PostInvoer): 1 | -1 => (post.soort === 'bate' ? -1 : 1);

const verdeling = (x: Float64Array | null): Verdeling | null =>
  x === null ? null : verdelingVan(x);

/** Share of the draws with a saldo below zero. */
const aandeelNadelig = (saldo: Float64Array): number =>
  saldo.reduce((n, x) => n + (x < 0 ? 1 : 0), 0) / saldo.length;

/** The figures of one post, from its draws. */
export function bedragenVan({ post, trekking }: GetrokkenPost): PrognoseBedragen {
  const verwacht = verwachtVan(trekking);
  const begroot = post.begrootCenten;
  const teken = saldoTeken(post);
  const saldo =
    verwacht === null || begroot === null ? null : verwacht.map((x) => teken * (begroot - x));
  return {
    begrootCenten: begroot,
    begrootPrimitiefCenten: post.begrootPrimitiefCenten,
    gedeclareerdCenten: trekking.gedeclareerd,
    inBeoordelingCenten: trekking.inBeoordeling,
    inBeoordelingGewogenCenten: verdeling(trekking.beoordelingGewogen),
    naleveringCenten: verdeling(trekking.nalevering),
    nogTeLeverenCenten: verdeling(trekking.nogTeLeveren),
    afwikkelingVoorgaandeJarenCenten: verdeling(trekking.afwikkeling),
    verwachtCenten: verdeling(verwacht),
    saldoCenten: verdeling(saldo),
    kansOverschrijding: saldo === null ? null : aandeelNadelig(saldo),
    lineairCenten: trekking.lineair,
  };
}

/** Sums that are null until the first known part is added. */
interface Som {
  trek: Float64Array | null;
}

function telBij(som: Som, deel: Float64Array | null, teken: number): void {
  if (deel === null) return;
  som.trek ??= new Float64Array(deel.length);
  for (let t = 0; t < deel.length; t++) tel(som.trek, t, teken * op(deel, t));
}

const somBekend = (delen: readonly (number | null)[]): Centen | null => {
  const bekend = delen.filter((x) => x !== null);
  return bekend.length === 0 ? null : toCenten(bekend.reduce((s, x) => s + x, 0));
};

interface Lid extends GetrokkenPost {
  readonly teken: 1 | -1;
  readonly verwacht: Float64Array | null;
}

function vasteSommen(leden: readonly Lid[]) {
  const som = (f: (l: Lid) => number | null) =>
    somBekend(
      leden.map((l) => {
        const x = f(l);
        return x === null ? null : l.teken * x;
      }),
    );
  return {
    begrootCenten: som((l) => l.post.begrootCenten),
    begrootPrimitiefCenten: som((l) => l.post.begrootPrimitiefCenten),
    gedeclareerdCenten: som((l) => l.trekking.gedeclareerd),
    inBeoordelingCenten: som((l) => l.trekking.inBeoordeling),
    lineairCenten: som((l) => l.trekking.lineair),
    lineairVerwachtCenten: som((l) => (l.trekking.lineair === null ? null : middenVan(l))),
    lineairPosten: leden.filter((l) => l.trekking.lineair !== null).length,
  };
}

/** What is expected of a post: the mean of its draws. */
const middenVan = (l: Lid): number | null =>
  l.verwacht === null
    ? null
    : Math.round(l.verwacht.reduce((s, x) => s + x, 0) / l.verwacht.length);

function trekSommen(leden: readonly Lid[], aantal: number) {
  const delen = { gewogen: leeg(), nalevering: leeg(), nogTeLeveren: leeg(), afwikkeling: leeg() };
  const verwacht = leeg();
  const saldo = leeg();
  for (const { trekking, teken, verwacht: v, post } of leden) {
    telBij(delen.gewogen, trekking.beoordelingGewogen, teken);
    telBij(delen.nalevering, trekking.nalevering, teken);
    telBij(delen.nogTeLeveren, trekking.nogTeLeveren, teken);
    telBij(delen.afwikkeling, trekking.afwikkeling, teken);
    const begroot = post.begrootCenten;
    const eind = v ?? (begroot === null ? null : new Float64Array(aantal).fill(begroot));
    telBij(verwacht, eind, teken);
    if (eind === null || begroot === null) continue;
    const voordeel = eind.map((x) => begroot - x);
    telBij(saldo, voordeel, teken);
  }
  return { ...delen, verwacht, saldo };
}
const leeg = (): Som => ({ trek: null });

/**
 * Sums posts draw by draw. A post without a figure of its own counts at its budget
 * (`opBegrotingCenten`); one without either is named in `zonderCijfer`. The saldo is of the posts
 * that have a budget.
 * @param teken +1 or -1 by post: netto sums take baten off
 */
export function groepVan(
  sleutel: string,
  posten: readonly GetrokkenPost[],
  aantal: number,
  teken: (p: PostInvoer) => 1 | -1,
): GroepPrognose {
  const leden = posten.map((p) => ({
    ...p,
    teken: teken(p.post),
    verwacht: verwachtVan(p.trekking),
  }));
  const t = trekSommen(leden, aantal);
  const zonderFiguur = leden.filter((l) => l.verwacht === null);
  const opBegroting = zonderFiguur.reduce((s, l) => s + l.teken * (l.post.begrootCenten ?? 0), 0);
  return {
    sleutel,
    ...vasteSommen(leden),
    inBeoordelingGewogenCenten: verdeling(t.gewogen.trek),
    naleveringCenten: verdeling(t.nalevering.trek),
    nogTeLeverenCenten: verdeling(t.nogTeLeveren.trek),
    afwikkelingVoorgaandeJarenCenten: verdeling(t.afwikkeling.trek),
    verwachtCenten: verdeling(t.verwacht.trek),
    saldoCenten: verdeling(t.saldo.trek),
    kansOverschrijding: t.saldo.trek === null ? null : aandeelNadelig(t.saldo.trek),
    opBegrotingCenten: toCenten(opBegroting),
    zonderCijfer: zonderFiguur.filter((l) => l.post.begrootCenten === null).map((l) => l.post.post),
  };
}
