/** Commands that stand in the log but are no acts of the catalogue, and why they cannot be undone. */
export const OPDRACHTEN_IN_LOGBOEK: ReadonlyMap<string, string> = new Map([
  ['vernietig', 'Wat vernietigd is, is weg. Het bewijs daarvan blijft staan.'],
  ['inzage', 'Dat inzage is gegeven, blijft staan.'],
]);
