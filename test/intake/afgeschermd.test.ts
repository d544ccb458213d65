import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Datum, Maand } from '../../src/core/basis/datum.ts';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { maakProef, type Proef, toewijzing } from './proefhuis.ts';

const opruimen: string[] = [];
let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  opruimen.push(proef.map);
  huis = await proef.open();
  await doeHandeling(
    huis,
    'zet-huishoudproxy',
    { aan: true, grondslag: 'proef' },
    { gemeente: '9998' },
  );
});
afterEach(() => huis.sluit());
afterAll(() => {
  for (const map of opruimen) rmSync(map, { recursive: true, force: true });
});

const BSN = '999900006';
const POSTCODES = 'postcode;wijk;buurt\n1234 AB;Noord;Noord-Oost\n';
const geheim = (ja: string) => `bsn;afgeschermd\n${BSN};${ja}\n`;
const importeer = (...paden: string[]) => huis.importeer({ paden, gemeente: '9998' });

/** Wijken that clients with a toewijzing live in, as a question sees them. */
async function wijken(): Promise<(string | null)[]> {
  const rijen = await huis.facts.clienten({
    gemeente: '9998',
    // safe (all three): literals of the right shape
    peildatum: '2026-06-30' as Datum,
    per: ['wijk'],
    filter: { leverperiodeVan: '2026-05' as Maand, leverperiodeTot: '2026-05' as Maand },
  });
  return rijen.map((r) => r.wijk);
}

describe('a client with a secret address', () => {
  it('has no place when the table comes before the messages, or with them', async () => {
    const paden = [proef.zet('t.xml', toewijzing()), proef.zet('postcodes.csv', POSTCODES)];
    const verslag = await importeer(...paden, proef.zet('geheim.csv', geheim('ja')));
    expect(verslag).toMatchObject({ verwerkt: 3, geweigerd: 0 });
    expect(await wijken()).toEqual([null]);
  });

  it('loses the place that was known already, and stays without it', async () => {
    await importeer(proef.zet('t.xml', toewijzing()), proef.zet('postcodes.csv', POSTCODES));
    expect(await wijken()).toEqual(['Noord']);
    const pad = proef.zet('geheim.csv', geheim('ja'));
    expect(await importeer(pad)).toMatchObject({ verwerkt: 1 });
    expect(await wijken()).toEqual([null]);
    expect(await importeer(pad)).toMatchObject({ verwerkt: 0, alBekend: 1 });
    for (const c of await huis.facts.controleer()) expect(c).toMatchObject({ goed: true });
  });

  it('is known by pseudonym only, until a later table says otherwise', async () => {
    await importeer(proef.zet('geheim.csv', geheim('ja')));
    const [client = ''] = await huis.facts.afgeschermden('9998');
    expect(client).toMatch(/^[0-9a-f]{32}$/);
    await importeer(proef.zet('geheim.csv', geheim('nee')));
    expect((await huis.facts.afgeschermden('9998')).size).toBe(0);
  });

  it('is not told of in the refusal of a table', async () => {
    const fout = `bsn;afgeschermd\n${BSN};ja\n999900007;ja\nabc;misschien\n`;
    const verslag = await importeer(proef.zet('geheim.csv', fout));
    expect(verslag).toMatchObject({ verwerkt: 0, geweigerd: 1 });
    expect(verslag.fouten.map((f) => [f.regel, f.element])).toEqual([
      [3, 'bsn'],
      [4, 'bsn'],
      [4, 'afgeschermd'],
    ]);
    expect(JSON.stringify(verslag)).not.toMatch(/99990000|abc/);
    expect((await huis.facts.afgeschermden('9998')).size).toBe(0);
  });
});
