import type { Kysely } from 'kysely';

/** What the municipality reported in its planning and control cycle, as it was printed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pc_moment')
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('jaar', 'integer', (c) => c.notNull())
    .addColumn('soort', 'text', (c) => c.notNull())
    .addColumn('naam', 'text', (c) => c.notNull())
    .addColumn('peildatum', 'text', (c) => c.notNull())
    .addColumn('eenheid', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('fictief', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('pc_moment_pk', ['gemeente', 'jaar', 'soort', 'naam'])
    .execute();
  await db.schema
    .createTable('pc_cijfer')
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('jaar', 'integer', (c) => c.notNull())
    .addColumn('soort', 'text', (c) => c.notNull())
    .addColumn('naam', 'text', (c) => c.notNull())
    .addColumn('post', 'text', (c) => c.notNull())
    .addColumn('grootheid', 'text', (c) => c.notNull())
    .addColumn('bedrag_centen', 'bigint', (c) => c.notNull())
    .addColumn('fictief', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('pc_cijfer_pk', [
      'gemeente',
      'jaar',
      'soort',
      'naam',
      'post',
      'grootheid',
    ])
    .addForeignKeyConstraint(
      'pc_cijfer_moment',
      ['gemeente', 'jaar', 'soort', 'naam'],
      'pc_moment',
      ['gemeente', 'jaar', 'soort', 'naam'],
      (c) => c.deferrable().initiallyDeferred(),
    )
    .execute();
}
