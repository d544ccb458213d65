import type { BerichtSoort, Knoop, Standaard } from './beschrijving/standaard.ts';
import { nummerVan } from './naamruimten.ts';

/** The part an element plays in what the reader hands out; the other elements are fields of those. */
export type Rol = 'kop' | 'clienten' | 'declaratie' | 'client' | 'prestatie' | 'antwoord';

/** An element of a message with all that reading needs, worked out once. */
export interface Toestand {
  readonly knoop: Knoop;
  readonly nummer: number;
  readonly kinderen: readonly Toestand[] | null;
  readonly rol: Rol | null;
  /** Not kept in the object of its parent: handed out, or only a wrapper of what is handed out. */
  readonly los: boolean;
  /** Its text must be copied: a part of a block would keep that whole block in memory. */
  readonly kopieer: boolean;
  /** What goes into the content hash before its value or its children. */
  readonly merk: string;
}

const ROLLEN: Readonly<Record<string, Rol>> = {
  Header: 'kop',
  Declaratie: 'declaratie',
  DeclaratieAntwoord: 'declaratie',
  Clienten: 'clienten',
  Client: 'client',
  Prestatie: 'prestatie',
  Antwoord: 'antwoord',
};

const tabel = new Map<BerichtSoort, Toestand>();

/** The root state of a message; made once and kept. */
export function toestandVan(standaard: Standaard): Toestand {
  const bekend = tabel.get(standaard.soort);
  if (bekend) return bekend;
  const gemaakt = compileToestand(standaard.wortel);
  tabel.set(standaard.soort, gemaakt);
  return gemaakt;
}

function compileToestand(knoop: Knoop): Toestand {
  const rol = ROLLEN[knoop.naam] ?? null;
  const isTekst = knoop.type?.basis === 'string' && knoop.type.codelijst === undefined;
  return {
    knoop,
    nummer: nummerVan(knoop.naam, knoop.basis),
    kinderen: knoop.kinderen?.map(compileToestand) ?? null,
    rol,
    los: rol !== null || knoop.naam === 'Prestaties',
    kopieer: isTekst && knoop.vast === null,
    merk: knoop.kinderen ? `\u0003${knoop.naam}` : `\u0001${knoop.naam}\u0002`,
  };
}
