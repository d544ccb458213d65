import { Button } from '@utrecht/component-library-react';
import { useEffect, useState } from 'react';
import { procent } from '../../definitie/notatie.ts';
import { useHuisStand } from '../api/gebeurtenissen.ts';
import { verwijder } from '../api/http.ts';

/** Says that something is on its way, but only when it takes longer than a blink. */
export function Laden({ wat = 'Het antwoord wordt opgehaald' }: { readonly wat?: string }) {
  const [traag, setTraag] = useState(false);
  useEffect(() => {
    const klok = setTimeout(() => setTraag(true), 250);
    return () => clearTimeout(klok);
  }, []);
  return (
    <p className="laden" role="status">
      {traag ? `${wat} ...` : ''}
    </p>
  );
}

/** Progress of the forecast that is being computed; who does not want to wait breaks it off. */
export function PrognoseVoortgang() {
  const { prognose } = useHuisStand();
  const [isAfgebroken, setAfgebroken] = useState(false);
  const breekAf = async () => {
    const gedaan = await verwijder('/v1/berekeningen');
    setAfgebroken(gedaan.ok);
  };
  if (isAfgebroken) return <p role="status">De berekening is afgebroken.</p>;
  const tekst = prognose === null ? 'begint' : procent(prognose);
  return (
    <div className="voortgang">
      <label htmlFor="prognose-voortgang">De prognose wordt berekend: {tekst}</label>
      <progress
        id="prognose-voortgang"
        max={1}
        {...(prognose === null ? {} : { value: prognose })}
      />
      <Button appearance="secondary-action-button" onClick={() => void breekAf()}>
        Afbreken
      </Button>
    </div>
  );
}
