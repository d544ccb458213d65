import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { no, ok, type Result } from '../../core/basis/result.ts';
import type { Inzage } from '../../vernietigen/inzage.ts';
import { GEDAAN } from '../afsluitcodes.ts';
import { leesPersonen } from '../bsn-invoer.ts';
import {
  type Algemeen,
  alsOptie,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { voorbeelden } from '../hulp.ts';

interface Opties extends Algemeen {
  readonly gemeente?: string;
  readonly uit: string;
  readonly persoon: string;
}

export const opdracht: Opdracht = {
  naam: 'inzage',
  registreer: (programma, ctx) => {
    programma
      .command('inzage')
      .description('schrijft alles wat van een persoon bewaard is (inzageverzoek, AVG art. 15)')
      .requiredOption(
        '--uit <bestand>',
        'waar het komt: <bestand>.html om te lezen en <bestand>.json',
      )
      .option('--persoon <bestand>', 'bestand met het BSN; - is de invoer', '-')
      .option('--gemeente <code>', 'CBS-code; niet nodig bij een gemeente')
      .addHelpText('after', voorbeelden('inzage --uit verzoek-17 < bsn.txt'))
      .action(async (_: unknown, c: Command) =>
        ctx.klaar(await start(ctx, c.optsWithGlobals<Opties>())),
      );
  },
};

async function start(ctx: Context, opties: Opties): Promise<number> {
  const { omgeving } = ctx;
  const bsn = await leesPersonen(omgeving, opties.persoon);
  if (!bsn.ok) return meldProblem(omgeving, bsn.problem);
  return ctx.metHuis({ data: opties.data, mee: { bsn: bsn.value } }, async (huis) => {
    const { kiesHandelingkop } = await import('../../definitie/handelingkop.ts');
    const { leesBsns } = await import('../../vernietigen/bsn-lijst.ts');
    const { inzage } = await import('../../vernietigen/inzage.ts');
    const kop = await kiesHandelingkop(huis, opties.gemeente);
    if (!kop.ok) return meldProblem(omgeving, kop.problem, alsOptie);
    const [een, ...meer] = geef(leesBsns(bsn.value));
    if (een === undefined || meer.length > 0) return meldProblem(omgeving, EEN);
    const gedaan = await inzage(huis, kop.value.gemeente, een);
    if (!gedaan.ok) return meldProblem(omgeving, gedaan.problem);
    const geschreven = await schrijf(resolve(omgeving.cwd, opties.uit), gedaan.value);
    if (!geschreven.ok) return meldProblem(omgeving, geschreven.problem);
    const { zin } = gedaan.value;
    if (opties.json) schrijfJson(omgeving, { zin, bestanden: geschreven.value });
    else omgeving.uit.write(`${zin}\nGeschreven: ${geschreven.value.join(' en ')}.\n`);
    return GEDAAN;
  });
}

const EEN = {
  code: 'ongeldigeInvoer',
  detail: 'Geef precies een geldig BSN, in een bestand of op de invoer. Er is niets gedaan.',
} as const;

const geef = (bsns: Result<readonly string[]>): readonly string[] => (bsns.ok ? bsns.value : []);

/** For the owner's eyes only, and never over another file. */
async function schrijf(uit: string, antwoord: Inzage): Promise<Result<string[]>> {
  const { inzageHtml } = await import('../../vernietigen/inzage-html.ts');
  const basis = uit.replace(/\.(html|json)$/i, '');
  const inhoud = [
    [`${basis}.html`, inzageHtml(antwoord)],
    [`${basis}.json`, `${JSON.stringify(antwoord, null, 2)}\n`],
  ] as const;
  try {
    for (const [pad, tekst] of inhoud) await writeFile(pad, tekst, { mode: 0o600, flag: 'wx' });
  } catch {
    return no('geweigerd', `${basis}.html of .json kan niet worden geschreven, of bestaat al.`);
  }
  return ok(inhoud.map(([pad]) => pad));
}
