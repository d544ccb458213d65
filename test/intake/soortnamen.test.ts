import { expect, it } from 'vitest';
import { isSoort, soortNaam } from '../../src/definitie/soortnamen.ts';
import { FORMATEN } from '../../src/intake/tabellen/formaten.ts';
import { nietHerkend } from '../../src/intake/tabellen/kop.ts';

it('every kind of table has a name that people say', () => {
  for (const soort of Object.keys(FORMATEN)) {
    expect(isSoort(soort), soort).toBe(true);
    expect(soortNaam(soort), soort).toMatch(/^[A-Z].*/);
    expect(soortNaam(soort), soort).not.toBe(soort);
  }
  expect(soortNaam('WMO323')).toBe('WMO323');
});

it('the refusal of an unknown table names kinds as people do', () => {
  const zin = nietHerkend({ koppen: ['a'], lijktOp: [] });
  expect(zin).toContain('Export van declaratieregels');
  expect(zin).not.toMatch(/exportDeclaraties|grBijdragen|eigenBijdragen/);
});
