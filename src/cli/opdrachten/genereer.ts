import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type Datum, parseDatum } from '../../core/basis/datum.ts';
import { aantalVan } from '../../definitie/notatie.ts';
import { GEDAAN, VERKEERD_GEVRAAGD } from '../afsluitcodes.ts';
import { type Algemeen, type Context, type Opdracht, schrijfJson } from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import type { Omgeving } from '../omgeving.ts';

interface Opties extends Algemeen, Maatopties {
  readonly uit: string;
  readonly exports?: boolean;
}

interface Maatopties {
  readonly inwoners?: string;
  readonly maanden?: string;
  readonly tot?: string;
  readonly zaad?: string;
}

/** How large a generated municipality is. */
export interface Maat {
  readonly inwoners?: number;
  readonly maanden?: number;
  readonly tot?: Datum;
  readonly zaad?: number;
}

export const opdracht: Opdracht = {
  naam: 'genereer',
  registreer: (programma, ctx) => {
    programma
      .command('genereer')
      .description('schrijft een verzonnen gemeente als iWmo/iJw-berichten en CSV-bestanden')
      .requiredOption('--uit <map>', 'map waarin de bestanden komen')
      .option('--inwoners <aantal>', 'aantal inwoners (anders: 25000)')
      .option('--maanden <aantal>', 'aantal maanden geschiedenis (anders: 36)')
      .option('--tot <datum>', 'laatste dag van ontvangst, JJJJ-MM-DD (anders: 2025-10-01)')
      .option('--zaad <getal>', 'hetzelfde zaad geeft dezelfde bestanden (anders: 1)')
      .option('--exports', 'schrijft dezelfde gegevens ook als exports van drie zaaksystemen')
      .addHelpText('after', voorbeelden('genereer --uit stad --inwoners 4000 --maanden 18'))
      .action(async (_: unknown, commando: Command) =>
        ctx.klaar(await genereer(ctx, commando.optsWithGlobals<Opties>())),
      );
  },
};

async function genereer({ omgeving }: Context, opties: Opties): Promise<number> {
  const maat = maatVan(omgeving, opties);
  if (typeof maat === 'number') return maat;
  const map = resolve(omgeving.cwd, opties.uit);
  const generator = await import('../../generator/genereer.ts');
  const gemaakt = await generator.genereer(
    { ...maat, exports: opties.exports ?? false },
    async (pad, inhoud) => {
      const doel = join(map, pad);
      await mkdir(dirname(doel), { recursive: true });
      await writeFile(doel, inhoud);
    },
  );
  if (opties.json) schrijfJson(omgeving, { map, ...gemaakt });
  else {
    const soorten = Object.entries(gemaakt.berichten).map(([soort, n]) => `  ${soort}: ${n}`);
    const bestanden = aantalVan(gemaakt.bestanden, 'bestand', 'bestanden');
    omgeving.uit.write(`${bestanden} geschreven in ${map}\n${soorten.join('\n')}\n`);
  }
  return GEDAAN;
}

/** Reads the size of a municipality from text; says what is wrong and gives the exit code. */
export function maatVan(omgeving: Omgeving, opties: Maatopties): Maat | number {
  const fouten: string[] = [];
  const getal = (naam: 'inwoners' | 'maanden' | 'zaad', van: number, tot: number) => {
    const tekst = opties[naam];
    if (tekst === undefined) return {};
    const n = Number(tekst);
    if (!/^\d+$/.test(tekst) || n < van || n > tot) {
      fouten.push(`--${naam}: kies een heel getal van ${van} tot en met ${tot}.`);
    }
    return { [naam]: n };
  };
  const tot = opties.tot === undefined ? null : parseDatum(opties.tot);
  if (opties.tot !== undefined && tot === null) {
    fouten.push('--tot: schrijf een datum als 2025-10-01.');
  }
  const maat = {
    ...getal('inwoners', 500, 1_000_000),
    ...getal('maanden', 3, 120),
    ...getal('zaad', 0, 4_294_967_295),
    ...(tot ? { tot } : {}),
  };
  if (fouten.length === 0) return maat;
  omgeving.fout.write(`${fouten.join('\n')}\n`);
  return VERKEERD_GEVRAAGD;
}
