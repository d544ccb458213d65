import { z } from 'zod';

/** Version of the layout of a backup; another one is refused. */
export const BEWAAR_VERSIE = 1;

/** Names of the parts inside a backup. */
export const MANIFEST = 'manifest.json';
export const FEITEN = 'feiten.duckdb';
export const REGISTER = 'register.sqlite';
export const MERK = 'stuurhuis.json';
export const KLUIS = 'geheim.versleuteld';

/** The parts that every backup has. */
export const VERPLICHT = [FEITEN, REGISTER, MERK] as const;

const NAAM =
  /^(feiten\.duckdb|register\.sqlite|stuurhuis\.json|geheim\.versleuteld|quarantaine\/[0-9a-f-]{16,64}\.dicht)$/;

const onderdeel = z.strictObject({
  naam: z.string().regex(NAAM),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Time of the file: the term of what is in quarantine counts from it. */
  gewijzigdOp: z.iso.datetime(),
});

const manifest = z.strictObject({
  soort: z.literal('stuurhuis-bewaarbestand'),
  versie: z.literal(BEWAAR_VERSIE),
  /** Version of the programme that made it. */
  programma: z.string(),
  gemaaktOp: z.iso.datetime(),
  /** Last import in the facts. */
  snapshot: z.int().nonnegative(),
  metSleutel: z.boolean(),
  onderdelen: z.array(onderdeel),
});

/** One file in a backup. */
export type Onderdeel = Readonly<z.infer<typeof onderdeel>>;

/** What a backup says of itself; hashes and sizes of everything else in it. */
export type Manifest = Readonly<Omit<z.infer<typeof manifest>, 'onderdelen'>> & {
  readonly onderdelen: readonly Onderdeel[];
};

/** Reads a manifest; `anders` is another version than ours, `null` no manifest at all. */
export function parseManifest(tekst: string): Manifest | 'anders' | null {
  let ruw: unknown;
  try {
    ruw = JSON.parse(tekst);
  } catch {
    return null;
  }
  const versie = z.object({ soort: z.literal('stuurhuis-bewaarbestand'), versie: z.int() });
  const kop = versie.safeParse(ruw);
  if (kop.success && kop.data.versie !== BEWAAR_VERSIE) return 'anders';
  const gelezen = manifest.safeParse(ruw);
  return gelezen.success && isVolledig(gelezen.data) ? gelezen.data : null;
}

function isVolledig({ onderdelen, metSleutel }: Manifest): boolean {
  const namen = new Set(onderdelen.map((o) => o.naam));
  return (
    namen.size === onderdelen.length &&
    VERPLICHT.every((naam) => namen.has(naam)) &&
    namen.has(KLUIS) === metSleutel
  );
}
