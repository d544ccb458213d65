import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { BerichtFout, BerichtSamenvatting, BerichtSink, BerichtUitkomst } from './api.ts';
import { standaardVan } from './beschrijving/standaard.ts';
import { recognizeWortel } from './herkennen.ts';
import { meldingXml } from './meldingen.ts';
import { addTekst, inhoudHash, openElement, sluitElement } from './ontleder.ts';
import { createOntleder, GESTOPT, type Ontleder, type RegelTabel } from './ontleder-stand.ts';
import { alsRelease32 } from './releases.ts';
import { chooseDecoder, KEUZE_BYTES, type TekenDecoder } from './tekens.ts';
import { createUitgever, type Uitgever } from './uitgever.ts';

/** Text is parsed in blocks of at most this size, whatever the source hands out. */
const BLOK = 1 << 18;
/** So much text without any element is not a message but an attack. */
const MAX_STIL = 4 << 20;

interface Lezing {
  readonly parser: SaxesParser;
  readonly sink: BerichtSink;
  /** Faults of the form of the file, outside the message. */
  readonly vormFouten: BerichtFout[];
  ontleder: Ontleder | null;
  uitgever: Uitgever | null;
  bytes: number;
  stil: number;
}

/**
 * Reads one message of the iStandaarden from a stream of bytes: form, schema and the rules that one
 * file can break. Memory does not grow with the file. Faults of form or schema refuse the message;
 * broken rules are bevindingen in the summary.
 * @param bron bytes of the file in order; errors of the source itself are thrown on.
 * @param sink gets the parts of the message while they are read; see `BerichtSink`.
 */
export async function readBericht(
  bron: AsyncIterable<Buffer> | Iterable<Buffer>,
  sink: BerichtSink = {},
): Promise<BerichtUitkomst> {
  const lezing = createLezing(sink);
  try {
    await readBlokken(lezing, alsRelease32(bron));
    lezing.parser.close();
  } catch (e) {
    if (e !== GESTOPT) throw e;
  }
  await sink.naBlok?.();
  return uitkomst(lezing);
}

function createLezing(sink: BerichtSink): Lezing {
  const parser = new SaxesParser();
  const lezing: Lezing = {
    parser,
    sink,
    vormFouten: [],
    ontleder: null,
    uitgever: null,
    bytes: 0,
    stil: 0,
  };
  // Trap: with eight handlers or more V8 keeps the parser as a dictionary, and reading takes four times as long.
  parser.on('opentag', (tag) => openTag(lezing, tag));
  parser.on('closetag', () => {
    lezing.stil = 0;
    if (lezing.ontleder) sluitElement(lezing.ontleder);
  });
  const tekst = (stuk: string): void => {
    if (lezing.ontleder) addTekst(lezing.ontleder, stuk, parser.line);
  };
  parser.on('text', tekst);
  parser.on('cdata', tekst);
  parser.on('doctype', () => stop(lezing, 'Een bestand met een DOCTYPE wordt niet gelezen.'));
  parser.on('error', (e) => stop(lezing, meldingXml(e.message)));
  return lezing;
}

function stop(lezing: Lezing, melding: string): never {
  const regel = lezing.parser.line;
  lezing.vormFouten.push({ regel, element: '', code: 'XML', melding });
  throw GESTOPT;
}

function openTag(lezing: Lezing, tag: SaxesTagPlain): void {
  lezing.stil = 0;
  const ontleder = lezing.ontleder ?? startBericht(lezing, tag);
  openElement(ontleder, tag.name, tag.attributes, lezing.parser.line);
}

function startBericht(lezing: Lezing, tag: SaxesTagPlain): Ontleder {
  const { version } = lezing.parser.xmlDecl;
  if (version !== undefined && version !== '1.0')
    return stop(lezing, 'Alleen XML 1.0 wordt gelezen.');
  const herkend = recognizeWortel(tag.name, tag.attributes);
  if (herkend === null) return stop(lezing, 'Dit is geen bericht van iWmo of iJw.');
  if (!herkend.leesbaar) return stop(lezing, herkend.melding);
  const standaard = standaardVan(herkend.soort);
  const regels: RegelTabel = new WeakMap();
  const uitgever = createUitgever(standaard, lezing.sink, regels);
  lezing.uitgever = uitgever;
  lezing.ontleder = createOntleder(standaard, uitgever.uitgifte, regels);
  return lezing.ontleder;
}

async function readBlokken(
  lezing: Lezing,
  bron: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<void> {
  let begin: Buffer | null = Buffer.alloc(0);
  let decoder: TekenDecoder | null = null;
  for await (const stuk of bron) {
    lezing.bytes += stuk.length;
    let bytes = stuk;
    if (begin !== null) {
      begin = Buffer.concat([begin, stuk]);
      if (begin.length < KEUZE_BYTES) continue;
      bytes = begin;
    }
    if (decoder === null) [decoder, bytes] = startDecoder(lezing, bytes);
    begin = null;
    await readStuk(lezing, decoder, bytes);
  }
  if (begin !== null && begin.length > 0) {
    const [gekozen, bytes] = startDecoder(lezing, begin);
    decoder = gekozen;
    await readStuk(lezing, decoder, bytes);
  }
  if (decoder !== null) readTekst(lezing, decoder.einde());
}

function startDecoder(lezing: Lezing, begin: Buffer): [TekenDecoder, Buffer] {
  const keuze = chooseDecoder(begin);
  if ('melding' in keuze) return stop(lezing, keuze.melding);
  return [keuze.decoder, begin.subarray(keuze.overslaan)];
}

async function readStuk(lezing: Lezing, decoder: TekenDecoder, bytes: Buffer): Promise<void> {
  for (let van = 0; van < bytes.length; van += BLOK) {
    readTekst(lezing, decoder.decode(bytes.subarray(van, van + BLOK)));
    const wacht = lezing.sink.naBlok?.();
    if (wacht) await wacht;
  }
}

function readTekst(lezing: Lezing, tekst: string | null): void {
  if (tekst === null) {
    return stop(lezing, 'Het bestand bevat tekens die niet in zijn tekencodering passen.');
  }
  if (tekst === '') return;
  lezing.stil += tekst.length;
  lezing.parser.write(tekst);
  if (lezing.stil > MAX_STIL)
    stop(lezing, 'Een deel van het bestand is onbegrensd lang; dat wordt niet gelezen.');
}

function uitkomst(lezing: Lezing): BerichtUitkomst {
  const fouten = [...(lezing.ontleder?.fouten ?? []), ...lezing.vormFouten];
  const { ontleder, uitgever } = lezing;
  if (fouten.length > 0 || ontleder === null || uitgever === null) return refuse(fouten);
  const samenvatting: BerichtSamenvatting = {
    ...uitgever.einde(lezing.bytes),
    inhoudHash: inhoudHash(ontleder),
    bytes: lezing.bytes,
  };
  return { ok: true, value: samenvatting };
}

function refuse(gevonden: readonly BerichtFout[]): BerichtUitkomst {
  const leeg = { regel: null, element: '', code: 'XML', melding: 'Het bestand is leeg.' };
  const fouten = gevonden.length > 0 ? gevonden : [leeg];
  const eerste = fouten[0]?.melding ?? leeg.melding;
  const meer = fouten.length === 1 ? '' : ` (en nog ${fouten.length - 1} fouten)`;
  return { ok: false, problem: { code: 'geweigerd', detail: `${eerste}${meer}` }, fouten };
}
