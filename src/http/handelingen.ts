import type { FastifyInstance } from 'fastify';
import { doeGevraagd } from '../definitie/doe-handeling.ts';
import type { HandelingDefinitie } from '../definitie/handeling.ts';
import { kiesHandelingkop } from '../definitie/handelingkop.ts';
import type { Huis } from '../definitie/huis.ts';
import { logboekVan } from '../definitie/logboek.ts';
import { sendProblem } from './problem.ts';
import { invoerSchema } from './schema.ts';

interface DoeVerzoek {
  Params: { id: string };
  Querystring: { gemeente?: string };
  Body: unknown;
}

/** The list of acts, doing one, and the log of what was done. */
export function handelingRoutes(server: FastifyInstance, huis: Huis): void {
  server.get('/v1/handelingen', () => ({ handelingen: huis.catalogus.handelingen.map(inLijst) }));
  server.post<DoeVerzoek>('/v1/handelingen/:id', async (verzoek, antwoord) => {
    const { body } = verzoek;
    if (!isVelden(body)) {
      const detail = 'Stuur de velden van de handeling als een JSON-object.';
      return sendProblem(antwoord, { code: 'ongeldigeInvoer', detail });
    }
    const { id } = verzoek.params;
    const gedaan = await doeGevraagd(huis, id, body, verzoek.query.gemeente);
    if (!gedaan.ok) return sendProblem(antwoord, gedaan.problem);
    return antwoord.send({ handeling: id, ...gedaan.value });
  });
  server.get<{ Querystring: { gemeente?: string } }>('/v1/logboek', async (verzoek, antwoord) => {
    const kop = await kiesHandelingkop(huis, verzoek.query.gemeente);
    if (!kop.ok) return sendProblem(antwoord, kop.problem);
    const { gemeente } = kop.value;
    return antwoord.send({ gemeente, regels: await logboekVan(huis, gemeente) });
  });
}

const isVelden = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

function inLijst(h: HandelingDefinitie): Record<string, unknown> {
  const { id, titel, uitleg, onherroepelijk = null, doel, rollen } = h;
  const adres = `/v1/handelingen/${id}`;
  return { id, titel, uitleg, onherroepelijk, doel, rollen, invoer: invoerSchema(h.invoer), adres };
}
