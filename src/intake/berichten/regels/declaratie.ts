import type { DeclaratieDeel, PrestatieRecord } from '../api.ts';
import type { MeldBevinding } from './regels.ts';

/** Checks the lines of one 323 while they pass; memory grows with the reference numbers only. */
export interface DeclaratieControle {
  declaratie(d: DeclaratieDeel): void;
  prestatie(p: PrestatieRecord, regel: number): void;
  einde(): void;
}

interface Stand {
  readonly meld: MeldBevinding;
  declaratie: (DeclaratieDeel & { nummer: '323' }) | null;
  /** First day that is not too long ago (TR335). */
  vroegst: string;
  saldo: number;
  /** Each reference number, with whether it was a debit. */
  readonly referenties: Map<string, boolean>;
  readonly credits: { vorig: string; regel: number }[];
}

const EL = 'Declaratie/Clienten/Client/Prestaties/Prestatie';

/** Starts the checks of a 323. */
export function createDeclaratieControle(meld: MeldBevinding): DeclaratieControle {
  const stand: Stand = {
    meld,
    declaratie: null,
    vroegst: '',
    saldo: 0,
    referenties: new Map(),
    credits: [],
  };
  return {
    declaratie(d) {
      if (d.nummer !== '323') return;
      stand.declaratie = d;
      stand.vroegst = vijfJaarEerder(d.DeclaratieDagtekening);
      checkDeclaratiePeriode(stand, d.DeclaratiePeriode.Begindatum, d.DeclaratiePeriode.Einddatum);
    },
    prestatie(p, regel) {
      checkReferentie(stand, p, regel);
      checkPeriode(stand, p, regel);
      checkBedrag(stand, p, regel);
    },
    einde() {
      checkCredits(stand);
      checkTotaal(stand);
    },
  };
}

/** A reference as it may stand in a sentence: some providers put the BSN in it. */
const toon = (referentie: string): string => referentie.replace(/\d{8,}/g, '*********');

const vijfJaarEerder = (datum: string): string =>
  String(Number(datum.slice(0, 4)) - 5).padStart(4, '0') + datum.slice(4);

function checkDeclaratiePeriode(s: Stand, begin: string, eind: string): void {
  if (begin.endsWith('-01') && eind === laatsteDagVan(begin)) return;
  const melding = `De DeclaratiePeriode ${begin} tot en met ${eind} is geen hele kalendermaand.`;
  s.meld('SH-DECLARATIEPERIODE', null, 'Declaratie/DeclaratiePeriode', melding);
}

function laatsteDagVan(datum: string): string {
  const [jaar, maand] = [Number(datum.slice(0, 4)), Number(datum.slice(5, 7))];
  const schrikkel = (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0;
  const dagen = maand === 2 ? (schrikkel ? 29 : 28) : [4, 6, 9, 11].includes(maand) ? 30 : 31;
  return `${datum.slice(0, 8)}${dagen}`;
}

function checkReferentie(s: Stand, p: PrestatieRecord, regel: number): void {
  const { ReferentieNummer: nummer, VorigReferentieNummer: vorig } = p.ProductReferentie;
  const debet = p.IngediendBedrag.DebetCredit === 'D';
  const eerder = s.referenties.get(nummer);
  if (eerder !== undefined) {
    const melding = `ReferentieNummer ${toon(nummer)} komt vaker dan één keer voor in dit bestand.`;
    s.meld('TR314', regel, `${EL}/ProductReferentie`, melding);
  }
  s.referenties.set(nummer, debet || eerder === true);
  if (debet) return;
  if (vorig !== undefined) {
    s.credits.push({ vorig, regel });
    return;
  }
  const melding = `Creditregel ${toon(nummer)} noemt geen VorigReferentieNummer.`;
  s.meld('IV091', regel, `${EL}/ProductReferentie`, melding);
}

function checkPeriode(s: Stand, p: PrestatieRecord, regel: number): void {
  const { Begindatum: begin, Einddatum: eind } = p.ProductPeriode;
  const element = `${EL}/ProductPeriode`;
  if (eind < begin) {
    s.meld(
      'SH-PERIODE',
      regel,
      element,
      `De ProductPeriode eindigt (${eind}) voor zij begint (${begin}).`,
    );
  } else if (begin.slice(0, 7) !== eind.slice(0, 7)) {
    const melding = `De ProductPeriode ${begin} tot en met ${eind} valt niet binnen één kalendermaand.`;
    s.meld('OP367', regel, element, melding);
  }
  if (s.declaratie === null) return;
  const laatste = s.declaratie.DeclaratiePeriode.Einddatum;
  if (eind > laatste) {
    const melding = `De ProductPeriode eindigt op ${eind}, na de DeclaratiePeriode (${laatste}).`;
    s.meld('TR319', regel, element, melding);
  }
  if (eind < s.vroegst) {
    const dag = s.declaratie.DeclaratieDagtekening;
    const melding = `De ProductPeriode eindigt op ${eind}, meer dan vijf jaar voor de dagtekening (${dag}).`;
    s.meld('TR335', regel, element, melding);
  }
}

function checkBedrag(s: Stand, p: PrestatieRecord, regel: number): void {
  const { Bedrag: bedrag, DebetCredit } = p.IngediendBedrag;
  const { GeleverdVolume: volume, ProductTarief: tarief, Eenheid: eenheid } = p;
  s.saldo += DebetCredit === 'C' ? -bedrag : bedrag;
  const element = `${EL}/IngediendBedrag`;
  if (eenheid === '83') {
    if (tarief === undefined && volume === bedrag) return;
    const wat =
      tarief === undefined
        ? `het volume (${volume}) is niet het bedrag (${bedrag})`
        : 'er staat een tarief bij';
    s.meld(
      'SH-EENHEID83',
      regel,
      element,
      `Bij eenheid 83 (euro's) geldt volume is bedrag, zonder tarief: ${wat}.`,
    );
    return;
  }
  if (tarief === undefined) {
    s.meld('TR346', regel, element, 'ProductTarief ontbreekt, terwijl de eenheid geen euro is.');
  } else if (Math.abs(bedrag - volume * tarief) > speling(eenheid, volume)) {
    const melding = `IngediendBedrag (${bedrag}) is niet GeleverdVolume (${volume}) maal ProductTarief (${tarief}).`;
    s.meld('TR346', regel, element, melding);
  }
}

/** Minutes are paid by the hourly tariff and the printed tariff a minute is rounded (IV081): half a cent each. */
const speling = (eenheid: string, volume: number): number =>
  eenheid === '01' ? volume / 2 + 1 : 0;

function checkCredits(s: Stand): void {
  for (const { vorig, regel } of s.credits) {
    if (s.referenties.get(vorig) !== true) continue;
    const melding = `De creditregel staat in hetzelfde bestand als zijn debetregel ${toon(vorig)}.`;
    s.meld('TR316', regel, `${EL}/ProductReferentie`, melding);
  }
}

function checkTotaal(s: Stand): void {
  if (s.declaratie === null) return;
  const { TotaalBedrag, DebetCredit } = s.declaratie.TotaalIngediendBedrag;
  const genoemd = DebetCredit === 'C' ? -TotaalBedrag : TotaalBedrag;
  if (genoemd === s.saldo) return;
  const melding = `TotaalIngediendBedrag is ${genoemd} cent, maar de regels tellen op tot ${s.saldo} cent.`;
  s.meld('TR358', null, 'Declaratie/TotaalIngediendBedrag', melding);
}
