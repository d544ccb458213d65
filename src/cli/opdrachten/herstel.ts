import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Hersteld } from '../../bewaren/herstel.ts';
import { no, ok, type Result } from '../../core/basis/result.ts';
import { aantalVan } from '../../definitie/notatie.ts';
import { GEDAAN } from '../afsluitcodes.ts';
import {
  type Algemeen,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { bezetZin, mapVan } from '../deur.ts';
import { voorbeelden } from '../hulp.ts';
import type { Omgeving } from '../omgeving.ts';
import { grijpSlot } from '../slot.ts';
import { metBalk } from '../voortgang.ts';
import { bekendWachtwoord } from '../wachtwoord.ts';

interface Opties extends Algemeen {
  readonly zonderSleutel?: boolean;
}

/** Says that a folder beside the data folder is a restore under way, so that it may be emptied. */
const MERK = '.stuurhuis-herstel';

export const opdracht: Opdracht = {
  naam: 'herstel',
  registreer: (programma, ctx) => {
    programma
      .command('herstel')
      .argument('<bestand>', 'een bestand dat met bewaar gemaakt is')
      .description('zet een bewaarde kopie terug in een lege of nieuwe gegevensmap')
      .option('--zonder-sleutel', 'laat de sleutel weg die in het bestand zit')
      .addHelpText('after', voorbeelden('herstel kopie.zip --data /srv/stuurhuis-nieuw'))
      .action(async (bestand: string, _: unknown, c: Command) =>
        ctx.klaar(await herstel(ctx, bestand, c.optsWithGlobals<Opties>())),
      );
  },
};

async function herstel({ omgeving }: Context, pad: string, opties: Opties): Promise<number> {
  const map = mapVan(omgeving, opties.data);
  const plek = await checkDoel(map);
  if (!plek.ok) return meldProblem(omgeving, plek.problem);
  const uit = await metWerkmap(`${map}.onaf`, async (werkmap) => {
    const { herstel: herstelMap } = await import('../../bewaren/herstel.ts');
    return metBalk(omgeving, (meld) =>
      herstelMap({
        bestand: resolve(omgeving.cwd, pad),
        map,
        werkmap,
        wachtwoord: () => bekendWachtwoord(omgeving),
        zonderSleutel: opties.zonderSleutel ?? false,
        open: omgeving.open,
        meld,
      }),
    );
  });
  if (!uit.ok) return meldProblem(omgeving, uit.problem);
  toon(omgeving, uit.value, opties.json ?? false);
  return GEDAAN;
}

/** Refuses a folder that holds something, and says so when a process is at work in it. */
async function checkDoel(map: string): Promise<Result<void>> {
  const soort = await stat(map).catch(() => null);
  if (!soort) return ok(undefined);
  if (!soort.isDirectory()) {
    return no('ongeldigeInvoer', `${map} is een bestand. Geef met --data een map op.`);
  }
  const inhoud = await readdir(map);
  if (inhoud.length === 0) return ok(undefined);
  if (inhoud.includes('slot.json')) {
    const greep = await grijpSlot(map, 'opdracht', (lijn) => lijn.destroy());
    if (!greep.gelukt) return no('bezet', bezetZin(map, greep.houder));
    await greep.slot.laatLos();
  }
  const { nietLeeg } = await import('../../bewaren/herstel.ts');
  return nietLeeg(map);
}

/**
 * Runs work with a folder of its own beside the data folder, on the same disk. One restore at a time
 * has it; what a restore that was cut off left in it is cleaned up.
 */
async function metWerkmap<T>(
  onaf: string,
  werk: (werkmap: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const merk = join(onaf, MERK);
  try {
    if (existsSync(onaf) && !existsSync(merk)) return no('geweigerd', inDeWeg(onaf));
    await mkdir(onaf, { recursive: true, mode: 0o700 });
    await writeFile(merk, '');
  } catch {
    return no(
      'geweigerd',
      `De map ${onaf} kan niet gemaakt worden. Kies een andere plek met --data.`,
    );
  }
  const greep = await grijpSlot(onaf, 'opdracht', (lijn) => lijn.destroy());
  if (!greep.gelukt) return no('bezet', bezetZin(onaf, greep.houder));
  try {
    await rm(join(onaf, 'data'), { recursive: true, force: true });
    return await werk(join(onaf, 'data'));
  } finally {
    await greep.slot.laatLos();
    await rm(onaf, { recursive: true, force: true });
  }
}

const inDeWeg = (onaf: string): string =>
  `${onaf} is in de weg: daar bouwt herstel de map op. Verplaats die, of kies een andere plek met --data.`;

function toon(omgeving: Omgeving, uit: Hersteld, json: boolean): void {
  const { map, manifest, metSleutel, controle, hervernietigd } = uit;
  const { gemaaktOp, snapshot } = manifest;
  if (json) {
    schrijfJson(omgeving, {
      map,
      gemaaktOp,
      snapshot,
      metSleutel,
      goed: true,
      hervernietigd,
      onderdelen: controle,
    });
  } else {
    omgeving.uit.write(
      `Hersteld in ${map}: de kopie van ${gemaaktOp}, tot en met import ${snapshot}. ` +
        `${controle.length} onderdelen nagekeken, alles is heel.\n`,
    );
  }
  if (hervernietigd > 0 && !json) {
    omgeving.uit.write(
      `Wat na deze kopie is vernietigd, is opnieuw vernietigd: ${aantalVan(hervernietigd, 'vernietiging', 'vernietigingen')}.\n`,
    );
  }
  if (!metSleutel) omgeving.fout.write(ZONDER_SLEUTEL);
}

const ZONDER_SLEUTEL =
  'Let op: de sleutel is niet hersteld. Zet de map geheim/ terug, of geef STUURHUIS_SLEUTEL: ' +
  'zonder de sleutel waarmee is ingelezen gaat deze map niet open.\n';
