import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { gegevensmerk } from '../../definitie/gegevensmerk.ts';
import type { Antwoord, VraagDefinitie } from '../../definitie/vraag.ts';
import { toCsv } from '../../documents/csv.ts';
import { toelichtingVan } from '../../documents/toelichting.ts';
import { GEDAAN, GEWEIGERD, VERKEERD_GEVRAAGD } from '../afsluitcodes.ts';
import {
  type Algemeen,
  breedteVan,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import { nabij } from '../nabij.ts';
import type { Veld } from '../velden.ts';

interface Vast extends Algemeen {
  readonly peildatum?: string;
  readonly gemeente?: string;
  readonly csv?: boolean;
  readonly xlsx?: string;
  readonly svg?: string;
  readonly png?: string;
}

export const opdracht: Opdracht = {
  naam: 'vraag',
  registreer: async (programma, ctx) => {
    const vraag = programma
      .command('vraag')
      .argument('[ID]', 'welke vraag; zie: stuurhuis vragen')
      .usage('<ID> [--veld waarde ...]')
      .description('beantwoordt een vraag')
      .addHelpText('after', voorbeelden('vraag jaarprognose --jaar 2025 --peildatum 2025-10-01'));
    if (ctx.woorden[0] !== 'vraag' && ctx.woorden[1] !== 'vraag') return;
    const { vragen } = await ctx.omgeving.catalogus();
    // the schema library is large: it is loaded for the calls that need it
    const { invoerVelden } = await import('../velden.ts');
    for (const definitie of vragen) {
      registreerVraag(vraag, definitie, invoerVelden(definitie.invoer), ctx);
    }
    vraag.action((id: string | undefined) => {
      if (id === undefined) {
        ctx.omgeving.fout.write(vraag.helpInformation());
        return ctx.klaar(VERKEERD_GEVRAAGD);
      }
      const lijkt = nabij(
        id,
        vragen.map((v) => v.id),
      );
      const tip = lijkt ? ` Bedoelde u ${lijkt}?` : '';
      ctx.omgeving.fout.write(
        `De vraag "${id}" bestaat niet.${tip}\nAlle vragen: stuurhuis vragen\n`,
      );
      ctx.klaar(VERKEERD_GEVRAAGD);
    });
  },
};

/** A question is a subcommand whose options come from the schema of its input. */
function registreerVraag(
  vraag: Command,
  definitie: VraagDefinitie,
  velden: readonly Veld[],
  ctx: Context,
): void {
  const commando = vraag.command(definitie.id).description(definitie.vraagzin);
  for (const { naam, uitleg, keuzes } of velden) {
    const keus = keuzes.length > 0 ? ` (keuze uit: ${keuzes.join(', ')})` : '';
    commando.option(`--${naam} <waarde>`, `${uitleg}${keus}`);
  }
  commando
    .option('--peildatum <datum>', 'wat de gemeente toen wist: JJJJ-MM-DD of JJJJ-MM')
    .option('--gemeente <code>', 'CBS-code; niet nodig bij een gemeente')
    .option('--csv', 'de tabel als CSV')
    .option('--xlsx <bestand>', 'schrijft een werkboek')
    .option('--svg <bestand>', 'schrijft de grafiek')
    .option('--png <bestand>', 'schrijft de grafiek als beeld')
    .addHelpText('after', voorbeelden(`vraag ${definitie.id} --peildatum 2025-10-01 --json`))
    .action(async (_, c: Command) => ctx.klaar(await beantwoord(ctx, definitie, velden, c)));
}

async function beantwoord(
  ctx: Context,
  definitie: VraagDefinitie,
  velden: readonly Veld[],
  c: Command,
): Promise<number> {
  const opties = c.optsWithGlobals<Vast & Record<string, unknown>>();
  const gegeven: Record<string, string> = {};
  for (const { naam } of velden) {
    const waarde = opties[naam];
    if (typeof waarde === 'string') gegeven[naam] = waarde;
  }
  const { invoerUitTekst } = await import('../../definitie/invoer.ts');
  const { stelVraag } = await import('../../definitie/stel-vraag.ts');
  return ctx.metHuis({ data: opties.data }, async (huis) => {
    const invoer = invoerUitTekst(definitie.invoer, gegeven);
    const { gemeente, peildatum } = opties;
    const antwoord = await stelVraag(huis, definitie.id, invoer, {
      gemeente,
      peildatum,
      wacht: true,
    });
    if (!antwoord.ok) return meldProblem(ctx.omgeving, antwoord.problem);
    return schrijfAntwoord(ctx, antwoord.value, opties);
  });
}

async function schrijfAntwoord(ctx: Context, antwoord: Antwoord, opties: Vast): Promise<number> {
  const { omgeving } = ctx;
  const naarBestand = [opties.xlsx, opties.svg, opties.png].some((b) => b !== undefined);
  try {
    if (!(await schrijfBestanden(ctx, antwoord, opties))) return GEWEIGERD;
  } catch (fout) {
    const pad = fout instanceof Error && 'path' in fout ? String(fout.path) : null;
    if (pad === null) throw fout;
    omgeving.fout.write(`${pad} kan niet geschreven worden.\n`);
    return GEWEIGERD;
  }
  if (opties.json) schrijfJson(omgeving, antwoord);
  else if (opties.csv) omgeving.uit.write(toCsv(antwoord));
  else if (!naarBestand) await toon(ctx, antwoord);
  return GEDAAN;
}

async function schrijfBestanden(ctx: Context, antwoord: Antwoord, opties: Vast): Promise<boolean> {
  const { omgeving } = ctx;
  const plek = (bestand: string) => resolve(omgeving.cwd, bestand);
  if (opties.xlsx !== undefined) {
    const { toXlsx } = await import('../../documents/xlsx.ts');
    // an empty file first: a place where nothing can be written is noticed before the work
    await writeFile(plek(opties.xlsx), '');
    await toXlsx(antwoord, plek(opties.xlsx));
    omgeving.fout.write(`Geschreven: ${opties.xlsx}\n`);
  }
  if (opties.svg === undefined && opties.png === undefined) return true;
  if (!antwoord.grafiek) {
    omgeving.fout.write('Deze vraag heeft nu geen grafiek.\n');
    return false;
  }
  const { onderschriftVan } = await import('../../documents/toelichting.ts');
  const kader = { metTitel: true, onderschrift: onderschriftVan(antwoord) };
  if (opties.svg !== undefined) {
    const { toSvg } = await import('../../documents/grafiek-svg.ts');
    await writeFile(plek(opties.svg), toSvg(antwoord.grafiek, kader));
    omgeving.fout.write(`Geschreven: ${opties.svg}\n`);
  }
  if (opties.png !== undefined) {
    const { toPng } = await import('../../documents/grafiek-png.ts');
    await writeFile(plek(opties.png), toPng(antwoord.grafiek, kader));
    omgeving.fout.write(`Geschreven: ${opties.png}\n`);
  }
  return true;
}

async function toon({ omgeving }: Context, antwoord: Antwoord): Promise<void> {
  const { antwoordTabel } = await import('../tabel.ts');
  const gemerkt = gegevensmerk(antwoord);
  const merk = gemerkt === null ? '' : `${gemerkt}\n`;
  const tabel = antwoordTabel(antwoord.tabel, breedteVan(omgeving));
  const regels = toelichtingVan(antwoord)
    .filter(([naam]) => naam !== 'Antwoord')
    .map(([naam, tekst]) => `${naam}: ${tekst}`);
  omgeving.uit.write(`${merk}${antwoord.zin}\n\n${tabel}\n${regels.join('\n')}\n`);
}
