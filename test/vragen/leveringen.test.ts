import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

const BEGROTING = `jaar;post;naam;wet;stroom;soort;moment;besluitdatum;bedrag
2026;PGB;Pgb Wmo;wmo;pgb;last;primitief;2025-11-12;1000
`;
const PGB = 'post;maand;toegekend;besteed;bekend sinds';

let proef: Proef;
let huis: Huis;
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2026-07-01T12:00:00Z'));
  await huis.importeer({
    paden: [
      proef.zet('begroting.csv', BEGROTING),
      proef.zet(
        'pgb1.csv',
        `${PGB}\nPGB;2026-01;100;80;2026-02-20\nPGB;2026-02;100;80;2026-03-20\nPGB;2026-03;100;80;2026-06-01\n`,
      ),
      proef.zet(
        'gb.csv',
        'boekjaar;periode;kostenplaats;kostensoort;soort;bedrag;bekend sinds\n2026;1;1;1;last;10;2026-02-10\n',
      ),
    ],
    gemeente: '9998',
  });
});
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const doe = (id: string, invoer: Record<string, unknown>) =>
  doeHandeling(huis, id, invoer, { gemeente: '9998' });
const AFSPRAAK = {
  leverancier: 'SVB',
  soort: 'pgb',
  frequentie: 'maand',
  binnenDagen: 45,
  vanaf: '2026-01',
};

async function vraag(peildatum?: string) {
  const a = await stelVraag(huis, 'leveringen', {}, peildatum === undefined ? {} : { peildatum });
  if (!a.ok) throw new Error(a.problem.detail);
  return a.value;
}

describe('leveringen', () => {
  it('says first that nothing was agreed, and what comes in without', async () => {
    const a = await vraag();
    expect(a.zin).toContain('nog niet vastgelegd');
    expect(a.antwoord).toMatchObject({ afspraken: 0, zonderAfspraak: ['grootboek', 'pgb'] });
  });

  it('tells in time, late, due and not due yet apart, by what the rows are about', async () => {
    expect(await doe('spreek-levering-af', AFSPRAAK)).toMatchObject({ ok: true });
    const a = await vraag('2026-06-20');
    const { leveringen } = a.antwoord as { leveringen: Record<string, unknown>[] };
    expect(leveringen.map((l) => [l['van'], l['geleverdOp'], l['stand']])).toEqual([
      ['2026-01', '2026-02-20', 'opTijd'],
      ['2026-02', '2026-03-20', 'opTijd'],
      ['2026-03', '2026-06-01', 'teLaat'],
      ['2026-04', null, 'nietGeleverd'],
      ['2026-05', null, 'nogNiet'],
    ]);
    expect(a.zin).toContain('ontbreekt 1 levering');
    expect(a.ontbreekt).toEqual(['Grootboekrealisatie: ingelezen, maar zonder afspraak.']);
  });

  it('stays in time when a corrected statement comes later', async () => {
    const pad = proef.zet('pgb2.csv', `${PGB}\nPGB;2026-01;100;85;2026-06-15\n`);
    await huis.importeer({ paden: [pad], gemeente: '9998' });
    const { leveringen } = (await vraag('2026-06-20')).antwoord as {
      leveringen: { stand: string; geleverdOp: string }[];
    };
    expect(leveringen[0]).toMatchObject({ stand: 'opTijd', geleverdOp: '2026-02-20' });
  });

  it('replaces, ends and restores an agreement; an unknown one is refused', async () => {
    await doe('spreek-levering-af', { ...AFSPRAAK, binnenDagen: 10 });
    expect((await vraag()).antwoord).toMatchObject({ afspraken: 1 });
    const weg = await doe('beeindig-leveringsafspraak', { leverancier: 'svb', soort: 'pgb' });
    expect((await vraag()).antwoord).toMatchObject({ afspraken: 0 });
    if (!weg.ok) throw new Error(weg.problem.detail);
    await doe('herroep-handeling', { handelingId: weg.value.handelingId });
    expect((await vraag()).antwoord).toMatchObject({ afspraken: 1 });
    const geen = await doe('beeindig-leveringsafspraak', { leverancier: 'CAK', soort: 'pgb' });
    expect(geen).toMatchObject({ ok: false, problem: { code: 'nietGevonden' } });
  });
});
