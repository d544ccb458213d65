import { AANBIEDERS } from './aanbieders.ts';
import type { BegrotingRegel } from './begroting.ts';
import type { Bevolking } from './bevolking.ts';
import { type Cel, csvTekst } from './csv.ts';
import { type Dag, datumVan, maandTekst } from './kalender.ts';
import type { Maandcijfer } from './overige-stromen.ts';
import { PRODUCTEN } from './producten.ts';

const AUTORISATIE = 'Programma Sociaal domein';

/** `begroting.csv`: the budget and the changes that were decided up to `tot`. */
export function begrotingCsv(regels: readonly BegrotingRegel[], tot: Dag): string {
  const koppen = [
    'jaar',
    'post',
    'naam',
    'wet',
    'taakveld',
    'stroom',
    'soort',
    'moment',
    'besluitdatum',
    'structureel',
    'autorisatieniveau',
    'bedrag',
  ];
  const rijen = regels
    .filter((r) => r.besluit <= tot)
    .map(({ jaar, post: p, moment, besluit, structureel, bedrag }): Cel[] => [
      jaar,
      p.post,
      p.naam,
      p.wet,
      p.taakveld,
      p.stroom,
      p.soort,
      moment,
      datumVan(besluit),
      structureel ? 'ja' : 'nee',
      AUTORISATIE,
      { centen: bedrag },
    ]);
  return csvTekst(koppen, rijen);
}

/** `producttabel.csv`: which product belongs to which post; the codes are this municipality's own. */
export function producttabelCsv(geldigVan: Dag): string {
  const koppen = ['wet', 'categorie', 'code', 'post', 'zwaarte', 'geldig van', 'geldig tot'];
  const van = datumVan(geldigVan);
  const rijen = PRODUCTEN.map((p): Cel[] => [
    p.wet,
    p.categorie,
    p.code,
    p.post,
    p.zwaarte,
    van,
    null,
  ]);
  // An aspecifieke toewijzing names the categorie only.
  const aspecifiek = PRODUCTEN.filter((p) => p.toegekend.frequentie === null).map((p): Cel[] => [
    p.wet,
    p.categorie,
    null,
    p.post,
    p.zwaarte,
    van,
    null,
  ]);
  return csvTekst(koppen, [...rijen, ...aspecifiek]);
}

/** `aanbieders.csv`: the providers; names and AGB codes are made up. */
export const aanbiedersCsv = (): string =>
  csvTekst(
    ['agb', 'naam'],
    AANBIEDERS.map((a) => [a.agb, a.naam]),
  );

/** `postcodes.csv`: wijk and buurt of every postcode. */
export const postcodesCsv = ({ postcodes }: Bevolking): string =>
  csvTekst(
    ['postcode', 'wijk', 'buurt'],
    postcodes.map(({ postcode, buurt }) => [postcode, buurt.wijk, buurt.buurt]),
  );

/** `maandcijfers.csv`: what is known on `tot` of the posts that come by no message. */
export function maandcijfersCsv(cijfers: readonly Maandcijfer[], tot: Dag): string {
  const koppen = [
    'post',
    'stroom',
    'soort',
    'maand',
    'maatstaf',
    'bedrag',
    'aantal',
    'bekend sinds',
  ];
  const rijen = cijfers
    .filter((c) => c.bekend <= tot)
    .map(({ post, maand, maatstaf, bedrag, aantal, bekend }): Cel[] => [
      post.post,
      post.stroom,
      post.soort,
      maandTekst(maand),
      maatstaf,
      bedrag === null ? null : { centen: bedrag },
      aantal,
      datumVan(bekend),
    ]);
  return csvTekst(koppen, rijen);
}
