import { Heading } from '@utrecht/component-library-react';
import type { ImportFout } from '../../definitie/import-verslag.ts';
import { aantalVan } from '../../definitie/notatie.ts';

/** The files of a report with their faults together. */
function perBestand(fouten: readonly ImportFout[]): [string, ImportFout[]][] {
  const bestanden = new Map<string, ImportFout[]>();
  for (const fout of fouten) {
    bestanden.set(fout.bestand, [...(bestanden.get(fout.bestand) ?? []), fout]);
  }
  return [...bestanden];
}

/** What is wrong with the files that are not taken in. */
export function Fouten({ fouten }: { readonly fouten: readonly ImportFout[] }) {
  if (fouten.length === 0) return null;
  return (
    <>
      <Heading level={2} appearance="utrecht-heading-3">
        Wat er niet goed is
      </Heading>
      {perBestand(fouten).map(([bestand, eigen]) => (
        <FoutenVan key={bestand} bestand={bestand} fouten={eigen} />
      ))}
    </>
  );
}

/** More than this many faults of one file are counted, not listed. */
const HOOGSTENS = 50;

function FoutenVan({
  bestand,
  fouten,
}: {
  readonly bestand: string;
  readonly fouten: readonly ImportFout[];
}) {
  return (
    <details className="uitklap" open>
      <summary>
        {bestand}: {aantalVan(fouten.length, 'melding', 'meldingen')}
      </summary>
      <ul className="fouten">
        {fouten.slice(0, HOOGSTENS).map((f) => (
          <li key={`${f.regel} ${f.element} ${f.code} ${f.melding}`}>
            <span className="fouten__plek">
              {[f.regel === null ? '' : `regel ${f.regel}`, f.element ?? '', f.code]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {f.melding}
          </li>
        ))}
      </ul>
      {fouten.length > HOOGSTENS && (
        <p className="bijschrift">En nog {fouten.length - HOOGSTENS} meldingen in dit bestand.</p>
      )}
    </details>
  );
}
