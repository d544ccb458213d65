import { describe, expect, it } from 'vitest';
import { toCenten } from '../basis/bedrag.ts';
import { uitgangsniveau, werkDoor } from './doorwerking.ts';

const c = toCenten;
const UITGANG = {
  jaarCenten: c(1_000_000),
  laatsteMaanden: [c(90_000), c(100_000), c(110_000)],
  verzilvering: 0.8,
};
const JAAR = {
  jaar: 2026,
  toegewezenCenten: c(500_000),
  begrootStructureelCenten: c(1_100_000),
  begrootIncidenteelCenten: c(50_000),
};

describe('what a year carries on', () => {
  it('starts from its last months, and from the year itself without declarations', () => {
    expect(uitgangsniveau(UITGANG)).toBe(1_200_000);
    expect(uitgangsniveau({ ...UITGANG, laatsteMaanden: [] })).toBe(1_000_000);
    expect(uitgangsniveau({ ...UITGANG, jaarCenten: null })).toBeNull();
  });

  it('splits what toewijzingen cover from what must still be renewed, and adds up', () => {
    // 1.200.000 with 2% in the second year: 1.248.480; covered 0.8 x 500.000
    expect(werkDoor(UITGANG, JAAR, 2, 0.02)).toEqual({
      ...{ jaar: 2026, structureelCenten: 400_000, incidenteelCenten: 50_000 },
      ...{ onzekerCenten: 848_480, verwachtCenten: 1_298_480, ruimteCenten: -148_480 },
    });
  });

  it('knows no room where no budget is', () => {
    const zonder = { ...JAAR, begrootStructureelCenten: null, begrootIncidenteelCenten: null };
    expect(werkDoor(UITGANG, zonder, 1, 0)).toMatchObject({
      ...{ ruimteCenten: null, incidenteelCenten: 0, verwachtCenten: 1_200_000 },
    });
  });
});
