import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.ts';

/** Version of the interface (NLGov /core/semver, /core/version-header). */
export const API_VERSIE = '1.0.0';

const LEZEN = new Set(['GET', 'HEAD', 'OPTIONS']);
const LUSSEN = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Security headers on every response, and two walls before every route: the Host must be ours
 * (against DNS rebinding) and what changes something must come from our own pages (against CSRF).
 * @param eigenNamen host names beside loopback under which the house is reached
 */
export async function beveilig(
  server: FastifyInstance,
  eigenNamen: readonly string[],
): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        imgSrc: ["'self'", 'data:'],
      },
    },
    frameguard: { action: 'deny' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
  });
  const namen = new Set([...LUSSEN, ...eigenNamen]);
  server.addHook('onRequest', async (verzoek, antwoord) => {
    antwoord.header('API-Version', API_VERSIE).header('Cache-Control', 'no-store');
    if (!namen.has(naamVan(verzoek.headers.host))) {
      return sendProblem(antwoord, {
        code: 'nietToegestaan',
        detail: 'Stuurhuis is onder deze naam niet bereikbaar.',
      });
    }
    if (!LEZEN.has(verzoek.method) && !isVanOnszelf(verzoek, eigenNamen)) {
      return sendProblem(antwoord, {
        code: 'nietToegestaan',
        detail: 'Een andere website mag hier niets veranderen.',
      });
    }
  });
}

const hostVan = (origin: string): string | null =>
  URL.canParse(origin) ? new URL(origin).hostname : null;

const naamVan = (host: string | undefined): string =>
  (host ?? '').replace(/:\d+$/, '').toLowerCase();

/**
 * Browsers send Origin and Sec-Fetch-Site themselves; a program that sends neither is no browser.
 * A reverse proxy may replace Host, so an Origin with one of our own names is ours as well.
 */
function isVanOnszelf(verzoek: FastifyRequest, eigenNamen: readonly string[]): boolean {
  const { origin, host } = verzoek.headers;
  const plek = verzoek.headers['sec-fetch-site'];
  if (plek !== undefined && plek !== 'same-origin' && plek !== 'none') return false;
  if (origin === undefined) return true;
  if (origin === `http://${host}` || origin === `https://${host}`) return true;
  return eigenNamen.some((naam) => hostVan(origin) === naam);
}
