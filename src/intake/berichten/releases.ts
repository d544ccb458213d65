/** Releases that are read as 3.2: 3.0 has the same structure, of 3.1 only the namespace rule is known. */
export const OUDE_RELEASES = ['3_0', '3_1'] as const;
export type OudeRelease = (typeof OUDE_RELEASES)[number];

/** Root and Header lie well within it. */
const KOP_BYTES = 16_384;

/**
 * Hands a message of release 3.0 or 3.1 on as 3.2: the namespaces of the root and BerichtSubversie
 * are written as in 3.2, all else stays as it is. What is no longer valid then, the reader refuses.
 */
export async function* alsRelease32(
  stroom: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<Buffer> {
  let kop: Buffer | null = null;
  let voorbij = false;
  for await (const stuk of stroom) {
    if (voorbij) {
      yield stuk;
      continue;
    }
    kop = kop === null ? stuk : Buffer.concat([kop, stuk]);
    if (kop.length < KOP_BYTES) continue;
    yield vertaal(kop);
    voorbij = true;
  }
  if (!voorbij && kop !== null) yield vertaal(kop);
}

/** Latin-1 keeps every byte as it is; what is replaced is ASCII. */
function vertaal(kop: Buffer): Buffer {
  const release = OUDE_RELEASES.find((r) => kop.subarray(0, KOP_BYTES).includes(`/${r}/`));
  if (!release) return kop;
  const subversie = release.slice(-1);
  const tekst = kop
    .toString('latin1')
    .replaceAll(
      new RegExp(
        `(http://www\\.istandaarden\\.nl/(?:iwmo|ijw)/)${release}(/[a-z0-9]+/schema)`,
        'g',
      ),
      (_, voor: string, na: string) => `${voor}3_2${na}`,
    )
    .replace(
      new RegExp(`(<(?:[\\w.-]+:)?BerichtSubversie>\\s*)${subversie}(\\s*</)`),
      (_, voor: string, na: string) => `${voor}2${na}`,
    );
  return Buffer.from(tekst, 'latin1');
}
