import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { type Bewaarplaats, noteerBewaarplaats } from '../vernietigen/bewaarplaatsen.ts';
import { hervernietig } from '../vernietigen/hervernietig.ts';
import { huisnummer, leesLijsten } from '../vernietigen/vernietiglijst.ts';
import {
  type Bewaarbestand,
  controleerBewaarbestand,
  openBewaarbestand,
  type Voortgang,
} from './bewaarbestand.ts';
import { openKluis, type Sleutelbestanden } from './kluis.ts';
import { KLUIS, type Manifest, MERK, type Onderdeel } from './manifest.ts';
import {
  isCode,
  schijfWeigering,
  sha256Van,
  spoelMapNaarSchijf,
  spoelNaarSchijf,
} from './schijf.ts';

/** What is asked of a restore. */
export interface HerstelVraag {
  readonly bestand: string;
  /** The data folder to be: absent or empty. */
  readonly map: string;
  /** A folder beside it, not there yet, in which all is built up and examined first. */
  readonly werkmap: string;
  /** Asked when the backup holds a key; `null`: nobody gave one. */
  readonly wachtwoord: () => Promise<string | null>;
  /** Leaves a key that is in the backup out. */
  readonly zonderSleutel: boolean;
  readonly open: (map: string) => Promise<Result<Huis>>;
  readonly meld: Voortgang;
}

/** One part of a restored house that was examined. */
export interface Controle {
  readonly onderdeel: string;
  readonly goed: boolean;
  readonly melding: string;
}

export interface Hersteld {
  readonly map: string;
  readonly manifest: Manifest;
  readonly metSleutel: boolean;
  readonly controle: readonly Controle[];
  /** Destructions from after the backup that were done again. */
  readonly hervernietigd: number;
}

/**
 * Builds a data folder from a backup: whole or not at all. Every hash is compared before a byte is
 * written and again on the disk; then the house is opened and examined; only then the folder gets
 * its name.
 */
export async function herstel(vraag: HerstelVraag): Promise<Result<Hersteld>> {
  const open = await openBewaarbestand(vraag.bestand);
  if (!open.ok) return open;
  try {
    const heel = await controleerBewaarbestand(open.value, vraag.meld);
    if (!heel.ok) return heel;
    const sleutels = await leesSleutels(open.value, vraag);
    if (!sleutels.ok) return sleutels;
    const gebouwd = await bouw(open.value, sleutels.value, vraag);
    if (!gebouwd.ok) return gebouwd;
    return await geefNaam(vraag, {
      map: vraag.map,
      manifest: open.value.manifest,
      metSleutel: sleutels.value !== null,
      ...gebouwd.value,
    });
  } catch (fout) {
    return schijfWeigering(fout, dirname(vraag.map));
  } finally {
    open.value.sluit();
    await rm(vraag.werkmap, { recursive: true, force: true });
  }
}

const GEEN_WACHTWOORD = no(
  'geweigerd',
  'In dit bewaarbestand zit de sleutel. Zet het wachtwoord in STUURHUIS_WACHTWOORD, of laat de sleutel weg met --zonder-sleutel.',
);

async function leesSleutels(
  { manifest, stroom }: Bewaarbestand,
  { wachtwoord, zonderSleutel }: HerstelVraag,
): Promise<Result<Sleutelbestanden | null>> {
  const kluis = manifest.onderdelen.find((o) => o.naam === KLUIS);
  if (!kluis || zonderSleutel) return ok(null);
  const woord = await wachtwoord();
  if (woord === null) return GEEN_WACHTWOORD;
  const stukken: Buffer[] = [];
  // safe: a stream without an encoding hands out buffers
  for await (const stuk of (await stroom(kluis)) as AsyncIterable<Buffer>) stukken.push(stuk);
  return openKluis(Buffer.concat(stukken), woord);
}

async function bouw(
  bestand: Bewaarbestand,
  sleutels: Sleutelbestanden | null,
  { werkmap, open, meld, bestand: pad }: HerstelVraag,
): Promise<Result<Nagekeken>> {
  const onderdelen = bestand.manifest.onderdelen.filter((o) => o.naam !== KLUIS);
  await mkdir(werkmap, { mode: 0o700 });
  for (const [i, deel] of onderdelen.entries()) {
    meld('Terugzetten', i, onderdelen.length);
    await zetTerug(bestand, deel, join(werkmap, deel.naam));
  }
  if (sleutels) await schrijfSleutels(join(werkmap, 'geheim'), sleutels);
  meld('Controleren', 0, 1);
  for (const deel of onderdelen) {
    if ((await sha256Van(join(werkmap, deel.naam))) !== deel.sha256) return NIET_GELIJK;
  }
  const { gemaaktOp } = bestand.manifest;
  const kijkNa = () => controleer(werkmap, open, { pad, gemaaktOp });
  return sleutels ? kijkNa() : zonderBewijs(werkmap, kijkNa);
}

/** What came out of the examination. */
type Nagekeken = Pick<Hersteld, 'controle' | 'hervernietigd'>;

const NIET_GELIJK = no(
  'onleesbaar',
  'Wat op de schijf kwam is niet gelijk aan het bewaarbestand. Er is niets hersteld; kijk de schijf na.',
);

async function zetTerug(bestand: Bewaarbestand, deel: Onderdeel, pad: string): Promise<void> {
  await mkdir(dirname(pad), { recursive: true, mode: 0o700 });
  const uit = createWriteStream(pad, { mode: 0o600, flags: 'wx', flush: true });
  await pipeline(await bestand.stroom(deel), uit);
  const tijd = new Date(deel.gewijzigdOp);
  await utimes(pad, tijd, tijd);
}

async function schrijfSleutels(geheim: string, sleutels: Sleutelbestanden): Promise<void> {
  await mkdir(geheim, { mode: 0o700 });
  for (const [naam, inhoud] of Object.entries(sleutels)) {
    await writeFile(join(geheim, naam), inhoud, { mode: 0o600, flag: 'wx', flush: true });
  }
}

/**
 * A house does not open without the keys that its mark has proofs of. Where they are left out the
 * mark goes without those proofs during the examination, and is put back as it was.
 */
async function zonderBewijs(
  werkmap: string,
  kijkNa: () => Promise<Result<Nagekeken>>,
): Promise<Result<Nagekeken>> {
  const pad = join(werkmap, MERK);
  const heel = await readFile(pad, 'utf8');
  const kaal: unknown = JSON.parse(heel, (naam, w: unknown) =>
    naam === 'sleutelbewijzen' ? undefined : w,
  );
  await writeFile(pad, JSON.stringify(kaal));
  const uitslag = await kijkNa();
  await writeFile(pad, heel, { flush: true });
  return uitslag;
}

async function controleer(
  werkmap: string,
  open: HerstelVraag['open'],
  bron: Bewaarplaats,
): Promise<Result<Nagekeken>> {
  const huis = await open(werkmap);
  if (!huis.ok) return huis;
  let uitslag: readonly Controle[] = [];
  let hervernietigd = 0;
  try {
    const lijst = await leesLijsten(bron.pad, await huisnummer(werkmap));
    const opnieuw = await hervernietig(huis.value, lijst);
    if (!opnieuw.ok) return opnieuw;
    hervernietigd = opnieuw.value;
    await noteerBewaarplaats(werkmap, bron);
    const feiten = await huis.value.facts.controleer();
    uitslag = [...feiten, ...(await huis.value.register.controleer())];
  } finally {
    await huis.value.sluit();
  }
  const fout = uitslag.find((o) => !o.goed);
  if (!fout) return ok({ controle: uitslag, hervernietigd });
  return no('onleesbaar', `Er is niets hersteld: ${fout.onderdeel} is niet heel. ${fout.melding}`);
}

/** A rename takes the place of an empty folder, never of one with something in it. */
async function geefNaam(vraag: HerstelVraag, uit: Hersteld): Promise<Result<Hersteld>> {
  const { map, werkmap } = vraag;
  await spoelMapNaarSchijf(werkmap);
  try {
    await rename(werkmap, map);
  } catch (fout) {
    if (isCode(fout, 'ENOTEMPTY', 'EEXIST')) return nietLeeg(map);
    if (isCode(fout, 'EBUSY', 'EXDEV')) {
      return no(
        'geweigerd',
        `${map} is een aangekoppelde schijf. Kies een map daarin, bijvoorbeeld ${join(map, 'stuurhuis')}.`,
      );
    }
    throw fout;
  }
  await spoelNaarSchijf(dirname(map));
  return ok(uit);
}

/** The refusal of a folder that holds something. */
export const nietLeeg = (map: string): Result<never> =>
  no(
    'strijdigMetBestaand',
    `De map ${map} is niet leeg. Herstel kan alleen in een lege of nieuwe map.`,
  );
