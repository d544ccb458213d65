import { Kysely, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';
import { ok, type Problem, type Result } from '../../core/basis/result.ts';
import type { Controle } from '../controleer.ts';
import { migreer } from '../migreer.ts';
import type { Register } from '../port.ts';
import { createRegister, type Motor } from '../register.ts';
import type { RegisterSchema } from '../schema.ts';

/**
 * Opens the register in a file and brings its tables up to date; makes it when it is not there.
 * Every commit reaches the disk before it is reported (WAL, synchronous=FULL).
 */
export async function openRegister(pad: string): Promise<Result<Register>> {
  const motor = openMotor(pad);
  if (!motor.ok) return motor;
  try {
    const gemigreerd = await migreer(motor.value.schrijver);
    if (gemigreerd.ok) return ok(createRegister(motor.value));
    await motor.value.sluit();
    return gemigreerd;
  } catch (fout) {
    await motor.value.sluit();
    const problem = motor.value.problemVan(fout);
    if (problem) return { ok: false, problem };
    throw fout;
  }
}

function openMotor(pad: string): Result<Motor> {
  try {
    const schrijver = kyselyOver(pad);
    const lezer = kyselyOver(pad);
    return ok({
      schrijver,
      lezer,
      controleer: () => controleerBestand(lezer),
      problemVan,
      bewaarNaar: async (doel) => {
        await sql`vacuum into ${doel}`.execute(lezer);
      },
      sluit: async () => {
        await lezer.destroy();
        await schrijver.destroy();
      },
    });
  } catch (fout) {
    if (!isSqliteFout(fout)) throw fout;
    return { ok: false, problem: problemVan(fout) ?? onleesbaar(pad) };
  }
}

function kyselyOver(pad: string): Kysely<RegisterSchema> {
  const database = new Database(pad, { timeout: 5000 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return new Kysely<RegisterSchema>({ dialect: new SqliteDialect({ database }) });
}

async function controleerBestand(db: Kysely<RegisterSchema>): Promise<Controle[]> {
  const geheel = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const los = await sql`pragma foreign_key_check`.execute(db);
  const goed = geheel.rows[0]?.integrity_check === 'ok';
  return [
    {
      onderdeel: 'bestand van het register',
      goed,
      melding: goed ? 'Het bestand is heel.' : 'Het bestand is beschadigd. Zet een back-up terug.',
    },
    {
      onderdeel: 'verwijzingen in het register',
      goed: los.rows.length === 0,
      melding:
        los.rows.length === 0
          ? 'Elke regel verwijst naar een bestaande post.'
          : `${los.rows.length} regels verwijzen naar een post die niet bestaat.`,
    },
  ];
}

const isSqliteFout = (fout: unknown): fout is Error & { code: string } =>
  fout instanceof Error && 'code' in fout && typeof fout.code === 'string';

const onleesbaar = (pad: string): Problem => ({
  code: 'onleesbaar',
  detail: `Het register in ${pad} is niet te openen. Bestaat de map, en mag u erin schrijven?`,
});

function problemVan(fout: unknown): Problem | null {
  if (!isSqliteFout(fout)) return null;
  if (fout.code.startsWith('SQLITE_BUSY')) {
    return {
      code: 'bezet',
      detail: 'Een ander proces schrijft in het register. Probeer het zo weer.',
    };
  }
  if (fout.code === 'SQLITE_NOTADB' || fout.code === 'SQLITE_CORRUPT') {
    return { code: 'onleesbaar', detail: 'Het register is beschadigd. Zet een back-up terug.' };
  }
  if (fout.code.startsWith('SQLITE_CONSTRAINT')) {
    return {
      code: 'strijdigMetBestaand',
      detail: 'Dit kan niet: een andere regel van het register verwijst nog naar wat verdwijnt.',
    };
  }
  return null;
}
