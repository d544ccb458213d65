import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import {
  voorbeeld301,
  voorbeeld323,
  voorbeeld325,
} from '../../src/intake/berichten/voorbeelden.fixture.ts';
import { openHuis } from '../../src/main.ts';

/** A folder of its own for a test: put files in it, open houses in it. */
export interface Proef {
  readonly map: string;
  /** Writes a file below `invoer/` and returns its path. */
  zet(naam: string, inhoud: string | Buffer): string;
  /** @param sleutel one for houses of which the answers are compared: keyed marks stand in them */
  open(naam?: string, nu?: () => Date, sleutel?: string): Promise<Huis>;
}

/** Makes the folder. */
export function maakProef(): Proef {
  const map = mkdtempSync(join(tmpdir(), 'intake-'));
  return {
    map,
    zet: (naam, inhoud) => {
      const pad = join(map, 'invoer', naam);
      mkdirSync(dirname(pad), { recursive: true });
      writeFileSync(pad, inhoud);
      return pad;
    },
    open: async (naam = 'data', nu, sleutel) => {
      const open = await openHuis(join(map, naam), { ...(nu ? { nu } : {}), sleutel });
      if (!open.ok) throw new Error(open.problem.detail);
      return open.value;
    },
  };
}

/** A declaration as text; `wijzig` may change what goes in. */
export function declaratie(
  wijzig: (d: ReturnType<typeof voorbeeld323>) => void = () => {},
): string {
  const inhoud = structuredClone(voorbeeld323());
  wijzig(inhoud);
  return writeBericht('WMO323', inhoud);
}

/** A declaration of another municipality. */
export const elders = (gemeente: string): string =>
  declaratie((d) => {
    Object.assign(d.Header, { Ontvanger: gemeente });
  });

export const antwoord = (): string => writeBericht('WMO325', voorbeeld325());
export const toewijzing = (): string => writeBericht('JW301', voorbeeld301());

/** What plays the forecast back month by month: minutes of work on the facts that jaarprognose reads. */
export const NASPEL: readonly string[] = [
  'terugblik',
  'verschil-tussen-prognoses',
  'balanspost-zorgkosten',
  'doorwerking',
];

/** What tells in how many turns it came in, and not what came. */
const OVER_INLEZEN: ReadonlySet<string> = new Set(['bronnen', 'administratieve-last']);

/** Every answer of a house but those that play back, without what may differ between houses: the serial of the state. */
export async function alleAntwoorden(huis: Huis): Promise<Record<string, unknown>> {
  const uit: Record<string, unknown> = {};
  for (const { id, vers } of huis.catalogus.vragen) {
    // `vers`: tells of what lies in the folder, such as forecasts that were asked for before
    if (OVER_INLEZEN.has(id) || vers || NASPEL.includes(id)) continue;
    const antwoord = await stelVraag(huis, id, {}, { wacht: true });
    uit[id] = antwoord.ok ? { ...antwoord.value, snapshot: 0 } : antwoord.problem;
  }
  return uit;
}
