import type { Command } from 'commander';
import { GEDAAN } from '../afsluitcodes.ts';
import { type Algemeen, breedteVan, LIJSTBREEDTE, type Opdracht, schrijfJson } from '../context.ts';
import { voorbeelden } from '../hulp.ts';

export const opdracht: Opdracht = {
  naam: 'handelingen',
  registreer: (programma, ctx) => {
    programma
      .command('handelingen')
      .description('toont wat u kunt vastleggen of veranderen')
      .addHelpText('after', voorbeelden('handelingen', 'handelingen --json'))
      .action(async (_: unknown, commando: Command) => {
        const { invoerVelden } = await import('../velden.ts');
        const { omgeving } = ctx;
        const { handelingen } = await omgeving.catalogus();
        const opties = commando.optsWithGlobals<Algemeen>();
        if (opties.json) {
          const lijst = handelingen.map(({ id, titel, uitleg, doel, rollen, invoer }) => {
            const velden = invoerVelden(invoer).map((v) => v.naam);
            return { id, titel, uitleg, doel, rollen, velden };
          });
          schrijfJson(omgeving, { handelingen: lijst });
        } else {
          const { tekstTabel } = await import('../tabel.ts');
          const kolommen = ['Handeling', 'Wat het doet'].map((label) => ({ label, rechts: false }));
          const rijen = handelingen.map((h) => [h.id, h.uitleg]);
          omgeving.uit.write(tekstTabel(kolommen, rijen, breedteVan(omgeving) ?? LIJSTBREEDTE));
        }
        ctx.klaar(GEDAAN);
      });
  },
};
