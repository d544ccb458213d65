import { expect, it } from 'vitest';
import { inWoorden, isSoort, soortNaam } from '../../src/definitie/soortnamen.ts';
import { FORMATEN, STATUSSEN } from '../../src/intake/tabellen/formaten.ts';
import { nietHerkend } from '../../src/intake/tabellen/kop.ts';
import { verwachting } from '../../src/intake/tabellen/waarde.ts';

it('every kind of table has a name that people say', () => {
  for (const soort of Object.keys(FORMATEN)) {
    expect(isSoort(soort), soort).toBe(true);
    expect(soortNaam(soort), soort).toMatch(/^[A-Z].*/);
    expect(soortNaam(soort), soort).not.toBe(soort);
  }
  expect(soortNaam('WMO323')).toBe('WMO323');
});

it('what a column may hold is said as it may be written', () => {
  const status = STATUSSEN.map(inWoorden);
  expect(status).toContain('in beoordeling');
  expect(status.filter((s) => /[A-Z]/.test(s))).toEqual([]);
  const vorm = FORMATEN.exportDeclaraties.find((v) => v.veld === 'status');
  expect(vorm && verwachting(vorm, 'x')).toContain('een van: ingediend, in beoordeling,');
});

it('the refusal of an unknown table names kinds as people do', () => {
  const zin = nietHerkend({ koppen: ['a'], lijktOp: [] });
  expect(zin).toContain('Export van declaratieregels');
  expect(zin).not.toMatch(/exportDeclaraties|grBijdragen|eigenBijdragen/);
});
