import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import type { Gebeurtenis } from '../../definitie/omroep.ts';
import type { AntwoordVan } from '../api/antwoord.ts';
import { useGebeurtenis } from '../api/gebeurtenissen.ts';
import { haal, type Probleem, stuurBestanden } from '../api/http.ts';
import { meld } from '../api/meldingen.ts';
import type { Importopdracht } from '../api/typen.ts';
import type { Jaarprognose } from '../eerste-scherm/typen.ts';
import { NIETS_TOEGEVOEGD, type Toevoeging } from './toevoeging.ts';
import { Vensterval } from './vensterval.tsx';
import { samenvatting } from './verslag-in-woorden.ts';

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
  readonly lees: (bestanden: readonly File[]) => void;
}

const Context = createContext<Importeren | null>(null);
/** Asked now and then beside the events, for who lost the stream. */
const NAVRAAG_MS = 2500;

const isOnderweg = (o: Importopdracht | null): boolean =>
  o?.toestand === 'wacht' || o?.toestand === 'bezig';

async function cijfersVooraf(): Promise<Vooraf | null> {
  const antwoord = await haal<AntwoordVan<Jaarprognose>>('/v1/vragen/jaarprognose');
  return antwoord.ok ? antwoord.value.antwoord.totaal : null;
}

function formulierVan(bestanden: readonly File[], toevoeging: Toevoeging): FormData {
  const formulier = new FormData();
  for (const [veld, waarde] of Object.entries({ ...toevoeging })) {
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
  const [toevoeging, vulAan] = useState<Toevoeging>(NIETS_TOEGEVOEGD);
  useVoortgang(opdracht, setOpdracht);
  const lees = useCallback(
    async (bestanden: readonly File[]): Promise<void> => {
      if (bestanden.length === 0) return;
      setProbleem(null);
      setOpdracht(null);
      setVerstuurt(true);
      setVooraf(await cijfersVooraf());
      const formulier = formulierVan(bestanden, toevoeging);
      const antwoord = await stuurBestanden<Importopdracht>('/v1/importen', formulier);
      setVerstuurt(false);
      if (antwoord.ok) setOpdracht(antwoord.value);
      else setProbleem(antwoord.probleem);
    },
    [toevoeging],
  );
  const stuur = useCallback((b: readonly File[]) => void lees(b), [lees]);
  return (
    <Context value={{ opdracht, verstuurt, probleem, vooraf, toevoeging, vulAan, lees: stuur }}>
      <Vensterval lees={stuur} />
      {children}
    </Context>
  );
}

/** Follows an upload by events, and asks for the report when it is done. */
function useVoortgang(
  opdracht: Importopdracht | null,
  zet: React.Dispatch<React.SetStateAction<Importopdracht | null>>,
): void {
  const id = opdracht?.id ?? null;
  const onderweg = isOnderweg(opdracht);
  const vraagNa = useCallback(async (): Promise<void> => {
    if (!id) return;
    const antwoord = await haal<Importopdracht>(`/v1/importen/${id}`);
    if (!antwoord.ok) return;
    zet(antwoord.value);
    if (antwoord.value.verslag) meld(samenvatting(antwoord.value.verslag));
  }, [id, zet]);
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
