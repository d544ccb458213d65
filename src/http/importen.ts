import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { checkImportvelden } from '../definitie/importvelden.ts';
import { samen } from '../definitie/invoer.ts';
import { createImportbalie, type Upload } from './importbalie.ts';
import { sendProblem } from './problem.ts';

/** Limits of one upload: files in it, and bytes of one file. */
export interface UploadGrenzen {
  readonly bestanden: number;
  readonly bytes: number;
}

/** A zip of a year fits; a message has at most 25 MB by the standard. */
export const UPLOAD_GRENZEN: UploadGrenzen = { bestanden: 500, bytes: 2 * 1024 ** 3 };

/** Taking in files: they are streamed to the data folder, and read one upload after the other. */
export async function importRoutes(
  server: FastifyInstance,
  huis: Huis,
  grenzen: UploadGrenzen,
  logFout: (fout: unknown) => void,
): Promise<void> {
  await server.register(multipart, {
    limits: { files: grenzen.bestanden, fileSize: grenzen.bytes, fields: 20, fieldSize: 1000 },
    throwFileSizeLimit: false,
  });
  const balie = createImportbalie(huis, logFout);
  server.get('/v1/importen', async () => ({
    opdrachten: balie.alle(),
    importen: await huis.facts.importen(null),
  }));
  server.get<{ Params: { id: string } }>('/v1/importen/:id', (verzoek, antwoord) => {
    const opdracht = balie.zoek(verzoek.params.id);
    if (opdracht) return antwoord.send(opdracht);
    return sendProblem(antwoord, {
      code: 'nietGevonden',
      detail: 'Deze import is er niet (meer).',
    });
  });
  server.post('/v1/importen', async (verzoek, antwoord) => {
    if (!verzoek.isMultipart()) {
      const detail = 'Stuur de bestanden als multipart/form-data.';
      return sendProblem(antwoord, { code: 'ongeldigeInvoer', detail });
    }
    const id = balie.volgendeId();
    const map = join(huis.map, 'tijdelijk', `upload-${id}`);
    await mkdir(map, { recursive: true, mode: 0o700 });
    const upload = await ontvang(verzoek, map, huis.nu()).catch(async (e: unknown) => {
      await rm(map, { recursive: true, force: true });
      throw e;
    });
    if (!upload.ok) {
      await rm(map, { recursive: true, force: true });
      return sendProblem(antwoord, upload.problem);
    }
    const opdracht = balie.neemAan(id, map, upload.value);
    return antwoord.code(202).header('Location', `/v1/importen/${id}`).send(opdracht);
  });
}

async function ontvang(verzoek: FastifyRequest, map: string, nu: Date): Promise<Result<Upload>> {
  const paden: string[] = [];
  const namen: string[] = [];
  const ruw: Record<string, unknown> = {};
  for await (const deel of verzoek.parts()) {
    if (deel.type === 'field') {
      // an empty field of a form says nothing
      if (deel.value !== '') ruw[deel.fieldname] = deel.value;
      continue;
    }
    // the name of a stranger never becomes a path; only its ending helps to recognise the form
    const einde = /^\.[a-z0-9]{1,5}$/i.exec(extname(deel.filename))?.[0] ?? '';
    const pad = join(map, `${paden.length + 1}${einde}`);
    await pipeline(deel.file, createWriteStream(pad, { mode: 0o600 }));
    if (deel.file.truncated) return no('geweigerd', `"${deel.filename}" is te groot om te sturen.`);
    paden.push(pad);
    namen.push(deel.filename);
  }
  const velden = checkImportvelden(ruw, nu);
  if (paden.length === 0)
    return velden.ok ? GEEN_BESTAND : samen(GEEN_BESTAND.problem, velden.problem);
  return velden.ok ? ok({ paden, namen, velden: velden.value }) : velden;
}

const KIES_BESTAND = 'Kies een of meer bestanden.';
const GEEN_BESTAND = {
  ok: false,
  problem: {
    code: 'ongeldigeInvoer',
    detail: `Er zat geen bestand bij. ${KIES_BESTAND}`,
    velden: [{ veld: 'bestand', melding: KIES_BESTAND }],
  },
} as const;
