import type { BerichtInhoud } from '../intake/berichten/beschrijving/standaard.ts';
import { datumVan } from './kalender.ts';
import type { Client, Toewijzing } from './model.ts';

export type Inhoud301 = BerichtInhoud<'WMO301'> & BerichtInhoud<'JW301'>;
export type ToegewezenProduct =
  Inhoud301['Client']['ToegewezenProducten']['ToegewezenProduct'][number];

/** How much was granted: a volume, or a budget where the toewijzing names the categorie only. */
export function omvangVan({
  product,
  volume,
}: Toewijzing): Pick<ToegewezenProduct, 'Omvang' | 'Budget'> {
  const { frequentie } = product.toegekend;
  if (frequentie === null) return { Budget: volume };
  return { Omvang: { Volume: volume, Eenheid: product.eenheid, Frequentie: frequentie } };
}

/** What ties a request to its toewijzing; unique for the provider. */
export const referentieVan = (w: Toewijzing): string => `REF-${w.aanbieder.agb}-${w.nummer}`;

/** The identity of the client. */
export const wie = ({ bsn, persoon }: Client) => ({
  Bsn: bsn,
  Geboortedatum: { Datum: datumVan(persoon.geboren) },
  Geslacht: persoon.geslacht,
});

/** The name of the client, as short messages have it. */
export const naamVan = ({ persoon }: Client) => ({
  Geslachtsnaam: {
    Achternaam: persoon.achternaam,
    ...(persoon.voorvoegsel === null ? {} : { Voorvoegsel: persoon.voorvoegsel }),
  },
  Voornamen: persoon.voornaam,
  Voorletters: persoon.voornaam.charAt(0),
});
