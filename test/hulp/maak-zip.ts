import { crc32, deflateRawSync } from 'node:zlib';

/** One entry; what is not given is worked out from the content. */
export interface ZipDeel {
  readonly naam: string;
  readonly inhoud: string | Buffer;
  readonly versleuteld?: boolean;
  /** Says another size than there is. */
  readonly omvang?: number;
  /** Breaks the packed bytes. */
  readonly beschadigd?: boolean;
}

const ZIP_KOP = 0x04034b50;
const LIJST_KOP = 0x02014b50;
const SLOT_KOP = 0x06054b50;
const ZIP64_KOP = 0x06064b50;
const ZIP64_WIJZER = 0x07064b50;

function getallen(...velden: readonly (readonly [bytes: 2 | 4 | 8, waarde: number])[]): Buffer {
  return Buffer.concat(
    velden.map(([bytes, waarde]) => {
      const deel = Buffer.alloc(bytes);
      deel.writeUIntLE(waarde, 0, Math.min(bytes, 6));
      return deel;
    }),
  );
}

/**
 * Writes a zip (APPNOTE 6.3, deflate, the count of entries in zip64), also such as no programme would make. For tests.
 * @param aantal how many entries it says it has
 */
export function maakZip(delen: readonly ZipDeel[], aantal = delen.length): Buffer {
  const bestanden: Buffer[] = [];
  const lijst: Buffer[] = [];
  let plek = 0;
  for (const deel of delen) {
    const inhoud = Buffer.from(deel.inhoud);
    const naam = Buffer.from(deel.naam);
    const klein = deflateRawSync(inhoud);
    const crc = crc32(inhoud);
    if (deel.beschadigd) klein.fill(0xff, Math.floor(klein.length / 2));
    const vlag = deel.versleuteld ? 1 : 0;
    const omvang = deel.omvang ?? inhoud.length;
    const gedeeld = getallen(
      [2, 20],
      [2, vlag],
      [2, 8],
      [4, 0],
      [4, crc],
      [4, klein.length],
      [4, omvang],
      [2, naam.length],
      [2, 0],
    );
    const bestand = Buffer.concat([getallen([4, ZIP_KOP]), gedeeld, naam, klein]);
    const rest = getallen([2, 0], [2, 0], [2, 0], [4, 0], [4, plek]);
    lijst.push(Buffer.concat([getallen([4, LIJST_KOP], [2, 20]), gedeeld, rest, naam]));
    bestanden.push(bestand);
    plek += bestand.length;
  }
  const inhoudsopgave = Buffer.concat(lijst);
  const zip64 = getallen(
    [4, ZIP64_KOP],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, aantal],
    [8, aantal],
    [8, inhoudsopgave.length],
    [8, plek],
  );
  const wijzer = getallen([4, ZIP64_WIJZER], [4, 0], [8, plek + inhoudsopgave.length], [4, 1]);
  const slot = getallen(
    [4, SLOT_KOP],
    [2, 0],
    [2, 0],
    [2, 0xffff],
    [2, 0xffff],
    [4, inhoudsopgave.length],
    [4, plek],
    [2, 0],
  );
  return Buffer.concat([...bestanden, inhoudsopgave, zip64, wijzer, slot]);
}
