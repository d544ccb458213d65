import type { Kysely } from 'kysely';

/** Tables and figures of papers, as they were printed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('publicatie')
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('soort', 'text', (c) => c.notNull())
    .addColumn('titel', 'text', (c) => c.notNull())
    .addColumn('stuk', 'text', (c) => c.notNull())
    .addColumn('datum', 'text', (c) => c.notNull())
    .addColumn('vindplaats', 'text', (c) => c.notNull())
    .addColumn('inhoud', 'text', (c) => c.notNull())
    .addColumn('fictief', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('publicatie_pk', ['gemeente', 'code'])
    .execute();
}
