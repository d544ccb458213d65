import {
  Heading,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from '@utrecht/component-library-react';
import { Link, useRouteError } from 'react-router';
import { useTitel } from './titel.ts';

/** The page for an address that does not exist. */
export function NietGevonden() {
  useTitel('Pagina niet gevonden');
  return (
    <>
      <Heading level={1}>Deze pagina bestaat niet</Heading>
      <Paragraph>
        Misschien is het adres niet goed overgenomen. Kies een vraag in het menu, of ga naar{' '}
        <Link className="utrecht-link" to="/">
          het overzicht
        </Link>
        .
      </Paragraph>
    </>
  );
}

/** A bug ends here: what was typed elsewhere is on the server or in the address. */
export function Storing() {
  const fout = useRouteError();
  return (
    <main className="kader__inhoud">
      <Heading level={1}>Er ging iets mis op deze pagina</Heading>
      <Paragraph>
        Dit is een fout van Stuurhuis, niet van u. Uw gegevens zijn niet geraakt.
      </Paragraph>
      <Paragraph>
        {fout instanceof Error ? `Melding voor de beheerder: ${fout.message}` : ''}
      </Paragraph>
      <Paragraph>
        <a className="utrecht-link" href="/">
          Begin opnieuw bij het overzicht
        </a>
      </Paragraph>
    </main>
  );
}

/** Accessibility and licence. */
export function OverPagina() {
  useTitel('Toegankelijkheid en licentie');
  return (
    <div className="leestekst">
      <Heading level={1}>Toegankelijkheid en licentie</Heading>
      <Heading level={2}>Toegankelijkheid</Heading>
      <Paragraph>
        Stuurhuis is gemaakt om te voldoen aan WCAG 2.2, niveau A en AA. Elke pagina wordt bij elke
        wijziging automatisch getoetst, op een breed scherm en op 320 pixels. Een onafhankelijk
        onderzoek is nog niet gedaan.
      </Paragraph>
      <UnorderedList>
        <UnorderedListItem>Alles werkt met alleen het toetsenbord.</UnorderedListItem>
        <UnorderedListItem>
          Bij elke grafiek staat een tabel met dezelfde cijfers.
        </UnorderedListItem>
        <UnorderedListItem>
          Voordeel en nadeel staan er in woorden, niet alleen in kleur.
        </UnorderedListItem>
        <UnorderedListItem>
          Elke pagina is af te drukken en elk antwoord is op te slaan.
        </UnorderedListItem>
      </UnorderedList>
      <Paragraph>Werkt iets niet voor u? Meld het bij de beheerder van uw gemeente.</Paragraph>
      <Heading level={2}>Licentie</Heading>
      <Paragraph>
        Stuurhuis is vrije software onder de EUPL-1.2. Iedereen mag het gebruiken, bekijken,
        aanpassen en delen. Het lettertype Source Sans 3 valt onder de OFL-1.1.
      </Paragraph>
    </div>
  );
}
