/** Municipalities that went up in another on a day. */
export interface Herindeling {
  /** First day of the new municipality. */
  readonly ingang: string;
  /** CBS codes that ended. */
  readonly opgeheven: readonly string[];
  /** CBS codes that go on; more than one when a municipality was divided among them. */
  readonly opvolgers: readonly string[];
}

const per = (ingang: string, opgeheven: string, opvolgers: string): Herindeling => ({
  ingang,
  opgeheven: opgeheven.split(' '),
  opvolgers: opvolgers.split(' '),
});

/**
 * Reorganisations of municipalities since 2018, by CBS code. Source: CBS, Gemeentelijke indeling per
 * jaar (2017-2026); a test holds it against the codes that come and go in the Iv3 deliveries.
 */
export const HERINDELINGEN: readonly Herindeling[] = [
  per('2018-01-01', '0007 0048', '1950'),
  per('2018-01-01', '0018 0040 1987', '1952'),
  per('2018-01-01', '0063 0070 1908', '1949'),
  per('2018-01-01', '0081', '0080'),
  per('2018-01-01', '0140', '0080 1900 1949'),
  per('2018-01-01', '0196', '0299'),
  per('2019-01-01', '0005 1651 1663', '1966'),
  per('2019-01-01', '0053', '1966 1969'),
  per('2019-01-01', '0009 0017', '0014'),
  per('2019-01-01', '0015 0022 0025 0056', '1969'),
  per('2019-01-01', '0058 0079 1722', '1970'),
  per('2019-01-01', '0236 0304 0733', '1960'),
  per('2019-01-01', '0393', '0394'),
  per('2019-01-01', '0545 0620 0707', '1961'),
  per('2019-01-01', '0576', '0575'),
  per('2019-01-01', '0584 0585 0588 0611 0617', '1963'),
  per('2019-01-01', '0689 1927', '1978'),
  per('2019-01-01', '0738 0870 0874', '1959'),
  per('2019-01-01', '0881 0951 0962', '1954'),
  per('2021-01-01', '0003 0010 0024', '1979'),
  per('2021-01-01', '0788', '0757 0824 0855 0865'),
  per('2022-01-01', '0370', '0439'),
  per('2022-01-01', '0398 0416', '1980'),
  per('2022-01-01', '0756 0786 0815 1684 1702', '1982'),
  per('2022-01-01', '0856 1685', '1991'),
  per('2022-03-24', '0457', '0363'),
  per('2023-01-01', '0501 0530 0614', '1992'),
];

/** Successors that did not exist before: their code begins with the reorganisation. */
const NIEUW = new Set(
  '1949 1950 1952 1954 1959 1960 1961 1963 1966 1969 1970 1978 1979 1980 1982 1991 1992'.split(' '),
);

/** Whether a municipality existed on 1 January of a year, by the reorganisations since 2018. */
export function bestondIn(code: string, jaar: number): boolean {
  const nieuwjaar = `${jaar}-01-01`;
  const begin = NIEUW.has(code)
    ? HERINDELINGEN.find((h) => h.opvolgers.includes(code))?.ingang
    : undefined;
  const einde = HERINDELINGEN.find((h) => h.opgeheven.includes(code))?.ingang;
  return (begin === undefined || begin <= nieuwjaar) && (einde === undefined || nieuwjaar < einde);
}

/**
 * Codes whose figures of earlier years belong to `code` as a whole, itself included. A municipality
 * that was divided over several is left out: its figures cannot be divided.
 */
export function metVoorgangers(code: string): readonly string[] {
  const eigen = HERINDELINGEN.filter((h) => h.opvolgers.length === 1 && h.opvolgers[0] === code);
  return [code, ...eigen.flatMap((h) => h.opgeheven.flatMap(metVoorgangers))];
}

/** Codes that were divided and of which `code` got a part: named, not counted. */
export function gedeeldeVoorgangers(code: string): readonly string[] {
  const delen = HERINDELINGEN.filter((h) => h.opvolgers.length > 1 && h.opvolgers.includes(code));
  return delen.flatMap((h) => h.opgeheven);
}
