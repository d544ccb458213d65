import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { JaarprognoseInvoer } from '../core/prognose/typen.ts';
import type { Omroep } from '../definitie/huis.ts';
import type { BerekendePrognose, Prognoses, PrognoseVraag } from '../definitie/prognoses.ts';
import type { Facts, PrognoseSleutel } from '../facts/port.ts';
import type { RegisterLezer } from '../register/port.ts';
import { prognoseInvoer } from './invoer.ts';

/** Bump when the method changes: stored forecasts of an older method are not reused. */
const METHODE = 10;

/**
 * The forecasts of the year: stored per snapshot, peildatum and parameters; what is not stored is
 * computed in a worker thread, one at a time, each only once however many ask for it.
 */
export function createPrognoses(
  facts: Facts,
  register: RegisterLezer,
  omroep: Omroep,
): Prognoses & { sluit(): Promise<void> } {
  const onderweg = new Map<string, Promise<BerekendePrognose>>();
  let rij: Promise<unknown> = Promise.resolve();
  // a forecast that began before the facts changed may have seen half an import: it is not stored
  let wijzigingen = 0;
  omroep.luister(({ soort }) => {
    if (soort === 'feitenGewijzigd') wijzigingen += 1;
  });

  const start = (sleutel: PrognoseSleutel, vraag: PrognoseVraag): Promise<BerekendePrognose> => {
    const werk = rij.then(async () => {
      const begin = wijzigingen;
      const uitkomst = await inWerker(await prognoseInvoer(facts, register, vraag));
      if (begin === wijzigingen) await facts.bewaarPrognose(sleutel, uitkomst);
      return uitkomst;
    });
    rij = werk.catch(() => undefined);
    return werk;
  };

  const jaar: Prognoses['jaar'] = async (vraag, opties = {}) => {
    const sleutel = await sleutelVan(facts, register, vraag);
    const bewaard = await facts.leesPrognose(sleutel);
    // safe: under this key only an outcome of this method is stored
    if (bewaard) return bewaard as BerekendePrognose;
    const naam = JSON.stringify(sleutel);
    let werk = onderweg.get(naam);
    if (!werk) {
      werk = start(sleutel, vraag);
      onderweg.set(naam, werk);
      omroep.meld({ soort: 'prognoseVoortgang', voortgang: 0 });
      werk
        .then(() => omroep.meld({ soort: 'prognoseKlaar' }))
        .catch(() => undefined)
        .finally(() => onderweg.delete(naam));
    }
    return opties.wacht ? werk : { klaar: false, voortgang: 0 };
  };
  return { jaar, sluit: () => rij.then(() => undefined) };
}

async function sleutelVan(
  facts: Facts,
  register: RegisterLezer,
  { gemeente, peildatum, jaar, basis }: PrognoseVraag,
): Promise<PrognoseSleutel> {
  const stand = await facts.stand(gemeente);
  if (!stand) throw new Error('a forecast was asked for a municipality without facts');
  const parameters = JSON.stringify({
    methode: METHODE,
    jaar,
    basis,
    register: await register.versie(),
  });
  return { gemeente, soort: 'jaar', snapshot: stand.snapshot, peildatum, parameters };
}

/** Runs compiled code: under the test runner too, which reads the sources but cannot thread them. */
function inWerker(invoer: JaarprognoseInvoer): Promise<BerekendePrognose> {
  const hier = fileURLToPath(import.meta.url);
  const pad = hier.endsWith('.ts')
    ? hier.replace(/src([\\/])prognoses[\\/]prognoses\.ts$/, 'dist$1prognoses$1werker.js')
    : hier.replace(/prognoses\.js$/, 'werker.js');
  return new Promise((resolve, reject) => {
    const werker = new Worker(pad, { workerData: invoer });
    werker.once('message', resolve);
    werker.once('error', reject);
    werker.once('exit', (code) => reject(new Error(`the forecast worker stopped with ${code}`)));
  });
}
