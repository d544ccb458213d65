import type { Gemeente } from '../core/basis/domein.ts';
import type { HandelingRegel } from '../register/port.ts';
import { OPDRACHTEN_IN_LOGBOEK } from './buiten-catalogus.ts';
import type { Huis } from './huis.ts';

/** One act of the log, with whether it can still be undone. */
export interface LogboekRegel extends HandelingRegel {
  /** Why this act can never be undone; `null` when it can, or already is. */
  readonly onherroepelijk: string | null;
}

/** What was done in a municipality, in order: who, when and what. */
export async function logboekVan(huis: Huis, gemeente: Gemeente): Promise<LogboekRegel[]> {
  const regels = await huis.register.handelingen(gemeente);
  return regels.map((r) => ({
    ...r,
    onherroepelijk:
      huis.catalogus.handeling(r.handeling)?.onherroepelijk ??
      OPDRACHTEN_IN_LOGBOEK.get(r.handeling) ??
      null,
  }));
}
