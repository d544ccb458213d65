import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Omgeving } from './omgeving.ts';

/** More is no list of persons. */
const GROOTSTE = 5_000_000;

/**
 * The text in which BSNs stand: a file, or `-` for standard input. Never the words of the call: those
 * stand in the list of processes and in the history of a shell.
 */
export async function leesPersonen(omgeving: Omgeving, waar: string): Promise<Result<string>> {
  const gekregen = omgeving.mee?.['bsn'];
  if (gekregen !== undefined) return ok(gekregen);
  if (/^\d{8,9}$/.test(waar))
    return no(
      'ongeldigeInvoer',
      'Geef een BSN nooit op de opdrachtregel: zet het in een bestand, of geef - en typ het.',
    );
  try {
    if (waar === '-') return ok((await omgeving.leesInvoer?.()) ?? '');
    const tekst = await readFile(resolve(omgeving.cwd, waar), 'utf8');
    if (tekst.length <= GROOTSTE) return ok(tekst);
    return no('ongeldigeInvoer', 'Dit bestand is te groot voor een lijst van BSN’s.');
  } catch {
    return no('ongeldigeInvoer', 'Het bestand met BSN’s is er niet of mag u niet lezen.');
  }
}
