import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import { voorbeeld325 } from '../../src/intake/berichten/voorbeelden.fixture.ts';
import { declaratie, maakProef, type Proef, toewijzing } from './proefhuis.ts';

let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  huis = await proef.open();
});
afterEach(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const codes = (...RetourCode: string[]) => ({ RetourCodes: { RetourCode } });

/** A 325 that names no lines, with these codes. */
function zonderRegels(inHeader: string[], inDeclaratie: string[] | null): string {
  const { Header, DeclaratieAntwoord } = structuredClone(voorbeeld325());
  const kop = { ...Header, ...codes(...inHeader) };
  if (inDeclaratie === null || !DeclaratieAntwoord) return writeBericht('WMO325', { Header: kop });
  const { Clienten: _, ...rest } = DeclaratieAntwoord;
  const deel = { ...rest, ...codes(...inDeclaratie) };
  return writeBericht('WMO325', { Header: kop, DeclaratieAntwoord: deel });
}

/** Debit and credit of equal amounts: the totals of this 323 are nothing. */
const nulsaldo = () =>
  declaratie((d) => {
    const [debet, credit] = d.Declaratie.Clienten.Client[0]?.Prestaties.Prestatie ?? [];
    if (!debet || !credit) throw new Error('the example has two lines');
    Object.assign(credit, { GeleverdVolume: 5000 });
    Object.assign(credit.IngediendBedrag, { Bedrag: 5000 });
    Object.assign(d.Declaratie.TotaalIngediendBedrag, { TotaalBedrag: 0 });
  });

async function lees(declaratieXml: string, antwoordXml: string) {
  proef.zet('d.xml', declaratieXml);
  const pad = proef.zet('a.xml', antwoordXml);
  const verslag = await huis.importeer({ paden: [pad.replace('a.xml', '')] });
  expect(verslag.fouten).toEqual([]);
  const peildatum = (await huis.facts.stand('9998'))?.standPer;
  if (!peildatum) throw new Error('no state');
  const [som] = await huis.facts.bedragen({ gemeente: '9998', peildatum, per: [] });
  const bevindingen = await huis.facts.bevindingen('9998', peildatum);
  return { som, bevindingen: bevindingen.map((b) => b.regelId) };
}

describe('a 325', () => {
  it('that names no line and has 8001 approves all, also when debit and credit come to nothing', async () => {
    const { som } = await lees(nulsaldo(), zonderRegels(['0200'], ['8001']));
    expect(som).toMatchObject({ prestaties: 2, gecrediteerdCenten: 5000, afgekeurdCenten: 0 });
  });

  it('that names no line and has another code refuses all, whatever its totals say', async () => {
    const { som } = await lees(declaratie(), zonderRegels(['0200'], ['8021']));
    expect(som).toMatchObject({ prestaties: 0, toegekendCenten: 0, afgekeurdCenten: 3000 });
  });

  it('with only a Header and 0001 says that the 323 was never sent', async () => {
    const { som } = await lees(declaratie(), zonderRegels(['0001'], null));
    expect(som?.ingediendCenten ?? 0).toBe(0);
  });

  it('with only a Header and no 0001 is no verdict: in beoordeling, with a finding', async () => {
    const { som, bevindingen } = await lees(declaratie(), zonderRegels(['0200'], null));
    expect(som).toMatchObject({ inBeoordelingCenten: 3000, toegekendCenten: 0 });
    expect(bevindingen).toContain('ANTWOORD-ZONDER-OORDEEL');
  });
});

describe('a year that cannot be', () => {
  const geef = (van: string, tot: string) =>
    declaratie((d) => {
      const [regel] = d.Declaratie.Clienten.Client[0]?.Prestaties.Prestatie ?? [];
      Object.assign(regel?.ProductPeriode ?? {}, { Begindatum: van, Einddatum: tot });
    });

  it('refuses its own message in Dutch, and the rest goes on', async () => {
    proef.zet('d.xml', geef('9999-12-01', '9999-12-31'));
    proef.zet('t.xml', toewijzing().replace('2012-03-04', '9999-03-04'));
    const goed = declaratie((d) => {
      Object.assign(d.Header.BerichtIdentificatie, { Identificatie: 'B0002' });
    });
    const pad = proef.zet('goed.xml', goed);
    const verslag = await huis.importeer({ paden: [pad.replace('goed.xml', '')] });
    expect(verslag).toMatchObject({ verwerkt: 1, geweigerd: 2, prestaties: 2 });
    expect(verslag.fouten.map((f) => [f.bestand, f.code, f.regel !== null])).toEqual([
      ['t.xml', 'JAAR', true],
      ['d.xml', 'JAAR', true],
    ]);
    expect(verslag.fouten[1]?.melding).toBe(
      'Het jaar van ProductPeriode kan niet kloppen; verwacht is 2000 tot en met 2100.',
    );
    expect((await huis.facts.stand('9998'))?.laatsteLeverperiode).toBe('2026-04');
  });
});

describe('one ReferentieNummer twice in one 323', () => {
  it('counts once, in the order of the message; the other is shown as dubbel', async () => {
    const dubbel = declaratie((d) => {
      const prestaties = d.Declaratie.Clienten.Client[0]?.Prestaties;
      const [eerste, , ...rest] = prestaties?.Prestatie ?? [];
      if (prestaties && eerste) {
        Object.assign(prestaties, { Prestatie: [eerste, structuredClone(eerste), ...rest] });
      }
      Object.assign(d.Declaratie.TotaalIngediendBedrag, { TotaalBedrag: 10_000 });
    });
    const { som, bevindingen } = await lees(dubbel, zonderRegels(['0200'], ['8001']));
    expect(som).toMatchObject({ prestaties: 1, toegekendCenten: 5000 });
    expect(bevindingen).toContain('TR314');
    const [rij] = await huis.facts.dubbel(
      '9998',
      '2026-12-31' as Datum /* safe: an existing day */,
    );
    expect(rij).toMatchObject({ regels: 1, bedragCenten: 5000 });
    expect((await huis.facts.controleer()).filter((c) => !c.goed)).toEqual([]);
  });
});
