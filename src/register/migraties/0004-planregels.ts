import type { Kysely } from 'kysely';

/** What is planned: measures, scenarios, baselines and what goes with them, each kept whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('planregel')
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('soort', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('inhoud', 'text', (c) => c.notNull())
    .addColumn('fictief', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('planregel_pk', ['gemeente', 'soort', 'code'])
    .execute();
}
