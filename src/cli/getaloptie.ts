import { InvalidArgumentError } from 'commander';

/** Reads the number of an option, with a decimal point or comma. */
export function getalOptie(tekst: string): number {
  const n = Number(tekst.replace(',', '.'));
  if (tekst.trim() === '' || !Number.isFinite(n)) throw new InvalidArgumentError('');
  return n;
}
