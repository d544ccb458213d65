import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { maakZip } from '../hulp/maak-zip.ts';
import { antwoord, declaratie, maakProef, type Proef, toewijzing } from './proefhuis.ts';

const opruimen: string[] = [];
let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  opruimen.push(proef.map);
  huis = await proef.open();
});
afterEach(() => huis.sluit());
afterAll(() => {
  for (const map of opruimen) rmSync(map, { recursive: true, force: true });
});

const invoer = () => join(proef.map, 'invoer');
const inQuarantaine = () => readdirSync(join(huis.map, 'quarantaine')).length;

describe('a zip', () => {
  it('is read through its folders; what is no message in it is named', async () => {
    const pad = proef.zet(
      'levering.zip',
      maakZip([
        { naam: 'map/sub/d.xml', inhoud: declaratie() },
        { naam: 'map/a.xml', inhoud: antwoord() },
        { naam: 't.xml', inhoud: toewijzing() },
        { naam: 'leesmij.txt', inhoud: 'Beste collega' },
        { naam: 'map/', inhoud: '' },
        { naam: 'binnen.zip', inhoud: maakZip([{ naam: 'x.xml', inhoud: declaratie() }]) },
      ]),
    );
    const verslag = await huis.importeer({ paden: [pad] });
    expect(verslag).toMatchObject({ bestanden: 5, verwerkt: 3, geweigerd: 2 });
    const namen = verslag.fouten.map((f) => f.bestand).sort();
    expect(namen).toEqual(['levering.zip/binnen.zip', 'levering.zip/leesmij.txt']);
    expect(verslag.fouten.find((f) => f.bestand.endsWith('.zip'))?.melding).toMatch(
      /zip in een zip/,
    );
  });

  it('in which one message is damaged keeps the others', async () => {
    const pad = proef.zet(
      'half.zip',
      maakZip([
        { naam: 'goed.xml', inhoud: antwoord() },
        { naam: 'stuk.xml', inhoud: declaratie(), beschadigd: true },
        { naam: 'ook-goed.xml', inhoud: toewijzing() },
      ]),
    );
    const verslag = await huis.importeer({ paden: [pad] });
    expect(verslag).toMatchObject({ geweigerd: 1, verwerkt: 2 });
    expect(verslag.fouten[0]).toMatchObject({ bestand: 'half.zip/stuk.xml', code: 'ONLEESBAAR' });
  });

  it.each([
    [
      'is cut off',
      maakZip([{ naam: 'd.xml', inhoud: declaratie() }]).subarray(0, 400),
      /beschadigd/,
    ],
    ['has a password', maakZip([{ naam: 'd.xml', inhoud: 'x', versleuteld: true }]), /wachtwoord/],
    [
      'unpacks beyond measure',
      maakZip([{ naam: 'nul.xml', inhoud: Buffer.alloc(20_000_000) }]),
      /te groot/,
    ],
    ['says it is 2 GB', maakZip([{ naam: 'd.xml', inhoud: 'x', omvang: 2 ** 31 }]), /te groot/],
  ])('that %s is refused in a sentence and kept', async (_, inhoud, zin) => {
    const verslag = await huis.importeer({ paden: [proef.zet('z.zip', inhoud)] });
    expect(verslag).toMatchObject({ bestanden: 1, geweigerd: 1, verwerkt: 0, snapshot: null });
    expect(verslag.fouten[0]).toMatchObject({ bestand: 'z.zip', code: 'ZIP' });
    expect(verslag.fouten[0]?.melding).toMatch(zin);
    expect(inQuarantaine()).toBe(1);
    expect(await huis.facts.weigeringen(null)).toHaveLength(1);
  });

  it('whose entries lie about their size or climb out of the folder does no harm', async () => {
    const klein = maakZip([{ naam: 'd.xml', inhoud: declaratie(), omvang: 10 }]);
    const omhoog = maakZip([{ naam: '../../../d.xml', inhoud: declaratie() }]);
    const paden = [proef.zet('klein.zip', klein), proef.zet('omhoog.zip', omhoog)];
    const verslag = await huis.importeer({ paden });
    expect(verslag).toMatchObject({ bestanden: 2, geweigerd: 2, verwerkt: 0 });
    expect(readdirSync(proef.map).sort()).toEqual(['data', 'invoer']);
  });

  it('with more than 200,000 entries is refused without reading them', async () => {
    const pad = proef.zet('veel.zip', maakZip([{ naam: 'd.xml', inhoud: declaratie() }], 200_001));
    const verslag = await huis.importeer({ paden: [pad] });
    expect(verslag).toMatchObject({ geweigerd: 1, verwerkt: 0 });
  });
});

describe('hostile XML', () => {
  const HOSTIEL: [string, () => string | Buffer][] = [
    [
      'an external entity',
      () => declaratie().replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    ],
    [
      'entities that expand',
      () =>
        declaratie()
          .replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>')
          .replace('DN001', '&b;'),
    ],
    ['nesting without end', () => declaratie().replace('DN001', '<a>'.repeat(300_000))],
    ['one element of 60 MB', () => declaratie().replace('DN001', 'x'.repeat(60_000_000))],
    ['a wrong encoding', () => Buffer.from(declaratie().replace('DN001', 'DN\u00eb'), 'latin1')],
    ['an encoding nobody reads', () => declaratie().replace('UTF-8', 'EBCDIC-NL')],
    ['no end', () => declaratie().slice(0, -40)],
    ['zero bytes', () => declaratie().replace('DN001', 'DN\u0000')],
  ];

  it.each(HOSTIEL)('with %s is refused soon and in little memory', async (_, maak) => {
    const pad = proef.zet('vijandig.xml', maak());
    const begin = performance.now();
    const voor = process.memoryUsage().rss;
    const verslag = await huis.importeer({ paden: [pad, proef.zet('goed.xml', toewijzing())] });
    expect(verslag).toMatchObject({ geweigerd: 1, verwerkt: 1 });
    expect(verslag.fouten[0]?.melding).not.toMatch(/root:|aaaaaaaaaa/);
    expect(performance.now() - begin).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - voor).toBeLessThan(300_000_000);
  });
});

describe('a folder of mixed rubbish', () => {
  it('gives what is good and names the rest, each in a sentence', async () => {
    proef.zet('goed.xml', declaratie());
    proef.zet(
      'utf16.xml',
      Buffer.from(`\ufeff${toewijzing().replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    );
    proef.zet('foto.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    proef.zet('leeg.xml', '');
    proef.zet('alleen-wit.csv', '  \n \n');
    proef.zet('programma', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]));
    proef.zet('onbekend.csv', 'a;b;c\n1;2;3\n');
    proef.zet('stuk.xlsx', maakZip([{ naam: '[Content_Types].xml', inhoud: '<x>' }]));
    proef.zet('pagina.html', '<html><body>Hallo</body></html>');
    proef.zet('.verborgen', 'niets');
    proef.zet('diep/er/weg.xml', antwoord());
    symlinkSync('/etc/passwd', join(invoer(), 'verwijzing.xml'));
    symlinkSync(invoer(), join(invoer(), 'rondje'));
    mkdirSync(join(invoer(), 'lege-map'));
    const verslag = await huis.importeer({ paden: [invoer()] });
    expect(verslag).toMatchObject({ verwerkt: 3, geweigerd: 9, bestanden: 12 });
    expect(verslag.fouten.map((f) => f.bestand).sort()).toEqual([
      'alleen-wit.csv',
      'foto.png',
      'invoer/rondje',
      'invoer/verwijzing.xml',
      'leeg.xml',
      'onbekend.csv',
      'pagina.html',
      'programma',
      'stuk.xlsx',
    ]);
    for (const f of verslag.fouten) expect(f.melding).toMatch(/^[A-Z].*\.$/s);
    for (const c of await huis.facts.controleer()) expect(c).toMatchObject({ goed: true });
  });

  it('that is not there at all is named', async () => {
    const verslag = await huis.importeer({ paden: [join(proef.map, 'nergens')] });
    expect(verslag).toMatchObject({ verwerkt: 0, geweigerd: 1 });
  });
});
