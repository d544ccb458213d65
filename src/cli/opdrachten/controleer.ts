import type { Command } from 'commander';
import { GEDAAN, GEWEIGERD } from '../afsluitcodes.ts';
import { type Algemeen, breedteVan, type Context, type Opdracht, schrijfJson } from '../context.ts';
import { voorbeelden } from '../hulp.ts';

export const opdracht: Opdracht = {
  naam: 'controleer',
  registreer: (programma, ctx) => {
    programma
      .command('controleer')
      .description('bewijst dat de gegevensmap heel is')
      .addHelpText('after', voorbeelden('controleer', 'controleer --data /srv/stuurhuis --json'))
      .action(async (_: unknown, commando: Command) =>
        ctx.klaar(await controleer(ctx, commando.optsWithGlobals<Algemeen>())),
      );
  },
};

function controleer(ctx: Context, opties: Algemeen): Promise<number> {
  const { omgeving } = ctx;
  return ctx.metHuis({ data: opties.data }, async (huis) => {
    const feiten = await huis.facts.controleer();
    const onderdelen = [...feiten, ...(await huis.register.controleer())];
    const goed = onderdelen.every((o) => o.goed);
    if (opties.json) schrijfJson(omgeving, { goed, onderdelen });
    else {
      const { tekstTabel } = await import('../tabel.ts');
      const koppen = ['Onderdeel', 'Uitslag', 'Wat is nagegaan'];
      const kolommen = koppen.map((label) => ({ label, rechts: false }));
      const rijen = onderdelen.map((o) => [o.onderdeel, o.goed ? 'goed' : 'FOUT', o.melding]);
      omgeving.uit.write(tekstTabel(kolommen, rijen, breedteVan(omgeving)));
      omgeving.uit.write(goed ? '\nAlles is heel.\n' : '\nEr is iets niet in orde.\n');
    }
    return goed ? GEDAAN : GEWEIGERD;
  });
}
