import { beforeAll, describe, expect, it } from 'vitest';
import { parseDatum } from '../core/basis/datum.ts';
import type { ClientInhoud, DeclaratieDeel } from '../intake/berichten/api.ts';
import { type Gelezen, leesBerichten, maakStad } from './voorbeeldstad.fixture.ts';

type Toegewezen = ClientInhoud['301']['ToegewezenProducten']['ToegewezenProduct'][number];
type Regel = Gelezen['prestaties'][number];

/** The rules of the standard between messages, checked on what our reader makes of the files. */
describe('the messages of a generated municipality keep the rules between messages', () => {
  let berichten: readonly Gelezen[];
  let declaraties: readonly Gelezen[];
  const antwoord = new Map<string, Gelezen>();
  beforeAll(async () => {
    const anker = parseDatum('2025-10-01');
    const tot = parseDatum('2028-10-01');
    if (!anker || !tot) throw new Error('no dates');
    berichten = await leesBerichten(
      await maakStad({ inwoners: 4_000, maanden: 60, zaad: 9, tot, anker }),
    );
    declaraties = berichten.filter((b) => b.kop.nummer === '323');
    for (const b of berichten) {
      if (b.kop.nummer !== '325') continue;
      const id = b.kop.header.DeclaratieIdentificatie?.Identificatie ?? '';
      expect(antwoord.has(`${b.kop.ontvanger}|${id}`)).toBe(false);
      antwoord.set(`${b.kop.ontvanger}|${id}`, b);
    }
  });

  const antwoordVan = (b: Gelezen): Gelezen | undefined =>
    antwoord.get(`${b.kop.afzender}|${b.kop.identificatie}`);
  const kanaal = (b: Gelezen): string => `${b.kop.wet}|${b.kop.afzender}`;
  const nummerVan = (p: Regel): string => p.ProductReferentie.ReferentieNummer;
  const isGoed = (b: Gelezen, p: Regel): boolean => {
    const a = antwoordVan(b);
    const deel = a?.samenvatting.declaratie;
    if (deel?.nummer !== '325' || isGeheelAfgewezen(deel)) return false;
    return !a?.prestaties.some((t) => nummerVan(t) === nummerVan(p));
  };

  /** The versions of each toewijzing in order of sending. */
  function versies(): Map<string, { op: string; agb: string; bsn: string; w: Toegewezen }[]> {
    const uit = new Map<string, { op: string; agb: string; bsn: string; w: Toegewezen }[]>();
    for (const { kop, clienten } of berichten) {
      for (const deel of clienten) {
        if (deel.nummer !== '301') continue;
        for (const w of deel.client.ToegewezenProducten.ToegewezenProduct) {
          const sleutel = `${kop.wet}|${w.ToewijzingNummer}`;
          const lijst = uit.get(sleutel) ?? [];
          lijst.push({ op: kop.dagtekening, agb: kop.ontvanger, bsn: deel.client.Bsn, w });
          uit.set(sleutel, lijst);
        }
      }
    }
    return uit;
  }

  it('answers every 323 with one 325, that returns only lines of it (TR342, TR366, TR367)', () => {
    expect(declaraties.length).toBe(antwoord.size);
    for (const d of declaraties) {
      const a = antwoordVan(d);
      expect(a && a.kop.dagtekening > d.kop.dagtekening).toBe(true);
      const eigen = new Map(d.prestaties.map((p) => [nummerVan(p), p]));
      for (const { RetourCodes, ...p } of a?.prestaties ?? []) {
        expect(RetourCodes?.RetourCode.length).toBe(1);
        expect(p).toEqual(eigen.get(nummerVan(p)));
      }
    }
  });

  it('has one 323 that counts as never sent and comes again under the same reference numbers', () => {
    const nooit = declaraties.filter((d) => !antwoordVan(d)?.samenvatting.declaratie);
    expect(nooit.length).toBe(1);
    const [eerste] = nooit;
    expect(antwoordVan(eerste as Gelezen)?.kop.header.RetourCodes?.RetourCode).toEqual(['0001']);
    const opnieuw = declaraties.filter(
      (d) =>
        d !== eerste &&
        d.prestaties[0] &&
        eerste?.prestaties[0] &&
        kanaal(d) === kanaal(eerste) &&
        nummerVan(d.prestaties[0]) === nummerVan(eerste.prestaties[0]),
    );
    expect(opnieuw.map((d) => d.prestaties)).toEqual([eerste?.prestaties]);
  });

  it('has one 323 that is refused as a whole, after which every line comes again', () => {
    const geweigerd = declaraties.filter((d) => {
      const deel = antwoordVan(d)?.samenvatting.declaratie;
      return deel ? isGeheelAfgewezen(deel) : false;
    });
    expect(geweigerd.length).toBe(1);
    for (const p of geweigerd[0]?.prestaties ?? []) {
      const zelfde = declaraties.filter((d) =>
        d.prestaties.some(
          (q) =>
            q.ToewijzingNummer === p.ToewijzingNummer &&
            q.ProductPeriode.Begindatum === p.ProductPeriode.Begindatum &&
            kanaal(d) === kanaal(geweigerd[0] as Gelezen),
        ),
      );
      expect(zelfde.length).toBeGreaterThan(1);
    }
  });

  it('claims periods of one calendar month, in order, and skips none with care (TR318)', () => {
    const zorg = new Map<string, Set<string>>();
    for (const d of declaraties) {
      const maanden = zorg.get(kanaal(d)) ?? new Set();
      zorg.set(kanaal(d), maanden);
      for (const p of d.prestaties) maanden.add(p.ProductPeriode.Begindatum.slice(0, 7));
    }
    const laatste = new Map<string, string>();
    for (const d of declaraties) {
      const deel = d.samenvatting.declaratie;
      if (deel?.nummer !== '323') throw new Error('no declaration');
      const maand = deel.DeclaratiePeriode.Begindatum.slice(0, 7);
      const vorige = laatste.get(kanaal(d));
      expect(maand < d.kop.dagtekening.slice(0, 7)).toBe(true);
      if (vorige) {
        expect(maand >= vorige).toBe(true);
        const gat = [...(zorg.get(kanaal(d)) ?? [])].filter((m) => m > vorige && m < maand);
        expect([kanaal(d), maand, gat]).toEqual([kanaal(d), maand, []]);
      }
      laatste.set(kanaal(d), maand);
      for (const p of d.prestaties) {
        expect(p.ProductPeriode.Einddatum.slice(0, 7) <= maand).toBe(true);
      }
    }
  });

  it('clips the ProductPeriode to the toewijzing as it is known (TR387, TR388)', () => {
    const alle = versies();
    for (const d of declaraties) {
      for (const p of d.prestaties) {
        const bekend = alle
          .get(`${d.kop.wet}|${p.ToewijzingNummer}`)
          ?.filter((v) => v.op <= d.kop.dagtekening)
          .at(-1);
        if (!bekend) {
          expect(isGoed(d, p)).toBe(false);
          continue;
        }
        const { Begindatum, Einddatum } = p.ProductPeriode;
        const eerste = `${Begindatum.slice(0, 7)}-01`;
        const { Ingangsdatum, Einddatum: einde } = bekend.w;
        expect(Begindatum).toBe(Ingangsdatum > eerste ? Ingangsdatum : eerste);
        const dagen = new Date(Date.UTC(+eerste.slice(0, 4), +eerste.slice(5, 7), 0)).getUTCDate();
        const laatste = `${eerste.slice(0, 8)}${dagen}`;
        expect([p.ToewijzingNummer, Einddatum]).toEqual([
          p.ToewijzingNummer,
          einde && einde < laatste ? einde : laatste,
        ]);
      }
    }
  });

  it('credits an approved debit once, in a later file, and claims again only after that (TR316, TR389, TR390)', () => {
    const debet = new Map<string, { bericht: Gelezen; regel: Regel }>();
    const gecrediteerd = new Set<string>();
    const lopend = new Map<string, string>();
    let credits = 0;
    for (const d of declaraties) {
      if (!antwoordVan(d)?.samenvatting.declaratie) continue;
      const sleutel = (p: Regel): string =>
        `${kanaal(d)}|${p.ToewijzingNummer}|${p.ProductPeriode.Begindatum}`;
      for (const p of d.prestaties.filter((r) => r.IngediendBedrag.DebetCredit === 'C')) {
        const vorig = `${kanaal(d)}|${p.ProductReferentie.VorigReferentieNummer}`;
        const oud = debet.get(vorig);
        if (!oud) throw new Error(`credit without a debit before it: ${vorig}`);
        expect(gecrediteerd.has(vorig)).toBe(false);
        gecrediteerd.add(vorig);
        expect(isGoed(oud.bericht, oud.regel) && isGoed(d, p)).toBe(true);
        expect(antwoordVan(oud.bericht)?.kop.dagtekening.localeCompare(d.kop.dagtekening)).toBe(-1);
        expect({ ...p, ProductReferentie: 0, IngediendBedrag: p.IngediendBedrag.Bedrag }).toEqual({
          ...oud.regel,
          ProductReferentie: 0,
          IngediendBedrag: oud.regel.IngediendBedrag.Bedrag,
        });
        lopend.delete(sleutel(p));
        credits++;
      }
      for (const p of d.prestaties.filter((r) => r.IngediendBedrag.DebetCredit === 'D')) {
        debet.set(`${kanaal(d)}|${nummerVan(p)}`, { bericht: d, regel: p });
        if (!isGoed(d, p)) continue;
        expect(lopend.get(sleutel(p))).toBe(undefined);
        lopend.set(sleutel(p), nummerVan(p));
      }
    }
    expect(credits).toBeGreaterThan(50);
  });

  it('rejects some lines, most of which come back under another number', () => {
    const terug = declaraties.flatMap((d) => antwoordVan(d)?.prestaties ?? []);
    const codes = new Set(terug.flatMap((p) => p.RetourCodes?.RetourCode ?? []));
    expect([...codes].sort()).toEqual(['0611', '9321', '9338']);
    expect(terug.length).toBeGreaterThan(50);
  });

  it('sends in each 301 all toewijzingen of the client with the provider that still run (OP087)', () => {
    const stand = new Map<string, Map<number, Toegewezen>>();
    for (const { kop, clienten } of berichten) {
      for (const deel of clienten) {
        if (deel.nummer !== '301') continue;
        const sleutel = `${kop.wet}|${kop.ontvanger}|${deel.client.Bsn}`;
        const eerder = stand.get(sleutel) ?? new Map<number, Toegewezen>();
        stand.set(sleutel, eerder);
        const lijst = deel.client.ToegewezenProducten.ToegewezenProduct;
        const nu = new Set(lijst.map((w) => w.ToewijzingNummer));
        for (const [nummer, w] of eerder) {
          const loopt = w.RedenWijziging !== '13' && (w.Einddatum ?? '9999') >= kop.dagtekening;
          if (loopt) expect(nu).toContain(nummer);
        }
        for (const w of lijst) eerder.set(w.ToewijzingNummer, w);
      }
    }
  });

  it('gives a changed toewijzing a later Toewijzingsdatum, and stretches only what may be stretched (OP380)', () => {
    const redenen = new Map<string, number>();
    for (const lijst of versies().values()) {
      for (const [i, { w, op }] of lijst.entries()) {
        const vorige = lijst[i - 1]?.w;
        expect(w.Toewijzingsdatum <= op).toBe(true);
        if (w.Einddatum) expect(w.Einddatum >= w.Ingangsdatum).toBe(true);
        if (w.Omvang?.Frequentie === '2') expect(w.Einddatum).toBeDefined();
        if (w.Budget)
          expect([w.Product?.Code, w.Omvang, !!w.Einddatum]).toEqual([undefined, undefined, true]);
        if (!vorige || JSON.stringify(vorige) === JSON.stringify(w)) continue;
        expect(w.Toewijzingsdatum > vorige.Toewijzingsdatum).toBe(true);
        const reden = w.RedenWijziging ?? '';
        redenen.set(reden, (redenen.get(reden) ?? 0) + 1);
        if (reden === '04') {
          expect(w.Omvang?.Frequentie).not.toBe('6');
          expect(op <= (vorige.Einddatum ?? '')).toBe(true);
          expect((w.Einddatum ?? '') > (vorige.Einddatum ?? '')).toBe(true);
        }
        if (reden === '13') expect(w.Einddatum).toBe(w.Ingangsdatum);
      }
    }
    for (const reden of ['03', '04', '05', '06', '09', '12', '13']) {
      expect([reden, redenen.get(reden) ?? 0]).not.toEqual([reden, 0]);
    }
  });

  it('ends and issues again every toewijzing of the re-tendered product on 1 January', () => {
    const lopend = [...versies().values()].filter((lijst) => {
      const w = lijst.at(-1)?.w;
      const eerste = lijst[0];
      return (
        w?.Product?.Code === '01A01' &&
        w.RedenWijziging !== '13' &&
        w.Ingangsdatum < '2025-01-01' &&
        (eerste?.w.Einddatum ?? '') >= '2024-12-31' &&
        (w.Einddatum ?? '') >= '2024-12-31'
      );
    });
    const beeindigd = lopend.filter((l) => l.at(-1)?.w.RedenWijziging === '03');
    expect(beeindigd.length).toBeGreaterThan(60);
    for (const lijst of beeindigd) expect(lijst.at(-1)?.w.Einddatum).toBe('2024-12-31');
    const nieuw = new Set(
      [...versies().values()].flatMap(([eerste]) =>
        eerste?.w.Product?.Code === '01A01' && eerste.w.Ingangsdatum === '2025-01-01'
          ? [eerste.bsn]
          : [],
      ),
    );
    for (const lijst of beeindigd) expect(nieuw).toContain(lijst[0]?.bsn);
    // What is left runs on without care (sleeping) or ended without a message about it.
    const geleverd = new Set(
      declaraties.flatMap((d) =>
        d.prestaties
          .filter((p) => p.ProductPeriode.Begindatum >= '2025-01-01')
          .map((p) => `${d.kop.wet}|${p.ToewijzingNummer}`),
      ),
    );
    for (const [sleutel, lijst] of versies()) {
      const w = lijst[0]?.w;
      if (w?.Product?.Code === '01A01' && w.Ingangsdatum < '2025-01-01') {
        expect(geleverd.has(sleutel)).toBe(false);
      }
    }
  });

  it('delivers within what was granted per week, month, day, term and budget (TR321, TR322, TR369)', () => {
    const alle = versies();
    const perTermijn = new Map<string, number>();
    for (const d of declaraties) {
      for (const p of d.prestaties) {
        const sleutel = `${d.kop.wet}|${p.ToewijzingNummer}`;
        const w = alle.get(sleutel)?.at(-1)?.w;
        if (!w || !isGoed(d, p)) continue;
        const teken = p.IngediendBedrag.DebetCredit === 'C' ? -1 : 1;
        perTermijn.set(sleutel, (perTermijn.get(sleutel) ?? 0) + teken * p.GeleverdVolume);
        const volume = w.Omvang?.Volume ?? Number.POSITIVE_INFINITY;
        const dagen =
          (Date.parse(p.ProductPeriode.Einddatum) - Date.parse(p.ProductPeriode.Begindatum)) /
            864e5 +
          1;
        const hoogste = { 1: dagen * volume, 2: weken(p) * volume, 4: volume }[
          w.Omvang?.Frequentie ?? ''
        ];
        expect(p.GeleverdVolume).toBeLessThanOrEqual(hoogste ?? Number.POSITIVE_INFINITY);
        expect(w.RedenWijziging).not.toBe('13');
      }
    }
    for (const [sleutel, volume] of perTermijn) {
      const w = alle.get(sleutel)?.at(-1)?.w;
      if (w?.Omvang?.Frequentie === '6') expect(volume).toBeLessThanOrEqual(w.Omvang.Volume);
      if (w?.Budget) expect(volume).toBeLessThanOrEqual(w.Budget);
    }
  });

  it('reports at most one actual start per toewijzing, and stops what was started (TR326)', () => {
    const starts = new Map<string, Set<string>>();
    const gestopt = new Set<string>();
    const tijdelijk = new Set<string>();
    for (const { kop, clienten } of berichten) {
      for (const deel of clienten) {
        if (deel.nummer === '305') {
          for (const s of deel.client.StartProducten.StartProduct) {
            const sleutel = `${kop.wet}|${s.ToewijzingNummer}`;
            const open = starts.get(sleutel) ?? new Set();
            starts.set(sleutel, open);
            if (s.StatusAanlevering === '3') expect(open.delete(s.Begindatum)).toBe(true);
            else open.add(s.Begindatum);
            expect(open.size).toBeLessThanOrEqual(1);
          }
        }
        if (deel.nummer === '307') {
          for (const s of deel.client.StopProducten.StopProduct) {
            const sleutel = `${kop.wet}|${s.ToewijzingNummer}`;
            expect(starts.get(sleutel)?.has(s.Begindatum)).toBe(true);
            expect(gestopt.has(sleutel)).toBe(false);
            if (s.RedenBeeindiging === '20') tijdelijk.add(sleutel);
            else gestopt.add(sleutel);
          }
        }
      }
    }
    expect(gestopt.size).toBeGreaterThan(300);
    expect(tijdelijk.size).toBeGreaterThan(3);
  });

  it('has care before its toewijzing, sleeping toewijzingen and a verwijzer by ReferentieAanbieder', () => {
    const alle = versies();
    const gedeclareerd = new Set(
      declaraties.flatMap((d) => d.prestaties.map((p) => `${d.kop.wet}|${p.ToewijzingNummer}`)),
    );
    const eersten = [...alle].flatMap(([s, [v]]) => (v ? [[s, v] as const] : []));
    expect(
      eersten.filter(([, v]) => v.op > v.w.Ingangsdatum && v.op > '2024').length,
    ).toBeGreaterThan(20);
    expect(eersten.filter(([s]) => !gedeclareerd.has(s)).length).toBeGreaterThan(20);
    const gevraagd = new Set<string>();
    for (const { kop, clienten } of berichten) {
      for (const deel of clienten) {
        if (deel.nummer !== '315') continue;
        for (const a of deel.client.AangevraagdeProducten.AangevraagdProduct) {
          gevraagd.add(`${kop.wet}|${kop.afzender}|${a.ReferentieAanbieder}`);
        }
      }
    }
    const verwezen = eersten.filter(([, v]) => v.w.ReferentieAanbieder);
    expect(verwezen.length).toBeGreaterThan(200);
    for (const [s, v] of verwezen) {
      expect(gevraagd).toContain(`${s.split('|')[0]}|${v.agb}|${v.w.ReferentieAanbieder}`);
    }
  });
});

/** Nothing was approved, and no line is named. */
const isGeheelAfgewezen = (deel: DeclaratieDeel): boolean =>
  deel.nummer === '325' &&
  deel.TotaalToegekendBedrag.TotaalBedrag === 0 &&
  !['0200', '8001'].includes(deel.RetourCodes?.RetourCode[0] ?? '');

/** Distinct ISO weeks that a product period touches. */
function weken({ ProductPeriode: { Begindatum, Einddatum } }: Regel): number {
  const week = (dag: string): number => Math.floor((Date.parse(dag) / 864e5 + 3) / 7);
  return week(Einddatum) - week(Begindatum) + 1;
}
