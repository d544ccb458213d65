/** The published door "stuurhuis/core": pure calculation, usable without the rest. */
export * from './basis/bedrag.ts';
export * from './basis/datum.ts';
export * from './basis/domein.ts';
export * from './basis/result.ts';
export * from './basis/toeval.ts';
export * from './basis/verdeling.ts';
export * from './prognose/driehoek/antwoord.ts';
export * from './prognose/driehoek/blootstelling.ts';
export * from './prognose/driehoek/driehoek.ts';
export * from './prognose/driehoek/factoren.ts';
export * from './prognose/driehoek/mack.ts';
export * from './prognose/jaarprognose.ts';
export * from './prognose/nalevering.ts';
export * from './prognose/nowcast.ts';
export type * from './prognose/typen.ts';
