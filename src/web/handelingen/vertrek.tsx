import { Button, Heading, Paragraph } from '@utrecht/component-library-react';
import { useEffect, useRef } from 'react';

/** Asks what to do with a form that is half filled in. */
export function Vertrek({ blijf, ga }: { readonly blijf: () => void; readonly ga: () => void }) {
  const venster = useRef<HTMLDialogElement | null>(null);
  useEffect(() => {
    const dit = venster.current;
    dit?.showModal();
    return () => dit?.close();
  }, []);
  return (
    <dialog ref={venster} className="venster" aria-labelledby="vertrek-titel" onCancel={blijf}>
      <Heading level={2} id="vertrek-titel">
        Het formulier is nog niet verstuurd
      </Heading>
      <Paragraph>Wat u typte blijft bewaard zolang dit venster open is.</Paragraph>
      <div className="venster__knoppen">
        <Button appearance="primary-action-button" onClick={blijf}>
          Blijf op deze pagina
        </Button>
        <Button appearance="secondary-action-button" onClick={ga}>
          Ga toch weg
        </Button>
      </div>
    </dialog>
  );
}
