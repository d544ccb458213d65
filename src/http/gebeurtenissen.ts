import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Gebeurtenis, Huis } from '../definitie/huis.ts';
import { sendProblem } from './problem.ts';

const HARTSLAG_MS = 15_000;
const BEWAARD = 200;
const MEELEZERS_MAXIMUM = 100;
const OPNIEUW_NA_MS = 3_000;

/**
 * What happens in the house as server-sent events (WHATWG HTML, 9.2). Every event has a serial; who
 * comes back with `Last-Event-ID` gets what was missed, or `gemist` when that is no longer known.
 */
export function gebeurtenisRoutes(server: FastifyInstance, huis: Huis): void {
  const rol = createRol(huis);
  const lezers = new Set<PassThrough>();
  const hartslag = setInterval(() => {
    for (const lezer of lezers) lezer.write(': hartslag\n\n');
  }, HARTSLAG_MS);
  hartslag.unref();
  const stop = rol.luister((regel) => {
    for (const lezer of lezers) lezer.write(regel);
  });
  server.addHook('preClose', async () => {
    clearInterval(hartslag);
    stop();
    for (const lezer of lezers) lezer.end();
  });
  server.get('/v1/gebeurtenissen', (verzoek, antwoord) => {
    if (lezers.size >= MEELEZERS_MAXIMUM) {
      const detail =
        'Er kijken te veel vensters tegelijk mee. Sluit er een en probeer het opnieuw.';
      return sendProblem(antwoord, { code: 'bezet', detail });
    }
    const lezer = new PassThrough();
    lezers.add(lezer);
    verzoek.raw.on('close', () => {
      lezers.delete(lezer);
      lezer.end();
    });
    lezer.write(`retry: ${OPNIEUW_NA_MS}\n\n`);
    for (const regel of rol.sinds(verzoek.headers['last-event-id'])) lezer.write(regel);
    // compression would hold events back
    antwoord.header('Content-Encoding', 'identity');
    return antwoord.type('text/event-stream; charset=utf-8').send(lezer);
  });
}

interface Rol {
  sinds(laatste: string | string[] | undefined): readonly string[];
  luister(oor: (regel: string) => void): () => void;
}

/** The last events with their serial; the serial starts with the moment this server began. */
function createRol(huis: Huis): Rol {
  const begin = huis.nu().getTime().toString(36);
  const regels: { nummer: number; tekst: string }[] = [];
  let nummer = 0;
  const volgende = (g: Gebeurtenis): string => {
    nummer += 1;
    const tekst = `id: ${begin}-${nummer}\nevent: ${g.soort}\ndata: ${JSON.stringify(g)}\n\n`;
    regels.push({ nummer, tekst });
    if (regels.length > BEWAARD) regels.shift();
    return tekst;
  };
  return {
    luister: (oor) => huis.omroep.luister((g) => oor(volgende(g))),
    sinds: (laatste) => {
      if (typeof laatste !== 'string') return [];
      const [wie, tot] = laatste.split('-');
      const vanaf = Number(tot);
      const eerste = regels[0]?.nummer ?? nummer + 1;
      if (wie !== begin || !(vanaf + 1 >= eerste)) return [`event: gemist\ndata: {}\n\n`];
      return regels.filter((r) => r.nummer > vanaf).map((r) => r.tekst);
    },
  };
}
