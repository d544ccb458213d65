import { Button } from '@utrecht/component-library-react';
import type { VeldFout } from '../../core/basis/result.ts';
import type { VeldSchema } from '../api/typen.ts';
import { alsGroep, alsLijst, alsTekst, type Getypt } from './invoer.ts';
import { bedieningVan, isVerplicht, kern, labelVan, veldenVan } from './schema.ts';
import { Veld } from './veld.tsx';

interface VeldenProps {
  readonly schema: VeldSchema;
  readonly getypt: Getypt | undefined;
  readonly zet: (getypt: Getypt) => void;
  readonly fouten: readonly VeldFout[];
  readonly pad?: string;
}

const bij = (pad: string, veld: string): string => (pad ? `${pad}.${veld}` : veld);

/** The fields of an object schema, groups and lists inside it included. */
export function Velden({ schema, getypt, zet, fouten, pad = '' }: VeldenProps) {
  const groep = alsGroep(getypt);
  return veldenVan(schema).map(([veld, deel]) => {
    const props = {
      naam: veld,
      schema: deel,
      getypt: groep[veld],
      zet: (waarde: Getypt) => zet({ ...groep, [veld]: waarde }),
      fouten,
      pad: bij(pad, veld),
    };
    const soort = bedieningVan(veld, deel);
    if (soort === 'groep') return <Groep key={veld} {...props} />;
    if (soort === 'lijst') return <Lijst key={veld} {...props} />;
    return (
      <Veld
        key={veld}
        naam={veld}
        schema={deel}
        waarde={alsTekst(groep[veld])}
        zet={props.zet}
        fout={fouten.find((f) => f.veld === props.pad)?.melding}
        verplicht={isVerplicht(schema, veld)}
      />
    );
  });
}

type DeelProps = VeldenProps & { readonly naam: string; readonly pad: string };

function Groep({ naam, schema, ...rest }: DeelProps) {
  return (
    <fieldset className="groep">
      <legend>{labelVan(naam, schema)}</legend>
      <Velden schema={schema} {...rest} />
    </fieldset>
  );
}

/** A list: one numbered group per row, with a way to add and to take away. */
function Lijst({ naam, schema, getypt, zet, fouten, pad }: DeelProps) {
  const { items } = kern(schema);
  const rijen = alsLijst(getypt);
  const label = labelVan(naam, schema);
  const eigenFout = fouten.find((f) => f.veld === pad)?.melding;
  if (!items) return null;
  const vervang = (i: number, nieuw: Getypt): void =>
    zet(rijen.map((rij, j) => (i === j ? nieuw : rij)));
  return (
    <fieldset className="groep">
      <legend>{label}</legend>
      {schema.description && <p className="veld__uitleg">{schema.description}</p>}
      {eigenFout && <p className="utrecht-form-field-error-message">{eigenFout}</p>}
      {rijen.map((rij, i) => (
        // rows have no name but their place
        <fieldset className="groep groep--rij" key={i}>
          <legend>Regel {i + 1}</legend>
          <Rij
            naam={naam}
            schema={items}
            getypt={rij}
            zet={(nieuw) => vervang(i, nieuw)}
            fouten={fouten}
            pad={`${pad}.${i}`}
          />
          <Button
            appearance="subtle-button"
            type="button"
            onClick={() => zet(rijen.filter((_, j) => j !== i))}
          >
            Haal regel {i + 1} weg
          </Button>
        </fieldset>
      ))}
      <Button
        appearance="secondary-action-button"
        type="button"
        onClick={() => zet([...rijen, kern(items).type === 'object' ? {} : ''])}
      >
        Voeg een regel toe
      </Button>
    </fieldset>
  );
}

function Rij({ naam, schema, getypt, zet, fouten, pad }: DeelProps) {
  if (kern(schema).type === 'object') {
    return <Velden schema={schema} getypt={getypt} zet={zet} fouten={fouten} pad={pad} />;
  }
  const fout = fouten.find((f) => f.veld === pad)?.melding;
  return <Veld naam={naam} schema={schema} waarde={alsTekst(getypt)} zet={zet} fout={fout} />;
}
