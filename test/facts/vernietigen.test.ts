import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openFacts } from '../../src/facts/duckdb/open-facts.ts';
import { merkVan } from '../../src/facts/merk.ts';
import type { Facts } from '../../src/facts/port.ts';
import type { Vernietigopdracht } from '../../src/facts/vernietiging.ts';
import { zoekInBytes, zoekInFeiten } from '../hulp/doorzoek.ts';
import {
  antwoord,
  beginImport,
  dag,
  declaratie,
  laad,
  laadBericht,
  maand,
  openProef,
  type Proef,
  type ProefBericht,
  persoon,
  prestatie,
  toewijzing,
  toewijzingen,
  verzoeken,
} from './stad.ts';

const KOP = { grond: 'Bewaartermijn', gedaanOp: '2026-11-01T10:00:00Z', actor: 'proef' };
const G = '9998';
const MAANDEN = ['2024-01', '2024-02', '2024-03', '2025-01', '2025-02'];

/** Three persons with a line a month; one line was refused, one was taken back, one came twice. */
function berichten(): ProefBericht[] {
  const start = toewijzingen('T1', '2023-12-20', [
    toewijzing(1, '2024-01-01', '2024-03-31', { referentieAanbieder: 'RA-1' }),
    toewijzing(2, '2024-01-01', null, { client: persoon(2) }),
    toewijzing(3, '2024-01-01', null, { client: persoon(3) }),
  ]);
  const vraag = verzoeken('V1', '2023-12-10', [
    { client: persoon(1), referentieAanbieder: 'RA-1', verwijzerType: '01' },
  ]);
  const lijnen = MAANDEN.flatMap((m, i) => {
    const regels = [1, 2, 3].map((n) =>
      prestatie(`${m}-${n}`, 100 + n, m, { client: persoon(n), toewijzingNummer: n }),
    );
    const terug = m === '2024-02' ? ['2024-02-2'] : [];
    const d = declaratie(`D${m}`, `${m.slice(0, 4)}-0${Number(m.slice(6)) + 1}-05`, regels);
    return i === 4
      ? [d]
      : [d, antwoord(`D${m}`, `${m.slice(0, 4)}-0${Number(m.slice(6)) + 1}-15`, terug)];
  });
  const credit = declaratie('DC', '2025-03-01', [
    prestatie('C1', -101, '2024-01', {
      client: persoon(1),
      toewijzingNummer: 1,
      vorigReferentieNummer: '2024-01-1',
    }),
  ]);
  const dubbel = declaratie('DD', '2025-03-02', [
    prestatie('2024-01-3', 103, '2024-01', { client: persoon(3), toewijzingNummer: 3 }),
  ]);
  return [start, vraag, ...lijnen, credit, antwoord('DC', '2025-03-09'), dubbel];
}

let proef: Proef;
let facts: Facts;
beforeEach(async () => {
  proef = await openProef();
  facts = proef.facts;
  await laad(facts, berichten());
  return () => proef.ruimOp();
});

const snede = { gemeente: G, peildatum: dag('2025-03-31') };
const bedragen = async (f = facts) => ({
  totaal: await f.bedragen({ ...snede, per: [] }),
  perMaand: await f.bedragen({ ...snede, per: ['leverperiode', 'aanbieder', 'categorie'] }),
  perKennis: await f.bedragen({ ...snede, per: ['leverperiode', 'bekendSinds'] }),
  toen: await f.bedragen({ ...snede, peildatum: dag('2024-03-10'), per: ['leverperiode'] }),
});
const fouten = async (f = facts) => (await f.controleer()).filter((c) => !c.goed);

const vernietig = async (opdracht: Vernietigopdracht, f = facts) => {
  const gedaan = await f.vernietig(opdracht, KOP);
  if (!gedaan.ok) throw new Error(gedaan.problem.detail);
  return gedaan.value;
};
const personen = (nummers: number[], ookBedragen = false): Vernietigopdracht => ({
  soort: 'personen',
  gemeente: G,
  merken: nummers.map((n) => merkVan(persoon(n))),
  ookBedragen,
});
const TERMIJN: Vernietigopdracht = {
  soort: 'termijn',
  gemeente: G,
  grenzen: { declaraties: maand('2024-12'), toewijzingen: maand('2024-12') },
};

describe('what is past its term', () => {
  it('goes, and every sum of money stays as it was; it stays gone when it comes again', async () => {
    const voor = await bedragen();
    const grenzen = { declaraties: maand('2024-01'), leveringen: maand('2024-01') };
    const voorraad = await facts.voorraad(G, grenzen);
    expect(voorraad.find((v) => v.soort === 'declaraties')).toEqual({
      ...{ soort: 'declaraties', aantal: 17, oudste: '2024-01', overTermijn: 5 },
    });
    expect(voorraad.find((v) => v.soort === 'leveringen')).toMatchObject({
      aantal: 0,
      oudste: null,
    });
    expect(await facts.vernietigbaar(TERMIJN)).toContainEqual({
      ...{ wat: 'declaratieregels', aantal: 11, van: '2024-01', tot: '2024-03' },
    });
    expect(await bedragen()).toEqual(voor);
    const bewijs = await vernietig(TERMIJN);
    expect(bewijs).toMatchObject({ nr: 1, ...KOP, opdracht: TERMIJN });
    expect(bewijs.onderdelen).toContainEqual({
      ...{ wat: 'toewijzingen', aantal: 1, van: '2024-01', tot: '2024-01' },
    });
    expect(bewijs.voor).not.toBe(bewijs.na);
    expect(await bedragen()).toEqual(voor);
    expect(await fouten()).toEqual([]);
    expect(await facts.vernietigbaar(TERMIJN)).toEqual([]);
    expect(await facts.regelsVernietigdTot(G)).toBe('2024-12');
    expect(await facts.vernietigingen(G)).toEqual([bewijs]);
    // the same messages again change nothing; new ones are added to what was closed
    await laad(facts, berichten());
    expect(await bedragen()).toEqual(voor);
    const sessie = await beginImport(facts);
    await laadBericht(sessie, declaratie('DN', '2025-03-20', [prestatie('N1', 50, '2024-02')]));
    await sessie.rondAf();
    const na = await facts.bedragen({ ...snede, per: [] });
    expect(na[0]?.ingediendCenten).toBe((voor.totaal[0]?.ingediendCenten ?? 0) + 5000);
    expect(await fouten()).toEqual([]);
  });

  it('waits for no import, and readers wait for it', async () => {
    const sessie = await beginImport(facts);
    const geweigerd = await facts.vernietig(TERMIJN, KOP);
    expect(geweigerd).toMatchObject({ ok: false, problem: { code: 'bezet' } });
    await sessie.breekAf();
    const voor = await bedragen();
    const [gedaan, tijdens] = await Promise.all([facts.vernietig(TERMIJN, KOP), bedragen()]);
    expect(gedaan.ok).toBe(true);
    expect(tijdens).toEqual(voor);
  });
});

describe('a person', () => {
  it('is nowhere any more, in no table and in no byte, and the sums and others stay', async () => {
    const sessie = await beginImport(facts);
    const elders = { gemeente: '9997', ontvanger: '9997' };
    const daar = [prestatie('E1', 7, '2024-01', { client: persoon(2) })];
    await laadBericht(sessie, declaratie('E1', '2024-02-05', daar, elders));
    await sessie.rondAf();
    const voor = await bedragen();
    await facts.sluit();
    expect(zoekInBytes(dirname(proef.pad), [persoon(1)])).not.toEqual([]);
    const open = await openFacts({ pad: proef.pad });
    if (!open.ok) throw new Error(open.problem.detail);
    const weer = open.value;
    expect(await weer.persoon(G, persoon(1))).toHaveLength(3);
    const bewijs = await vernietig(personen([1, 2]), weer);
    expect(bewijs.onderdelen[0]).toEqual({ wat: 'personen', aantal: 2, van: null, tot: null });
    expect(await bedragen(weer)).toEqual(voor);
    expect(await weer.persoon(G, persoon(1))).toEqual([]);
    expect(await weer.persoon(G, persoon(3))).not.toEqual([]);
    // who was destroyed in one municipality is not in another
    expect(await weer.persoon(G, persoon(2))).toEqual([]);
    expect(await weer.persoon('9997', persoon(2))).not.toEqual([]);
    expect(await fouten(weer)).toEqual([]);
    await weer.sluit();
    expect(zoekInBytes(dirname(proef.pad), [persoon(1), 'RA-1', '2024-01-1'])).toEqual([]);
    expect(await zoekInFeiten(proef.pad, [persoon(1)])).toEqual([]);
    // the same search does find the one who stays
    expect(zoekInBytes(dirname(proef.pad), [persoon(3)])).not.toEqual([]);
    expect(readdirSync(dirname(proef.pad))).toEqual(['feiten.duckdb']);
  });

  it('who should never have been here takes the amounts along', async () => {
    await vernietig(personen([1], true));
    const [totaal] = await facts.bedragen({ ...snede, per: [] });
    expect(totaal?.toegekendCenten).toBe(4 * (102_00 + 103_00) - 102_00);
    expect(await fouten()).toEqual([]);
  });
});

describe('what came in by mistake', () => {
  it('goes with its sums: an import, and a file', async () => {
    const voor = await bedragen();
    const sessie = await beginImport(facts);
    const fout = [prestatie('F1', 900, '2025-01', { client: persoon(9) })];
    await laadBericht(sessie, declaratie('fout', '2025-03-05', fout));
    const { snapshot } = await sessie.rondAf();
    expect(await bedragen()).not.toEqual(voor);
    const ingelezenOp = '2026-01-02T03:04:05Z';
    const ander = { soort: 'import', gemeente: G, snapshot, ingelezenOp: 'anders' } as const;
    expect(await facts.vernietigbaar(ander)).toEqual([]);
    await vernietig({ soort: 'import', gemeente: G, snapshot, ingelezenOp });
    expect(await bedragen()).toEqual(voor);
    await laad(facts, [declaratie('fout', '2025-03-05', fout)]);
    expect(await bedragen()).not.toEqual(voor);
    await vernietig({ soort: 'bestand', gemeente: G, bestand: 'fout.xml' });
    expect(await bedragen()).toEqual(voor);
    expect(await fouten()).toEqual([]);
  });

  it('names an act of the import as long as it stands, and no longer once it was withdrawn', async () => {
    const ingelezenOp = '2026-01-02T03:04:05Z';
    for (const ingetrokken of [false, true]) {
      const sessie = await beginImport(facts);
      const act = { gemeente: G, soort: 'begroting', handelingId: 7, regels: 1 };
      await sessie.noteerHandeling(act);
      const { snapshot } = await sessie.rondAf();
      if (ingetrokken) await facts.trekIn(G, snapshot);
      await vernietig({ soort: 'import', gemeente: G, snapshot, ingelezenOp });
      const over = (await facts.importen(G)).filter((i) => i.soort === 'begroting');
      expect(over.filter((i) => i.snapshot === snapshot)).toHaveLength(ingetrokken ? 0 : 1);
    }
  });
});
