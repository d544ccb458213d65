import { Button } from '@utrecht/component-library-react';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { vraagVelden } from '../api/adres.ts';
import type { Probleem } from '../api/http.ts';
import { useGemeenten } from '../api/kop.ts';
import type { VeldSchema, VraagInfo } from '../api/typen.ts';
import { veldenVan } from '../formulier/schema.ts';
import { Veld } from '../formulier/veld.tsx';
import { maandeindeVoor } from './terugblik.ts';

const PEILDATUM: VeldSchema = {
  type: 'string',
  format: 'date',
  title: 'Peildatum',
  description: 'Wat was er op deze dag bekend? Leeg: de laatste stand.',
};

interface FiltersProps {
  readonly vraag: VraagInfo;
  readonly probleem: Probleem | null;
  /** Last known peildatum: the quick choices count back from it. */
  readonly standPer: string | null;
}

type Velden = Readonly<Record<string, string>>;

/** Municipality is asked only where there is a choice. */
function schemasVan(vraag: VraagInfo, codes: readonly string[]) {
  const eigen = veldenVan(vraag.invoer);
  const keuze: VeldSchema = { type: 'string', title: 'Gemeente', enum: codes };
  const gemeente: [string, VeldSchema][] = codes.length > 1 ? [['gemeente', keuze]] : [];
  const peildatum: [string, VeldSchema] = ['peildatum', PEILDATUM];
  return [...gemeente, ...eigen, peildatum];
}

const tekstVan = (zoek: URLSearchParams, veld: string): string => zoek.getAll(veld).join(',');

/** The form by which a question is asked otherwise; what is asked stands in the address. */
export function Filters({ vraag, probleem, standPer }: FiltersProps) {
  const [zoek, setZoek] = useSearchParams();
  const { waarde: bekend } = useGemeenten();
  const schemas = schemasVan(vraag, bekend?.gemeenten.map((g) => g.gemeente) ?? []);
  const adres = vraagVelden(zoek).toString();
  // what was typed belongs to an address: a new one is a new start of the form
  const [concept, setConcept] = useState<{ adres: string; velden: Velden }>({ adres, velden: {} });
  const getypt = concept.adres === adres ? concept.velden : {};
  const toon = (meer: Velden = {}): void => {
    const nieuw = new URLSearchParams(zoek);
    for (const [veld, waarde] of Object.entries({ ...getypt, ...meer })) {
      if (waarde.trim()) nieuw.set(veld, waarde.trim());
      else nieuw.delete(veld);
    }
    setZoek(nieuw, { preventScrollReset: true });
  };
  const verstuur = (e: FormEvent): void => {
    e.preventDefault();
    toon();
  };
  return (
    <form className="filters" onSubmit={verstuur} aria-label="Stel de vraag anders">
      {schemas.map(([veld, schema]) => (
        <Veld
          key={veld}
          naam={veld}
          schema={schema}
          waarde={getypt[veld] ?? tekstVan(zoek, veld)}
          zet={(waarde) => setConcept({ adres, velden: { ...getypt, [veld]: waarde } })}
          fout={probleem?.velden.find((v) => v.veld === veld)?.melding}
        />
      ))}
      <div className="filters__knoppen">
        <Button appearance="primary-action-button" type="submit">
          Toon antwoord
        </Button>
        {standPer && <Terugblik standPer={standPer} kies={(peildatum) => toon({ peildatum })} />}
      </div>
    </form>
  );
}

function Terugblik({
  standPer,
  kies,
}: {
  readonly standPer: string;
  readonly kies: (peildatum: string) => void;
}) {
  const keuzes = [
    ['vorige maand', maandeindeVoor(standPer, 1)],
    ['kwartaal terug', maandeindeVoor(standPer, 3)],
    ['jaar terug', maandeindeVoor(standPer, 12)],
  ] as const;
  return (
    <span className="terugblik">
      {keuzes.map(([naam, dag]) => (
        <Button key={naam} appearance="subtle-button" type="button" onClick={() => kies(dag)}>
          {naam}
        </Button>
      ))}
    </span>
  );
}
