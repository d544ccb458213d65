import { toonNaam } from './meldingen.ts';
import { splitNaam } from './naamruimten.ts';
import { type Kader, meldFout, type Ontleder } from './ontleder-stand.ts';
import type { Toestand } from './toestand.ts';

/** The description of a child element at this place, or `null` (with a fault) when it may not be here. */
export function zoekKind(o: Ontleder, naam: string, regel: number): Toestand | null {
  const kader = o.kaders[o.diepte - 1];
  const kinderen = kader?.toestand.kinderen;
  if (kader === undefined || !kinderen) {
    meldFout(o, regel, 'XSD', `${kader?.toestand.knoop.naam} mag geen elementen bevatten.`, naam);
    return null;
  }
  const huidig = kinderen[kader.plaats];
  const vol = huidig === undefined || kader.aantal >= huidig.knoop.hoogstens;
  const verwacht = vol ? kinderen[kader.plaats + 1] : huidig;
  if (verwacht !== undefined && o.ruimten.isNummer(naam, verwacht.nummer)) {
    if (vol) kader.plaats++;
    kader.aantal = vol ? 1 : kader.aantal + 1;
    return verwacht;
  }
  return zoekVerder(o, kader, kinderen, o.ruimten.nummer(naam), naam, regel);
}

function zoekVerder(
  o: Ontleder,
  kader: Kader,
  kinderen: readonly Toestand[],
  nummer: number,
  naam: string,
  regel: number,
): Toestand | null {
  const begin = kader.aantal > 0 ? kader.plaats + 1 : kader.plaats;
  let doel = begin;
  while (doel < kinderen.length && kinderen[doel]?.nummer !== nummer) doel++;
  const gevonden = kinderen[doel];
  if (gevonden === undefined) {
    meldFout(
      o,
      regel,
      'XSD',
      meldingOnverwacht(o, kader, kinderen, nummer, naam),
      splitNaam(naam).lokaal,
    );
    return null;
  }
  for (let i = begin; i < doel; i++) {
    const knoop = kinderen[i]?.knoop;
    if (knoop?.minstens === 1) {
      meldFout(o, regel, 'XSD', `${knoop.naam} ontbreekt vóór ${gevonden.knoop.naam}.`, knoop.naam);
    }
  }
  kader.plaats = doel;
  kader.aantal = 1;
  return gevonden;
}

function meldingOnverwacht(
  o: Ontleder,
  kader: Kader,
  kinderen: readonly Toestand[],
  nummer: number,
  naam: string,
): string {
  const lokaal = splitNaam(naam).lokaal;
  const ouder = kader.toestand.knoop.naam;
  const bekend = kinderen.findIndex((k) => k.knoop.naam === lokaal);
  if (bekend < 0) return `${toonNaam(lokaal)} hoort niet in ${ouder}.`;
  if (kinderen[bekend]?.nummer !== nummer) {
    if (o.ruimten.ruimteVan(naam) === undefined)
      return `Het voorvoegsel van ${toonNaam(naam)} is niet gedeclareerd.`;
    return `${lokaal} staat in een verkeerde naamruimte.`;
  }
  if (bekend === kader.plaats) return `${lokaal} komt te vaak voor in ${ouder}.`;
  return `${lokaal} staat niet op de goede plaats in ${ouder}.`;
}
