import { type Kysely, Migrator } from 'kysely';
import { no, ok, type Result } from '../core/basis/result.ts';
import { up as begrotingIndelingLog } from './migraties/0001-begroting-indeling-log.ts';
import { up as pcMomenten } from './migraties/0002-pc-momenten.ts';
import { up as publicaties } from './migraties/0003-publicaties.ts';
import { up as planregels } from './migraties/0004-planregels.ts';

/** In order, by intent; a migration that was published is never edited. */
const MIGRATIES = {
  '0001-begroting-indeling-log': { up: begrotingIndelingLog },
  '0002-pc-momenten': { up: pcMomenten },
  '0003-publicaties': { up: publicaties },
  '0004-planregels': { up: planregels },
};

/** Brings the tables up to date. Refused when a newer Stuurhuis made them. */
export async function migreer<S>(db: Kysely<S>): Promise<Result<null>> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIES } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return ok(null);
  // Kysely names an executed migration that this version does not have; no result was tried then.
  if (error instanceof Error && /corrupted migrations/.test(error.message) && !results?.length) {
    return no(
      'onleesbaar',
      'Het register is gemaakt met een nieuwere versie van Stuurhuis. Gebruik die versie.',
    );
  }
  throw error;
}
