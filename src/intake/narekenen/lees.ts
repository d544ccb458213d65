import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import type { Notatie } from '../../core/basis/getal.ts';
import { ok, type Result } from '../../core/basis/result.ts';
import { rekenNa } from '../../core/narekenen/narekenen.ts';
import { splits } from '../../core/narekenen/splits.ts';
import type { Narekening, RuweTabel } from '../../core/narekenen/typen.ts';
import { BronBreuk, zonderBreuk } from '../bron.ts';
import { isZip } from '../herken.ts';
import { type Blad, Celfout, type Rij, TabelFout } from '../tabellen/cel.ts';
import { openCsv } from '../tabellen/csv.ts';
import { openWerkboek } from '../tabellen/werkboek.ts';
import { isAndereMunt, ruweCel, telStemmen } from './cellen.ts';
import { leesJsonTabel } from './json.ts';
import { weigerBestand } from './reden.ts';
import { heeftBedrag, vulNamenAan } from './samengevoegd.ts';

/** A sheet of a file, whole. */
interface Bladinhoud {
  readonly naam: string;
  readonly rijen: readonly Rij[];
  /** Ranges that were merged, such as `B3:C3`. */
  readonly samengevoegd: readonly string[];
}

const MAX_WERKBOEK = 64 * 1024 ** 2;
const MAX_TEKST = 256 * 1024 ** 2;
const MAX_CELLEN = 5_000_000;

/**
 * Reads a file with published tables and recomputes each of them.
 * @param getal how its numbers are written, where the file leaves doubt
 * @returns `geweigerd` with a code as its field (`NarekenReden`) when the file as a whole cannot be
 *   recomputed; `ongeldigeInvoer` when it is not there
 */
export async function rekenBestandNa(pad: string, getal?: Notatie): Promise<Result<Narekening[]>> {
  const bladen = await leesBladen(pad);
  if (!bladen.ok) return bladen;
  const gevuld = bladen.value.filter((b) => b.rijen.length > 0);
  if (gevuld.length === 0) return weigerBestand('leeg-bestand', 'Het bestand is leeg.');
  const keuring = keur(gevuld);
  if (!keuring.ok) return keuring;
  const notatie = getal ? ok(getal) : kiesNotatie(gevuld);
  if (!notatie.ok) return notatie;
  return ok(rekenBladen(gevuld, notatie.value));
}

const rekenBladen = (bladen: readonly Bladinhoud[], notatie: Notatie): Narekening[] =>
  bladen.flatMap((b) => splits(ruw(b, notatie, bladen.length > 1)).map(rekenNa));

const ruw = (
  { naam, rijen, samengevoegd }: Bladinhoud,
  notatie: Notatie,
  metNaam: boolean,
): RuweTabel => ({
  naam: metNaam ? naam : '',
  rijen: vulNamenAan(rijen, samengevoegd).map(({ nr, cellen }) => ({
    nr,
    cellen: Array.from(cellen, (c) => ruweCel(c, notatie)),
  })),
});

async function leesBladen(pad: string): Promise<Result<Bladinhoud[]>> {
  const soort = await stat(pad).catch(() => null);
  if (!soort?.isFile()) {
    const melding = `Het bestand ${pad} bestaat niet of is niet te lezen.`;
    return { ok: false, problem: { code: 'ongeldigeInvoer', detail: melding } };
  }
  if (soort.size === 0) return weigerBestand('leeg-bestand', 'Het bestand is leeg.');
  try {
    const begin = await leesBegin(pad);
    const werkboek = isZip(begin);
    if (soort.size > (werkboek ? MAX_WERKBOEK : MAX_TEKST))
      return weigerBestand(
        'bestand-onleesbaar',
        'Het bestand is te groot voor een gedrukte tabel.',
      );
    if (werkboek) return ok(await alleBladen(await openWerkboek(await readFile(pad))));
    const tekst = begin
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .trimStart();
    if (/^[[{]/.test(tekst)) return leesJson(pad);
    if (/[\0-\x08\x0e-\x1f]/.test(tekst) && !/^(\u00ff\u00fe|\u00fe\u00ff)/.test(tekst))
      return weigerBestand('geen-tabelbestand', GEEN_TABEL);
    if (tekst.startsWith('<')) return weigerBestand('geen-tabelbestand', GEEN_TABEL);
    return ok(
      await alleBladen([
        await openCsv({ open: async () => zonderBreuk(() => createReadStream(pad)) }),
      ]),
    );
  } catch (fout) {
    if (fout instanceof TabelFout || fout instanceof BronBreuk)
      return weigerBestand('bestand-onleesbaar', fout.message);
    throw fout;
  }
}

const GEEN_TABEL = 'Dit is geen tabel die Stuurhuis kent. Lever een XLSX-, CSV- of JSON-bestand.';
const BEGIN_BYTES = 1024;

async function leesBegin(pad: string): Promise<Buffer> {
  const bestand = await open(pad);
  try {
    const { buffer, bytesRead } = await bestand.read(Buffer.alloc(BEGIN_BYTES), 0, BEGIN_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await bestand.close();
  }
}

async function leesJson(pad: string): Promise<Result<Bladinhoud[]>> {
  const rijen = leesJsonTabel((await readFile(pad, 'utf8')).replace(/^\ufeff/, ''));
  return rijen.ok ? ok([{ naam: '', rijen: rijen.value, samengevoegd: [] }]) : rijen;
}

async function alleBladen(bladen: readonly Blad[]): Promise<Bladinhoud[]> {
  const uit: Bladinhoud[] = [];
  let cellen = 0;
  for (const blad of bladen) {
    const rijen: Rij[] = [];
    for await (const portie of blad.rijen()) {
      for (const rij of portie) {
        cellen += rij.cellen.length;
        if (cellen > MAX_CELLEN) throw new TabelFout('De tabel heeft te veel cellen.', rij.nr);
        rijen.push(rij);
      }
    }
    uit.push({ naam: blad.naam, rijen, samengevoegd: blad.samengevoegd?.() ?? [] });
  }
  return uit;
}

/** What makes a whole file unfit: formulas that went wrong, other money, figures that were merged. */
function keur(bladen: readonly Bladinhoud[]): Result<void> {
  for (const blad of bladen) {
    const getallen = blad.rijen.flatMap((rij) => rij.cellen.slice(1).map((cel) => ({ rij, cel })));
    const fout = getallen.find(({ cel }) => cel instanceof Celfout);
    if (fout?.cel instanceof Celfout) return weigerBestand('formule-fout', fout.cel.melding);
    const munt = getallen.find(({ cel }) => isAndereMunt(cel));
    if (munt) {
      return weigerBestand(
        'andere-munt',
        `Op rij ${munt.rij.nr} staat een bedrag in een andere munt dan de euro. Dat is niet na te rekenen.`,
      );
    }
    const bereik = blad.samengevoegd.find((b) => heeftBedrag(blad.rijen, b));
    if (bereik !== undefined) {
      return weigerBestand(
        'samengevoegde-cellen',
        `De cellen ${bereik} zijn samengevoegd en er staat een bedrag in. Het is niet duidelijk bij welke rij en kolom het hoort. Splits de cellen in Excel en sla het bestand op.`,
      );
    }
  }
  return ok(undefined);
}

/** Dutch unless the file says otherwise; a file that says both, or leaves doubt, is refused. */
function kiesNotatie(bladen: readonly Bladinhoud[]): Result<Notatie> {
  const { nl, en, punt, komma } = telStemmen(bladen.flatMap((b) => b.rijen));
  if ((nl && en) || (!nl && !en && punt && komma)) {
    const waar = nl && en ? ` (zie rij ${nl.nr} en rij ${en.nr})` : '';
    return weigerBestand(
      'getalnotatie-gemengd',
      `Getallen staan er op twee manieren: 1.234,5 en 1,234.5${waar}. Schrijf ze overal gelijk, of zeg met --getal nl of --getal en hoe ze te lezen.`,
    );
  }
  if (nl || en) return ok(nl ? 'nl' : 'en');
  if (!komma) return ok('nl');
  const [alsNl, alsEn] = (['nl', 'en'] as const).map((n) => score(rekenBladen(bladen, n)));
  if (alsNl === alsEn) {
    return weigerBestand(
      'getalnotatie-onduidelijk',
      'Een getal als 1,234 kan duizend of een breuk zijn. Zeg met --getal nl (breuk) of --getal en (duizend) hoe het te lezen is.',
    );
  }
  return ok((alsNl ?? 0) > (alsEn ?? 0) ? 'nl' : 'en');
}

/** How well the sums come out: the right reading makes more of them fit. */
const score = (uit: readonly Narekening[]): number =>
  uit
    .flatMap((n) => n.sommen)
    .reduce((som, s) => som + (s.uitkomst === 'nietHerleidbaar' ? -1 : 1), 0);
