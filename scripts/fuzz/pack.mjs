import { crc32, deflateRawSync } from 'node:zlib';

/**
 * An entry of a zip; what it says of itself may be false.
 * @typedef {{naam: string, inhoud: Buffer, omvang?: number, vlag?: number, methode?: number, crc?: number}} Entry
 */

const velden = (...paren) =>
  Buffer.concat(
    paren.map(([bytes, waarde]) => {
      const deel = Buffer.alloc(bytes);
      deel.writeUIntLE(waarde, 0, bytes);
      return deel;
    }),
  );

/**
 * Writes a zip (APPNOTE 6.3), also such as no programme would make.
 * @param {Entry[]} entries
 */
export function asZip(entries, aantal = entries.length) {
  const bestanden = [];
  const lijst = [];
  let plek = 0;
  for (const { naam, inhoud, omvang, vlag = 0, methode = 8, crc } of entries) {
    const klein = methode === 0 ? inhoud : deflateRawSync(inhoud, { level: 1 });
    const namen = Buffer.from(naam);
    const gedeeld = velden(
      [2, 20],
      [2, vlag],
      [2, methode],
      [4, 0],
      [4, crc ?? crc32(inhoud)],
      [4, klein.length],
      [4, omvang ?? inhoud.length],
      [2, namen.length],
      [2, 0],
    );
    const rest = velden([2, 0], [2, 0], [2, 0], [4, 0], [4, plek]);
    bestanden.push(velden([4, 0x04034b50]), gedeeld, namen, klein);
    lijst.push(velden([4, 0x02014b50], [2, 20]), gedeeld, rest, namen);
    plek += 4 + gedeeld.length + namen.length + klein.length;
  }
  const gids = Buffer.concat(lijst);
  const slot = velden(
    [4, 0x06054b50],
    [4, 0],
    [2, aantal & 0xffff],
    [2, aantal & 0xffff],
    [4, gids.length],
    [4, plek],
    [2, 0],
  );
  return Buffer.concat([...bestanden, gids, slot]);
}

const VREEMD = [
  (e) => ({ ...e, omvang: 0 }),
  (e) => ({ ...e, omvang: 0xfffffff0 }),
  (e) => ({ ...e, omvang: e.inhoud.length - 1 }),
  (e) => ({ ...e, vlag: 1 }),
  (e) => ({ ...e, vlag: 8 }),
  (e) => ({ ...e, methode: 0 }),
  (e) => ({ ...e, methode: 99 }),
  (e) => ({ ...e, crc: 1 }),
  (e) => ({ ...e, naam: `../../${e.naam}` }),
  (e) => ({ ...e, naam: '' }),
  (e) => ({ ...e, naam: `${e.naam}/` }),
  (e) => ({ ...e, naam: '/etc/passwd' }),
  (e) => ({ ...e, naam: 'a'.repeat(3000) }),
  (e) => ({ ...e, inhoud: Buffer.alloc(1 << 17, e.inhoud.subarray(0, 200)) }),
  (e) => ({ ...e, inhoud: Buffer.alloc(0) }),
];

/**
 * Packs entries in a zip that is often odd.
 * @param {Entry[]} entries
 * @param {import('./chance.mjs').Chance} kans
 */
export function asOddZip(entries, kans) {
  const lijst = [...entries];
  if (kans.eens(0.3)) {
    const i = kans.getal(lijst.length);
    lijst[i] = kans.kies(VREEMD)(lijst[i]);
  }
  if (kans.eens(0.1)) lijst.push(kans.kies(lijst));
  if (kans.eens(0.1)) lijst.splice(kans.getal(lijst.length), 1);
  return asZip(lijst, kans.eens(0.05) ? kans.getal(70_000) : lijst.length);
}

const OMSLAGEN = [
  (lading, functie) => `<?xml version="1.0" encoding="UTF-8"?>
<GGK:envelopHeenbericht-ggk_Di01 xmlns:GGK="http://www.stufstandaarden.nl/koppelvlak/ggk0210" xmlns:StUF="http://www.egem.nl/StUF/StUF0301">
 <GGK:stuurgegevens><StUF:berichtcode>Di01</StUF:berichtcode><StUF:referentienummer>R1</StUF:referentienummer>
 <StUF:tijdstipBericht>20250905101500</StUF:tijdstipBericht><StUF:functie>${functie}</StUF:functie></GGK:stuurgegevens>
 <GGK:parameters><GGK:bericht><GGK:xmlBestand>${lading}</GGK:xmlBestand></GGK:bericht></GGK:parameters>
</GGK:envelopHeenbericht-ggk_Di01>`,
  (lading) => `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
 <soapenv:Header/><soapenv:Body><v:bericht xmlns:v="urn:v"><v:Timestamp>2025-09-05T10:15:00Z</v:Timestamp><v:bestand>${lading}</v:bestand></v:bericht></soapenv:Body>
</soapenv:Envelope>`,
];

/**
 * Puts a message in an envelope: base64, zipped or not, sometimes cut or broken in lines.
 * @param {Buffer} inhoud
 * @param {import('./chance.mjs').Chance} kans
 */
export function asEnvelope(inhoud, kans) {
  const soort = /\/((?:wmo|jw)\d{3})\//.exec(inhoud.toString('latin1', 0, 400))?.[1] ?? 'WMO323';
  const gezipt = kans.eens(0.5);
  const binnen = gezipt ? asOddZip([{ naam: 'b.xml', inhoud }], kans) : inhoud;
  let lading = binnen.toString('base64');
  if (kans.eens(0.2)) lading = lading.replace(/.{76}/g, '$&\n');
  if (kans.eens(0.1)) lading = lading.slice(0, kans.getal(lading.length));
  if (kans.eens(0.05)) lading = lading.replaceAll('A', kans.kies(['-', '_', '=', '&#65;']));
  const functie = kans.eens(0.1) ? 'WMO301' : soort.toUpperCase();
  return Buffer.from(kans.kies(OMSLAGEN)(lading, functie));
}
