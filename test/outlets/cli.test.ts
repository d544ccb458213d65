import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';
import type { Omgeving } from '../../src/cli/omgeving.ts';
import { toonVerslag } from '../../src/cli/verslag.ts';
import { ok } from '../../src/core/basis/result.ts';
import type { ImportVerslag } from '../../src/definitie/import-verslag.ts';
import { dien } from '../../src/http/dien.ts';
import { openProefcatalogus, openProefhuisIn } from './huis.ts';

let map = '';
let data = '';
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-cli-'));
  data = join(map, 'data');
});
afterAll(() => rm(map, { recursive: true }));

interface Gedraaid {
  readonly code: number;
  readonly uit: string;
  readonly fout: string;
}

/** Surroundings that remember what was written. */
function omgevingIn(
  anders: Partial<Omgeving> = {},
): Omgeving & { tekst: { uit: string; fout: string } } {
  const tekst = { uit: '', fout: '' };
  return {
    uit: { write: (t) => (tekst.uit += t) },
    fout: { write: (t) => (tekst.fout += t) },
    cwd: map,
    env: {},
    versie: '0.0.0',
    open: async (plek) => ok((await openProefhuisIn(plek)).huis),
    catalogus: openProefcatalogus,
    dien: (huis, poort) => dien(huis, poort, { versie: '0.0.0' }),
    stop: () => new Promise(() => undefined),
    ...anders,
    tekst,
  };
}

async function draai(argv: readonly string[], anders: Partial<Omgeving> = {}): Promise<Gedraaid> {
  const omgeving = omgevingIn(anders);
  const code = await runCli(argv, omgeving);
  return { code, ...omgeving.tekst };
}

const zet = async (naam: string, inhoud: string): Promise<string> => {
  await writeFile(join(map, naam), inhoud);
  return naam;
};

const maakData = () => draai(['doe', 'zet-getal', '--invoer', 'goed.json', '--gemeente', '9998']);

describe('the call', () => {
  it('without a command shows what there is and was wrong', async () => {
    const { code, fout } = await draai([]);
    expect(code).toBe(2);
    expect(fout).toContain('Gebruik: stuurhuis');
  });

  it('shows help in Dutch, with an example for every command', async () => {
    const { code, uit } = await draai(['--help']);
    expect(code).toBe(0);
    expect(uit).not.toMatch(/Usage:|Options:|Commands:|display help/);
    const namen = [...uit.matchAll(/^ {2}([a-z]+) /gm)].map((m) => m[1] ?? '');
    expect(namen).toContain('importeer');
    for (const naam of namen.filter((n) => n !== 'help')) {
      const hulp = await draai([naam, '--help']);
      expect(hulp.code).toBe(0);
      expect(hulp.uit).toMatch(/Voorbeeld(en)?:\n {2}stuurhuis /);
      expect(hulp.uit).toContain('--data');
    }
  });

  it('names the nearest command, option and question to what was typed', async () => {
    expect(await draai(['importer', 'x'])).toMatchObject({
      code: 2,
      fout: expect.stringContaining('Bedoelde u importeer?'),
    });
    expect(await draai(['start', '--port', '1'])).toMatchObject({
      code: 2,
      fout: expect.stringContaining('Bedoelde u --poort?'),
    });
    expect(await draai(['vraag', 'maandkost'])).toMatchObject({
      code: 2,
      fout: expect.stringContaining('Bedoelde u maandkosten?'),
    });
    expect((await draai(['genereer'])).fout).toContain('--uit');
  });
});

describe('the data folder', () => {
  it('that is absent is told, and not made by a reading', async () => {
    const { code, fout } = await draai(['vraag', 'maandkosten', '--data', 'nergens']);
    expect(code).toBe(2);
    expect(fout).toContain('bestaat niet');
  });

  it('that is a file is refused', async () => {
    await zet('bestand', '');
    const { code, fout } = await draai(['controleer', '--data', 'bestand']);
    expect(code).toBe(2);
    expect(fout).toContain('is een bestand');
  });

  it('comes from --data, else from STUURHUIS_DATA, else is ./data', async () => {
    await zet('goed.json', '{"getal": 1, "naam": "a"}');
    expect((await maakData()).code).toBe(0);
    expect((await draai(['controleer'])).code).toBe(0);
    expect((await draai(['controleer', '--data', data], { cwd: tmpdir() })).code).toBe(0);
    const env = { STUURHUIS_DATA: data };
    expect((await draai(['controleer'], { cwd: tmpdir(), env })).code).toBe(0);
  });
});

describe('a question', () => {
  it('stands in the list', async () => {
    expect((await draai(['vragen'])).uit).toContain('Wat kostte elke maand?');
    const { vragen } = JSON.parse((await draai(['vragen', '--json'])).uit);
    expect(vragen[0]).toMatchObject({
      id: 'maandkosten',
      velden: expect.arrayContaining(['jaar']),
    });
  });

  it('lists its own options from its schema', async () => {
    const { uit } = await draai(['vraag', 'maandkosten', '--help']);
    expect(uit).toMatch(/--jaar <waarde> +Kalenderjaar/);
    expect(uit).toContain('keuze uit: boekjaar, leverjaar');
  });

  it('is answered for people: sentence, table with totals, and what it rests on', async () => {
    const { code, uit } = await draai(['vraag', 'maandkosten', '--jaar', '2025']);
    expect(code).toBe(0);
    expect(uit).toContain('FICTIEVE GEGEVENS');
    expect(uit).toMatch(/februari 2025 +€\u00a02\.501 +10 maart 2025/);
    expect(uit).toMatch(/maart 2025 +onbekend/);
    expect(uit).toMatch(/Totaal +onbekend/);
    expect(uit).toContain('Peildatum: 10 mei 2025');
  });

  it('fits a narrow terminal', async () => {
    const omgeving = omgevingIn();
    const uit = { ...omgeving.uit, isTTY: true, columns: 60 };
    await runCli(['handelingen'], { ...omgeving, uit });
    await runCli(['vragen'], { ...omgeving, uit });
    const langste = Math.max(...omgeving.tekst.uit.split('\n').map((r) => r.length));
    expect(langste).toBeLessThanOrEqual(60);
  });

  it('is answered for machines as JSON and CSV on stdout', async () => {
    const json = await draai(['vraag', 'maandkosten', '--jaar', '2025', '--json']);
    expect(JSON.parse(json.uit)).toMatchObject({ vraag: 'maandkosten', gemeente: '9998' });
    const csv = await draai(['vraag', 'maandkosten', '--jaar', '2025', '--csv']);
    expect(csv.uit.startsWith('\ufeffMaand;Kosten (€)')).toBe(true);
  });

  it('is written as a workbook and as a chart', async () => {
    const bestanden = ['--xlsx', 'a.xlsx', '--svg', 'a.svg', '--png', 'a.png'];
    const { code, uit } = await draai(['vraag', 'maandkosten', '--jaar', '2025', ...bestanden]);
    expect([code, uit]).toEqual([0, '']);
    const boek = await new ExcelJS.Workbook().xlsx.readFile(join(map, 'a.xlsx'));
    expect(boek.worksheets[0]?.getCell('B3').value).toBe(1000);
    expect(await readFile(join(map, 'a.svg'), 'utf8')).toContain('role="img"');
    const weg = await draai(['vraag', 'maandkosten', '--jaar', '2025', '--xlsx', 'weg/a.xlsx']);
    expect(weg).toMatchObject({ code: 1, fout: expect.stringContaining('niet geschreven') });
  });

  it('names every wrong field at once and exits with 2', async () => {
    const argv = ['--jaar', 'x', '--basis', 'y', '--peildatum', '2099-01-01'];
    const { code, fout } = await draai(['vraag', 'maandkosten', ...argv]);
    expect(code).toBe(2);
    for (const deel of ['--jaar', '--basis', '--peildatum', 'toekomst'])
      expect(fout).toContain(deel);
  });

  it('with a bug in it exits with 3 and shows nothing of the inside', async () => {
    const { code, fout } = await draai(['vraag', 'stuk']);
    expect(code).toBe(3);
    expect(fout).not.toMatch(/geheim|\.ts/);
  });
});

describe('an act', () => {
  it('is done and says so', async () => {
    await zet('twee.json', '{"getal": 2, "naam": "a"}');
    const { code, uit } = await draai(['doe', 'zet-getal', '--invoer', 'twee.json']);
    expect(code).toBe(0);
    expect(uit).toMatch(/^a is nu 2\.\nNummer in het logboek: \d+\n$/);
    // what changed nothing is not in the log
    const weer = await draai(['doe', 'zet-getal', '--invoer', 'twee.json']);
    expect(weer).toMatchObject({ code: 0, uit: 'a is nu 2.\n' });
  });

  it('stands in the log, with its number and whether it holds', async () => {
    const { uit } = await draai(['logboek']);
    expect(uit).toMatch(/Nummer +Wanneer +Door +Wat +Stand/);
    expect(uit).toMatch(/2 +2025-06-01 12:00 +proef +a is nu 2\. +geldt/);
    const json = JSON.parse((await draai(['logboek', '--json'])).uit);
    expect(json).toMatchObject({ gemeente: '9998', regels: [{ id: 1 }, { id: 2 }] });
  });

  it('with wrong input, no input or no such name changes nothing', async () => {
    await zet('fout.json', '{"getal": 0}');
    await zet('geen.json', 'geen json');
    await zet('strijdig.json', '{"getal": 13, "naam": "x"}');
    const doe = (id: string, bestand: string) => draai(['doe', id, '--invoer', bestand]);
    expect((await doe('zet-getal', 'fout.json')).fout).toMatch(/\n {2}getal: .*\n {2}naam: /);
    expect((await doe('zet-getal', 'geen.json')).code).toBe(2);
    expect((await doe('zet-getal', 'weg.json')).fout).toContain('niet te lezen');
    expect((await doe('zet-getal', 'strijdig.json')).code).toBe(1);
    expect(await doe('zet-geta', 'goed.json')).toMatchObject({
      code: 2,
      fout: expect.stringContaining('Bedoelde u zet-getal?'),
    });
  });
});

describe('reading files in', () => {
  it('shows a bar on stderr to a person only', async () => {
    const pad = await zet('a.xml', '<a/>');
    expect((await draai(['importeer', pad])).fout).toBe('');
    const omgeving = omgevingIn();
    await runCli(['importeer', pad], { ...omgeving, fout: { ...omgeving.fout, isTTY: true } });
    expect(omgeving.tekst.fout).toContain('1 van 1');
    expect(omgeving.tekst.uit).toContain('1 bestand: 1 verwerkt');
  });

  it('only tried, says its control totals and what would change, and that nothing was kept', async () => {
    const kolom = { gevuld: 1, somCenten: null, eerste: null, laatste: null, verschillend: null };
    const verslag: ImportVerslag = {
      ...{ proef: true, snapshot: null, bestanden: 2, verwerkt: 1, alBekend: 0, geweigerd: 1 },
      ...{ berichten: { begroting: 1 }, prestaties: 0 },
      fouten: [
        { bestand: 'b.csv', regel: 3, element: 'post', code: 'TABEL', melding: 'Kan niet.' },
      ],
      controle: [
        {
          ...{ bestand: 'a.csv', bestanden: 1, soort: 'begroting', uitkomst: 'nieuw', rijen: 2 },
          kolommen: [
            { ...kolom, veld: 'bedrag', kop: 'Raming', somCenten: 123_456 },
            { ...kolom, veld: 'jaar', kop: 'Jaar', eerste: '2024', laatste: '2025' },
            { ...kolom, veld: 'naam', kop: 'Naam' },
          ],
          overgeslagen: ['Opmerking'],
          andereBladen: [2],
        },
      ],
      onbekend: [],
      herkend: 3,
      vervangt: [
        {
          ...{ bestand: 'g.csv', soort: 'grootboek', deel: 'boekperiode 8', delen: 1 },
          ...{ rijenOud: 40, rijenNieuw: 2, oudCenten: 123_456, nieuwCenten: 100 },
        },
      ],
      verschillen: [{ cijfer: 'Begrote lasten 2025', voorCenten: null, naCenten: 123_456 }],
    };
    const omgeving = omgevingIn();
    expect(toonVerslag(omgeving, verslag, false)).toBe(1);
    expect(omgeving.tekst.uit.replaceAll('\u00a0', ' ')).toBe(`\
2 bestanden: 1 in te lezen, 0 al bekend, 1 niet te lezen.
  Begroting: 1
  a.csv (Begroting): blad 2 niet gelezen
  3 regels waren er al, als bericht of in een eerdere export; zij tellen een keer
Dit wordt vervangen:
  g.csv (Grootboekrealisatie), boekperiode 8: 40 rijen (€ 1.234,56) worden 2 rijen (€ 1,00)
Controletotalen:
  a.csv (Begroting): 2 rijen
    Raming: € 1.234,56
    Jaar: 2024 tot en met 2025
    niet gelezen: Opmerking
Dit verandert in de kerncijfers:
  Begrote lasten 2025: € 1.235 (nu niet bekend)
Dit was een proef: er is niets bewaard.
`);
    expect(omgeving.tekst.fout).toContain('b.csv, regel 3, post: Kan niet.');
  });

  it('with wrong fields names them all by their option, and makes no data folder', async () => {
    const pad = await zet('b.xml', '<b/>');
    const velden = ['--gemeente', 'abc', '--ontvangen-op', '2025-13-01'];
    const { code, fout } = await draai(['importeer', pad, ...velden, '--data', 'nieuw']);
    expect(code).toBe(2);
    expect(fout).toMatch(/\n {2}--gemeente: .*vier cijfers.*\n {2}--ontvangen-op: .*JJJJ-MM-DD/);
    const een = await draai(['importeer', pad, '--ontvangen-op', '2999-01-01', '--data', 'nieuw']);
    expect(een).toMatchObject({ code: 2, fout: expect.stringContaining('--ontvangen-op: ') });
    expect(await draai(['controleer', '--data', 'nieuw'])).toMatchObject({ code: 2 });
  });

  it('of a path that is not there is a wrong call', async () => {
    expect(await draai(['importeer', 'weg.xml'])).toMatchObject({
      code: 2,
      fout: 'weg.xml bestaat niet.\n',
    });
  });
});

describe('while a server holds the folder', () => {
  const nooit: Partial<Omgeving> = {
    open: async () => {
      throw new Error('the folder was opened twice');
    },
  };
  let stop: () => void;
  let einde: Promise<number>;
  let server: ReturnType<typeof omgevingIn>;
  beforeAll(async () => {
    const gestopt = new Promise<void>((klaar) => {
      stop = klaar;
    });
    server = omgevingIn({ stop: () => gestopt });
    einde = runCli(['start', '--poort', '0'], server);
    for (let i = 0; i < 100 && server.tekst.uit === ''; i++) await wacht(50);
  });

  it('there is one line on stdout: its address', () => {
    expect(server.tekst.uit).toMatch(/^Stuurhuis luistert op http:\/\/127\.0\.0\.1:\d+\n$/);
  });

  it('tells on stderr that the pages were not built', () => {
    expect(server.tekst.fout).toContain("pagina's zijn niet gebouwd");
  });

  it('a call is done by the server and prints the same', async () => {
    const gevraagd = await draai(['vraag', 'maandkosten', '--jaar', '2025', '--json'], nooit);
    expect(gevraagd.code).toBe(0);
    expect(JSON.parse(gevraagd.uit)).toMatchObject({ vraag: 'maandkosten' });
    const fout = await draai(['vraag', 'maandkosten', '--jaar', 'x'], nooit);
    expect(fout).toMatchObject({ code: 2, fout: expect.stringContaining('jaar') });
  });

  it('paths are those of the caller, and progress is passed on', async () => {
    const omgeving = omgevingIn({ ...nooit, cwd: map });
    const fout = { ...omgeving.fout, isTTY: true };
    expect(await runCli(['importeer', 'a.xml'], { ...omgeving, fout })).toBe(0);
    expect(omgeving.tekst.fout).toContain('1 van 1');
  });

  it('a second server refuses, and a taken port is told', async () => {
    expect(await draai(['start', '--poort', '0'], nooit)).toMatchObject({
      code: 1,
      fout: expect.stringContaining('draait al'),
    });
    const poort = new URL(server.tekst.uit.trim().split(' ').at(-1) ?? '').port;
    expect(await draai(['start', '--poort', poort, '--data', 'ander'])).toMatchObject({
      code: 1,
      uit: '',
      fout: expect.stringContaining(`Poort ${poort} is al in gebruik`),
    });
    expect((await draai(['start', '--poort', 'x'])).code).toBe(2);
  });

  it('a stop ends it cleanly and lets the folder go', async () => {
    stop();
    expect(await einde).toBe(0);
    expect((await draai(['controleer'])).code).toBe(0);
  });
});

it('cleans up the lock of a process that died, whoever has its number now', async () => {
  const dood = { pid: process.pid, soort: 'server', socket: join(data, 'dood.sock'), merk: 'dood' };
  await writeFile(join(data, 'slot.json'), JSON.stringify(dood));
  expect((await draai(['controleer'])).code).toBe(0);
  await writeFile(join(data, 'slot.json'), 'geen json');
  expect((await draai(['controleer'])).code).toBe(0);
});

it('holds a folder whose path is too long for a socket', async () => {
  const lang = join(map, 'x'.repeat(120));
  expect((await draai(['doe', 'zet-getal', '--invoer', 'goed.json', '--data', lang])).code).toBe(0);
});

it('says so when another program listens where a lock points', async () => {
  const socket = join(data, 'ander.sock');
  const ander = createServer((lijn) => lijn.end()).listen(socket);
  const houder = { pid: 1, soort: 'server', socket, merk: 'ander' };
  await writeFile(join(data, 'slot.json'), JSON.stringify(houder));
  expect(await draai(['controleer'])).toMatchObject({ code: 3 });
  ander.close();
  await rm(join(data, 'slot.json'));
});
