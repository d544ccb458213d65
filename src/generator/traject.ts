import type { Toeval } from '../core/basis/toeval.ts';
import { kiesAanbieder } from './aanbieders.ts';
import { laatsteVan, maandVanDag } from './kalender.ts';
import { exponentieel, stroomVan } from './kans.ts';
import type { Aanvang, Deel, Toewijzing, Wending, Wereld } from './model.ts';
import type { Product } from './product.ts';
import { productVan } from './producten.ts';
import { createToewijzing, createVergissing } from './toewijzing.ts';
import { termijnDagen, trekEinde, trekWending } from './wending.ts';

/** Part of the toewijzingen that is never used, and that was sent by mistake (reden 13). */
const SLAPEND = 0.03;
const VERGISSING = 0.015;

/** One course of care of one client, as the toewijzingen that follow on each other. */
export function createTraject(wereld: Wereld, id: number, aanvang: Aanvang): Toewijzing[] {
  const t = stroomVan(wereld.zaad, 'traject', id);
  const einde = trekEinde(t, aanvang);
  aanvang.client.bezet.set(aanvang.product.wet + aanvang.product.categorie, einde.dag);
  const slaapt = !aanvang.voorraad && t() < SLAPEND;
  const naam = String(id).padStart(7, '0');
  const toewijzingen: Toewijzing[] = [];
  let deel: Deel | null = {
    ...aanvang,
    volume: trekVolume(t, aanvang.product),
    ingang: aanvang.start - (aanvang.voorraad ? trekVerleden(t, aanvang.product) : 0),
  };
  let vorige: Wending | null = null;
  while (deel) {
    const wending = trekWending(t, wereld.verhaal, deel, einde);
    const kop = { id: `${naam}-${toewijzingen.length}`, slaapt, vorige, wending };
    toewijzingen.push(createToewijzing(t, wereld, deel, kop));
    const klaar = slaapt || wending.soort === 'einde' || wending.dag > laatsteVan(wereld.eindmaand);
    deel = klaar ? null : volgendDeel(t, wereld, deel, wending);
    vorige = wending;
  }
  if (!aanvang.voorraad && t() < VERGISSING) {
    toewijzingen.push(createVergissing(t, wereld, aanvang, `${naam}-x`));
  }
  return toewijzingen;
}

/** What follows; `null` when no provider can take over. */
function volgendDeel(t: Toeval, wereld: Wereld, deel: Deel, wending: Wending): Deel | null {
  const { soort, dag } = wending;
  const zwaarder = soort === 'verzwaring' ? deel.product.verzwaring : undefined;
  const product = zwaarder ? productVan(deel.product.wet, zwaarder.code) : deel.product;
  const volume = zwaarder
    ? trekVolume(t, product)
    : soort === 'volume'
      ? stapVolume(product, deel.volume * (0.75 + t() * 0.8))
      : deel.volume;
  const wisselt =
    soort === 'overstap' ||
    soort === 'aanbieder-stopt' ||
    (soort === 'aanbesteding' && t() < 0.12) ||
    !(product.code in deel.aanbieder.producten);
  const ander = wisselt
    ? kiesAanbieder(t, product, maandVanDag(dag), wereld.verhaal, deel.aanbieder)
    : null;
  if (wisselt && !ander && soort !== 'overstap') return null;
  const aanbieder = ander ?? deel.aanbieder;
  return { ...deel, product, volume, aanbieder, start: dag, ingang: dag, voorraad: false };
}

function trekVolume(t: Toeval, product: Product): number {
  const { gemiddeld } = product.toegekend;
  return stapVolume(product, gemiddeld * (0.35 + (t() + t()) * 0.65));
}

function stapVolume(product: Product, volume: number): number {
  const { kleinste, stap, gemiddeld } = product.toegekend;
  if (stap === gemiddeld) return gemiddeld;
  return Math.max(kleinste, Math.round(volume / stap) * stap);
}

/** How long a toewijzing of the stock is under way already, in days. */
function trekVerleden(t: Toeval, product: Product): number {
  const { frequentie } = product.toegekend;
  const langst = frequentie === '6' || frequentie === null ? termijnDagen(product) - 30 : 1800;
  return Math.min(langst, Math.ceil(exponentieel(t, product.duur * 30.4)));
}
