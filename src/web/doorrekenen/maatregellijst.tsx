import { opbrengstInJaar } from '../../core/maatregelen/ingroei.ts';
import { isMaximum, isPm, type Opbrengst, telbaar } from '../../core/maatregelen/opbrengst.ts';
import { aantalVan, euroFijn } from '../../definitie/notatie.ts';
import { codeInWoorden } from '../formulier/schema.ts';
import { Schuif } from './schuif.tsx';
import { metWaarde, type Stand } from './stand.ts';
import type { MaatregelUit } from './typen.ts';

interface LijstProps {
  readonly maatregelen: readonly MaatregelUit[];
  readonly codes: readonly string[];
  /** The year of which the yield is told. */
  readonly jaar: number | null;
  readonly stand: Stand;
  readonly zet: (deel: Partial<Stand>) => void;
}

/** Every measure with its switch; one that is on shows its sliders. */
export function Maatregellijst({ maatregelen, codes, jaar, stand, zet }: LijstProps) {
  const wissel = (code: string, aan: boolean): void => {
    const over = codes.filter((c) => c !== code);
    zet({ maatregelen: aan ? [...over, code] : over });
  };
  return (
    <fieldset className="doorrekenen__groep">
      <legend>Maatregelen</legend>
      {maatregelen.map((m) => (
        <Rij
          key={m.code}
          maatregel={m}
          jaar={jaar}
          isAan={codes.includes(m.code)}
          stand={stand}
          zet={zet}
          wissel={(aan) => wissel(m.code, aan)}
        />
      ))}
    </fieldset>
  );
}

interface RijProps {
  readonly maatregel: MaatregelUit;
  readonly jaar: number | null;
  readonly isAan: boolean;
  readonly stand: Stand;
  readonly zet: (deel: Partial<Stand>) => void;
  readonly wissel: (aan: boolean) => void;
}

function Rij({ maatregel: m, jaar, isAan, stand, zet, wissel }: RijProps) {
  return (
    <div className={isAan ? 'doorrekenen__maatregel' : 'doorrekenen__maatregel is-uit'}>
      <label className="doorrekenen__keus">
        <input type="checkbox" checked={isAan} onChange={() => wissel(!isAan)} />
        <span>
          <strong>{m.code}</strong> {m.naam}
          <span className="doorrekenen__klein">{kenmerken(m, jaar)}</span>
        </span>
      </label>
      {isAan && <Schuiven maatregel={m} stand={stand} zet={zet} />}
    </div>
  );
}

function Schuiven({ maatregel: m, stand, zet }: Pick<RijProps, 'maatregel' | 'stand' | 'zet'>) {
  const later = stand.later.get(m.code) ?? 0;
  const ingroei = stand.ingroei.get(m.code) ?? 0;
  return (
    <details className="doorrekenen__schuiven">
      <summary>Draai aan {m.code}</summary>
      <Schuif
        naam={`${m.code} begint later`}
        waarde={later}
        hoogste={36}
        stap={3}
        toon={later === 0 ? 'zoals gepland' : aantalVan(later, 'maand later', 'maanden later')}
        zet={(n) => zet({ later: metWaarde(stand.later, m.code, n) })}
      />
      <Schuif
        naam={`${m.code} groeit in`}
        waarde={ingroei}
        hoogste={6}
        stap={1}
        toon={ingroei === 0 ? 'zoals gepland' : `in ${aantalVan(ingroei, 'jaar', 'jaar')}`}
        zet={(n) => zet({ ingroei: metWaarde(stand.ingroei, m.code, n) })}
      />
      {heeftPm(m) && (
        <Schuif
          naam={`Stel: PM van ${m.code} levert per jaar op`}
          waarde={stand.pm.get(m.code) ?? 0}
          hoogste={2_000_000}
          stap={25_000}
          toon={
            stand.pm.has(m.code) ? euroFijn((stand.pm.get(m.code) ?? 0) * 100) : 'niets ingevuld'
          }
          zet={(n) => zet({ pm: metWaarde(stand.pm, m.code, n) })}
        />
      )}
    </details>
  );
}

const heeftPm = (m: MaatregelUit): boolean =>
  m.reken.reeksen.some(
    (r) => r.perJaar.some((p) => isPm(p.bedrag)) || (r.ingroei !== null && isPm(r.ingroei.vol)),
  );

/** What one should know of a measure before counting on it. */
function kenmerken(m: MaatregelUit, jaar: number | null): string {
  const delen = [
    jaar === null ? '' : `${jaar}: ${inWoorden(opbrengstIn(m, jaar))}`,
    m.hardheid,
    `besluit ${codeInWoorden(m.besluit)} (${codeInWoorden(m.orgaan)})`,
    m.zonderUitvoeringstoets ? `${m.isPilot ? 'pilot ' : ''}zonder uitvoeringstoets` : '',
  ];
  return delen.filter(Boolean).join('; ');
}

const opbrengstIn = (m: MaatregelUit, jaar: number): Opbrengst | null =>
  opbrengstInJaar(m.reken, 'besparing', jaar) ?? opbrengstInJaar(m.reken, 'extraInkomsten', jaar);

function inWoorden(o: Opbrengst | null): string {
  if (o === null) return 'geen opbrengst';
  if (isPm(o)) return 'PM';
  return `${isMaximum(o) ? 'ten hoogste ' : ''}${euroFijn(telbaar(o))}`;
}
