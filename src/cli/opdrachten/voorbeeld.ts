import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { doeHandeling } from '../../definitie/doe-handeling.ts';
import type { Huis } from '../../definitie/huis.ts';
import type { ImportVerslag } from '../../definitie/importeren.ts';
import { GEDAAN, VERKEERD_GEVRAAGD } from '../afsluitcodes.ts';
import {
  type Algemeen,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import type { Omgeving } from '../omgeving.ts';
import { toonVerslag } from '../verslag.ts';
import { metVoortgang } from '../voortgang.ts';

/** National figures with their source, that go through the intake; and what an import of them is called. */
const LANDELIJK = {
  iv3: {
    bestand: 'iv3/iv3-lasten-2017-2026.zip',
    omschrijving: 'Iv3-lasten van alle gemeenten 2017-2026 (CBS, CC BY 4.0)',
  },
} as const;
type Landelijk = keyof typeof LANDELIJK;

export const opdracht: Opdracht = {
  naam: 'voorbeeld',
  registreer: (programma, ctx) => {
    programma
      .command('voorbeeld <naam>')
      .description('laadt gepubliceerde cijfers (zwolle-2018, zwijndrecht-2020, iv3)')
      .addHelpText('after', voorbeelden('voorbeeld zwolle-2018', 'voorbeeld iv3'))
      .action(async (naam: string, _: unknown, commando: Command) =>
        ctx.klaar(await voorbeeld(ctx, naam, commando.optsWithGlobals<Algemeen>())),
      );
  },
};

/** A name is looked at before a data folder is made for it. */
async function voorbeeld(ctx: Context, naam: string, opties: Algemeen): Promise<number> {
  const { openVoorbeelden } = await import('../../intake/voorbeelden.ts');
  const bekend = [...(await openVoorbeelden(naast('examples')).namen()), ...Object.keys(LANDELIJK)];
  if (!bekend.includes(naam)) {
    ctx.omgeving.fout.write(`Er is geen voorbeeld "${naam}". Er is: ${bekend.join(', ')}.\n`);
    return VERKEERD_GEVRAAGD;
  }
  return ctx.metHuis({ data: opties.data, maak: true }, async (huis) =>
    isLandelijk(naam)
      ? toonVerslag(
          ctx.omgeving,
          await laadVoorbeeld(ctx.omgeving, huis, naam),
          opties.json ?? false,
        )
      : laadUitgewerkt(ctx.omgeving, huis, naam, opties.json ?? false),
  );
}

const isLandelijk = (naam: string): naam is Landelijk => Object.hasOwn(LANDELIJK, naam);

const naast = (map: string): string => fileURLToPath(new URL(`../../../${map}`, import.meta.url));

/** A worked example goes through its act: whole, or not at all. */
async function laadUitgewerkt(
  omgeving: Omgeving,
  huis: Huis,
  naam: string,
  json: boolean,
): Promise<number> {
  const gelezen = await huis.voorbeelden.lees(naam);
  if (!gelezen.ok) return meldProblem(omgeving, gelezen.problem);
  const { gemeente } = gelezen.value.bron;
  const gedaan = await doeHandeling(huis, 'laad-voorbeeld', { naam }, { gemeente, fictief: true });
  if (!gedaan.ok) return meldProblem(omgeving, gedaan.problem);
  if (json) schrijfJson(omgeving, { handeling: 'laad-voorbeeld', ...gedaan.value });
  else omgeving.uit.write(`${gedaan.value.zin}\n`);
  return GEDAAN;
}

/** Reads published figures in through the normal intake; they are national, and not made up. */
export function laadVoorbeeld(
  omgeving: Omgeving,
  huis: Huis,
  naam: Landelijk,
): Promise<ImportVerslag> {
  const { bestand, omschrijving } = LANDELIJK[naam];
  return metVoortgang(omgeving, huis, 'CBS-cijfers inlezen', (id) =>
    huis.importeer({ id, paden: [naast(`examples/${bestand}`)], omschrijving }),
  );
}
