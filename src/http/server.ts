import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Huis } from '../definitie/huis.ts';
import { beveilig } from './beveiliging.ts';
import { gebeurtenisRoutes } from './gebeurtenissen.ts';
import { handelingRoutes } from './handelingen.ts';
import { importRoutes, UPLOAD_GRENZEN, type UploadGrenzen } from './importen.ts';
import { narekenRoutes } from './narekenen.ts';
import { openapi } from './openapi.ts';
import { sendStatus } from './problem.ts';
import { statisch } from './statisch.ts';
import { vraagRoutes } from './vragen.ts';

export interface ServerOpties {
  /** Version of the software, part of every ETag. */
  readonly versie: string;
  /** Folder of the built pages; without it only the interface is served. */
  readonly webMap?: string | undefined;
  /** Host names beside loopback under which the house is reached. */
  readonly eigenNamen?: readonly string[] | undefined;
  readonly logboek?: Logger | undefined;
  readonly uploadGrenzen?: UploadGrenzen | undefined;
}

const BODY_BYTES = 5 * 1024 ** 2;

/**
 * The house over HTTP: interface and pages. Closing the server leaves the house open.
 * @throws never on a request: a bug is answered with 500 and a number, and logged under it
 */
export async function createServer(huis: Huis, opties: ServerOpties): Promise<FastifyInstance> {
  const { logboek } = opties;
  const server: FastifyInstance = fastify({
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 100 },
  });
  server.setErrorHandler((fout: Error & { statusCode?: number }, verzoek, antwoord) => {
    const status = fout.statusCode ?? 500;
    if (status < 500) return sendStatus(antwoord, status);
    logboek?.error({ nummer: verzoek.id, route: routeVan(verzoek), fout: fout.stack }, 'fout');
    return sendStatus(antwoord, 500, `urn:uuid:${verzoek.id}`);
  });
  await beveilig(server, opties.eigenNamen ?? []);
  await server.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] });
  if (logboek) logVerzoeken(server, logboek);
  vraagRoutes(server, huis, opties.versie);
  handelingRoutes(server, huis);
  gebeurtenisRoutes(server, huis);
  await importRoutes(server, huis, opties.uploadGrenzen ?? UPLOAD_GRENZEN, (fout) =>
    logboek?.error({ fout: fout instanceof Error ? fout.stack : String(fout) }, 'import mislukt'),
  );
  narekenRoutes(server, huis);
  overRoutes(server, huis, opties.versie);
  await statisch(server, opties.webMap);
  return server;
}

function overRoutes(server: FastifyInstance, huis: Huis, versie: string): void {
  server.get('/v1/gezondheid', async () => ({
    status: 'gezond',
    versie,
    gemeenten: await gemeentenVan(huis),
  }));
  // what is being computed may take a minute: whoever asked may break it off
  server.delete('/v1/berekeningen', () => ({ afgebroken: huis.prognoses.breekAf() }));
  // a description is for everyone (NLGov /core/publish-openapi)
  server.get('/v1/openapi.json', (_, antwoord) =>
    antwoord
      .header('Access-Control-Allow-Origin', '*')
      .header('Cross-Origin-Resource-Policy', 'cross-origin')
      .send(openapi(huis.catalogus)),
  );
}

async function gemeentenVan(huis: Huis): Promise<Record<string, unknown>[]> {
  const gemeenten = await huis.facts.gemeenten();
  const standen = await Promise.all(gemeenten.map((g) => huis.facts.stand(g)));
  return gemeenten.flatMap((gemeente, i) => {
    const stand = standen[i];
    return stand ? [{ gemeente, ...stand }] : [];
  });
}

/** Who asked for what is never logged by value: the route pattern says enough. */
function logVerzoeken(server: FastifyInstance, logboek: Logger): void {
  server.addHook('onResponse', async (verzoek, antwoord) => {
    const regel = {
      nummer: verzoek.id,
      methode: verzoek.method,
      route: routeVan(verzoek),
      status: antwoord.statusCode,
      ms: Math.round(antwoord.elapsedTime),
    };
    logboek.info(regel, 'verzoek');
  });
}

const routeVan = (verzoek: FastifyRequest): string => verzoek.routeOptions.url ?? '(onbekend)';
