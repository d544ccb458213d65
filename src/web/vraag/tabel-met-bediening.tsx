import {
  FormLabel,
  Paragraph,
  Select,
  SelectOption,
  Textbox,
} from '@utrecht/component-library-react';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { aantalVan } from '../../definitie/notatie.ts';
import type { Kolom, Tabel } from '../../definitie/tabel.ts';
import { AntwoordTabel } from './antwoord-tabel.tsx';
import { EENHEDEN, eenheidVan } from './bedragen.ts';
import { inVolgorde, metWoorden, volgendeVolgorde, volgordeVan } from './tabelrijen.ts';
import { Warmteschaal } from './warmteschaal.tsx';

/** From this many rows a search box helps. */
const ZOEKEN_VANAF = 12;

/** Changes fields of the address without adding a step to the history. */
function useAdresVelden() {
  const [zoek, setZoek] = useSearchParams();
  const zet = (velden: Readonly<Record<string, string | null>>): void =>
    setZoek(
      (oud) => {
        const nieuw = new URLSearchParams(oud);
        for (const [veld, waarde] of Object.entries(velden)) {
          if (waarde) nieuw.set(veld, waarde);
          else nieuw.delete(veld);
        }
        return nieuw;
      },
      { replace: true, preventScrollReset: true },
    );
  return [zoek, zet] as const;
}

/** The table of an answer with what the reader may do to it: search, sort, choose the unit. */
export function TabelMetBediening({ tabel }: { readonly tabel: Tabel }) {
  const [zoek, zet] = useAdresVelden();
  const tekst = zoek.get('zoek') ?? '';
  const volgorde = volgordeVan(zoek);
  const gevonden = metWoorden(tabel, tekst);
  const sorteer = (veld: string): void => {
    const nieuw = volgendeVolgorde(volgorde, veld);
    zet({ sorteer: nieuw?.veld ?? null, richting: nieuw?.richting === 'af' ? 'af' : null });
  };
  return (
    <div className="tabelblok">
      <div className="tabelblok__bediening">
        {tabel.rijen.length >= ZOEKEN_VANAF && (
          <Zoekvak tekst={tekst} gevonden={gevonden.length} zet={(t) => zet({ zoek: t })} />
        )}
        {tabel.kolommen.some((k) => k.soort === 'bedrag') && (
          <EenheidKeuze eenheid={eenheidVan(zoek, tabel)} zet={(e) => zet({ bedragen: e })} />
        )}
      </div>
      <AntwoordTabel
        tabel={tabel}
        rijen={inVolgorde(gevonden, volgorde)}
        eenheid={eenheidVan(zoek, tabel)}
        volgorde={volgorde}
        sorteer={sorteer}
        metTotaal={gevonden.length === tabel.rijen.length}
      />
      {tabel.warmte && <Warmteschaal schaal={tabel.warmte} />}
      {tabel.noot && <Paragraph className="noot">{tabel.noot}</Paragraph>}
      <Uitleg kolommen={tabel.kolommen} />
    </div>
  );
}

function Zoekvak({
  tekst,
  gevonden,
  zet,
}: {
  readonly tekst: string;
  readonly gevonden: number;
  readonly zet: (tekst: string) => void;
}) {
  const id = useId();
  return (
    <div className="veld veld--smal">
      <FormLabel htmlFor={id}>Zoek in de tabel</FormLabel>
      <Textbox id={id} type="search" value={tekst} onChange={(e) => zet(e.currentTarget.value)} />
      <span className="onzichtbaar" role="status">
        {tekst ? `${aantalVan(gevonden, 'regel', 'regels')} gevonden` : ''}
      </span>
    </div>
  );
}

function EenheidKeuze({
  eenheid,
  zet,
}: {
  readonly eenheid: string;
  readonly zet: (eenheid: string | null) => void;
}) {
  const id = useId();
  return (
    <div className="veld veld--smal">
      <FormLabel htmlFor={id}>Bedragen in</FormLabel>
      <Select id={id} value={eenheid} onChange={(e) => zet(e.currentTarget.value)}>
        {Object.entries(EENHEDEN).map(([waarde, { label }]) => (
          <SelectOption key={waarde} value={waarde}>
            {label}
          </SelectOption>
        ))}
      </Select>
    </div>
  );
}

function Uitleg({ kolommen }: { readonly kolommen: readonly Kolom[] }) {
  const metUitleg = kolommen.filter((k) => k.uitleg);
  if (metUitleg.length === 0) return null;
  return (
    <details className="uitklap">
      <summary>Wat betekenen de kolommen?</summary>
      <dl className="begrippen">
        {metUitleg.map((k) => (
          <div key={k.veld}>
            <dt>{k.label}</dt>
            <dd>{k.uitleg}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
