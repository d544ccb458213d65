import { Button, Heading, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { metGemeente } from '../api/adres.ts';
import { useCatalogus } from '../api/catalogus.tsx';
import { type Probleem, stuur } from '../api/http.ts';
import { useKop } from '../api/kop.ts';
import { meld } from '../api/meldingen.ts';
import { useOpgehaald } from '../api/opgehaald.ts';
import type { LogRegel } from '../api/typen.ts';
import { momentVoluit } from '../delen/moment.ts';
import { ProbleemMelding } from '../delen/probleem.tsx';

const HERROEP = 'herroep-handeling';

const isTerugTeDraaien = (r: LogRegel): boolean =>
  r.onherroepelijk === null && r.herroepenDoorId === null;

/** What was done, by whom and when, the latest first; what can be undone, can be undone here. */
export function Logboek() {
  const [zoek] = useSearchParams();
  const kop = useKop(zoek.get('gemeente'));
  // the log is of one municipality; without figures there is none yet
  const { waarde, opnieuw } = useOpgehaald<{ readonly regels: readonly LogRegel[] }>(
    kop && `/v1/logboek?gemeente=${kop.gemeente}`,
  );
  const { handelingen } = useCatalogus();
  const [probleem, setProbleem] = useState<Probleem | null>(null);
  const kanTerug = handelingen.waarde?.handelingen.some((h) => h.id === HERROEP) ?? false;
  const herroep = async (id: number): Promise<void> => {
    const gedaan = await stuur<{ readonly zin: string }>(
      metGemeente(`/v1/handelingen/${HERROEP}`, zoek),
      {
        handelingId: id,
      },
    );
    setProbleem(gedaan.ok ? null : gedaan.probleem);
    if (gedaan.ok) meld(gedaan.value.zin);
    opnieuw();
  };
  if (!waarde) return null;
  const regels = waarde.regels.toSorted((a, b) => b.id - a.id);
  return (
    <section className="logboek">
      <Heading level={2}>Logboek</Heading>
      {probleem && <ProbleemMelding probleem={probleem} niveau={3} />}
      {regels.length === 0 && <Paragraph>Er is nog niets vastgelegd.</Paragraph>}
      <ol className="logboek__lijst">
        {regels.map((r) => (
          <li key={r.id}>
            <p className="logboek__zin">{r.zin}</p>
            <p className="bijschrift">
              {momentVoluit(r.gedaanOp)}, door {r.actor}
            </p>
            {r.herroepenDoorId !== null && <p className="bijschrift">Teruggedraaid.</p>}
            {r.onherroepelijk !== null && <p className="bijschrift">{r.onherroepelijk}</p>}
            {kanTerug && isTerugTeDraaien(r) && (
              <Button appearance="subtle-button" onClick={() => void herroep(r.id)}>
                Draai terug<span className="onzichtbaar">: {r.zin}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
