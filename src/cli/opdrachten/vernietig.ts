import type { Command } from 'commander';
import { no, ok, type Result } from '../../core/basis/result.ts';
import type { Huis } from '../../definitie/huis.ts';
import type { Bewijs, Onderdeel, Vernietigopdracht } from '../../facts/vernietiging.ts';
import type { Vernietigvraag } from '../../vernietigen/vernietig.ts';
import { GEDAAN } from '../afsluitcodes.ts';
import { leesPersonen } from '../bsn-invoer.ts';
import {
  type Algemeen,
  alsOptie,
  type Context,
  meldProblem,
  type Opdracht,
  schrijfJson,
} from '../context.ts';
import { getalOptie } from '../getaloptie.ts';
import { voorbeelden } from '../hulp.ts';

interface Opties extends Algemeen {
  readonly gemeente?: string;
  readonly uitvoeren?: boolean;
  readonly ja?: boolean;
  readonly import?: string;
  readonly bestand?: string;
  readonly persoon?: string;
  readonly ookBedragen?: boolean;
  readonly grond?: string;
  readonly bewijzen?: boolean;
}

export const opdracht: Opdracht = {
  naam: 'vernietig',
  registreer: (programma, ctx) => {
    programma
      .command('vernietig')
      .description(
        'toont wat over zijn bewaartermijn is; vernietigt het met --uitvoeren, of wat per ongeluk binnenkwam',
      )
      .option('--gemeente <code>', 'CBS-code; niet nodig bij een gemeente')
      .option('--uitvoeren', 'vernietigt echt; zonder deze optie verandert er niets')
      .option('--ja', 'vraagt niet om bevestiging (voor scripts)')
      .option('--import <nummer>', 'alles van een import, ook uit de sommen')
      .option('--bestand <naam>', 'alles uit een bestand, zoals het bij het inlezen heette')
      .option(
        '--persoon <bestand>',
        'de personen van wie het BSN in dit bestand staat; - is de invoer',
      )
      .option('--ook-bedragen', 'bij --persoon: haalt ook de bedragen uit de sommen')
      .option('--grond <tekst>', 'waarom; komt in het bewijs, zonder namen of nummers van personen')
      .option('--bewijzen', 'toont de bewijzen van eerdere vernietigingen')
      .addHelpText(
        'after',
        voorbeelden(
          'vernietig',
          'vernietig --uitvoeren',
          'vernietig --import 12 --uitvoeren --grond "verkeerde levering"',
          'vernietig --persoon bsn.txt --uitvoeren --grond "verzoek om verwijdering"',
        ),
      )
      .action(async (_: unknown, c: Command) =>
        ctx.klaar(await start(ctx, c.optsWithGlobals<Opties>())),
      );
  },
};

/** What is asked where the person is, before the house opens: a server can ask nothing. */
async function start(ctx: Context, opties: Opties): Promise<number> {
  const { omgeving } = ctx;
  const fout = strijdig(opties);
  if (fout) return meldProblem(omgeving, { code: 'ongeldigeInvoer', detail: fout });
  const bsn = opties.persoon === undefined ? ok('') : await leesPersonen(omgeving, opties.persoon);
  if (!bsn.ok) return meldProblem(omgeving, bsn.problem);
  const mag = opties.uitvoeren && !opties.bewijzen ? await bevestig(ctx, opties) : ok('nee');
  if (!mag.ok) return meldProblem(omgeving, mag.problem);
  const mee = { bsn: bsn.value, bevestigd: mag.value };
  return ctx.metHuis({ data: opties.data, mee }, async (huis) => {
    const { kiesHandelingkop } = await import('../../definitie/handelingkop.ts');
    const kop = await kiesHandelingkop(huis, opties.gemeente);
    if (!kop.ok) return meldProblem(omgeving, kop.problem, alsOptie);
    const { gemeente } = kop.value;
    if (opties.bewijzen)
      return toonBewijzen(ctx, await huis.facts.vernietigingen(gemeente), opties);
    const vraag = await vraagVan(huis, gemeente, opties, bsn.value);
    if (!vraag.ok) return meldProblem(omgeving, vraag.problem, alsOptie);
    return opties.uitvoeren
      ? voerUit(ctx, huis, vraag.value, opties)
      : toonVooraf(ctx, huis, vraag.value, opties);
  });
}

function strijdig(o: Opties): string | null {
  const wat = [o.import, o.bestand, o.persoon].filter((w) => w !== undefined).length;
  if (wat > 1) return 'Kies een van --import, --bestand en --persoon.';
  if (o.ookBedragen && o.persoon === undefined) return '--ook-bedragen hoort bij --persoon.';
  if (wat === 1 && o.uitvoeren && (o.grond ?? '').trim().length < 5)
    return 'Geef met --grond in ten minste vijf letters aan waarom u dit vernietigt. Dat komt in het bewijs.';
  if (/\d{8,9}/.test(o.grond ?? ''))
    return 'In --grond staat iets dat op een BSN lijkt. Laat dat weg.';
  return null;
}

async function bevestig({ omgeving }: Context, opties: Opties): Promise<Result<string>> {
  if (opties.ja || omgeving.mee?.['bevestigd'] === 'ja') return ok('ja');
  if (!omgeving.vraag)
    return no(
      'geweigerd',
      'Bevestig met --ja dat u dit voorgoed vernietigt. Er is niets veranderd.',
    );
  const antwoord = await omgeving.vraag(
    'Dit vernietigt gegevens voorgoed; zonder --uitvoeren ziet u eerst wat. Typ "vernietig" om door te gaan: ',
  );
  return antwoord?.trim() === 'vernietig'
    ? ok('ja')
    : no('geweigerd', 'Niet bevestigd. Er is niets veranderd.');
}

async function vraagVan(
  huis: Huis,
  gemeente: string,
  opties: Opties,
  bsnTekst: string,
): Promise<Result<Vernietigvraag>> {
  const grond = opties.grond?.trim() ?? 'Einde van de bewaartermijn';
  if (opties.persoon !== undefined) return personenVraag(huis, gemeente, bsnTekst, grond, opties);
  if (opties.import !== undefined) return importVraag(huis, gemeente, opties.import, grond);
  if (opties.bestand !== undefined)
    return ok({ opdracht: { soort: 'bestand', gemeente, bestand: opties.bestand }, grond });
  const { overTermijn } = await import('../../vernietigen/over-termijn.ts');
  const { opdracht: wat, bewaarbestanden } = await overTermijn(huis, gemeente);
  return ok({ opdracht: wat, grond, bewaarbestanden });
}

async function personenVraag(
  huis: Huis,
  gemeente: string,
  tekst: string,
  grond: string,
  { ookBedragen = false }: Opties,
): Promise<Result<Vernietigvraag>> {
  const { leesBsns } = await import('../../vernietigen/bsn-lijst.ts');
  const bsns = leesBsns(tekst);
  if (!bsns.ok) return bsns;
  const pseudoniem = huis.personen.pseudoniem(gemeente);
  if (!pseudoniem) return no('nietGevonden', `Van gemeente ${gemeente} is nog niemand ingelezen.`);
  const { merkVan } = await import('../../facts/merk.ts');
  const merken = bsns.value.map((bsn) => merkVan(pseudoniem(bsn))).sort();
  return ok({
    opdracht: { soort: 'personen', gemeente, merken, ookBedragen },
    grond,
    quarantaine: await huis.personen.inQuarantaine(bsns.value),
  });
}

async function importVraag(
  huis: Huis,
  gemeente: string,
  tekst: string,
  grond: string,
): Promise<Result<Vernietigvraag>> {
  const nummer = getalOptie(tekst);
  const rij = (await huis.facts.importen(gemeente)).find(
    (i) => i.snapshot === nummer && i.soort !== 'intrekking',
  );
  if (!rij) return no('nietGevonden', `Er is geen import ${tekst} van gemeente ${gemeente}.`);
  const { snapshot, ingelezenOp } = rij;
  const wat: Vernietigopdracht = { soort: 'import', gemeente, snapshot, ingelezenOp };
  return ok({ opdracht: wat, grond });
}

async function voerUit(
  { omgeving }: Context,
  huis: Huis,
  vraag: Vernietigvraag,
  { json }: Opties,
): Promise<number> {
  const { vernietig } = await import('../../vernietigen/vernietig.ts');
  const gedaan = await vernietig(huis, vraag);
  if (!gedaan.ok) return meldProblem(omgeving, gedaan.problem);
  const { bewijs, zonderLijst } = gedaan.value;
  if (json) schrijfJson(omgeving, { bewijs, zonderLijst });
  else
    omgeving.uit.write(
      `Vernietigd:\n${regelsVan(bewijs.onderdelen)}Bewijs ${bewijs.nr} staat in het logboek (stuurhuis vernietig --bewijzen).\n`,
    );
  for (const map of zonderLijst)
    omgeving.fout.write(
      `De vernietiglijst kon niet in ${map} worden gezet. Herstel van een bewaarbestand daar brengt dit terug.\n`,
    );
  return GEDAAN;
}

async function toonVooraf(
  { omgeving }: Context,
  huis: Huis,
  vraag: Vernietigvraag,
  { json }: Opties,
): Promise<number> {
  const onderdelen = [
    ...(await huis.facts.vernietigbaar(vraag.opdracht)),
    ...losse('bestanden in quarantaine', vraag.quarantaine),
    ...losse('bewaarbestanden', vraag.bewaarbestanden),
  ];
  if (json) schrijfJson(omgeving, { uitgevoerd: false, soort: vraag.opdracht.soort, onderdelen });
  else if (onderdelen.length === 0) omgeving.uit.write('Er is niets te vernietigen.\n');
  else
    omgeving.uit.write(
      `Dit zou worden vernietigd:\n${regelsVan(onderdelen)}Er is niets veranderd. Vernietigen gaat met --uitvoeren.\n`,
    );
  return GEDAAN;
}

const losse = (wat: string, namen: readonly string[] = []): Onderdeel[] =>
  namen.length > 0 ? [{ wat, aantal: namen.length, van: null, tot: null }] : [];

const regelsVan = (onderdelen: readonly Onderdeel[]): string =>
  onderdelen
    .map((o) => `  ${o.wat}: ${o.aantal.toLocaleString('nl-NL')}${periode(o)}\n`)
    .join('') || '  niets\n';

const periode = ({ van, tot }: Onderdeel): string =>
  van === null || tot === null ? '' : van === tot ? ` (${van})` : ` (${van} tot en met ${tot})`;

function toonBewijzen(
  { omgeving }: Context,
  bewijzen: readonly Bewijs[],
  { json }: Opties,
): number {
  if (json) schrijfJson(omgeving, { bewijzen });
  else if (bewijzen.length === 0) omgeving.uit.write('Er is nog niets vernietigd.\n');
  else
    for (const b of bewijzen)
      omgeving.uit.write(
        `Bewijs ${b.nr}: ${b.gedaanOp.slice(0, 16).replace('T', ' ')}, ${b.actor}, ${b.grond}\n` +
          `${regelsVan(b.onderdelen)}  vingerafdruk voor: ${b.voor}\n  vingerafdruk na:   ${b.na}\n`,
      );
  return GEDAAN;
}
