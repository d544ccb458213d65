import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { type Datum, type Maand, maandVan } from '../core/basis/datum.ts';
import type { LeveringFeit, PrestatieFeit, ToewijzingFeit } from '../facts/feiten.ts';
import type { Omzetting } from './feiten-van.ts';
import type { Exportsoort } from './tabellen/formaten.ts';
import type { TabelRij } from './tabellen/lees-tabel.ts';

// The reader of tables has checked that every cell is of the kind of its column: the casts are safe.
const tekst = (r: TabelRij, veld: string): string => String(r[veld]);
const tekstOf = (r: TabelRij, veld: string): string | null =>
  r[veld] === null || r[veld] === undefined ? null : String(r[veld]);
const getalOf = (r: TabelRij, veld: string) => (r[veld] ?? null) as number | null; // safe: see above
const dag = (r: TabelRij, veld: string) => tekst(r, veld) as Datum; // safe: see above
const dagOf = (r: TabelRij, veld: string) => tekstOf(r, veld) as Datum | null; // safe: see above
const bedragOf = (r: TabelRij, veld: string): Centen | null => {
  const n = getalOf(r, veld);
  return n === null ? null : toCenten(n);
};

/** Two digits, as the standard writes a category; Excel drops a leading zero. */
const categorieVan = (r: TabelRij): string | null =>
  tekstOf(r, 'categorie')?.padStart(2, '0') ?? null;
const code2 = (r: TabelRij, veld: string): string | null =>
  tekstOf(r, veld)?.padStart(2, '0') ?? null;

/** The AGB code of a row; Excel drops a leading zero. */
export const agbVan = (r: TabelRij): string => tekst(r, 'aanbieder').padStart(8, '0');

/** The day on which the municipality knew of a row; of a toewijzing without one the day of it. */
export const bekendVan = (soort: Exportsoort, r: TabelRij): Datum =>
  dagOf(r, 'ontvangen') ??
  dag(r, soort === 'exportToewijzingen' ? 'toewijzingsdatum' : 'ontvangen');

/** A toewijzing of an export, with what is kept of the client. */
export function toewijzingVanExport(r: TabelRij, om: Omzetting): ToewijzingFeit {
  const client = om.pseudoniem(tekst(r, 'bsn'));
  const postcode = om.isAfgeschermd(client) ? null : tekstOf(r, 'postcode');
  const gebied = postcode ? om.gebied(postcode.replace(/\s/g, '').toUpperCase()) : null;
  const geboren = dagOf(r, 'geboortedatum');
  const referentie = tekstOf(r, 'referentieAanbieder');
  return {
    client,
    geboortemaand: geboren === null ? null : (maandVan(geboren) satisfies Maand),
    wijk: gebied?.wijk ?? null,
    buurt: gebied?.buurt ?? null,
    // an export has no whole address
    huishouden: null,
    toewijzingNummer: getalOf(r, 'toewijzingNummer') ?? 0,
    categorie: categorieVan(r),
    code: tekstOf(r, 'code'),
    toewijzingsdatum: dag(r, 'toewijzingsdatum'),
    toewijzingstijd: tekstOf(r, 'toewijzingstijd') ?? '00:00:00',
    ingangsdatum: dag(r, 'ingangsdatum'),
    einddatum: dagOf(r, 'einddatum'),
    redenWijziging: code2(r, 'redenWijziging'),
    volume: getalOf(r, 'volume'),
    eenheid: code2(r, 'eenheid'),
    frequentie: tekstOf(r, 'frequentie'),
    budgetCenten: bedragOf(r, 'budget'),
    referentieAanbieder: referentie === null ? null : om.referentie(referentie),
  };
}

/** A start or stop of an export. */
export const leveringVanExport = (r: TabelRij, om: Omzetting): LeveringFeit => ({
  soort: r['melding'] === 'stop' ? 'stop' : 'start',
  client: om.pseudoniem(tekst(r, 'bsn')),
  toewijzingNummer: getalOf(r, 'toewijzingNummer'),
  categorie: categorieVan(r),
  code: tekstOf(r, 'code'),
  begindatum: dag(r, 'begindatum'),
  einddatum: dagOf(r, 'einddatum'),
  redenBeeindiging: code2(r, 'redenBeeindiging'),
  statusAanlevering: '1',
});

/** The amount with its sign: by its own, or by the column that says debet or credit. */
export function bedragVanExport(r: TabelRij): Centen {
  const bedrag = getalOf(r, 'bedrag') ?? 0;
  return toCenten(r['debetCredit'] === 'credit' ? 0 - Math.abs(bedrag) : bedrag);
}

/** A line of a declaration in an export. */
export function prestatieVanExport(r: TabelRij, om: Omzetting): PrestatieFeit {
  const vorige = tekstOf(r, 'vorigeReferentie');
  return {
    client: om.pseudoniem(tekst(r, 'bsn')),
    referentieNummer: om.referentie(tekst(r, 'referentie')),
    vorigReferentieNummer: vorige === null ? null : om.referentie(vorige),
    toewijzingNummer: getalOf(r, 'toewijzingNummer') ?? 0,
    categorie: categorieVan(r) ?? '',
    code: tekst(r, 'code'),
    begindatum: dag(r, 'begindatum'),
    einddatum: dag(r, 'einddatum'),
    volume: getalOf(r, 'volume') ?? 0,
    eenheid: code2(r, 'eenheid') ?? '',
    tariefCenten: bedragOf(r, 'tarief'),
    bedragCenten: bedragVanExport(r),
  };
}

/** What became of a line. */
export function oordeelVan(r: TabelRij): 'wacht' | 'toegekend' | 'afgekeurd' {
  switch (r['status']) {
    case 'toegekend':
    case 'goedgekeurd':
    case 'betaald':
      return 'toegekend';
    case 'afgekeurd':
    case 'afgewezen':
      return 'afgekeurd';
    default:
      return 'wacht';
  }
}
