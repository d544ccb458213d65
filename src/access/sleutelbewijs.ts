import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key is gone or is another one than before: nothing may be read in with it. */
export class SleutelFout extends Error {}

/** Proofs by name of the key; they say nothing of the key itself. */
export type Bewijzen = Readonly<Record<string, string>>;

/** The file that makes a folder ours: without it the folder is refused, so proofs cannot get lost alone. */
const MERK = 'stuurhuis.json';
const VELD = 'sleutelbewijzen';

/** What shows later that a key is still the same: HMAC-SHA-256 of a constant, in hex. */
export const bewijsVan = (sleutel: Buffer, naam: string): string =>
  createHmac('sha256', sleutel).update(`stuurhuis/bewijs/${naam}`).digest('hex');

/** The proofs that were laid down in this data folder. */
export function leesBewijzen(map: string): Bewijzen {
  const bewijzen = leesMerk(map)[VELD];
  if (typeof bewijzen !== 'object' || bewijzen === null) return {};
  return Object.fromEntries(Object.entries(bewijzen).map(([naam, b]) => [naam, String(b)]));
}

/** Lays the proofs down beside what else the file says, whole or not at all. */
export function schrijfBewijzen(map: string, bewijzen: Bewijzen): void {
  const pad = join(map, MERK);
  const inhoud = `${JSON.stringify({ ...leesMerk(map), [VELD]: bewijzen })}\n`;
  writeFileSync(`${pad}.nieuw`, inhoud, { flush: true });
  renameSync(`${pad}.nieuw`, pad);
}

function leesMerk(map: string): Record<string, unknown> {
  const pad = join(map, MERK);
  if (!existsSync(pad)) return {};
  const merk: unknown = JSON.parse(readFileSync(pad, 'utf8'));
  return typeof merk === 'object' && merk !== null ? { ...merk } : {};
}

/** Names of the keys that have a proof, and are gone or do not agree with it. */
export function sleutelsZonderBewijs(map: string, zoek: (naam: string) => Buffer | null): string[] {
  return Object.entries(leesBewijzen(map)).flatMap(([naam, bewijs]) => {
    const sleutel = zoek(naam);
    return sleutel !== null && bewijsVan(sleutel, naam) === bewijs ? [] : [naam];
  });
}

/** Why nothing is opened, and what to do. */
export const sleutelMelding = (namen: readonly string[]): string =>
  `De sleutel waarmee deze gegevens zijn gemaakt, ontbreekt of is een andere (${namen.join(', ')}). Zet de map geheim/ terug uit een back-up, of geef dezelfde STUURHUIS_SLEUTEL. Er is niets veranderd.`;
