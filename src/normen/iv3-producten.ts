import type { Datum } from '../core/basis/datum.ts';
import type { Wet } from '../core/basis/domein.ts';

/** Which taakveld a whole productcategorie belongs to in one year. */
export interface Standaardregel {
  readonly wet: Wet;
  readonly categorie: string;
  readonly taakveld: string;
  readonly geldigVan: Datum;
  readonly geldigTot: Datum;
}

/**
 * Productcategorie to taakveld since 2025. Source: Iv3-informatievoorschrift 2025 v1.2 and 2026 v1.0,
 * sheets 33-39. Categorie 10 belongs to 6.714 only as far as it cannot be attributed to another: a
 * municipality that can do so says it in its own product table. Pgb is no product here: it has posts
 * of its own (6.791, 6.792), and so have eigen bijdragen (6.711, whatever the provision).
 */
const WMO_2025: Readonly<Record<string, readonly string[]>> = {
  '6.60': ['05', '08', '11', '12', '13', '14'],
  '6.711': ['01'],
  '6.712': ['02', '03', '04', '06'],
  '6.713': ['07', '09'],
  '6.714': ['10'],
  '6.811': ['15'],
  '6.812': ['16', '17', '18'],
};

/**
 * The only categories of the Jeugdwet that need no inkoopniveau (lokaal, regionaal, landelijk); every
 * other one is "niet toe te delen" until the municipality's own product table says more.
 */
const JEUGD_2025: Readonly<Record<string, readonly string[]>> = {
  '6.821': ['48'],
  '6.822': ['47'],
};

/**
 * What the taakvelden of 2025 were called before. Our own reading of which taakveld was split from
 * which (2023: sheet 4); the earlier publications have no table of products.
 */
const VOORGANGERS: Readonly<Record<string, { readonly t2023: string; readonly t2017: string }>> = {
  '6.60': { t2023: '6.6', t2017: '6.6' },
  '6.711': { t2023: '6.71a', t2017: '6.71' },
  '6.712': { t2023: '6.71b', t2017: '6.71' },
  '6.713': { t2023: '6.71c', t2017: '6.71' },
  '6.714': { t2023: '6.71d', t2017: '6.71' },
  '6.811': { t2023: '6.81a', t2017: '6.81' },
  '6.812': { t2023: '6.81b', t2017: '6.81' },
  '6.821': { t2023: '6.82a', t2017: '6.82' },
  '6.822': { t2023: '6.82b', t2017: '6.82' },
};

/**
 * The taakveld of each productcategorie that the norm alone decides, for one year. Empty before 2017.
 * What is not in it (nearly all of the Jeugdwet) has no rule: "niet toe te delen", never a guess.
 */
export function standaardIndeling(jaar: number): readonly Standaardregel[] {
  if (jaar < 2017) return [];
  return [...regelsVan('wmo', WMO_2025, jaar), ...regelsVan('jeugd', JEUGD_2025, jaar)];
}

function regelsVan(
  wet: Wet,
  tabel: Readonly<Record<string, readonly string[]>>,
  jaar: number,
): Standaardregel[] {
  // safe: written out as JJJJ-MM-DD
  const geldigVan = `${jaar}-01-01` as Datum;
  const geldigTot = `${jaar}-12-31` as Datum; // safe: as above
  return Object.entries(tabel).flatMap(([nieuw, categorieen]) => {
    const taakveld = inJaar(nieuw, jaar);
    return categorieen.map((categorie) => ({ wet, categorie, taakveld, geldigVan, geldigTot }));
  });
}

function inJaar(taakveld: string, jaar: number): string {
  const eerder = VOORGANGERS[taakveld];
  if (jaar >= 2025 || !eerder) return taakveld;
  return jaar >= 2023 ? eerder.t2023 : eerder.t2017;
}
