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
      expect(await huis.facts.importen('9998')).toMatchObject([{ herkomsten: ['envelop'] }]);
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

/** The envelope of VECOZO names the message in its header and carries no time. */
const vecozo = (inhoud: Buffer, soort: string) => `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:n1="http://schemas.vecozo.nl/berichtuitwisseling/messages/v3" xmlns:n2="http://schemas.vecozo.nl/berichtuitwisseling/v3" xmlns:n4="http://schemas.vecozo.nl/berichtuitwisseling/header/v3">
 <SOAP-ENV:Header><n2:RouteringHeader><n4:Berichttype>JW</n4:Berichttype><n4:Berichtsubtype>${soort}</n4:Berichtsubtype></n2:RouteringHeader></SOAP-ENV:Header>
 <SOAP-ENV:Body><n2:IndienenBericht><n2:Request><n1:Bericht><n1:Data>${base64(inhoud)}</n1:Data></n1:Bericht></n2:Request></n2:IndienenBericht></SOAP-ENV:Body>
</SOAP-ENV:Envelope>`;

/** A request as release 3.0 wrote it: its own namespaces, versions of its schemas and prefixes. */
const aanvraag30 = `<jw315:Bericht xmlns:ijw="http://www.istandaarden.nl/ijw/3_0/basisschema/schema" xmlns:jw315="http://www.istandaarden.nl/ijw/3_0/jw315/schema">
  <jw315:Header><jw315:BerichtCode>446</jw315:BerichtCode><jw315:BerichtVersie>3</jw315:BerichtVersie><jw315:BerichtSubversie>0</jw315:BerichtSubversie>
    <jw315:Afzender>12345678</jw315:Afzender><jw315:Ontvanger>9998</jw315:Ontvanger>
    <jw315:BerichtIdentificatie><ijw:Identificatie>MC0001</ijw:Identificatie><ijw:Dagtekening>2021-01-19</ijw:Dagtekening></jw315:BerichtIdentificatie>
    <jw315:XsdVersie><ijw:BasisschemaXsdVersie>1.2.0</ijw:BasisschemaXsdVersie><ijw:BerichtXsdVersie>1.0.2</ijw:BerichtXsdVersie></jw315:XsdVersie></jw315:Header>
  <jw315:Client><jw315:Bsn>999900006</jw315:Bsn><jw315:Geboortedatum><ijw:Datum>2010-01-01</ijw:Datum></jw315:Geboortedatum><jw315:Geslacht>1</jw315:Geslacht>
    <jw315:Naam><ijw:Geslachtsnaam><ijw:Achternaam>Voorbeeld</ijw:Achternaam></ijw:Geslachtsnaam></jw315:Naam><jw315:GezagsdragerBekend>1</jw315:GezagsdragerBekend>
    <jw315:AangevraagdeProducten><jw315:AangevraagdProduct><jw315:ReferentieAanbieder>REF1</jw315:ReferentieAanbieder>
      <jw315:Product><ijw:Categorie>45</ijw:Categorie><ijw:Code>45A04</ijw:Code></jw315:Product><jw315:ToewijzingIngangsdatum>2021-01-01</jw315:ToewijzingIngangsdatum>
      <jw315:Omvang><ijw:Volume>87</ijw:Volume><ijw:Eenheid>83</ijw:Eenheid><ijw:Frequentie>4</ijw:Frequentie></jw315:Omvang>
      <jw315:Verwijzer><ijw:Type>01</ijw:Type></jw315:Verwijzer><jw315:Raamcontract>2</jw315:Raamcontract></jw315:AangevraagdProduct></jw315:AangevraagdeProducten></jw315:Client>
</jw315:Bericht>`;

describe('an envelope of VECOZO', () => {
  const zip = maakZip([{ naam: 'b.xml', inhoud: Buffer.from(aanvraag30) }]);

  it('gives a message of release 3.0, known from its own day', async () => {
    expect(await lees(vecozo(zip, 'JW315'))).toMatchObject({ berichten: { JW315: 1 }, fouten: [] });
    expect(await huis.facts.importen('9998')).toMatchObject([
      { soort: 'JW315', herkomsten: ['dagtekening'], laatsteBekendSinds: '2021-01-19' },
    ]);
  });

  it('that names another message is refused', async () => {
    const verslag = await lees(vecozo(zip, 'JW317'));
    expect(verslag.fouten[0]?.melding).toMatch(/noemt een ander bericht/);
  });
});

const bom = Buffer.alloc(40 * 1024 ** 2, declaratie());
const HOSTIEL: readonly (readonly [string, () => Buffer, RegExp])[] = [
  ['a zip that unpacks to 40 MB', () => maakZip([{ naam: 'b.xml', inhoud: bom }]), /veel te groot/],
  [
    'a zip that says to be small and is not',
    () => maakZip([{ naam: 'b.xml', inhoud: bom, omvang: 5000 }]),
    /beschadigd/,
  ],
  [
    'a zip in a zip',
    () => maakZip([{ naam: 'b.zip', inhoud: maakZip([]) }]),
    /kent Stuurhuis niet/,
  ],
  [
    'a zip with a password',
    () => maakZip([{ naam: 'b.xml', inhoud: declaratie(), versleuteld: true }]),
    /beschadigd/,
  ],
  [
    'a message in another encoding than it says',
    () => Buffer.from(toewijzing().replace('Voorbeeld', 'Vóórbeeld'), 'latin1'),
    /niet in zijn tekencodering/,
  ],
  ['half a message', () => Buffer.from(declaratie()).subarray(0, 900), /houdt op voordat/],
  [
    'entities within entities',
    () =>
      Buffer.from(
        declaratie()
          .replace('?>', '?><!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;">]>')
          .replace('DN001', '&c;'),
      ),
    /DOCTYPE|geen iWmo/,
  ],
];

it.each(HOSTIEL)('an envelope with %s is refused whole', async (_wat, inhoud, melding) => {
  const verslag = await lees(soap(inhoud()));
  expect(verslag).toMatchObject({ verwerkt: 0, geweigerd: 1 });
  expect(verslag.fouten[0]?.melding).toMatch(melding);
  expect(await huis.facts.gemeenten()).toEqual([]);
});

it('an envelope that is full of empty elements is refused soon', async () => {
  const vol = stuf(declaratie()).replace(
    '<GGK:parameters>',
    `<a/>`.repeat(200_000) + '<a>'.repeat(60),
  );
  expect((await lees(vol)).fouten[0]?.melding).toMatch(/te diep genest/);
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
