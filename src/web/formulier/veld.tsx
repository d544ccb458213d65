import {
  FormFieldErrorMessage,
  FormLabel,
  Select,
  SelectOption,
  Textbox,
} from '@utrecht/component-library-react';
import { useId } from 'react';
import type { VeldSchema } from '../api/typen.ts';
import { bedieningVan, codeInWoorden, kern, labelVan, uitlegVan } from './schema.ts';

export interface VeldProps {
  readonly naam: string;
  readonly schema: VeldSchema;
  readonly waarde: string;
  readonly zet: (waarde: string) => void;
  readonly fout?: string | undefined;
  readonly verplicht?: boolean;
}

interface Koppeling {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly invalid: boolean;
}

/** One field of a form, made from the schema of its value; text in, text out. */
export function Veld(props: VeldProps) {
  const { naam, schema, fout, verplicht } = props;
  const id = useId();
  const uitleg = uitlegVan(naam, schema);
  const beschrijving = [uitleg ? `${id}-uitleg` : '', fout ? `${id}-fout` : ''].filter(Boolean);
  const koppeling: Koppeling = {
    id,
    invalid: Boolean(fout),
    ...(beschrijving.length > 0 ? { 'aria-describedby': beschrijving.join(' ') } : {}),
  };
  return (
    <div className="veld">
      <FormLabel htmlFor={id}>
        {labelVan(naam, schema)}
        {verplicht === false && <span className="veld__optioneel"> (mag leeg)</span>}
      </FormLabel>
      {uitleg && (
        <p className="veld__uitleg" id={`${id}-uitleg`}>
          {uitleg}
        </p>
      )}
      {fout && <FormFieldErrorMessage id={`${id}-fout`}>{fout}</FormFieldErrorMessage>}
      <Bedienelement {...props} koppeling={koppeling} />
    </div>
  );
}

type Opties = readonly (readonly [string, string])[];

const JA_NEE: Opties = [
  ['true', 'ja'],
  ['false', 'nee'],
];

function Bedienelement(props: VeldProps & { readonly koppeling: Koppeling }) {
  const { naam, schema, waarde, zet, koppeling } = props;
  const bediening = bedieningVan(naam, schema);
  const { enum: keuzes } = kern(schema);
  if (bediening === 'keuze' && keuzes) {
    return <Keuze {...props} opties={keuzes.map((k) => [String(k), codeInWoorden(String(k))])} />;
  }
  if (bediening === 'jaNee') return <Keuze {...props} opties={JA_NEE} />;
  const cijfers = bediening === 'getal' || bediening === 'bedrag';
  const soort = bediening === 'datum' ? 'date' : 'text';
  return (
    <Textbox
      {...koppeling}
      name={naam}
      type={soort}
      value={waarde}
      autoComplete="off"
      {...(cijfers ? { inputMode: 'decimal' as const } : {})}
      onChange={(e) => zet(e.currentTarget.value)}
    />
  );
}

function Keuze({
  naam,
  schema,
  waarde,
  zet,
  verplicht,
  koppeling,
  opties,
}: VeldProps & { readonly koppeling: Koppeling; readonly opties: Opties }) {
  const standaard = standaardVan(schema);
  const gekozen = waarde || (standaard ?? '');
  return (
    <Select {...koppeling} name={naam} value={gekozen} onChange={(e) => zet(e.currentTarget.value)}>
      {standaard === null && <SelectOption value="">{leegLabel(verplicht)}</SelectOption>}
      {opties.map(([code, label]) => (
        <SelectOption key={code} value={code}>
          {label}
        </SelectOption>
      ))}
    </Select>
  );
}

/** What counts when nothing is chosen; `null` when that is nothing. */
function standaardVan({ default: standaard }: VeldSchema): string | null {
  const isKeuze = typeof standaard === 'string' || typeof standaard === 'boolean';
  return isKeuze ? String(standaard) : null;
}

/** The empty choice: of a question it means all, of an act that it stays empty. */
function leegLabel(verplicht: boolean | undefined): string {
  if (verplicht === undefined) return 'alle';
  return verplicht ? 'Kies ...' : 'leeg';
}
