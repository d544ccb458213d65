import { isPm, telbaar } from '../../core/maatregelen/opbrengst.ts';
import { euroFijn } from '../../definitie/notatie.ts';
import type { Aanname } from './typen.ts';

interface AannamesProps {
  readonly aannames: readonly Aanname[];
  readonly vervalt: readonly string[];
  readonly zet: (vervalt: string[]) => void;
}

/** The assumptions under the baseline as switches: on is "this holds". */
export function Aannames({ aannames, vervalt, zet }: AannamesProps) {
  if (aannames.length === 0) return null;
  return (
    <fieldset className="doorrekenen__groep">
      <legend>Aannames onder de prognose</legend>
      {aannames.map((a) => {
        const geldt = !vervalt.includes(a.code);
        return (
          <label key={a.code} className="doorrekenen__keus">
            <input
              type="checkbox"
              checked={geldt}
              onChange={() =>
                zet(geldt ? [...vervalt, a.code] : vervalt.filter((c) => c !== a.code))
              }
            />
            <span>
              {a.naam}{' '}
              <span className="doorrekenen__klein">
                (komt dit niet uit: {isPm(a.alsNiet) ? 'PM' : euroFijn(telbaar(a.alsNiet))})
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
