import type { Kysely } from 'kysely';

/** Posts with their budget, the product table, settings, and the log of acts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makePost(db);
  await makeBegrotingRegel(db);
  await makeIndelingRegel(db);
  await makeInstelling(db);
  await makeLog(db);
}

async function makePost(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('post')
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('naam', 'text', (c) => c.notNull())
    .addColumn('wet', 'text')
    .addColumn('taakveld', 'text')
    .addColumn('stroom', 'text', (c) => c.notNull())
    .addColumn('soort', 'text', (c) => c.notNull())
    .addColumn('autorisatieniveau', 'text')
    .addColumn('fictief', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('post_pk', ['gemeente', 'code'])
    .execute();
}

async function makeBegrotingRegel(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('begroting_regel')
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('jaar', 'integer', (c) => c.notNull())
    .addColumn('post', 'text', (c) => c.notNull())
    .addColumn('soort', 'text', (c) => c.notNull())
    .addColumn('moment', 'text', (c) => c.notNull())
    .addColumn('besluitdatum', 'text', (c) => c.notNull())
    .addColumn('structureel', 'integer', (c) => c.notNull())
    .addColumn('bedrag_centen', 'bigint', (c) => c.notNull())
    .addColumn('fictief', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('begroting_regel_pk', [
      'gemeente',
      'jaar',
      'post',
      'moment',
      'besluitdatum',
      'structureel',
    ])
    .addForeignKeyConstraint(
      'begroting_regel_post',
      ['gemeente', 'post'],
      'post',
      ['gemeente', 'code'],
      (c) => c.deferrable().initiallyDeferred(),
    )
    .execute();
}

async function makeIndelingRegel(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('indeling_regel')
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('sleutel', 'text', (c) => c.notNull())
    .addColumn('wet', 'text', (c) => c.notNull())
    .addColumn('categorie', 'text', (c) => c.notNull())
    .addColumn('code', 'text')
    .addColumn('post', 'text', (c) => c.notNull())
    .addColumn('zwaarte', 'text')
    .addColumn('geldig_van', 'text')
    .addColumn('geldig_tot', 'text')
    .addColumn('fictief', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('indeling_regel_pk', ['gemeente', 'sleutel'])
    .addForeignKeyConstraint(
      'indeling_regel_post',
      ['gemeente', 'post'],
      'post',
      ['gemeente', 'code'],
      (c) => c.deferrable().initiallyDeferred(),
    )
    .execute();
}

async function makeInstelling(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('instelling')
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('naam', 'text', (c) => c.notNull())
    .addColumn('waarde', 'text', (c) => c.notNull())
    .addColumn('fictief', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('instelling_pk', ['gemeente', 'naam'])
    .execute();
}

async function makeLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('handeling')
    .addColumn('id', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('handeling', 'text', (c) => c.notNull())
    .addColumn('gemeente', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('gedaan_op', 'text', (c) => c.notNull())
    .addColumn('zin', 'text', (c) => c.notNull())
    .addColumn('herroept_id', 'integer', (c) => c.references('handeling.id'))
    .addColumn('keten', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('wijziging')
    .addColumn('handeling_id', 'integer', (c) => c.notNull().references('handeling.id'))
    .addColumn('tabel', 'text', (c) => c.notNull())
    .addColumn('sleutel', 'text', (c) => c.notNull())
    .addColumn('voor', 'text')
    .addColumn('na', 'text')
    .addPrimaryKeyConstraint('wijziging_pk', ['handeling_id', 'tabel', 'sleutel'])
    .execute();
}
