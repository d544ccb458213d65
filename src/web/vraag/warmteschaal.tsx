import type { Warmteschaal as Schaal } from '../../definitie/tabel.ts';

/** What the heat of a table means: each level as it is drawn, with its words. */
export function Warmteschaal({ schaal }: { readonly schaal: Schaal }) {
  return (
    <div className="warmteschaal">
      <span className="warmteschaal__naam">{schaal.naam}:</span>
      <ul className="warmteschaal__lijst">
        {schaal.niveaus.map((woord, niveau) => (
          <li key={woord}>
            <span aria-hidden="true" className={`warmteschaal__vak warmte warmte--${niveau}`} />
            {woord}
          </li>
        ))}
      </ul>
    </div>
  );
}
