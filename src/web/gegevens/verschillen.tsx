import type { ImportVerschil } from '../../definitie/import-verslag.ts';
import { euro } from '../../definitie/notatie.ts';

const bedrag = (centen: number | null): string => (centen === null ? 'niet bekend' : euro(centen));

/** What changed, or would change, in the figures that people look at first. */
export function Verschillen({
  verschillen,
  proef = false,
}: {
  readonly verschillen: readonly ImportVerschil[];
  readonly proef?: boolean;
}) {
  const titel = proef ? 'Dit verandert in de kerncijfers' : 'Veranderd in de kerncijfers';
  const [voor, na] = proef ? ['Is nu', 'Wordt'] : ['Was', 'Is nu'];
  return (
    <div className="tabelvlak" role="group" aria-label={titel} tabIndex={0}>
      <table className="staat staat--breed verschoven">
        <caption>{titel}</caption>
        <thead>
          <tr>
            <th scope="col">Cijfer</th>
            <th scope="col">{voor}</th>
            <th scope="col">{na}</th>
          </tr>
        </thead>
        <tbody>
          {verschillen.map(({ cijfer, voorCenten, naCenten }) => (
            <tr key={cijfer}>
              <th scope="row">{cijfer}</th>
              <td>{bedrag(voorCenten)}</td>
              <td>{bedrag(naCenten)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
