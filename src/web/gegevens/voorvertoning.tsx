import { Alert, Button, Heading, Paragraph } from '@utrecht/component-library-react';
import { useEffect, useRef } from 'react';
import { herkendInWoorden, vervangingInWoorden } from '../../definitie/controle-in-woorden.ts';
import type { ImportVerslag } from '../../definitie/import-verslag.ts';
import { Controletotalen } from './controletotalen.tsx';
import { Fouten } from './fouten.tsx';
import { useImporteren } from './import-gever.tsx';
import { Kolomkeuze } from './kolomkeuze.tsx';
import { Verschillen } from './verschillen.tsx';
import { vooruitblik } from './verslag-in-woorden.ts';

/** What the files would do, and the choice to read them in or not. Nothing is kept yet. */
export function Voorvertoning({ verslag }: { readonly verslag: ImportVerslag }) {
  const { verwerkt, geweigerd, verschillen, controle, fouten, onbekend } = verslag;
  return (
    <section className="verslag" aria-labelledby="voorvertoning">
      <Heading level={2} id="voorvertoning">
        Controleer voor u inleest
      </Heading>
      <Alert type={geweigerd > 0 ? 'warning' : 'info'}>
        <Paragraph id="vooruitblik">
          <strong>{vooruitblik(verslag)}</strong>
        </Paragraph>
        {verwerkt > 0 && <Paragraph>Er is nog niets ingelezen.</Paragraph>}
      </Alert>
      <Keuze verslag={verslag} />
      {verschillen.length > 0 && <Verschillen verschillen={verschillen} proef />}
      {verwerkt > 0 && verschillen.length === 0 && (
        <Paragraph>De kerncijfers veranderen hier niet door.</Paragraph>
      )}
      <Vervangt verslag={verslag} />
      <Fouten fouten={fouten} />
      {onbekend.map((tabel) => (
        <Kolomkeuze key={tabel.bestand} tabel={tabel} />
      ))}
      <Controletotalen totalen={controle} />
    </section>
  );
}

/** What the files take the place of, and what was there already. */
function Vervangt({ verslag: { vervangt, herkend } }: { readonly verslag: ImportVerslag }) {
  return (
    <>
      {herkend > 0 && <Paragraph>{herkendInWoorden(herkend)}.</Paragraph>}
      {vervangt.length > 0 && (
        <>
          <Heading level={3}>Dit wordt vervangen</Heading>
          <ul>
            {vervangt.map((v) => (
              <li key={`${v.bestand} ${v.deel} ${v.rijenOud} ${v.delen}`}>
                {vervangingInWoorden(v)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** One press reads them in: the focus stands on that button. */
function Keuze({ verslag: { verwerkt, geweigerd } }: { readonly verslag: ImportVerslag }) {
  const { bevestig, laat, probeer } = useImporteren();
  const eerste = useRef<HTMLButtonElement | null>(null);
  useEffect(() => eerste.current?.focus(), []);
  const isLeeg = verwerkt === 0;
  return (
    <div className="formulier__knoppen">
      {!isLeeg && (
        <Button
          ref={eerste}
          appearance="primary-action-button"
          aria-describedby="vooruitblik"
          onClick={bevestig}
        >
          Inlezen
        </Button>
      )}
      {geweigerd > 0 && (
        <Button appearance="secondary-action-button" onClick={probeer}>
          Probeer opnieuw
        </Button>
      )}
      <Button
        {...(isLeeg ? { ref: eerste, 'aria-describedby': 'vooruitblik' } : {})}
        appearance="subtle-button"
        onClick={laat}
      >
        {isLeeg ? 'Sluit' : 'Niet inlezen'}
      </Button>
    </div>
  );
}
