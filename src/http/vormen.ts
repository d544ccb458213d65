import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Antwoord } from '../definitie/vraag.ts';
import { toCsv } from '../documents/csv.ts';
import { onderschriftVan } from '../documents/toelichting.ts';

/** The forms in which an answer is given, the default first. */
export const VORMEN = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const;

export type Vorm = keyof typeof VORMEN;

// safe: the keys of VORMEN are its own type
const NAMEN = Object.keys(VORMEN) as Vorm[];

/** Reads `formaat`; a name that is not known is a refusal that lists the ones that are. */
export function vormVan(naam: string): Result<Vorm> {
  const vorm = NAMEN.find((v) => v === naam);
  if (vorm) return ok(vorm);
  const melding = `Kies uit: ${NAMEN.join(', ')}.`;
  return no('ongeldigeInvoer', `De vorm "${naam}" bestaat niet. ${melding}`, [
    { veld: 'formaat', melding },
  ]);
}

/** The form that an Accept header likes best (RFC 9110, 12.5.1); `null` when there is none. */
export function vormUitAccept(accept: string | undefined): Vorm | null {
  if (accept === undefined || accept.trim() === '') return 'json';
  const wensen = accept
    .split(',')
    .map((deel) => {
      const [soort = '', ...rest] = deel.split(';').map((s) => s.trim().toLowerCase());
      const q = rest.find((r) => r.startsWith('q='));
      return { soort, q: q ? Number(q.slice(2)) : 1 };
    })
    .filter((w) => w.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { soort } of wensen) {
    if (soort === '*/*' || soort === 'application/*') return 'json';
    const vorm = NAMEN.find(
      (v) =>
        VORMEN[v] === soort || (soort.endsWith('/*') && VORMEN[v].startsWith(soort.slice(0, -1))),
    );
    if (vorm) return vorm;
  }
  return null;
}

/** How a picture is asked for; elsewhere it has no meaning. */
export interface Beeldopties {
  readonly breedte: number | undefined;
  /** A download carries its title and source line; a page has them around it. */
  readonly metKader: boolean;
}

/** Puts an answer in a form. Heavy libraries are loaded when they are first needed. */
export async function inVorm(
  antwoord: Antwoord,
  vorm: Vorm,
  opties: Beeldopties,
): Promise<Result<string | Buffer>> {
  if (vorm === 'json') return ok(JSON.stringify(antwoord));
  if (vorm === 'csv') return ok(toCsv(antwoord));
  if (vorm === 'xlsx') return ok(await werkboek(antwoord));
  if (!antwoord.grafiek) {
    return no('nietGevonden', `De vraag "${antwoord.vraag}" heeft nu geen grafiek.`);
  }
  const vlak = {
    ...(opties.breedte === undefined ? {} : { breedte: opties.breedte }),
    metTitel: opties.metKader,
    onderschrift: opties.metKader || antwoord.fictief ? onderschriftVan(antwoord) : null,
  };
  if (vorm === 'svg') {
    const { toSvg } = await import('../documents/grafiek-svg.ts');
    return ok(toSvg(antwoord.grafiek, vlak));
  }
  const { toPng } = await import('../documents/grafiek-png.ts');
  return ok(toPng(antwoord.grafiek, vlak));
}

async function werkboek(antwoord: Antwoord): Promise<Buffer> {
  const { toXlsx } = await import('../documents/xlsx.ts');
  const stroom = new PassThrough();
  const delen: Buffer[] = [];
  stroom.on('data', (deel: Buffer) => delen.push(deel));
  await Promise.all([toXlsx(antwoord, stroom), finished(stroom)]);
  return Buffer.concat(delen);
}

/** A name for the downloaded file: `jaarprognose-9998-2025-10-01.csv`. */
export const bestandsnaam = (a: Antwoord, vorm: Vorm): string =>
  `${a.vraag}-${a.gemeente}-${a.peildatum}${a.fictief ? '-fictief' : ''}.${vorm}`;
