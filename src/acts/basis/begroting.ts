import type { Centen } from '../../core/basis/bedrag.ts';
import type { Datum } from '../../core/basis/datum.ts';
import type { Soort } from '../../core/basis/domein.ts';
import { ok, type Result, type VeldFout } from '../../core/basis/result.ts';
import type { BegrotingRegel, Post } from '../../register/port.ts';
import { PRIMITIEF } from './begroting-velden.ts';
import { weigerOnbekendePosten } from './posten.ts';
import { weigerFouten } from './weiger.ts';

/** What is budgeted, before it is held against the posts. */
interface Regel {
  readonly jaar: number;
  readonly post: string;
  readonly moment: string;
  readonly besluitdatum: Datum;
  readonly structureel: boolean | null;
  readonly bedragCenten: Centen | null;
}

/** Budget lines that may be kept, and how many had no amount: not budgeted. */
export interface GekeurdeRegels {
  readonly regels: readonly BegrotingRegel[];
  readonly zonderBedrag: number;
}

/**
 * Checks budget lines against the posts: every post exists, a change says whether it is structureel,
 * and no line stands twice. All faults at once, by the place of the line in the input.
 */
export function keurRegels(
  invoer: readonly Regel[],
  posten: readonly Post[],
  gemeente: string,
): Result<GekeurdeRegels> {
  const soorten = new Map(posten.map((p) => [p.code, p.soort]));
  if (invoer.some((r) => !soorten.has(r.post))) {
    const isBekend = (code: string) => soorten.has(code);
    return weigerOnbekendePosten(invoer, isBekend, 'Leg de post eerst vast met de begroting.');
  }
  const fouten = [...zonderStructureel(invoer), ...dubbelen(invoer)];
  if (fouten.length > 0) return weigerFouten('De begroting klopt niet.', fouten);
  const regels = invoer.flatMap((r) => metSoort(r, soorten.get(r.post), gemeente) ?? []);
  return ok({ regels, zonderBedrag: invoer.length - regels.length });
}

function metSoort(r: Regel, soort: Soort | undefined, gemeente: string): BegrotingRegel | null {
  if (r.bedragCenten === null || soort === undefined) return null;
  return {
    gemeente,
    jaar: r.jaar,
    post: r.post,
    soort,
    moment: r.moment,
    besluitdatum: r.besluitdatum,
    structureel: isStructureel(r),
    bedragCenten: r.bedragCenten,
  };
}

const isStructureel = (r: Regel): boolean => r.structureel ?? true;

function zonderStructureel(invoer: readonly Regel[]): VeldFout[] {
  return invoer.flatMap((r, i) => {
    if (r.structureel !== null || r.moment === PRIMITIEF || r.bedragCenten === null) return [];
    const melding = `Zeg bij de wijziging van post ${r.post} (${r.moment}) of die structureel is.`;
    return { veld: `regels.${i}.structureel`, melding };
  });
}

function dubbelen(invoer: readonly Regel[]): VeldFout[] {
  const gezien = new Set<string>();
  return invoer.flatMap((r, i) => {
    const sleutel = [r.jaar, r.post, r.moment, r.besluitdatum, isStructureel(r)].join('\n');
    if (!gezien.has(sleutel)) {
      gezien.add(sleutel);
      return [];
    }
    const hoe = isStructureel(r) ? 'structureel' : 'incidenteel';
    const melding = `Post ${r.post} staat voor ${r.jaar}, ${r.moment} (${r.besluitdatum}) twee keer als ${hoe}. Tel de bedragen op tot een regel.`;
    return { veld: `regels.${i}`, melding };
  });
}
