import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import '@utrecht/component-library-css/dist/index.css';
import { startGebeurtenissen } from './api/gebeurtenissen.ts';
import { createPaginas } from './paginas.tsx';
import './stijl/index.css';

const plek = document.getElementById('stuurhuis');
if (!plek) throw new Error('no place to draw the page');
startGebeurtenissen();
createRoot(plek).render(
  <StrictMode>
    <RouterProvider router={createPaginas()} />
  </StrictMode>,
);
