import type { Command } from 'commander';
import { GEDAAN } from '../afsluitcodes.ts';
import { type Algemeen, breedteVan, LIJSTBREEDTE, type Opdracht, schrijfJson } from '../context.ts';
import { voorbeelden } from '../hulp.ts';

export const opdracht: Opdracht = {
  naam: 'vragen',
  registreer: (programma, ctx) => {
    programma
      .command('vragen')
      .description('toont welke vragen u kunt stellen')
      .addHelpText('after', voorbeelden('vragen', 'vraag jaarprognose --help'))
      .action(async (_: unknown, commando: Command) => {
        const { invoerVelden } = await import('../velden.ts');
        const { omgeving } = ctx;
        const { vragen } = await omgeving.catalogus();
        const opties = commando.optsWithGlobals<Algemeen>();
        if (opties.json) {
          const lijst = vragen.map(({ id, titel, vraagzin, groep, doel, rollen, invoer }) => {
            const velden = invoerVelden(invoer).map((v) => v.naam);
            return { id, titel, vraagzin, groep, doel, rollen, velden };
          });
          schrijfJson(omgeving, { vragen: lijst });
        } else {
          const { tekstTabel } = await import('../tabel.ts');
          const koppen = ['Vraag', 'Waarop het antwoord geeft', 'Groep'];
          const rijen = vragen.map((v) => [v.id, v.vraagzin, v.groep]);
          const kolommen = koppen.map((label) => ({ label, rechts: false }));
          omgeving.uit.write(tekstTabel(kolommen, rijen, breedteVan(omgeving) ?? LIJSTBREEDTE));
        }
        ctx.klaar(GEDAAN);
      });
  },
};
