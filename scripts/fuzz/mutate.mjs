/**
 * Changes an input. Each mutator gets bytes and gives other bytes; all chance comes from `kans`.
 * @typedef {import('./chance.mjs').Chance} Chance
 * @typedef {(bytes: Buffer, kans: Chance, ander: () => Buffer) => Buffer} Mutator
 */

const WOORDEN = [
  ...['', ' ', '\0', '\u0001', '\ufeff', '\u2028', '\ud800', '😀', '\r', '\n\n\n', '\t', '﻿'],
  ...[
    '&amp;',
    '&#0;',
    '&#x10FFFF;',
    '&#99999999999;',
    '&x;',
    '&',
    '<',
    '>',
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY x "y">]>',
    '<?pi x?>',
    '<?xml version="1.1"?>',
    '<a/>',
    '</a>',
    '<a b="c" b="d"/>',
  ],
  ...[
    'xmlns="urn:x"',
    'xmlns:xml="urn:x"',
    'xsi:nil="true"',
    'encoding="UTF-16"',
    'encoding="windows-1252"',
  ],
  ...[
    '"',
    '""',
    "'",
    ';',
    ';;;;;;;;',
    ',',
    '=1+1',
    '#REF!',
    '#N/B',
    'null',
    'NaN',
    'Infinity',
    'true',
    'PM',
    'n.v.t.',
    '.',
    '-',
    '€ 1',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '../../x',
    '%s%n',
    "' or 1=1 --",
    '$1',
    '\\',
  ],
  ...[
    '2025-02-30',
    '0000-00-00',
    '9999-12-31',
    '-2025-01-01',
    '31-12-2025',
    '1/2/25',
    '2025-13',
    '202513',
    '24:00:00',
  ],
  ...[
    'XFD1048576',
    'ZZZZZZ99999999',
    'A0',
    '1A',
    't="e"',
    't="inlineStr"',
    't="n"',
    's="9999"',
    '<f>A1</f>',
    'r="0"',
  ],
  ...['1,2,3', '1.2.3', '1.234.567,89-', '1e308', '1e999', '0x10', '٣', '１２', '1 000', "1'000"],
];
const GETALLEN = [
  ...[
    '0',
    '-0',
    '-1',
    '1',
    '00000',
    '007',
    '127',
    '255',
    '256',
    '32767',
    '32768',
    '65535',
    '65536',
  ],
  ...[
    '2147483647',
    '2147483648',
    '4294967295',
    '4294967296',
    '9007199254740991',
    '9007199254740993',
  ],
  ...[
    '99999999',
    '100000000',
    '999999999',
    '1000000000',
    '999999999999',
    '99999999999999999999',
    '1e9',
  ],
];
/** Far above any seed; what takes a second below this is no work but a hang. */
const MAX_BYTES = 1 << 17;

/** @type {(b: Buffer, van: number, tot: number, tussen?: Buffer) => Buffer} */
const knip = (b, van, tot, tussen = Buffer.alloc(0)) =>
  Buffer.concat([b.subarray(0, van), tussen, b.subarray(tot)]);

/**
 * A stretch of the input; short ones are as likely as long ones.
 * @returns {[van: number, tot: number]}
 */
function stuk(b, kans) {
  const van = kans.getal(b.length + 1);
  const lengte = kans.getal(2 ** kans.getal(1 + Math.ceil(Math.log2(b.length + 2))));
  return [van, Math.min(b.length, van + lengte)];
}

/** A line, or what stands between two tags: what structure is made of in XML and CSV alike. */
function regels(b) {
  return b.toString('latin1').split('\n');
}
const weerHeel = (delen) => Buffer.from(delen.join('\n'), 'latin1');

/** @type {Record<string, Mutator>} */
export const MUTATORS = {
  bytes(b, kans) {
    const uit = Buffer.from(b);
    for (let n = 1 + kans.getal(8); n > 0; n--) {
      const i = kans.getal(uit.length);
      uit[i] = kans.eens(0.5) ? kans.getal(256) : uit[i] ^ (1 << kans.getal(8));
    }
    return uit;
  },
  weglaten: (b, kans) => knip(b, ...stuk(b, kans)),
  afkappen: (b, kans) => b.subarray(0, kans.getal(b.length + 1)),
  verdubbelen(b, kans) {
    const [van, tot] = stuk(b, kans);
    const keer = kans.eens(0.05) ? 1000 : 1 + kans.getal(3);
    const deel = b.subarray(van, Math.min(tot, van + Math.floor(MAX_BYTES / keer)));
    return knip(b, van, van, Buffer.concat(Array(keer).fill(deel)));
  },
  woord(b, kans) {
    const [van, tot] = stuk(b, kans);
    const woord = Buffer.from(kans.kies(WOORDEN));
    const heel = kans.eens(0.02) ? Buffer.concat(Array(5000).fill(woord)) : woord;
    return knip(b, van, kans.eens(0.5) ? van : tot, heel);
  },
  getal(b, kans) {
    const tekst = b.toString('latin1');
    const plekken = [...tekst.matchAll(/\d+/g)];
    const plek = kans.kies(plekken);
    if (!plek) return b;
    const nieuw = Buffer.from(kans.kies(GETALLEN));
    return knip(b, plek.index, plek.index + plek[0].length, nieuw);
  },
  ruilen(b, kans) {
    const [van, tot] = stuk(b, kans);
    const [van2, tot2] = stuk(b.subarray(tot), kans);
    const [c, d] = [tot + van2, tot + tot2];
    return Buffer.concat([
      b.subarray(0, van),
      b.subarray(c, d),
      b.subarray(tot, c),
      b.subarray(van, tot),
      b.subarray(d),
    ]);
  },
  mengen(b, kans, ander) {
    const tweede = ander();
    const [van, tot] = stuk(tweede, kans);
    const plek = kans.getal(b.length + 1);
    return knip(b, plek, Math.min(b.length, plek + kans.getal(200)), tweede.subarray(van, tot));
  },
  regelWeg(b, kans) {
    const r = regels(b);
    r.splice(kans.getal(r.length), 1 + kans.getal(3));
    return weerHeel(r);
  },
  regelDubbel(b, kans) {
    const r = regels(b);
    const i = kans.getal(r.length);
    r.splice(i, 0, ...r.slice(i, i + 1 + kans.getal(4)));
    return weerHeel(r);
  },
  regelElders(b, kans) {
    const r = regels(b);
    const deel = r.splice(kans.getal(r.length), 1 + kans.getal(3));
    r.splice(kans.getal(r.length + 1), 0, ...deel);
    return weerHeel(r);
  },
  waarde(b, kans) {
    const r = regels(b);
    const i = kans.getal(r.length);
    const nieuw = kans.kies(kans.eens(0.5) ? WOORDEN : GETALLEN);
    r[i] = r[i].includes('<')
      ? r[i].replace(/>[^<]*</, () => `>${nieuw}<`)
      : r[i]
          .split(';')
          .with(kans.getal(r[i].split(';').length), nieuw)
          .join(';');
    return Buffer.from(r.join('\n'), 'latin1');
  },
  codering(b, kans) {
    const tekst = b.toString('utf8');
    return kans.kies([
      () => Buffer.from(`\ufeff${tekst}`),
      () => Buffer.from(`\ufeff${tekst}`, 'utf16le'),
      () => Buffer.from(`\ufeff${tekst}`, 'utf16le').swap16(),
      () => Buffer.from(tekst, 'utf16le'),
      () =>
        Buffer.from(
          tekst.replace('UTF-8', kans.kies(['ISO-8859-1', 'windows-1252', 'UTF-16', 'UTF-7', 'x'])),
        ),
      () => Buffer.from(tekst.replace(/[a-z]/, 'é'), 'latin1'),
      () => Buffer.concat([Buffer.from([0xff]), b]),
    ])();
  },
};

const NAMEN = Object.keys(MUTATORS);

/**
 * One to five changes, one after the other.
 * @param {Buffer} bytes
 * @param {Chance} kans
 * @param {() => Buffer} ander another input of the same kind
 */
export function mutate(bytes, kans, ander) {
  /** @type {Buffer} */
  let uit = bytes;
  const keer = kans.eens(0.6) ? 1 : 2 + kans.getal(4);
  for (let n = 0; n < keer && uit.length > 0; n++) {
    uit = MUTATORS[kans.kies(NAMEN)](uit, kans, ander);
    if (uit.length > MAX_BYTES) uit = uit.subarray(0, MAX_BYTES);
  }
  return uit;
}
