import { useState } from 'react';
import { NavLink, useLocation, useSearchParams } from 'react-router';
import { paginaAdres } from '../api/adres.ts';
import { useCatalogus } from '../api/catalogus.tsx';
import type { VraagInfo } from '../api/typen.ts';

interface Plek {
  readonly naar: string;
  readonly titel: string;
}

const plekVan = (vraag: VraagInfo): Plek => ({ naar: `/vragen/${vraag.id}`, titel: vraag.titel });

/** Groups of the navigation: the questions as the house lists them, with the pages that do things. */
function groepenVan(vragen: readonly VraagInfo[]): { naam: string; plekken: Plek[] }[] {
  const groepen = new Map<string, Plek[]>();
  for (const vraag of vragen) {
    groepen.set(vraag.groep, [...(groepen.get(vraag.groep) ?? []), plekVan(vraag)]);
  }
  const gegevens = groepen.get('Gegevens') ?? [];
  groepen.set('Gegevens', [{ naar: '/gegevens', titel: 'Gegevens inlezen' }, ...gegevens]);
  const nareken = groepen.get('Plannen en narekenen') ?? [];
  groepen.set('Plannen en narekenen', [
    { naar: '/doorrekenen', titel: 'Samen doorrekenen' },
    ...nareken,
    { naar: '/narekenen', titel: 'Tabel narekenen' },
  ]);
  groepen.set('Vastleggen', [{ naar: '/handelingen', titel: 'Handelingen' }]);
  return [...groepen].map(([naam, plekken]) => ({ naam, plekken }));
}

/** The way through the house; on a narrow screen behind a button. */
export function Navigatie() {
  const { pathname } = useLocation();
  // open on this page only: a walk to another one closes it
  const [openBij, setOpenBij] = useState<string | null>(null);
  const open = openBij === pathname;
  return (
    <nav className="navigatie" aria-label="Hoofdmenu">
      <button
        type="button"
        className="navigatie__knop"
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpenBij(open ? null : pathname)}
      >
        <span aria-hidden="true" className="navigatie__streepjes" />
        Menu
      </button>
      <div id="menu" className={open ? 'navigatie__menu is-open' : 'navigatie__menu'}>
        <Plekken />
      </div>
    </nav>
  );
}

function Plekken() {
  const { vragen } = useCatalogus();
  const [zoek] = useSearchParams();
  return (
    <>
      <ul className="navigatie__lijst">
        <Plaats plek={{ naar: '/', titel: 'Overzicht' }} zoek={zoek} />
      </ul>
      {groepenVan(vragen.waarde?.vragen ?? []).map(({ naam, plekken }) => (
        <div key={naam}>
          <h2 className="navigatie__groep">{naam}</h2>
          <ul className="navigatie__lijst">
            {plekken.map((plek) => (
              <Plaats key={plek.naar} plek={plek} zoek={zoek} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Plaats({ plek, zoek }: { readonly plek: Plek; readonly zoek: URLSearchParams }) {
  return (
    <li>
      <NavLink className="navigatie__plek" to={paginaAdres(plek.naar, zoek)} end>
        {plek.titel}
      </NavLink>
    </li>
  );
}
