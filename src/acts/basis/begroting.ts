import type { z } from 'zod';
import { toCenten } from '../../core/basis/bedrag.ts';
import { no, ok, type Result, type VeldFout } from '../../core/basis/result.ts';
import type { BegrotingRegel, Post } from '../../register/port.ts';
import type { begrotingRegel } from './begroting-velden.ts';
import { weigerOnbekendePosten } from './posten.ts';

type Invoerregel = z.output<typeof begrotingRegel>;

/** Budget lines that may be kept, and how many had no amount: not budgeted. */
export interface GekeurdeRegels {
  readonly regels: readonly BegrotingRegel[];
  readonly zonderBedrag: number;
}

/**
 * Checks budget lines against the posts: every post exists, the soort is that of the post, and no
 * line stands twice. All faults at once, by the place of the line in the input.
 */
export function keurRegels(
  invoer: readonly Invoerregel[],
  posten: readonly Post[],
  gemeente: string,
): Result<GekeurdeRegels> {
  const perCode = new Map(posten.map((p) => [p.code, p]));
  const onbekend = invoer.filter((r) => !perCode.has(r.post)).map((r) => r.post);
  if (onbekend.length > 0) {
    return weigerOnbekendePosten(
      onbekend,
      'Neem ze op bij de posten van de begroting (kolommen post, naam, wet, taakveld, stroom, soort), of verbeter de code.',
    );
  }
  const fouten = [...soortFouten(invoer, perCode), ...dubbelen(invoer)];
  if (fouten.length > 0) return weiger(fouten);
  const regels = invoer.flatMap((r) => {
    const post = perCode.get(r.post);
    if (r.bedragCenten === null || !post) return [];
    const bedragCenten = toCenten(r.bedragCenten);
    return [{ ...r, gemeente, soort: post.soort, bedragCenten }];
  });
  return ok({ regels, zonderBedrag: invoer.length - regels.length });
}

function weiger(fouten: readonly VeldFout[]): Result<GekeurdeRegels> {
  const eerste = fouten.slice(0, 5).map((f) => f.melding);
  const meer = fouten.length > 5 ? ` En nog ${fouten.length - 5} fouten.` : '';
  return no('ongeldigeInvoer', `De begroting klopt niet. ${eerste.join(' ')}${meer}`, fouten);
}

function soortFouten(
  invoer: readonly Invoerregel[],
  perCode: ReadonlyMap<string, Post>,
): VeldFout[] {
  return invoer.flatMap((r, i) => {
    const soort = perCode.get(r.post)?.soort;
    if (r.soort === null || r.soort === soort) return [];
    return {
      veld: `regels.${i}.soort`,
      melding: `Post ${r.post} is een ${soort}; deze regel zegt ${r.soort}. Geef lasten en baten elk een eigen post.`,
    };
  });
}

const sleutel = (r: Invoerregel): string =>
  JSON.stringify([r.jaar, r.post, r.moment, r.besluitdatum, r.structureel]);

function dubbelen(invoer: readonly Invoerregel[]): VeldFout[] {
  const gezien = new Set<string>();
  return invoer.flatMap((r, i) => {
    const naam = sleutel(r);
    if (!gezien.has(naam)) {
      gezien.add(naam);
      return [];
    }
    return {
      veld: `regels.${i}`,
      melding: `Post ${r.post} staat voor ${r.jaar}, ${r.moment} (${r.besluitdatum}) twee keer als ${r.structureel ? 'structureel' : 'incidenteel'}. Tel de bedragen op tot een regel.`,
    };
  });
}
