import { herbouwAanbieder } from './stand-regels.ts';
import { herbouwToewijzingen } from './stand-toewijzingen.ts';
import type { Verbinding } from './verbinding.ts';

export interface Controle {
  readonly onderdeel: string;
  readonly goed: boolean;
  readonly melding: string;
}

const SLEUTEL = `gemeente, wet, leverperiode, product_id, aanbieder_id, eenheid, bekend_sinds, soort`;

const somVan = (bron: string) => `select ${SLEUTEL}, sum(bedrag)::double as bedrag,
  sum(credit)::double as credit, sum(volume)::double as volume, sum(regels)::double as regels
  from ${bron} group by all having sum(regels) <> 0 or sum(bedrag) <> 0`;

const UIT_REGELS = `(select ${SLEUTEL}, bedrag, case when bedrag < 0 then -bedrag else 0 end as credit,
  case when bedrag < 0 then -volume else volume end as volume, 1 as regels from gebeurtenis
  union all select ${SLEUTEL}, bedrag, credit, volume, regels from som_gesloten)`;

const verschil = (a: string, b: string) => `select count(*)::int as n from (
  ((${a}) except (${b})) union all ((${b}) except (${a})))`;

/** Each statement counts what is wrong: 0 is good. */
const TELLINGEN: readonly (readonly [
  onderdeel: string,
  sql: string,
  goed: string,
  fout: string,
])[] = [
  [
    'sommen',
    verschil(somVan('som'), somVan(UIT_REGELS)),
    'De sommen zijn tot op de cent gelijk aan de declaratieregels.',
    'sommen wijken af van de declaratieregels.',
  ],
  [
    'berichten',
    `select count(*)::int as n from (
       select b.bericht_id from bericht b
       left join (select bericht_id, count(*) as n from (
         select bericht_id from regel union all select bericht_id from toewijzing
         union all select bericht_id from levering union all select bericht_id from verzoek
         union all select bericht_id from afwijzing) group by bericht_id) r
         on r.bericht_id = b.bericht_id
       where coalesce(r.n, 0) <> b.regels)`,
    'Elk bericht is heel: alle regels zijn er.',
    'berichten missen regels.',
  ],
  [
    'declaraties',
    `select count(*)::int as n from (select bericht_id from declaratie
       except select bericht_id from declaratie_stand)`,
    'Van elke declaratie is de stand bekend.',
    'declaraties hebben geen stand.',
  ],
];

async function telFouten(db: Verbinding): Promise<Controle[]> {
  const uit: Controle[] = [];
  for (const [onderdeel, sql, goed, fout] of TELLINGEN) {
    const [rij] = await db.rijen<{ n: number }>(sql);
    const n = rij?.n ?? 0;
    uit.push({ onderdeel, goed: n === 0, melding: n === 0 ? goed : `${n} ${fout}` });
  }
  return uit;
}

const BEWAARD = ['som', 'declaratie_stand', 'uitzondering', 'gecrediteerd', 'toewijzing_stand'];

/** Thrown to undo a transaction on purpose. */
const TERUGDRAAIEN = new Error('undo');

/** Derives everything anew from the facts, compares, and leaves things as they were. */
async function rekenNa(db: Verbinding): Promise<Controle> {
  let fouten = 0;
  const werk = async () => {
    for (const t of BEWAARD)
      await db.run(
        `create or replace temp table voor_${t} as ${t === 'som' ? somVan(t) : `from ${t}`}`,
      );
    const triples = await db.rijen<{ g: number; w: number; a: number }>(
      'select distinct gemeente::int as g, wet::int as w, aanbieder_id as a from declaratie',
    );
    for (const { g, w, a } of triples) await herbouwAanbieder(db, [g, w, a]);
    await herbouwToewijzingen(db);
    for (const t of BEWAARD) {
      const nu = t === 'som' ? somVan(t) : `from ${t}`;
      const [rij] = await db.rijen<{ n: number }>(verschil(nu, `from temp.voor_${t}`));
      fouten += rij?.n ?? 0;
    }
    throw TERUGDRAAIEN;
  };
  await db.transactie(werk).catch((fout: unknown) => {
    if (fout !== TERUGDRAAIEN) throw fout;
  });
  return {
    onderdeel: 'afleiding',
    goed: fouten === 0,
    melding:
      fouten === 0
        ? 'Opnieuw afgeleid uit de feiten is alles hetzelfde.'
        : `${fouten} afgeleide rijen wijken af van de feiten.`,
  };
}

/** Proves that sums equal lines, that messages are whole, and that what is derived follows. */
export async function controleer(db: Verbinding): Promise<readonly Controle[]> {
  return [...(await telFouten(db)), await rekenNa(db)];
}
