import { useEffect, useState } from 'react';
import { bestandenUit } from './bestanden-uit.ts';

const metBestanden = (e: DragEvent): boolean => e.dataTransfer?.types.includes('Files') ?? false;

/** Files may be dropped anywhere on the page; while they hang above it, it says so. */
export function Vensterval({ bekijk }: { readonly bekijk: (bestanden: readonly File[]) => void }) {
  const [boven, setBoven] = useState(false);
  useEffect(() => {
    const over = (e: DragEvent): void => {
      if (!metBestanden(e)) return;
      e.preventDefault();
      setBoven(true);
    };
    const weg = (e: DragEvent): void => {
      if (e.relatedTarget === null) setBoven(false);
    };
    const val = (e: DragEvent): void => {
      if (!metBestanden(e) || !e.dataTransfer) return;
      e.preventDefault();
      setBoven(false);
      void bestandenUit(e.dataTransfer).then(bekijk);
    };
    const luisteraars = { dragover: over, dragleave: weg, drop: val } as const;
    for (const [soort, oor] of Object.entries(luisteraars)) {
      // safe: each name stands beside its own kind of listener
      window.addEventListener(soort, oor as EventListener);
    }
    return () => {
      for (const [soort, oor] of Object.entries(luisteraars)) {
        // safe: see above
        window.removeEventListener(soort, oor as EventListener);
      }
    };
  }, [bekijk]);
  return boven ? (
    <div className="vensterval" aria-hidden="true">
      Laat los om te bekijken
    </div>
  ) : null;
}
