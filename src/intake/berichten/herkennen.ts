import { SaxesParser } from 'saxes';
import type { BerichtHerkenning } from './api.ts';
import { berichtSoorten, standaardVan } from './beschrijving/standaard.ts';
import { toonNaam } from './meldingen.ts';
import { splitNaam } from './naamruimten.ts';
import { OUDE_RELEASES } from './releases.ts';
import { chooseDecoder } from './tekens.ts';

const RUIMTE = /^http:\/\/www\.istandaarden\.nl\/([a-z]+)\/(\d+_\d+)\/([a-z0-9]+)\/schema/;
const WETTEN: Readonly<Record<string, string>> = {
  iwmo: 'iWmo',
  ijw: 'iJw',
  iwlz: 'iWlz',
  ipgb: 'iPgb',
};

/**
 * Says which message a root element starts; `null` when it is not one of the iStandaarden.
 * A message in a release or of a standard that is not read gives a Dutch sentence.
 */
export function recognizeWortel(
  naam: string,
  attributen: Readonly<Record<string, string>>,
): BerichtHerkenning | null {
  const { prefix, lokaal } = splitNaam(naam);
  const uri = attributen[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? '';
  const [heel, wet = '', release = '', bericht = ''] = RUIMTE.exec(uri) ?? [];
  if (heel === undefined || lokaal !== 'Bericht') return null;
  const soort = berichtSoorten().find((s) => s.toLowerCase() === bericht);
  if (soort && standaardVan(soort).naamruimte === uri) return { leesbaar: true, soort };
  const oud = OUDE_RELEASES.find((r) => r === release);
  if (soort && oud && standaardVan(soort).naamruimte === uri.replace(`/${oud}/`, '/3_2/'))
    return { leesbaar: true, soort, release: oud };
  const standaard = WETTEN[wet] ?? toonNaam(wet);
  const versie = release.replace('_', '.');
  const melding =
    release === '3_2' && (wet === 'iwmo' || wet === 'ijw')
      ? `Bericht ${toonNaam(bericht)} bestaat niet in ${standaard} ${versie}.`
      : `${standaard} ${versie} wordt nog niet gelezen; lever het bericht aan in iWmo of iJw 3.0, 3.1 of 3.2.`;
  return { leesbaar: false, melding };
}

/**
 * Recognises a message of the iStandaarden by its content, from the first bytes of a file (4 kB is
 * ample). `null` = something else.
 */
export function isBericht(eersteBytes: Buffer): BerichtHerkenning | null {
  const keuze = chooseDecoder(eersteBytes);
  const bytes = 'melding' in keuze ? eersteBytes : eersteBytes.subarray(keuze.overslaan);
  const gelezen = 'melding' in keuze ? null : keuze.decoder.decode(bytes);
  // Names of elements and namespaces are ASCII, whatever is wrong with the encoding: `readBericht` says that.
  const tekst = gelezen ?? bytes.toString('latin1');
  if (!tekst.trimStart().startsWith('<')) return null;
  let gevonden: BerichtHerkenning | null = null;
  const parser = new SaxesParser();
  parser.on('error', () => undefined);
  parser.on('opentag', (tag) => {
    gevonden = recognizeWortel(tag.name, tag.attributes);
    throw KLAAR;
  });
  try {
    parser.write(tekst);
  } catch (e) {
    if (e !== KLAAR) throw e;
  }
  return gevonden;
}
const KLAAR = new Error('root element seen');
