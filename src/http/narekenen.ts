import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { narekenzin } from '../definitie/narekening-in-woorden.ts';
import { rekenBestandNa } from '../intake/narekenen/lees.ts';
import { sendProblem } from './problem.ts';

/** A printed table is small; a larger file is recomputed with the command line. */
const MAX_BYTES = 20 * 1024 ** 2;

interface Ontvangen {
  readonly pad: string;
  readonly naam: string;
  readonly getal: 'nl' | 'en' | undefined;
}

/** Recomputes a published table that is sent along. Nothing of it is kept. */
export function narekenRoutes(server: FastifyInstance, huis: Huis): void {
  server.post('/v1/narekenen', async (verzoek, antwoord) => {
    if (!verzoek.isMultipart()) {
      const detail = 'Stuur het bestand als multipart/form-data.';
      return sendProblem(antwoord, { code: 'ongeldigeInvoer', detail });
    }
    const map = join(huis.map, 'tijdelijk', `nareken-${randomUUID()}`);
    await mkdir(map, { recursive: true, mode: 0o700 });
    try {
      const bestand = await ontvang(verzoek, map);
      if (!bestand.ok) return await sendProblem(antwoord, bestand.problem);
      const { pad, naam, getal } = bestand.value;
      const uit = await rekenBestandNa(pad, getal);
      if (!uit.ok) return await sendProblem(antwoord, uit.problem);
      const sommen = uit.value.flatMap((n) => n.sommen);
      const meldingen = uit.value.flatMap((n) => n.meldingen);
      return await antwoord.send({ bestand: naam, zin: narekenzin(sommen), sommen, meldingen });
    } finally {
      await rm(map, { recursive: true, force: true });
    }
  });
}

async function ontvang(verzoek: FastifyRequest, map: string): Promise<Result<Ontvangen>> {
  let bestand: { pad: string; naam: string } | null = null;
  let getal: string | undefined;
  for await (const deel of verzoek.parts({ limits: { files: 1, fileSize: MAX_BYTES } })) {
    if (deel.type === 'field') {
      if (deel.fieldname === 'getal' && deel.value !== '') getal = String(deel.value);
      continue;
    }
    // the name of a stranger never becomes a path; only its ending helps to recognise the form
    const einde = /^\.[a-z0-9]{1,5}$/i.exec(extname(deel.filename))?.[0] ?? '';
    bestand = { pad: join(map, `tabel${einde}`), naam: deel.filename };
    await pipeline(deel.file, createWriteStream(bestand.pad, { mode: 0o600 }));
    if (deel.file.truncated)
      return no(
        'geweigerd',
        'Dit bestand is groter dan 20 MB. Reken het na met de opdracht nareken.',
      );
  }
  if (bestand === null) return weiger('bestand', 'Kies een bestand.');
  if (getal !== undefined && getal !== 'nl' && getal !== 'en')
    return weiger('getal', 'Kies uit: nl, en.');
  return ok({ ...bestand, getal });
}

const weiger = (veld: string, melding: string): Result<never> =>
  no('ongeldigeInvoer', `De invoer klopt niet: ${veld}: ${melding}`, [{ veld, melding }]);
