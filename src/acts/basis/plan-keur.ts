import type { Gemeente } from '../../core/basis/domein.ts';
import { no, ok, type Result, type VeldFout } from '../../core/basis/result.ts';
import { isPm, telbaar } from '../../core/maatregelen/opbrengst.ts';
import { pakketTekorten, rekenPakket } from '../../core/maatregelen/pakket.ts';
import { kringVan } from '../../core/maatregelen/verband.ts';
import { euro } from '../../definitie/notatie.ts';
import { type Maatregel, pmJaren } from '../../definitie/plan/maatregel.ts';
import { planVan } from '../../definitie/plan/plan.ts';
import type { RegisterSchrijver } from '../../register/port.ts';
import { weigerFouten } from './weiger.ts';

/** Refuses a measure that cannot be: unknown posts or measures, a circle, a year given twice. */
export async function keurMaatregel(
  schrijver: RegisterSchrijver,
  gemeente: Gemeente,
  m: Maatregel,
): Promise<Result<void>> {
  const [posten, alle] = await Promise.all([
    schrijver.posten(gemeente),
    planVan(schrijver, gemeente, 'maatregel'),
  ]);
  const anderen = alle.filter((a) => a.code !== m.code);
  const fouten = [
    ...onbekendePosten(m, new Set(posten.map((p) => p.code))),
    ...scheveLanding(m),
    ...m.opbrengsten.flatMap(scheveReeks),
    ...onbekendVerband(m, new Set(anderen.map((a) => a.code))),
    ...zelfdeNaam(m, anderen),
  ];
  if (fouten.length > 0) return weigerFouten(`Maatregel ${m.code} klopt niet.`, fouten);
  const kring = kringVan([...anderen, m]);
  if (kring) {
    const melding = `Deze maatregelen wachten op elkaar: ${kring.join(', ')}. Haal een van de afhankelijkheden weg.`;
    return no('ongeldigeInvoer', melding, [{ veld: 'vereist', melding }]);
  }
  return keurPakket(m);
}

function onbekendePosten(m: Maatregel, bekend: ReadonlySet<string>): VeldFout[] {
  return m.landing.flatMap(({ post }, i) =>
    bekend.has(post)
      ? []
      : {
          veld: `landing.${i}.post`,
          melding: `Post ${post} bestaat niet. Leg de post eerst vast met de begroting.`,
        },
  );
}

function scheveLanding({ landing }: Maatregel): VeldFout[] {
  const som = landing.reduce((s, l) => s + l.aandeel, 0);
  if (landing.length === 0 || Math.abs(som - 1) < 1e-9) return [];
  return [{ veld: 'landing', melding: 'De aandelen over de posten zijn samen niet 1.' }];
}

function scheveReeks(r: Maatregel['opbrengsten'][number], i: number): VeldFout[] {
  const veld = `opbrengsten.${i}`;
  if (r.perJaar.length > 0 === (r.ingroei !== null))
    return [{ veld, melding: 'Geef de opbrengst per jaar, of met een ingroei; een van beide.' }];
  const jaren = r.perJaar.map((p) => p.jaar);
  const dubbel = jaren.find((j, k) => jaren.indexOf(j) !== k);
  if (dubbel !== undefined)
    return [{ veld: `${veld}.perJaar`, melding: `Het jaar ${dubbel} staat er twee keer.` }];
  if (r.ingroei?.vorm === 'aandelen' && r.ingroei.aandelen.length === 0)
    return [{ veld: `${veld}.ingroei.aandelen`, melding: 'Geef het aandeel per jaar.' }];
  return [];
}

function onbekendVerband(m: Maatregel, bekend: ReadonlySet<string>): VeldFout[] {
  return (['vereist', 'sluitUit'] as const).flatMap((veld) =>
    m[veld].flatMap((code, i) => {
      if (code === m.code)
        return {
          veld: `${veld}.${i}`,
          melding: `Maatregel ${code} kan niet naar zichzelf wijzen.`,
        };
      return bekend.has(code)
        ? []
        : { veld: `${veld}.${i}`, melding: `Maatregel ${code} bestaat niet.` };
    }),
  );
}

function zelfdeNaam(m: Maatregel, anderen: readonly Maatregel[]): VeldFout[] {
  const zelfde = anderen.find((a) => a.naam.toLowerCase() === m.naam.toLowerCase());
  if (!zelfde) return [];
  return [{ veld: 'naam', melding: `Maatregel ${zelfde.code} heet al zo. Kies een andere naam.` }];
}

/** A package whose parts all have figures must bring in its total in every year. */
function keurPakket(m: Maatregel): Result<void> {
  if (m.pakket.length === 0) return ok(undefined);
  const totaal = m.opbrengsten
    .filter((r) => r.soort !== 'vermedenKosten')
    .flatMap((r) => r.perJaar)
    .flatMap(({ jaar, bedrag }) => {
      const bedragCenten = isPm(bedrag) ? null : telbaar(bedrag);
      return bedragCenten === null ? [] : { jaar, bedragCenten };
    });
  const delen = m.pakket.map((d) => ({
    ...d,
    perJaar: d.perJaar.map((p) => ({ jaar: p.jaar, bedragCenten: p.bedrag.bedragCenten })),
  }));
  const tekorten = pakketTekorten(rekenPakket(totaal, delen));
  if (tekorten.length === 0) return ok(undefined);
  const wat = tekorten.map((t) => `${t.jaar}: ${euro(t.tekortCenten)}`).join('; ');
  return no(
    'geweigerd',
    `De delen van pakket ${m.code} brengen samen minder op dan het pakket (${wat} te weinig). Ruilen mag alleen als het totaal blijft staan.`,
  );
}

/** Since when each PM year is PM: what was PM already keeps its day. */
export function metPmSinds(m: Maatregel, vorige: Maatregel | null, dag: string): Maatregel {
  const eerder = new Map((vorige ?? m).pmSinds.map((p) => [p.jaar, p.sinds]));
  const sinds = pmJaren(m)
    .sort((a, b) => a - b)
    .map((jaar) => ({ jaar, sinds: eerder.get(jaar) ?? dag.slice(0, 10) }));
  // safe: the day of the clock and those kept before are existing days
  return { ...m, pmSinds: sinds as Maatregel['pmSinds'] };
}
