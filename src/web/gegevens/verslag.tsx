import { Alert, Heading, Paragraph } from '@utrecht/component-library-react';
import type { ImportFout, ImportVerschil, ImportVerslag } from '../../definitie/import-verslag.ts';
import { aantalVan, euro } from '../../definitie/notatie.ts';
import type { Importopdracht } from '../api/typen.ts';
import { inhoud, samenvatting } from './verslag-in-woorden.ts';

/** The files of a report with their faults together. */
function perBestand(fouten: readonly ImportFout[]): [string, ImportFout[]][] {
  const bestanden = new Map<string, ImportFout[]>();
  for (const fout of fouten) {
    bestanden.set(fout.bestand, [...(bestanden.get(fout.bestand) ?? []), fout]);
  }
  return [...bestanden];
}

/** How far an upload is, and what came of it. */
export function VerslagBlok({ opdracht }: { readonly opdracht: Importopdracht }) {
  const { toestand, voortgang, verslag, fout } = opdracht;
  if (fout) {
    return (
      <Alert type="error" role="alert">
        <Paragraph>{fout}</Paragraph>
      </Alert>
    );
  }
  if (verslag) return <Verslag verslag={verslag} />;
  const tekst =
    toestand === 'wacht'
      ? 'De bestanden wachten op hun beurt.'
      : `Ingelezen: ${voortgang.gedaan} van ${aantalVan(voortgang.totaal, 'bericht', 'berichten')}`;
  return (
    <div className="voortgang" role="status">
      <label htmlFor="import-voortgang">{tekst}</label>
      <progress
        id="import-voortgang"
        max={Math.max(1, voortgang.totaal)}
        {...(toestand === 'bezig' ? { value: voortgang.gedaan } : {})}
      />
      <span className="bijschrift">{voortgang.bestand}</span>
    </div>
  );
}

/** What the import changed in the figures that people look at first. */
function Verschillen({ verschillen }: { readonly verschillen: readonly ImportVerschil[] }) {
  return (
    <section className="tabelvlak" aria-label="Veranderd in de kerncijfers" tabIndex={0}>
      <table className="staat">
        <caption>Veranderd in de kerncijfers</caption>
        <thead>
          <tr>
            <th scope="col">Cijfer</th>
            <th scope="col">Was</th>
            <th scope="col">Is nu</th>
          </tr>
        </thead>
        <tbody>
          {verschillen.map(({ cijfer, voorCenten, naCenten }) => (
            <tr key={cijfer}>
              <th scope="row">{cijfer}</th>
              <td>{voorCenten === null ? 'niet bekend' : euro(voorCenten)}</td>
              <td>{naCenten === null ? 'niet bekend' : euro(naCenten)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Verslag({ verslag }: { readonly verslag: ImportVerslag }) {
  const watErin = inhoud(verslag);
  return (
    <section className="verslag">
      <Alert type={verslag.geweigerd > 0 ? 'warning' : 'ok'}>
        <Paragraph>
          <strong>{samenvatting(verslag)}</strong>
        </Paragraph>
        {watErin && <Paragraph>Erin stond: {watErin}.</Paragraph>}
      </Alert>
      {verslag.verschillen.length > 0 && <Verschillen verschillen={verslag.verschillen} />}
      {verslag.fouten.length > 0 && (
        <>
          <Heading level={2} appearance="utrecht-heading-3">
            Wat er niet goed is
          </Heading>
          {perBestand(verslag.fouten).map(([bestand, fouten]) => (
            <FoutenVan key={bestand} bestand={bestand} fouten={fouten} />
          ))}
        </>
      )}
    </section>
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
