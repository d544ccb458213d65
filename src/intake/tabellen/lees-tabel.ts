import type { Kolomindeling } from '../../definitie/kolomindelingen.ts';
import type { Fout } from '../fout.ts';
import type { Blad, Cel } from './cel.ts';
import type { Kolomvorm, TabelSoort } from './formaten.ts';
import { leesGetallen, type Notatie } from './getal.ts';
import { beschrijfOnbekende, type Kop, nietHerkend, type OnbekendeTabel, vindKop } from './kop.ts';
import { schaalBoven } from './schaal.ts';
import { leesWaarde, toonGetal, verwachting, type Waarde } from './waarde.ts';

/** A row by field name: text, whole cents or numbers; `null` is unknown. */
export type TabelRij = Readonly<Record<string, Waarde>>;

/** A table that was read whole, or everything that is wrong with it. */
export type TabelLezing =
  | {
      readonly ok: true;
      readonly soort: TabelSoort;
      readonly rijen: readonly TabelRij[];
      /** Row number of each of `rijen`, as the sender sees it. */
      readonly nummers: readonly number[];
      readonly kop: Kop;
    }
  | {
      readonly ok: false;
      readonly fouten: readonly Fout[];
      /** What it may be, when it was not recognised. */
      readonly onbekend?: OnbekendeTabel;
    };

/** Faults that are told of one file; beyond it the file is refused without telling more. */
const MAX_FOUTEN = 50;

/**
 * Recognises a table by its header and reads it: columns in any order, other columns are passed
 * over and named. All faults at once, each with its row and column. Whole or not at all.
 * @param indelingen how the sources of this municipality head their columns
 * @param notatie how numbers are written, where the table itself leaves doubt
 */
export function leesTabel(
  bladen: readonly Blad[],
  notatie?: Notatie,
  indelingen: readonly Kolomindeling[] = [],
): TabelLezing {
  const gevonden = bladen
    .map((blad) => ({ blad, kop: vindKop(blad.rijen, indelingen) }))
    .filter((g) => g.kop);
  const eerste = gevonden[0];
  if (!eerste?.kop) {
    const onbekend = beschrijfOnbekende(bladen.map((b) => b.rijen));
    return { ok: false, fouten: [fout(null, null, 'TABEL', nietHerkend(onbekend))], onbekend };
  }
  if (gevonden.length > 1) {
    return weiger([
      fout(
        null,
        null,
        'TABEL',
        'Meer dan een blad bevat een bekende tabel. Lever een blad per bestand aan.',
      ),
    ]);
  }
  return leesRijen(eerste.blad, eerste.kop, notatie);
}

function leesRijen(blad: Blad, kop: Kop, notatie: Notatie | undefined): TabelLezing {
  const data = blad.rijen.slice(kop.index + 1);
  const fouten = kop.dubbel.map((d) => fout(null, null, 'TABEL', tweeKolommen(d)));
  const boven = blad.rijen.slice(0, kop.index).flatMap((r) => r.cellen.map(String));
  const eenheid = schaalBoven(boven) ?? 1;
  const kolommen = kop.kolommen.map(({ vorm, plek, schaal, vertaal }) => {
    const cellen = data.map((r) => vertaal(r.cellen[plek] ?? ''));
    const meld = (i: number, melding: string) =>
      fouten.push(fout(data[i]?.nr ?? null, vorm.veld, 'TABEL', melding));
    return { veld: vorm.veld, waarden: leesKolom(vorm, cellen, schaal ?? eenheid, notatie, meld) };
  });
  if (data.length === 0) fouten.push(fout(null, null, 'TABEL', 'De tabel heeft geen rijen.'));
  if (fouten.length > 0) return weiger(fouten.sort((a, b) => (a.regel ?? 0) - (b.regel ?? 0)));
  const rijen = data.map((_, i) =>
    Object.fromEntries(kolommen.map((k) => [k.veld, k.waarden[i] ?? null])),
  );
  const nummers = data.map((r) => r.nr);
  return { ok: true, soort: kop.soort, rijen, nummers, kop };
}

const tweeKolommen = (namen: string): string =>
  `Twee kolommen betekenen hetzelfde: ${namen}. Laat er een weg.`;

/** A workbook keeps 6.60 and 6.6 as the same number, but as taakveld or post they are two. */
const codeAlsGetal = ({ veld }: Kolomvorm, cel: number): string =>
  `In kolom ${veld} staat ${toonGetal(cel) ?? 'een getal'}. Zet de kolom in Excel op Tekst, want 6.6 en 6.60 zijn dan niet te onderscheiden.`;

type Meld = (rij: number, melding: string) => void;

function leesKolom(
  vorm: Kolomvorm,
  cellen: readonly Cel[],
  schaal: number,
  notatie: Notatie | undefined,
  meld: Meld,
): Waarde[] {
  for (const [i, cel] of cellen.entries()) {
    if (cel === '' && vorm.gevuld) meld(i, `In kolom ${vorm.veld} staat niets; vul een waarde in.`);
  }
  const { als } = vorm.soort;
  if (als === 'bedrag' || als === 'aantal' || als === 'getal' || als === 'aandeel')
    return leesGetalKolom(vorm, cellen, schaal, notatie, meld);
  return cellen.map((cel, i) => {
    if (cel === '') return null;
    if (als === 'tekst' && typeof cel === 'number' && !Number.isInteger(cel)) {
      meld(i, codeAlsGetal(vorm, cel));
      return null;
    }
    const waarde = leesWaarde(vorm, String(cel).trim());
    if (waarde === undefined) meld(i, verwachting(vorm, cel));
    return waarde ?? null;
  });
}

function leesGetalKolom(
  vorm: Kolomvorm,
  cellen: readonly Cel[],
  schaal: number,
  notatie: Notatie | undefined,
  meld: Meld,
): Waarde[] {
  const inProcenten = vorm.soort.als === 'aandeel' && cellen.some((c) => /%/.test(String(c)));
  const tekstPlekken = cellen.flatMap((c, i) =>
    typeof c === 'string' && c.trim() !== '' ? [i] : [],
  );
  const gelezen = leesGetallen(
    tekstPlekken.map((i) => String(cellen[i]).replace(/\s*%\s*$/, '')),
    notatie,
  );
  if (gelezen.soort !== 'gelezen') {
    const rij = tekstPlekken[gelezen.plek] ?? 0;
    meld(
      rij,
      gelezen.soort === 'geenGetal'
        ? verwachting(vorm, cellen[rij] ?? '')
        : vraagNotatie(vorm, cellen[rij], gelezen),
    );
    return cellen.map(() => null);
  }
  const uitTekst = new Map(tekstPlekken.map((plek, i) => [plek, gelezen.waarden[i] ?? 0]));
  return cellen.map((cel, i) => {
    if (cel === '') return null;
    const honderdsten = typeof cel === 'number' ? cel * 100 : (uitTekst.get(i) ?? Number.NaN);
    if (vorm.soort.als === 'getal') return honderdsten / 100;
    if (vorm.soort.als === 'aandeel')
      return inProcenten && typeof cel === 'string' ? honderdsten / 10_000 : honderdsten / 100;
    const waarde = rond(vorm.soort.als === 'aantal' ? honderdsten / 100 : honderdsten * schaal);
    if (waarde === null) meld(i, verwachting(vorm, cel));
    return waarde;
  });
}

/** A whole number, allowing for what binary fractions make of it; `null` when there is more. */
function rond(n: number): number | null {
  const heel = Math.round(n);
  return Number.isSafeInteger(heel) && Math.abs(n - heel) < 1e-4 ? heel || 0 : null;
}

const vraagNotatie = (
  vorm: Kolomvorm,
  cel: Cel | undefined,
  g: { nl: number; en: number },
): string => {
  const getal = toonGetal(cel);
  const wat =
    getal === null
      ? 'staat een getal dat op twee manieren te lezen is, Nederlands en Engels.'
      : `staat ${getal}: is dat ${g.nl / 100} (Nederlands) of ${g.en / 100} (Engels)?`;
  return `In kolom ${vorm.veld} ${wat} Geef op hoe getallen geschreven zijn: Nederlands (nl) of Engels (en).`;
};

const fout = (
  regel: number | null,
  element: string | null,
  code: string,
  melding: string,
): Fout => ({
  regel,
  element,
  code,
  melding,
});

const weiger = (fouten: readonly Fout[]): TabelLezing => ({
  ok: false,
  fouten: fouten.slice(0, MAX_FOUTEN),
});
