import type { Omroep } from '../definitie/huis.ts';
import type {
  BerekendePrognose,
  Prognoses,
  PrognoseVraag,
  Rekenopties,
  RekenStand,
  Rekensoort,
} from '../definitie/prognoses.ts';
import type { Facts, PrognoseSleutel } from '../facts/port.ts';
import type { RegisterLezer } from '../register/port.ts';
import { type InDeWerker, inWerker } from './in-werker.ts';
import { prognoseInvoer } from './invoer.ts';

/** Bump when the method changes: stored outcomes of an older method are not reused. */
const METHODE = 12;
/** The same for one kind of calculation. */
const VERSIES: Readonly<Record<Rekensoort, number>> = {
  jaar: 1,
  maanden: 1,
  balanspost: 1,
  terugblik: 1,
};

/** A calculation that was asked for and is not there yet. */
interface Onderweg {
  readonly uitkomst: Promise<unknown>;
  voortgang: number;
  breekAf: () => void;
}

/**
 * The forecasts: stored per snapshot, peildatum and parameters; what is not stored is computed in a
 * worker thread, one at a time, each only once however many ask for it.
 */
export function createPrognoses(
  facts: Facts,
  register: RegisterLezer,
  omroep: Omroep,
): Prognoses & { sluit(): Promise<void> } {
  const onderweg = new Map<string, Onderweg>();
  let rij: Promise<unknown> = Promise.resolve();
  // a forecast that began before the facts changed may have seen half an import: it is not stored
  let wijzigingen = 0;
  omroep.luister(({ soort }) => {
    if (soort === 'feitenGewijzigd') wijzigingen += 1;
  });

  const start = (
    sleutel: PrognoseSleutel,
    werk: (w: Onderweg) => Promise<InDeWerker | null>,
  ): Onderweg => {
    const naam = JSON.stringify(sleutel);
    let isAfgebroken = false;
    const w: Onderweg = {
      voortgang: 0,
      breekAf: () => {
        isAfgebroken = true;
      },
      uitkomst: rij.then(async () => {
        const begin = wijzigingen;
        const loopt = isAfgebroken ? null : await werk(w);
        if (isAfgebroken) loopt?.breekAf();
        else if (loopt) w.breekAf = loopt.breekAf;
        const uitkomst = await loopt?.uitkomst;
        if (uitkomst && begin === wijzigingen) await facts.bewaarPrognose(sleutel, uitkomst);
        return uitkomst ?? null;
      }),
    };
    rij = w.uitkomst.catch(() => undefined);
    onderweg.set(naam, w);
    omroep.meld({ soort: 'prognoseVoortgang', voortgang: 0 });
    w.uitkomst
      // what was broken off is not asked for again by itself
      .then((uitkomst) => {
        if (uitkomst !== null) omroep.meld({ soort: 'prognoseKlaar' });
      })
      .catch(() => undefined)
      .finally(() => {
        if (onderweg.get(naam) === w) onderweg.delete(naam);
      });
    return w;
  };

  const reken = async (
    soort: Rekensoort,
    vraag: PrognoseVraag,
    { wacht = false, parameters = {} }: Rekenopties,
  ): Promise<RekenStand<unknown>> => {
    const sleutel = await sleutelVan(facts, register, soort, vraag, parameters);
    const bewaard = await facts.leesPrognose(sleutel);
    if (bewaard) return { klaar: true, uitkomst: bewaard };
    const bezig = onderweg.get(JSON.stringify(sleutel));
    const w =
      bezig ??
      start(sleutel, async (mijn) => {
        const invoer = await prognoseInvoer(facts, register, vraag);
        return inWerker({ soort, invoer, parameters }, (voortgang) => {
          mijn.voortgang = voortgang;
          omroep.meld({ soort: 'prognoseVoortgang', voortgang });
        });
      });
    if (!wacht) return { klaar: false, voortgang: w.voortgang };
    const uitkomst = await w.uitkomst;
    return uitkomst === null ? { klaar: false, voortgang: 0 } : { klaar: true, uitkomst };
  };

  return {
    async jaar(vraag, opties = {}) {
      const stand = await reken('jaar', vraag, opties);
      // safe: under this key only an outcome of this method is stored
      return stand.klaar ? (stand.uitkomst as BerekendePrognose) : stand;
    },
    // safe: idem, of the kind that was asked for
    reken: async (soort, vraag, opties = {}) => (await reken(soort, vraag, opties)) as never,
    breekAf() {
      const lopend = [...onderweg.values()];
      // who asks again begins anew
      onderweg.clear();
      for (const w of lopend) w.breekAf();
      return lopend.length;
    },
    sluit: () => rij.then(() => undefined),
  };
}

async function sleutelVan(
  facts: Facts,
  register: RegisterLezer,
  soort: Rekensoort,
  { gemeente, peildatum, jaar, basis }: PrognoseVraag,
  eigen: Readonly<Record<string, number>>,
): Promise<PrognoseSleutel> {
  const stand = await facts.stand(gemeente);
  if (!stand) throw new Error('a forecast was asked for a municipality without facts');
  const parameters = JSON.stringify({
    methode: METHODE,
    versie: VERSIES[soort],
    jaar,
    basis,
    register: await registerDeel(register, soort, gemeente),
    ...eigen,
  });
  return { gemeente, soort, snapshot: stand.snapshot, peildatum, parameters };
}

/** What of the register decides the outcome: looking back takes a minute, and no budget changes it. */
async function registerDeel(
  register: RegisterLezer,
  soort: Rekensoort,
  gemeente: string,
): Promise<number | string> {
  if (soort !== 'terugblik') return register.versie();
  const [{ versie }, posten] = await Promise.all([
    register.indeling(gemeente),
    register.posten(gemeente),
  ]);
  return [versie, ...posten.map((p) => `${p.code} ${p.stroom} ${p.wet}`)].join('|');
}
