import { Link, useSearchParams } from 'react-router';
import { paginaAdres } from '../api/adres.ts';

/** The foot of every page. */
export function Voet() {
  const [zoek] = useSearchParams();
  return (
    <footer className="voet">
      <ul className="voet__lijst">
        <li>
          <Link className="utrecht-link" to={paginaAdres('/vragen/bronnen', zoek)}>
            Bronnen
          </Link>
        </li>
        <li>
          <Link className="utrecht-link" to={paginaAdres('/over', zoek)}>
            Toegankelijkheid en licentie
          </Link>
        </li>
        <li>
          <a className="utrecht-link" href="/v1/openapi.json">
            API (OpenAPI)
          </a>
        </li>
      </ul>
    </footer>
  );
}
