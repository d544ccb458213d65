import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draaiBin, startBin, WORTEL } from './outlets/bin.ts';
import { bezoek, CHROMIUM, startBrowser } from './web/hulp/browser.ts';

/** A question as a stranger would write it: one file, put into the folder, nothing else. */
const NIEUWE_VRAAG = `
import { z } from 'zod';
import { defineVraag } from '../definitie/vraag.ts';

export const vraag = defineVraag({
  id: 'proefvraag-van-vandaag',
  titel: 'Proefvraag van vandaag',
  vraagzin: 'Hoeveel maanden zijn er bekend?',
  groep: 'Gegevens',
  volgorde: 99,
  doel: 'sturing',
  rollen: ['controller'],
  invoer: z.object({ keer: z.int().min(1).default(1).describe('Hoe vaak') }),
  uitvoer: z.object({ aantal: z.int() }),
  compute: async ({ facts, gemeente, peildatum }, { keer }) => {
    const cijfers = await facts.maandcijfers(gemeente, peildatum);
    return {
      antwoord: { aantal: cijfers.length * keer },
      status: 'voorlopig' as const,
      eenheid: 'aantal',
      bronnen: [{ naam: 'maandcijfers', standPer: peildatum }],
      ontbreekt: [],
      afleiding: 'Geteld.',
    };
  },
  zin: ({ aantal }) => 'Er zijn ' + aantal + ' maandcijfers.',
  tabel: ({ aantal }) => ({
    titel: 'Proef',
    kolommen: [{ veld: 'aantal', label: 'Aantal', soort: 'aantal' as const }],
    rijen: [{ aantal }],
  }),
  grafiek: () => null,
});
`;

const ID = 'proefvraag-van-vandaag';

describe('a question is one file: put into its folder, every outlet has it', () => {
  let wortel = '';
  let data = '';
  let adres = '';
  let stop: () => Promise<void>;
  beforeAll(async () => {
    wortel = await mkdtemp(join(tmpdir(), 'stuurhuis-een-vraag-'));
    data = join(wortel, 'data');
    for (const deel of ['src', 'bin', 'scripts', 'package.json', 'tsconfig.json', 'vite.config.ts'])
      await cp(join(WORTEL, deel), join(wortel, deel), { recursive: true });
    await symlink(join(WORTEL, 'node_modules'), join(wortel, 'node_modules'));
    await writeFile(join(wortel, 'src', 'questions', `${ID}.ts`), NIEUWE_VRAAG);
    const gemaakt = await draaiBin(['demo', '--inwoners', '600', '--data', data], { wortel });
    if (gemaakt.code !== 0) throw new Error(gemaakt.fout);
    const server = await startBin(['--data', data], wortel);
    adres = server.adres;
    stop = async () => {
      server.kind.kill('SIGTERM');
      await server.einde;
    };
  });
  afterAll(async () => {
    await stop();
    await rm(wortel, { recursive: true });
  });

  const haal = async (pad: string): Promise<string> => (await fetch(adres + pad)).text();

  it('the command line lists it, shows its options and answers it', async () => {
    expect((await draaiBin(['vragen'], { wortel })).uit).toContain(ID);
    expect((await draaiBin(['vraag', ID, '--help'], { wortel })).uit).toMatch(/--keer .*Hoe vaak/);
    const { code, uit } = await draaiBin(['vraag', ID, '--keer', '2', '--data', data], { wortel });
    expect([code, uit]).toEqual([0, expect.stringMatching(/Er zijn \d+ maandcijfers\./)]);
  });

  it('the description of the interface has it', async () => {
    expect(JSON.parse(await haal('/v1/openapi.json')).paths[`/vragen/${ID}`].get).toMatchObject({
      summary: 'Proefvraag van vandaag',
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'keer' })]),
    });
  });

  it('the interface answers it', async () => {
    const antwoord = JSON.parse(await haal(`/v1/vragen/${ID}?keer=3`));
    expect(antwoord.antwoord.aantal % 3).toBe(0);
    expect(antwoord.antwoord.aantal).toBeGreaterThan(0);
  });

  it('the list that the navigation of the pages is made from has it, in its group', async () => {
    const { vragen } = JSON.parse(await haal('/v1/vragen'));
    expect(vragen.at(-1)).toMatchObject({
      id: ID,
      groep: 'Gegevens',
      titel: 'Proefvraag van vandaag',
    });
  });

  it.skipIf(!CHROMIUM)(
    'the menu of the pages leads to it, and its page answers (needs Chromium)',
    async () => {
      const browser = await startBrowser();
      try {
        const { page, klachten } = await bezoek(browser);
        await page.goto(adres);
        const menu = page.getByRole('navigation');
        await menu.getByRole('link', { name: 'Proefvraag van vandaag' }).click();
        await page.getByRole('heading', { level: 1, name: 'Proefvraag van vandaag' }).waitFor();
        await page.getByText(/Er zijn \d+ maandcijfers\./).waitFor();
        expect(klachten).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );

  it('the workbook of it can be read', async () => {
    const bestand = join(wortel, 'uit.xlsx');
    await draaiBin(['vraag', ID, '--xlsx', bestand, '--data', data], { wortel });
    const boek = await new ExcelJS.Workbook().xlsx.load(
      new Uint8Array(await readFile(bestand)).buffer,
    );
    expect(boek.worksheets[0]?.getCell('A2').value).toBe('Aantal');
    expect(boek.worksheets[0]?.getCell('A3').value).toBeGreaterThan(0);
  });
});
