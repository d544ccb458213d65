import fc from 'fast-check';
import {
  type BerichtSoort,
  type Knoop,
  standaardVan,
} from '../../src/intake/berichten/beschrijving/standaard.ts';
import { codesVan } from '../../src/intake/berichten/beschrijving/waarde.ts';

const ZICHTBAAR = fc.constantFrom(...'abcXYZ019 -&<>"\'é€ñ😀');
const CIJFER = fc.constantFrom(...'0123456789');
const tekst = (tekens: fc.Arbitrary<string>, min: number, max: number) =>
  fc.array(tekens, { minLength: min, maxLength: max }).map((t) => t.join(''));

const datum = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const tijd = fc
  .integer({ min: 0, max: 86_399 })
  .map((s) => new Date(s * 1000).toISOString().slice(11, 19));

function waarde(knoop: Knoop, wet: 'iwmo' | 'ijw'): fc.Arbitrary<string | number> {
  const { type, vast } = knoop;
  if (type === null) throw new Error(`${knoop.naam} has no value`);
  if (vast !== null) return fc.constant(type.basis === 'integer' ? Number(vast) : vast);
  if (type.basis === 'date') return datum;
  if (type.basis === 'time') return tijd;
  if (type.basis === 'integer') {
    return fc.integer({
      min: type.minInclusive ?? 0,
      max: Math.min(type.maxInclusive ?? 9, 2 ** 31 - 1),
    });
  }
  const codes = codesVan(type, wet);
  if (codes) return fc.constantFrom(...codes);
  return gevuldeTekst(type.pattern, type.minLength ?? 0, Math.min(type.maxLength ?? 40, 40));
}

function gevuldeTekst(patroon: string | undefined, min: number, max: number): fc.Arbitrary<string> {
  const cijfers = /^\[0-9\]\{(\d+)\}$/.exec(patroon ?? '')?.[1];
  if (cijfers) return tekst(CIJFER, Number(cijfers), Number(cijfers));
  if (patroon === '[0-9]*') return tekst(CIJFER, 1, max);
  if (patroon?.startsWith('(0|')) {
    return fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)).map((v) => v.join('.'));
  }
  if (patroon === '([a-zA-ZÀ-ỳ])+') return tekst(fc.constantFrom(...'aZéÀ'), 1, max);
  if (patroon === '([a-zA-Z0-9])+') return tekst(fc.constantFrom(...'aZ09'), 1, max);
  return tekst(ZICHTBAAR, min, max).filter((t) => /[^ ]/.test(t));
}

function inhoud(knoop: Knoop, wet: 'iwmo' | 'ijw'): fc.Arbitrary<unknown> {
  if (knoop.kinderen === null) return waarde(knoop, wet);
  const velden: Record<string, fc.Arbitrary<unknown>> = {};
  for (const kind of knoop.kinderen) {
    const een = inhoud(kind, wet);
    const meer = kind.hoogstens > 1 ? fc.array(een, { minLength: 1, maxLength: 3 }) : een;
    velden[kind.naam] = kind.minstens === 1 ? meer : fc.option(meer, { nil: undefined });
  }
  return fc
    .record(velden)
    .map((r) => Object.fromEntries(Object.entries(r).filter(([, v]) => v !== undefined)));
}

/** Any content that the description of a message allows. */
export function willekeurigeInhoud(soort: BerichtSoort): fc.Arbitrary<Record<string, unknown>> {
  const { wortel, wet } = standaardVan(soort);
  // Safe: the root of a message is a group, so its content is an object.
  return inhoud(wortel, wet) as fc.Arbitrary<Record<string, unknown>>;
}
