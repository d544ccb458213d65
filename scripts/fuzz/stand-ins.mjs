/**
 * What an import leans on, kept as small as it can be: it counts what was kept, so that an input
 * that is refused can be seen to have left nothing.
 */
// any: these stand in for what is much larger; the readers find out when something is missing
export function createStandIns() {
  /** @type {{bewaard: number, verworpen: number, tabellen: number, geweigerd: {code: string, melding: string}[]}} */
  const gehouden = { bewaard: 0, verworpen: 0, tabellen: 0, geweigerd: [] };
  const niets = () => undefined;
  /** @type {any} */
  const bericht = {
    toewijzing: niets,
    levering: niets,
    verzoek: niets,
    prestatie: niets,
    afwijzing: niets,
    antwoord: niets,
    retour: niets,
    bevinding: niets,
    bewaar: async () => {
      gehouden.bewaard += 1;
      return { uitkomst: 'nieuw' };
    },
    verwerp: async () => {
      gehouden.verworpen += 1;
    },
  };
  const tabel = async (...args) => {
    const rijen = args.at(-1);
    if (rijen[Symbol.asyncIterator]) for await (const _ of rijen);
    gehouden.tabellen += 1;
    return 'nieuw';
  };
  const sessie = {
    beginBericht: () => bericht,
    voegMaandcijfersToe: tabel,
    voegAanbiedersToe: tabel,
    voegAfgeschermdenToe: tabel,
    voegPostcodesToe: tabel,
    voegTabelToe: tabel,
    noteerWeigering: niets,
  };
  const telling = {
    bericht: niets,
    tabel: niets,
    controle: niets,
    vervangt: niets,
    onbekend: niets,
    geweigerd: (_bestand, fouten) => gehouden.geweigerd.push(...fouten),
  };
  /** @type {any} */
  const imp = { ...OMGEVING, sessie, telling, gemeente: '9998' };
  return { gehouden, bericht, imp };
}

const HUIS = {
  map: '',
  nu: () => new Date('2026-11-01T12:00:00Z'),
  facts: {
    gemeenten: async () => [],
    postcodes: async () => [],
    afgeschermden: async () => new Set(),
    tabelSom: async () => [],
  },
  register: { posten: async () => [{ code: 'WMO-HH' }], instelling: async () => undefined },
  catalogus: { handeling: () => undefined, handelingen: [] },
};
const SLEUTELS = {
  pseudoniemen: () => (bsn) => `p${bsn}`,
  referenties: () => (nummer) => nummer,
  inhouden: () => (hash) => hash,
  huishoudens: () => (adres) => adres,
};
const OMGEVING = { huis: HUIS, sleutels: SLEUTELS, vraag: { paden: [] } };

/**
 * How persons and addresses become pseudonyms: told apart, not hidden.
 * @type {any}
 */
export const OMZETTING = {
  pseudoniem: SLEUTELS.pseudoniemen(),
  referentie: SLEUTELS.referenties(),
  inhoud: SLEUTELS.inhouden(),
  gebied: () => ({ wijk: 'W', buurt: 'B' }),
  huishouden: SLEUTELS.huishoudens(),
  isAfgeschermd: () => false,
};
