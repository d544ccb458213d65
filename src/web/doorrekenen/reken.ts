import { toCenten } from '../../core/basis/bedrag.ts';
import { gedraaid } from '../../core/maatregelen/draaien.ts';
import { isPm, telbaar } from '../../core/maatregelen/opbrengst.ts';
import { rekenScenario, type ScenarioJaar } from '../../core/maatregelen/scenario.ts';
import { exclusiefPm, naMarge, nodigUitPm } from '../../core/maatregelen/sluitend.ts';
import { botsingen } from '../../core/maatregelen/verband.ts';
import { euroFijn } from '../../definitie/notatie.ts';
import type { Stand } from './stand.ts';
import type { Aanname, Maatregelen, MaatregelUit, ScenarioUit } from './typen.ts';

/** One year as the page shows it. */
export interface Jaaruitkomst extends ScenarioJaar {
  /** The baseline with the assumptions that do not hold taken off. */
  readonly zonderMaatregelenCenten: number | null;
  readonly naMargeCenten: number | null;
  readonly nodigUitPmCenten: number | null;
}

/** What the stand of the page comes to. */
export interface Uitkomst {
  readonly gekozen: readonly MaatregelUit[];
  readonly jaren: readonly Jaaruitkomst[];
  /** What cannot go together, in sentences. */
  readonly botsingen: readonly string[];
}

/** The measures that are on: those of the stand, else those of the scenario. */
export const gekozenCodes = (stand: Stand, scenario: ScenarioUit): readonly string[] =>
  stand.maatregelen ?? scenario.maatregelen;

/** Recomputes the whole scenario; the same calculation as that of the answers. */
export function rekenStand(
  stand: Stand,
  scenario: ScenarioUit,
  { maatregelen, budgetten }: Maatregelen,
  aannames: readonly Aanname[],
): Uitkomst {
  const codes = new Set(gekozenCodes(stand, scenario));
  const gekozen = maatregelen.filter((m) => codes.has(m.code));
  const weg = aannames.filter((a) => stand.vervalt.includes(a.code));
  const af = weg.reduce((s, a) => s + (telbaar(a.alsNiet) ?? 0), 0);
  const pmWeg = weg.filter((a) => isPm(a.alsNiet)).length;
  const standen = new Map(budgetten.map((b) => [`${b.post}|${b.jaar}`, b.bedragCenten]));
  const jaren = rekenScenario({
    basis: scenario.perJaar.map((j) => ({
      jaar: j.jaar,
      saldoCenten: j.basisCenten === null ? null : toCenten(j.basisCenten + af),
      aantalPm: j.aantalPm - j.pm.length + pmWeg,
    })),
    maatregelen: gekozen.map((m) =>
      gedraaid(m.reken, {
        maandenLater: stand.later.get(m.code) ?? 0,
        ingroeiJaren: stand.ingroei.get(m.code) ?? 0,
      }),
    ),
    overlappen: scenario.overlappen,
    budget: (post, jaar) => standen.get(`${post}|${jaar}`) ?? null,
    pmAannames: new Map([...stand.pm].map(([code, euro]) => [code, toCenten(euro * 100)])),
  });
  return {
    gekozen,
    jaren: jaren.map((j) => {
      const marge = scenario.perJaar.find((p) => p.jaar === j.jaar)?.margeCenten ?? null;
      return {
        ...j,
        zonderMaatregelenCenten: j.basisCenten,
        naMargeCenten: naMarge(j.berekendCenten, marge),
        nodigUitPmCenten: nodigUitPm(j.berekendCenten),
      };
    }),
    botsingen: botsingen(gekozen.map((m) => m.reken)).map((b) =>
      b.soort === 'sluitUit'
        ? `Maatregel ${b.code} sluit ${b.andere} uit: samen kan niet.`
        : `Maatregel ${b.code} kan niet zonder ${b.andere}.`,
    ),
  };
}

/** The outcome in a sentence, for the eye and for who hears the page. */
export function uitkomstZin(jaren: readonly Jaaruitkomst[]): string {
  const j = jaren.at(-1);
  if (!j || j.berekendCenten === null) return 'Het saldo is niet bekend.';
  const pm = exclusiefPm(j.aantalPm);
  const kant = j.berekendCenten < 0 ? 'tekort' : 'overschot';
  const bedrag = euroFijn(Math.abs(j.berekendCenten));
  const als =
    j.metAannamesCenten !== null && j.metAannamesCenten !== j.berekendCenten
      ? ` Brengen de PM-posten op wat u invulde, dan is het saldo ${euroFijn(j.metAannamesCenten)}.`
      : '';
  const nodig =
    j.aantalPm > 0 && (j.nodigUitPmCenten ?? 0) > 0
      ? ` Om te sluiten moeten de PM-posten samen ${euroFijn(j.nodigUitPmCenten)} opbrengen.`
      : '';
  return `In ${j.jaar}: ${kant} ${bedrag}${pm ? `, ${pm}` : ''}.${nodig}${als}`;
}
