import type { ImportVerslag } from '../../definitie/import-verslag.ts';
import { aantalVan, opsomming } from '../../definitie/notatie.ts';
import { soortNaam } from '../../definitie/soortnamen.ts';

/** What an import did, in one sentence. */
export function samenvatting(v: ImportVerslag): string {
  const delen = [
    v.verwerkt > 0 ? `${aantalVan(v.verwerkt, 'bestand', 'bestanden')} verwerkt` : '',
    v.alBekend > 0 ? `${v.alBekend} al bekend` : '',
    v.geweigerd > 0 ? `${v.geweigerd} geweigerd` : '',
  ];
  return alsZin(delen);
}

/** What an import would do, in one sentence. */
export function vooruitblik(v: ImportVerslag): string {
  return alsZin([
    v.verwerkt > 0
      ? `${aantalVan(v.verwerkt, 'bestand kan', 'bestanden kunnen')} worden ingelezen`
      : '',
    v.alBekend > 0 ? `${zijn(v.alBekend)} al bekend` : '',
    v.geweigerd > 0 ? `${zijn(v.geweigerd)} niet te lezen` : '',
  ]);
}

const zijn = (n: number): string => `${n} ${n === 1 ? 'is' : 'zijn'}`;

function alsZin(delen: readonly string[]): string {
  const gevuld = delen.filter(Boolean);
  if (gevuld.length === 0) return 'Er was niets om in te lezen.';
  const zin = `${opsomming(gevuld)}.`;
  return zin.charAt(0).toUpperCase() + zin.slice(1);
}

/** What was in it: `12 WMO323, 3 JW301 en 4.310 prestaties`. */
export function inhoud(v: ImportVerslag): string {
  const soorten = Object.entries(v.berichten).map(([soort, n]) => `${n} ${soortNaam(soort)}`);
  const prestaties = v.prestaties > 0 ? [aantalVan(v.prestaties, 'prestatie', 'prestaties')] : [];
  return opsomming([...soorten, ...prestaties]);
}
