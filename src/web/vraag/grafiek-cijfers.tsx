import { useId } from 'react';
import type { Grafiek } from '../../definitie/grafiek.ts';
import { grafiekTabel } from '../../definitie/grafiek-tabel.ts';
import { CelInhoud } from './cel.tsx';

/** The figures that a chart is drawn from, for who cannot see it or wants to know exactly. */
export function GrafiekCijfers({ grafiek }: { readonly grafiek: Grafiek }) {
  const { titel, kolommen, rijen } = grafiekTabel(grafiek);
  const id = useId();
  return (
    <details className="uitklap grafiek__cijfers">
      <summary>Toon de cijfers van de grafiek</summary>
      <section className="tabelvlak" aria-labelledby={id} tabIndex={0}>
        <table className="staat staat--breed">
          <caption id={id} className="staat__titel">
            {titel}
            {grafiek.eenheid === 'centen' && ', in euro'}
          </caption>
          <thead>
            <tr>
              {kolommen.map((kolom) => (
                <th key={kolom.veld} scope="col">
                  {kolom.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rijen.map((rij, n) => (
              // two categories may have one name; their place in the chart is stable
              <tr key={n}>
                {kolommen.map((kolom, i) => {
                  const inhoud = (
                    <CelInhoud cel={rij[kolom.veld]} {...{ kolom, kolommen }} eenheid="euro" />
                  );
                  return i === 0 ? (
                    <th key={kolom.veld} scope="row">
                      {inhoud}
                    </th>
                  ) : (
                    <td key={kolom.veld}>{inhoud}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
