import type { ImportVerslag } from '../../definitie/import-verslag.ts';

/** The part of JSON Schema by which questions and acts describe their input. */
export interface VeldSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly items?: VeldSchema;
  readonly anyOf?: readonly VeldSchema[];
  readonly properties?: Readonly<Record<string, VeldSchema>>;
  readonly required?: readonly string[];
}

/** A question as `GET /v1/vragen` lists it. */
export interface VraagInfo {
  readonly id: string;
  readonly titel: string;
  readonly vraagzin: string;
  readonly groep: string;
  readonly invoer: VeldSchema;
}

/** An act as `GET /v1/handelingen` lists it. */
export interface HandelingInfo {
  readonly id: string;
  readonly titel: string;
  readonly uitleg: string;
  readonly invoer: VeldSchema;
}

/** An upload on its way; the report is there when it is `klaar`. */
export interface Importopdracht {
  readonly id: string;
  readonly toestand: 'wacht' | 'bezig' | 'klaar' | 'mislukt';
  /** Only a trial: nothing is kept. */
  readonly proef: boolean;
  readonly bestanden: readonly string[];
  readonly voortgang: {
    readonly gedaan: number;
    readonly totaal: number;
    readonly bestand: string;
  };
  readonly verslag: ImportVerslag | null;
  readonly fout: string | null;
}

/** One import as the facts keep it. */
export interface ImportRegel {
  readonly snapshot: number;
  readonly ingelezenOp: string;
  readonly omschrijving: string;
  readonly fictief: boolean;
  readonly ingetrokken: boolean;
  readonly soort: string;
  readonly berichten: number;
  readonly regels: number;
}

/** One act in the log. */
export interface LogRegel {
  readonly id: number;
  readonly handeling: string;
  readonly actor: string;
  readonly gedaanOp: string;
  readonly zin: string;
  readonly herroeptId: number | null;
  readonly herroepenDoorId: number | null;
  /** Why it can never be undone; `null` when it can. */
  readonly onherroepelijk: string | null;
}
