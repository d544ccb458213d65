import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../src/core/basis/result.ts';
import { doeGevraagd } from '../../src/definitie/doe-handeling.ts';
import type { Gedaan } from '../../src/definitie/handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import type { Antwoord } from '../../src/definitie/vraag.ts';
import { openHuis } from '../../src/main.ts';

/** A house in which one worked example was loaded, or nothing. */
export interface Planhuis {
  readonly huis: Huis;
  vraag<A = unknown>(
    id: string,
    invoer?: Record<string, unknown>,
  ): Promise<Omit<Antwoord, 'antwoord'> & { antwoord: A }>;
  doe(id: string, invoer: Record<string, unknown>): Promise<Gedaan<unknown>>;
  /** The same, also when it is refused. */
  probeer(id: string, invoer: Record<string, unknown>): Promise<Result<Gedaan<unknown>>>;
  ruimOp(): Promise<void>;
}

/** Opens a house for the municipality; the clock stands at 20 September 2025. */
export async function openPlanhuis(gemeente: string, voorbeeld?: string): Promise<Planhuis> {
  const map = mkdtempSync(join(tmpdir(), 'planhuis-'));
  const open = await openHuis(join(map, 'data'), { nu: () => new Date('2025-09-20T12:00:00Z') });
  if (!open.ok) throw new Error(open.problem.detail);
  const huis = open.value;
  const probeer: Planhuis['probeer'] = (id, invoer) => doeGevraagd(huis, id, invoer, gemeente);
  const doe: Planhuis['doe'] = async (id, invoer) => {
    const gedaan = await probeer(id, invoer);
    if (!gedaan.ok) throw new Error(gedaan.problem.detail);
    return gedaan.value;
  };
  if (voorbeeld) await doe('laad-voorbeeld', { naam: voorbeeld });
  return {
    huis,
    doe,
    probeer,
    vraag: async <A>(id: string, invoer: Record<string, unknown> = {}) => {
      const a = await stelVraag(huis, id, invoer, { gemeente, wacht: true });
      if (!a.ok) throw new Error(a.problem.detail);
      // safe: the test says what the question answers
      return a.value as Omit<Antwoord, 'antwoord'> & { antwoord: A };
    },
    ruimOp: async () => {
      await huis.sluit();
      rmSync(map, { recursive: true, force: true });
    },
  };
}
