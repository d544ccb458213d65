import {
  herkendInWoorden,
  kolomInWoorden,
  naamVan,
  nietGelezen,
  vervangingInWoorden,
} from '../definitie/controle-in-woorden.ts';
import type { ImportVerslag, Kolomcontrole } from '../definitie/import-verslag.ts';
import { aantalVan, euro, getal } from '../definitie/notatie.ts';
import { soortNaam } from '../definitie/soortnamen.ts';
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
    const regels = [
      ...samenvatting(verslag),
      ...vervangregels(verslag),
      ...controleregels(verslag),
      ...slot(verslag),
    ];
    omgeving.uit.write(`${regels.join('\n')}\n`);
    omgeving.fout.write(foutregels(verslag));
  }
  return verslag.geweigerd > 0 ? GEWEIGERD : GEDAAN;
}

function samenvatting(v: ImportVerslag): string[] {
  const soorten = Object.entries(v.berichten)
    .map(([soort, n]) => [soortNaam(soort), n] as const)
    .sort(([a], [b]) => a.localeCompare(b));
  const [ergens, niet] = v.proef ? ['in te lezen', 'niet te lezen'] : ['verwerkt', 'geweigerd'];
  return [
    `${aantalVan(v.bestanden, 'bestand', 'bestanden')}: ${getal(v.verwerkt)} ${ergens}, ` +
      `${getal(v.alBekend)} al bekend, ${getal(v.geweigerd)} ${niet}.`,
    ...soorten.map(([soort, n]) => `  ${soort}: ${getal(n)}`),
    ...v.controle
      .filter((c) => c.andereBladen.length > 0)
      .map((c) => `  ${naamVan(c)}: ${nietGelezen(c)}`),
    ...(v.herkend > 0 ? [`  ${herkendInWoorden(v.herkend)}`] : []),
    ...(v.prestaties > 0 ? [`  prestaties: ${getal(v.prestaties)}`] : []),
  ];
}

/** What a delivery takes the place of. */
function vervangregels(v: ImportVerslag): string[] {
  if (v.vervangt.length === 0) return [];
  const regels = v.vervangt.slice(0, GETOOND).map((r) => `  ${vervangingInWoorden(r)}`);
  return [v.proef ? 'Dit wordt vervangen:' : 'Vervangen:', ...regels];
}

/** Control totals: of a trial of everything, to lay beside what the sender says. */
function controleregels(v: ImportVerslag): string[] {
  if (!v.proef || v.controle.length === 0) return [];
  const regels = v.controle.slice(0, GETOOND).flatMap((c) => {
    const over = c.overgeslagen.join(', ');
    return [
      `  ${naamVan(c)}: ${aantalVan(c.rijen, 'rij', 'rijen')}${UITKOMST[c.uitkomst]}`,
      ...c.kolommen.flatMap((k) => kolomregel(k)).map((regel) => `    ${regel}`),
      ...(over === '' ? [] : [`    niet gelezen: ${over}`]),
    ];
  });
  const rest = v.controle.length - GETOOND;
  return [
    'Controletotalen:',
    ...regels,
    ...(rest > 0 ? [`  en nog ${getal(rest)}; alles staat in: importeer --proef --json`] : []),
  ];
}

const UITKOMST = { nieuw: '', alBekend: ', al bekend', geweigerd: ', geweigerd' } as const;

/** A column that says something when it is laid beside the sender's totals. */
function kolomregel(k: Kolomcontrole): string[] {
  const tekst = kolomInWoorden(k);
  return tekst === null ? [] : [`${k.kop}: ${tekst}`];
}

function slot(v: ImportVerslag): string[] {
  const kop = v.proef ? 'Dit verandert in de kerncijfers:' : 'Veranderd in de kerncijfers:';
  return [
    ...(v.verschillen.length > 0 ? [kop] : []),
    ...v.verschillen.map(
      ({ cijfer, voorCenten, naCenten }) =>
        `  ${cijfer}: ${euro(naCenten)} (${v.proef ? 'nu' : 'was'} ${voorCenten === null ? 'niet bekend' : euro(voorCenten)})`,
    ),
    ...(v.proef ? ['Dit was een proef: er is niets bewaard.'] : []),
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
