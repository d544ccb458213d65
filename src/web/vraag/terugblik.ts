/** The last day of the month that lies `maanden` months before a day. */
export function maandeindeVoor(dag: string, maanden: number): string {
  const [jaar = 0, maand = 1] = dag.split('-').map(Number);
  return new Date(Date.UTC(jaar, maand - maanden, 0)).toISOString().slice(0, 10);
}
