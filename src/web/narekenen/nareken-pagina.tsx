import { Heading } from '@utrecht/component-library-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { type Probleem, stuurBestanden } from '../api/http.ts';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { useTitel } from '../kader/titel.ts';
import { NarekenUitslag } from './nareken-uitslag.tsx';
import type { Narekenantwoord } from './typen.ts';

/** Sending a published table, to see which of its sums come out. Nothing of it is kept. */
export function NarekenPagina() {
  useTitel('Tabel narekenen');
  const { bestand, uitslag, probleem, bezig, reken } = useNarekenen();
  const kies = (e: ChangeEvent<HTMLInputElement>): void => {
    const [gekozen] = e.currentTarget.files ?? [];
    if (gekozen) void reken(gekozen, '');
  };
  const notatie = probleem?.velden.some((v) => v.veld.startsWith('getalnotatie')) ?? false;
  return (
    <>
      <Heading level={1}>Tabel narekenen</Heading>
      <p className="vraag__zin">
        Kies een gepubliceerde tabel. Stuurhuis rekent elk totaal, subtotaal en saldo na en zet het
        berekende cijfer naast het gedrukte. Het bestand wordt niet bewaard.
      </p>
      <div className="nareken__kies">
        <label className="nareken__label" htmlFor="nareken-bestand">
          Tabel (Excel, CSV of JSON)
        </label>
        <input
          id="nareken-bestand"
          className="nareken__bestand"
          type="file"
          accept=".xlsx,.csv,.txt,.json"
          onChange={kies}
        />
      </div>
      {bezig && (
        <p className="laden" role="status">
          De tabel wordt nagerekend ...
        </p>
      )}
      {probleem && <ProbleemMelding probleem={probleem} naamVan={() => 'Niet na te rekenen'} />}
      {notatie && bestand && <Notatiekeuze kies={(getal) => void reken(bestand, getal)} />}
      {uitslag && <NarekenUitslag uitslag={uitslag} />}
    </>
  );
}

function useNarekenen() {
  const [bestand, setBestand] = useState<File | null>(null);
  const [uitslag, setUitslag] = useState<Narekenantwoord | null>(null);
  const [probleem, setProbleem] = useState<Probleem | null>(null);
  const [bezig, setBezig] = useState(false);
  // an answer that comes in after a later choice is of another table
  const beurt = useRef(0);
  const reken = async (gekozen: File, getal: string): Promise<void> => {
    beurt.current += 1;
    const deze = beurt.current;
    setBestand(gekozen);
    setUitslag(null);
    setProbleem(null);
    setBezig(true);
    const formulier = new FormData();
    if (getal) formulier.append('getal', getal);
    formulier.append('bestand', gekozen, gekozen.name);
    const antwoord = await stuurBestanden<Narekenantwoord>('/v1/narekenen', formulier);
    if (deze !== beurt.current) return;
    setBezig(false);
    if (antwoord.ok) setUitslag(antwoord.value);
    else setProbleem(antwoord.probleem);
  };
  return { bestand, uitslag, probleem, bezig, reken };
}

/** Asked only where the file leaves doubt. */
function Notatiekeuze({ kies }: { readonly kies: (getal: string) => void }) {
  return (
    <fieldset className="nareken__notatie">
      <legend>Hoe staan de getallen in dit bestand?</legend>
      <button
        type="button"
        className="utrecht-button utrecht-button--secondary-action"
        onClick={() => kies('nl')}
      >
        1.234,5
      </button>
      <button
        type="button"
        className="utrecht-button utrecht-button--secondary-action"
        onClick={() => kies('en')}
      >
        1,234.5
      </button>
    </fieldset>
  );
}
