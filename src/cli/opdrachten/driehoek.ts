import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ok, type Problem, type Result } from '../../core/basis/result.ts';
import type { DriehoekAntwoord, DriehoekOpties } from '../../core/prognose/driehoek/antwoord.ts';
import { getal } from '../../definitie/notatie.ts';
import { GEDAAN } from '../afsluitcodes.ts';
import {
  type Algemeen,
  breedteVan,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { getalOptie } from '../getaloptie.ts';
import { voorbeelden } from '../hulp.ts';

interface Opties extends Algemeen {
  readonly methode: DriehoekOpties['methode'];
  readonly gemiddelde: NonNullable<DriehoekOpties['gemiddelde']>;
  readonly sigma: NonNullable<DriehoekOpties['sigma']>;
  readonly staart?: number;
  readonly laatste?: number;
  readonly weglaten?: string;
  readonly blootstelling?: string;
  readonly apriori?: number;
}

const METHODEN = ['chain-ladder', 'mack', 'bornhuetter-ferguson', 'cape-cod', 'benktander'];

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
    keuze('--methode <naam>', 'rekenwijze', METHODEN);
    keuze(
      '--gemiddelde <soort>',
      'weging van de factoren',
      ['volume', 'enkelvoudig', 'regressie'],
      'volume',
    );
    keuze('--sigma <regel>', 'regel voor de laatste sigma', ['mack', 'loglineair'], 'mack');
    commando
      .option('--staart <factor>', 'factor na de laatste ontwikkeling', getalOptie)
      .option('--laatste <aantal>', 'alleen de laatste zoveel factoren', getalOptie)
      .option('--weglaten <lijst>', 'factoren die niet meetellen: herkomst:ontwikkeling,...')
      .option('--blootstelling <bestand>', 'CSV met origin,exposure')
      .option('--apriori <factor>', 'verwacht per eenheid blootstelling', getalOptie)
      .addHelpText('after', voorbeelden('driehoek zorg.csv --methode mack --json'))
      .action(async (pad: string, _: unknown, c: Command) =>
        ctx.klaar(await reken(ctx, pad, c.optsWithGlobals<Opties>())),
      );
  },
};

async function reken({ omgeving }: Context, bestand: string, opties: Opties): Promise<number> {
  const uitkomst = await antwoordOp(resolve(omgeving.cwd, bestand), omgeving.cwd, opties);
  if (!uitkomst.ok) {
    if (opties.json && uitkomst.problem.code === 'geweigerd') {
      schrijfWeigering(omgeving, uitkomst.problem);
    }
    return meldProblem(omgeving, uitkomst.problem);
  }
  if (opties.json) schrijfJson(omgeving, uitkomst.value);
  else await toon(omgeving, uitkomst.value);
  return GEDAAN;
}

/** An impossible triangle has a coded reason; a machine reads it from stdout. */
function schrijfWeigering(omgeving: Context['omgeving'], problem: Problem): void {
  const [reden] = problem.velden ?? [];
  schrijfJson(omgeving, {
    fout: { code: reden?.veld ?? 'geweigerd', melding: reden?.melding ?? '' },
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
  const { methode, gemiddelde, sigma, staart, laatste, apriori } = opties;
  return driehoek(invoer.value, {
    methode,
    gemiddelde,
    sigma,
    ...(staart === undefined ? {} : { staart }),
    ...(laatste === undefined ? {} : { laatste }),
    ...(apriori === undefined ? {} : { apriori }),
    ...(opties.weglaten ? { weglaten: opties.weglaten.split(',') } : {}),
    ...(gelezen.value ? { blootstelling: gelezen.value } : {}),
  });
}

async function toon(omgeving: Context['omgeving'], a: DriehoekAntwoord): Promise<void> {
  const { tekstTabel } = await import('../tabel.ts');
  const koppen = ['Herkomst', 'Laatste', 'Nog te melden', 'Eindstand', 'Standaardfout'];
  const kolommen = koppen.map((label, i) => ({ label, rechts: i > 0 }));
  const regel = (naam: string, r: DriehoekAntwoord['totaal']) => [
    naam,
    getal(r.laatste),
    getal(r.nogTeMelden),
    getal(r.eindstand),
    r.standaardfout === undefined ? '' : getal(r.standaardfout),
  ];
  const rijen = a.herkomst.map((r) => regel(r.herkomst, r));
  const tabel = tekstTabel(kolommen, rijen, breedteVan(omgeving), regel('Totaal', a.totaal));
  omgeving.uit.write(`${tabel}\nFactoren: ${a.factoren.map((f) => getal(f, 4)).join('  ')}\n`);
  for (const w of a.waarschuwingen) omgeving.fout.write(`${w.melding} (${w.code})\n`);
}
