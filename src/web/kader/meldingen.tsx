import { useCallback } from 'react';
import type { Gebeurtenis } from '../../definitie/omroep.ts';
import { useGebeurtenis } from '../api/gebeurtenissen.ts';
import { meld, useMelding } from '../api/meldingen.ts';

/** Says what changed in the house, without taking the reader from the work. */
export function Meldingen() {
  const melding = useMelding();
  useGebeurtenis(
    useCallback((g: Gebeurtenis) => {
      if (g.soort === 'feitenGewijzigd') meld('Er zijn nieuwe gegevens. De cijfers zijn ververst.');
      if (g.soort === 'prognoseKlaar') meld('De prognose is opnieuw berekend.');
    }, []),
  );
  return (
    <div className="meldingen" role="status" aria-live="polite">
      {melding && (
        <p key={melding.nummer} className="meldingen__een">
          {melding.tekst}
        </p>
      )}
    </div>
  );
}
