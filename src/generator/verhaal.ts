import type { MaandNr } from './kalender.ts';

/** When the events of the story happen. All hang on the year of the peildatum, not on how far we simulate. */
export interface Verhaal {
  /** First month of care and of messages. */
  readonly begin: MaandNr;
  /** January of the year that the forecast is about. */
  readonly januari: MaandNr;
  /** Product whose toewijzingen all end on 31 December before `januari` and are issued again. */
  readonly aanbesteding: { readonly wet: 'wmo'; readonly code: string; readonly maand: MaandNr };
  /** First month without the provider that stops. */
  readonly stopMaand: MaandNr;
  /** First month of the provider that starts. */
  readonly beginMaand: MaandNr;
  /** From this care month on, a monthly provider declares slowly. */
  readonly tempoMaand: MaandNr;
  /** From this care month on, a slow provider declares monthly. */
  readonly versnelMaand: MaandNr;
  /** Month of sending of the 323 that is refused for technical reasons and sent again. */
  readonly nietVerzondenMaand: MaandNr;
  /** From this month on, the first declaration of one provider without credits is refused as a whole. */
  readonly afgewezenMaand: MaandNr;
  /** Month of sending of the declarations whose answer takes long. */
  readonly traagAntwoordMaand: MaandNr;
}

/** The story around the month of the peildatum, for a history that starts in `begin`. */
export function createVerhaal(begin: MaandNr, peilmaand: MaandNr): Verhaal {
  const januari = Math.floor((peilmaand - 1) / 12) * 12;
  const helft = begin + Math.floor((peilmaand - begin) / 2);
  return {
    begin,
    januari,
    aanbesteding: { wet: 'wmo', code: '01A01', maand: januari },
    stopMaand: Math.min(januari + 3, peilmaand - 2),
    beginMaand: helft,
    tempoMaand: januari,
    versnelMaand: helft,
    nietVerzondenMaand: peilmaand - 4,
    afgewezenMaand: peilmaand - 8,
    traagAntwoordMaand: peilmaand - 1,
  };
}
