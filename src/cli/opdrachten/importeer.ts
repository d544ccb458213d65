import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ok, type Result } from '../../core/basis/result.ts';
import type { Importvelden } from '../../definitie/importvelden.ts';
import { VERKEERD_GEVRAAGD } from '../afsluitcodes.ts';
import { type Algemeen, alsOptie, type Context, meldProblem, type Opdracht } from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import { toonVerslag } from '../verslag.ts';
import { metVoortgang } from '../voortgang.ts';

interface Opties extends Algemeen {
  readonly gemeente?: string;
  readonly ontvangenOp?: string;
  readonly getal?: 'nl' | 'en';
  readonly omschrijving?: string;
  readonly proef?: boolean;
}

export const opdracht: Opdracht = {
  naam: 'importeer',
  registreer: (programma, ctx) => {
    const commando = programma
      .command('importeer')
      .argument('<pad...>', 'bestanden, mappen of zips')
      .description('leest bestanden in; elk bestand heel of helemaal niet')
      .option('--gemeente <code>', 'CBS-code, voor tabellen zonder eigen gemeente')
      .option('--ontvangen-op <datum>', 'dag van ontvangst, waar het bestand die niet noemt')
      .option('--proef', 'laat zien wat er zou gebeuren, met controletotalen; bewaart niets');
    const getal = commando
      .createOption('--getal <notatie>', 'hoe getallen geschreven zijn waar dat niet blijkt')
      .choices(['nl', 'en']);
    commando
      .addOption(getal)
      .option('--omschrijving <tekst>', 'hoe deze import in de lijst komt te staan')
      .addHelpText(
        'after',
        voorbeelden(
          'importeer berichten.zip',
          'importeer --proef declaraties.xlsx',
          'importeer begroting.csv --gemeente 9998 --getal nl',
        ),
      )
      .action(async (paden: string[], _: unknown, c: Command) =>
        ctx.klaar(await importeer(ctx, paden, c.optsWithGlobals<Opties>())),
      );
  },
};

async function importeer(ctx: Context, paden: string[], opties: Opties): Promise<number> {
  const { omgeving } = ctx;
  const volledig = paden.map((p) => resolve(omgeving.cwd, p));
  const weg = paden.filter((_, i) => !existsSync(volledig[i] ?? ''));
  if (weg.length > 0) {
    for (const pad of weg) omgeving.fout.write(`${pad} bestaat niet.\n`);
    return VERKEERD_GEVRAAGD;
  }
  const velden = await leesVelden(opties);
  if (!velden.ok) return meldProblem(omgeving, velden.problem, alsOptie);
  return ctx.metHuis({ data: opties.data, maak: true }, async (huis) => {
    const { proef = false } = opties;
    const vraag = { paden: volledig, ...velden.value, proef };
    const verslag = await metVoortgang(omgeving, huis, 'Inlezen', (id) =>
      huis.importeer({ ...vraag, id }),
    );
    return toonVerslag(omgeving, verslag, opties.json ?? false);
  });
}

/** What was told with the files; the schema library is loaded only when something was. */
async function leesVelden(opties: Opties): Promise<Result<Importvelden>> {
  const { gemeente, ontvangenOp, getal, omschrijving } = opties;
  const gegeven = Object.entries({ gemeente, ontvangenOp, getal, omschrijving }).filter(
    ([, waarde]) => waarde !== undefined,
  );
  if (gegeven.length === 0) return ok({});
  const { checkImportvelden } = await import('../../definitie/importvelden.ts');
  return checkImportvelden(Object.fromEntries(gegeven), new Date());
}
