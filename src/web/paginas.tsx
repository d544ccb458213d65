import { createBrowserRouter } from 'react-router';
import { Laden } from './delen/laden.tsx';
import { EersteScherm } from './eerste-scherm/eerste-scherm.tsx';
import { HandelingenPagina } from './handelingen/handelingen-pagina.tsx';
import { Kader } from './kader/kader.tsx';
import { NietGevonden, OverPagina, Storing } from './kader/losse-paginas.tsx';
import { VraagPagina } from './vraag/vraag-pagina.tsx';

/** Every page and its address; those of work that not everybody does are fetched when they are opened. */
export const createPaginas = () =>
  createBrowserRouter([
    {
      element: <Kader />,
      errorElement: <Storing />,
      hydrateFallbackElement: <Laden wat="De pagina wordt opgehaald" />,
      children: [
        { index: true, element: <EersteScherm /> },
        { path: 'vragen/:id', element: <VraagPagina /> },
        {
          path: 'gegevens',
          lazy: async () => {
            const { GegevensPagina } = await import('./gegevens/gegevens-pagina.tsx');
            return { Component: GegevensPagina };
          },
        },
        { path: 'handelingen', element: <HandelingenPagina /> },
        {
          path: 'handelingen/:id',
          lazy: async () => {
            const { HandelingPagina } = await import('./handelingen/handeling-pagina.tsx');
            return { Component: HandelingPagina };
          },
        },
        {
          path: 'doorrekenen',
          lazy: async () => {
            const { DoorrekenPagina } = await import('./doorrekenen/doorreken-pagina.tsx');
            return { Component: DoorrekenPagina };
          },
        },
        {
          path: 'narekenen',
          lazy: async () => {
            const { NarekenPagina } = await import('./narekenen/nareken-pagina.tsx');
            return { Component: NarekenPagina };
          },
        },
        { path: 'over', element: <OverPagina /> },
        { path: '*', element: <NietGevonden /> },
      ],
    },
  ]);
