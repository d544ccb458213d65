import { Heading } from '@utrecht/component-library-react';
import { useParams, useSearchParams } from 'react-router';
import { WORDT_BEREKEND } from '../../definitie/prognoses.ts';
import type { Antwoord } from '../../definitie/vraag.ts';
import { useAntwoord } from '../api/antwoord.ts';
import { useCatalogus } from '../api/catalogus.tsx';
import type { VraagInfo } from '../api/typen.ts';
import { Laden, PrognoseVoortgang } from '../delen/laden.tsx';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { StatusMerk } from '../delen/status.tsx';
import { Zinnen } from '../delen/zinnen.tsx';
import { plekInWoorden } from '../formulier/schema.ts';
import { NietGevonden } from '../kader/losse-paginas.tsx';
import { useTitel } from '../kader/titel.ts';
import { AntwoordGrafiek } from './antwoord-grafiek.tsx';
import { Downloads } from './downloads.tsx';
import { Filters } from './filters.tsx';
import { TabelMetBediening } from './tabel-met-bediening.tsx';
import { Ontbreekt, Verantwoording } from './verantwoording.tsx';

/** The page of whichever question the address names. */
export function VraagPagina() {
  const { id = '' } = useParams();
  const { vragen } = useCatalogus();
  const vraag = vragen.waarde?.vragen.find((v) => v.id === id);
  if (vraag) return <VraagEnAntwoord key={id} vraag={vraag} />;
  if (vragen.probleem) {
    return <ProbleemMelding probleem={vragen.probleem} opnieuw={vragen.opnieuw} niveau={1} />;
  }
  return vragen.waarde ? <NietGevonden /> : <Laden wat="De vraag wordt opgehaald" />;
}

function VraagEnAntwoord({ vraag }: { readonly vraag: VraagInfo }) {
  const [zoek] = useSearchParams();
  const { waarde, probleem, bezig, opnieuw } = useAntwoord(vraag.id, zoek);
  useTitel(vraag.titel);
  return (
    <article className="vraag" aria-busy={bezig}>
      <p className="vraag__groep">{vraag.groep}</p>
      <Heading level={1}>{vraag.titel}</Heading>
      <p className="vraag__zin">{vraag.vraagzin}</p>
      <Filters vraag={vraag} probleem={probleem} standPer={waarde?.peildatum ?? null} />
      {probleem && probleem.velden.length === 0 && (
        <ProbleemMelding probleem={probleem} opnieuw={opnieuw} />
      )}
      {probleem && probleem.velden.length > 0 && (
        <ProbleemMelding probleem={probleem} naamVan={(v) => plekInWoorden(vraag.invoer, v)} />
      )}
      {!probleem && !waarde && <Laden />}
      {waarde && !probleem && <AntwoordBlok antwoord={waarde} zoek={zoek} />}
    </article>
  );
}

function AntwoordBlok({
  antwoord,
  zoek,
}: {
  readonly antwoord: Antwoord;
  readonly zoek: URLSearchParams;
}) {
  const onderweg = antwoord.ontbreekt.includes(WORDT_BEREKEND);
  const heeftCijfers = !onderweg || antwoord.tabel.rijen.length > 0;
  return (
    <>
      <section className="antwoord" aria-label="Het antwoord">
        <Zinnen tekst={antwoord.zin} />
        <p className="antwoord__kenmerken">
          <StatusMerk status={antwoord.status} />
        </p>
        {onderweg && <PrognoseVoortgang />}
      </section>
      {heeftCijfers && <Cijfers antwoord={antwoord} zoek={zoek} />}
      <Ontbreekt regels={antwoord.ontbreekt.filter((r) => r !== WORDT_BEREKEND)} />
      <Verantwoording antwoord={antwoord} />
    </>
  );
}

/** A chart of lying bars with more of them than this would push the table out of sight. */
const LANGE_GRAFIEK = 20;

function Cijfers({
  antwoord,
  zoek,
}: {
  readonly antwoord: Antwoord;
  readonly zoek: URLSearchParams;
}) {
  const { grafiek: g } = antwoord;
  const isLang = g?.soort === 'liggend' && g.categorieen.length > LANGE_GRAFIEK;
  const grafiek = <AntwoordGrafiek antwoord={antwoord} zoek={zoek} />;
  return (
    <>
      {!isLang && grafiek}
      <TabelMetBediening tabel={antwoord.tabel} />
      {isLang && grafiek}
      <Downloads antwoord={antwoord} zoek={zoek} />
    </>
  );
}
