import { writeFileSync } from 'node:fs';
import { leesBerichtIn } from '../../dist/intake/bericht-inlezen.js';
import { verzamelBronnen } from '../../dist/intake/bronnen.js';
import { leesCbsIn } from '../../dist/intake/cbs/inlezen.js';
import { openEnvelop } from '../../dist/intake/envelop.js';
import { leesGebiedenIn } from '../../dist/intake/geo/inlezen.js';
import { herken } from '../../dist/intake/herken.js';
import { rekenBestandNa } from '../../dist/intake/narekenen/lees.js';
import { leesBlootstelling, leesDriehoek } from '../../dist/intake/rekenbestanden/driehoek.js';
import { leesRegels, leesToewijzingen } from '../../dist/intake/rekenbestanden/nowcast.js';
import { leesTabellenIn } from '../../dist/intake/tabellen-inlezen.js';
import { messageSeeds } from './messages.mjs';
import { mutate } from './mutate.mjs';
import { GRENZEN, PUBLICATIES, STATLINE } from './national.mjs';
import { asEnvelope, asOddZip } from './pack.mjs';
import { createStandIns, OMZETTING } from './stand-ins.mjs';
import { asCsv, asWorkbook, tableSeeds } from './tables.mjs';

/**
 * One door through which files come in.
 * @typedef {{
 *   naam: string,
 *   gewicht: number,
 *   maak: (kans: import('./chance.mjs').Chance) => Buffer,
 *   lees: (bytes: Buffer, plek: string) => Promise<Outcome>,
 * }} Reader `plek` is a file of its own, for what reads from disk
 * @typedef {{codes: string[], meldingen: string[], half: string | null}} Outcome no codes = accepted
 */

const VANDAAG = /** @type {any} */ ('2026-11-01');
const BERICHTEN = messageSeeds(6);
const TABELLEN = tableSeeds();

/**
 * @param {readonly {code: string, melding: string}[]} fouten
 * @param {string | null} half
 * @returns {Outcome}
 */
const outcome = (fouten, half = null) => ({
  codes: fouten.map((f) => f.code),
  meldingen: fouten.map((f) => f.melding),
  half,
});

const bronVan = (bytes, naam) => ({
  naam,
  // nothing is kept in quarantine of what says to be empty
  bytes: 0,
  herkend: herken(naam, bytes.subarray(0, 4096)),
  open: async () => stukken(bytes),
});

/** In blocks as a disk would give them, so that nothing leans on where they end. */
async function* stukken(bytes) {
  for (let van = 0; van < bytes.length; van += 65_536) yield bytes.subarray(van, van + 65_536);
}

async function readMessage(bron) {
  const { gehouden, bericht } = createStandIns();
  const inlezing = await leesBerichtIn(bron, bericht, () => OMZETTING, VANDAAG);
  const { bewaard, verworpen } = gehouden;
  if (inlezing.uitkomst !== 'geweigerd')
    return outcome([], bewaard === 1 ? null : 'accepted, but not kept');
  return outcome(inlezing.fouten, bewaard === 0 && verworpen === 1 ? null : 'refused, but kept');
}

/** @param {(imp: any, bron: any) => Promise<unknown>} lees takes a table in whole, or not at all */
const table = (lees) => async (bron) => {
  const { gehouden, imp } = createStandIns();
  await lees(imp, bron);
  const kept = gehouden.bewaard + gehouden.tabellen;
  const { geweigerd } = gehouden;
  if (geweigerd.length > 0) return outcome(geweigerd, kept > 0 ? 'refused, but kept' : null);
  return outcome([], kept > 0 ? null : 'accepted, but not kept');
};
const readTable = table((imp, bron) => leesTabellenIn(imp, [bron]));
const readStatline = table((imp, bron) => leesCbsIn(imp, [bron]));
const readBorders = table(leesGebiedenIn);

async function readAny(bron) {
  const { soort, melding } = bron.herkend;
  if (soort === 'bericht') return readMessage(bron);
  if (soort === 'tabel') return readTable(bron);
  if (soort === 'onbekend') return outcome([{ code: 'ONBEKEND', melding }]);
  const inhoud = await openEnvelop(bron);
  return inhoud.ok ? readMessage(inhoud.bron) : outcome([{ code: 'ENVELOP', ...inhoud }]);
}

async function readFiles(bytes, plek) {
  writeFileSync(plek, bytes);
  const { bronnen, fouten, sluit } = await verzamelBronnen([plek]);
  const uit = outcome([...fouten]);
  try {
    for (const bron of bronnen) {
      const een = await readAny({ ...bron, bytes: 0 });
      uit.codes.push(...een.codes);
      uit.meldingen.push(...een.meldingen);
      uit.half ??= een.half;
    }
  } finally {
    sluit();
  }
  return uit;
}

const csv = (kans) =>
  Buffer.from(
    asCsv(kans.kies(TABELLEN), kans.kies([';', ';', '\t', ',']), kans.kies(['\r\n', '\n'])),
  );
const changed = (zaad, kans) => mutate(zaad(kans), kans, () => zaad(kans));
const sometimes = (deel, bytes, kans) =>
  kans.eens(deel) ? mutate(bytes, kans, () => bytes) : bytes;

function zip(kans) {
  const entries = Array.from({ length: 1 + kans.getal(4) }, (_, i) => {
    const soort = kans.eens(0.7) ? kans.kies(BERICHTEN) : csv(kans);
    return {
      naam: `${i}.${kans.kies(['xml', 'csv', 'bin'])}`,
      inhoud: sometimes(0.4, soort, kans),
    };
  });
  return sometimes(0.5, asOddZip(entries, kans), kans);
}

function workbook(kans) {
  const delen = asWorkbook(kans.kies(TABELLEN));
  const heel = kans.eens(0.3);
  const entries = delen.map((d) => ({
    ...d,
    inhoud: sometimes(heel ? 0 : d.naam.includes('sheet') ? 0.6 : 0.15, d.inhoud, kans),
  }));
  return sometimes(heel ? 0.6 : 0.1, asOddZip(entries, kans), kans);
}

const DRIEHOEK = Buffer.from(
  'origin,development,cumulative,incremental\n2023,12,100.5,100.5\n2023,24,150,49.5\n2024,12,90,90\n',
);
const BLOOTSTELLING = Buffer.from('origin,exposure\n2023,1000\n2024,1100\n');
const REGELS = Buffer.from(
  'segment,provider,care_month,declared_month,amount_cents,count\nA,P1,2025-01,2025-02,1000,1\nB,P2,2025-01,2025-04,-50,2\n',
);
const TOEGEWEZEN = Buffer.from(
  'segment,care_month,known_month,allocated_cents\nA,2025-01,2025-01,5000\nB,2025-02,2025-01,10\n',
);

/** A plain calculation file, read by each of its two readers. */
const plain = (eerste, tweede) => async (bytes, plek) => {
  writeFileSync(plek, bytes);
  const [a, b] = [await eerste(plek), await tweede(plek)];
  const mis = [a, b].filter((r) => !r.ok);
  return outcome(
    mis.length < 2 ? [] : mis.map((r) => ({ ...r.problem, melding: r.problem.detail })),
  );
};

/** @type {Reader[]} */
export const READERS = [
  {
    naam: 'bericht',
    gewicht: 44,
    maak: (kans) => changed(() => kans.kies(BERICHTEN), kans),
    lees: (bytes) => readMessage(bronVan(bytes, 'b.xml')),
  },
  {
    naam: 'envelop',
    gewicht: 16,
    maak: (kans) =>
      sometimes(0.6, asEnvelope(sometimes(0.3, kans.kies(BERICHTEN), kans), kans), kans),
    lees: (bytes) => readAny({ ...bronVan(bytes, 'e.xml') }),
  },
  {
    naam: 'csv',
    gewicht: 24,
    maak: (kans) => changed(csv, kans),
    lees: (bytes) => readTable(bronVan(bytes, 't.csv')),
  },
  {
    naam: 'xlsx',
    gewicht: 4,
    maak: workbook,
    lees: (bytes) => readTable(bronVan(bytes, 't.xlsx')),
  },
  { naam: 'zip', gewicht: 6, maak: zip, lees: readFiles },
  {
    naam: 'driehoek',
    gewicht: 3,
    maak: (kans) => changed(() => kans.kies([DRIEHOEK, BLOOTSTELLING]), kans),
    lees: plain(leesDriehoek, leesBlootstelling),
  },
  {
    naam: 'statline',
    gewicht: 3,
    maak: (kans) => changed(() => kans.kies(STATLINE), kans),
    lees: (bytes) => readStatline(bronVan(bytes, '85335NED_Observations.csv')),
  },
  {
    naam: 'grenzen',
    gewicht: 3,
    maak: (kans) => changed(() => kans.kies(GRENZEN), kans),
    lees: (bytes) => readBorders(bronVan(bytes, 'buurten_2024.geojson')),
  },
  {
    naam: 'narekenen',
    gewicht: 3,
    maak: (kans) => changed(() => kans.kies(PUBLICATIES), kans),
    lees: async (bytes, plek) => {
      writeFileSync(plek, bytes);
      const uit = await rekenBestandNa(plek);
      return outcome(uit.ok ? [] : [{ code: uit.problem.code, melding: uit.problem.detail }]);
    },
  },
  {
    naam: 'nowcast',
    gewicht: 3,
    maak: (kans) => changed(() => kans.kies([REGELS, TOEGEWEZEN]), kans),
    lees: plain((p) => leesRegels(p, 'bedrag'), leesToewijzingen),
  },
];
