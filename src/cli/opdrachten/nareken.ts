import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Problem } from '../../core/basis/result.ts';
import type { Narekening } from '../../core/narekenen/typen.ts';
import { GEDAAN, GEWEIGERD } from '../afsluitcodes.ts';
import {
  type Algemeen,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import type { Omgeving } from '../omgeving.ts';

interface Opties extends Algemeen {
  readonly getal?: 'nl' | 'en';
}

export const opdracht: Opdracht = {
  naam: 'nareken',
  registreer: (programma, ctx) => {
    const commando = programma
      .command('nareken')
      .argument('<bestand>', 'gepubliceerde tabel: XLSX, CSV of JSON')
      .description('rekent een gepubliceerde tabel na, zonder gegevensmap');
    commando
      .addOption(
        commando
          .createOption(
            '--getal <notatie>',
            'hoe getallen er staan als dat niet blijkt: 1.234,5 (nl) of 1,234.5 (en)',
          )
          .choices(['nl', 'en']),
      )
      .addHelpText('after', voorbeelden('nareken bijlage-1.xlsx', 'nareken tabel.csv --json'))
      .action(async (pad: string, _: unknown, c: Command) =>
        ctx.klaar(await reken(ctx, pad, c.optsWithGlobals<Opties>())),
      );
  },
};

/** Exit 1 when a sum cannot be derived, or nothing could be recomputed: something was found wrong. */
async function reken({ omgeving }: Context, bestand: string, opties: Opties): Promise<number> {
  const { rekenBestandNa } = await import('../../intake/narekenen/lees.ts');
  const uitkomst = await rekenBestandNa(resolve(omgeving.cwd, bestand), opties.getal);
  if (!uitkomst.ok) {
    if (opties.json) schrijfWeigering(omgeving, uitkomst.problem);
    return meldProblem(omgeving, { ...uitkomst.problem, velden: [] });
  }
  const sommen = uitkomst.value.flatMap((n) => n.sommen);
  const meldingen = uitkomst.value.flatMap((n) => n.meldingen);
  if (opties.json) schrijfJson(omgeving, { sommen, meldingen });
  else await toon(omgeving, uitkomst.value);
  const fout = sommen.some((s) => s.uitkomst === 'nietHerleidbaar');
  return fout || sommen.length === 0 ? GEWEIGERD : GEDAAN;
}

/** A machine reads the reason from stdout. */
function schrijfWeigering(omgeving: Omgeving, problem: Problem): void {
  const [reden] = problem.code === 'geweigerd' ? (problem.velden ?? []) : [];
  const fout = {
    code: reden?.veld ?? 'ongeldige-invoer',
    melding: reden?.melding ?? problem.detail,
  };
  schrijfJson(omgeving, { sommen: [], meldingen: [], fout });
}

async function toon(omgeving: Omgeving, narekeningen: readonly Narekening[]): Promise<void> {
  const { toonNarekening } = await import('../nareken-tabel.ts');
  for (const n of narekeningen) toonNarekening(omgeving, n);
}
