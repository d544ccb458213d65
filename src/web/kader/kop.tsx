import { Link, useLocation, useSearchParams } from 'react-router';
import { datumVoluit } from '../../definitie/notatie.ts';
import { paginaAdres } from '../api/adres.ts';
import { useHuisStand } from '../api/gebeurtenissen.ts';
import { gemeenteNaam, useKop } from '../api/kop.ts';

/** The head of every page: whose figures, of when, and whether they are real. */
export function Kop() {
  const [zoek] = useSearchParams();
  const kop = useKop();
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
          {kop && <Peildatum datum={kop.peildatum} />}
        </div>
      </div>
    </header>
  );
}

function Peildatum({ datum }: { readonly datum: string }) {
  const [zoek] = useSearchParams();
  const { pathname } = useLocation();
  if (!zoek.get('peildatum')) {
    return (
      <p className="kop__peildatum">
        Stand per <time dateTime={datum}>{datumVoluit(datum)}</time>
      </p>
    );
  }
  const zonder = new URLSearchParams(zoek);
  zonder.delete('peildatum');
  const rest = zonder.toString();
  return (
    <p className="kop__peildatum">
      Wat bekend was op <time dateTime={datum}>{datumVoluit(datum)}</time>{' '}
      <Link to={rest ? `${pathname}?${rest}` : pathname}>naar de laatste stand</Link>
    </p>
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
