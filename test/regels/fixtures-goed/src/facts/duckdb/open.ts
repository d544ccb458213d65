import { existsSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { dagErna } from '../../core/basis/datum.ts';

/** Opens a file; waits, as a store may. */
export async function open(pad: string): Promise<unknown> {
  return existsSync(pad) ? DuckDBInstance.create(pad) : dagErna('2025-01-01');
}
