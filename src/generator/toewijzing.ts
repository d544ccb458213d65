import type { Toeval } from '../core/basis/toeval.ts';
import { type Dag, eersteVan, laatsteVan, werkdag } from './kalender.ts';
import { geheel, kiesGewogen } from './kans.ts';
import { createMeldingen } from './melding.ts';
import type { Aanvang, Deel, Levering, Toewijzing, Versie, Wending, Wereld } from './model.ts';
import type { Product } from './product.ts';
import { termijnDagen } from './wending.ts';

interface Kop {
  readonly id: string;
  readonly slaapt: boolean;
  /** What ended the toewijzing before this one; `null` for the first of a course. */
  readonly vorige: Wending | null;
  readonly wending: Wending;
}

/** Part of the care that starts before the toewijzing is sent. */
const ZORG_EERST = 0.08;

/** The toewijzing of one part of a course, with all its versions, its care and its stop. */
export function createToewijzing(t: Toeval, wereld: Wereld, deel: Deel, kop: Kop): Toewijzing {
  const { wending, vorige, slaapt } = kop;
  const verzonden = eersteBericht(t, wereld, deel, vorige);
  const tot = wending.dag - 1;
  const versies = createVersies(t, wereld, deel, { verzonden, tot: slaapt ? deel.ingang : tot });
  const laatste = versies.at(-1);
  if (!slaapt && wending.wijziging && laatste && laatste.einde !== tot) {
    const dag = Math.max(wending.bericht, laatste.verzonden + 1);
    versies.push({ besluit: dag, verzonden: dag, einde: tot, reden: wending.wijziging });
  }
  const wacht = vorige || deel.voorraad ? 0 : geheel(t, 0, 12);
  const van = Math.min(deel.ingang + wacht, tot);
  const pauze = trekPauze(t, van, tot);
  const gestopt = !slaapt && tot <= laatsteVan(wereld.eindmaand);
  return {
    id: kop.id,
    nummer: 0,
    client: deel.client,
    product: deel.product,
    aanbieder: deel.aanbieder,
    ingang: deel.ingang,
    volume: deel.volume,
    versies,
    verzoek: createVerzoek(t, deel, vorige, { verzonden, begin: eersteVan(wereld.verhaal.begin) }),
    levering: slaapt ? null : { van, tot, pauze },
    meldingen: slaapt
      ? []
      : createMeldingen(
          t,
          { van, verzonden, pauze },
          gestopt ? { dag: tot, reden: wending.beeindiging } : null,
        ),
  };
}

/** A toewijzing that was sent by mistake and taken back with reden 13: as if never sent. */
export function createVergissing(
  t: Toeval,
  wereld: Wereld,
  { client, product, aanbieder, start }: Aanvang,
  id: string,
): Toewijzing {
  const verzonden = werkdag(Math.max(eersteVan(wereld.verhaal.begin), start - geheel(t, 1, 10)));
  const terug = werkdag(verzonden + geheel(t, 2, 30));
  const einde = start + Math.min(termijnDagen(product), 365) - 1;
  const { gemiddeld: volume } = product.toegekend;
  const versies: Versie[] = [
    { besluit: verzonden, verzonden, einde, reden: null },
    { besluit: terug, verzonden: terug, einde: start, reden: '13' },
  ];
  const niets = { verzoek: null, levering: null, meldingen: [] };
  return { id, nummer: 0, client, product, aanbieder, ingang: start, volume, versies, ...niets };
}

function eersteBericht(t: Toeval, wereld: Wereld, deel: Deel, vorige: Wending | null): Dag {
  const begin = eersteVan(wereld.verhaal.begin);
  if (deel.voorraad) return werkdag(begin + geheel(t, 0, 12));
  if (vorige) return Math.max(begin, vorige.bericht);
  const dag = t() < ZORG_EERST ? deel.start + geheel(t, 7, 45) : deel.start - geheel(t, 1, 20);
  return werkdag(Math.max(begin, dag));
}

/** The first version and its extensions (same number, later end, reden 04) for as long as care goes on. */
function createVersies(
  t: Toeval,
  wereld: Wereld,
  { product, ingang, voorraad, start }: Deel,
  { verzonden, tot }: { verzonden: Dag; tot: Dag },
): Versie[] {
  const termijn = termijnDagen(product);
  if (termijn === Number.POSITIVE_INFINITY) {
    return [{ besluit: Math.min(verzonden, ingang), verzonden, einde: null, reden: null }];
  }
  let einde = ingang + termijn - 1;
  let besluit = voorraad ? Math.min(verzonden, ingang) : verzonden;
  while (voorraad && einde < start + 40) {
    besluit = Math.min(verzonden, einde - 30);
    einde += termijn;
  }
  const versies: Versie[] = [{ besluit, verzonden, einde, reden: null }];
  const horizon = laatsteVan(wereld.eindmaand) + 60;
  for (let vorig = verzonden; einde < tot && einde < horizon; einde += termijn) {
    const dag = Math.max(vorig + 1, werkdag(einde - geheel(t, 16, 35)));
    versies.push({ besluit: dag, verzonden: dag, einde: einde + termijn, reden: '04' });
    vorig = dag;
  }
  return versies;
}

/** Who refers (COD327); young people with a GI mostly come through the GI or the court. */
const VERWIJZERS: Readonly<
  Record<Product['wet'] | 'zwaar', readonly (readonly [string, number])[]>
> = {
  wmo: [['01', 1]],
  jeugd: [
    ['02', 46],
    ['01', 22],
    ['03', 9],
    ['04', 10],
    ['05', 8],
    ['06', 3],
    ['08', 2],
  ],
  zwaar: [
    ['04', 60],
    ['01', 20],
    ['08', 12],
    ['05', 8],
  ],
};

function createVerzoek(
  t: Toeval,
  { product, voorraad }: Deel,
  vorige: Wending | null,
  { verzonden, begin }: { verzonden: Dag; begin: Dag },
): Toewijzing['verzoek'] {
  const kans = product.wet === 'jeugd' ? 0.86 : 0.5;
  const opnieuw = vorige && vorige.soort !== 'overstap' && vorige.soort !== 'vervolg';
  const gedaan = t() < kans;
  const dagen = geheel(t, 2, 5);
  const zwaar = ['43', '44', '47', '48'].includes(product.categorie);
  const soorten = VERWIJZERS[zwaar ? 'zwaar' : product.wet];
  const [verwijzer] = kiesGewogen(t, soorten, ([, gewicht]) => gewicht);
  if (voorraad || opnieuw || !gedaan) return null;
  return { dag: Math.max(begin, verzonden - dagen), verwijzer };
}

/** Part of the longer courses that stands still for some weeks. */
const ONDERBROKEN = 0.05;

function trekPauze(t: Toeval, van: Dag, tot: Dag): Levering['pauze'] {
  const begin = van + geheel(t, 40, 120);
  const einde = begin + geheel(t, 28, 70);
  return t() < ONDERBROKEN && einde + 30 < tot ? { van: begin, tot: einde } : null;
}
