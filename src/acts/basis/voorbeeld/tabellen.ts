import { z } from 'zod';
import { ok } from '../../../core/basis/result.ts';
import { aantalVan } from '../../../definitie/notatie.ts';
import { gedrukteTabel } from '../../../definitie/publicaties.ts';
import type { Voorbeeldlader } from './lader.ts';
import { codeVan, herkomst, stukVan } from './publicatie.ts';

const inhoud = z.strictObject({ ...herkomst.shape, ...gedrukteTabel.shape });

/** `tabellen/*.json`: published tables, one a file, as they were printed. */
export const lader: Voorbeeldlader = {
  leest: 'tabellen/',
  laad: async (schrijver, bron, bestanden) => {
    for (const [pad, ruw] of bestanden) {
      const { titel, stuk, vindplaats, ...tabel } = inhoud.parse(ruw);
      const kop = { gemeente: bron.gemeente, code: codeVan(pad), titel, vindplaats };
      await schrijver.zetPublicatie(
        { ...kop, ...stukVan(bron, stuk), soort: 'tabel', tabel },
        true,
      );
    }
    return ok(aantalVan(bestanden.size, 'tabel', 'tabellen'));
  },
};
