import { Heading } from '@utrecht/component-library-react';
import { duizendEuro, euroFijn } from '../../definitie/notatie.ts';
import { Lijngrafiek } from './lijngrafiek.tsx';
import { type Jaaruitkomst, type Uitkomst, uitkomstZin } from './reken.ts';
import type { ScenarioUit } from './typen.ts';

interface UitkomstenProps {
  readonly scenario: ScenarioUit;
  readonly uitkomst: Uitkomst;
}

/** What the stand comes to: a sentence, the line of the deficit, and the figures under it. */
export function Uitkomsten({ scenario, uitkomst }: UitkomstenProps) {
  const { jaren, botsingen } = uitkomst;
  return (
    <section className="doorrekenen__uitkomst" aria-labelledby="doorreken-uitkomst">
      <Heading level={2} id="doorreken-uitkomst">
        Wat dat doet
      </Heading>
      <p className="zin" role="status">
        {uitkomstZin(jaren)}
      </p>
      {botsingen.length > 0 && (
        <ul className="doorrekenen__botsingen" role="alert">
          {botsingen.map((b) => (
            <li key={b}>{b}</li>
          ))}
        </ul>
      )}
      <Lijngrafiek
        jaren={jaren.map((j) => j.jaar)}
        reeksen={[
          { naam: 'Zonder maatregelen', waarden: jaren.map((j) => j.zonderMaatregelenCenten) },
          { naam: 'Met deze keuze', waarden: jaren.map((j) => j.berekendCenten) },
          ...(jaren.some((j) => j.metAannamesCenten !== j.berekendCenten)
            ? [
                {
                  naam: 'Als PM opbrengt wat u invulde',
                  waarden: jaren.map((j) => j.metAannamesCenten),
                },
              ]
            : []),
        ]}
      />
      <Cijfers jaren={jaren} naam={scenario.naam} />
      <Hardheid jaar={jaren.at(-1)} />
    </section>
  );
}

/** The rows of the figures, each with how a year is shown. */
const RIJEN: readonly (readonly [string, (j: Jaaruitkomst) => string])[] = [
  ['Zonder maatregelen', (j) => duizendEuro(j.zonderMaatregelenCenten)],
  ['Met deze keuze', (j) => duizendEuro(j.berekendCenten)],
  ['Aantal PM-posten', (j) => String(j.aantalPm)],
  [
    'Na behoedzaamheidsmarge',
    (j) => (j.naMargeCenten === null ? 'geen marge' : duizendEuro(j.naMargeCenten)),
  ],
  ['Nodig uit PM om te sluiten', (j) => duizendEuro(j.nodigUitPmCenten)],
  ['Vermeden kosten (ernaast)', (j) => duizendEuro(j.vermedenKostenCenten)],
];

function Cijfers({
  jaren,
  naam,
}: {
  readonly jaren: readonly Jaaruitkomst[];
  readonly naam: string;
}) {
  return (
    // safe for keyboards: a table that scrolls can be reached
    <section className="tabelvlak" aria-label="Cijfers per jaar" tabIndex={0}>
      <table className="staat">
        <caption>
          Saldo per jaar, uitgaande van {naam}. Een min is een tekort. Bedragen x € 1.000.
        </caption>
        <thead>
          <tr>
            <th scope="col">Onderdeel</th>
            {jaren.map((j) => (
              <th key={j.jaar} scope="col">
                {j.jaar}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RIJEN.map(([label, toon]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {jaren.map((j) => (
                <td key={j.jaar}>{toon(j)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How firm the effect of the last year is, in words. */
function Hardheid({ jaar }: { readonly jaar: Jaaruitkomst | undefined }) {
  if (!jaar) return null;
  const { aantoonbaar, waarschijnlijk, aanname } = jaar.perHardheid;
  return (
    <p>
      Van het effect in {jaar.jaar} is {euroFijn(aantoonbaar)} aantoonbaar,{' '}
      {euroFijn(waarschijnlijk)} waarschijnlijk en {euroFijn(aanname)} een aanname. Een besluit
      ontbreekt nog bij {euroFijn(jaar.nogTeBesluitenCenten)}
      {jaar.waarvanMaximumCenten > 0 && `; ${euroFijn(jaar.waarvanMaximumCenten)} is een maximum`}
      {jaar.overlapCenten < 0 && `; ${euroFijn(-Number(jaar.overlapCenten))} valt weg door overlap`}
      {jaar.begrensdCenten < 0 &&
        `; ${euroFijn(-Number(jaar.begrensdCenten))} past niet op de posten`}
      .
    </p>
  );
}
