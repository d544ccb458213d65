import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parseDatum, parseMaand } from '../../core/basis/datum.ts';
import { no, ok, type Result } from '../../core/basis/result.ts';
import type { NowcastAntwoord } from '../../core/prognose/nowcast.ts';
import { euro, maandVoluit, procent } from '../../definitie/notatie.ts';
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
  readonly peildatum: string;
  readonly jaar: number;
  readonly toewijzingen?: string;
  readonly eenheid: 'bedrag' | 'aantal';
  readonly trekkingen?: number;
  readonly zaad?: number;
}

export const opdracht: Opdracht = {
  naam: 'nowcast',
  registreer: (programma, ctx) => {
    const commando = programma
      .command('nowcast')
      .argument('<bestand>', 'CSV met segment,provider,care_month,declared_month,amount_cents')
      .description('schat wat nog gedeclareerd wordt, zonder gegevensmap')
      .requiredOption('--peildatum <maand>', 'wat toen bekend was: JJJJ-MM of JJJJ-MM-DD')
      .requiredOption('--jaar <jaar>', 'het jaar waarvan het totaal geschat wordt', getalOptie)
      .option('--toewijzingen <bestand>', 'CSV met segment,care_month,known_month,allocated_cents');
    const eenheid = commando
      .createOption('--eenheid <soort>', 'wat geteld wordt')
      .choices(['bedrag', 'aantal'])
      .default('bedrag');
    commando
      .addOption(eenheid)
      .option('--trekkingen <aantal>', 'aantal trekkingen (anders: 2000)', getalOptie)
      .option('--zaad <getal>', 'hetzelfde zaad geeft hetzelfde antwoord (anders: 1)', getalOptie)
      .addHelpText(
        'after',
        voorbeelden('nowcast regels.csv --peildatum 2024-09 --jaar 2024 --json'),
      )
      .action(async (pad: string, _: unknown, c: Command) =>
        ctx.klaar(await schat(ctx, pad, c.optsWithGlobals<Opties>())),
      );
  },
};

async function schat({ omgeving }: Context, bestand: string, opties: Opties): Promise<number> {
  const uitkomst = await antwoordOp(omgeving.cwd, bestand, opties);
  if (!uitkomst.ok) return meldProblem(omgeving, uitkomst.problem);
  if (opties.json) schrijfJson(omgeving, uitkomst.value);
  else await toon(omgeving, uitkomst.value);
  return GEDAAN;
}

async function antwoordOp(
  cwd: string,
  bestand: string,
  opties: Opties,
): Promise<Result<NowcastAntwoord>> {
  const peildatum = parseMaand(opties.peildatum) ?? parseDatum(opties.peildatum);
  if (!peildatum) {
    return no(
      'ongeldigeInvoer',
      `"${opties.peildatum}" is geen maand of dag. Schrijf hem als 2025-10.`,
    );
  }
  const { leesRegels, leesToewijzingen } = await import('../../intake/rekenbestanden/nowcast.ts');
  const { nowcast } = await import('../../core/prognose/nowcast.ts');
  const regels = await leesRegels(resolve(cwd, bestand), opties.eenheid);
  if (!regels.ok) return regels;
  const toewijzingen = opties.toewijzingen
    ? await leesToewijzingen(resolve(cwd, opties.toewijzingen))
    : ok([]);
  if (!toewijzingen.ok) return toewijzingen;
  const { jaar, trekkingen, zaad } = opties;
  return nowcast({
    regels: regels.value,
    toewijzingen: toewijzingen.value,
    peildatum,
    jaar,
    ...(trekkingen === undefined ? {} : { trekkingen }),
    ...(zaad === undefined ? {} : { zaad }),
  });
}

async function toon(omgeving: Context['omgeving'], a: NowcastAntwoord): Promise<void> {
  const { tekstTabel } = await import('../tabel.ts');
  const { reserve, jaartotaal } = a;
  const koppen = ['Maand', 'Gedeclareerd', 'Verwacht', 'Binnen'];
  const kolommen = koppen.map((label, i) => ({ label, rechts: i > 0 }));
  const rijen = a.maanden.map((m) => [
    maandVoluit(m.maand),
    euro(m.gedeclareerdCenten),
    euro(m.verwachtCenten.p50),
    procent(m.aandeelBinnen),
  ]);
  const bereik = (b: { p10: number; p90: number }) => `(80%: ${euro(b.p10)} tot ${euro(b.p90)})`;
  omgeving.uit.write(
    `Nog te declareren: ${euro(reserve.p50)} ${bereik(reserve)}\n` +
      `Jaartotaal ${a.jaar}: ${euro(jaartotaal.p50)} ${bereik(jaartotaal)}\n\n` +
      tekstTabel(kolommen, rijen, breedteVan(omgeving)),
  );
  for (const s of a.signalen) omgeving.fout.write(`${s.melding} (${s.code})\n`);
}
