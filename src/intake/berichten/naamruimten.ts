/**
 * Which names mean what at a place in the file. Names are numbered once (`nummerVan`), so that the
 * reader compares numbers. A namespace scope remembers each name as written, prefix included.
 */
export interface Naamruimten {
  /** Number of an element name as written here, or 0 for a name outside both namespaces. */
  nummer(naam: string): number;
  /** The same question the other way round; faster, as the way a name is written is remembered. */
  isNummer(naam: string, nummer: number): boolean;
  /** Enters an element with these declarations. */
  open(declaraties: readonly Declaratie[]): void;
  /** Leaves an element that had declarations. */
  sluit(): void;
  /** The namespace of a name as written here; '' for none, `undefined` for an unknown prefix. */
  ruimteVan(naam: string): string | undefined;
}

/** A namespace declaration: prefix ('' for the default one) and namespace. */
export interface Declaratie {
  readonly prefix: string;
  readonly uri: string;
}

interface Bereik {
  readonly prefixen: ReadonlyMap<string, string>;
  readonly nummers: Map<string, number>;
  /** How the element with this number was last written here. */
  readonly geschreven: string[];
  readonly binnen: Map<string, Bereik>;
}

const MAX_NAMEN = 5_000;
const nummers = new Map<string, number>();

/** The number of a described element: the same for the same name in the same kind of namespace. */
export function nummerVan(naam: string, basis: boolean): number {
  const sleutel = `${basis ? 'b' : 'm'}:${naam}`;
  const bekend = nummers.get(sleutel);
  if (bekend !== undefined) return bekend;
  nummers.set(sleutel, nummers.size + 1);
  return nummers.size;
}

/** Splits a name as written into prefix and local name. */
export function splitNaam(naam: string): { prefix: string; lokaal: string } {
  const dubbelePunt = naam.indexOf(':');
  if (dubbelePunt < 0) return { prefix: '', lokaal: naam };
  return { prefix: naam.slice(0, dubbelePunt), lokaal: naam.slice(dubbelePunt + 1) };
}

const createBereik = (prefixen: ReadonlyMap<string, string>): Bereik => ({
  prefixen,
  nummers: new Map(),
  geschreven: new Array<string>(nummers.size + 1).fill(''),
  binnen: new Map(),
});

/** Starts outside any element. The two namespaces are those of the message and its basisschema. */
export function createNaamruimten(bericht: string, basis: string): Naamruimten {
  let bereik = createBereik(new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
  const buiten: Bereik[] = [];
  const ruimteVan = (naam: string): string | undefined => {
    const { prefix } = splitNaam(naam);
    return bereik.prefixen.get(prefix) ?? (prefix === '' ? '' : undefined);
  };
  const zoek = (naam: string): number => {
    const uri = ruimteVan(naam);
    if (uri !== bericht && uri !== basis) return 0;
    const { lokaal } = splitNaam(naam);
    return nummers.get(`${uri === basis ? 'b' : 'm'}:${lokaal}`) ?? 0;
  };
  const nummer = (naam: string): number => {
    const bekend = bereik.nummers.get(naam);
    if (bekend !== undefined) return bekend;
    const gevonden = zoek(naam);
    if (bereik.nummers.size < MAX_NAMEN) bereik.nummers.set(naam, gevonden);
    return gevonden;
  };
  return {
    ruimteVan,
    nummer,
    isNummer(naam, gezocht) {
      if (bereik.geschreven[gezocht] === naam) return true;
      if (nummer(naam) !== gezocht) return false;
      bereik.geschreven[gezocht] = naam;
      return true;
    },
    open(declaraties) {
      buiten.push(bereik);
      bereik = binnenste(bereik, declaraties);
    },
    sluit() {
      bereik = buiten.pop() ?? bereik;
    },
  };
}

/** The scope within an element; shared between elements that repeat the same declarations. */
function binnenste(bereik: Bereik, declaraties: readonly Declaratie[]): Bereik {
  const nieuw = declaraties.filter((d) => bereik.prefixen.get(d.prefix) !== d.uri);
  if (nieuw.length === 0) return bereik;
  const sleutel = nieuw.map((d) => `${d.prefix}=${d.uri}`).join(' ');
  const bekend = bereik.binnen.get(sleutel);
  if (bekend) return bekend;
  const prefixen = new Map(bereik.prefixen);
  for (const { prefix, uri } of nieuw) prefixen.set(prefix, uri);
  const gemaakt = createBereik(prefixen);
  if (bereik.binnen.size < MAX_NAMEN) bereik.binnen.set(sleutel, gemaakt);
  return gemaakt;
}
