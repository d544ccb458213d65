import { Heading, Paragraph } from '@utrecht/component-library-react';
import { Sleepvlak } from '../gegevens/sleepvlak.tsx';

/** The first screen of an empty house: what to do. */
export function Begin() {
  return (
    <div className="leestekst">
      <Heading level={1}>Welkom bij Stuurhuis</Heading>
      <p className="zin">
        Er zijn nog geen gegevens ingelezen. Zet uw bestanden hier neer, dan ziet u waar het jaar
        eindigt.
      </p>
      <Sleepvlak />
      <Heading level={2}>Wat kunt u inlezen?</Heading>
      <ul className="utrecht-unordered-list">
        <li>
          iWmo- en iJw-berichten (301, 305, 307, 315, 323 en 325): losse XML-bestanden of een zip.
        </li>
        <li>De begroting met haar wijzigingen, en de producttabel (CSV of Excel).</li>
        <li>Maandcijfers van wat niet in berichten komt, zoals subsidies, pgb en uitkeringen.</li>
      </ul>
      <Heading level={2}>Liever eerst kijken?</Heading>
      <Paragraph>
        De opdracht <code>stuurhuis demo</code> vult een lege gegevensmap met een verzonnen
        gemeente, Voorbeeldstad.
      </Paragraph>
    </div>
  );
}
