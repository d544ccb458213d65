import { Heading, Paragraph } from '@utrecht/component-library-react';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { meegenomen, paginaAdres } from '../api/adres.ts';
import { useAntwoord } from '../api/antwoord.ts';
import { Laden } from '../delen/laden.tsx';
import { ProbleemMelding } from '../delen/probleem.tsx';
import { useTitel } from '../kader/titel.ts';
import { Aannames } from './aannames.tsx';
import { Maatregellijst } from './maatregellijst.tsx';
import { gekozenCodes, rekenStand } from './reken.ts';
import { leesStand, type Stand, schrijfStand } from './stand.ts';
import type { BasislijnUit, Maatregelen, ScenarioUit, Vergelijking } from './typen.ts';
import { Uitkomsten } from './uitkomsten.tsx';

/** Thinking together: measures on and off, later or slower, and the deficit moves at once. */
export function DoorrekenPagina() {
  useTitel('Samen doorrekenen');
  const [zoek] = useSearchParams();
  const vast = useMemo(() => meegenomen(zoek), [zoek]);
  const vergelijking = useAntwoord<Vergelijking>('scenario-vergelijking', vast);
  const maatregelen = useAntwoord<Maatregelen>('maatregelen', vast);
  const probleem = vergelijking.probleem ?? maatregelen.probleem;
  const scenarios = vergelijking.waarde?.antwoord.scenarios.filter((s) => s.doorgerekend) ?? [];
  return (
    <article className="doorrekenen">
      <Heading level={1}>Samen doorrekenen</Heading>
      <p className="vraag__zin">
        Zet maatregelen aan of uit, laat ze later beginnen of langzamer ingroeien, en zie meteen wat
        dat met het tekort doet. Er wordt niets bewaard; het adres van deze pagina onthoudt uw
        stand.
      </p>
      {vergelijking.waarde?.fictief && (
        <p className="doorrekenen__merk">
          Voorbeeld of demonstratie (gemeente {vergelijking.waarde.gemeente}): niet de cijfers van
          uw gemeente.
        </p>
      )}
      {probleem && <ProbleemMelding probleem={probleem} opnieuw={vergelijking.opnieuw} />}
      {!probleem && !(vergelijking.waarde && maatregelen.waarde) && <Laden />}
      {vergelijking.waarde && scenarios.length === 0 && <NogNiets zoek={zoek} />}
      {vergelijking.waarde && maatregelen.waarde && scenarios.length > 0 && (
        <Rekentafel scenarios={scenarios} maatregelen={maatregelen.waarde.antwoord} />
      )}
    </article>
  );
}

function NogNiets({ zoek }: { readonly zoek: URLSearchParams }) {
  return (
    <Paragraph>
      Er zijn nog geen doorgerekende scenario’s. Leg er een vast bij de{' '}
      <Link className="utrecht-link" to={paginaAdres('/handelingen/leg-scenario-vast', zoek)}>
        handelingen
      </Link>
      .
    </Paragraph>
  );
}

interface TafelProps {
  readonly scenarios: readonly ScenarioUit[];
  readonly maatregelen: Maatregelen;
}

function Rekentafel({ scenarios, maatregelen }: TafelProps) {
  const [zoek, setZoek] = useSearchParams();
  // the stand lives here, so that a slider never waits for the address
  const [stand, setStand] = useState<Stand>(() => leesStand(zoek));
  const zet = (deel: Partial<Stand>): void => {
    const nieuw = { ...stand, ...deel };
    setStand(nieuw);
    setZoek(schrijfStand(zoek, nieuw), { replace: true, preventScrollReset: true });
  };
  const scenario = scenarios.find((s) => s.id === stand.scenario) ?? scenarios.at(-1);
  if (!scenario) return null;
  return (
    <Tafel
      key={scenario.id}
      scenarios={scenarios}
      scenario={scenario}
      maatregelen={maatregelen}
      stand={stand}
      zet={zet}
    />
  );
}

interface Tafel extends TafelProps {
  readonly scenario: ScenarioUit;
  readonly stand: Stand;
  readonly zet: (deel: Partial<Stand>) => void;
}

function Tafel({ scenarios, scenario, maatregelen, stand, zet }: Tafel) {
  const [zoek] = useSearchParams();
  const vast = useMemo(() => {
    const velden = meegenomen(zoek);
    velden.set('code', scenario.basislijn);
    return velden;
  }, [zoek, scenario.basislijn]);
  const basislijn = useAntwoord<BasislijnUit>('basislijn', vast);
  const aannames = basislijn.waarde?.antwoord.aannames ?? GEEN;
  const uitkomst = useMemo(
    () => rekenStand(stand, scenario, maatregelen, aannames),
    [stand, scenario, maatregelen, aannames],
  );
  const codes = gekozenCodes(stand, scenario);
  return (
    <>
      <Scenariokeuze
        scenarios={scenarios}
        gekozen={scenario.id}
        kies={(id) => zet({ ...LEEG, scenario: id })}
      />
      <div className="doorrekenen__tafel">
        <section aria-labelledby="doorreken-aannames">
          <Heading level={2} id="doorreken-aannames">
            Waar we van uitgaan
          </Heading>
          <Aannames
            aannames={aannames}
            vervalt={stand.vervalt}
            zet={(vervalt) => zet({ vervalt })}
          />
          <Maatregellijst
            maatregelen={maatregelen.maatregelen}
            codes={codes}
            jaar={scenario.perJaar.at(-1)?.jaar ?? null}
            stand={stand}
            zet={zet}
          />
        </section>
        <Uitkomsten scenario={scenario} uitkomst={uitkomst} />
      </div>
    </>
  );
}

interface KeuzeProps {
  readonly scenarios: readonly ScenarioUit[];
  readonly gekozen: string;
  readonly kies: (id: string) => void;
}

/** Where to begin; another scenario starts the table anew. */
function Scenariokeuze({ scenarios, gekozen, kies }: KeuzeProps) {
  return (
    <div className="doorrekenen__kies niet-op-papier">
      <label className="doorrekenen__label" htmlFor="doorreken-scenario">
        Begin bij scenario
      </label>
      <select
        id="doorreken-scenario"
        className="utrecht-select utrecht-select--html-select"
        value={gekozen}
        onChange={(e) => kies(e.currentTarget.value)}
      >
        {scenarios.map((s) => (
          <option key={s.id} value={s.id}>
            {s.naam}
          </option>
        ))}
      </select>
    </div>
  );
}

const GEEN: BasislijnUit['aannames'] = [];
const LEEG = {
  maatregelen: null,
  later: new Map(),
  ingroei: new Map(),
  pm: new Map(),
  vervalt: [],
} satisfies Partial<Stand>;
