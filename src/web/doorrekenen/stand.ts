/** How the page stands: what is on, how each measure is turned, and which assumptions do not hold. */
export interface Stand {
  /** `null`: the last scenario that was worked out. */
  readonly scenario: string | null;
  /** `null`: the measures of the scenario. */
  readonly maatregelen: readonly string[] | null;
  readonly later: ReadonlyMap<string, number>;
  readonly ingroei: ReadonlyMap<string, number>;
  /** What a PM is supposed to yield a year, in euros. */
  readonly pm: ReadonlyMap<string, number>;
  readonly vervalt: readonly string[];
}

const lijst = (tekst: string | null): string[] => (tekst ?? '').split(',').filter(Boolean);

function getallen(tekst: string | null): Map<string, number> {
  const paren = lijst(tekst).flatMap((paar): [string, number][] => {
    const plek = paar.lastIndexOf(':');
    const n = Number(paar.slice(plek + 1));
    return plek > 0 && Number.isInteger(n) && n > 0 ? [[paar.slice(0, plek), n]] : [];
  });
  return new Map(paren);
}

/** Reads the stand of the page from its address; what makes no sense is left out. */
export function leesStand(zoek: URLSearchParams): Stand {
  return {
    scenario: zoek.get('scenario'),
    maatregelen: zoek.has('maatregelen') ? lijst(zoek.get('maatregelen')) : null,
    later: getallen(zoek.get('later')),
    ingroei: getallen(zoek.get('ingroei')),
    pm: getallen(zoek.get('pm')),
    vervalt: lijst(zoek.get('vervalt')),
  };
}

const metPunt = (m: ReadonlyMap<string, number>): string =>
  [...m]
    .filter(([, n]) => n > 0)
    .map(([code, n]) => `${code}:${n}`)
    .join(',');

/** Writes the stand into an address, so that it can be shared; what else stands there stays. */
export function schrijfStand(zoek: URLSearchParams, stand: Stand): URLSearchParams {
  const nieuw = new URLSearchParams(zoek);
  const zet = (veld: string, waarde: string): void => {
    if (waarde) nieuw.set(veld, waarde);
    else nieuw.delete(veld);
  };
  zet('scenario', stand.scenario ?? '');
  if (stand.maatregelen === null) nieuw.delete('maatregelen');
  else nieuw.set('maatregelen', stand.maatregelen.join(','));
  zet('later', metPunt(stand.later));
  zet('ingroei', metPunt(stand.ingroei));
  zet('pm', metPunt(stand.pm));
  zet('vervalt', stand.vervalt.join(','));
  return nieuw;
}

/** The same map with one value changed; zero takes it out. */
export function metWaarde(
  m: ReadonlyMap<string, number>,
  code: string,
  n: number,
): ReadonlyMap<string, number> {
  const nieuw = new Map(m);
  if (n > 0) nieuw.set(code, n);
  else nieuw.delete(code);
  return nieuw;
}
