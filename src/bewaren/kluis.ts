import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { no, ok, type Result } from '../core/basis/result.ts';

/** Shortest passphrase that is taken: the backup may be attacked without hurry. */
export const KORTSTE_WACHTWOORD = 12;

const SLEUTEL_BYTES = 32;
const ZOUT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** scrypt (RFC 7914) with 128 MB of memory and about half a second for each guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 ** 2 };
const KOP = Buffer.from('stuurhuis-geheim-1\n');
const BESTAND = /^[a-z0-9-]+\.sleutel$/;

/** Key files by name, with their content. */
export type Sleutelbestanden = Readonly<Record<string, string>>;

/** The key files of a data folder; none when the key comes from elsewhere. */
export async function leesSleutelbestanden(map: string): Promise<Sleutelbestanden> {
  const geheim = join(map, 'geheim');
  const namen = (await readdir(geheim).catch(() => [])).filter((n) => BESTAND.test(n)).sort();
  const paren = namen.map(async (n) => [n, await readFile(join(geheim, n), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(paren));
}

/** Locks key files under a passphrase: heading, 16 bytes salt, 12 nonce, AES-256-GCM text, 16 tag. */
export async function sluitKluis(sleutels: Sleutelbestanden, wachtwoord: string): Promise<Buffer> {
  const zout = randomBytes(ZOUT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', await afgeleid(wachtwoord, zout), nonce);
  cipher.setAAD(KOP);
  const tekst = cipher.update(JSON.stringify(sleutels), 'utf8');
  return Buffer.concat([KOP, zout, nonce, tekst, cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sluitKluis` locked; a wrong passphrase is refused. */
export async function openKluis(
  kluis: Buffer,
  wachtwoord: string,
): Promise<Result<Sleutelbestanden>> {
  const begin = KOP.length + ZOUT_BYTES + NONCE_BYTES;
  const einde = kluis.length - TAG_BYTES;
  if (einde < begin || !kluis.subarray(0, KOP.length).equals(KOP)) {
    return no('onleesbaar', 'De sleutel in het bewaarbestand is beschadigd.');
  }
  const zout = kluis.subarray(KOP.length, KOP.length + ZOUT_BYTES);
  const nonce = kluis.subarray(KOP.length + ZOUT_BYTES, begin);
  const decipher = createDecipheriv('aes-256-gcm', await afgeleid(wachtwoord, zout), nonce);
  decipher.setAAD(KOP);
  decipher.setAuthTag(kluis.subarray(einde));
  try {
    const tekst = Buffer.concat([decipher.update(kluis.subarray(begin, einde)), decipher.final()]);
    // safe: the tag proves that `sluitKluis` wrote this, and it writes nothing else
    const sleutels = JSON.parse(tekst.toString('utf8')) as Sleutelbestanden;
    return ok(sleutels);
  } catch {
    return no('geweigerd', 'Het wachtwoord klopt niet. Er is niets hersteld.');
  }
}

/** The same letters typed on another keyboard give the same key (NFC). */
function afgeleid(wachtwoord: string, zout: Buffer): Promise<Buffer> {
  return new Promise((klaar, mis) => {
    scrypt(wachtwoord.normalize('NFC'), zout, SLEUTEL_BYTES, SCRYPT, (fout, sleutel) =>
      fout ? mis(fout) : klaar(sleutel),
    );
  });
}
