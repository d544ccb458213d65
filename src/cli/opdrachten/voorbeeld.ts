import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Huis } from '../../definitie/huis.ts';
import type { ImportVerslag } from '../../definitie/importeren.ts';
import { VERKEERD_GEVRAAGD } from '../afsluitcodes.ts';
import type { Algemeen, Context, Opdracht } from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import type { Omgeving } from '../omgeving.ts';
import { toonVerslag } from '../verslag.ts';
import { metVoortgang } from '../voortgang.ts';

/** What lies ready: published figures with their source, and what an import of it is called. */
const VOORBEELDEN = {
  iv3: {
    bestand: 'iv3/iv3-lasten-2017-2026.zip',
    omschrijving: 'Iv3-lasten van alle gemeenten 2017-2026 (CBS, CC BY 4.0)',
  },
} as const;
type Voorbeeld = keyof typeof VOORBEELDEN;

export const opdracht: Opdracht = {
  naam: 'voorbeeld',
  registreer: (programma, ctx) => {
    programma
      .command('voorbeeld <naam>')
      .description(`leest gepubliceerde cijfers in (${Object.keys(VOORBEELDEN).join(', ')})`)
      .addHelpText('after', voorbeelden('voorbeeld iv3'))
      .action(async (naam: string, _: unknown, commando: Command) =>
        ctx.klaar(await voorbeeld(ctx, naam, commando.optsWithGlobals<Algemeen>())),
      );
  },
};

async function voorbeeld(ctx: Context, naam: string, opties: Algemeen): Promise<number> {
  if (!isVoorbeeld(naam)) {
    const bekend = Object.keys(VOORBEELDEN).join(', ');
    ctx.omgeving.fout.write(`Er is geen voorbeeld "${naam}". Er is: ${bekend}.\n`);
    return VERKEERD_GEVRAAGD;
  }
  return ctx.metHuis({ data: opties.data, maak: true }, async (huis) =>
    toonVerslag(ctx.omgeving, await laadVoorbeeld(ctx.omgeving, huis, naam), opties.json ?? false),
  );
}

const isVoorbeeld = (naam: string): naam is Voorbeeld => Object.hasOwn(VOORBEELDEN, naam);

/** Reads published figures in through the normal intake; they are national, and not made up. */
export function laadVoorbeeld(
  omgeving: Omgeving,
  huis: Huis,
  naam: Voorbeeld,
): Promise<ImportVerslag> {
  const { bestand, omschrijving } = VOORBEELDEN[naam];
  const pad = fileURLToPath(new URL(`../../../examples/${bestand}`, import.meta.url));
  return metVoortgang(omgeving, huis, 'CBS-cijfers inlezen', (id) =>
    huis.importeer({ id, paden: [pad], omschrijving }),
  );
}
