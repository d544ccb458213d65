import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { CatalogusGever } from '../api/catalogus.tsx';
import { ImportGever } from '../gegevens/import-gever.tsx';
import { Kop } from './kop.tsx';
import { Meldingen } from './meldingen.tsx';
import { Navigatie } from './navigatie.tsx';
import { Voet } from './voet.tsx';

/** Puts the reader at the start of the page after walking to another one, as a page load would. */
function useFocusBijPagina(): React.RefObject<HTMLElement | null> {
  const hoofd = useRef<HTMLElement | null>(null);
  const { pathname } = useLocation();
  const eerste = useRef(true);
  useEffect(() => {
    if (eerste.current) {
      eerste.current = false;
      return;
    }
    hoofd.current?.focus({ preventScroll: true });
  }, [pathname]);
  return hoofd;
}

/** What stands around every page. */
export function Kader() {
  const hoofd = useFocusBijPagina();
  return (
    <CatalogusGever>
      <ImportGever>
        <a
          className="utrecht-skip-link utrecht-skip-link--visible-on-focus"
          href="#inhoud"
          onClick={() => hoofd.current?.focus()}
        >
          Direct naar de inhoud
        </a>
        <Kop />
        <div className="kader">
          <Navigatie />
          <main className="kader__inhoud" id="inhoud" tabIndex={-1} ref={hoofd}>
            <Outlet />
          </main>
        </div>
        <Voet />
        <Meldingen />
        <ScrollRestoration />
      </ImportGever>
    </CatalogusGever>
  );
}
