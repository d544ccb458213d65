import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { maakZip } from '../hulp/maak-zip.ts';
import { antwoord, declaratie, maakProef, type Proef, toewijzing } from './proefhuis.ts';

let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2026-11-01T12:00:00Z'));
});
afterEach(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const base64 = (inhoud: string | Buffer) => Buffer.from(inhoud).toString('base64');
const stuf = (xml: string, functie = 'WMO323', tijdstip = '20260305101500', ruimte = 'ggk0210') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<GGK:envelopHeenbericht-ggk_Di01 xmlns:GGK="http://www.stufstandaarden.nl/koppelvlak/${ruimte}" xmlns:StUF="http://www.egem.nl/StUF/StUF0301">
 <GGK:stuurgegevens><StUF:berichtcode>Di01</StUF:berichtcode><StUF:referentienummer>R1</StUF:referentienummer>
 <StUF:tijdstipBericht>${tijdstip}</StUF:tijdstipBericht><StUF:functie>${functie}</StUF:functie></GGK:stuurgegevens>
 <GGK:parameters><GGK:bericht><GGK:xmlBestand>${base64(xml)}</GGK:xmlBestand></GGK:bericht></GGK:parameters>
</GGK:envelopHeenbericht-ggk_Di01>`;
const soap = (
  inhoud: Buffer,
) => `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
 <soapenv:Header/><soapenv:Body><v:bericht xmlns:v="urn:v"><v:bestand>${base64(inhoud)}</v:bestand></v:bericht></soapenv:Body>
</soapenv:Envelope>`;

const lees = (...inhouden: (string | Buffer)[]) =>
  huis.importeer({ paden: inhouden.map((x, i) => proef.zet(`e${i}.xml`, x)), gemeente: '9998' });
const bedragen = async () => {
  const [gemeente] = await huis.facts.gemeenten();
  const stand = gemeente ? await huis.facts.stand(gemeente) : null;
  if (!gemeente || !stand) throw new Error('nothing was read');
  const snede = { gemeente, peildatum: stand.standPer, per: ['bekendSinds'] as const };
  return huis.facts.bedragen(snede);
};

describe('a StUF envelope', () => {
  it.each(['ggk0210', 'ggk0310'])(
    'of %s gives its message, known from the day of the envelope',
    async (ruimte) => {
      const verslag = await lees(stuf(declaratie(), 'WMO323', '20260305101500', ruimte));
      expect(verslag).toMatchObject({ verwerkt: 1, geweigerd: 0, berichten: { WMO323: 1 } });
      expect((await bedragen()).map((b) => b.bekendSinds)).toEqual(['2026-03-05']);
    },
  );

  it('is the same message as the bare one: it changes nothing', async () => {
    await lees(declaratie());
    const nog = await huis.importeer({ paden: [proef.zet('nog.xml', stuf(declaratie()))] });
    expect(nog).toMatchObject({ verwerkt: 0, alBekend: 1 });
  });

  it('may lie in a zip', async () => {
    const zip = maakZip([{ naam: 'a.xml', inhoud: Buffer.from(stuf(toewijzing(), 'JW301')) }]);
    expect(await huis.importeer({ paden: [proef.zet('post.zip', zip)] })).toMatchObject({
      berichten: { JW301: 1 },
    });
  });

  it.each([
    ['names another message', stuf(declaratie(), 'WMO325'), /noemt een ander bericht/],
    ['holds an envelope', stuf(stuf(declaratie())), /weer een envelop/],
    ['holds something else', stuf('x'.repeat(500)), /Dit soort bestand kent Stuurhuis niet/],
    ['is empty', stuf(''), /zit geen bericht/],
    ['breaks off', stuf(declaratie()).slice(0, 900), /geen goed gevormde XML/],
    [
      'has a DOCTYPE',
      stuf(declaratie()).replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'),
      /DOCTYPE|geen iWmo/,
    ],
  ])('that %s is refused', async (_wat, inhoud, melding) => {
    const verslag = await lees(inhoud);
    expect(verslag).toMatchObject({ verwerkt: 0, geweigerd: 1 });
    expect(verslag.fouten[0]?.melding).toMatch(melding);
  });
});

describe('a SOAP envelope', () => {
  it('gives its message, zipped or not', async () => {
    const zip = maakZip([{ naam: 'b.xml', inhoud: Buffer.from(declaratie()) }]);
    const verslag = await lees(soap(zip), soap(Buffer.from(antwoord())));
    expect(verslag).toMatchObject({ verwerkt: 2, fouten: [] });
  });

  it('with a damaged or crowded zip is refused', async () => {
    const heel = maakZip([{ naam: 'b.xml', inhoud: Buffer.from(declaratie()) }]);
    const twee = maakZip([
      { naam: 'a.xml', inhoud: Buffer.from(declaratie()) },
      { naam: 'b.xml', inhoud: Buffer.from(antwoord()) },
    ]);
    const verslag = await lees(soap(heel.subarray(0, heel.length - 30)), soap(twee));
    expect(verslag.fouten.map((f) => f.melding)).toEqual([
      'De zip in de envelop is beschadigd.',
      'In de envelop zit een zip met meer dan een bestand.',
    ]);
  });
});
