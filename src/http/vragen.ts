import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { no, ok, type Problem, type Result, type VeldFout } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { invoerUitTekst, samen } from '../definitie/invoer.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import { stelVraag } from '../definitie/stel-vraag.ts';
import type { Antwoord, VraagDefinitie } from '../definitie/vraag.ts';
import { sendProblem, sendStatus } from './problem.ts';
import { invoerSchema } from './schema.ts';
import { bestandsnaam, inVorm, VORMEN, type Vorm, vormUitAccept, vormVan } from './vormen.ts';

type Velden = Readonly<Record<string, string | readonly string[]>>;

/** Fields that every question takes beside its own. */
const KOPVELDEN = ['gemeente', 'peildatum', 'formaat', 'wacht', 'breedte', 'merk'] as const;
type Kop = Readonly<Partial<Record<(typeof KOPVELDEN)[number], string>>>;

/** The list of questions, one answer, and one chart. */
export function vraagRoutes(server: FastifyInstance, huis: Huis, versie: string): void {
  server.get('/v1/vragen', () => ({ vragen: huis.catalogus.vragen.map(inLijst) }));
  server.get<{ Params: { id: string }; Querystring: Velden }>(
    '/v1/vragen/:id',
    (verzoek, antwoord) => beantwoord(huis, versie, verzoek, antwoord, null),
  );
  server.get<{ Params: { id: string }; Querystring: Velden }>(
    '/v1/vragen/:id/grafiek',
    (verzoek, antwoord) => beantwoord(huis, versie, verzoek, antwoord, 'svg'),
  );
}

/** A question as the navigation and a form need it. */
function inLijst(v: VraagDefinitie): Record<string, unknown> {
  const { id, titel, vraagzin, groep, volgorde, doel, rollen } = v;
  const invoer = invoerSchema(v.invoer);
  return { id, titel, vraagzin, groep, volgorde, doel, rollen, invoer, adres: `/v1/vragen/${id}` };
}

type VraagVerzoek = FastifyRequest<{ Params: { id: string }; Querystring: Velden }>;

async function beantwoord(
  huis: Huis,
  versie: string,
  verzoek: VraagVerzoek,
  reply: FastifyReply,
  vasteVorm: Vorm | null,
): Promise<FastifyReply> {
  const { kop, eigen } = verdeel(verzoek.query);
  const gelezen = leesKop(kop);
  const definitie = huis.catalogus.vraag(verzoek.params.id);
  const invoer = definitie ? invoerUitTekst(definitie.invoer, eigen) : {};
  const { gemeente, peildatum } = kop;
  const wacht = kop.wacht === 'ja';
  const antwoord = await stelVraag(huis, verzoek.params.id, invoer, { gemeente, peildatum, wacht });
  if (!gelezen.ok) return sendProblem(reply, alleFouten(gelezen.problem, antwoord));
  if (!antwoord.ok) return sendProblem(reply, antwoord.problem);
  const vorm = vasteVorm ?? gelezen.value.vorm ?? vormUitAccept(verzoek.headers.accept);
  if (vorm === null) return sendStatus(reply, 406);
  reply.header('Vary', 'Accept');
  if (!antwoord.value.ontbreekt.includes(WORDT_BEREKEND)) {
    const merk = await merkVan(huis, antwoord.value, versie, `${verzoek.url} ${vorm}`);
    reply.header('ETag', merk);
    if (kent(verzoek.headers['if-none-match'], merk)) return reply.code(304).send();
  }
  const { breedte } = gelezen.value;
  return sendVorm(reply, antwoord.value, vorm, breedte, vasteVorm === null);
}

function alleFouten(kopFout: Problem, antwoord: Result<Antwoord>): Problem {
  if (antwoord.ok) return kopFout;
  const beide = samen(kopFout, antwoord.problem);
  return beide.ok ? kopFout : beide.problem;
}

async function sendVorm(
  reply: FastifyReply,
  antwoord: Antwoord,
  vorm: Vorm,
  breedte: number | undefined,
  isDownload: boolean,
): Promise<FastifyReply> {
  const inhoud = await inVorm(antwoord, vorm, { breedte, metKader: isDownload });
  if (!inhoud.ok) return sendProblem(reply, inhoud.problem);
  if (isDownload && vorm !== 'json') {
    const naam = bestandsnaam(antwoord, vorm);
    reply.header('Content-Disposition', `attachment; filename="${naam}"`);
  }
  const tekst = vorm === 'json' || vorm === 'csv' ? '; charset=utf-8' : '';
  return reply.type(VORMEN[vorm] + tekst).send(inhoud.value);
}

function verdeel(query: Velden): { kop: Kop; eigen: Velden } {
  const eigen: Record<string, string | readonly string[]> = {};
  const kop: Partial<Record<(typeof KOPVELDEN)[number], string>> = {};
  for (const [veld, waarde] of Object.entries(query)) {
    const kopveld = KOPVELDEN.find((k) => k === veld);
    if (kopveld) kop[kopveld] = typeof waarde === 'string' ? waarde : (waarde.at(-1) ?? '');
    else eigen[veld] = waarde;
  }
  return { kop, eigen };
}

/** Checks the common fields that the one door does not check itself; all faults at once. */
function leesKop(kop: Kop): Result<{ vorm: Vorm | null; breedte: number | undefined }> {
  const fouten: VeldFout[] = [];
  const vorm = kop.formaat === undefined ? null : vormVan(kop.formaat);
  if (vorm && !vorm.ok) fouten.push(...(vorm.problem.velden ?? []));
  if (kop.breedte !== undefined && !/^\d{2,5}$/.test(kop.breedte)) {
    fouten.push({ veld: 'breedte', melding: 'Geef een breedte in hele beeldpunten, zoals 800.' });
  }
  if (kop.wacht !== undefined && kop.wacht !== 'ja' && kop.wacht !== 'nee') {
    fouten.push({ veld: 'wacht', melding: 'Kies uit: ja, nee.' });
  }
  if (fouten.length > 0) {
    const zin = fouten.map((f) => `${f.veld}: ${f.melding}`).join(' ');
    return no('ongeldigeInvoer', `De invoer klopt niet: ${zin}`, fouten);
  }
  const breedte = kop.breedte === undefined ? undefined : Number(kop.breedte);
  return ok({ vorm: vorm?.ok ? vorm.value : null, breedte });
}

/** The same facts, register, software and address give the same bytes, so they share a mark. */
async function merkVan(huis: Huis, a: Antwoord, versie: string, adres: string): Promise<string> {
  const register = await huis.register.versie();
  const delen = JSON.stringify([versie, a.gemeente, a.snapshot, register, adres]);
  return `"${createHash('sha256').update(delen).digest('base64url').slice(0, 27)}"`;
}

const kent = (kop: string | undefined, merk: string): boolean =>
  kop !== undefined && kop.split(',').some((m) => m.trim().replace(/^W\//, '') === merk);
