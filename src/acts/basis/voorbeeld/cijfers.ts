import { z } from 'zod';
import { ok } from '../../../core/basis/result.ts';
import { aantalVan } from '../../../definitie/notatie.ts';
import { gedruktCijfer } from '../../../definitie/publicaties.ts';
import type { Voorbeeldlader } from './lader.ts';
import { codeVan, herkomst, stukVan } from './publicatie.ts';

const inhoud = z.strictObject({ ...herkomst.shape, ...gedruktCijfer.shape });

/** `cijfers/*.json`: one quantity a file, with every value that the papers give it. */
export const lader: Voorbeeldlader = {
  leest: 'cijfers/',
  laad: async (schrijver, bron, bestanden) => {
    for (const [pad, ruw] of bestanden) {
      const { titel, stuk, vindplaats, ...cijfer } = inhoud.parse(ruw);
      const kop = { gemeente: bron.gemeente, code: codeVan(pad), titel, vindplaats };
      const waarden = cijfer.waarden.map((w) => ({ ...w, stuk: stukVan(bron, w.stuk).stuk }));
      const gedrukt = { ...cijfer, waarden };
      await schrijver.zetPublicatie(
        { ...kop, ...stukVan(bron, stuk), soort: 'cijfer', cijfer: gedrukt },
        true,
      );
    }
    return ok(aantalVan(bestanden.size, 'cijfer', 'cijfers'));
  },
};
