import type { ClientDeel, PrestatieRecord } from './berichten/api.ts';
import type { Fout } from './fout.ts';

/** Care of which the day lies outside these years is a slip of the pen: no figure may rest on it. */
const ZORG = { van: '2000', tot: '2101', tekst: '2000 tot en met 2100' };
const OVERIG = { van: '1900', tot: '2201', tekst: '1900 tot en met 2200' };

type Grens = typeof ZORG;

// ISO days compare as text; a year of five digits or before zero falls outside as well
const isBuiten = (dag: string | undefined, g: Grens): boolean =>
  dag !== undefined && (dag < g.van || dag >= g.tot || dag.length !== 10);

const fout = (regel: number, element: string, g: Grens): Fout => ({
  regel,
  element: `Bericht/${element}`,
  code: 'JAAR',
  melding: `Het jaar van ${element.split('/').at(-1)} kan niet kloppen; verwacht is ${g.tekst}.`,
});

/** The fault of a line whose care lies in no year of this standard; `null` when there is none. */
export function jaarFoutVanPrestatie({ ProductPeriode: p }: PrestatieRecord, regel: number) {
  if (!isBuiten(p.Begindatum, ZORG) && !isBuiten(p.Einddatum, ZORG)) return null;
  return fout(regel, 'Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode', ZORG);
}

/** The faults of a client: days of which the year cannot be. */
export function jaarFoutenVanClient(deel: ClientDeel): Fout[] {
  return dagenVan(deel)
    .filter(([, dag, grens]) => isBuiten(dag, grens))
    .map(([element, , grens]) => fout(deel.regel, `Client/${element}`, grens));
}

type Dag = readonly [element: string, dag: string | undefined, grens: Grens];

function dagenVan(deel: ClientDeel): Dag[] {
  switch (deel.nummer) {
    case '301':
      return [
        ['Geboortedatum', deel.client.Geboortedatum.Datum, OVERIG],
        ...deel.client.ToegewezenProducten.ToegewezenProduct.flatMap((p): Dag[] => [
          ['ToegewezenProduct/Toewijzingsdatum', p.Toewijzingsdatum, OVERIG],
          ['ToegewezenProduct/Ingangsdatum', p.Ingangsdatum, OVERIG],
          ['ToegewezenProduct/Einddatum', p.Einddatum, OVERIG],
        ]),
      ];
    case '305':
      return deel.client.StartProducten.StartProduct.map(
        (p): Dag => ['StartProduct/Begindatum', p.Begindatum, OVERIG],
      );
    case '307':
      return deel.client.StopProducten.StopProduct.flatMap((p): Dag[] => [
        ['StopProduct/Begindatum', p.Begindatum, OVERIG],
        ['StopProduct/Einddatum', p.Einddatum, OVERIG],
      ]);
    default:
      return [];
  }
}

/** The faults of the days on which a message was dated. */
export function jaarFoutenVanKop(
  dagen: readonly (readonly [element: string, dag: string])[],
): Fout[] {
  return dagen
    .filter(([, dag]) => isBuiten(dag, ZORG))
    .map(([element]) => ({ ...fout(0, element, ZORG), regel: null }));
}
