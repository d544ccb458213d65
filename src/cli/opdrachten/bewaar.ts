import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Bewaard } from '../../bewaren/bewaar.ts';
import { getal } from '../../definitie/notatie.ts';
import { GEDAAN } from '../afsluitcodes.ts';
import {
  type Algemeen,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import type { Omgeving } from '../omgeving.ts';
import { metBalk } from '../voortgang.ts';
import { nieuwWachtwoord } from '../wachtwoord.ts';

interface Opties extends Algemeen {
  readonly metSleutel?: boolean;
}

export const opdracht: Opdracht = {
  naam: 'bewaar',
  registreer: (programma, ctx) => {
    programma
      .command('bewaar')
      .argument('<bestand>', 'het bewaarbestand; er mag nog niets staan')
      .description(
        'maakt een kopie van de gegevensmap in één bestand, ook terwijl Stuurhuis draait',
      )
      .option(
        '--met-sleutel',
        'neemt de sleutel mee, versleuteld met een wachtwoord (STUURHUIS_WACHTWOORD, of het wordt gevraagd)',
      )
      .addHelpText(
        'after',
        voorbeelden('bewaar /back-up/stuurhuis-2025-10-01.zip', 'bewaar kopie.zip --met-sleutel'),
      )
      .action(async (bestand: string, _: unknown, c: Command) =>
        ctx.klaar(await bewaar(ctx, bestand, c.optsWithGlobals<Opties>())),
      );
  },
};

async function bewaar(ctx: Context, pad: string, opties: Opties): Promise<number> {
  const { omgeving } = ctx;
  // asked here, where the person is, also when a server does the work
  const wachtwoord = opties.metSleutel ? await nieuwWachtwoord(omgeving) : null;
  if (wachtwoord && !wachtwoord.ok) return meldProblem(omgeving, wachtwoord.problem);
  const woord = wachtwoord?.value ?? null;
  return ctx.metHuis({ data: opties.data, wachtwoord: woord }, async (huis) => {
    const { bewaar: bewaarHuis } = await import('../../bewaren/bewaar.ts');
    const uit = await metBalk(omgeving, (meld) =>
      bewaarHuis(huis, {
        bestand: resolve(omgeving.cwd, pad),
        wachtwoord: woord,
        programma: omgeving.versie,
        meld,
      }),
    );
    if (!uit.ok) return meldProblem(omgeving, uit.problem);
    toon(omgeving, uit.value, opties.json ?? false);
    return GEDAAN;
  });
}

const MB = 1_000_000;

function toon(omgeving: Omgeving, { bestand, bytes, manifest }: Bewaard, json: boolean): void {
  const { gemaaktOp, snapshot, metSleutel, onderdelen } = manifest;
  if (json) {
    schrijfJson(omgeving, { bestand, bytes, gemaaktOp, snapshot, metSleutel, onderdelen });
  } else {
    omgeving.uit.write(
      `Bewaard in ${bestand} (${getal(bytes / MB, 1)} MB): ${onderdelen.length} onderdelen, ` +
        `tot en met import ${snapshot}. Het bestand is teruggelezen en klopt.\n`,
    );
  }
  omgeving.fout.write(metSleutel ? MET_SLEUTEL : ZONDER_SLEUTEL);
}

const MET_SLEUTEL =
  'De sleutel zit er versleuteld in. Zonder het wachtwoord is hij niet te herstellen: bewaar dat apart.\n';

const ZONDER_SLEUTEL =
  'Let op: de sleutel zit er niet in. Bewaar de map geheim/ (of STUURHUIS_SLEUTEL) apart. ' +
  'Zonder die sleutel sluiten latere imports na een herstel niet aan op de pseudoniemen van nu, ' +
  'en zijn bestanden in quarantaine niet te lezen.\n';
