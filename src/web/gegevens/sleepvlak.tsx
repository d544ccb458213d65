import { Button } from '@utrecht/component-library-react';
import { type ChangeEvent, useRef } from 'react';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { Aanvulling } from './aanvulling.tsx';
import { useImporteren } from './import-gever.tsx';
import { Verschoven } from './verschoven.tsx';
import { VerslagBlok } from './verslag.tsx';

/** Where files come in: drop them (anywhere on the page), or choose them. */
export function Sleepvlak() {
  const { opdracht, verstuurt, probleem, bekijk } = useImporteren();
  const verslag = opdracht?.verslag;
  const kiezer = useRef<HTMLInputElement | null>(null);
  const gekozen = (e: ChangeEvent<HTMLInputElement>): void => {
    bekijk([...(e.currentTarget.files ?? [])]);
    e.currentTarget.value = '';
  };
  const bezig = verstuurt || opdracht?.toestand === 'wacht' || opdracht?.toestand === 'bezig';
  return (
    <div className="sleepvlak__blok">
      <div className="sleepvlak">
        <p className="sleepvlak__tekst">Sleep bestanden of mappen naar deze pagina, of</p>
        <Button
          appearance="secondary-action-button"
          disabled={bezig}
          onClick={() => kiezer.current?.click()}
        >
          Kies bestanden
        </Button>
        <input
          ref={kiezer}
          className="sleepvlak__kiezer"
          type="file"
          multiple
          tabIndex={-1}
          aria-label="Bestanden om in te lezen"
          onChange={gekozen}
        />
        <p className="bijschrift">
          XML-berichten, zip, CSV, Excel, GeoJSON (gebieden) en JSON van het CBS. U ziet eerst wat
          erin staat en wat er verandert; daarna kiest u of u inleest.
        </p>
      </div>
      <Aanvulling />
      {verstuurt && (
        <p className="laden" role="status">
          De bestanden worden verstuurd ...
        </p>
      )}
      {probleem && <ProbleemMelding probleem={probleem} />}
      {opdracht && <VerslagBlok opdracht={opdracht} />}
      {verslag && !verslag.proef && verslag.verwerkt > 0 && <Verschoven />}
    </div>
  );
}
