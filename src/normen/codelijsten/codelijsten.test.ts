import { describe, expect, it } from 'vitest';
import { labelVan } from './codelijst.ts';
import { LAND } from './land.ts';
import { PRODUCTCATEGORIE_JEUGD, PRODUCTCATEGORIE_WMO } from './product.ts';
import { REDEN_BEEINDIGING_JEUGD, REDEN_BEEINDIGING_WMO } from './toewijzing.ts';

describe('the code lists', () => {
  it('give a code its Dutch label, and say it when they do not know the code', () => {
    expect(labelVan(PRODUCTCATEGORIE_WMO, '01')).toBe('Hulp bij het huishouden');
    expect(labelVan(PRODUCTCATEGORIE_JEUGD, '39')).toBe('39 (onbekende code)');
    expect(labelVan(PRODUCTCATEGORIE_WMO, 'toString')).toBe('toString (onbekende code)');
  });

  it('keep the laws apart where one code has two meanings', () => {
    expect(labelVan(REDEN_BEEINDIGING_WMO, '31')).toBe('Verhuizing naar een andere gemeente');
    expect(labelVan(REDEN_BEEINDIGING_JEUGD, '31')).toBe('Levering is volgens plan beëindigd');
  });

  it('name countries in Dutch', () => {
    expect(labelVan(LAND, 'DE')).toBe('Duitsland');
    expect(Object.keys(LAND)).toHaveLength(249);
  });
});
