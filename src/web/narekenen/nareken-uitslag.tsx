import { Heading } from '@utrecht/component-library-react';
import { useEffect, useRef } from 'react';
import type { NagerekendeSom } from '../../core/narekenen/typen.ts';
import { UITKOMSTEN } from '../../definitie/narekening-in-woorden.ts';
import { aantalVan, getal } from '../../definitie/notatie.ts';
import type { Narekenantwoord } from './typen.ts';

/** Rows on the page; the rest is counted, and in the answer of the command line. */
const HOOGSTENS = 500;

/** What came of a table: the sentence, what does not come out, and what does. */
export function NarekenUitslag({ uitslag }: { readonly uitslag: Narekenantwoord }) {
  const kop = useRef<HTMLDivElement | null>(null);
  // who works by keyboard or ear goes on at the answer
  useEffect(() => kop.current?.focus(), [uitslag]);
  const anders = uitslag.sommen.filter((s) => s.uitkomst !== 'klopt');
  const goed = uitslag.sommen.filter((s) => s.uitkomst === 'klopt');
  return (
    <section aria-labelledby="nareken-uitslag">
      <div ref={kop} tabIndex={-1}>
        <Heading level={2} id="nareken-uitslag">
          {uitslag.bestand}
        </Heading>
        <p className="vraag__zin">{uitslag.zin}</p>
      </div>
      {uitslag.meldingen.length > 0 && (
        <ul className="fouten">
          {uitslag.meldingen.slice(0, HOOGSTENS).map((m) => (
            <li key={`${m.code} ${m.plaats}`}>{m.melding}</li>
          ))}
        </ul>
      )}
      {anders.length > 0 && <Sommen titel="Wat niet precies klopt" sommen={anders} />}
      {goed.length > 0 && (
        <details className="uitklap">
          <summary>{aantalVan(goed.length, 'som die klopt', 'sommen die kloppen')}</summary>
          <Sommen titel="Wat klopt" sommen={goed} />
        </details>
      )}
    </section>
  );
}

function Sommen({
  titel,
  sommen,
}: {
  readonly titel: string;
  readonly sommen: readonly NagerekendeSom[];
}) {
  const decimalen = Math.max(
    0,
    ...sommen.slice(0, HOOGSTENS).map((s) => decimalenVan(s.gepubliceerd)),
  );
  return (
    <>
      <section className="tabelvlak" aria-label={titel} tabIndex={0}>
        <table className="staat staat--breed">
          <caption>{titel}</caption>
          <Koppen />
          <tbody>
            {sommen.slice(0, HOOGSTENS).map((s) => (
              <tr key={`${s.plaats} ${s.verklaring}`}>
                <th scope="row">{s.plaats}</th>
                <td className="getal">{getal(s.gepubliceerd, decimalen)}</td>
                <td className="getal">{getal(s.berekend, decimalen)}</td>
                <td className="getal">{getal(s.verschil, decimalen)}</td>
                <td>
                  <strong>{UITKOMSTEN[s.uitkomst]}</strong>
                </td>
                <td>{s.verklaring}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {sommen.length > HOOGSTENS && (
        <p className="bijschrift">En nog {getal(sommen.length - HOOGSTENS)} sommen.</p>
      )}
    </>
  );
}

const Koppen = () => (
  <thead>
    <tr>
      <th scope="col">Som</th>
      <th scope="col" className="getal">
        Gepubliceerd
      </th>
      <th scope="col" className="getal">
        Berekend
      </th>
      <th scope="col" className="getal">
        Verschil
      </th>
      <th scope="col">Uitkomst</th>
      <th scope="col">Verklaring</th>
    </tr>
  </thead>
);

const decimalenVan = (n: number): number => (String(n).split('.')[1] ?? '').length;
