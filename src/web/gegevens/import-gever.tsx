import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Gebeurtenis } from '../../definitie/omroep.ts';
import { paginaAdres } from '../api/adres.ts';
import type { AntwoordVan } from '../api/antwoord.ts';
import { useGebeurtenis } from '../api/gebeurtenissen.ts';
import { haal, type Probleem, stuurBestanden } from '../api/http.ts';
import { meld } from '../api/meldingen.ts';
import type { Importopdracht } from '../api/typen.ts';
import type { Jaarprognose } from '../eerste-scherm/typen.ts';
import { NIETS_TOEGEVOEGD, type Toevoeging } from './toevoeging.ts';
import { Vensterval } from './vensterval.tsx';
import { samenvatting, vooruitblik } from './verslag-in-woorden.ts';

/** The headline figures as they were before the import. */
export type Vooraf = Pick<
  NonNullable<Jaarprognose['totaal']>,
  'gedeclareerdCenten' | 'inBeoordelingCenten' | 'verwachtCenten' | 'saldoCenten'
>;

interface Importeren {
  /** The upload that is on its way, or the last one. */
  readonly opdracht: Importopdracht | null;
  readonly verstuurt: boolean;
  readonly probleem: Probleem | null;
  readonly vooraf: Vooraf | null;
  /** What the reader adds to files that do not say it themselves. */
  readonly toevoeging: Toevoeging;
  readonly vulAan: (toevoeging: Toevoeging) => void;
  /** Looks at files first: says what they would do, and keeps nothing. */
  readonly bekijk: (bestanden: readonly File[]) => void;
  /** Looks at the same files again. */
  readonly probeer: () => void;
  /** Reads in what was looked at. */
  readonly bevestig: () => void;
  /** Leaves what was looked at. */
  readonly laat: () => void;
}

/** The page on which files are looked at. */
const GEGEVENS = '/gegevens';

const Context = createContext<Importeren | null>(null);
/** Asked now and then beside the events, for who lost the stream. */
const NAVRAAG_MS = 2500;

const isOnderweg = (o: Importopdracht | null): boolean =>
  o?.toestand === 'wacht' || o?.toestand === 'bezig';

async function cijfersVooraf(): Promise<Vooraf | null> {
  const antwoord = await haal<AntwoordVan<Jaarprognose>>('/v1/vragen/jaarprognose');
  return antwoord.ok ? antwoord.value.antwoord.totaal : null;
}

function formulierVan(
  bestanden: readonly File[],
  velden: Toevoeging & { readonly proef: string },
): FormData {
  const formulier = new FormData();
  for (const [veld, waarde] of Object.entries<string>({ ...velden })) {
    if (waarde) formulier.append(veld, waarde);
  }
  for (const bestand of bestanden) formulier.append('bestand', bestand, bestand.name);
  return formulier;
}

/** Keeps the upload going wherever the reader walks, and takes files dropped on any page. */
export function ImportGever({ children }: { readonly children: ReactNode }) {
  const [opdracht, setOpdracht] = useState<Importopdracht | null>(null);
  const [verstuurt, setVerstuurt] = useState(false);
  const [probleem, setProbleem] = useState<Probleem | null>(null);
  const [vooraf, setVooraf] = useState<Vooraf | null>(null);
  const [bestanden, setBestanden] = useState<readonly File[]>([]);
  const [toevoeging, vulAan] = useState<Toevoeging>(NIETS_TOEGEVOEGD);
  const naarGegevens = useNaarGegevens();
  useVoortgang(opdracht, setOpdracht);
  const verstuur = async (welke: readonly File[], proef: boolean): Promise<void> => {
    if (welke.length === 0) return;
    setBestanden(welke);
    setProbleem(null);
    setOpdracht(null);
    setVerstuurt(true);
    if (!proef) setVooraf(await cijfersVooraf());
    const formulier = formulierVan(welke, { ...toevoeging, proef: proef ? 'true' : '' });
    const antwoord = await stuurBestanden<Importopdracht>('/v1/importen', formulier);
    setVerstuurt(false);
    if (antwoord.ok) setOpdracht(antwoord.value);
    else setProbleem(antwoord.probleem);
  };
  const bekijk = (welke: readonly File[]): void => {
    if (welke.length > 0) naarGegevens();
    void verstuur(welke, true);
  };
  const doen = {
    bekijk,
    probeer: () => bekijk(bestanden),
    bevestig: () => void verstuur(bestanden, false),
    laat: () => setOpdracht(null),
  };
  return (
    <Context value={{ opdracht, verstuurt, probleem, vooraf, toevoeging, vulAan, ...doen }}>
      <Vensterval bekijk={bekijk} />
      {children}
    </Context>
  );
}

/** Goes to the page where files are looked at, when one is elsewhere. */
function useNaarGegevens(): () => void {
  const ga = useNavigate();
  const { pathname } = useLocation();
  const [zoek] = useSearchParams();
  return () => {
    if (pathname !== GEGEVENS) void ga(paginaAdres(GEGEVENS, zoek));
  };
}

/** Follows an upload by events, and asks for the report when it is done. */
function useVoortgang(
  opdracht: Importopdracht | null,
  zet: React.Dispatch<React.SetStateAction<Importopdracht | null>>,
): void {
  const id = opdracht?.id ?? null;
  const onderweg = isOnderweg(opdracht);
  const isErbij = useLocation().pathname === GEGEVENS;
  const vraagNa = useCallback(async (): Promise<void> => {
    if (!id) return;
    const antwoord = await haal<Importopdracht>(`/v1/importen/${id}`);
    if (!antwoord.ok) return;
    zet(antwoord.value);
    const { verslag } = antwoord.value;
    if (verslag && !verslag.proef) meld(samenvatting(verslag));
    // on its own page a preview takes the focus, and says it by that
    else if (verslag && !isErbij) meld(vooruitblik(verslag));
  }, [id, zet, isErbij]);
  useGebeurtenis(
    useCallback(
      (g: Gebeurtenis) => {
        if (g.soort === 'importKlaar' && g.import === id) void vraagNa();
        if (g.soort !== 'importVoortgang' || g.import !== id) return;
        const { gedaan, totaal, bestand } = g;
        zet((oud) => oud && { ...oud, toestand: 'bezig', voortgang: { gedaan, totaal, bestand } });
      },
      [id, vraagNa, zet],
    ),
  );
  useEffect(() => {
    if (!onderweg) return;
    const klok = setInterval(() => void vraagNa(), NAVRAAG_MS);
    return () => clearInterval(klok);
  }, [onderweg, vraagNa]);
}

/** The import of this page: what is on its way, and how to send files. */
export function useImporteren(): Importeren {
  const importeren = useContext(Context);
  if (!importeren) throw new Error('useImporteren outside ImportGever');
  return importeren;
}
