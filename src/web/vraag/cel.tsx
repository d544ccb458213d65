import { celInWoorden, ONBEKEND, voordeelOfNadeel } from '../../definitie/notatie.ts';
import { type Cel, isLegePlek, type Kolom } from '../../definitie/tabel.ts';
import { bedragIn, type Eenheid, omvangIn } from './bedragen.ts';
import { isSaldo } from './tabelrijen.ts';

interface CelProps {
  readonly cel: Cel | undefined;
  readonly kolom: Kolom;
  readonly kolommen: readonly Kolom[];
  readonly eenheid: Eenheid;
}

/** One cell as it is read: unknown in words, a saldo as voordeel or nadeel. */
export function CelInhoud({ cel, kolom, kolommen, eenheid }: CelProps) {
  if (cel === undefined) return null;
  if (isLegePlek(cel, kolom)) return null;
  if (cel === null) return <span className="onbekend">{ONBEKEND}</span>;
  if (typeof cel === 'number' && kolom.soort === 'bedrag') {
    if (isSaldo(kolom, kolommen)) return <Saldo centen={cel} eenheid={eenheid} />;
    return <>{bedragIn(cel, eenheid)}</>;
  }
  return <>{celInWoorden(cel, kolom.soort)}</>;
}

function Saldo({ centen, eenheid }: { readonly centen: number; readonly eenheid: Eenheid }) {
  const woord = voordeelOfNadeel(centen);
  if (woord === 'geen verschil') return <>{woord}</>;
  return (
    <span className={`saldo saldo--${woord}`}>
      {omvangIn(centen, eenheid)} <span className="saldo__woord">{woord}</span>
    </span>
  );
}
