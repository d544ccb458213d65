import { createHash } from 'node:crypto';
import { type Bron, BronBreuk } from '../bron.ts';
import { feitrijenVan } from '../feitrijen.ts';
import { type Fout, isFouten } from '../fout.ts';
import { type Import, vandaagVan, weiger } from '../import.ts';
import type { TabelRij } from '../tabellen/lees-tabel.ts';
import { createTekstscherm } from '../tekstscherm.ts';
import { gebiedenVan, gebiedFout } from './gebieden.ts';

/** All buurten of the country, simplified, stay below it. */
const MAX_BYTES = 32 * 1024 ** 2;

/** Takes borders of wijken, buurten or municipalities in (GeoJSON): whole or not at all. */
export async function leesGebiedenIn(imp: Import, bron: Bron): Promise<void> {
  const { gemeente } = imp;
  if (gemeente === null) return weiger(imp, bron, null, [gebiedFout(WELKE_GEMEENTE)]);
  const gelezen = await leesRijen(bron);
  if (isFouten(gelezen)) return weiger(imp, bron, gemeente, gelezen);
  const scherm = createTekstscherm('gebieden', imp.sleutels, gemeente);
  // a border is made of coordinates that were read as numbers: there is no text in it
  const rijen = gelezen.map((r) => ({ ...scherm(r), geometrie: r['geometrie'] ?? null }));
  const kader = { posten: [], ontvangen: null, vandaag: vandaagVan(imp.huis) };
  const nummers = rijen.map((_, i) => i + 1);
  const feiten = feitrijenVan('gebieden', rijen, nummers, kader);
  if (isFouten(feiten)) return weiger(imp, bron, gemeente, feiten);
  const inhoudHash = createHash('sha256').update(JSON.stringify(rijen)).digest('hex');
  const herkomst = { gemeente, bestand: bron.naam, inhoudHash };
  imp.telling.tabel(await imp.sessie.voegTabelToe('gebieden', herkomst, feiten), 'gebieden');
}

async function leesRijen(bron: Bron): Promise<TabelRij[] | Fout[]> {
  if (bron.bytes > MAX_BYTES) return [gebiedFout(TE_GROOT)];
  const stukken: Buffer[] = [];
  try {
    for await (const stuk of await bron.open()) stukken.push(stuk);
  } catch (fout) {
    if (fout instanceof BronBreuk) return [gebiedFout(fout.message)];
    throw fout;
  }
  const tekst = Buffer.concat(stukken)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const jaar = /(?<!\d)20\d\d(?!\d)/.exec(bron.naam)?.[0];
  let inhoud: unknown;
  try {
    inhoud = JSON.parse(tekst);
  } catch {
    return [gebiedFout('Het bestand breekt af of is geen geldige JSON.')];
  }
  return gebiedenVan(inhoud, jaar === undefined ? null : Number(jaar));
}

const TE_GROOT =
  'Het bestand is groter dan 32 MB. Lever alleen de gebieden van de eigen gemeente, of een vereenvoudigde kaart.';
const WELKE_GEMEENTE =
  'Van welke gemeente deze gebieden zijn, blijkt nergens uit. Geef de gemeente op (vier cijfers).';
