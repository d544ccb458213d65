import type { Opdracht } from './context.ts';
import { opdracht as bewaar } from './opdrachten/bewaar.ts';
import { opdracht as controleer } from './opdrachten/controleer.ts';
import { opdracht as demo } from './opdrachten/demo.ts';
import { opdracht as doe } from './opdrachten/doe.ts';
import { opdracht as driehoek } from './opdrachten/driehoek.ts';
import { opdracht as genereer } from './opdrachten/genereer.ts';
import { opdracht as handelingen } from './opdrachten/handelingen.ts';
import { opdracht as herstel } from './opdrachten/herstel.ts';
import { opdracht as importeer } from './opdrachten/importeer.ts';
import { opdracht as inzage } from './opdrachten/inzage.ts';
import { opdracht as logboek } from './opdrachten/logboek.ts';
import { opdracht as nareken } from './opdrachten/nareken.ts';
import { opdracht as nowcast } from './opdrachten/nowcast.ts';
import { opdracht as start } from './opdrachten/start.ts';
import { opdracht as vernietig } from './opdrachten/vernietig.ts';
import { opdracht as voorbeeld } from './opdrachten/voorbeeld.ts';
import { opdracht as vraag } from './opdrachten/vraag.ts';
import { opdracht as vragen } from './opdrachten/vragen.ts';

/** Every command, in the order of the help. */
export const OPDRACHTEN: readonly Opdracht[] = [
  start,
  demo,
  voorbeeld,
  genereer,
  importeer,
  vragen,
  vraag,
  handelingen,
  doe,
  logboek,
  controleer,
  bewaar,
  herstel,
  vernietig,
  inzage,
  driehoek,
  nowcast,
  nareken,
];
