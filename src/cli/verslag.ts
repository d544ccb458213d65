import type { ImportVerslag } from '../definitie/importeren.ts';
import { aantalVan, euro, getal } from '../definitie/notatie.ts';
import { GEDAAN, GEWEIGERD } from './afsluitcodes.ts';
import { schrijfJson } from './context.ts';
import type { Omgeving } from './omgeving.ts';

const GETOOND = 50;
/** The sentences of a refusal are for every outlet; here is how one answers them in a terminal. */
const OPTIES_VOOR_TABELLEN =
  'Wat een tabel zelf niet zegt, geeft u op met --gemeente, --ontvangen-op of --getal.';

/** Shows what an import did; refused files are messages, so they go to stderr. */
export function toonVerslag(omgeving: Omgeving, verslag: ImportVerslag, json: boolean): number {
  if (json) schrijfJson(omgeving, verslag);
  else {
    omgeving.uit.write(`${samenvatting(verslag).join('\n')}\n`);
    omgeving.fout.write(foutregels(verslag));
  }
  return verslag.geweigerd > 0 ? GEWEIGERD : GEDAAN;
}

function samenvatting(v: ImportVerslag): string[] {
  const soorten = Object.entries(v.berichten).sort(([a], [b]) => a.localeCompare(b));
  return [
    `${aantalVan(v.bestanden, 'bestand', 'bestanden')}: ${v.verwerkt} verwerkt, ` +
      `${v.alBekend} al bekend, ${v.geweigerd} geweigerd.`,
    ...soorten.map(([soort, n]) => `  ${soort}: ${getal(n)}`),
    ...(v.prestaties > 0 ? [`  prestaties: ${getal(v.prestaties)}`] : []),
    ...(v.verschillen.length > 0 ? ['Veranderd in de kerncijfers:'] : []),
    ...v.verschillen.map(
      ({ cijfer, voorCenten, naCenten }) =>
        `  ${cijfer}: ${euro(naCenten)} (was ${voorCenten === null ? 'niet bekend' : euro(voorCenten)})`,
    ),
  ];
}

function foutregels(v: ImportVerslag): string {
  const regels = v.fouten.slice(0, GETOOND).map((f) => {
    const plek = [f.bestand, f.regel === null ? '' : `regel ${f.regel}`, f.element ?? '']
      .filter(Boolean)
      .join(', ');
    return `${plek}: ${f.melding} (${f.code})`;
  });
  const rest = v.fouten.length - regels.length;
  if (rest > 0) regels.push(`en nog ${getal(rest)}; alles staat in: importeer --json`);
  if (v.fouten.some((f) => f.code === 'TABEL')) regels.push(OPTIES_VOOR_TABELLEN);
  return regels.length > 0 ? `${regels.join('\n')}\n` : '';
}
