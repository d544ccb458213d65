import { Heading, Paragraph } from '@utrecht/component-library-react';
import { datumVoluit } from '../../definitie/notatie.ts';
import type { Antwoord } from '../../definitie/vraag.ts';

type Toelichting = Pick<Antwoord, 'afleiding' | 'bronnen' | 'ontbreekt' | 'peildatum' | 'snapshot'>;

/** What is not in the figure; never hidden, and absent only when nothing is missing. */
export function Ontbreekt({ regels, niveau = 2 }: { regels: readonly string[]; niveau?: number }) {
  if (regels.length === 0) return null;
  return (
    <section className="ontbreekt">
      <Heading level={niveau} appearance="utrecht-heading-3">
        Wat wij niet weten
      </Heading>
      <ul className="utrecht-unordered-list">
        {regels.map((regel) => (
          <li key={regel} className="utrecht-unordered-list__item">
            {regel}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How the answer was computed, from which sources, and of which moment it is. */
export function Verantwoording({ antwoord }: { readonly antwoord: Toelichting }) {
  const { afleiding, bronnen, peildatum, snapshot } = antwoord;
  return (
    <section className="verantwoording">
      <div>
        <Heading level={2} appearance="utrecht-heading-3">
          Hoe is dit berekend?
        </Heading>
        {afleiding.split('\n').map((alinea) => (
          <Paragraph key={alinea}>{alinea}</Paragraph>
        ))}
      </div>
      <div>
        <Heading level={2} appearance="utrecht-heading-3">
          Bronnen
        </Heading>
        <ul className="utrecht-unordered-list">
          {bronnen.map((bron) => (
            <li key={bron.naam} className="utrecht-unordered-list__item">
              {bron.naam}
              <span className="bijschrift">
                {bron.standPer ? `, stand per ${datumVoluit(bron.standPer)}` : ', stand onbekend'}
              </span>
            </li>
          ))}
        </ul>
        <p className="bijschrift">
          Peildatum {datumVoluit(peildatum)}. Dezelfde peildatum en dezelfde ingelezen gegevens
          (nummer {snapshot}) geven altijd hetzelfde antwoord.
        </p>
      </div>
    </section>
  );
}
