import { z } from 'zod';
import { ok, type Result, type VeldFout } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { aantalVan } from '../definitie/notatie.ts';
import type { IndelingRegel } from '../facts/port.ts';
import { PRODUCTCATEGORIE_JEUGD, PRODUCTCATEGORIE_WMO } from '../normen/codelijsten/product.ts';
import { zetIndelingGelijk } from './basis/indeling.ts';
import { weigerOnbekendePosten } from './basis/posten.ts';
import { overlapt, vulAanUitNorm } from './basis/standaard-indeling.ts';
import { datumOfLeeg, jaar, tekst, tekstOfLeeg } from './basis/velden.ts';
import { weigerFouten } from './basis/weiger.ts';

const invoer = z.object({
  regels: z.array(
    z.object({
      wet: z.enum(['wmo', 'jeugd']),
      categorie: tekst,
      /** `null`: every product of the categorie. */
      code: tekstOfLeeg,
      post: tekst,
      zwaarte: z.enum(['licht', 'midden', 'zwaar']).nullable().default(null),
      geldigVan: datumOfLeeg,
      geldigTot: datumOfLeeg,
    }),
  ),
  standaardJaren: z.array(jaar).default([]).meta({
    title: 'Jaren met de standaardindeling',
    description:
      'Vul voor deze jaren aan wat Iv3 voorschrijft, waar de eigen regels niets zeggen. Voor de meeste jeugdhulp kan dat niet: daarvoor is het inkoopniveau nodig.',
  }),
});
const uitvoer = z.object({ regels: z.int(), versie: z.string() });

/** Lays down to which post each product belongs: the whole product table at once. */
export const handeling = defineHandeling({
  id: 'deel-product-in',
  titel: 'Producten indelen bij posten',
  uitleg:
    'Legt vast op welke post een product landt, en eventueel hoe zwaar het is. De hele tabel wordt vervangen. Een regel met een productcode gaat voor op een regel met alleen de categorie. Wat geen regel heeft, heet "niet toe te delen".',
  doel: 'sturing',
  rollen: ['controller', 'data', 'beheer'],
  invoer,
  uitvoer,
  voerUit: async (
    { gemeente, register, facts, actor, nu, fictief },
    { regels: eigen, standaardJaren },
  ) => {
    const kop = { handeling: 'deel-product-in', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      const alle = await schrijver.posten(gemeente);
      const gekeurd = keur(eigen, alle);
      if (!gekeurd.ok) return gekeurd;
      const regels = [...eigen, ...vulAanUitNorm(eigen, standaardJaren, alle)];
      await schrijver.zetIndelingRegels(gemeente, regels, fictief);
      const posten = new Set(regels.map((r) => r.post)).size;
      const zin = `De producttabel is vastgelegd: ${aantalVan(regels.length, 'regel', 'regels')} naar ${aantalVan(posten, 'post', 'posten')}.`;
      const { versie } = await schrijver.indeling(gemeente);
      return ok({ waarde: { regels: regels.length, versie }, zin });
    });
    if (!gedaan.ok) return gedaan;
    await zetIndelingGelijk(register, facts, gemeente);
    const { handelingId, waarde, zin } = gedaan.value;
    const ongewijzigd = 'Deze producttabel stond er al; er is niets veranderd.';
    return ok({ uitkomst: waarde, zin: handelingId === null ? ongewijzigd : zin, handelingId });
  },
});

function keur(regels: readonly IndelingRegel[], posten: readonly { code: string }[]): Result<null> {
  const codes = new Set(posten.map((p) => p.code));
  if (regels.some((r) => !codes.has(r.post))) {
    return weigerOnbekendePosten(
      regels,
      (code) => codes.has(code),
      'Lees eerst de begroting in waarin de post staat, of verbeter de code.',
    );
  }
  const fouten = regels.flatMap((r, i) => regelFouten(r, i, regels));
  return fouten.length === 0 ? ok(null) : weigerFouten('De producttabel klopt niet.', fouten);
}

function regelFouten(r: IndelingRegel, plek: number, regels: readonly IndelingRegel[]): VeldFout[] {
  const categorieen = r.wet === 'wmo' ? PRODUCTCATEGORIE_WMO : PRODUCTCATEGORIE_JEUGD;
  const product = `${r.wet} ${r.categorie}${r.code === null ? '' : ` ${r.code}`}`;
  const fouten: VeldFout[] = [];
  if (!Object.hasOwn(categorieen, r.categorie)) {
    const melding = `Categorie ${r.categorie} bestaat niet in ${r.wet === 'wmo' ? 'iWmo' : 'iJw'}.`;
    fouten.push({ veld: `regels.${plek}.categorie`, melding });
  }
  if (r.geldigVan !== null && r.geldigTot !== null && r.geldigTot < r.geldigVan) {
    const melding = `Bij ${product} ligt geldig tot voor geldig van.`;
    fouten.push({ veld: `regels.${plek}.geldigTot`, melding });
  }
  if (regels.slice(0, plek).some((eerder) => overlapt(eerder, r))) {
    const melding = `${product} staat twee keer voor dezelfde tijd. Laat een van beide vervallen.`;
    fouten.push({ veld: `regels.${plek}`, melding });
  }
  return fouten;
}
