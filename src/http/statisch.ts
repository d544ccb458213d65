import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendStatus } from './problem.ts';

/** Vite puts a hash in the name of every asset, so an asset never changes. */
const VAST = /[/\\]assets[/\\]/;

/** Whether pages were built in this folder. */
export const heeftPaginas = (map: string | undefined): map is string =>
  map !== undefined && existsSync(join(map, 'index.html'));

/**
 * The built pages: a file when there is one, else the first page for every address that a browser
 * may open (the page reads the address itself). The interface under /v1 is never covered by it.
 */
export async function statisch(server: FastifyInstance, map: string | undefined): Promise<void> {
  const heeftWeb = heeftPaginas(map);
  if (heeftWeb) {
    await server.register(fastifyStatic, {
      root: map,
      wildcard: true,
      cacheControl: false,
      redirect: false,
      setHeaders: (antwoord, pad) => {
        const vast = VAST.test(pad);
        antwoord.header('Cache-Control', vast ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  server.setNotFoundHandler((verzoek, antwoord) => {
    if (heeftWeb && isPagina(verzoek)) return sendPagina(antwoord);
    return sendStatus(antwoord, 404);
  });
}

function isPagina(verzoek: FastifyRequest): boolean {
  const pad = verzoek.url.split('?')[0] ?? '/';
  if (verzoek.method !== 'GET' || pad === '/v1' || pad.startsWith('/v1/')) return false;
  if (/\.[a-z0-9]+$/i.test(pad)) return false;
  return (verzoek.headers.accept ?? '*/*').includes('html') || verzoek.headers.accept === '*/*';
}

const sendPagina = (antwoord: FastifyReply): FastifyReply =>
  antwoord.code(200).header('Cache-Control', 'no-cache').sendFile('index.html');
