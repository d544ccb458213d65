import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { aantalVan } from '../../definitie/notatie.ts';
import type { ImportRegel } from '../api/typen.ts';
import { momentVoluit } from '../delen/moment.ts';
import { type Ingetrokken, IntrekVerslag, IntrekVraag } from './intrekken.tsx';

/** One row per import: its kinds of files together. */
function perImport(regels: readonly ImportRegel[]): ImportRegel[][] {
  const groepen = new Map<number, ImportRegel[]>();
  for (const regel of regels) {
    groepen.set(regel.snapshot, [...(groepen.get(regel.snapshot) ?? []), regel]);
  }
  return [...groepen].sort(([a], [b]) => b - a).map(([, rijen]) => rijen);
}

/** What was read in before, the latest first, each with a way to take it out again. */
export function Importen({ regels }: { readonly regels: readonly ImportRegel[] }) {
  const [vraag, setVraag] = useState<ImportRegel | null>(null);
  const [gedaan, setGedaan] = useState<Ingetrokken | null>(null);
  if (regels.length === 0) return <Paragraph>Er is nog niets ingelezen.</Paragraph>;
  return (
    <>
      {gedaan && <IntrekVerslag key={gedaan.zin} gedaan={gedaan} />}
      {vraag && (
        <IntrekVraag
          snapshot={vraag.snapshot}
          omschrijving={vraag.omschrijving}
          sluit={() => setVraag(null)}
          klaar={(uitkomst) => {
            setVraag(null);
            setGedaan(uitkomst);
          }}
        />
      )}
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
              <ImportRij key={rijen[0]?.snapshot} rijen={rijen} vraag={setVraag} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function ImportRij({
  rijen,
  vraag,
}: {
  readonly rijen: readonly ImportRegel[];
  readonly vraag: (regel: ImportRegel) => void;
}) {
  const [eerste] = rijen;
  if (!eerste) return null;
  return (
    <tr>
      <th scope="row">{momentVoluit(eerste.ingelezenOp)}</th>
      <td>
        {eerste.omschrijving}{' '}
        {eerste.fictief && <span className="merkteken merkteken--fictief">Fictief</span>}
      </td>
      <td>{eerste.soort !== 'intrekking' && <Inhoud rijen={rijen} />}</td>
      <td>
        {eerste.soort === 'intrekking' ? null : eerste.ingetrokken ? (
          'Ingetrokken'
        ) : (
          <Button
            className="gegevens__trek-in"
            appearance="subtle-button"
            onClick={() => vraag(eerste)}
          >
            Trek import {eerste.snapshot} in
          </Button>
        )}
      </td>
    </tr>
  );
}

/** How much is in an import; per kind for who wants to know. */
function Inhoud({ rijen }: { readonly rijen: readonly ImportRegel[] }) {
  const som = (kies: (r: ImportRegel) => number): number =>
    rijen.reduce((totaal, r) => totaal + kies(r), 0);
  const bestanden = aantalVan(
    som((r) => r.berichten),
    'bestand',
    'bestanden',
  );
  return (
    <details>
      <summary className="inhoud">
        {bestanden} met{' '}
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
