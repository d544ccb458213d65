import { gegevensmerk } from '../definitie/gegevensmerk.ts';
import { datumVoluit, opsomming, STATUS_NAMEN } from '../definitie/notatie.ts';
import type { Antwoord } from '../definitie/vraag.ts';

/** People get amounts in euros; only JSON holds cents. */
const eenheidVoorMensen = (eenheid: string): string =>
  eenheid.replace(/\b(?:eurocenten|centen)\b/g, 'euro');

/** What a reader must know beside the figures, as name and text: for spreadsheets, paper and terminal. */
export function toelichtingVan(antwoord: Antwoord): readonly (readonly [string, string])[] {
  const { tabel } = antwoord;
  return [
    ['Antwoord', antwoord.zin],
    ['Gemeente', antwoord.gemeente],
    ['Peildatum', datumVoluit(antwoord.peildatum)],
    ['Stand', `nummer ${antwoord.snapshot}`],
    ['Status', STATUS_NAMEN[antwoord.status]],
    ['Eenheid', eenheidVoorMensen(antwoord.eenheid)],
    ...antwoord.bronnen.map(
      (b) => ['Bron', `${b.naam}, stand per ${datumVoluit(b.standPer)}`] as const,
    ),
    ...antwoord.ontbreekt.map((o) => ['Ontbreekt', o] as const),
    ['Afleiding', antwoord.afleiding],
    ...(tabel.noot ? [['Noot', tabel.noot] as const] : []),
  ];
}

/** One line under a chart or table: as of when, on what, and whether it is made up. */
export function onderschriftVan(antwoord: Antwoord): string {
  const bronnen = opsomming(antwoord.bronnen.map((b) => b.naam).slice(0, 3));
  const merk = gegevensmerk(antwoord);
  const delen = [
    `Stand per ${datumVoluit(antwoord.peildatum)}`,
    STATUS_NAMEN[antwoord.status],
    ...(bronnen ? [`bron: ${bronnen}`] : []),
    ...(merk === null ? [] : [merk]),
  ];
  return delen.join(' · ');
}
