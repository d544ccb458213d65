import { type Datum, type Maand, maandVan, plusMaanden } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import { no, ok, type Result } from '../core/basis/result.ts';
import { bewaartermijnen, type Termijnen } from '../definitie/bewaartermijnen.ts';
import type { Huis } from '../definitie/huis.ts';
import { aantalVan } from '../definitie/notatie.ts';
import type { Feitsoort, Persoonsregel } from '../facts/vernietiging.ts';
import { BEWAARNORMEN } from '../normen/bewaartermijnen.ts';
import { leesBewaarplaatsen } from './bewaarplaatsen.ts';

/** Everything of one kind that is kept of a person. */
export interface Inzagedeel {
  readonly soort: string;
  /** Why it is kept, and until when, in words. */
  readonly waarom: string;
  readonly totWanneer: string;
  readonly regels: readonly (Persoonsregel & { readonly bewaardTot: Maand | null })[];
}

/** The answer to an access request (AVG art. 15). It names no BSN: who asked knows it. */
export interface Inzage {
  readonly gemeente: Gemeente;
  readonly gemaaktOp: string;
  readonly zin: string;
  readonly delen: readonly Inzagedeel[];
  /** Files that may hold this person too and cannot be searched line by line. */
  readonly daarnaast: readonly string[];
}

const DOEL =
  'Om te weten wat de zorg kost en waar het jaar eindigt (Wmo 2015 en Jeugdwet: bekostiging, controle, doelmatigheid). Zonder naam, adres of BSN: u staat hier onder een versleuteld nummer.';

/**
 * Gathers what the facts hold of the person with this BSN, and notes in the log that it was done,
 * without any number of the person.
 */
export async function inzage(huis: Huis, gemeente: Gemeente, bsn: string): Promise<Result<Inzage>> {
  const pseudoniem = huis.personen.pseudoniem(gemeente);
  const gevonden = pseudoniem ? await huis.facts.persoon(gemeente, pseudoniem(bsn)) : [];
  const termijnen = await bewaartermijnen(huis.register, gemeente);
  const delen = gevonden.map(({ soort, feitsoort, regels }) => ({
    soort,
    waarom: feitsoort === null ? BESCHERMING : DOEL,
    totWanneer: totWanneer(feitsoort, termijnen),
    regels: regels.map((r) => ({ ...r, bewaardTot: bewaardTot(r, feitsoort, termijnen) })),
  }));
  const aantal = delen.reduce((som, d) => som + d.regels.length, 0);
  const gelogd = await noteer(huis, gemeente, aantal);
  if (!gelogd.ok) return gelogd;
  return ok({
    gemeente,
    gemaaktOp: huis.nu().toISOString(),
    zin:
      aantal === 0
        ? `Van deze persoon bewaart Stuurhuis niets in gemeente ${gemeente}.`
        : `Van deze persoon bewaart Stuurhuis ${aantalVan(aantal, 'regel', 'regels')} in gemeente ${gemeente}.`,
    delen,
    daarnaast: await daarnaast(huis, bsn),
  });
}

const BESCHERMING = 'Om te zorgen dat uw gegevens niet naar een plaats te herleiden zijn.';

async function noteer(huis: Huis, gemeente: Gemeente, aantal: number): Promise<Result<null>> {
  const kop = {
    handeling: 'inzage',
    gemeente,
    actor: huis.actor,
    gedaanOp: huis.nu().toISOString(),
  };
  const zin =
    aantal === 0
      ? 'Inzageverzoek beantwoord: van deze persoon was niets bewaard.'
      : `Inzageverzoek beantwoord: ${aantalVan(aantal, 'regel', 'regels')} van een persoon.`;
  const gedaan = await huis.register.doe(kop, async () => ok({ waarde: null, zin, noteer: true }));
  return gedaan.ok ? ok(null) : no(gedaan.problem.code, gedaan.problem.detail);
}

function totWanneer(soort: Feitsoort | null, termijnen: Termijnen): string {
  const norm = BEWAARNORMEN.find((n) => n.soort === (soort ?? 'afgeschermd'));
  const maanden = norm ? termijnen[norm.soort] : null;
  if (!norm || maanden === null)
    return 'Totdat een nieuwe lijst binnenkomt of u om verwijdering vraagt.';
  return `${aantalVan(maanden, 'maand', 'maanden')}, gerekend vanaf ${norm.telt}.`;
}

/** The month after which a line is past its term; `null` while it cannot be told. */
function bewaardTot(
  regel: Persoonsregel,
  soort: Feitsoort | null,
  termijnen: Termijnen,
): Maand | null {
  const maanden = soort === null ? null : termijnen[soort];
  const dag = soort === 'declaraties' ? regel['begindatum'] : regel['einddatum'];
  if (maanden === null || typeof dag !== 'string') return null;
  // safe: the facts hold existing days
  return plusMaanden(maandVan(dag as Datum), maanden);
}

async function daarnaast(huis: Huis, bsn: string): Promise<string[]> {
  const dicht = await huis.personen.inQuarantaine([bsn]);
  const kopieen = await leesBewaarplaatsen(huis.map);
  return [
    dicht.length > 0
      ? `In quarantaine ${dicht.length === 1 ? 'ligt' : 'liggen'} ${aantalVan(dicht.length, 'geweigerd bestand', 'geweigerde bestanden')} waarin deze persoon kan staan. Ze verdwijnen na 30 dagen.`
      : '',
    kopieen.length > 0
      ? `Hetzelfde kan ook staan in ${aantalVan(kopieen.length, 'bewaarbestand', 'bewaarbestanden')} (back-ups).`
      : '',
  ].filter(Boolean);
}
