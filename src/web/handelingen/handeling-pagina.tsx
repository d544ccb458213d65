import { Alert, Button, Heading, Paragraph } from '@utrecht/component-library-react';
import { type FormEvent, useState } from 'react';
import { Link, useBlocker, useParams, useSearchParams } from 'react-router';
import { metGemeente, paginaAdres } from '../api/adres.ts';
import { useCatalogus } from '../api/catalogus.tsx';
import { type Probleem, stuur } from '../api/http.ts';
import type { HandelingInfo, VeldSchema } from '../api/typen.ts';
import { Laden } from '../delen/laden.tsx';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { useConcept, useWaarschuwing } from '../formulier/concept.ts';
import { type Getypt, isGevuld, leesInvoer } from '../formulier/invoer.ts';
import { plekInWoorden, veldenVan } from '../formulier/schema.ts';
import { Velden } from '../formulier/velden.tsx';
import { NietGevonden } from '../kader/losse-paginas.tsx';
import { useTitel } from '../kader/titel.ts';
import { Vertrek } from './vertrek.tsx';

/** The page of whichever act the address names. */
export function HandelingPagina() {
  const { id = '' } = useParams();
  const { handelingen } = useCatalogus();
  const handeling = handelingen.waarde?.handelingen.find((h) => h.id === id);
  if (handeling) return <Handeling key={id} handeling={handeling} />;
  if (handelingen.probleem) return <ProbleemMelding probleem={handelingen.probleem} niveau={1} />;
  return handelingen.waarde ? <NietGevonden /> : <Laden wat="De handeling wordt opgehaald" />;
}

/** Fields of the address that the act knows: a link may fill them in. */
function uitAdres(schema: VeldSchema, zoek: URLSearchParams): Getypt {
  const velden = veldenVan(schema).flatMap(([veld]) => {
    const waarde = zoek.get(veld);
    return waarde === null ? [] : [[veld, waarde] as const];
  });
  return Object.fromEntries(velden);
}

function Handeling({ handeling }: { readonly handeling: HandelingInfo }) {
  const [zoek] = useSearchParams();
  const { id, titel, uitleg, invoer } = handeling;
  const naam = [id, zoek.toString()].filter(Boolean).join('?');
  const [getypt, zet, wis] = useConcept(naam, uitAdres(invoer, zoek));
  const [probleem, setProbleem] = useState<Probleem | null>(null);
  const [gedaan, setGedaan] = useState<string | null>(null);
  useTitel(titel);
  const half = gedaan === null && isGevuld(getypt);
  useWaarschuwing(half);
  const vertrek = useBlocker(({ currentLocation, nextLocation }) => {
    return half && currentLocation.pathname !== nextLocation.pathname;
  });
  const doe = async (): Promise<void> => {
    const gelezen = leesInvoer('', { ...invoer, type: 'object' }, getypt);
    if (gelezen.fouten.length > 0) return setProbleem(invoerProbleem(gelezen.fouten));
    const pad = metGemeente(`/v1/handelingen/${id}`, zoek);
    const antwoord = await stuur<{ readonly zin: string }>(pad, gelezen.waarde);
    setProbleem(antwoord.ok ? null : antwoord.probleem);
    if (!antwoord.ok) return;
    setGedaan(antwoord.value.zin);
    wis();
  };
  return (
    <div className="leestekst handeling">
      <Heading level={1}>{titel}</Heading>
      <Paragraph>{uitleg}</Paragraph>
      {probleem && (
        <ProbleemMelding probleem={probleem} naamVan={(v) => plekInWoorden(invoer, v)} />
      )}
      {gedaan ? (
        <Gedaan zin={gedaan} logboek={paginaAdres('/handelingen', zoek)} />
      ) : (
        <Formulier titel={titel} doe={() => void doe()}>
          <Velden schema={invoer} getypt={getypt} zet={zet} fouten={probleem?.velden ?? []} />
        </Formulier>
      )}
      {vertrek.state === 'blocked' && <Vertrek blijf={vertrek.reset} ga={vertrek.proceed} />}
    </div>
  );
}

const invoerProbleem = (velden: Probleem['velden']): Probleem => ({
  status: 400,
  titel: 'Kijk nog even naar deze velden',
  detail: '',
  velden,
});

/** A form that asks once more before it does anything. */
function Formulier({
  titel,
  doe,
  children,
}: {
  readonly titel: string;
  readonly doe: () => void;
  readonly children: React.ReactNode;
}) {
  const [zeker, setZeker] = useState(false);
  const verstuur = (e: FormEvent): void => {
    e.preventDefault();
    if (zeker) doe();
    setZeker(!zeker);
  };
  return (
    <form className="formulier" onSubmit={verstuur} noValidate>
      {children}
      <div className="formulier__knoppen" role="group" aria-live="polite">
        {zeker && <p>Klopt alles? Dit komt in het logboek onder uw naam.</p>}
        <Button appearance="primary-action-button" type="submit">
          {zeker
            ? `Ja, ${titel.charAt(0).toLowerCase()}${titel.slice(1)}`
            : 'Controleer en ga verder'}
        </Button>
        {zeker && (
          <Button appearance="subtle-button" type="button" onClick={() => setZeker(false)}>
            Nee, terug naar het formulier
          </Button>
        )}
      </div>
    </form>
  );
}

function Gedaan({ zin, logboek }: { readonly zin: string; readonly logboek: string }) {
  return (
    <>
      <Alert type="ok" role="status">
        <Paragraph>{zin}</Paragraph>
      </Alert>
      <p>
        <Link className="utrecht-link" to={logboek}>
          Naar het logboek
        </Link>
      </p>
    </>
  );
}
