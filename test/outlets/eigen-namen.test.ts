import { expect, it } from 'vitest';
import { createServer } from '../../src/http/server.ts';
import { openProefhuis } from './huis.ts';

it('answers behind a reverse proxy under the names that were given, and under no other', async () => {
  const proef = await openProefhuis();
  const opties = { versie: '0.0.0', eigenNamen: ['stuurhuis.example'] };
  const server = await createServer(proef.huis, opties);
  const vraagAls = (host: string, origin: string) =>
    server.inject({
      method: 'POST',
      url: '/v1/handelingen/zet-getal?gemeente=9998',
      headers: { host, origin },
      payload: { getal: 1, naam: 'proxy' },
    });
  const status = async (host: string, origin: string) => (await vraagAls(host, origin)).statusCode;
  expect(await status('stuurhuis.example', 'https://stuurhuis.example')).toBe(200);
  expect(await status('127.0.0.1:8080', 'https://stuurhuis.example')).toBe(200);
  expect(await status('127.0.0.1:8080', 'https://kwaad.example')).toBe(403);
  expect(await status('127.0.0.1:8080', 'https://stuurhuis.example.kwaad.nl')).toBe(403);
  expect(await status('kwaad.example', 'https://stuurhuis.example')).toBe(403);
  await server.close();
  await proef.sluit();
});
