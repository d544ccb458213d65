import { Heading } from '@utrecht/component-library-react';
import { useOpgehaald } from '../api/opgehaald.ts';
import type { ImportRegel } from '../api/typen.ts';
import { Laden } from '../delen/laden.tsx';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { useTitel } from '../kader/titel.ts';
import { Importen } from './importen.tsx';
import { Sleepvlak } from './sleepvlak.tsx';

/** Reading files in, and what was read before. */
export function GegevensPagina() {
  useTitel('Gegevens inlezen');
  const { waarde, probleem, opnieuw } = useOpgehaald<{ readonly importen: readonly ImportRegel[] }>(
    '/v1/importen',
  );
  return (
    <>
      <Heading level={1}>Gegevens inlezen</Heading>
      <p className="vraag__zin">
        Een bestand wordt helemaal ingelezen of helemaal geweigerd. Er raakt niets kwijt.
      </p>
      <Sleepvlak />
      <Heading level={2} className="gegevens__kop">
        Eerder ingelezen
      </Heading>
      {probleem && <ProbleemMelding probleem={probleem} opnieuw={opnieuw} />}
      {!waarde && !probleem && <Laden wat="De lijst wordt opgehaald" />}
      {waarde && <Importen regels={waarde.importen} />}
    </>
  );
}
