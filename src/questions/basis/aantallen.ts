import { DREMPEL } from '../../core/onthulling/drempel.ts';
import type { Cel } from '../../definitie/tabel.ts';

/** What stands where a number of persons may not be shown. */
export const VERBORGEN = `minder dan ${DREMPEL}`;

/** A count in a cell, where `null` is a count that may not be shown. */
export const telling = (n: number | null): Cel => n ?? VERBORGEN;
