import { Link } from 'react-router';
import type { PrognoseBedragen } from '../../core/prognose/typen.ts';
import { euroKort, saldoInWoorden } from '../../definitie/notatie.ts';
import { paginaAdres } from '../api/adres.ts';
import type { AntwoordVan } from '../api/antwoord.ts';
import { AntwoordGrafiek } from '../vraag/antwoord-grafiek.tsx';
import type { Jaarprognose } from './typen.ts';

interface Stap {
  readonly naam: string;
  readonly tekst: string;
  readonly isSom: boolean;
}

/**
 * The way from what is in to where the year ends, in the middle outcomes that the sentence and the
 * tables speak of; a step that is not known says so and is never zero.
 */
function stappenVan(t: PrognoseBedragen): readonly Stap[] {
  const stap = (naam: string, centen: number | null | undefined, isSom = false): Stap => ({
    naam,
    tekst: euroKort(centen ?? null),
    isSom,
  });
  return [
    stap('Toegekend of gerealiseerd', t.gedeclareerdCenten),
    stap('In beoordeling, wat daarvan wordt verwacht', t.inBeoordelingGewogenCenten?.p50),
    stap('Nog te declareren', t.naleveringCenten?.p50),
    stap('Nog te leveren', t.nogTeLeverenCenten?.p50),
    stap('Van eerdere jaren', t.afwikkelingVoorgaandeJarenCenten?.p50),
    stap('Verwacht', t.verwachtCenten?.p50, true),
    stap('Begroot', t.begrootCenten),
    { naam: 'Saldo', tekst: saldoInWoorden(t.saldoCenten?.p50 ?? null), isSom: true },
  ];
}

/** The picture of the year with its figures beside it. */
export function Eindstand({
  prognose,
  zoek,
}: {
  readonly prognose: AntwoordVan<Jaarprognose>;
  readonly zoek: URLSearchParams;
}) {
  const { totaal, posten } = prognose.antwoord;
  if (!totaal) return null;
  return (
    <section className="eindstand" aria-label="Waar het jaar eindigt">
      <AntwoordGrafiek antwoord={prognose} zoek={zoek} breedte={620} />
      <div className="eindstand__cijfers">
        <table className="staat">
          <caption className="staat__titel">Lasten min baten, naar verwachting</caption>
          <tbody>
            {stappenVan(totaal).map(({ naam, tekst, isSom }) => (
              <tr key={naam} className={isSom ? 'is-som' : undefined}>
                <th scope="row">{naam}</th>
                <td>{tekst}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="bijschrift">
          Steeds de middelste uitkomst; die tellen niet precies op.
          {totaal.lineairCenten !== null && (
            <>
              {' '}
              Van {totaal.lineairPosten} van de{' '}
              {posten.filter((p) => p.soort !== 'reservemutatie').length} posten is een rechte lijn
              te trekken. Die komt samen uit op {euroKort(totaal.lineairCenten)} en telt late
              declaraties niet mee; voor dezelfde posten wordt{' '}
              {euroKort(totaal.lineairVerwachtCenten)} verwacht.
            </>
          )}
        </p>
        <Verder zoek={zoek} />
      </div>
    </section>
  );
}

/** Where the figures of this picture stand post by post, and how good they were before. */
function Verder({ zoek }: { readonly zoek: URLSearchParams }) {
  return (
    <p>
      <Link className="utrecht-link" to={paginaAdres('/vragen/jaarprognose', zoek)}>
        Alle posten met bandbreedte
      </Link>{' '}
      <Link className="utrecht-link" to={paginaAdres('/vragen/terugblik', zoek)}>
        Hoe goed is deze voorspelling?
      </Link>
    </p>
  );
}
