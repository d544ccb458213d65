import { Heading, Paragraph } from '@utrecht/component-library-react';
import { Link, useSearchParams } from 'react-router';
import { paginaAdres } from '../api/adres.ts';
import { useCatalogus } from '../api/catalogus.tsx';
import { Laden } from '../delen/laden.tsx';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { useTitel } from '../kader/titel.ts';
import { Logboek } from './logboek.tsx';

/** What one can record, and what was recorded. */
export function HandelingenPagina() {
  const [zoek] = useSearchParams();
  useTitel('Handelingen');
  const { waarde, probleem, opnieuw } = useCatalogus().handelingen;
  return (
    <>
      <Heading level={1}>Handelingen</Heading>
      <p className="vraag__zin">
        Alles wat u hier doet, komt in het logboek. Daar kunt u het ook terugdraaien; kan dat niet,
        dan staat erbij waarom.
      </p>
      {probleem && <ProbleemMelding probleem={probleem} opnieuw={opnieuw} />}
      {!waarde && !probleem && <Laden wat="De handelingen worden opgehaald" />}
      {waarde?.handelingen.length === 0 && <Paragraph>Er zijn geen handelingen.</Paragraph>}
      <ul className="handelingen">
        {waarde?.handelingen.map((h) => (
          <li key={h.id}>
            <Link
              className="utrecht-link handelingen__naam"
              to={paginaAdres(`/handelingen/${h.id}`, zoek)}
            >
              {h.titel}
            </Link>
            <p>{h.uitleg}</p>
          </li>
        ))}
      </ul>
      <Logboek />
    </>
  );
}
