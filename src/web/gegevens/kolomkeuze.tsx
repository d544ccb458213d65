import {
  Button,
  FormLabel,
  Heading,
  Paragraph,
  Select,
  SelectOption,
  Textbox,
} from '@utrecht/component-library-react';
import { type FormEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { OnbekendeTabel } from '../../definitie/import-verslag.ts';
import { metGemeente } from '../api/adres.ts';
import { type Probleem, stuur } from '../api/http.ts';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { codeInWoorden } from '../formulier/schema.ts';
import { useImporteren } from './import-gever.tsx';

/** A table that was not recognised: which column holds what. Saved once, known from then on. */
export function Kolomkeuze({ tabel }: { readonly tabel: OnbekendeTabel }) {
  const { bestand, koppen, lijktOp } = tabel;
  const [bron, setBron] = useState('');
  const [gekozen, setGekozen] = useState(lijktOp[0]?.soort ?? '');
  const [keuze, setKeuze] = useState<Readonly<Record<string, string>>>({});
  const { probleem, bewaar } = useBewaren();
  const soort = lijktOp.find((l) => l.soort === gekozen);
  if (!soort || koppen.length === 0) return null;
  const invulling = { koppen, keuze, zet: setKeuze };
  const verstuur = (e: FormEvent): void => {
    e.preventDefault();
    const kolommen = soort.ontbreekt.flatMap(({ veld }) =>
      keuze[veld] ? [{ veld, kop: keuze[veld] }] : [],
    );
    void bewaar({ bron, soort: soort.soort, kolommen });
  };
  return (
    <form className="formulier kolomkeuze" onSubmit={verstuur} noValidate>
      <Uitleg bestand={bestand} soort={lijktOp[0]?.soort ?? ''} />
      {probleem && <ProbleemMelding probleem={probleem} niveau={3} />}
      <Regel label="Systeem of bron">
        {(id) => <Textbox id={id} value={bron} onChange={(e) => setBron(e.currentTarget.value)} />}
      </Regel>
      <Regel label="Soort tabel">
        {(id) => (
          <Keuzelijst
            id={id}
            opties={lijktOp.map((l) => [l.soort, codeInWoorden(l.soort)] as const)}
            waarde={gekozen}
            zet={setGekozen}
          />
        )}
      </Regel>
      <Velden {...invulling} velden={soort.ontbreekt.filter((v) => v.verplicht)} />
      <details className="uitklap">
        <summary>Kolommen die mogen ontbreken</summary>
        <Velden {...invulling} velden={soort.ontbreekt.filter((v) => !v.verplicht)} />
      </details>
      <div className="formulier__knoppen">
        <Button appearance="primary-action-button" type="submit">
          Bewaar en bekijk opnieuw
        </Button>
      </div>
    </form>
  );
}

function Uitleg({ bestand, soort }: { readonly bestand: string; readonly soort: string }) {
  return (
    <>
      <Heading level={3}>Welke kolom is wat in {bestand}?</Heading>
      <Paragraph>
        Dit bestand lijkt het meest op {codeInWoorden(soort)}. Wijs de kolommen aan die ontbreken.
        Stuurhuis onthoudt dit voor een volgend bestand van deze bron.
      </Paragraph>
    </>
  );
}

interface VeldenProps {
  readonly velden: readonly { readonly veld: string }[];
  readonly koppen: readonly string[];
  readonly keuze: Readonly<Record<string, string>>;
  readonly zet: (keuze: Readonly<Record<string, string>>) => void;
}

/** For each field the column that holds it. */
function Velden({ velden, koppen, keuze, zet }: VeldenProps) {
  return velden.map(({ veld }) => (
    <Regel key={veld} label={codeInWoorden(veld)}>
      {(id) => (
        <Keuzelijst
          id={id}
          opties={[['', 'kies een kolom'], ...koppen.map((k) => [k, k] as const)]}
          waarde={keuze[veld] ?? ''}
          zet={(kop) => zet({ ...keuze, [veld]: kop })}
        />
      )}
    </Regel>
  ));
}

/** Saves a mapping by its act, and looks at the files again. */
function useBewaren() {
  const { probeer, toevoeging } = useImporteren();
  const [zoek] = useSearchParams();
  const [probleem, setProbleem] = useState<Probleem | null>(null);
  const bewaar = async (indeling: unknown): Promise<void> => {
    const velden = new URLSearchParams(zoek);
    if (toevoeging.gemeente) velden.set('gemeente', toevoeging.gemeente);
    const gedaan = await stuur(
      metGemeente('/v1/handelingen/leg-kolomindeling-vast', velden),
      indeling,
    );
    if (gedaan.ok) probeer();
    else setProbleem(gedaan.probleem);
  };
  return { probleem, bewaar };
}

interface KeuzelijstProps {
  readonly id: string;
  readonly opties: readonly (readonly [string, string])[];
  readonly waarde: string;
  readonly zet: (waarde: string) => void;
}

function Keuzelijst({ id, opties, waarde, zet }: KeuzelijstProps) {
  return (
    <Select id={id} value={waarde} onChange={(e) => zet(e.currentTarget.value)}>
      {opties.map(([code, naam]) => (
        <SelectOption key={code} value={code}>
          {naam}
        </SelectOption>
      ))}
    </Select>
  );
}

interface RegelProps {
  readonly label: string;
  readonly children: (id: string) => React.ReactNode;
}

function Regel({ label, children }: RegelProps) {
  const id = useId();
  return (
    <div className="veld">
      <FormLabel htmlFor={id}>{label}</FormLabel>
      {children(id)}
    </div>
  );
}
