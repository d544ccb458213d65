import type { FastifyReply } from 'fastify';
import type { Problem, ProblemCode, VeldFout } from '../core/basis/result.ts';

/** Status and title of every refusal; a code without a row does not compile. */
const REGELS = {
  ongeldigeInvoer: { status: 400, title: 'De invoer klopt niet' },
  nietGevonden: { status: 404, title: 'Niet gevonden' },
  nietToegestaan: { status: 403, title: 'Niet toegestaan' },
  strijdigMetBestaand: { status: 409, title: 'In strijd met wat er al is' },
  bezet: { status: 503, title: 'Even bezet' },
  onleesbaar: { status: 400, title: 'Niet te lezen' },
  geweigerd: { status: 409, title: 'Geweigerd' },
  nietBeschikbaar: { status: 503, title: 'Nu niet beschikbaar' },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

/** What a status that comes from the server library is called. */
const STATUSSEN: Readonly<Record<number, { title: string; detail: string }>> = {
  400: { title: 'De vraag is niet te lezen', detail: 'De inhoud van het verzoek klopt niet.' },
  404: { title: 'Niet gevonden', detail: 'Dit adres bestaat niet.' },
  406: {
    title: 'Vorm niet beschikbaar',
    detail: 'Dit antwoord is er als JSON, CSV, XLSX, SVG of PNG.',
  },
  413: { title: 'Te groot', detail: 'Het verzoek is groter dan hier is toegestaan.' },
  415: { title: 'Vorm niet bekend', detail: 'Stuur de inhoud als application/json.' },
  500: {
    title: 'Fout van ons',
    detail: 'Er ging bij ons iets mis. Uw gegevens zijn niet veranderd. Probeer het later opnieuw.',
  },
};

/** The media type of RFC 9457. */
export const PROBLEM_JSON = 'application/problem+json';

interface ProblemLijf {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code?: string;
  readonly velden?: readonly VeldFout[];
  /** To find the matching line in the log. */
  readonly instance?: string;
}

/** Answers an expected refusal (NLGov /core/error-handling/problem-details). */
export function sendProblem(antwoord: FastifyReply, problem: Problem): FastifyReply {
  const { status, title } = REGELS[problem.code];
  const { code, detail, velden } = problem;
  if (status === 503) antwoord.header('Retry-After', '5');
  return send(antwoord, {
    type: 'about:blank',
    status,
    title,
    detail,
    code,
    ...(velden ? { velden } : {}),
  });
}

/** Answers by status alone, for what went wrong before a question or act was reached. */
export function sendStatus(
  antwoord: FastifyReply,
  status: number,
  instance?: string,
): FastifyReply {
  const gekozen = STATUSSEN[status] ? status : status >= 500 ? 500 : 400;
  // safe: 400 and 500 are in the table
  const { title, detail } = STATUSSEN[gekozen] as { title: string; detail: string };
  return send(antwoord, {
    type: 'about:blank',
    status: gekozen,
    title,
    detail,
    ...(instance ? { instance } : {}),
  });
}

function send(antwoord: FastifyReply, lijf: ProblemLijf): FastifyReply {
  return antwoord.code(lijf.status).type(PROBLEM_JSON).send(JSON.stringify(lijf));
}
