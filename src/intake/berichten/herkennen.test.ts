import { describe, expect, it } from 'vitest';
import { isBericht } from './herkennen.ts';
import { writeBericht } from './schrijver.ts';
import { voorbeeld323 } from './voorbeelden.fixture.ts';

const begin = writeBericht('WMO323', voorbeeld323()).slice(0, 500);

describe('isBericht', () => {
  it('recognises a message by the namespace of its root, in any encoding that is read', () => {
    const gevonden = { leesbaar: true, soort: 'WMO323' };
    expect(isBericht(Buffer.from(begin))).toEqual(gevonden);
    expect(isBericht(Buffer.from(`\ufeff${begin}`))).toEqual(gevonden);
    const utf16 = `\ufeff${begin.replace('UTF-8', 'UTF-16')}`;
    expect(isBericht(Buffer.from(utf16, 'utf16le'))).toEqual(gevonden);
  });

  it('recognises a message whose encoding is wrong, so that its reader can say so', () => {
    const fout = Buffer.from(
      `<?xml version="1.0"?><!-- caf\u00e9 -->${begin.split('\n')[1]}`,
      'latin1',
    );
    expect(isBericht(fout)).toEqual({ leesbaar: true, soort: 'WMO323' });
    const onbekend = Buffer.from(begin.replace('UTF-8', 'EBCDIC-NL'));
    expect(isBericht(onbekend)).toEqual({ leesbaar: true, soort: 'WMO323' });
  });

  it('refuses other releases, standards and numbers with a sentence', () => {
    const melding = (xml: string) => {
      const herkend = isBericht(Buffer.from(xml));
      return herkend?.leesbaar === false ? herkend.melding : null;
    };
    expect(melding(begin.replaceAll('3_2', '2_1'))).toMatch(/^iWmo 2\.1 wordt nog niet gelezen/);
    expect(melding(begin.replaceAll('iwmo/3_2', 'iwlz/2_3'))).toMatch(/^iWlz 2\.3 wordt nog niet/);
    expect(melding(begin.replace('3_2/wmo323', '3_2/wmo399'))).toBe(
      'Bericht wmo399 bestaat niet in iWmo 3.2.',
    );
  });

  it('leaves everything else alone', () => {
    expect(isBericht(Buffer.from('post;naam\n1;a'))).toBeNull();
    expect(isBericht(Buffer.from('<html><body/></html>'))).toBeNull();
    expect(isBericht(Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 1]))).toBeNull();
    expect(isBericht(Buffer.alloc(0))).toBeNull();
  });
});
