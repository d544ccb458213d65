import { Link, useSearchParams } from 'react-router';
import { paginaAdres } from '../api/adres.ts';
import { useHuisStand } from '../api/gebeurtenissen.ts';
import { gemeenteNaam, useKop } from '../api/kop.ts';
import { Peildatum } from './peildatum.tsx';

/** The head of every page: whose figures, of when, and whether they are real. */
export function Kop() {
  const [zoek] = useSearchParams();
  const kop = useKop(zoek.get('gemeente'));
  return (
    <header className="kop">
      <div className="kop__rij">
        <Link className="kop__merk" to={paginaAdres('/', zoek)}>
          <img src="/stuurhuis.svg" alt="" width="32" height="32" />
          Stuurhuis
        </Link>
        {kop && <p className="kop__gemeente">{gemeenteNaam(kop.gemeente)}</p>}
        {kop?.fictief && (
          <p className="merkteken merkteken--fictief">
            Fictief<span className="kop__uitleg">: deze cijfers zijn verzonnen</span>
          </p>
        )}
        <div className="kop__einde">
          <Verbinding />
          {kop && <Peildatum standPer={kop.standPer} />}
        </div>
      </div>
    </header>
  );
}

function Verbinding() {
  const { verbonden } = useHuisStand();
  return verbonden ? null : (
    <p className="merkteken merkteken--let-op" role="status">
      Verbinding weg: de cijfers worden niet ververst
    </p>
  );
}
