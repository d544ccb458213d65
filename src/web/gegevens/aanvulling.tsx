import { FormLabel, Select, SelectOption, Textbox } from '@utrecht/component-library-react';
import { type ReactNode, useId } from 'react';
import { useImporteren } from './import-gever.tsx';
import type { Toevoeging } from './toevoeging.ts';

const NOTATIES = [
  ['', 'niet opgegeven'],
  ['nl', 'Nederlands: 1.234,56'],
  ['en', 'Engels: 1,234.56'],
] as const;

/** What a table does not say itself: of which municipality, received when, numbers written how. */
export function Aanvulling() {
  return (
    <details className="uitklap">
      <summary>Wat een tabel zelf niet zegt</summary>
      <p className="bijschrift">
        Mag leeg. Vul in waar Stuurhuis om vraagt en kies dan Probeer opnieuw. Het geldt voor de
        bestanden die u daarna bekijkt of inleest.
      </p>
      <div className="aanvulling">
        <Velden />
      </div>
    </details>
  );
}

function Velden() {
  const { toevoeging, vulAan } = useImporteren();
  const zet = (deel: Partial<Toevoeging>): void => vulAan({ ...toevoeging, ...deel });
  return (
    <>
      <Regel label="Gemeente (vier cijfers)">
        {(id) => (
          <Textbox
            id={id}
            inputMode="numeric"
            autoComplete="off"
            value={toevoeging.gemeente}
            onChange={(e) => zet({ gemeente: e.currentTarget.value.trim() })}
          />
        )}
      </Regel>
      <Regel label="Ontvangen op">
        {(id) => (
          <Textbox
            id={id}
            type="date"
            value={toevoeging.ontvangenOp}
            onChange={(e) => zet({ ontvangenOp: e.currentTarget.value })}
          />
        )}
      </Regel>
      <Regel label="Getallen geschreven als">
        {(id) => <Notatie id={id} gekozen={toevoeging.getal} zet={(getal) => zet({ getal })} />}
      </Regel>
    </>
  );
}

interface NotatieProps {
  readonly id: string;
  readonly gekozen: Toevoeging['getal'];
  readonly zet: (getal: Toevoeging['getal']) => void;
}

function Notatie({ id, gekozen, zet }: NotatieProps) {
  const kies = (waarde: string): void => zet(NOTATIES.find(([code]) => code === waarde)?.[0] ?? '');
  return (
    <Select id={id} value={gekozen} onChange={(e) => kies(e.currentTarget.value)}>
      {NOTATIES.map(([code, naam]) => (
        <SelectOption key={code} value={code}>
          {naam}
        </SelectOption>
      ))}
    </Select>
  );
}

interface RegelProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

function Regel({ label, children }: RegelProps) {
  const id = useId();
  return (
    <div className="veld veld--smal">
      <FormLabel htmlFor={id}>{label}</FormLabel>
      {children(id)}
    </div>
  );
}
