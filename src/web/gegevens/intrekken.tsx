import { Alert, Button, Heading, Paragraph } from '@utrecht/component-library-react';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ImportVerschil } from '../../definitie/import-verslag.ts';
import { metGemeente } from '../api/adres.ts';
import { type Probleem, stuur } from '../api/http.ts';
import { meld } from '../api/meldingen.ts';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { Verschillen } from './verschillen.tsx';

/** What came of a withdrawal. */
export interface Ingetrokken {
  readonly zin: string;
  readonly uitkomst: {
    readonly blijft: readonly { readonly waarom: string }[];
    readonly verschillen: readonly ImportVerschil[];
  };
}

interface VraagProps {
  readonly snapshot: number;
  readonly omschrijving: string;
  readonly sluit: () => void;
  readonly klaar: (gedaan: Ingetrokken) => void;
}

/** Asks whether an import must go, and takes it out of all figures. */
export function IntrekVraag({ snapshot, omschrijving, sluit, klaar }: VraagProps) {
  const venster = useRef<HTMLDialogElement | null>(null);
  const [zoek] = useSearchParams();
  const [probleem, setProbleem] = useState<Probleem | null>(null);
  const [bezig, setBezig] = useState(false);
  useEffect(() => {
    const dit = venster.current;
    dit?.showModal();
    return () => dit?.close();
  }, []);
  const trekIn = async (): Promise<void> => {
    setBezig(true);
    const pad = metGemeente('/v1/handelingen/trek-import-in', zoek);
    const gedaan = await stuur<Ingetrokken>(pad, { snapshot });
    setBezig(false);
    if (!gedaan.ok) return setProbleem(gedaan.probleem);
    meld(gedaan.value.zin);
    klaar(gedaan.value);
  };
  return (
    <dialog ref={venster} className="venster" aria-labelledby="intrek-titel" onCancel={sluit}>
      <Heading level={2} id="intrek-titel">
        Import {snapshot} intrekken?
      </Heading>
      <Paragraph>
        {omschrijving}. Alle cijfers worden daarna zonder deze import berekend. Een begroting of
        producttabel eruit wordt herroepen. U kunt de bestanden later opnieuw inlezen.
      </Paragraph>
      {probleem && <ProbleemMelding probleem={probleem} niveau={3} />}
      <div className="venster__knoppen">
        <Button appearance="primary-action-button" disabled={bezig} onClick={() => void trekIn()}>
          Ja, trek import {snapshot} in
        </Button>
        <Button appearance="secondary-action-button" onClick={sluit}>
          Nee, laat staan
        </Button>
      </div>
    </dialog>
  );
}

/** What the withdrawal changed; the focus goes there, for its button is gone. */
export function IntrekVerslag({ gedaan }: { readonly gedaan: Ingetrokken }) {
  const blok = useRef<HTMLDivElement | null>(null);
  useEffect(() => blok.current?.focus(), []);
  const { verschillen, blijft } = gedaan.uitkomst;
  return (
    <div className="verslag" ref={blok} tabIndex={-1}>
      <Alert type={blijft.length > 0 ? 'warning' : 'ok'}>
        <Paragraph>{gedaan.zin}</Paragraph>
      </Alert>
      {verschillen.length > 0 ? (
        <Verschillen verschillen={verschillen} />
      ) : (
        <Paragraph>De kerncijfers zijn hier niet door veranderd.</Paragraph>
      )}
    </div>
  );
}
