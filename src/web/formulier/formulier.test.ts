import { describe, expect, it } from 'vitest';
import type { VeldSchema } from '../api/typen.ts';
import { leesBedrag } from './bedrag.ts';
import { isGevuld, leesInvoer } from './invoer.ts';
import {
  bedieningVan,
  codeInWoorden,
  isVerplicht,
  labelVan,
  plekInWoorden,
  uitlegVan,
} from './schema.ts';

const begroting: VeldSchema = {
  type: 'object',
  required: ['jaar', 'regels'],
  properties: {
    jaar: { type: 'integer', title: 'Jaar' },
    besluitdatum: { type: 'string', format: 'date' },
    wet: { anyOf: [{ type: 'string', enum: ['wmo', 'jeugd'] }, { type: 'null' }] },
    regels: {
      type: 'array',
      title: 'Regels',
      items: {
        type: 'object',
        properties: {
          post: { type: 'string', title: 'Post' },
          bedragCenten: { type: 'integer' },
          structureel: { type: 'boolean' },
        },
      },
    },
  },
};

describe('an amount that is typed', () => {
  it.each([
    ['1.234,56', 123_456],
    ['1234,5', 123_450],
    ['€ 1.234.567', 123_456_700],
    ['3,2 mln', 320_000_000],
    ['1,2345 mln', 123_450_000],
    ['-12', -1200],
    ['\u221212,10', -1210],
    ['0', 0],
  ])('%s is %i cents', (tekst, centen) => {
    expect(leesBedrag(tekst)).toEqual({ ok: true, centen });
  });

  it.each(['3.2', '12.34', '1.2345', '1.23.456'])('%s is asked about, not guessed', (tekst) => {
    expect(leesBedrag(tekst)).toMatchObject({ ok: false });
  });

  it.each(['', 'veel', '1,234', '1.000.000.000.000.000,00', '--3', '1,2,3'])(
    '"%s" is no amount',
    (tekst) => {
      expect(leesBedrag(tekst)).toMatchObject({ ok: false });
    },
  );
});

describe('a form that is made from a schema', () => {
  it('gives each field the control that fits', () => {
    const soort = (veld: string) => bedieningVan(veld, begroting.properties?.[veld] ?? {});
    expect(['jaar', 'besluitdatum', 'wet', 'regels'].map(soort)).toEqual([
      'getal',
      'datum',
      'keuze',
      'lijst',
    ]);
    expect(bedieningVan('bedragCenten', { type: 'integer' })).toBe('bedrag');
  });

  it('names a field by its title, else by its name in words', () => {
    expect(labelVan('jaar', { title: 'Jaar' })).toBe('Jaar');
    expect(labelVan('ontvangenOp', {})).toBe('Ontvangen op');
    expect(labelVan('bedragCenten', {})).toBe('Bedrag');
    expect(plekInWoorden(begroting, 'regels.0.bedragCenten')).toBe('Regels, regel 1, Bedrag');
    expect(plekInWoorden(begroting, 'peildatum')).toBe('peildatum');
  });

  it('knows what must be filled in', () => {
    expect(isVerplicht(begroting, 'jaar')).toBe(true);
    expect(isVerplicht(begroting, 'wet')).toBe(false);
  });

  it('takes "or nothing" as a kind of its own: it need not be filled in, and is sent as nothing', () => {
    const regel: VeldSchema = {
      type: 'object',
      required: ['bedragCenten', 'post'],
      properties: {
        post: { type: 'string' },
        bedragCenten: {
          anyOf: [{ type: 'integer' }, { type: 'null' }],
          description: 'Hele eurocenten',
        },
        geldigVan: { type: ['string', 'null'] },
      },
    };
    expect(isVerplicht(regel, 'bedragCenten')).toBe(false);
    expect(bedieningVan('geldigVan', regel.properties?.['geldigVan'] ?? {})).toBe('datum');
    expect(leesInvoer('', regel, { post: 'a' }).waarde).toEqual({ post: 'a', bedragCenten: null });
  });

  it('never asks for cents: amounts are typed in euros', () => {
    const uitleg = uitlegVan('bedragCenten', { type: 'integer', description: 'Hele eurocenten' });
    expect(uitleg).toBe('In euro, bijvoorbeeld 1.234,56 of 1,2 mln.');
    expect(uitlegVan('jaar', { type: 'integer', description: 'Leeg is dit jaar.' })).toBe(
      'Leeg is dit jaar.',
    );
  });

  it('says codes as people do', () => {
    expect(['wmo', 'uitkeringen', 'naderVoorlopig', 'grBijdragen'].map(codeInWoorden)).toEqual([
      'Wmo',
      'uitkeringen',
      'nader voorlopig',
      'Bijdragen aan gemeenschappelijke regelingen',
    ]);
    expect(codeInWoorden('exportDeclaraties')).toBe('Export van declaratieregels');
  });

  it('sends what was typed in the type that is asked for, and leaves empty fields out', () => {
    const getypt = {
      jaar: '2025',
      besluitdatum: '',
      regels: [{ post: 'wmo-hh', bedragCenten: '1.234,56', structureel: 'false' }, {}],
    };
    expect(leesInvoer('', begroting, getypt)).toEqual({
      waarde: {
        jaar: 2025,
        regels: [{ post: 'wmo-hh', bedragCenten: 123_456, structureel: false }, {}],
      },
      fouten: [],
    });
  });

  it('says at which place an amount is not clear', () => {
    const { fouten } = leesInvoer('', begroting, { regels: [{ bedragCenten: '3.2' }] });
    expect(fouten.map((f) => f.veld)).toEqual(['regels.0.bedragCenten']);
  });

  it('knows whether anything was typed', () => {
    expect(isGevuld({ jaar: ' ', regels: [{}] })).toBe(false);
    expect(isGevuld({ regels: [{ post: 'a' }] })).toBe(true);
  });
});
