import type {
  BerichtKop,
  BerichtSamenvatting,
  ClientDeel,
  PrestatieRecord,
} from '../intake/berichten/api.ts';
import { readBericht } from '../intake/berichten/lezer.ts';
import { type GenereerOpties, genereer } from './genereer.ts';

/** One generated message as our own reader understands it. */
export interface Gelezen {
  readonly pad: string;
  readonly kop: BerichtKop;
  readonly samenvatting: BerichtSamenvatting;
  readonly clienten: readonly ClientDeel[];
  readonly prestaties: readonly (PrestatieRecord & { readonly bsn: string })[];
}

/** The files of a generated municipality, in the order in which they were written. For tests. */
export async function maakStad(opties: GenereerOpties): Promise<Map<string, string>> {
  const bestanden = new Map<string, string>();
  await genereer(opties, async (pad, inhoud) => {
    if (bestanden.has(pad)) throw new Error(`written twice: ${pad}`);
    bestanden.set(pad, inhoud);
  });
  return bestanden;
}

/** Reads every message back, in the order of sending. @throws Error when one is refused. */
export async function leesBerichten(bestanden: ReadonlyMap<string, string>): Promise<Gelezen[]> {
  const uit: Gelezen[] = [];
  for (const [pad, xml] of bestanden) if (pad.endsWith('.xml')) uit.push(await lees(pad, xml));
  return uit;
}

async function lees(pad: string, xml: string): Promise<Gelezen> {
  const clienten: ClientDeel[] = [];
  const prestaties: (PrestatieRecord & { readonly bsn: string })[] = [];
  const uitkomst = await readBericht([Buffer.from(xml)], {
    client: (deel) => void clienten.push(deel),
    prestatie: (record, bsn) => void prestaties.push({ ...record, bsn }),
  });
  if (!uitkomst.ok) throw new Error(`${pad}: ${JSON.stringify(uitkomst.fouten)}`);
  return { pad, kop: uitkomst.value.kop, samenvatting: uitkomst.value, clienten, prestaties };
}

/** The rows of a generated table, by column name. */
export function leesTabel(csv: string | undefined): Record<string, string>[] {
  const [kop = '', ...regels] = (csv ?? '').replace('\ufeff', '').trim().split('\r\n');
  const namen = kop.split(';');
  return regels.map((regel) => {
    const cellen = regel.split(';');
    return Object.fromEntries(namen.map((naam, i) => [naam, cellen[i] ?? '']));
  });
}
