import { Heading } from '@utrecht/component-library-react';
import { useSearchParams } from 'react-router';
import { useAntwoord } from '../api/antwoord.ts';
import { Laden } from '../delen/laden.tsx';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { useTitel } from '../kader/titel.ts';
import { Begin } from './begin.tsx';
import { Overzicht } from './overzicht.tsx';
import type { Jaarprognose } from './typen.ts';

/** The first screen; of an empty house the page that says how to begin. */
export function EersteScherm() {
  const [zoek] = useSearchParams();
  const { waarde, probleem, opnieuw } = useAntwoord<Jaarprognose>('jaarprognose', zoek);
  useTitel('Overzicht');
  if (waarde && !probleem) return <Overzicht prognose={waarde} zoek={zoek} />;
  if (probleem?.status === 404) return <Begin />;
  return (
    <>
      <Heading level={1}>Overzicht</Heading>
      {probleem ? (
        <ProbleemMelding probleem={probleem} opnieuw={opnieuw} />
      ) : (
        <Laden wat="De cijfers worden opgehaald" />
      )}
    </>
  );
}
