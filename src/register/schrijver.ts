import type { Kysely } from 'kysely';
import { createLezer } from './lezer.ts';
import { zetPlanregel } from './planregels.ts';
import type { IndelingRegel, PcMoment, Post, RegisterSchrijver } from './port.ts';
import { zetPublicatie } from './publicaties.ts';
import type { RijSchrijver } from './rijen.ts';
import type { GelogdeTabel, RegisterSchema, Rij } from './schema.ts';

/** Children before the parents that they name. */
const FICTIEF: readonly GelogdeTabel[] = [
  'begroting_regel',
  'indeling_regel',
  'post',
  'instelling',
  'pc_cijfer',
  'pc_moment',
  'publicatie',
  'planregel',
];

/** What an act may write, over the row writer of its transaction. */
export function createSchrijver(
  db: Kysely<RegisterSchema>,
  rijen: RijSchrijver,
): RegisterSchrijver {
  return {
    ...createLezer(db),
    zetPost: (post) => rijen.zet('post', toPostRij(post)),
    zetBegrotingRegel: (r, fictief) =>
      rijen.zet('begroting_regel', {
        gemeente: r.gemeente,
        jaar: r.jaar,
        post: r.post,
        soort: r.soort,
        moment: r.moment,
        besluitdatum: r.besluitdatum,
        structureel: Number(r.structureel),
        bedrag_centen: r.bedragCenten,
        fictief: Number(fictief),
      }),
    verwijderBegrotingRegels: (gemeente, jaar, moment, post) =>
      rijen.verwijder('begroting_regel', { gemeente, jaar, moment, post }),
    async zetIndelingRegels(gemeente, regels, fictief) {
      await rijen.verwijder('indeling_regel', { gemeente });
      for (const r of regels)
        await rijen.zet('indeling_regel', toIndelingRij(gemeente, r, fictief));
    },
    zetInstelling: (gemeente, naam, waarde, fictief) =>
      rijen.zet('instelling', {
        gemeente,
        naam,
        waarde: JSON.stringify(waarde),
        fictief: Number(fictief),
      }),
    zetPcMoment: (moment, fictief) => zetPcMoment(rijen, moment, fictief),
    zetPublicatie: (publicatie, fictief) => zetPublicatie(rijen, publicatie, fictief),
    zetPlanregel: (regel, fictief) => zetPlanregel(rijen, regel, fictief),
    verwijderPlanregel: (gemeente, soort, code) =>
      rijen.verwijder('planregel', { gemeente, soort, code }),
    async verwijderFictief() {
      let aantal = 0;
      for (const tabel of FICTIEF) aantal += await rijen.verwijder(tabel, { fictief: 1 });
      return aantal;
    },
  };
}

async function zetPcMoment(rijen: RijSchrijver, m: PcMoment, fictief: boolean): Promise<void> {
  const sleutel = { gemeente: m.gemeente, jaar: m.jaar, soort: m.soort, naam: m.naam };
  const merk = { fictief: Number(fictief) };
  const { peildatum, eenheid, document } = m;
  await rijen.verwijder('pc_cijfer', sleutel);
  await rijen.zet('pc_moment', { ...sleutel, peildatum, eenheid, document, ...merk });
  for (const { post, grootheid, bedragCenten } of m.cijfers) {
    const cijfer = { post: post ?? '', grootheid, bedrag_centen: bedragCenten };
    await rijen.zet('pc_cijfer', { ...sleutel, ...cijfer, ...merk });
  }
}

function toPostRij(p: Post): Rij {
  return {
    gemeente: p.gemeente,
    code: p.code,
    naam: p.naam,
    wet: p.wet,
    taakveld: p.taakveld,
    stroom: p.stroom,
    soort: p.soort,
    autorisatieniveau: p.autorisatieniveau,
    fictief: Number(p.fictief),
  };
}

function toIndelingRij(gemeente: string, r: IndelingRegel, fictief: boolean): Rij {
  return {
    gemeente,
    sleutel: [r.wet, r.categorie, r.code ?? '*', r.geldigVan ?? '*'].join('/'),
    wet: r.wet,
    categorie: r.categorie,
    code: r.code,
    post: r.post,
    zwaarte: r.zwaarte,
    geldig_van: r.geldigVan,
    geldig_tot: r.geldigTot,
    fictief: Number(fictief),
  };
}
