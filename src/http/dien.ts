import { pino } from 'pino';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { createServer, type ServerOpties } from './server.ts';
import { heeftPaginas } from './statisch.ts';

/** A server that listens. */
export interface Luisterend {
  readonly adres: string;
  /** False: only the interface is served. */
  readonly metPaginas: boolean;
  sluit(): Promise<void>;
}

const LUS = '127.0.0.1';

/**
 * Serves a house on loopback.
 * @param poort 0 picks a free one
 * @returns `bezet` when the port is taken, `nietToegestaan` when it needs more rights
 */
export async function dien(
  huis: Huis,
  poort: number,
  opties: ServerOpties,
): Promise<Result<Luisterend>> {
  const server = await createServer(huis, opties);
  try {
    await server.listen({ host: LUS, port: poort });
  } catch (fout) {
    await server.close();
    return geenPoort(fout, poort);
  }
  const stopVooruit = huis.omroep.luister(({ soort }) => {
    if (soort === 'feitenGewijzigd') void toetsVooruit(huis);
  });
  const plek = server.server.address();
  const echt = typeof plek === 'object' && plek ? plek.port : poort;
  const adres = `http://${LUS}:${echt}`;
  const sluit = async () => {
    stopVooruit();
    await server.close();
  };
  return ok({ adres, metPaginas: heeftPaginas(opties.webMap), sluit });
}

/** Holds new declarations against the other facts before anyone asks; a fault shows when it is asked. */
async function toetsVooruit(huis: Huis): Promise<void> {
  try {
    for (const gemeente of await huis.facts.gemeenten()) {
      const stand = await huis.facts.stand(gemeente);
      if (stand) await huis.facts.toetsingen(gemeente, stand.standPer);
    }
  } catch {
    // the question that needs them runs into the same fault, and says so
  }
}

function geenPoort(fout: unknown, poort: number): Result<Luisterend> {
  const code = fout instanceof Error && 'code' in fout ? fout.code : null;
  const anders = 'Kies een andere met --poort, of 0 voor een vrije.';
  if (code === 'EADDRINUSE') return no('bezet', `Poort ${poort} is al in gebruik. ${anders}`);
  if (code === 'EACCES') {
    return no('nietToegestaan', `Poort ${poort} mag u hier niet gebruiken. ${anders}`);
  }
  throw fout;
}

/** The log of a server: JSON lines on stderr, faults only unless more is asked for. */
export const createLogboek = (niveau: string): pino.Logger =>
  pino(
    { level: niveau, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  );
