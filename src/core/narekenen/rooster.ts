import { deelOp, isGetal, isJaartal, type Opdeling } from './kop.ts';
import type { Lijn, Narekenmelding, Rooster, Ruwecel, RuweTabel, Vlak, Waarde } from './typen.ts';
import { isOptelbaar, isWaarvan } from './woorden.ts';

type Rij = RuweTabel['rijen'][number];

/** Beyond this many decimals a figure is the outcome of a calculation, not printed. */
const GEDRUKTE_DECIMALEN = 2;
const EENHEID =
  /((bedragen )?(x|in) *€? *(1[. ]?000([. ]?000)?|duizend(en)?|mln\.?|miljoen(en)?|1 mln\.?|euro('s)?)\b\.?)/i;
/** Names over a column whose figures are no amounts. */
const NAAMKOLOM =
  /^(code|nr|nummer|volgnummer|id|taakveld|post|jaar|periode|product(code)?|kostenplaats)\b/i;

/**
 * Makes out rows and columns of a table: which columns name the rows, what stands over the others.
 * @returns the refusal when there is nothing to add up
 */
export function maakRooster(tabel: RuweTabel): Rooster | Narekenmelding {
  const opdeling = deelOp(tabel.rijen);
  const plaats = tabel.naam;
  const waardekolommen = kiesWaardekolommen(opdeling);
  if (opdeling.rijen.length === 0 || waardekolommen.length === 0) {
    const melding = 'Hier staat geen tabel met getallen onder een kop.';
    return { code: 'geen-tabel', plaats, melding };
  }
  const decimalen = decimalenVan(opdeling.rijen, waardekolommen);
  const getallen = getallenVan(opdeling.rijen, waardekolommen, decimalen);
  if (getallen === null) {
    const melding =
      'Er staat een getal in dat te groot is om op de laatste decimaal na te rekenen.';
    return { code: 'getal-te-groot', plaats, melding };
  }
  const lijnen = rijlijnen(opdeling, waardekolommen[0] ?? 0);
  const kolommen = waardekolommen.map((k) => kolomlijn(opdeling, k));
  const kolomdecimalen = waardekolommen.map((k) => decimalenVan(opdeling.rijen, [k]));
  const vlak = vlakVan({
    lijnen,
    kolommen,
    getallen,
    decimalen,
    kolomdecimalen,
    waardekolommen,
    rijen: opdeling.rijen,
  });
  return {
    naam: tabel.naam,
    decimalen,
    eenheid: eenheidVan(opdeling),
    rijen: vlak,
    kolommen: gekanteld(vlak),
  };
}

/** The columns with figures, after those that name the rows. */
function kiesWaardekolommen({ koppen, rijen }: Opdeling): number[] {
  const breedte = koppen.length || (rijen[0]?.cellen.length ?? 0);
  const alle = Array.from({ length: breedte }, (_, k) => k);
  const isNaam = (k: number): boolean => {
    const cellen = rijen.map((r) => r.cellen[k] ?? null).filter((c) => c !== null);
    const getallen = cellen.filter(isGetal).length;
    if (getallen * 2 <= cellen.filter((c) => typeof c === 'string' && /\p{L}{3}/u.test(c)).length)
      return true;
    const naam = koppen[k]?.naam ?? '';
    const alsJaar = k === 0 && cellen.every((c) => isJaartal(c) || typeof c === 'string');
    return alsJaar || (k === 0 && NAAMKOLOM.test(naam));
  };
  // texts beside the figures (a note) are no names of rows, but no figures either
  return alle.filter((k) => !isNaam(k) && rijen.some((r) => isGetal(r.cellen[k])));
}

function decimalenVan(rijen: readonly Rij[], kolommen: readonly number[]): number {
  let meeste = 0;
  for (const { cellen } of rijen) {
    for (const k of kolommen) {
      const cel = cellen[k];
      if (isGetal(cel) && !cel.procent) meeste = Math.max(meeste, cel.decimalen);
    }
  }
  return meeste;
}

/** `null` when a figure does not fit. Shares keep their digits: they are left out of every sum. */
function getallenVan(
  rijen: readonly Rij[],
  kolommen: readonly number[],
  decimalen: number,
): Waarde[][] | null {
  const uit = rijen.map(({ cellen }) =>
    kolommen.map((k) => waardeVan(cellen[k] ?? null, decimalen)),
  );
  const past = uit.every((rij) =>
    rij.every((w) => typeof w !== 'number' || Number.isSafeInteger(w)),
  );
  return past ? uit : null;
}

function waardeVan(cel: Ruwecel, decimalen: number): Waarde {
  if (!isGetal(cel)) return cel;
  if (cel.procent) return `${cel.cijfers / 10 ** cel.decimalen}%`;
  return cel.cijfers * 10 ** (decimalen - cel.decimalen);
}

/** A row that only has a name is the heading of the part below it. */
function rijlijnen({ rijen }: Opdeling, eersteWaarde: number): (Lijn & { plek: number })[] {
  let deel = 0;
  let kopje = '';
  let vorige: number | null = null;
  return rijen.flatMap((rij, plek) => {
    const namen = rij.cellen
      .slice(0, eersteWaarde)
      .map((c) => (isGetal(c) ? String(c.cijfers) : (c ?? '')));
    const waarden = rij.cellen.slice(eersteWaarde).filter((c) => c !== null);
    if (vorige !== null && rij.nr > vorige + 1) deel += 1;
    vorige = rij.nr;
    const label = namen.filter((n) => n !== '').at(-1) ?? '';
    if (waarden.length === 0) {
      deel += 1;
      kopje = label;
      return [];
    }
    const groep = namen.filter((n) => n !== '').length > 1 ? (namen[0] ?? '') : '';
    const plaats = label === '' ? `rij ${rij.nr}` : `rij ${rij.nr} (${label})`;
    const optelbaar = isOptelbaar(label) && !isWaarvan(label);
    return [{ plaats, label, groep, deel, kopje, optelbaar, plek }];
  });
}

/** A column of percentages adds up to nothing, whatever it is called. */
function kolomlijn({ koppen, rijen }: Opdeling, k: number): Lijn {
  const { naam = '', groep = '' } = koppen[k] ?? {};
  const heet = [groep, naam].filter((n) => n !== '').join(' ') || String(k + 1);
  const getallen = rijen.map((r) => r.cellen[k]).filter(isGetal);
  const procenten = getallen.filter((g) => g.procent).length;
  const optelbaar = isOptelbaar(heet) && procenten * 2 <= getallen.length;
  return { plaats: `kolom ${heet}`, label: naam, groep, deel: 0, kopje: '', optelbaar };
}

function vlakVan(v: {
  readonly lijnen: readonly (Lijn & { readonly plek: number })[];
  readonly kolommen: readonly Lijn[];
  readonly getallen: readonly (readonly Waarde[])[];
  readonly decimalen: number;
  readonly kolomdecimalen: readonly number[];
  readonly waardekolommen: readonly number[];
  readonly rijen: readonly Rij[];
}): Vlak {
  const stappen = v.kolomdecimalen.map((d) => 10 ** (v.decimalen - d));
  const stap = (_: number, k: number) => stappen[k] ?? 1;
  return {
    lijnen: v.lijnen,
    plekken: v.kolommen,
    waarde: (r, k) => v.getallen[v.lijnen[r]?.plek ?? -1]?.[k] ?? null,
    stap,
    eigenStap: (r, k) => {
      if ((v.kolomdecimalen[k] ?? 0) <= GEDRUKTE_DECIMALEN) return stap(r, k);
      const cel = v.rijen[v.lijnen[r]?.plek ?? -1]?.cellen[v.waardekolommen[k] ?? -1];
      return isGetal(cel) ? 10 ** (v.decimalen - cel.decimalen) : stap(r, k);
    },
  };
}

/** The same table, seen with its columns as lines. */
const gekanteld = (v: Vlak): Vlak => ({
  lijnen: v.plekken,
  plekken: v.lijnen,
  waarde: (k, r) => v.waarde(r, k),
  stap: (k, r) => v.stap(r, k),
  eigenStap: (k, r) => v.eigenStap(r, k),
});

function eenheidVan({ titels, koppen }: Opdeling): string | null {
  const teksten = [...titels, ...koppen.flatMap((k) => [k.naam, k.groep])];
  for (const tekst of teksten) {
    const gevonden = EENHEID.exec(tekst)?.[0];
    if (gevonden !== undefined) return gevonden.trim();
  }
  return null;
}
