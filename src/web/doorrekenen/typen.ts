import type { Centen } from '../../core/basis/bedrag.ts';
import type { Maatregel } from '../../core/maatregelen/maatregel.ts';
import type { Opbrengst } from '../../core/maatregelen/opbrengst.ts';
import type { Overlap } from '../../core/maatregelen/scenario.ts';

/** The parts of the answers that this page calculates with. */
export interface Vergelijking {
  readonly jaren: readonly number[];
  readonly scenarios: readonly ScenarioUit[];
}

export interface ScenarioUit {
  readonly id: string;
  readonly naam: string;
  readonly basislijn: string;
  readonly doorgerekend: boolean;
  readonly maatregelen: readonly string[];
  readonly overlappen: readonly Overlap[];
  readonly perJaar: readonly {
    readonly jaar: number;
    readonly basisCenten: Centen | null;
    readonly aantalPm: number;
    readonly pm: readonly string[];
    readonly margeCenten: Centen | null;
  }[];
}

export interface MaatregelUit {
  readonly code: string;
  readonly naam: string;
  readonly hardheid: string;
  readonly besluit: string;
  readonly orgaan: string;
  readonly zonderUitvoeringstoets: boolean;
  readonly isPilot: boolean;
  readonly reken: Maatregel;
}

export interface Maatregelen {
  readonly maatregelen: readonly MaatregelUit[];
  readonly budgetten: readonly {
    readonly post: string;
    readonly jaar: number;
    readonly bedragCenten: Centen;
  }[];
}

export interface Aanname {
  readonly code: string;
  readonly naam: string;
  readonly alsNiet: Opbrengst;
}

export interface BasislijnUit {
  readonly aannames: readonly Aanname[];
}
