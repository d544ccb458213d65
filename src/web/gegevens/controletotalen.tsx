import { Heading } from '@utrecht/component-library-react';
import { kolomInWoorden, naamVan, nietGelezen } from '../../definitie/controle-in-woorden.ts';
import type { Controletotaal } from '../../definitie/import-verslag.ts';
import { aantalVan, opsomming } from '../../definitie/notatie.ts';

/** More than this many are counted, not listed. */
const HOOGSTENS = 50;

const UITKOMST = { nieuw: '', alBekend: 'al bekend', geweigerd: 'geweigerd' } as const;

/** What is in the files, to lay beside the totals that the sender gives. */
export function Controletotalen({ totalen }: { readonly totalen: readonly Controletotaal[] }) {
  if (totalen.length === 0) return null;
  return (
    <>
      <Heading level={3}>Controletotalen</Heading>
      <p className="bijschrift">Leg deze naast de totalen van de afzender.</p>
      <ul className="controle">
        {totalen.slice(0, HOOGSTENS).map((t) => (
          <Totaal key={`${t.bestand} ${t.soort} ${t.uitkomst}`} totaal={t} />
        ))}
      </ul>
      {totalen.length > HOOGSTENS && (
        <p className="bijschrift">En nog {totalen.length - HOOGSTENS}.</p>
      )}
    </>
  );
}

function Totaal({ totaal }: { readonly totaal: Controletotaal }) {
  const { kolommen, uitkomst, rijen } = totaal;
  const geteld = kolommen.flatMap((k) => {
    const tekst = kolomInWoorden(k);
    return tekst === null ? [] : [{ kop: k.kop, tekst }];
  });
  return (
    <li>
      <p className="controle__naam">
        <strong>{naamVan(totaal)}</strong>: {aantalVan(rijen, 'rij', 'rijen')}{' '}
        {UITKOMST[uitkomst] && <span className="merkteken">{UITKOMST[uitkomst]}</span>}
      </p>
      {totaal.andereBladen.length > 0 && <p>Let op: {nietGelezen(totaal)}.</p>}
      {geteld.length > 0 && (
        <dl className="controle__cijfers">
          {geteld.map(({ kop, tekst }) => (
            <div key={kop}>
              <dt>{kop}</dt>
              <dd>{tekst}</dd>
            </div>
          ))}
        </dl>
      )}
      {isTabel(totaal) && <Kolommen totaal={totaal} />}
    </li>
  );
}

/** Messages go by the number of their kind, tables by a name. */
const isTabel = ({ soort }: Controletotaal): boolean => !/\d{3}$/.test(soort);

/** Which columns were read as what, and which were not. */
function Kolommen({ totaal: { kolommen, overgeslagen } }: { readonly totaal: Controletotaal }) {
  return (
    <details className="uitklap">
      <summary>
        {aantalVan(kolommen.length, 'kolom', 'kolommen')} gelezen, {overgeslagen.length} niet
      </summary>
      <p>Gelezen: {opsomming(kolommen.map(({ kop, veld }) => `${kop} (als ${veld})`))}.</p>
      {overgeslagen.length > 0 && <p>Niet gelezen: {opsomming(overgeslagen)}.</p>}
    </details>
  );
}
