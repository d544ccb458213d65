import { maandIndex } from '../basis/datum.ts';
import type { JaarGrenzen } from './jaar.ts';
import { nogTeMelden, somCellen } from './model.ts';
import { isBekend } from './reeks.ts';
import type { DeclaratiePost, Signaal } from './typen.ts';

/** The settlement of earlier care years in every draw; null when it cannot be known. */
export interface Afwikkeling {
  readonly trekking: Float64Array | null;
  readonly signalen: readonly Signaal[];
}

/**
 * Settlement of earlier care years in this boekjaar: what became known after the last closing, plus
 * what is still to come, minus the balanspost taken at that closing. When that balanspost is not
 * given, it is what this same method would have taken then. Before the closing it is still to be
 * taken: the expected settlement is zero, with its spread.
 * @param eerder what earlier care years will still bring in, per draw; cents
 */
export function trekAfwikkeling(
  post: DeclaratiePost,
  grenzen: JaarGrenzen,
  eerder: Float64Array,
): Afwikkeling {
  const aantal = eerder.length;
  const gemiddeld = eerder.reduce((s, x) => s + x, 0) / aantal;
  if (grenzen.basis === 'leverjaar') return { trekking: new Float64Array(aantal), signalen: [] };
  const sluiting = grenzen.vorigeSluiting;
  if (grenzen.peildatum <= sluiting)
    return { trekking: eerder.map((x) => x - gemiddeld), signalen: [] };
  const gegeven = post.balanspostCenten ?? null;
  const balanspost = gegeven ?? nogTeMelden(post, sluiting, grenzen.eersteMaand);
  if (balanspost === null) {
    const melding =
      'Er zijn geen gegevens van voor de vorige jaarafsluiting. De afwikkeling van voorgaande jaren is daarom niet bekend.';
    return { trekking: null, signalen: [{ code: 'balanspost-onbekend', melding }] };
  }
  const sinds = somCellen(
    post.cellen,
    (c) =>
      maandIndex(c.herkomst) < grenzen.jaarVan &&
      isBekend(c.bekend, grenzen.peildatum) &&
      !isBekend(c.bekend, sluiting),
  );
  const melding = `De balanspost voor zorg van voorgaande jaren is niet opgegeven. Hij is geschat zoals deze methode hem op ${sluiting} zou hebben genomen.`;
  return {
    trekking: eerder.map((x) => x + sinds - balanspost),
    signalen: gegeven === null ? [{ code: 'balanspost-geschat', melding }] : [],
  };
}
