import { createBrowserRouter } from 'react-router';
import { DoorrekenPagina } from './doorrekenen/doorreken-pagina.tsx';
import { EersteScherm } from './eerste-scherm/eerste-scherm.tsx';
import { GegevensPagina } from './gegevens/gegevens-pagina.tsx';
import { HandelingPagina } from './handelingen/handeling-pagina.tsx';
import { HandelingenPagina } from './handelingen/handelingen-pagina.tsx';
import { Kader } from './kader/kader.tsx';
import { NietGevonden, OverPagina, Storing } from './kader/losse-paginas.tsx';
import { NarekenPagina } from './narekenen/nareken-pagina.tsx';
import { VraagPagina } from './vraag/vraag-pagina.tsx';

/** Every page and its address. */
export const createPaginas = () =>
  createBrowserRouter([
    {
      element: <Kader />,
      errorElement: <Storing />,
      children: [
        { index: true, element: <EersteScherm /> },
        { path: 'vragen/:id', element: <VraagPagina /> },
        { path: 'gegevens', element: <GegevensPagina /> },
        { path: 'handelingen', element: <HandelingenPagina /> },
        { path: 'handelingen/:id', element: <HandelingPagina /> },
        { path: 'doorrekenen', element: <DoorrekenPagina /> },
        { path: 'narekenen', element: <NarekenPagina /> },
        { path: 'over', element: <OverPagina /> },
        { path: '*', element: <NietGevonden /> },
      ],
    },
  ]);
