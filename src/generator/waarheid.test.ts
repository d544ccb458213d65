import { beforeAll, describe, expect, it } from 'vitest';
import { type Datum, parseDatum } from '../core/basis/datum.ts';
import { type Gelezen, leesBerichten, leesTabel, maakStad } from './voorbeeldstad.fixture.ts';

const dag = (tekst: string): Datum => {
  const datum = parseDatum(tekst);
  if (!datum) throw new Error(tekst);
  return datum;
};
const NU = { inwoners: 3_500, maanden: 24, zaad: 5, tot: dag('2025-10-01') };
/** The same municipality and story, with three more years of messages. */
const LATER = { ...NU, maanden: 60, tot: dag('2028-10-01'), anker: NU.tot };

interface Waarheid {
  readonly posten: readonly {
    readonly post: string;
    readonly stroom: string;
    readonly maanden: readonly { readonly maand: string; readonly bedragCenten: number }[];
    readonly jaren: readonly {
      readonly jaar: number;
      readonly bedragCenten: number;
      readonly volledig: boolean;
    }[];
  }[];
  readonly rechteLijn: {
    readonly totaal: { readonly toegekendCenten: number; readonly verhouding: number };
    readonly posten: readonly { readonly post: string; readonly verhouding: number }[];
  };
}

// Safe: the file was written by the code under test; every figure in it is checked below.
const leesWaarheid = (stad: ReadonlyMap<string, string>): Waarheid =>
  JSON.parse(stad.get('waarheid.json') ?? '') as Waarheid;

/** 323 minus 325 by the rules of the standard: never sent with 0001, else all lines but the returned ones. */
function toegekend(berichten: readonly Gelezen[], posten: ReadonlyMap<string, string>) {
  const antwoorden = new Map<string, Gelezen>();
  for (const b of berichten) {
    const id = b.kop.header.DeclaratieIdentificatie?.Identificatie;
    if (b.kop.nummer === '325' && id) antwoorden.set(`${b.kop.ontvanger}|${id}`, b);
  }
  const som = new Map<string, number>();
  for (const b of berichten) {
    if (b.kop.nummer !== '323') continue;
    const antwoord = antwoorden.get(`${b.kop.afzender}|${b.kop.identificatie}`);
    const deel = antwoord?.samenvatting.declaratie;
    if (!antwoord || deel?.nummer !== '325') continue;
    const geweigerd =
      deel.TotaalToegekendBedrag.TotaalBedrag === 0 && antwoord.prestaties.length === 0;
    if (geweigerd && deel.TotaalIngediendBedrag.TotaalBedrag !== 0) continue;
    const terug = new Set(antwoord.prestaties.map((p) => p.ProductReferentie.ReferentieNummer));
    for (const p of b.prestaties) {
      if (terug.has(p.ProductReferentie.ReferentieNummer)) continue;
      const { Bedrag, DebetCredit } = p.IngediendBedrag;
      const sleutel = `${posten.get(p.ProductCode)}|${p.ProductPeriode.Begindatum.slice(0, 7)}`;
      som.set(sleutel, (som.get(sleutel) ?? 0) + (DebetCredit === 'C' ? -Bedrag : Bedrag));
    }
  }
  return som;
}

/** Care that is bought nationally: a handful of clients, of whom some cost more than a ton a year. */
async function hasFewDearClients(stad: ReadonlyMap<string, string>): Promise<void> {
  const landelijk = new Map([...stad].filter(([, xml]) => xml.includes('>55A0')));
  const perClient = new Map<string, number>();
  for (const b of await leesBerichten(landelijk)) {
    if (b.kop.nummer !== '323') continue;
    for (const p of b.prestaties) {
      if (!p.ProductCode?.startsWith('55A0')) continue;
      const sleutel = `${p.ProductPeriode.Begindatum.slice(0, 4)}|${p.bsn}`;
      const { Bedrag, DebetCredit } = p.IngediendBedrag;
      const centen = DebetCredit === 'C' ? -Bedrag : Bedrag;
      perClient.set(sleutel, (perClient.get(sleutel) ?? 0) + centen);
    }
  }
  const in2024 = [...perClient].filter(([k]) => k.startsWith('2024')).map(([, b]) => b / 100);
  expect(in2024.length).toBeGreaterThan(1);
  expect(in2024.length).toBeLessThan(15);
  expect(Math.max(...in2024)).toBeGreaterThan(100_000);
  expect(Math.max(...in2024)).toBeLessThan(450_000);
}

describe('waarheid.json', () => {
  let stad: ReadonlyMap<string, string>;
  let waarheid: Waarheid;
  let posten: ReadonlyMap<string, string>;
  beforeAll(async () => {
    stad = await maakStad(NU);
    waarheid = leesWaarheid(stad);
    const tabel = leesTabel(stad.get('producttabel.csv'));
    posten = new Map(tabel.map((r) => [r['code'] ?? '', r['post'] ?? '']));
  });

  it('equals the approved lines of all messages when the story is run to its end', async () => {
    const geteld = toegekend(await leesBerichten(await maakStad(LATER)), posten);
    let vergeleken = 0;
    for (const { post, stroom, maanden } of waarheid.posten) {
      if (stroom !== 'declaraties') continue;
      for (const { maand, bedragCenten } of maanden) {
        expect([post, maand, geteld.get(`${post}|${maand}`) ?? 0]).toEqual([
          post,
          maand,
          bedragCenten,
        ]);
        if (bedragCenten > 0) vergeleken++;
      }
    }
    expect(vergeleken).toBeGreaterThan(250);
    expect(leesWaarheid(await maakStad({ ...NU }))).toEqual(waarheid);
  });

  it('holds what is known on the peildatum as the messages of that day tell it', async () => {
    const geteld = toegekend(await leesBerichten(stad), posten);
    let in2025 = 0;
    for (const [sleutel, bedrag] of geteld) if (sleutel.includes('|2025-')) in2025 += bedrag;
    expect(waarheid.rechteLijn.totaal.toegekendCenten).toBe(in2025);
  });

  it('contains the case that started this: a straight line after K3 is far too low', () => {
    const { totaal, posten: perPost } = waarheid.rechteLijn;
    const lvb = perPost.find((p) => p.post === 'JEUGD-LVB');
    // Zwolle 2017, LVB: a forecast of 7.9 million against an outcome of 11.7 million (0.67).
    expect(lvb?.verhouding).toBeLessThan(0.7);
    expect(totaal.verhouding).toBeGreaterThan(0.6);
    expect(totaal.verhouding).toBeLessThan(0.8);
  });

  it('adds up its months to its years', () => {
    for (const { maanden, jaren } of waarheid.posten) {
      for (const { jaar, bedragCenten } of jaren) {
        const deel = maanden.filter((m) => m.maand.startsWith(`${jaar}-`));
        expect(deel.reduce((s, m) => s + m.bedragCenten, 0)).toBe(bedragCenten);
      }
    }
  });

  it('is of a believable size, and the last year ends a few percent over its budget', async () => {
    const groot = await maakStad({ ...NU, inwoners: 25_000 });
    const { posten: lijst } = leesWaarheid(groot);
    const jaar = (deel: (post: string) => boolean): number =>
      lijst
        .filter((p) => p.stroom === 'declaraties' && deel(p.post))
        .flatMap((p) => p.jaren.filter((j) => j.jaar === 2025))
        .reduce((s, j) => s + j.bedragCenten / 100, 0);
    const [wmo, jeugd] = [jaar((p) => p.startsWith('WMO')), jaar((p) => p.startsWith('JEUGD'))];
    expect(wmo).toBeGreaterThan(5_500_000);
    expect(wmo).toBeLessThan(7_500_000);
    expect(jeugd).toBeGreaterThan(8_000_000);
    expect(jeugd).toBeLessThan(11_000_000);
    const begroot = leesTabel(groot.get('begroting.csv'))
      .filter((r) => r['jaar'] === '2025' && r['stroom'] === 'declaraties')
      .reduce((s, r) => s + Number((r['bedrag'] ?? '').replace(',', '.')), 0);
    expect((wmo + jeugd) / begroot).toBeGreaterThan(1.01);
    expect((wmo + jeugd) / begroot).toBeLessThan(1.08);
    await hasFewDearClients(groot);
  });
});
