import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ok, type Problem, type Result } from '../../core/basis/result.ts';
import type { Staartkeuze } from '../../core/prognose/driehoek/staart.ts';
import {
  DRIEHOEK_METHODEN,
  type DriehoekAntwoord,
  type DriehoekOpties,
} from '../../core/prognose/driehoek/typen.ts';
import { GEDAAN } from '../afsluitcodes.ts';
import {
  type Algemeen,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { getalOptie } from '../getaloptie.ts';
import { voorbeelden } from '../hulp.ts';

interface Opties extends Algemeen, Omit<DriehoekOpties, 'weglaten' | 'blootstelling'> {
  readonly weglaten?: string;
  readonly blootstelling?: string;
}

/** `exponentieel`, `inverse`, or the number of a given tail. */
const staartOptie = (tekst: string): Staartkeuze =>
  tekst === 'exponentieel' || tekst === 'inverse' ? tekst : getalOptie(tekst);

export const opdracht: Opdracht = {
  naam: 'driehoek',
  registreer: (programma, ctx) => {
    const commando = programma
      .command('driehoek')
      .argument('<bestand>', 'CSV met origin,development en cumulative of incremental')
      .description('rekent een schadedriehoek door, zonder gegevensmap');
    const keuze = (vlag: string, uitleg: string, keuzes: readonly string[], anders?: string) => {
      const optie = commando.createOption(vlag, uitleg).choices(keuzes);
      commando.addOption(
        anders === undefined ? optie.makeOptionMandatory() : optie.default(anders),
      );
    };
    const getal = (vlag: string, uitleg: string) => commando.option(vlag, uitleg, getalOptie);
    keuze('--methode <naam>', 'rekenwijze', DRIEHOEK_METHODEN);
    const wegingen = ['volume', 'enkelvoudig', 'regressie'];
    keuze('--gemiddelde <soort>', 'weging van de factoren', wegingen, 'volume');
    keuze('--sigma <regel>', 'regel voor de laatste sigma', ['mack', 'loglineair'], 'mack');
    commando.option(
      '--staart <factor>',
      'na de laatste ontwikkeling: een factor, exponentieel of inverse',
      staartOptie,
    );
    getal('--laatste <aantal>', 'alleen de laatste zoveel factoren');
    commando
      .option('--weglaten <lijst>', 'factoren die niet meetellen: herkomst:ontwikkeling,...')
      .option('--blootstelling <bestand>', 'CSV met origin,exposure');
    getal('--apriori <factor>', 'verwacht per eenheid blootstelling');
    getal('--iteraties <aantal>', 'hoe vaak Benktander bijstelt (2)');
    getal('--verval <factor>', 'Cape Cod: gewicht per periode afstand (1)');
    getal('--trend <aandeel>', 'Cape Cod: groei per periode (0)');
    getal('--trekkingen <aantal>', 'aantal trekkingen van de bootstrap (10000)');
    getal('--zaad <getal>', 'begin van het toeval; hetzelfde zaad geeft dezelfde cijfers (1)');
    commando
      .addHelpText('after', voorbeelden('driehoek zorg.csv --methode mack --json'))
      .action(async (pad: string, _: unknown, c: Command) =>
        ctx.klaar(await reken(ctx, pad, c.optsWithGlobals<Opties>())),
      );
  },
};

async function reken({ omgeving }: Context, bestand: string, opties: Opties): Promise<number> {
  const uitkomst = await antwoordOp(resolve(omgeving.cwd, bestand), omgeving.cwd, opties);
  if (!uitkomst.ok) {
    if (opties.json) schrijfWeigering(omgeving, uitkomst.problem);
    return meldProblem(omgeving, { ...uitkomst.problem, velden: [] });
  }
  if (opties.json) schrijfJson(omgeving, uitkomst.value);
  else {
    const { toonDriehoek } = await import('../driehoek-tabel.ts');
    toonDriehoek(omgeving, uitkomst.value);
  }
  return GEDAAN;
}

/** An impossible triangle has a coded reason; a machine reads it from stdout. */
function schrijfWeigering(omgeving: Context['omgeving'], problem: Problem): void {
  const [reden] = problem.code === 'geweigerd' ? (problem.velden ?? []) : [];
  schrijfJson(omgeving, {
    fout: { code: reden?.veld ?? 'ongeldige-invoer', melding: reden?.melding ?? problem.detail },
  });
}

async function antwoordOp(
  pad: string,
  cwd: string,
  opties: Opties,
): Promise<Result<DriehoekAntwoord>> {
  const { leesBlootstelling, leesDriehoek } = await import(
    '../../intake/rekenbestanden/driehoek.ts'
  );
  const { driehoek } = await import('../../core/prognose/driehoek/antwoord.ts');
  const invoer = await leesDriehoek(pad);
  if (!invoer.ok) return invoer;
  const gelezen = opties.blootstelling
    ? await leesBlootstelling(resolve(cwd, opties.blootstelling))
    : ok(undefined);
  if (!gelezen.ok) return gelezen;
  const { weglaten, blootstelling: _, ...rest } = opties;
  return driehoek(invoer.value, {
    ...rest,
    ...(weglaten ? { weglaten: weglaten.split(',').map((w) => w.trim()) } : {}),
    ...(gelezen.value ? { blootstelling: gelezen.value } : {}),
  });
}
