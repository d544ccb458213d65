import { Alert, Button, Heading, Paragraph } from '@utrecht/component-library-react';
import type { Probleem } from '../api/http.ts';

interface ProbleemMeldingProps {
  readonly probleem: Probleem;
  readonly opnieuw?: () => void;
  readonly niveau?: number;
  /** What a field is called on the page. */
  readonly naamVan?: (veld: string) => string;
}

/** What went wrong, with every field that is wrong, and what one can do. */
export function ProbleemMelding({
  probleem,
  opnieuw,
  niveau = 2,
  naamVan = (veld) => veld,
}: ProbleemMeldingProps) {
  return (
    <Alert type="error" role="alert" className="probleem">
      <Heading level={niveau} appearance="utrecht-heading-3">
        {probleem.titel}
      </Heading>
      {probleem.velden.length === 0 ? (
        <Paragraph>{probleem.detail}</Paragraph>
      ) : (
        <ul className="utrecht-unordered-list">
          {probleem.velden.map((v) => (
            <li key={v.veld} className="utrecht-unordered-list__item">
              <strong>{naamVan(v.veld)}</strong>: {v.melding}
            </li>
          ))}
        </ul>
      )}
      {opnieuw && (
        <Button appearance="secondary-action-button" onClick={opnieuw}>
          Probeer opnieuw
        </Button>
      )}
    </Alert>
  );
}
