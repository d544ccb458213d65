import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createToeval, type Toeval } from '../../src/core/basis/toeval.ts';
import { berichtSoorten } from '../../src/intake/berichten/beschrijving/standaard.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import { leesAlles } from './hulp.ts';
import { heeftStandaarden, klachtVanSchema, ZONDER } from './schema.ts';
import { willekeurigeInhoud } from './willekeurig.ts';

/** Changed messages of each kind; all 28 kinds together take some ten seconds. */
const AANTAL = 150;

const WAARDEN = [
  '',
  ' ',
  '0',
  '-1',
  '+5',
  ' 7 ',
  '007',
  '1.0',
  '1e3',
  '٣',
  '99',
  '999999999',
  '1000000000',
  '99999999999999999999',
  '-0',
  '2026-02-29',
  '2024-02-29',
  ' 2024-02-29 ',
  '2026-13-01',
  '2026-1-1',
  '2026-01-01Z',
  '2026-01-01+01:00',
  '24:00:00',
  '24:00:01',
  '10:11',
  '10:11:12.5',
  '10:60:00',
  '10:11:12Z',
  'D',
  'd',
  'D ',
  '04',
  '4',
  '83',
  '31',
  '02',
  '12345678',
  '123456789',
  '1234',
  'x',
  'a\nb',
  '\n',
  'é',
  'ỳ',
  'ỹ',
  '😀',
  'a'.repeat(12),
  'a'.repeat(13),
  'a'.repeat(201),
  '1.0.0',
  '01.0.0',
  '. .',
  '...',
  '\u00a0',
  'NL',
  'nl',
  'XX',
  '<![CDATA[D]]>',
  '&#68;',
  '12<!-- c -->34',
  '<b/>',
] as const;

const kies = <T>(toeval: Toeval, lijst: readonly T[]): T => {
  const gekozen = lijst[Math.floor(toeval() * lijst.length)];
  if (gekozen === undefined) throw new Error('nothing to choose from');
  return gekozen;
};

/** The lines of the element that starts on line `i`: its own line, or up to its end tag. */
function bereik(regels: readonly string[], i: number): number {
  const inspring = /^\t*/.exec(regels[i] ?? '')?.[0] ?? '';
  if (/<\/[^>]+>$/.test(regels[i] ?? '')) return i;
  return regels.findIndex((r, j) => j > i && r.startsWith(`${inspring}</`));
}

type Mutatie = (regels: string[], i: number, toeval: Toeval) => void;
const MUTATIES: Readonly<Record<string, Mutatie>> = {
  weglaten: (r, i) => void r.splice(i, bereik(r, i) - i + 1),
  herhalen: (r, i) => void r.splice(i, 0, ...r.slice(i, bereik(r, i) + 1)),
  verplaatsen: (r, i, t) => {
    const deel = r.splice(i, bereik(r, i) - i + 1);
    r.splice(2 + Math.floor(t() * (r.length - 3)), 0, ...deel);
  },
  waarde: (r, i, t) => {
    r[i] = (r[i] ?? '').replace(
      /^(\t*<[^>]+>)[^<]*(<\/)/,
      (_, open, sluit) => open + kies(t, WAARDEN) + sluit,
    );
  },
  naamruimte: (r, i) => {
    const eind = bereik(r, i);
    const [, oud = ''] = /^\t*<(\w+):/.exec(r[i] ?? '') ?? [];
    const nieuw = oud.startsWith('i')
      ? /xmlns:(\w+)=/.exec(r[1] ?? '')?.[1]
      : /xmlns:(i\w+)=/.exec(r[1] ?? '')?.[1];
    for (const j of new Set([i, eind])) {
      r[j] = (r[j] ?? '')
        .replaceAll(`<${oud}:`, `<${nieuw}:`)
        .replaceAll(`</${oud}:`, `</${nieuw}:`);
    }
  },
  attribuut: (r, i, t) => {
    const a = kies(t, ['a="1"', 'xml:lang="nl"', 'xmlns:q="urn:q"', 'xmlns="urn:x"']);
    r[i] = (r[i] ?? '').replace(/^(\t*<[\w:]+)/, `$1 ${a}`);
  },
  onbekend: (r, i, t) => {
    r.splice(
      i,
      0,
      kies(t, ['<x/>', 'los', '<!-- niets -->', '<?pi niets?>', '<q:y xmlns:q="urn:q">1</q:y>']),
    );
  },
};

describe.skipIf(!heeftStandaarden)(`messages with one change (${ZONDER})`, () => {
  it.each(berichtSoorten())('%s gets the verdict of the schema', async (soort) => {
    const toeval = createToeval(20_260_101 + berichtSoorten().indexOf(soort));
    const bronnen = fc.sample(willekeurigeInhoud(soort), { numRuns: 12, seed: 5 });
    let geweigerd = 0;
    for (let n = 0; n < AANTAL; n++) {
      const naam = kies(toeval, Object.keys(MUTATIES));
      // Safe: made from the description from which the type follows.
      const regels = writeBericht(soort, kies(toeval, bronnen) as never)
        .trimEnd()
        .split('\n');
      const begin = regels.flatMap((r, i) => (i > 1 && /^\t+<[^/]/.test(r) ? [i] : []));
      MUTATIES[naam]?.(regels, kies(toeval, begin), toeval);
      const xml = regels.join('\n');
      const klacht = klachtVanSchema(soort, xml);
      const { uitkomst } = await leesAlles(xml, 4096);
      if (!uitkomst.ok) geweigerd++;
      const oneens = uitkomst.ok !== (klacht === null);
      expect(oneens ? { naam, klacht, uitkomst, xml } : null).toBeNull();
    }
    expect(geweigerd).toBeGreaterThan(AANTAL / 5);
    expect(geweigerd).toBeLessThan(AANTAL);
  });
});
