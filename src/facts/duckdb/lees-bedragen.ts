import { toCenten } from '../../core/basis/bedrag.ts';
import type { Bedragen, Dimensie, Rij, Snede } from '../port.ts';
import { GEBEURTENIS } from './schema.ts';
import {
  isPerKennis,
  isPerRegel,
  leesSleutels,
  maakWaarden,
  maandVoorwaarden,
  snedeSql,
  type Waarden,
} from './snede.ts';
import type { Verbinding } from './verbinding.ts';

interface Ruw {
  readonly ingediend: number;
  readonly toegekend: number;
  readonly afgekeurd: number;
  readonly niet_verzonden: number;
  readonly gecrediteerd: number;
  readonly prestaties: number;
}

const { ingediend, toegekend, afgekeurd, nietVerzonden } = GEBEURTENIS;

const som = (kolom: string, soort: number) =>
  `coalesce(sum(${kolom}) filter (s.soort = ${soort}), 0)::double`;

const MATEN = [
  `${som('s.bedrag', ingediend)} as ingediend`,
  `${som('s.bedrag', toegekend)} as toegekend`,
  `${som('s.bedrag', afgekeurd)} as afgekeurd`,
  `${som('s.bedrag', nietVerzonden)} as niet_verzonden`,
  `${som('s.credit', toegekend)} as gecrediteerd`,
  `${som('s.regels', toegekend)} as prestaties`,
];

/** The same columns as `som`, from the lines themselves: for what the sums do not know. */
const UIT_GEBEURTENISSEN = `(select *, 1 as regels,
    case when bedrag < 0 then -bedrag else 0 end as credit
  from gebeurtenis)`;

/**
 * Lines as they stood at the peildatum, in one pass: what was never sent or does not count by then
 * is left out, so that `soort` is the state of the line and the sum of all is what was submitted.
 */
const UIT_REGELS = (peildatum: string) => `(
  select *, 1 as regels, case when bedrag < 0 then -bedrag else 0 end as credit,
    case when uitkomst > 0 and antwoord_sinds <= ${peildatum} then uitkomst + 1 else 1 end as soort
  from regel_stand
  where geteld_sinds <= ${peildatum} and not (uitkomst = 3 and antwoord_sinds <= ${peildatum}))`;

const MATEN_REGELS = ['coalesce(sum(s.bedrag), 0)::double as ingediend', ...MATEN.slice(1)];

/** Whether the days on which things became known matter, and not only how it stood. */
const perDag = (s: Snede) => s.filter?.bekendVanaf !== undefined || isPerKennis(s);

function statement(snede: Snede, w: Waarden, bron: 'som' | 'regels'): string {
  const q = snedeSql(snede, w);
  const stand = bron === 'regels' && !perDag(snede);
  const vanaf = snede.filter?.bekendVanaf;
  const waar = [
    `s.gemeente = ${q.gemeente}`,
    ...(stand ? [] : [`s.bekend_sinds <= ${q.peildatum}`]),
    ...maandVoorwaarden(snede.filter, w, 's.leverperiode'),
    ...q.voorwaarden,
    ...(vanaf === undefined ? [] : [`s.bekend_sinds >= ${w.bind(vanaf)}::date`]),
  ];
  const uit = stand ? UIT_REGELS(q.peildatum) : bron === 'som' ? 'som' : UIT_GEBEURTENISSEN;
  return `${q.cte ? `with ${q.cte}` : ''}
    select ${[...q.kolommen, ...(stand ? MATEN_REGELS : MATEN)].join(', ')}
    from ${uit} s ${q.koppelingen}
    where ${waar.join(' and ')} ${q.groep}
    ${q.groep ? 'having sum(s.regels) > 0' : ''} order by all`;
}

function leesBedragen(r: Ruw): Bedragen {
  const verzonden = r.ingediend - r.niet_verzonden;
  return {
    ingediendCenten: toCenten(verzonden),
    toegekendCenten: toCenten(r.toegekend),
    inBeoordelingCenten: toCenten(verzonden - r.toegekend - r.afgekeurd),
    afgekeurdCenten: toCenten(r.afgekeurd),
    gecrediteerdCenten: toCenten(r.gecrediteerd),
    prestaties: r.prestaties,
  };
}

/**
 * Money of declarations as of a day. The sums answer it; wijk, age and verwijzer come from the
 * lines, with what is known of the client today.
 * @param bron `regels` forces the lines, to compare.
 */
export async function bedragen<D extends Dimensie>(
  db: Verbinding,
  snede: Snede<D>,
  bron: 'som' | 'regels' = isPerRegel(snede) ? 'regels' : 'som',
): Promise<readonly Rij<D, Bedragen>[]> {
  const w = maakWaarden();
  const rijen = await db.rijen<Ruw & Record<string, unknown>>(statement(snede, w, bron), w.lijst);
  // Safe: `leesSleutels` fills exactly the dimensions of `per`, as the type says.
  return rijen.map(
    (r) => Object.assign(leesSleutels(snede.per, r), leesBedragen(r)) as Rij<D, Bedragen>,
  );
}
