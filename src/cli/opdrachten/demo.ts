import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { parseDatum } from '../../core/basis/datum.ts';
import type { Huis } from '../../definitie/huis.ts';
import type { ImportVerslag } from '../../definitie/importeren.ts';
import type { Algemeen, Context, Opdracht } from '../context.ts';
import { voorbeelden } from '../hulp.ts';
import type { Omgeving } from '../omgeving.ts';
import { toonVerslag } from '../verslag.ts';
import { metVoortgang } from '../voortgang.ts';
import { type Maat, maatVan } from './genereer.ts';
import { laadVoorbeeld } from './voorbeeld.ts';

interface Opties extends Algemeen {
  readonly inwoners?: string;
  readonly zaad?: string;
}

/** The demonstration municipality; its code is not given out by the CBS. */
const VOORBEELDSTAD = '9998';

export const opdracht: Opdracht = {
  naam: 'demo',
  registreer: (programma, ctx) => {
    programma
      .command('demo')
      .description('vult de gegevensmap met een verzonnen gemeente (Voorbeeldstad)')
      .option('--inwoners <aantal>', 'aantal inwoners (anders: 25000)')
      .option('--zaad <getal>', 'hetzelfde zaad geeft dezelfde gemeente (anders: 1)')
      .addHelpText('after', voorbeelden('demo', 'demo --inwoners 4000 --zaad 7'))
      .action(async (_: unknown, commando: Command) =>
        ctx.klaar(await demo(ctx, commando.optsWithGlobals<Opties>())),
      );
  },
};

async function demo(ctx: Context, opties: Opties): Promise<number> {
  const maat = maatVan(ctx.omgeving, opties);
  if (typeof maat === 'number') return maat;
  return ctx.metHuis({ data: opties.data, maak: true }, async (huis) => {
    const verslag = await maakDemo(ctx.omgeving, huis, maat);
    return toonVerslag(ctx.omgeving, verslag, opties.json ?? false);
  });
}

/** Generates a municipality and reads it in through the normal intake, marked as made up. */
export async function maakDemo(omgeving: Omgeving, huis: Huis, maat: Maat): Promise<ImportVerslag> {
  const { genereer } = await import('../../generator/genereer.ts');
  const map = join(huis.map, 'tijdelijk', `demo-${process.pid}`);
  try {
    await genereer(maat, async (pad, inhoud) => {
      // the truth beyond the peildatum is no source: it stays outside
      if (pad === 'waarheid.json') return;
      const doel = join(map, pad);
      await mkdir(dirname(doel), { recursive: true, mode: 0o700 });
      await writeFile(doel, inhoud);
    });
    await zetHuishoudproxyAan(huis);
    const vraag = {
      paden: [map],
      gemeente: VOORBEELDSTAD,
      fictief: true,
      omschrijving: 'Demonstratie',
    };
    const verslag = await metVoortgang(omgeving, huis, 'Voorbeeldstad inlezen', (id) =>
      huis.importeer({ ...vraag, id }),
    );
    await meldBerap(huis);
    await spreekLeveringenAf(huis);
    await laadVoorbeeld(omgeving, huis, 'iv3');
    return verslag;
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}

/** Off by default; on in the demonstration, where no household is real. */
async function zetHuishoudproxyAan(huis: Huis): Promise<void> {
  const { doeHandeling } = await import('../../definitie/doe-handeling.ts');
  const invoer = { aan: true, grondslag: 'Demonstratie: alle huishoudens zijn verzonnen' };
  const kop = { gemeente: VOORBEELDSTAD, fictief: true };
  const gedaan = await doeHandeling(huis, 'zet-huishoudproxy', invoer, kop);
  if (!gedaan.ok) throw new Error(gedaan.problem.detail);
}

/** Who delivers what to Voorbeeldstad; the CAK keeps coming later than was agreed upon. */
const AFSPRAKEN = [
  { leverancier: 'SVB', soort: 'pgb', frequentie: 'maand', binnenDagen: 45 },
  { leverancier: 'CAK', soort: 'eigenBijdragen', frequentie: 'maand', binnenDagen: 50 },
  { leverancier: 'Sociale dienst', soort: 'uitkeringen', frequentie: 'maand', binnenDagen: 20 },
  {
    leverancier: 'Verbonden partijen',
    soort: 'uitnutting',
    frequentie: 'kwartaal',
    binnenDagen: 40,
  },
  { leverancier: 'Administratie', soort: 'grootboek', frequentie: 'maand', binnenDagen: 30 },
] as const;

/** Agreements on deliveries, so that it can be seen what was in time. */
async function spreekLeveringenAf(huis: Huis): Promise<void> {
  const { doeHandeling } = await import('../../definitie/doe-handeling.ts');
  const kop = { gemeente: VOORBEELDSTAD, fictief: true };
  for (const afspraak of AFSPRAKEN) {
    const invoer = { ...afspraak, vanaf: `${BERAP.jaar}-01` };
    const gedaan = await doeHandeling(huis, 'spreek-levering-af', invoer, kop);
    if (!gedaan.ok) throw new Error(gedaan.problem.detail);
  }
}

/** The day on which the made-up first berap rests, and how much nadeel it reported of the lasten. */
const BERAP = { jaar: 2025, peildatum: parseDatum('2025-05-01'), nadeel: 0.02 };

/** What Voorbeeldstad reported in its berap, so that the bridge since then can be seen. */
async function meldBerap(huis: Huis): Promise<void> {
  const { jaar, peildatum, nadeel } = BERAP;
  if (peildatum === null) return;
  const { doeHandeling } = await import('../../definitie/doe-handeling.ts');
  const begroting = await huis.register.begroting(VOORBEELDSTAD, jaar, peildatum);
  const lasten = begroting
    .filter((b) => b.soort === 'last')
    .reduce((som, b) => som + (b.actueelCenten ?? 0), 0);
  if (lasten === 0) return;
  // printed in thousands of euros
  const saldo = -Math.round((lasten * nadeel) / 100_000) * 100_000;
  const invoer = {
    ...{ soort: 'berap 1', jaar, peildatum, eenheid: 'x € 1.000' },
    document: 'Eerste bestuursrapportage 2025 van Voorbeeldstad (verzonnen)',
    cijfers: [{ grootheid: 'saldo', bedragCenten: saldo }],
  };
  const kop = { gemeente: VOORBEELDSTAD, fictief: true };
  const gedaan = await doeHandeling(huis, 'leg-pc-moment-vast', invoer, kop);
  if (!gedaan.ok) throw new Error(gedaan.problem.detail);
}
