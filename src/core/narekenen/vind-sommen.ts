import { namenVan, type Samenstelling, samenstellingen } from './samenstelling.ts';
import type { Narekenmelding, Vlak } from './typen.ts';
import { type Gewogen, kiesBeste, weeg } from './weeg.ts';
import { isPm, isTelling, type Somsoort, somsoortVan } from './woorden.ts';

/** A line that is the sum of others, and what that gives at every place. */
export interface Gevonden {
  readonly lijn: number;
  readonly gewogen: Gewogen;
}

/** What was found along one direction of a table. */
export interface Vondst {
  readonly sommen: readonly Gevonden[];
  readonly meldingen: readonly Narekenmelding[];
}

/** `Totaal inwoners` under amounts is the total of something else: it is of another order. */
const VERSTE = 0.5;
/** More trials than this take seconds. */
const MAX_PROEVEN = 60_000_000;

/**
 * Finds the lines whose label says that they are a sum, and of which others. A sum covers its parts:
 * a later total takes the sum instead of them.
 * @param decimalen of the units of the values
 */
export function vindSommen(vlak: Vlak, decimalen: number): Vondst {
  const { lijnen, plekken } = vlak;
  const sommen: Gevonden[] = [];
  const meldingen: Narekenmelding[] = [];
  const gedekt = new Set<number>();
  let open: number[] = [];
  const namen = namenVan(lijnen);
  let over = MAX_PROEVEN;
  for (const [i, lijn] of lijnen.entries()) {
    if (gedekt.has(i)) continue;
    const soort = somsoortVan(lijn.label);
    const mogelijk = soort === null ? [] : samenstellingen(lijnen, i, soort, open, namen);
    const beste = soort === null ? null : kies(vlak, i, soort, mogelijk, decimalen);
    over -= soort === null ? 0 : open.length * plekken.length;
    if (over < 0) return { sommen, meldingen: [...meldingen, teGroot()] };
    if (soort === null || beste === null) {
      // a total without parts in this table is an ordinary line of it
      if (lijn.optelbaar && (!isLosTotaal(soort) || mogelijk.length === 0)) open.push(i);
      if (soort !== null && soort !== 'zwak') meldingen.push(zonderDelen(lijn.plaats));
      continue;
    }
    sommen.push({ lijn: i, gewogen: beste });
    meldingen.push(...zonderGetal(vlak, i));
    const delen = new Set(beste.samenstelling.delen.map((d) => d.lijn));
    for (const d of delen) if (d > i) gedekt.add(d);
    open = open.filter((o) => !delen.has(o));
    if (lijn.optelbaar) open.push(i);
  }
  return { sommen, meldingen };
}

const isLosTotaal = (soort: Somsoort | null): boolean =>
  soort === 'totaal' || soort === 'subtotaal';

function kies(
  vlak: Vlak,
  lijn: number,
  soort: Somsoort,
  mogelijk: readonly Samenstelling[],
  decimalen: number,
): Gewogen | null {
  const voor = mogelijk.map((s) => weeg(vlak, lijn, s, decimalen));
  const beste = kiesBeste(voor);
  if (beste && beste.goed > 0 && magTellen(beste, soort)) return beste;
  const na = erna(vlak, lijn, soort, decimalen);
  if (na && na.goed > 0) return na;
  const mogelijke = voor.filter((g) => g.samenstelling.zeker && g.sommen.length > 0);
  // of a saldo that fits nowhere the labels say which way round it goes, not the nearest figure
  const zeker = soort === 'saldo' ? (mogelijke[0] ?? null) : kiesBeste(mogelijke);
  if (zeker === null || soort === 'zwak') return null;
  const isBedrag = isLosTotaal(soort) && !isTelling(vlak.lijnen[lijn]?.label ?? '');
  return isBedrag || zeker.afstand <= VERSTE ? zeker : null;
}

/** Where the label leaves room, the figures decide. */
function magTellen(g: Gewogen, soort: Somsoort): boolean {
  if (soort === 'zwak') return g.goed >= 2 * g.fout;
  return g.samenstelling.zeker || g.goed >= g.fout;
}

/** A total that stands above its parts: the lines below it, up to the next total or heading. */
function erna(vlak: Vlak, lijn: number, soort: Somsoort, decimalen: number): Gewogen | null {
  if (!isLosTotaal(soort)) return null;
  const delen: number[] = [];
  const eigen = vlak.lijnen[lijn];
  for (let i = lijn + 1; i < vlak.lijnen.length; i++) {
    const deze = vlak.lijnen[i];
    if (!deze || deze.deel !== eigen?.deel || somsoortVan(deze.label) !== null) break;
    if (deze.groep !== eigen.groep) break;
    delen.push(i);
  }
  if (delen.length < 2) return null;
  const samenstelling = {
    delen: delen.map((d) => ({ lijn: d, teken: 1 as const })),
    hoe: 'som' as const,
    zeker: false,
  };
  return weeg(vlak, lijn, samenstelling, decimalen);
}

const teGroot = (): Narekenmelding => ({
  code: 'te-groot',
  plaats: '',
  melding:
    'De tabel is te groot om heel na te rekenen. Deel haar op, of laat regels weg die geen totaal hebben.',
});

const zonderDelen = (plaats: string): Narekenmelding => ({
  code: 'totaal-zonder-delen',
  plaats,
  melding: `Bij ${plaats} is niet te vinden waarvan het de uitkomst is. Het is niet nagerekend.`,
});

/** A total that is no figure cannot be held against its parts. */
function zonderGetal(vlak: Vlak, lijn: number): Narekenmelding[] {
  const { plaats = '' } = vlak.lijnen[lijn] ?? {};
  return vlak.plekken.flatMap(({ plaats: waar, optelbaar }, i): Narekenmelding[] => {
    const waarde = vlak.waarde(lijn, i);
    if (!optelbaar || typeof waarde !== 'string') return [];
    const pm = isPm(waarde);
    const melding = pm
      ? `Op ${plaats}, ${waar} staat PM waar een getal moet staan. Het is niet nagerekend.`
      : `Op ${plaats}, ${waar} staat tekst waar een getal moet staan. Het is niet nagerekend.`;
    return [
      { code: pm ? 'pm-als-totaal' : 'tekst-als-totaal', plaats: `${plaats}, ${waar}`, melding },
    ];
  });
}
