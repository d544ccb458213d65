import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createToeval } from '../../src/core/basis/toeval.ts';
import { readBericht } from '../../src/intake/berichten/lezer.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import { voorbeeld301, voorbeeld323 } from '../../src/intake/berichten/voorbeelden.fixture.ts';

const xml = writeBericht('WMO323', voorbeeld323());
const [kop = '', ...rest] = xml.split('\n');
const romp = rest.join('\n');

/** The outcome as one sentence, with the memory it took above what was in use. */
async function verdict(
  bron: Iterable<Buffer>,
): Promise<{ melding: string; mb: number; ms: number }> {
  const vooraf = process.memoryUsage().rss;
  const begin = performance.now();
  let hoogste = vooraf;
  function* gemeten() {
    let n = 0;
    for (const blok of bron) {
      yield blok;
      if (++n % 64 === 0) hoogste = Math.max(hoogste, process.memoryUsage().rss);
    }
  }
  const uitkomst = await readBericht(gemeten());
  const melding = uitkomst.ok ? 'gelezen' : uitkomst.problem.detail;
  const mb = (Math.max(hoogste, process.memoryUsage().rss) - vooraf) / 1e6;
  return { melding, mb, ms: performance.now() - begin };
}

function* eindeloos(voor: string, herhaal: string, megabytes: number): Generator<Buffer> {
  yield Buffer.from(voor);
  const blok = Buffer.from(herhaal.repeat(Math.ceil(65_536 / herhaal.length)));
  for (let n = 0; n < megabytes * 16; n++) yield blok;
}

const tot = (tekst: string, waar: string): string =>
  tekst.slice(0, tekst.indexOf(waar) + waar.length);
const lijst = [...'abcdefghij'].map(
  (n, i, alle) => `<!ENTITY ${n} "${i === 0 ? 'lol' : `&${alle[i - 1]};`.repeat(10)}">`,
);

const GEVALLEN: readonly (readonly [string, () => Iterable<Buffer>, RegExp])[] = [
  [
    'an external entity',
    () => [
      Buffer.from(
        `${kop}<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]>${romp.replace('DN001', '&x;')}`,
      ),
    ],
    /DOCTYPE/,
  ],
  [
    'nested entities',
    () => [Buffer.from(`${kop}<!DOCTYPE b [${lijst.join('')}]>${romp.replace('DN001', '&j;')}`)],
    /DOCTYPE/,
  ],
  [
    'an entity without declaration',
    () => [Buffer.from(xml.replace('DN001', '&x;'))],
    /entiteit die XML niet kent/,
  ],
  [
    'a DOCTYPE without end',
    () => eindeloos(`${kop}<!DOCTYPE b [`, '<!ENTITY q "aaaaaaaaaaaa">', 300),
    /onbegrensd lang/,
  ],
  [
    'elements nested without end',
    () => eindeloos(tot(xml, '<wmo323:Header>'), '<wmo323:Header>', 300),
    /te diep genest|hoort niet in/,
  ],
  [
    'one value without end',
    () => eindeloos(tot(xml, '<wmo323:DeclaratieNummer>'), 'a', 300),
    /onbegrensd lang/,
  ],
  [
    'one attribute without end',
    () => eindeloos(`${tot(xml, '<wmo323:DeclaratieNummer')} a="`, 'a', 300),
    /onbegrensd lang/,
  ],
  [
    'attributes without end',
    () => eindeloos(`${tot(xml, '<wmo323:DeclaratieNummer')} a="1"`, ' b="2"', 300),
    /onbegrensd lang/,
  ],
  ['a comment without end', () => eindeloos(`${kop}<!-- `, 'a', 300), /onbegrensd lang/],
  ['white space without end', () => eindeloos(kop, ' \n', 300), /onbegrensd lang/],
  ['a name without end', () => eindeloos(`${kop}<`, 'a', 300), /onbegrensd lang/],
  [
    'unknown elements without end',
    () => eindeloos(tot(xml, '<wmo323:Header>'), '<x/>', 300),
    /hoort niet in Header/,
  ],
  ['a file that stops half way', () => [Buffer.from(xml.slice(0, 3000))], /houdt op voordat/],
  [
    'two messages in one file',
    () => [Buffer.from(xml + romp)],
    /tekst buiten|meer dan één bericht/,
  ],
  ['text after the message', () => [Buffer.from(`${xml}en nog wat`)], /tekst buiten het bericht/],
  ['an empty file', () => [], /bevat geen bericht/],
  ['another XML file', () => [Buffer.from('<html/>')], /geen bericht van iWmo of iJw/],
  [
    'a zipped message',
    () => [gzipSync(xml)],
    /tekencodering|geen goed gevormde|tekst buiten|teken dat/,
  ],
  ['XML 1.1', () => [Buffer.from(xml.replace('1.0" enc', '1.1" enc'))], /Alleen XML 1\.0/],
  [
    'a control character',
    () => [Buffer.from(xml.replace('DN001', 'DN\u0001'))],
    /teken dat in XML niet mag/,
  ],
];

describe('hostile and broken files', () => {
  it.each(GEVALLEN)(
    '%s is refused with a sentence, soon and in little memory',
    async (_, bron, melding) => {
      const uitkomst = await verdict(bron());
      expect(uitkomst.melding).toMatch(melding);
      expect(uitkomst.ms).toBeLessThan(3000);
      expect(uitkomst.mb).toBeLessThan(120);
    },
  );

  it('random bytes never do anything but get a sentence', async () => {
    const toeval = createToeval(3);
    for (let n = 0; n < 300; n++) {
      const bytes = Buffer.from(xml);
      const aantal = 1 + Math.floor(toeval() * 20);
      for (let i = 0; i < aantal; i++) {
        bytes[Math.floor(toeval() * bytes.length)] = Math.floor(toeval() * 256);
      }
      const uitkomst = await readBericht([bytes.subarray(0, Math.floor(toeval() * bytes.length))]);
      expect(uitkomst.ok).toBe(false);
    }
  });
});

describe('encodings', () => {
  const inhoud = voorbeeld301();
  const naam = { Geslachtsnaam: { Achternaam: 'Çelik-Müller' }, NaamGebruik: '1' } as const;
  const met = (codering: string) =>
    writeBericht('JW301', { ...inhoud, Client: { ...inhoud.Client, Naam: naam } }).replace(
      'UTF-8',
      codering,
    );
  const gelezen = async (bytes: Buffer) => {
    let achternaam = '';
    const uitkomst = await readBericht(
      [...bytes].map((b) => Buffer.from([b])),
      {
        client: (c) => {
          if (c.nummer === '301') achternaam = c.client.Naam.Geslachtsnaam.Achternaam;
        },
      },
    );
    return uitkomst.ok ? achternaam : uitkomst.problem.detail;
  };

  it.each([
    ['UTF-8', (x: string) => Buffer.from(x)],
    ['utf-8', (x: string) => Buffer.from(`\ufeff${x}`)],
    ['ISO-8859-1', (x: string) => Buffer.from(x, 'latin1')],
    ['windows-1252', (x: string) => Buffer.from(x, 'latin1')],
    ['UTF-16', (x: string) => Buffer.from(`\ufeff${x}`, 'utf16le')],
    ['UTF-16', (x: string) => Buffer.from(`\ufeff${x}`, 'utf16le').swap16()],
  ])('%s is read, byte by byte', async (codering, encode) => {
    expect(await gelezen(encode(met(codering)))).toBe('Çelik-Müller');
  });

  it('an encoding that is unknown, contradicted or not kept to is refused', async () => {
    expect(await gelezen(Buffer.from(met('EBCDIC-NL')))).toMatch(/EBCDIC-NL wordt niet gelezen/);
    expect(await gelezen(Buffer.from(`\ufeff${met('ISO-8859-1')}`))).toMatch(
      /noemt zich ISO-8859-1/,
    );
    expect(await gelezen(Buffer.from(met('UTF-8'), 'latin1'))).toMatch(
      /niet in zijn tekencodering/,
    );
  });
});
