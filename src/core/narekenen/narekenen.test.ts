import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GedrukteTabel } from './gedrukt.ts';
import { rekenNa } from './narekenen.ts';
import type { NagerekendeSom } from './typen.ts';
import { uitGedrukt } from './uit-gedrukt.ts';

const tabel = (kolommen: string[], ...rijen: GedrukteTabel['rijen']): GedrukteTabel => ({
  eenheid: null,
  kolommen,
  rijen,
});
const reken = (t: GedrukteTabel) => rekenNa(uitGedrukt('', t));
const voorbeeld = (pad: string): GedrukteTabel =>
  JSON.parse(readFileSync(new URL(`../../../examples/${pad}.json`, import.meta.url), 'utf8'));
const afwijkend = (sommen: readonly NagerekendeSom[]) =>
  sommen.filter((s) => s.uitkomst !== 'klopt');
const kort = (s: NagerekendeSom) => `${s.plaats}: ${s.gepubliceerd} / ${s.berekend}`;

describe('Zwolle, bijlage 1', () => {
  it('x', () => {
    for (const p of [
      'zwolle-2018/tabellen/bijlage-1-hoofdtabel',
      'zwolle-2018/tabellen/bijlage-1-detail',
      'zwolle-2018/tabellen/prognose-2017-2022',
      'zwolle-2018/tabellen/financieel-perspectief',
      'zwolle-2018/tabellen/benchmark-2017',
      'zwijndrecht-2020/tabellen/terugverdieneffect',
      'zwijndrecht-2020/tabellen/begroting-2020',
    ]) {
      const u = reken(voorbeeld(p));
      console.log(
        p,
        u.sommen.length,
        u.eenheid,
        u.meldingen,
        afwijkend(u.sommen).map((s) => kort(s) + ' ' + s.uitkomst + ' ' + s.verklaring),
        u.sommen.slice(0, 3),
      );
    }
  });
});
