import type { Maatregel } from './maatregel.ts';

type Verband = Pick<Maatregel, 'code' | 'vereist' | 'sluitUit'>;

/**
 * A circle of dependencies, as the codes along it (the first again at the end); `null` when there is
 * none. Codes that do not exist are passed over: that is another fault.
 */
export function kringVan(maatregelen: readonly Verband[]): readonly string[] | null {
  const perCode = new Map(maatregelen.map((m) => [m.code, m]));
  const klaar = new Set<string>();
  const loop = (code: string, pad: readonly string[]): readonly string[] | null => {
    const plek = pad.indexOf(code);
    if (plek >= 0) return [...pad.slice(plek), code];
    if (klaar.has(code)) return null;
    for (const volgende of perCode.get(code)?.vereist ?? []) {
      const kring = loop(volgende, [...pad, code]);
      if (kring) return kring;
    }
    klaar.add(code);
    return null;
  };
  for (const { code } of maatregelen) {
    const kring = loop(code, []);
    if (kring) return kring;
  }
  return null;
}

/** What is wrong between the measures of one scenario. */
export interface Botsing {
  readonly soort: 'ontbreektVereiste' | 'sluitUit';
  readonly code: string;
  readonly andere: string;
}

/** Measures whose requirement is not in the set, and pairs that exclude each other (told once). */
export function botsingen(gekozen: readonly Verband[]): Botsing[] {
  const codes = new Set(gekozen.map((m) => m.code));
  return gekozen.flatMap((m) => [
    ...m.vereist
      .filter((v) => !codes.has(v))
      .map((andere) => ({ soort: 'ontbreektVereiste' as const, code: m.code, andere })),
    ...m.sluitUit
      .filter((s) => codes.has(s) && !(heeft(gekozen, s, m.code) && s < m.code))
      .map((andere) => ({ soort: 'sluitUit' as const, code: m.code, andere })),
  ]);
}

const heeft = (alle: readonly Verband[], code: string, uit: string): boolean =>
  alle.find((m) => m.code === code)?.sluitUit.includes(uit) ?? false;
