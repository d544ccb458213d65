import { Heading } from '@utrecht/component-library-react';
import { useSearchParams } from 'react-router';
import { euroKort, euroPrecies, saldoInWoorden } from '../../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../../definitie/prognoses.ts';
import { meegenomen } from '../api/adres.ts';
import { useAntwoord } from '../api/antwoord.ts';
import { PrognoseVoortgang } from '../delen/laden.tsx';
import type { Jaarprognose } from '../eerste-scherm/typen.ts';
import { useImporteren, type Vooraf } from './import-gever.tsx';

const REGELS: readonly (readonly [string, (t: Vooraf) => string])[] = [
  ['Toegekend of gerealiseerd', (t) => euroPrecies(t.gedeclareerdCenten)],
  ['In beoordeling', (t) => euroPrecies(t.inBeoordelingCenten)],
  ['Verwacht', (t) => euroKort(t.verwachtCenten?.p50 ?? null)],
  ['Saldo', (t) => saldoInWoorden(t.saldoCenten?.p50 ?? null)],
];

/** What the import did to the headline figures: before and after. */
export function Verschoven() {
  const { vooraf, opdracht } = useImporteren();
  const [zoek] = useSearchParams();
  const { waarde } = useAntwoord<Jaarprognose>('jaarprognose', meegenomen(zoek));
  if (!waarde) return null;
  // until the new facts have their forecast, the old one is not what it became
  const isOud = waarde.snapshot < (opdracht?.verslag?.snapshot ?? 0);
  if (isOud || waarde.ontbreekt.includes(WORDT_BEREKEND)) return <PrognoseVoortgang />;
  const na = waarde.antwoord.totaal;
  if (!na) return null;
  return (
    <section>
      <Heading level={2} appearance="utrecht-heading-3">
        Wat er verschoof
      </Heading>
      <table className="staat staat--breed verschoven">
        <thead>
          <tr>
            <th scope="col">Cijfer</th>
            <th scope="col">Was</th>
            <th scope="col">Is nu</th>
          </tr>
        </thead>
        <tbody>
          {REGELS.map(([naam, tekst]) => (
            <tr key={naam}>
              <th scope="row">{naam}</th>
              <td>{vooraf ? tekst(vooraf) : 'nog niet bekend'}</td>
              <td>{tekst(na)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
