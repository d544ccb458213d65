import type { Command } from 'commander';
import type { Huis } from '../../definitie/huis.ts';
import { GEDAAN, VERKEERD_GEVRAAGD } from '../afsluitcodes.ts';
import { type Algemeen, type Context, meldProblem, type Opdracht } from '../context.ts';
import { bereidMap, bezetZin, mapVan } from '../deur.ts';
import { voorbeelden } from '../hulp.ts';
import { beantwoordOproep } from '../overdracht.ts';
import { grijpSlot } from '../slot.ts';
import { maakDemo } from './demo.ts';

interface Opties extends Algemeen {
  readonly poort: string;
  readonly demoAlsLeeg?: boolean;
}

export const opdracht: Opdracht = {
  naam: 'start',
  registreer: (programma, ctx) => {
    programma
      .command('start')
      .description('start de pagina en de koppeling op deze computer')
      .option('--poort <nummer>', 'poort; 0 kiest een vrije', '8080')
      .option('--demo-als-leeg', 'maakt voorbeeldgegevens als de gegevensmap leeg is')
      .addHelpText('after', voorbeelden('start', 'start --poort 0 --data /srv/stuurhuis'))
      .action(async (_: unknown, commando: Command) =>
        ctx.klaar(await start(ctx, commando.optsWithGlobals<Opties>())),
      );
  },
};

async function start(ctx: Context, opties: Opties): Promise<number> {
  const { omgeving } = ctx;
  const poort = Number(opties.poort);
  if (!Number.isInteger(poort) || poort < 0 || poort > 65_535) {
    omgeving.fout.write(
      `"${opties.poort}" is geen poort. Kies een getal van 0 tot en met 65535.\n`,
    );
    return VERKEERD_GEVRAAGD;
  }
  const map = mapVan(omgeving, opties.data);
  const klaar = await bereidMap(map, true);
  if (!klaar.ok) return meldProblem(omgeving, klaar.problem);
  let huis: Huis | null = null;
  const greep = await grijpSlot(map, 'server', (lijn) =>
    beantwoordOproep(lijn, async (argv, { wachtwoord, ...aanroeper }) => {
      const open = huis;
      const env = { ...omgeving.env, STUURHUIS_WACHTWOORD: wachtwoord ?? undefined };
      if (open) return ctx.voerUit(argv, { ...omgeving, ...aanroeper, env }, open);
      const detail = 'De server is nog aan het opstarten. Probeer het zo opnieuw.';
      return meldProblem({ ...omgeving, ...aanroeper }, { code: 'bezet', detail });
    }),
  );
  if (!greep.gelukt) {
    return meldProblem(omgeving, { code: 'bezet', detail: bezetZin(map, greep.houder) });
  }
  try {
    const geopend = await omgeving.open(map);
    if (!geopend.ok) return meldProblem(omgeving, geopend.problem);
    huis = geopend.value;
    return await dienTotStop(ctx, huis, poort, opties.demoAlsLeeg ?? false);
  } finally {
    await huis?.sluit();
    await greep.slot.laatLos();
  }
}

const ZONDER_PAGINAS =
  "De pagina's zijn niet gebouwd: alleen de koppeling (/v1) werkt. Bouw ze met: npm run build\n";

/** Small enough to wait for at a first start; `demo` makes a larger one. */
const EERSTE_DEMO = 10_000;

async function dienTotStop(
  ctx: Context,
  huis: Huis,
  poort: number,
  demo: boolean,
): Promise<number> {
  const { omgeving } = ctx;
  // asked first: a stop that comes while we start must be heard
  const stop = omgeving.stop();
  if (demo && (await isLeeg(huis))) {
    omgeving.fout.write(
      'De gegevensmap is leeg. We maken een verzonnen gemeente: Voorbeeldstad ...\n',
    );
    await maakDemo(omgeving, huis, { inwoners: EERSTE_DEMO });
  }
  const dienst = await omgeving.dien(huis, poort);
  if (!dienst.ok) return meldProblem(omgeving, dienst.problem);
  if (!dienst.value.metPaginas) omgeving.fout.write(ZONDER_PAGINAS);
  omgeving.uit.write(`Stuurhuis luistert op ${dienst.value.adres}\n`);
  await stop;
  await dienst.value.sluit();
  return GEDAAN;
}

const isLeeg = async (huis: Huis): Promise<boolean> =>
  (await huis.facts.gemeenten()).length === 0 && (await huis.register.gemeenten()).length === 0;
