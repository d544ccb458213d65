import type { VeldFout } from '../../core/basis/result.ts';

/** What went wrong, as the server says it (problem+json) or as we say it when there is no server. */
export interface Probleem {
  /** 0: the server could not be reached. */
  readonly status: number;
  readonly titel: string;
  readonly detail: string;
  readonly velden: readonly VeldFout[];
}

export type Opgehaald<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly probleem: Probleem };

const GEEN_VERBINDING: Probleem = {
  status: 0,
  titel: 'Geen verbinding',
  detail: 'Stuurhuis is nu niet te bereiken. Kijk of het programma nog draait en probeer opnieuw.',
  velden: [],
};

const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === 'object' && x !== null;

const tekstOf = (x: unknown, anders: string): string => (typeof x === 'string' ? x : anders);

function veldFouten(x: unknown): VeldFout[] {
  if (!Array.isArray(x)) return [];
  return x
    .filter(isRecord)
    .map((v) => ({ veld: tekstOf(v['veld'], ''), melding: tekstOf(v['melding'], '') }));
}

async function probleemVan(antwoord: Response): Promise<Probleem> {
  const lijf: unknown = await antwoord.json().catch(() => null);
  const velden = isRecord(lijf) ? lijf : {};
  return {
    status: antwoord.status,
    titel: tekstOf(velden['title'], 'Dit lukt niet'),
    detail: tekstOf(velden['detail'], `De server antwoordde met code ${antwoord.status}.`),
    velden: veldFouten(velden['velden']),
  };
}

async function vraagServer<T>(pad: string, opties: RequestInit): Promise<Opgehaald<T>> {
  try {
    const antwoord = await fetch(pad, opties);
    if (!antwoord.ok) return { ok: false, probleem: await probleemVan(antwoord) };
    // safe: the server writes these answers from the same type definitions
    return { ok: true, value: (await antwoord.json()) as T };
  } catch {
    return { ok: false, probleem: GEEN_VERBINDING };
  }
}

/** Reads JSON from the server; a refusal or lost connection is a `Probleem`, never a throw. */
export const haal = <T>(pad: string): Promise<Opgehaald<T>> =>
  vraagServer<T>(pad, { headers: { accept: 'application/json' } });

/** Sends JSON to the server. */
export const stuur = <T>(pad: string, lijf: unknown): Promise<Opgehaald<T>> =>
  vraagServer<T>(pad, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(lijf),
  });

/** Asks the server to take something away or break it off. */
export const verwijder = <T>(pad: string): Promise<Opgehaald<T>> =>
  vraagServer<T>(pad, { method: 'DELETE', headers: { accept: 'application/json' } });

/** Sends files as they are. */
export const stuurBestanden = <T>(pad: string, lijf: FormData): Promise<Opgehaald<T>> =>
  vraagServer<T>(pad, { method: 'POST', headers: { accept: 'application/json' }, body: lijf });
