import { Temporal } from 'temporal-polyfill';

/** The day after. */
export const dagErna = (dag: string): string =>
  Temporal.PlainDate.from(dag).add({ days: 1 }).toString();
