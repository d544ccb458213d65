import { describe, expect, it } from 'vitest';
import { writeBericht, writeBerichtNaar } from './schrijver.ts';
import { voorbeeld301, voorbeeld323 } from './voorbeelden.fixture.ts';

describe('writeBericht', () => {
  it('fills in code, version and namespaces of the message', () => {
    const xml = writeBericht('WMO323', voorbeeld323());
    expect(xml).toContain('xmlns:wmo323="http://www.istandaarden.nl/iwmo/3_2/wmo323/schema"');
    expect(xml).toContain('<wmo323:BerichtCode>484</wmo323:BerichtCode>');
    expect(xml).toContain('<iwmo:Bedrag>5000</iwmo:Bedrag>');
  });

  it('escapes what XML would read as markup', () => {
    const inhoud = voorbeeld301();
    const xml = writeBericht('JW301', {
      ...inhoud,
      Client: { ...inhoud.Client, Commentaar: 'a < b & c' },
    });
    expect(xml).toContain('<jw301:Commentaar>a &lt; b &amp; c</jw301:Commentaar>');
  });

  it('names the element that is missing, unknown or not allowed, and never its value', () => {
    const { Header, Declaratie } = voorbeeld323();
    const zonder = { Header, Declaratie: { ...Declaratie, DeclaratieDagtekening: '2026-02-30' } };
    expect(() => writeBericht('WMO323', zonder)).toThrow(
      'Bericht/Declaratie/DeclaratieDagtekening has a value that the message does not allow',
    );
    const teveel = { Header: { ...Header, Kleur: 'rood' }, Declaratie };
    expect(() => writeBericht('WMO323', teveel)).toThrow(/^Bericht\/Header holds a name/);
  });

  it('hands out a long message in pieces and takes generators for lists', () => {
    const { Header, Declaratie } = voorbeeld323();
    const client = [...Declaratie.Clienten.Client][0];
    if (!client) throw new Error('the example has a client');
    const stukken: string[] = [];
    function* clienten() {
      for (let i = 0; i < 500; i++) yield client as NonNullable<typeof client>;
    }
    const inhoud = { Header, Declaratie: { ...Declaratie, Clienten: { Client: clienten() } } };
    writeBerichtNaar('WMO323', inhoud, (stuk) => stukken.push(stuk));
    expect(stukken.length).toBeGreaterThan(3);
    expect(stukken.join('').match(/<wmo323:Client>/g)).toHaveLength(500);
  });
});
