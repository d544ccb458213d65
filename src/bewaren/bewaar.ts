import {
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { noteerBewaarplaats } from '../vernietigen/bewaarplaatsen.ts';
import { legLijstNaast } from '../vernietigen/vernietiglijst.ts';
import {
  controleerBewaarbestand,
  openBewaarbestand,
  schrijfBewaarbestand,
  type Voortgang,
} from './bewaarbestand.ts';
import { leesSleutelbestanden, sluitKluis } from './kluis.ts';
import {
  BEWAAR_VERSIE,
  FEITEN,
  KLUIS,
  type Manifest,
  MERK,
  type Onderdeel,
  REGISTER,
} from './manifest.ts';
import { isCode, schijfWeigering, sha256Van, spoelNaarSchijf } from './schijf.ts';

/** What is asked of a backup. */
export interface BewaarVraag {
  /** Full path of the file; refused when something is there. */
  readonly bestand: string;
  /** Takes the key files along, locked under this passphrase; `null` leaves them out. */
  readonly wachtwoord: string | null;
  /** Version of the programme, for the manifest. */
  readonly programma: string;
  readonly meld: Voortgang;
}

/** What was put away. */
export interface Bewaard {
  readonly bestand: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

/** Data folders of which a copy is being made in this process. */
const bezig = new Set<string>();

/**
 * Puts a consistent copy of an open house in one file, while others go on using it. The file appears
 * whole or not at all: it is written beside its place, read back against its hashes, and then given
 * its name. Pseudonyms go in; keys only under a passphrase.
 */
export async function bewaar(huis: Huis, vraag: BewaarVraag): Promise<Result<Bewaard>> {
  if (bezig.has(huis.map))
    return no('bezet', 'Er wordt al een kopie gemaakt. Wacht tot die klaar is.');
  bezig.add(huis.map);
  const werkmap = join(huis.map, 'tijdelijk', 'bewaar');
  const { bestand } = vraag;
  const onaf = join(dirname(bestand), `.${basename(bestand)}.onaf`);
  try {
    const plek = await checkPlek(huis.map, bestand);
    if (!plek.ok) return plek;
    const sleutels = vraag.wachtwoord === null ? {} : await leesSleutelbestanden(huis.map);
    if (vraag.wachtwoord !== null && Object.keys(sleutels).length === 0) return GEEN_SLEUTEL;
    const manifest = await verzamel(huis, werkmap, vraag);
    if (!manifest.ok) return manifest;
    const geschreven = await schrijf(manifest.value, werkmap, onaf, vraag);
    if (geschreven.ok) await onthoud(huis, bestand, manifest.value.gemaaktOp);
    return geschreven;
  } finally {
    await rm(werkmap, { recursive: true, force: true });
    await rm(onaf, { force: true }).catch(() => undefined);
    bezig.delete(huis.map);
  }
}

/** Where it lies is kept, and beside it what was destroyed before: an older one there needs that. */
async function onthoud(huis: Huis, pad: string, gemaaktOp: string): Promise<void> {
  await noteerBewaarplaats(huis.map, { pad, gemaaktOp });
  await legLijstNaast(huis);
}

const GEEN_SLEUTEL = no(
  'geweigerd',
  'In deze gegevensmap staat geen sleutel: hij komt uit STUURHUIS_SLEUTEL, of hij is nog niet gemaakt. Bewaar zonder --met-sleutel.',
);

async function checkPlek(map: string, bestand: string): Promise<Result<void>> {
  const binnen = relative(map, bestand);
  if (!binnen.startsWith('..')) {
    return no('ongeldigeInvoer', 'Kies een plek buiten de gegevensmap voor het bewaarbestand.');
  }
  try {
    await lstat(bestand);
    return no('strijdigMetBestaand', `${bestand} bestaat al. Er wordt niets overschreven.`);
  } catch (fout) {
    if (!isCode(fout, 'ENOENT')) return schijfWeigering(fout, dirname(bestand));
  }
  const ouder = await stat(dirname(bestand)).catch(() => null);
  return ouder?.isDirectory()
    ? ok(undefined)
    : no('geweigerd', `De map ${dirname(bestand)} bestaat niet. Maak haar eerst.`);
}

/** Copies everything into the work folder; the facts first, so that the register is never older. */
async function verzamel(
  huis: Huis,
  werkmap: string,
  { wachtwoord, programma, meld }: BewaarVraag,
): Promise<Result<Manifest>> {
  try {
    await rm(werkmap, { recursive: true, force: true });
    await mkdir(werkmap, { recursive: true, mode: 0o700 });
    meld('Kopiëren', 0, 1);
    const gemaaktOp = huis.nu().toISOString();
    const { snapshot } = await huis.facts.bewaarNaar(join(werkmap, FEITEN));
    await huis.register.bewaarNaar(join(werkmap, REGISTER));
    await copyFile(join(huis.map, MERK), join(werkmap, MERK));
    const dicht = await kopieerQuarantaine(huis.map, werkmap);
    const metSleutel = wachtwoord !== null;
    if (metSleutel) {
      // read after the mark: each key is older than its proof there
      const kluis = await sluitKluis(await leesSleutelbestanden(huis.map), wachtwoord);
      await writeFile(join(werkmap, KLUIS), kluis, { mode: 0o600 });
    }
    const namen = [FEITEN, REGISTER, MERK, ...(metSleutel ? [KLUIS] : []), ...dicht];
    const onderdelen: Onderdeel[] = [];
    for (const naam of namen) onderdelen.push(await beschrijf(werkmap, naam));
    const kop = { soort: 'stuurhuis-bewaarbestand', versie: BEWAAR_VERSIE } as const;
    return ok({ ...kop, programma, gemaaktOp, snapshot, metSleutel, onderdelen });
  } catch (fout) {
    return schijfWeigering(fout, huis.map);
  }
}

async function beschrijf(werkmap: string, naam: string): Promise<Onderdeel> {
  const pad = join(werkmap, naam);
  const { size, mtime } = await stat(pad);
  return { naam, bytes: size, sha256: await sha256Van(pad), gewijzigdOp: mtime.toISOString() };
}

/** Keeps the time of each file: its term in quarantine counts from it. */
async function kopieerQuarantaine(map: string, werkmap: string): Promise<string[]> {
  const alle = await readdir(join(map, 'quarantaine')).catch(() => []);
  const namen = alle.filter((naam) => naam.endsWith('.dicht')).map((n) => `quarantaine/${n}`);
  if (namen.length > 0) await mkdir(join(werkmap, 'quarantaine'), { mode: 0o700 });
  for (const naam of namen) {
    const { atime, mtime } = await stat(join(map, naam));
    await copyFile(join(map, naam), join(werkmap, naam));
    await utimes(join(werkmap, naam), atime, mtime);
  }
  return namen;
}

async function schrijf(
  manifest: Manifest,
  werkmap: string,
  onaf: string,
  { bestand, meld }: BewaarVraag,
): Promise<Result<Bewaard>> {
  try {
    await rm(onaf, { force: true });
    await schrijfBewaarbestand(onaf, manifest, (o) => join(werkmap, o.naam), meld);
    const goed = await leesTerug(onaf, meld);
    if (!goed.ok) return goed;
    const { size } = await stat(onaf);
    await geefNaam(onaf, bestand);
    await spoelNaarSchijf(dirname(bestand));
    return ok({ bestand, bytes: size, manifest });
  } catch (fout) {
    if (isCode(fout, 'EEXIST')) {
      return no('strijdigMetBestaand', `${bestand} bestaat al. Er wordt niets overschreven.`);
    }
    return schijfWeigering(fout, dirname(bestand));
  }
}

async function leesTerug(pad: string, meld: Voortgang): Promise<Result<void>> {
  const open = await openBewaarbestand(pad);
  if (!open.ok) return open;
  try {
    return await controleerBewaarbestand(open.value, meld);
  } finally {
    open.value.sluit();
  }
}

/** A link never replaces another file, a rename would; some disks know no links. */
async function geefNaam(onaf: string, bestand: string): Promise<void> {
  try {
    await link(onaf, bestand);
  } catch (fout) {
    if (!isCode(fout, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw fout;
    await rename(onaf, bestand);
  }
}
