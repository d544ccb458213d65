import { Heading, Paragraph } from '@utrecht/component-library-react';
import { Link } from 'react-router';
import { aantalVan } from '../../definitie/notatie.ts';
import { useOpgehaald } from '../api/opgehaald.ts';
import type { ImportRegel } from '../api/typen.ts';
import { Laden } from '../delen/laden.tsx';
import { momentVoluit } from '../delen/moment.ts';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { useTitel } from '../kader/titel.ts';
import { Sleepvlak } from './sleepvlak.tsx';

/** Reading files in, and what was read before. */
export function GegevensPagina() {
  useTitel('Gegevens inlezen');
  const { waarde, probleem, opnieuw } = useOpgehaald<{ readonly importen: readonly ImportRegel[] }>(
    '/v1/importen',
  );
  return (
    <>
      <Heading level={1}>Gegevens inlezen</Heading>
      <p className="vraag__zin">
        Een bestand wordt helemaal ingelezen of helemaal geweigerd. Er raakt niets kwijt.
      </p>
      <Sleepvlak />
      <Heading level={2} className="gegevens__kop">
        Eerder ingelezen
      </Heading>
      {probleem && <ProbleemMelding probleem={probleem} opnieuw={opnieuw} />}
      {!waarde && !probleem && <Laden wat="De lijst wordt opgehaald" />}
      {waarde && <Importen regels={waarde.importen} />}
    </>
  );
}

/** One row per import: its kinds of files together. */
function perImport(regels: readonly ImportRegel[]): ImportRegel[][] {
  const groepen = new Map<number, ImportRegel[]>();
  for (const regel of regels) {
    groepen.set(regel.snapshot, [...(groepen.get(regel.snapshot) ?? []), regel]);
  }
  return [...groepen].sort(([a], [b]) => b - a).map(([, rijen]) => rijen);
}

function Importen({ regels }: { readonly regels: readonly ImportRegel[] }) {
  if (regels.length === 0) return <Paragraph>Er is nog niets ingelezen.</Paragraph>;
  return (
    <section className="tabelvlak" aria-label="Eerder ingelezen" tabIndex={0}>
      <table className="staat staat--breed">
        <thead>
          <tr>
            <th scope="col">Ingelezen</th>
            <th scope="col">Wat</th>
            <th scope="col">Inhoud</th>
            <th scope="col">Terugdraaien</th>
          </tr>
        </thead>
        <tbody>
          {perImport(regels).map((rijen) => (
            <ImportRij key={rijen[0]?.snapshot} rijen={rijen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ImportRij({ rijen }: { readonly rijen: readonly ImportRegel[] }) {
  const [eerste] = rijen;
  if (!eerste) return null;
  return (
    <tr>
      <th scope="row">{momentVoluit(eerste.ingelezenOp)}</th>
      <td>
        {eerste.omschrijving}{' '}
        {eerste.fictief && <span className="merkteken merkteken--fictief">Fictief</span>}
      </td>
      <td>
        <Inhoud rijen={rijen} />
      </td>
      <td>
        {eerste.ingetrokken ? (
          'Ingetrokken'
        ) : (
          <Link
            className="utrecht-link gegevens__trek-in"
            to={`/handelingen/trek-import-in?snapshot=${eerste.snapshot}`}
          >
            Trek import {eerste.snapshot} in
          </Link>
        )}
      </td>
    </tr>
  );
}

/** How much is in an import; per kind for who wants to know. */
function Inhoud({ rijen }: { readonly rijen: readonly ImportRegel[] }) {
  const som = (kies: (r: ImportRegel) => number): number =>
    rijen.reduce((totaal, r) => totaal + kies(r), 0);
  const berichten = aantalVan(
    som((r) => r.berichten),
    'bericht',
    'berichten',
  );
  return (
    <details>
      <summary className="inhoud">
        {berichten} met{' '}
        {aantalVan(
          som((r) => r.regels),
          'regel',
          'regels',
        )}
      </summary>
      <ul className="inhoud__lijst">
        {rijen.map((r) => (
          <li key={r.soort}>
            {r.soort}: {aantalVan(r.regels, 'regel', 'regels')}
          </li>
        ))}
      </ul>
    </details>
  );
}
