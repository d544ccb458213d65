import type { Command } from 'commander';
import type { LogboekRegel } from '../../definitie/logboek.ts';
import { GEDAAN } from '../afsluitcodes.ts';
import {
  type Algemeen,
  alsOptie,
  breedteVan,
  type Context,
  LIJSTBREEDTE,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { voorbeelden } from '../hulp.ts';

interface Opties extends Algemeen {
  readonly gemeente?: string;
}

export const opdracht: Opdracht = {
  naam: 'logboek',
  registreer: (programma, ctx) => {
    programma
      .command('logboek')
      .description('toont wat is vastgelegd: nummer, moment, door wie, wat, en of het is herroepen')
      .option('--gemeente <code>', 'CBS-code; niet nodig bij een gemeente')
      .addHelpText('after', voorbeelden('logboek', 'logboek --json'))
      .action(async (_: unknown, c: Command) =>
        ctx.klaar(await toonLogboek(ctx, c.optsWithGlobals<Opties>())),
      );
  },
};

function toonLogboek(ctx: Context, opties: Opties): Promise<number> {
  const { omgeving } = ctx;
  return ctx.metHuis({ data: opties.data }, async (huis) => {
    const { kiesHandelingkop } = await import('../../definitie/handelingkop.ts');
    const { logboekVan } = await import('../../definitie/logboek.ts');
    const kop = await kiesHandelingkop(huis, opties.gemeente);
    if (!kop.ok) return meldProblem(omgeving, kop.problem, alsOptie);
    const { gemeente } = kop.value;
    const regels = await logboekVan(huis, gemeente);
    if (opties.json) {
      schrijfJson(omgeving, { gemeente, regels });
      return GEDAAN;
    }
    const { tekstTabel } = await import('../tabel.ts');
    const breedte = breedteVan(omgeving) ?? LIJSTBREEDTE;
    omgeving.uit.write(
      regels.length === 0
        ? 'Er is nog niets vastgelegd.\n'
        : tekstTabel(KOLOMMEN, regels.map(cellenVan), breedte),
    );
    return GEDAAN;
  });
}

const KOLOMMEN = [
  { label: 'Nummer', rechts: true },
  ...['Wanneer', 'Door', 'Wat', 'Stand'].map((label) => ({ label, rechts: false })),
];

const cellenVan = (r: LogboekRegel): string[] => [
  String(r.id),
  r.gedaanOp.slice(0, 16).replace('T', ' '),
  r.actor,
  r.zin,
  standVan(r),
];

function standVan(r: LogboekRegel): string {
  if (r.herroepenDoorId !== null) return `herroepen door ${r.herroepenDoorId}`;
  return r.onherroepelijk === null ? 'geldt' : 'geldt, niet te herroepen';
}
