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
  const { toevoeging, vulAan } = useImporteren();
  const zet = (deel: Partial<Toevoeging>): void => vulAan({ ...toevoeging, ...deel });
  return (
    <details className="uitklap">
      <summary>Wat een tabel zelf niet zegt</summary>
      <p className="bijschrift">
        Mag leeg. Vul in waar Stuurhuis om vraagt en lees het bestand opnieuw in. Het geldt voor de
        bestanden die u daarna inleest.
      </p>
      <div className="aanvulling">
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
          {(id) => (
            <Select
              id={id}
              value={toevoeging.getal}
              onChange={(e) => {
                const gekozen = NOTATIES.find(([code]) => code === e.currentTarget.value);
                zet({ getal: gekozen?.[0] ?? '' });
              }}
            >
              {NOTATIES.map(([code, naam]) => (
                <SelectOption key={code} value={code}>
                  {naam}
                </SelectOption>
              ))}
            </Select>
          )}
        </Regel>
      </div>
    </details>
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
