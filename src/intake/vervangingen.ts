import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { Vervanging } from '../definitie/import-verslag.ts';
import type { TabelLezer } from '../facts/tabelport.ts';
import type { Feitkolom, Tabelsoort } from '../facts/tabelsoorten/soort.ts';
import { soortVan, type Tabelnaam } from '../facts/tabelsoorten/tabelsoorten.ts';

type Rij = Readonly<Record<string, unknown>>;

/** A part of which a delivery is a complete statement: how many rows, their sum in cents, known when. */
interface Deel {
  readonly rijen: number;
  readonly centen: number | null;
  readonly bekendSinds: string;
}

/** Parts that are told one by one; of more it is told how many. */
const MAX_DELEN = 50;

// safe: an existing day, after all that is known
const OOIT = '9999-12-31' as Datum;

/**
 * What a table that is about to come in takes the place of, part by part (`beeld`): the rows and the sum
 * that stand there now, beside those that come. Parts with a text for a name are counted together.
 */
export async function vervangingenVan(
  facts: TabelLezer,
  naam: Tabelnaam,
  { gemeente, bestand }: { readonly gemeente: Gemeente; readonly bestand: string },
  nieuw: readonly Rij[],
): Promise<Vervanging[]> {
  const soort = soortVan(naam);
  const bedrag = soort.kolommen.find((k) => k.als === 'bedrag')?.veld ?? null;
  const oud = await leesOud(facts, naam, gemeente, soort, bedrag);
  const komt = telNieuw(soort, bedrag, nieuw);
  const kop = { bestand, soort: naam };
  const verschil = [...komt].flatMap(([sleutel, na]) => {
    const voor = oud.get(sleutel);
    return voor && voor.bekendSinds <= na.bekendSinds ? [{ sleutel, voor, na }] : [];
  });
  const anders = verschil.filter(
    ({ voor, na }) => voor.rijen !== na.rijen || voor.centen !== na.centen,
  );
  const los = isNoembaar(soort) ? anders.slice(0, MAX_DELEN) : [];
  const samen = anders.slice(los.length);
  const som = (delen: typeof anders) => ({
    ...{ ...kop, deel: null, delen: delen.length },
    ...{
      rijenOud: totaal(delen, (d) => d.voor.rijen),
      rijenNieuw: totaal(delen, (d) => d.na.rijen),
    },
    ...{ oudCenten: totaalOf(delen, (d) => d.voor.centen) },
    ...{ nieuwCenten: totaalOf(delen, (d) => d.na.centen) },
  });
  const gelijk = verschil.filter((v) => !anders.includes(v));
  return [
    ...los.map((d) => ({ ...som([d]), deel: inWoorden(soort, d.sleutel) })),
    ...(samen.length > 0 ? [som(samen)] : []),
    ...(gelijk.length > 0 ? [som(gelijk)] : []),
  ];
}

async function leesOud(
  facts: TabelLezer,
  naam: Tabelnaam,
  gemeente: Gemeente,
  soort: Tabelsoort,
  bedrag: string | null,
): Promise<ReadonlyMap<string, Deel>> {
  // safe: the columns come from the definition of this very kind
  const som = (bedrag === null ? [] : [bedrag]) as never[];
  const per = soort.beeld as readonly never[]; // safe: idem
  const rijen = await facts.tabelSom(naam, { gemeente, peildatum: OOIT, per, som });
  // safe: a row of any kind
  return new Map((rijen as readonly Rij[]).map((r) => [sleutelVan(soort, r), deelVan(r, bedrag)]));
}

const deelVan = (r: Rij, bedrag: string | null): Deel => ({
  rijen: Number(r['rijen']),
  centen: bedrag === null || typeof r[bedrag] !== 'number' ? null : r[bedrag],
  bekendSinds: String(r['bekendSinds']),
});

function telNieuw(
  soort: Tabelsoort,
  bedrag: string | null,
  rijen: readonly Rij[],
): ReadonlyMap<string, Deel> {
  const uit = new Map<string, Deel>();
  for (const r of rijen) {
    const sleutel = sleutelVan(soort, r);
    const tot = uit.get(sleutel);
    const centen = bedrag === null || typeof r[bedrag] !== 'number' ? null : r[bedrag];
    const dag = String(r['bekendSinds']);
    uit.set(sleutel, {
      rijen: (tot?.rijen ?? 0) + 1,
      centen: plus(tot === undefined ? 0 : tot.centen, centen),
      bekendSinds: tot && tot.bekendSinds > dag ? tot.bekendSinds : dag,
    });
  }
  return uit;
}

/** A sum with an unknown part is not known. */
const plus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b;

const sleutelVan = ({ beeld }: Tabelsoort, r: Rij): string =>
  JSON.stringify(beeld.map((veld) => r[veld] ?? null));

const kolomVan = ({ kolommen }: Tabelsoort, veld: string): Feitkolom | undefined =>
  kolommen.find((k) => k.veld === veld);

/** A text may be anybody's name; numbers, months and choices of our own may be told. */
const isNoembaar = (soort: Tabelsoort): boolean =>
  soort.beeld.length > 0 && soort.beeld.every((veld) => kolomVan(soort, veld)?.als !== 'tekst');

function inWoorden(soort: Tabelsoort, sleutel: string): string {
  // safe: `sleutelVan` wrote numbers, texts and nulls only
  const waarden = JSON.parse(sleutel) as (string | number | null)[];
  return soort.beeld.map((veld, i) => `${veld} ${waarden[i] ?? ''}`.trim()).join(', ');
}

function totaal<T>(delen: readonly T[], kies: (deel: T) => number): number {
  return delen.reduce((s, d) => s + kies(d), 0);
}

function totaalOf<T>(delen: readonly T[], kies: (deel: T) => number | null): number | null {
  return delen.reduce<number | null>((s, d) => plus(s, kies(d)), 0);
}
