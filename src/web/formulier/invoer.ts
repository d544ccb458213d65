import type { VeldFout } from '../../core/basis/result.ts';
import type { VeldSchema } from '../api/typen.ts';
import { leesBedrag } from './bedrag.ts';
import { bedieningVan, kern, magNiets, moetErZijn, veldenVan } from './schema.ts';

/** What was typed, in the shape of the schema: text in the leaves. */
export type Getypt = string | readonly Getypt[] | { readonly [veld: string]: Getypt };

export interface Gelezen {
  readonly waarde: unknown;
  readonly fouten: readonly VeldFout[];
}

/** A part of what was typed, as the fields of a group. */
export const alsGroep = (g: Getypt | undefined): { readonly [veld: string]: Getypt } =>
  typeof g === 'object' && !isLijst(g) ? g : {};

/** A part of what was typed, as a list. */
export const alsLijst = (g: Getypt | undefined): readonly Getypt[] =>
  g !== undefined && isLijst(g) ? g : [];

/** A part of what was typed, as text. */
export const alsTekst = (g: Getypt | undefined): string => (typeof g === 'string' ? g : '');

const isLijst = (g: Getypt): g is readonly Getypt[] => Array.isArray(g);

const LEEG: Gelezen = { waarde: undefined, fouten: [] };

/** Turns what was typed into what the act takes. An empty field is left out, never sent as zero. */
export function leesInvoer(
  naam: string,
  schema: VeldSchema,
  getypt: Getypt | undefined,
  pad = '',
): Gelezen {
  switch (bedieningVan(naam, schema)) {
    case 'groep':
      return leesGroep(schema, alsGroep(getypt), pad);
    case 'lijst':
      return leesLijst(naam, schema, alsLijst(getypt), pad);
    case 'keuzes': {
      const gekozen = alsTekst(getypt).split(',').filter(Boolean);
      return gekozen.length > 0 ? { waarde: gekozen, fouten: [] } : LEEG;
    }
    default:
      return leesTekst(naam, schema, alsTekst(getypt).trim(), pad);
  }
}

function leesTekst(naam: string, schema: VeldSchema, tekst: string, pad: string): Gelezen {
  if (tekst === '') return LEEG;
  switch (bedieningVan(naam, schema)) {
    case 'bedrag': {
      const bedrag = leesBedrag(tekst);
      if (bedrag.ok) return { waarde: bedrag.centen, fouten: [] };
      return { waarde: undefined, fouten: [{ veld: pad, melding: bedrag.melding }] };
    }
    case 'getal': {
      const getal = Number(tekst.replace(',', '.'));
      const waarde = Number.isFinite(getal) ? getal : tekst;
      return { waarde, fouten: [] };
    }
    case 'jaNee':
      return { waarde: tekst === 'true', fouten: [] };
    default:
      return { waarde: tekst, fouten: [] };
  }
}

const bij = (pad: string, veld: string): string => (pad ? `${pad}.${veld}` : veld);

function leesGroep(
  schema: VeldSchema,
  getypt: { readonly [veld: string]: Getypt },
  pad: string,
): Gelezen {
  const delen = veldenVan(schema).map(
    ([veld, deel]) => [veld, leesInvoer(veld, deel, getypt[veld], bij(pad, veld))] as const,
  );
  // a field that must be there and may be nothing says so: left out it would be forgotten
  const niets = (veld: string): boolean =>
    moetErZijn(schema, veld) && magNiets(kern(schema).properties?.[veld] ?? {});
  const gevuld = delen.flatMap(([veld, { waarde }]) => {
    if (waarde !== undefined) return [[veld, waarde] as const];
    return niets(veld) ? [[veld, null] as const] : [];
  });
  return {
    waarde: Object.fromEntries(gevuld),
    fouten: delen.flatMap(([, d]) => d.fouten),
  };
}

function leesLijst(
  naam: string,
  schema: VeldSchema,
  getypt: readonly Getypt[],
  pad: string,
): Gelezen {
  const { items } = kern(schema);
  if (!items) return LEEG;
  const delen = getypt.map((deel, i) => leesInvoer(naam, items, deel, bij(pad, String(i))));
  return { waarde: delen.map((d) => d.waarde), fouten: delen.flatMap((d) => d.fouten) };
}

/** Whether anything was typed at all. */
export function isGevuld(getypt: Getypt | undefined): boolean {
  if (getypt === undefined) return false;
  if (typeof getypt === 'string') return getypt.trim() !== '';
  return (isLijst(getypt) ? getypt : Object.values(getypt)).some(isGevuld);
}
