import { CommanderError } from 'commander';
import type { Huis } from '../definitie/huis.ts';
import { GEDAAN, ONZE_FOUT, VERKEERD_GEVRAAGD } from './afsluitcodes.ts';
import type { Context } from './context.ts';
import { metHuisVan } from './deur.ts';
import { createProgramma, foutInWoorden } from './hulp.ts';
import type { Omgeving } from './omgeving.ts';
import { OPDRACHTEN } from './opdrachten.ts';

/**
 * Runs one call of the command line.
 * @param argv the words after the name of the programme
 * @param huis given where the house is open already: a server doing a call that was handed to it
 * @returns the exit code; nothing is thrown and the process is not ended
 */
export async function runCli(
  argv: readonly string[],
  omgeving: Omgeving,
  huis?: Huis,
): Promise<number> {
  let code = GEDAAN;
  const ctx: Context = {
    omgeving,
    woorden: woordenVan(argv),
    metHuis: (opties, werk) => (huis ? werk(huis) : metHuisVan(omgeving, argv, opties, werk)),
    voerUit: runCli,
    klaar: (uitslag) => {
      code = uitslag;
    },
  };
  const programma = createProgramma((t) => omgeving.uit.write(t), omgeving.uit.columns ?? 100);
  try {
    programma
      .name('stuurhuis')
      .description('Het stuurhuis van het gemeentelijk sociaal domein.')
      .version(omgeving.versie, '-V, --versie', 'toont de versie')
      .option('--data <map>', 'gegevensmap (anders: STUURHUIS_DATA, anders ./data)')
      .option('--json', 'antwoord voor machines');
    for (const opdracht of OPDRACHTEN) await opdracht.registreer(programma, ctx);
    await programma.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (fout) {
    if (fout instanceof CommanderError) {
      return commanderCode(fout, omgeving, programma.helpInformation());
    }
    omgeving.fout.write(ONS_MIS);
    if (omgeving.env.STUURHUIS_LOG === 'debug' && fout instanceof Error) {
      omgeving.fout.write(`${fout.stack}\n`);
    }
    return ONZE_FOUT;
  }
}

const ONS_MIS =
  'Er ging bij ons iets mis. Uw gegevens zijn niet half veranderd. ' +
  'Met STUURHUIS_LOG=debug ziet u meer.\n';

/** Help and version end a call as well; they are no fault. */
function commanderCode(fout: CommanderError, omgeving: Omgeving, uitleg: string): number {
  if (fout.exitCode === 0) return GEDAAN;
  if (fout.code === 'commander.help') {
    omgeving.fout.write(uitleg);
    return VERKEERD_GEVRAAGD;
  }
  omgeving.fout.write(`${foutInWoorden(fout)}\nUitleg: stuurhuis --help\n`);
  return VERKEERD_GEVRAAGD;
}

/** The words of a call that are no options; `--data` takes the word after it. */
function woordenVan(argv: readonly string[]): string[] {
  return argv.filter((woord, i) => !woord.startsWith('-') && argv[i - 1] !== '--data');
}
