import { Button, FormLabel, Textbox } from '@utrecht/component-library-react';
import { type FormEvent, useId, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { datumVoluit } from '../../definitie/notatie.ts';

/** Of which day the figures are, and the way to another day; it goes along to every page. */
export function Peildatum({ standPer }: { readonly standPer: string }) {
  const [zoek] = useSearchParams();
  const [open, setOpen] = useState(false);
  const gekozen = zoek.get('peildatum');
  const dag = gekozen ?? standPer;
  return (
    <div className="peildatum">
      <button
        type="button"
        className="peildatum__knop"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {gekozen ? 'Wat bekend was op ' : 'Stand per '}
        <time dateTime={dag}>{datumVoluit(dag)}</time>
      </button>
      {open && <Keuze key={dag} dag={dag} standPer={standPer} sluit={() => setOpen(false)} />}
    </div>
  );
}

function Keuze({
  dag,
  standPer,
  sluit,
}: {
  readonly dag: string;
  readonly standPer: string;
  readonly sluit: () => void;
}) {
  const id = useId();
  const [zoek] = useSearchParams();
  const { pathname } = useLocation();
  const navigeer = useNavigate();
  const [getypt, setGetypt] = useState(dag);
  const ga = (naar: string | null): void => {
    const velden = new URLSearchParams(zoek);
    if (naar && naar !== standPer) velden.set('peildatum', naar);
    else velden.delete('peildatum');
    void navigeer({ pathname, search: velden.toString() }, { preventScrollReset: true });
    sluit();
  };
  const verstuur = (e: FormEvent): void => {
    e.preventDefault();
    ga(getypt || null);
  };
  return (
    <form className="peildatum__keuze" onSubmit={verstuur}>
      <div className="veld">
        <FormLabel htmlFor={id}>Kijk met de kennis van</FormLabel>
        <Textbox
          id={id}
          type="date"
          value={getypt}
          onChange={(e) => setGetypt(e.currentTarget.value)}
        />
      </div>
      <Button appearance="primary-action-button" type="submit">
        Toon
      </Button>
      {dag !== standPer && (
        <Button appearance="subtle-button" onClick={() => ga(null)}>
          Naar de laatste stand
        </Button>
      )}
    </form>
  );
}
