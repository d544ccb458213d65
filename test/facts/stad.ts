import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import type { Datum, Maand } from '../../src/core/basis/datum.ts';
import type { Wet } from '../../src/core/basis/domein.ts';
import { openFacts } from '../../src/facts/duckdb/open-facts.ts';
import type {
  AfwijzingFeit,
  AntwoordFeit,
  BerichtFeit,
  LeveringFeit,
  PrestatieFeit,
  Pseudoniem,
  RetourFeit,
  ToewijzingFeit,
  VerzoekFeit,
} from '../../src/facts/feiten.ts';
import type { Facts } from '../../src/facts/port.ts';

/** Test builders: messages as data with valid defaults, so that they can be loaded in any order. */
export const dag = (d: string) => d as Datum;
export const maand = (m: string) => m as Maand;
export const persoon = (n: number) => n.toString(16).padStart(32, '0') as Pseudoniem;

export interface ProefBericht {
  readonly bericht: BerichtFeit;
  readonly prestaties?: readonly PrestatieFeit[];
  readonly afwijzingen?: readonly AfwijzingFeit[];
  readonly antwoord?: AntwoordFeit;
  readonly toewijzingen?: readonly ToewijzingFeit[];
  readonly leveringen?: readonly LeveringFeit[];
  readonly verzoeken?: readonly VerzoekFeit[];
  readonly retour?: RetourFeit;
}

type Kop = Partial<Omit<BerichtFeit, 'bekendSinds'>> & {
  identificatie: string;
  bekendSinds: string;
};

function kop(nummer: string, code: string, o: Kop): BerichtFeit {
  const wet: Wet = o.wet ?? 'wmo';
  return {
    ...{ gemeente: '9998', wet, soort: `${wet === 'wmo' ? 'WMO' : 'JW'}${nummer}` },
    ...{ berichtcode: code, afzender: '01234567', ontvanger: '9998' },
    ...{ dagtekening: dag(o.bekendSinds), bekendSindsHerkomst: 'envelop' as const },
    inhoudHash: `${nummer}-${o.identificatie}`,
    ...o,
    bekendSinds: dag(o.bekendSinds),
  };
}

export function prestatie(
  referentieNummer: string,
  euros: number,
  maandVan = '2025-01',
  o: Partial<PrestatieFeit> = {},
): PrestatieFeit {
  return {
    ...{ client: persoon(1), referentieNummer, vorigReferentieNummer: null, toewijzingNummer: 1 },
    ...{ categorie: '02', code: '02A03', begindatum: dag(`${maandVan}-01`) },
    ...{ einddatum: dag(`${maandVan}-28`), volume: 1, eenheid: '04', tariefCenten: null },
    bedragCenten: toCenten(Math.round(euros * 100)),
    ...o,
  };
}

export const declaratie = (
  identificatie: string,
  bekendSinds: string,
  prestaties: readonly PrestatieFeit[],
  o: Partial<BerichtFeit> = {},
): ProefBericht => ({
  bericht: kop('323', o.wet === 'jeugd' ? '490' : '484', { identificatie, bekendSinds, ...o }),
  prestaties,
});

export const antwoord = (
  declaratieIdentificatie: string,
  bekendSinds: string,
  terug: readonly (string | readonly [string, number])[] = [],
  o: Partial<BerichtFeit> & { uitkomst?: AntwoordFeit['uitkomst'] } = {},
): ProefBericht => {
  const { uitkomst = 'beoordeeld', ...rest } = o;
  return {
    bericht: kop('325', o.wet === 'jeugd' ? '491' : '485', {
      ...{ identificatie: `A${declaratieIdentificatie}`, bekendSinds, afzender: '9998' },
      ...{ ontvanger: '01234567' },
      ...rest,
    }),
    antwoord: { declaratieIdentificatie, uitkomst, retourcodes: ['0200'] },
    afwijzingen: terug.map((t) => ({
      referentieNummer: typeof t === 'string' ? t : (t[0] as string),
      bedragCenten: toCenten(typeof t === 'string' ? 0 : Math.round((t[1] as number) * 100)),
      retourcodes: ['9321'],
    })),
  };
};

export function toewijzing(
  toewijzingNummer: number,
  ingang: string,
  eind: string | null,
  o: Partial<ToewijzingFeit> = {},
): ToewijzingFeit {
  return {
    ...{ client: persoon(1), geboortemaand: maand('1950-06'), wijk: 'W1', buurt: 'B1' },
    ...{ huishouden: null, toewijzingNummer, categorie: '02', code: '02A03' },
    ...{ toewijzingsdatum: dag(ingang), toewijzingstijd: '12:00:00', ingangsdatum: dag(ingang) },
    ...{ einddatum: eind === null ? null : dag(eind), redenWijziging: null, volume: 4 },
    ...{ eenheid: '04', frequentie: '2', budgetCenten: null, referentieAanbieder: null },
    ...o,
  };
}

export const toewijzingen = (
  identificatie: string,
  bekendSinds: string,
  lijst: readonly ToewijzingFeit[],
  o: Partial<BerichtFeit> = {},
): ProefBericht => ({
  bericht: kop('301', o.wet === 'jeugd' ? '436' : '414', {
    ...{ identificatie, bekendSinds, afzender: '9998', ontvanger: '01234567' },
    ...o,
  }),
  toewijzingen: lijst,
});

export const verzoeken = (
  identificatie: string,
  bekendSinds: string,
  lijst: readonly VerzoekFeit[],
  o: Partial<BerichtFeit> = {},
): ProefBericht => ({
  bericht: kop('315', o.wet === 'jeugd' ? '446' : '444', { identificatie, bekendSinds, ...o }),
  verzoeken: lijst,
});

/** The answer of the receiver to a message: refused by a code that is a remark. */
export const retour = (heen: ProefBericht, bekendSinds: string, code = '9332'): ProefBericht => {
  const { berichtcode, ...rest } = heen.bericht;
  const soort = rest.soort.replace(/\d+$/, (n) => String(Number(n) + 1));
  const nummer = `${soort}-${berichtcode}`;
  return {
    bericht: { ...rest, soort, berichtcode: nummer, inhoudHash: nummer, ...opDag(bekendSinds) },
    retour: { heenCode: berichtcode, afgekeurd: code !== '0200', retourcodes: [code] },
  };
};
const opDag = (d: string) => ({ dagtekening: dag(d), bekendSinds: dag(d) });

export interface Proef {
  readonly facts: Facts;
  readonly pad: string;
  ruimOp(): Promise<void>;
}

/** A warehouse in a folder of its own, removed afterwards. */
export async function openProef(): Promise<Proef> {
  const map = mkdtempSync(join(tmpdir(), 'stuurhuis-feiten-'));
  const pad = join(map, 'feiten.duckdb');
  const open = await openFacts({ pad });
  if (!open.ok) throw new Error(open.problem.detail);
  return {
    facts: open.value,
    pad,
    async ruimOp() {
      await open.value.sluit();
      rmSync(map, { recursive: true, force: true });
    },
  };
}

/** Stages and keeps one message; gives what `bewaar` said. */
export async function laadBericht(
  sessie: Awaited<ReturnType<typeof beginImport>>,
  b: ProefBericht,
): Promise<string> {
  const s = sessie.beginBericht();
  for (const f of b.prestaties ?? []) await s.prestatie(f);
  for (const f of b.afwijzingen ?? []) await s.afwijzing(f);
  for (const f of b.toewijzingen ?? []) await s.toewijzing(f);
  for (const f of b.leveringen ?? []) await s.levering(f);
  for (const f of b.verzoeken ?? []) await s.verzoek(f);
  if (b.antwoord) await s.antwoord(b.antwoord);
  if (b.retour) await s.retour(b.retour);
  return (await s.bewaar(b.bericht, `${b.bericht.identificatie}.xml`)).uitkomst;
}

export async function beginImport(facts: Facts, fictief = false) {
  const sessie = await facts.beginImport({
    ...{ ingelezenOp: '2026-01-02T03:04:05Z', omschrijving: 'proef', fictief },
  });
  if (!sessie.ok) throw new Error(sessie.problem.detail);
  return sessie.value;
}

/** Loads messages in one import, in the order given. */
export async function laad(facts: Facts, berichten: readonly ProefBericht[], fictief = false) {
  const sessie = await beginImport(facts, fictief);
  for (const b of berichten) await laadBericht(sessie, b);
  return sessie.rondAf();
}
