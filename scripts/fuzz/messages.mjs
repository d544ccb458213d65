import {
  berichtSoorten,
  standaardVan,
} from '../../dist/intake/berichten/beschrijving/standaard.js';
import { codesVan } from '../../dist/intake/berichten/beschrijving/waarde.js';
import { writeBericht } from '../../dist/intake/berichten/schrijver.js';
import { createChance } from './chance.mjs';

/** The one person in every seed; no sentence of ours may ever name this number. */
export const BSN = '999900006';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function tekst({ pattern = '', maxLength = 20 }, kans) {
  const cijfers = /^\[0-9\]\{(\d+)\}$/.exec(pattern)?.[1];
  if (cijfers === '9') return BSN;
  if (cijfers) return cijfers === '4' ? '9998' : '12345678'.slice(0, Number(cijfers));
  if (pattern.startsWith('(0|')) return '1.0.0';
  if (pattern === '[0-9]*') return String(kans.getal(1e9));
  const lengte = 1 + kans.getal(Math.min(maxLength, 8));
  return Array.from({ length: lengte }, () => kans.kies([...LETTERS])).join('');
}

const twee = (n) => String(n).padStart(2, '0');

function waarde({ type, vast }, wet, kans) {
  if (vast !== null) return type.basis === 'integer' ? Number(vast) : vast;
  if (type.basis === 'date')
    return `202${4 + kans.getal(2)}-${twee(1 + kans.getal(12))}-${twee(1 + kans.getal(28))}`;
  if (type.basis === 'time') return `${twee(kans.getal(24))}:${twee(kans.getal(60))}:00`;
  if (type.basis === 'integer')
    return kans.eens(0.1) ? type.maxInclusive : kans.getal(Math.min(type.maxInclusive, 5000) + 1);
  const codes = codesVan(type, wet);
  return codes ? kans.kies(codes) : tekst(type, kans);
}

function inhoud(knoop, wet, kans) {
  if (knoop.kinderen === null) return waarde(knoop, wet, kans);
  const velden = {};
  for (const kind of knoop.kinderen) {
    if (kind.minstens === 0 && kans.eens(0.4)) continue;
    const een = () => inhoud(kind, wet, kans);
    velden[kind.naam] = kind.hoogstens > 1 ? Array.from({ length: 1 + kans.getal(3) }, een) : een();
  }
  return velden;
}

/**
 * Messages of every kind of both laws, made from the description of the standard, in each release
 * that is read.
 * @param {number} perSoort
 * @returns {Buffer[]}
 */
export function messageSeeds(perSoort) {
  return berichtSoorten().flatMap((soort) => {
    const { wortel, wet } = standaardVan(soort);
    return Array.from({ length: perSoort }, (_, i) => {
      const xml = writeBericht(soort, inhoud(wortel, wet, createChance(`${soort} ${i}`)));
      if (i === 0) return Buffer.from(xml);
      const release = i % 3;
      const oud = xml
        .replaceAll('/3_2/', `/3_${release}/`)
        .replace(/(BerichtSubversie>)2</, `$1${release}<`);
      return Buffer.from(oud);
    });
  });
}
