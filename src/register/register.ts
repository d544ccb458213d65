import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import { no, ok, type Problem, type Result } from '../core/basis/result.ts';
import { type Controle, controleerLogboek } from './controleer.ts';
import { zetTerug } from './herroep.ts';
import { createLezer } from './lezer.ts';
import { schrijfHandeling } from './logboek.ts';
import type { Register, RegisterSchrijver } from './port.ts';
import { createRijSchrijver, type RijSchrijver } from './rijen.ts';
import type { RegisterSchema } from './schema.ts';
import { createSchrijver } from './schrijver.ts';

/** What an engine brings: its connections and what only it can examine. */
export interface Motor {
  /** Sees committed rows only, also while an act is under way. */
  readonly lezer: Kysely<RegisterSchema>;
  /** One connection: acts wait for each other. */
  readonly schrijver: Kysely<RegisterSchema>;
  controleer(): Promise<readonly Controle[]>;
  /** The refusal that an error of the engine stands for (busy, a row still in use), or `null`. */
  problemVan(fout: unknown): Problem | null;
  /** Copies the database into a new file while others go on reading and writing. */
  bewaarNaar(pad: string): Promise<void>;
  sluit(): Promise<void>;
}

interface Kop {
  readonly handeling: string;
  readonly gemeente: string;
  readonly actor: string;
  readonly gedaanOp: string;
}

/** The register over an engine: plain SQL, the same on every one. */
export function createRegister(motor: Motor): Register {
  const inHandeling = new AsyncLocalStorage<true>();
  const voer = createUitvoerder(motor, inHandeling, (werk) =>
    motor.schrijver.transaction().execute(werk),
  );
  return {
    ...createLezer(motor.lezer),
    doe: (kop, werk) => doe(voer, kop, werk),
    herroep: (id, kop) => herroep(voer, id, kop),
    proef: (werk) => inHandeling.run(true, () => proef(motor, werk)),
    controleer: async () => [
      ...(await motor.controleer()),
      ...(await controleerLogboek(motor.lezer)),
    ],
    bewaarNaar: (pad) => motor.bewaarNaar(pad),
    sluit: () => motor.sluit(),
  };
}

/** A register inside one transaction that is never kept; each act in it is whole or not at all. */
async function proef<T>(motor: Motor, werk: (register: Register) => Promise<T>): Promise<T> {
  const tx = await motor.schrijver.startTransaction().execute();
  const stap = async <U>(doe: (tx: Transaction<RegisterSchema>) => Promise<U>): Promise<U> => {
    const deel = await tx.savepoint('handeling').execute();
    try {
      const uit = await doe(deel);
      await deel.releaseSavepoint('handeling').execute();
      return uit;
    } catch (fout) {
      await deel.rollbackToSavepoint('handeling').execute();
      throw fout;
    }
  };
  const voer = createUitvoerder(motor, new AsyncLocalStorage<true>(), stap);
  const geenProef = () => Promise.reject(new Error('a trial inside a trial'));
  try {
    return await werk({
      ...createLezer(tx),
      doe: (kop, w) => doe(voer, kop, w),
      herroep: (id, kop) => herroep(voer, id, kop),
      proef: geenProef,
      controleer: () => controleerLogboek(tx),
      bewaarNaar: geenProef,
      sluit: async () => undefined,
    });
  } finally {
    await tx.rollback().execute();
  }
}

/** Carries a refusal out of a transaction, so that it is rolled back. */
class Geweigerd extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

type Uitvoerder = <T>(
  werk: (tx: Transaction<RegisterSchema>, rijen: RijSchrijver) => Promise<Result<T>>,
) => Promise<Result<T>>;

type Transactie = <T>(werk: (tx: Transaction<RegisterSchema>) => Promise<T>) => Promise<T>;

function createUitvoerder(
  motor: Motor,
  inHandeling: AsyncLocalStorage<true>,
  transactie: Transactie,
): Uitvoerder {
  return async (werk) => {
    if (inHandeling.getStore()) throw new Error('an act inside an act: use the schrijver');
    try {
      return await inHandeling.run(true, () =>
        transactie(async (tx) => {
          const uitkomst = await werk(tx, createRijSchrijver(tx));
          if (!uitkomst.ok) throw new Geweigerd(uitkomst.problem);
          return uitkomst;
        }),
      );
    } catch (fout) {
      const problem = fout instanceof Geweigerd ? fout.problem : motor.problemVan(fout);
      if (problem) return { ok: false, problem };
      throw fout;
    }
  };
}

async function doe<T>(
  voer: Uitvoerder,
  kop: Kop,
  werk: (
    schrijver: RegisterSchrijver,
  ) => Promise<Result<{ waarde: T; zin: string; noteer?: boolean }>>,
): Promise<Result<{ handelingId: number | null; waarde: T; zin: string }>> {
  return voer<{ handelingId: number | null; waarde: T; zin: string }>(async (tx, rijen) => {
    const uitkomst = await werk(createSchrijver(tx, rijen));
    if (!uitkomst.ok) return uitkomst;
    const { waarde, zin, noteer = false } = uitkomst.value;
    const wijzigingen = rijen.wijzigingen();
    if (wijzigingen.length === 0 && !noteer) return ok({ handelingId: null, waarde, zin });
    const regel = { ...toKopRij(kop), zin, herroept_id: null };
    return ok({ handelingId: await schrijfHandeling(tx, regel, wijzigingen), waarde, zin });
  });
}

async function herroep(
  voer: Uitvoerder,
  handelingId: number,
  kop: { actor: string; gedaanOp: string },
): Promise<Result<{ handelingId: number; zin: string }>> {
  return voer(async (tx, rijen) => {
    const terug = await zetTerug(tx, rijen, handelingId);
    if (!terug.ok) return terug;
    const wijzigingen = rijen.wijzigingen();
    if (wijzigingen.length === 0) {
      return no('geweigerd', `Handeling ${handelingId} veranderde niets om terug te zetten.`);
    }
    const { gemeente, zin: oudeZin } = terug.value;
    const zin = `Handeling ${handelingId} is herroepen: ${oudeZin}`;
    const regel = toKopRij({ ...kop, gemeente, handeling: 'herroep-handeling' });
    const id = await schrijfHandeling(tx, { ...regel, zin, herroept_id: handelingId }, wijzigingen);
    return ok({ handelingId: id, zin });
  });
}

const toKopRij = (kop: Kop) => ({
  handeling: kop.handeling,
  gemeente: kop.gemeente,
  actor: kop.actor,
  gedaan_op: kop.gedaanOp,
});
