/**
 * Iv3 taakvelden of the social domain, per generation. Codes and names as the Ministry of the
 * Interior and CBS publish them.
 * Sources: Iv3-informatievoorschrift gemeenten 2017-2022; 2023 (sheet 4: the split of 6.71, 6.72,
 * 6.81 and 6.82; sheet 5: the new names of 6.2 and 6.4); 2025 v1.2 and 2026 v1.0 (27 October 2025,
 * sheets 8 and 29-40). Between generations only groups can be followed, not single taakvelden.
 */
export interface Taakveldgeneratie {
  readonly van: number;
  /** `null`: still in force. */
  readonly tot: number | null;
  readonly bron: string;
  readonly taakvelden: Readonly<Record<string, string>>;
}

export const TAAKVELDGENERATIES: readonly Taakveldgeneratie[] = [
  {
    van: 2017,
    tot: 2022,
    bron: 'Iv3-informatievoorschrift gemeenten 2017-2022',
    taakvelden: {
      '6.1': 'Samenkracht en burgerparticipatie',
      '6.2': 'Wijkteams',
      '6.3': 'Inkomensregelingen',
      '6.4': 'Begeleide participatie',
      '6.5': 'Arbeidsparticipatie',
      '6.6': 'Maatwerkvoorzieningen (WMO)',
      '6.71': 'Maatwerkdienstverlening 18+',
      '6.72': 'Maatwerkdienstverlening 18-',
      '6.81': 'Geëscaleerde zorg 18+',
      '6.82': 'Geëscaleerde zorg 18-',
    },
  },
  {
    van: 2023,
    tot: 2024,
    bron: 'Iv3-informatievoorschrift gemeenten 2023, blad 4 en 5',
    taakvelden: {
      '6.1': 'Samenkracht en burgerparticipatie',
      '6.2': 'Toegang en eerstelijnsvoorzieningen',
      '6.3': 'Inkomensregelingen',
      '6.4': 'WSW en beschut werk',
      '6.5': 'Arbeidsparticipatie',
      '6.6': 'Maatwerkvoorzieningen (WMO)',
      '6.71a': 'Hulp bij het huishouden (WMO)',
      '6.71b': 'Begeleiding (WMO)',
      '6.71c': 'Dagbesteding (WMO)',
      '6.71d': 'Overige maatwerkarrangementen (WMO)',
      '6.72a': 'Jeugdhulp begeleiding',
      '6.72b': 'Jeugdhulp behandeling',
      '6.72c': 'Jeugdhulp dagbesteding',
      '6.72d': 'Jeugdhulp zonder verblijf overig',
      '6.73a': 'Pleegzorg',
      '6.73b': 'Gezinsgericht',
      '6.73c': 'Jeugdhulp met verblijf overig',
      '6.74a': 'Jeugdhulp behandeling GGZ zonder verblijf',
      '6.74b': 'Jeugdhulp crisis/LTA/GGZ-verblijf',
      '6.74c': 'Gesloten plaatsing',
      '6.81a': 'Beschermd wonen (WMO)',
      '6.81b': 'Maatschappelijke- en vrouwenopvang (WMO)',
      '6.82a': 'Jeugdbescherming',
      '6.82b': 'Jeugdreclassering',
    },
  },
  {
    van: 2025,
    tot: null,
    bron: 'Iv3-informatievoorschrift gemeenten 2025 v1.2 en 2026 v1.0',
    taakvelden: {
      '6.1': 'Samenkracht en burgerparticipatie',
      '6.21': 'Toegang en eerstelijnsvoorzieningen Wmo',
      '6.22': 'Toegang en eerstelijnsvoorzieningen Jeugd',
      '6.23': 'Toegang en eerstelijnsvoorzieningen Integraal',
      '6.3': 'Inkomensregelingen',
      '6.4': 'WSW en beschut werk',
      '6.5': 'Arbeidsparticipatie',
      '6.60': 'Hulpmiddelen en diensten (Wmo)',
      '6.711': 'Huishoudelijke hulp (Wmo)',
      '6.712': 'Begeleiding (Wmo)',
      '6.713': 'Dagbesteding (Wmo)',
      '6.714': 'Overige maatwerkarrangementen (Wmo)',
      '6.751': 'Jeugdhulp ambulant lokaal',
      '6.752': 'Jeugdhulp ambulant regionaal',
      '6.753': 'Jeugdhulp ambulant landelijk',
      '6.761': 'Jeugdhulp met verblijf lokaal',
      '6.762': 'Jeugdhulp met verblijf regionaal',
      '6.763': 'Jeugdhulp met verblijf landelijk',
      '6.791': 'PGB Wmo',
      '6.792': 'PGB Jeugd',
      '6.811': 'Beschermd wonen (Wmo)',
      '6.812': 'Maatschappelijke- en vrouwenopvang (Wmo)',
      '6.821': 'Jeugdbescherming',
      '6.822': 'Jeugdreclassering',
      '6.91': 'Coördinatie en beleid Wmo',
      '6.92': 'Coördinatie en beleid Jeugd',
    },
  },
];

/** The generation of taakvelden of a year; `null` before 2017. */
export function taakveldgeneratie(jaar: number): Taakveldgeneratie | null {
  return TAAKVELDGENERATIES.find((g) => g.van <= jaar && (g.tot === null || jaar <= g.tot)) ?? null;
}

/** The name of a taakveld in a year; `null` when it does not exist then. */
export function taakveldnaam(taakveld: string, jaar: number): string | null {
  const { taakvelden = {} } = taakveldgeneratie(jaar) ?? {};
  return Object.hasOwn(taakvelden, taakveld) ? (taakvelden[taakveld] ?? null) : null;
}
