import type { Kysely } from 'kysely';
import { opSleutel, schakel } from './logboek.ts';
import { rijenWaar } from './rijen.ts';
import {
  canonicalJson,
  type GelogdeTabel,
  type RegisterSchema,
  SLEUTELS,
  sleutelVan,
  type WijzigingRij,
} from './schema.ts';

/** One part of the register that was examined. */
export interface Controle {
  readonly onderdeel: string;
  readonly goed: boolean;
  readonly melding: string;
}

type Db = Kysely<RegisterSchema>;

/** Proves that the log is unbroken and that replaying it gives exactly the rows that stand. */
export async function controleerLogboek(db: Db): Promise<Controle[]> {
  const handelingen = await db.selectFrom('handeling').selectAll().orderBy('id').execute();
  const wijzigingen = await db.selectFrom('wijziging').selectAll().execute();
  const perHandeling = new Map<number, WijzigingRij[]>();
  for (const w of wijzigingen) {
    const deel = perHandeling.get(w.handeling_id);
    if (deel) deel.push(w);
    else perHandeling.set(w.handeling_id, [w]);
  }
  let keten = '';
  let gebroken: number | null = null;
  for (const [i, { keten: bewaard, ...kop }] of handelingen.entries()) {
    keten = schakel(keten, kop, (perHandeling.get(kop.id) ?? []).sort(opSleutel));
    if (gebroken === null && (keten !== bewaard || kop.id !== i + 1)) gebroken = kop.id;
    keten = bewaard;
  }
  const afwijkend = await verschillen(db, wijzigingen);
  return [
    {
      onderdeel: 'logboek van handelingen',
      goed: gebroken === null,
      melding:
        gebroken === null
          ? `Alle ${handelingen.length} handelingen staan er onveranderd.`
          : `Bij handeling ${gebroken} klopt het logboek niet meer: er is buiten Stuurhuis om iets veranderd.`,
    },
    {
      onderdeel: 'register tegenover logboek',
      goed: afwijkend.length === 0,
      melding:
        afwijkend.length === 0
          ? 'Elke regel volgt uit het logboek.'
          : `${afwijkend.length} regels volgen niet uit het logboek, als eerste ${afwijkend[0]}.`,
    },
  ];
}

/** Keys of rows that differ from what replaying the log gives. */
async function verschillen(db: Db, wijzigingen: readonly WijzigingRij[]): Promise<string[]> {
  const { verwacht, fout } = speelAf(wijzigingen);
  // safe: Object.keys gives the keys of this constant
  for (const tabel of Object.keys(SLEUTELS) as GelogdeTabel[]) {
    for (const rij of await rijenWaar(db, tabel, {})) {
      const naam = `${tabel} ${sleutelVan(tabel, rij)}`;
      if (verwacht.get(naam) !== canonicalJson(rij)) fout.push(naam);
      verwacht.delete(naam);
    }
  }
  return [...fout, ...verwacht.keys()];
}

function speelAf(wijzigingen: readonly WijzigingRij[]) {
  const verwacht = new Map<string, string>();
  const fout: string[] = [];
  for (const w of [...wijzigingen].sort((a, b) => a.handeling_id - b.handeling_id)) {
    const naam = `${w.tabel} ${w.sleutel}`;
    if ((verwacht.get(naam) ?? null) !== w.voor) fout.push(naam);
    if (w.na === null) verwacht.delete(naam);
    else verwacht.set(naam, w.na);
  }
  return { verwacht, fout };
}
