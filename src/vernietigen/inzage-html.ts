import { datumVoluit, euroPrecies } from '../definitie/notatie.ts';
import type { Inzage, Inzagedeel } from './inzage.ts';

const veilig = (tekst: string): string =>
  tekst
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** `ingangsdatum` stays, `bedragCenten` becomes `bedrag`, `ontvangenOp` becomes `ontvangen op`. */
const kopVan = (veld: string): string =>
  veld.replace(/Centen$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function celVan(veld: string, waarde: string | number | boolean | null): string {
  if (waarde === null) return 'niet bekend';
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  return veld.endsWith('Centen') ? euroPrecies(Number(waarde)) : String(waarde);
}

function deelVan({ soort, waarom, totWanneer, regels }: Inzagedeel): string {
  const velden = Object.keys(regels[0] ?? {});
  const kop = velden.map((v) => `<th scope="col">${veilig(kopVan(v))}</th>`).join('');
  const rijen = regels.map(
    (r) => `<tr>${velden.map((v) => `<td>${veilig(celVan(v, r[v] ?? null))}</td>`).join('')}</tr>`,
  );
  return [
    `<h2>${veilig(soort)}</h2>`,
    `<p>Waarom: ${veilig(waarom)}</p>`,
    `<p>Hoe lang: ${veilig(totWanneer)}</p>`,
    `<table><thead><tr>${kop}</tr></thead><tbody>`,
    ...rijen,
    '</tbody></table>',
  ].join('\n');
}

/** The answer to an access request as a page that can be printed; nothing is fetched from elsewhere. */
export function inzageHtml({ gemeente, gemaaktOp, zin, delen, daarnaast }: Inzage): string {
  return [
    '<!doctype html>',
    '<html lang="nl"><head><meta charset="utf-8"><title>Inzage in uw gegevens</title></head><body>',
    '<h1>Inzage in uw gegevens</h1>',
    `<p>${veilig(zin)} Gemaakt op ${datumVoluit(gemaaktOp.slice(0, 10))} voor gemeente ${veilig(gemeente)}.</p>`,
    ...delen.map(deelVan),
    ...daarnaast.map((d) => `<p>${veilig(d)}</p>`),
    '<p>Bedragen tellen ook mee in sommen per maand en product. Daarin staat geen persoon.</p>',
    '</body></html>',
    '',
  ].join('\n');
}
