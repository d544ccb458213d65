import { lader as cijfers } from './cijfers.ts';
import type { Voorbeeldlader } from './lader.ts';
import { planladers } from './plan.ts';
import { lader as tabellen } from './tabellen.ts';

/** Every concept that a worked example may hold, in the order in which they are laid down. */
export const LADERS: readonly Voorbeeldlader[] = [tabellen, cijfers, ...planladers];
