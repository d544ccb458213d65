import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { useId } from 'react';
import { type Kolom, merkVan, type Tabel, totaalrijVan, warmteVan } from '../../definitie/tabel.ts';
import { EENHEDEN, type Eenheid } from './bedragen.ts';
import { CelInhoud } from './cel.tsx';
import { isGetal, type Rij, type Volgorde } from './tabelrijen.ts';

interface AntwoordTabelProps {
  readonly tabel: Tabel;
  readonly rijen: readonly Rij[];
  readonly eenheid: Eenheid;
  readonly volgorde: Volgorde | null;
  /** Called with the field of the heading that was pressed. */
  readonly sorteer: (veld: string) => void;
  /** A search hides rows: then the total is not of what is shown, so it is left out. */
  readonly metTotaal: boolean;
}

/** With more columns than this a table prints on its side. */
const SMAL_PAPIER = 8;

const klasseVan = (kolom: Kolom): string | undefined => (isGetal(kolom) ? 'getal' : undefined);

/** The class of a cell: its kind, and its heat where it has any. */
function celklasse(kolom: Kolom, rij: Rij): string | undefined {
  const niveau = warmteVan(rij, kolom);
  return niveau === null ? klasseVan(kolom) : `${klasseVan(kolom) ?? ''} warmte warmte--${niveau}`;
}

/** A whole table in its own scrolling region, sortable by its headings. */
export function AntwoordTabel(props: AntwoordTabelProps) {
  const { tabel, rijen, eenheid, metTotaal } = props;
  const id = useId();
  const totaal = metTotaal ? totaalrijVan(tabel) : null;
  return (
    <section className="tabelvlak" aria-labelledby={id} tabIndex={0}>
      <Table className={tabel.kolommen.length > SMAL_PAPIER ? 'tabel tabel--breed' : 'tabel'}>
        <caption id={id} className="tabel__titel">
          {tabel.titel}
          {tabel.kolommen.some((k) => k.soort === 'bedrag') && (
            <span className="tabel__eenheid">, bedragen {EENHEDEN[eenheid].kop}</span>
          )}
        </caption>
        <TableHeader>
          <TableRow>
            {tabel.kolommen.map((kolom) => (
              <Koptekst key={kolom.veld} kolom={kolom} {...props} />
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rijen.map((rij, i) => (
            // rows of an answer have no key of their own; their place in it is stable per answer
            <Regel key={i} rij={rij} {...{ tabel, eenheid }} />
          ))}
        </TableBody>
        {totaal && (
          <TableFooter>
            <Regel rij={totaal} {...{ tabel, eenheid }} />
          </TableFooter>
        )}
      </Table>
    </section>
  );
}

function Koptekst({ kolom, volgorde, sorteer }: { readonly kolom: Kolom } & AntwoordTabelProps) {
  const richting = volgorde?.veld === kolom.veld ? volgorde.richting : null;
  const ariaSort = richting === 'op' ? 'ascending' : 'descending';
  return (
    <TableHeaderCell
      scope="col"
      className={klasseVan(kolom)}
      {...(richting ? { 'aria-sort': ariaSort } : {})}
    >
      <button
        type="button"
        className="tabel__sorteer"
        title={kolom.uitleg}
        onClick={() => sorteer(kolom.veld)}
      >
        <span>{kolom.label}</span>
        <span aria-hidden="true" className={`pijl pijl--${richting ?? 'geen'}`} />
      </button>
    </TableHeaderCell>
  );
}

function Regel({
  rij,
  tabel,
  eenheid,
}: {
  readonly rij: Rij;
  readonly tabel: Tabel;
  readonly eenheid: Eenheid;
}) {
  const { kolommen, warmte } = tabel;
  return (
    <TableRow>
      {kolommen.map((kolom, i) => {
        const inhoud = <CelInhoud cel={rij[kolom.veld]} {...{ kolom, kolommen, eenheid }} />;
        if (i > 0) {
          const niveau = warmte?.niveaus[warmteVan(rij, kolom) ?? -1];
          return (
            <TableCell key={kolom.veld} className={celklasse(kolom, rij)}>
              {inhoud}
              {merkVan(rij, kolom)}
              {niveau && <span className="onzichtbaar">, {niveau}</span>}
            </TableCell>
          );
        }
        return (
          <th key={kolom.veld} scope="row" className="utrecht-table__cell tabel__rijkop">
            {inhoud}
          </th>
        );
      })}
    </TableRow>
  );
}
