import { writeBericht } from '../intake/berichten/schrijver.ts';
import { inhoud323, inhoud325 } from './berichten-declaratie.ts';
import { leveringBerichten } from './berichten-levering.ts';
import { berichten301 } from './berichten-toewijzing.ts';
import { groepeer } from './groepeer.ts';
import { maandTekst, maandVanDag } from './kalender.ts';
import type { Declaratie, Toewijzing } from './model.ts';
import { GEMEENTE, type Kop, type Poststuk } from './poststuk.ts';

/** All messages about toewijzingen and deliveries: 315, 301, 305 and 307. */
export function* toewijzingBerichten(toewijzingen: readonly Toewijzing[]): Iterable<Poststuk> {
  const groepen = groepeer(
    toewijzingen,
    (w) => `${w.client.bsn}|${w.product.wet}|${w.aanbieder.agb}`,
  );
  for (const w of toewijzingen) yield* leveringBerichten(w);
  for (const groep of groepen.values()) yield* berichten301(groep);
}
/** The 323 and its 325; the answer names the 323 by the number that it was sent under. */
export function* declaratieBerichten(declaraties: readonly Declaratie[]): Iterable<Poststuk> {
  for (const d of declaraties) {
    const soort = d.wet === 'wmo' ? 'WMO323' : 'JW323';
    const antwoord = d.wet === 'wmo' ? 'WMO325' : 'JW325';
    let gestuurd: Kop['BerichtIdentificatie'] | null = null;
    yield {
      dag: d.dag,
      soort,
      declaratie: d,
      afzender: d.aanbieder.agb,
      maakXml: (kop) => {
        gestuurd = kop.BerichtIdentificatie;
        return writeBericht(soort, inhoud323(d, kop));
      },
    };
    yield {
      dag: d.antwoordDag,
      soort: antwoord,
      afzender: GEMEENTE,
      maakXml: (kop) => {
        if (!gestuurd) throw new Error('a 325 before its 323');
        return writeBericht(antwoord, inhoud325(d, kop, gestuurd));
      },
    };
  }
}

/** Path of a message: folder by month of receipt. No AGB code in it: eight digits look like a BSN. */
export const padVan = ({ dag, soort }: Poststuk, identificatie: string): string =>
  `berichten/${maandTekst(maandVanDag(dag))}/${soort}-${identificatie}.xml`;
