import { randomUUID } from 'node:crypto';
import type { Huis } from '../definitie/huis.ts';
import type { Omgeving } from './omgeving.ts';

/** Runs an import with a bar on stderr, when a person is looking. */
export async function metVoortgang<T>(
  omgeving: Omgeving,
  huis: Huis,
  naam: string,
  werk: (id: string) => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  if (!omgeving.fout.isTTY) return werk(id);
  const stop = huis.omroep.luister((g) => {
    if (g.soort !== 'importVoortgang' || g.import !== id) return;
    omgeving.fout.write(`\r${balk(naam, g.gedaan, g.totaal)}`);
  });
  try {
    return await werk(id);
  } finally {
    stop();
    omgeving.fout.write('\r\u001b[K');
  }
}

/** Runs work that tells how far it is, with a bar on stderr when a person is looking. */
export async function metBalk<T>(
  omgeving: Omgeving,
  werk: (meld: (stap: string, gedaan: number, totaal: number) => void) => Promise<T>,
): Promise<T> {
  if (!omgeving.fout.isTTY) return werk(() => undefined);
  let laatst = '';
  try {
    return await werk((stap, gedaan, totaal) => {
      const tekst = balk(stap, Math.floor((100 * gedaan) / Math.max(1, totaal)), 100);
      if (tekst !== laatst) omgeving.fout.write(`\r\u001b[K${tekst}%`);
      laatst = tekst;
    });
  } finally {
    omgeving.fout.write('\r\u001b[K');
  }
}

const LENGTE = 30;

function balk(naam: string, gedaan: number, totaal: number): string {
  const deel = totaal > 0 ? Math.min(1, gedaan / totaal) : 0;
  const vol = Math.round(deel * LENGTE);
  return `${naam} [${'█'.repeat(vol)}${' '.repeat(LENGTE - vol)}] ${gedaan} van ${totaal}`;
}
