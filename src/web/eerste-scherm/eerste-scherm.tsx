import { Heading } from '@utrecht/component-library-react';
import { Link, useSearchParams } from 'react-router';
import { useAntwoord } from '../api/antwoord.ts';
import type { Probleem } from '../api/http.ts';
import { gemeenteNaam, type Kop, kiesKop, useGemeenten } from '../api/kop.ts';
import { Laden } from '../delen/laden.tsx';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { useTitel } from '../kader/titel.ts';
import { Begin } from './begin.tsx';
import { Overzicht } from './overzicht.tsx';
import type { Jaarprognose } from './typen.ts';

/** The first screen; of an empty house the page that says how to begin. */
export function EersteScherm() {
  const [zoek] = useSearchParams();
  const { waarde, probleem, opnieuw } = useGemeenten();
  useTitel('Overzicht');
  if (!waarde) return <Wachten probleem={probleem} opnieuw={opnieuw} />;
  const { gemeenten } = waarde;
  if (gemeenten.length === 0) return <Begin />;
  if (kiesKop(gemeenten, zoek.get('gemeente'))) return <VanGemeente zoek={zoek} />;
  return <KiesGemeente gemeenten={gemeenten} />;
}

function VanGemeente({ zoek }: { readonly zoek: URLSearchParams }) {
  const { waarde, probleem, opnieuw } = useAntwoord<Jaarprognose>('jaarprognose', zoek);
  if (waarde && !probleem) return <Overzicht prognose={waarde} zoek={zoek} />;
  return <Wachten probleem={probleem} opnieuw={opnieuw} />;
}

function Wachten({
  probleem,
  opnieuw,
}: {
  readonly probleem: Probleem | null;
  readonly opnieuw: () => void;
}) {
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

/** Where figures of several municipalities are kept: which one? They are never added up. */
function KiesGemeente({ gemeenten }: { readonly gemeenten: readonly Kop[] }) {
  return (
    <>
      <Heading level={1}>Van welke gemeente wilt u de cijfers zien?</Heading>
      <ul className="handelingen">
        {gemeenten.map((g) => (
          <li key={g.gemeente}>
            <Link className="utrecht-link handelingen__naam" to={`/?gemeente=${g.gemeente}`}>
              {gemeenteNaam(g.gemeente)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
