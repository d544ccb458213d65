import { Alert, Paragraph } from '@utrecht/component-library-react';
import type { ImportVerslag } from '../../definitie/import-verslag.ts';
import { aantalVan } from '../../definitie/notatie.ts';
import type { Importopdracht } from '../api/typen.ts';
import { Fouten } from './fouten.tsx';
import { Verschillen } from './verschillen.tsx';
import { inhoud, samenvatting } from './verslag-in-woorden.ts';
import { Voorvertoning } from './voorvertoning.tsx';

/** How far an upload is, and what came of it. */
export function VerslagBlok({ opdracht }: { readonly opdracht: Importopdracht }) {
  const { toestand, voortgang, verslag, fout, proef } = opdracht;
  if (fout) {
    return (
      <Alert type="error" role="alert">
        <Paragraph>{fout}</Paragraph>
      </Alert>
    );
  }
  if (verslag?.proef) return <Voorvertoning verslag={verslag} />;
  if (verslag) return <Verslag verslag={verslag} />;
  const tekst =
    toestand === 'wacht'
      ? 'De bestanden wachten op hun beurt.'
      : `${proef ? 'Bekeken' : 'Ingelezen'}: ${voortgang.gedaan} van ${aantalVan(voortgang.totaal, 'bestand', 'bestanden')}`;
  return (
    <div className="voortgang" role="status">
      <label htmlFor="import-voortgang">{tekst}</label>
      <progress
        id="import-voortgang"
        max={Math.max(1, voortgang.totaal)}
        {...(toestand === 'bezig' ? { value: voortgang.gedaan } : {})}
      />
      <span className="bijschrift">{voortgang.bestand}</span>
    </div>
  );
}

function Verslag({ verslag }: { readonly verslag: ImportVerslag }) {
  const watErin = inhoud(verslag);
  return (
    <section className="verslag">
      <Alert type={verslag.geweigerd > 0 ? 'warning' : 'ok'}>
        <Paragraph>
          <strong>{samenvatting(verslag)}</strong>
        </Paragraph>
        {watErin && <Paragraph>Erin stond: {watErin}.</Paragraph>}
      </Alert>
      {verslag.verschillen.length > 0 && <Verschillen verschillen={verslag.verschillen} />}
      <Fouten fouten={verslag.fouten} />
    </section>
  );
}
