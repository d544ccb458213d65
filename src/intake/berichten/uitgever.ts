import type {
  AntwoordDeel,
  BerichtFout,
  BerichtKop,
  BerichtSamenvatting,
  BerichtSink,
  ClientDeel,
  DeclaratieDeel,
  KopVelden,
  PrestatieRecord,
} from './api.ts';
import type { Standaard } from './beschrijving/standaard.ts';
import type { RegelTabel, Uitgifte, Velden } from './ontleder-stand.ts';
import { checkToegekend } from './regels/antwoord.ts';
import { checkClient } from './regels/client.ts';
import { createDeclaratieControle, type DeclaratieControle } from './regels/declaratie.ts';
import type { MeldBevinding } from './regels/regels.ts';
import { checkAntwoord } from './regels/verzoek.ts';

/** Gives the parts of a message their type, hands them to the sink and keeps the totals. */
export interface Uitgever {
  readonly uitgifte: Uitgifte;
  einde(bytes: number): Omit<BerichtSamenvatting, 'inhoudHash' | 'bytes'>;
}

const MAX_PER_CODE = 100;
const MAX_BYTES = 25 * 1024 * 1024;

interface Stand {
  readonly standaard: Standaard;
  readonly sink: BerichtSink;
  readonly regels: RegelTabel;
  readonly meld: MeldBevinding;
  readonly bevindingen: BerichtFout[];
  readonly aantalPerCode: Record<string, number>;
  readonly controle: DeclaratieControle | null;
  kop: BerichtKop | null;
  declaratie: DeclaratieDeel | null;
  aantalClienten: number;
  aantalPrestaties: number;
  debetCenten: number;
  creditCenten: number;
}

/** Starts the hand-out of one message. */
export function createUitgever(
  standaard: Standaard,
  sink: BerichtSink,
  regels: RegelTabel,
): Uitgever {
  const stand = createStand(standaard, sink, regels);
  const uitgifte: Uitgifte = (rol, velden, regel, ouder) => {
    switch (rol) {
      case 'prestatie':
        return givePrestatie(stand, velden, ouder, regel);
      case 'client':
        return giveClient(stand, velden, regel);
      case 'kop':
        return giveKop(stand, velden);
      case 'clienten':
        return giveDeclaratie(stand, ouder, true);
      case 'declaratie':
        return giveDeclaratie(stand, velden, stand.declaratie === null);
      default:
        return giveAntwoord(stand, velden, regel);
    }
  };
  return { uitgifte, einde: (bytes) => summarize(stand, bytes) };
}

function createStand(standaard: Standaard, sink: BerichtSink, regels: RegelTabel): Stand {
  const bevindingen: BerichtFout[] = [];
  const aantalPerCode: Record<string, number> = {};
  const meld: MeldBevinding = (code, regel, element, melding) => {
    const aantal = (aantalPerCode[code] ?? 0) + 1;
    aantalPerCode[code] = aantal;
    if (aantal <= MAX_PER_CODE)
      bevindingen.push({ regel, element: `Bericht/${element}`, code, melding });
  };
  return {
    standaard,
    sink,
    regels,
    meld,
    bevindingen,
    aantalPerCode,
    controle: standaard.nummer === '323' ? createDeclaratieControle(meld) : null,
    kop: null,
    declaratie: null,
    aantalClienten: 0,
    aantalPrestaties: 0,
    debetCenten: 0,
    creditCenten: 0,
  };
}

function giveAntwoord(s: Stand, velden: Velden, regel: number): void {
  // Safe: as in giveKop.
  const antwoord = velden as unknown as AntwoordDeel;
  if (s.standaard.nummer === '319') checkAntwoord(antwoord, regel, s.meld);
  s.sink.antwoord?.(antwoord, regel);
}

function giveKop(s: Stand, velden: Velden): void {
  // Safe: the reader has checked these fields against the description that the type follows.
  const header = velden as unknown as KopVelden;
  const { soort, wet, versie, nummer, berichtCode } = s.standaard;
  s.kop = {
    soort,
    wet,
    versie,
    nummer,
    berichtCode,
    afzender: header.Afzender,
    ontvanger: header.Ontvanger,
    identificatie: header.BerichtIdentificatie.Identificatie,
    dagtekening: header.BerichtIdentificatie.Dagtekening,
    header,
  };
  s.sink.kop?.(s.kop);
}

function giveDeclaratie(s: Stand, velden: Velden, uitdelen: boolean): void {
  // Safe: as in giveKop; `nummer` tells which of the two descriptions it was.
  const declaratie = { ...velden, nummer: s.standaard.nummer } as unknown as DeclaratieDeel;
  s.declaratie = declaratie;
  if (!uitdelen) return;
  s.controle?.declaratie(declaratie);
  s.sink.declaratie?.(declaratie);
}

function givePrestatie(s: Stand, velden: Velden, client: Velden, regel: number): void {
  // Safe: as in giveKop.
  const prestatie = velden as unknown as PrestatieRecord;
  const { Bedrag, DebetCredit } = prestatie.IngediendBedrag;
  s.aantalPrestaties++;
  if (DebetCredit === 'C') s.creditCenten += Bedrag;
  else s.debetCenten += Bedrag;
  s.controle?.prestatie(prestatie, regel);
  // Safe: Bsn is a required text field of the Client, and stands before its Prestaties.
  s.sink.prestatie?.(prestatie, client['Bsn'] as string, regel);
}

function giveClient(s: Stand, client: Velden, regel: number): void {
  s.aantalClienten++;
  // Safe: as in giveKop; `nummer` tells which description it was.
  const deel = { nummer: s.standaard.nummer, regel, client } as unknown as ClientDeel;
  checkClient(deel, (record) => s.regels.get(record) ?? regel, s.meld);
  s.sink.client?.(deel);
}

function summarize(s: Stand, bytes: number): Omit<BerichtSamenvatting, 'inhoudHash' | 'bytes'> {
  if (s.kop === null) throw new Error('a message without faults has a Header');
  s.controle?.einde();
  if (s.declaratie?.nummer === '325') {
    checkToegekend(s.declaratie, s.debetCenten - s.creditCenten, s.meld);
  }
  if (bytes > MAX_BYTES) {
    const mb = Math.round(bytes / 1024 / 1024);
    s.meld('OP179', null, '', `Het bestand is ${mb} MB; de standaard staat hoogstens 25 MB toe.`);
  }
  const { kop, declaratie, aantalClienten, aantalPrestaties, debetCenten, creditCenten } = s;
  const { bevindingen, aantalPerCode } = s;
  return {
    kop,
    declaratie,
    aantalClienten,
    aantalPrestaties,
    debetCenten,
    creditCenten,
    bevindingen,
    aantalPerCode,
  };
}
