import { Heading, Paragraph } from '@utrecht/component-library-react';
import { STROOM_NAMEN } from '../../core/basis/domein.ts';
import type { DekkingRegel } from '../../core/prognose/typen.ts';
import { datumVoluit, procent } from '../../definitie/notatie.ts';

const GRONDEN: Readonly<Record<DekkingRegel['grond'], string>> = {
  declaraties: 'berichten',
  realisatie: 'maandcijfers',
  opgave: 'opgave van de bron zelf',
  begroting: 'alleen de begroting, geen actueel cijfer',
  geen: 'geen cijfer',
};

/** Smaller shares would read 0%. */
const KLEINSTE_DEEL = 0.005;

/** On what the figure rests: the share of the budget by source, the weakest ground named. */
export function Dekking({ dekking }: { readonly dekking: readonly DekkingRegel[] }) {
  const zichtbaar = dekking.filter((d) => d.aandeel >= KLEINSTE_DEEL);
  if (zichtbaar.length === 0) return null;
  return (
    <section>
      <Heading level={2}>Waar dit op rust</Heading>
      <Paragraph>Deel van de begrote lasten, en van wanneer het laatste cijfer is.</Paragraph>
      <section className="tabelvlak" aria-label="Dekking van de prognose" tabIndex={0}>
        <table className="staat staat--breed">
          <thead>
            <tr>
              <th scope="col">Stroom</th>
              <th scope="col">Deel</th>
              <th scope="col">Rust op</th>
              <th scope="col">Stand per</th>
            </tr>
          </thead>
          <tbody>
            {zichtbaar.map((d) => (
              <tr key={`${d.stroom} ${d.grond}`}>
                <th scope="row">{STROOM_NAMEN[d.stroom]}</th>
                <td>{procent(d.aandeel)}</td>
                <td>{GRONDEN[d.grond]}</td>
                <td>{datumVoluit(d.standPer)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
