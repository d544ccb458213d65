import type { BerichtUitkomst } from '../../src/intake/berichten/api.ts';
import { readBericht } from '../../src/intake/berichten/lezer.ts';

/** Reads a message from memory, in blocks of `blok` bytes, and puts what was handed out together again. */
export async function leesAlles(
  xml: string | Uint8Array,
  blok = 1 << 16,
): Promise<{ uitkomst: BerichtUitkomst; inhoud: Record<string, unknown> }> {
  const bytes = typeof xml === 'string' ? Buffer.from(xml) : Buffer.from(xml);
  const inhoud: Record<string, unknown> = {};
  const clienten: Record<string, unknown>[] = [];
  let prestaties: unknown[] = [];
  let declaratie: Record<string, unknown> | null = null;
  const uitkomst = await readBericht(stukken(bytes, blok), {
    kop: (kop) => {
      inhoud['Header'] = kop.header;
    },
    prestatie: (p) => prestaties.push(p),
    client: ({ client, nummer }) => {
      if (nummer !== '323' && nummer !== '325') inhoud['Client'] = client;
      else clienten.push({ ...client, Prestaties: { Prestatie: prestaties } });
      prestaties = [];
    },
    antwoord: (antwoord) => {
      inhoud['Antwoord'] = antwoord;
    },
  });
  if (uitkomst.ok && uitkomst.value.declaratie) {
    const { nummer, ...velden } = uitkomst.value.declaratie;
    declaratie = clienten.length > 0 ? { ...velden, Clienten: { Client: clienten } } : velden;
    inhoud[nummer === '323' ? 'Declaratie' : 'DeclaratieAntwoord'] = declaratie;
  }
  return { uitkomst, inhoud };
}

/** The bytes of a buffer in blocks, as a file would give them. */
export function* stukken(bytes: Buffer, blok: number): Generator<Buffer> {
  for (let van = 0; van < bytes.length; van += blok) yield bytes.subarray(van, van + blok);
}
