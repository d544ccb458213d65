import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { no, ok, type Result } from '../../core/basis/result.ts';
import { GEDAAN, VERKEERD_GEVRAAGD } from '../afsluitcodes.ts';
import {
  type Algemeen,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import { nabij } from '../nabij.ts';

interface Opties extends Algemeen {
  readonly invoer: string;
  readonly gemeente?: string;
}

export const opdracht: Opdracht = {
  naam: 'doe',
  registreer: (programma, ctx) => {
    programma
      .command('doe')
      .argument('<ID>', 'welke handeling; zie: stuurhuis handelingen')
      .description('doet een handeling')
      .requiredOption('--invoer <bestand>', 'de velden, als JSON')
      .option('--gemeente <code>', 'CBS-code; niet nodig bij een gemeente')
      .addHelpText('after', voorbeelden('doe leg-begroting-vast --invoer begroting.json'))
      .action(async (id: string, _: unknown, c: Command) =>
        ctx.klaar(await doe(ctx, id, c.optsWithGlobals<Opties>())),
      );
  },
};

async function doe(ctx: Context, id: string, opties: Opties): Promise<number> {
  const { omgeving } = ctx;
  const { handelingen } = await omgeving.catalogus();
  if (!handelingen.some((h) => h.id === id)) {
    const lijkt = nabij(
      id,
      handelingen.map((h) => h.id),
    );
    const tip = lijkt ? ` Bedoelde u ${lijkt}?` : '';
    omgeving.fout.write(
      `De handeling "${id}" bestaat niet.${tip}\nAlle handelingen: stuurhuis handelingen\n`,
    );
    return VERKEERD_GEVRAAGD;
  }
  const invoer = await leesInvoer(omgeving.cwd, opties.invoer);
  if (!invoer.ok) return meldProblem(omgeving, invoer.problem);
  return ctx.metHuis({ data: opties.data, maak: true }, async (huis) => {
    const { doeGevraagd } = await import('../../definitie/doe-handeling.ts');
    const gedaan = await doeGevraagd(huis, id, invoer.value, opties.gemeente);
    if (!gedaan.ok) return meldProblem(omgeving, gedaan.problem, plekIn);
    const { zin, handelingId } = gedaan.value;
    if (opties.json) schrijfJson(omgeving, { handeling: id, ...gedaan.value });
    else omgeving.uit.write(`${zin}\n`);
    if (!opties.json && handelingId !== null) omgeving.uit.write(inLogboek(handelingId));
    return GEDAAN;
  });
}

/** A field stands in the JSON file; the municipality is an option. */
const plekIn = (veld: string): string => (veld === 'gemeente' ? '--gemeente' : veld);

const inLogboek = (id: number): string => `Nummer in het logboek: ${id}\n`;

async function leesInvoer(cwd: string, bestand: string): Promise<Result<Record<string, unknown>>> {
  const tekst = await readFile(resolve(cwd, bestand), 'utf8').catch(() => null);
  if (tekst === null) return no('ongeldigeInvoer', `${bestand} is niet te lezen.`);
  const geenJson = `${bestand} is geen JSON-object met de velden van de handeling.`;
  try {
    const inhoud: unknown = JSON.parse(tekst.replace(/^\ufeff/, ''));
    const isObject = typeof inhoud === 'object' && inhoud !== null && !Array.isArray(inhoud);
    return isObject ? ok({ ...inhoud }) : no('ongeldigeInvoer', geenJson);
  } catch {
    return no('ongeldigeInvoer', geenJson);
  }
}
