import { writeBericht } from '../intake/berichten/schrijver.ts';
import {
  type Inhoud301,
  naamVan,
  omvangVan,
  referentieVan,
  type ToegewezenProduct,
  wie,
} from './bericht-deel.ts';
import { datumVan } from './kalender.ts';
import type { Toewijzing, Versie } from './model.ts';
import { GEMEENTE, type Kop, type Poststuk } from './poststuk.ts';

/** One 301 per day: all toewijzingen of this client with this provider that run or changed (OP087). */
export function* berichten301(groep: readonly Toewijzing[]): Iterable<Poststuk> {
  const [eerste] = groep;
  if (!eerste) return;
  const dagen = new Set(groep.flatMap((w) => w.versies.map((v) => v.verzonden)));
  for (const dag of dagen) {
    const producten = groep.flatMap((w) => {
      const versie = w.versies.findLast((v) => v.verzonden <= dag);
      const loopt = versie && (versie.einde === null || versie.einde >= dag);
      const weg = versie?.reden === '13' && versie.verzonden < dag;
      return versie && !weg && (loopt || versie.verzonden === dag) ? [toegewezen(w, versie)] : [];
    });
    yield {
      dag,
      soort: eerste.product.wet === 'wmo' ? 'WMO301' : 'JW301',
      afzender: GEMEENTE,
      maakXml: (kop) => xml301(eerste, kop, producten),
    };
  }
}

function xml301(
  { client, aanbieder, product }: Toewijzing,
  kop: Kop,
  producten: readonly ToegewezenProduct[],
): string {
  const { persoon } = client;
  const { adres } = persoon.huishouden;
  const toevoeging = adres.toevoeging === null ? {} : { HuisnummerToevoeging: adres.toevoeging };
  const inhoud: Inhoud301 = {
    Header: { Afzender: GEMEENTE, Ontvanger: aanbieder.agb, ...kop },
    Client: {
      ...wie(client),
      Naam: { ...naamVan(client), NaamGebruik: '1' },
      Contactgegevens: {
        Contact: [
          {
            Soort: '01',
            Adres: {
              Huis: { Huisnummer: adres.huisnummer, ...toevoeging },
              Postcode: adres.postcode,
              Straatnaam: adres.straat,
              Plaatsnaam: 'Voorbeeldstad',
              LandCode: 'NL',
            },
          },
        ],
      },
      ToegewezenProducten: { ToegewezenProduct: producten },
    },
  };
  return writeBericht(product.wet === 'wmo' ? 'WMO301' : 'JW301', inhoud);
}

function toegewezen(w: Toewijzing, versie: Versie): ToegewezenProduct {
  const { product } = w;
  const { frequentie } = product.toegekend;
  const aspecifiek = frequentie === null;
  return {
    ToewijzingNummer: w.nummer,
    ...(w.verzoek ? { ReferentieAanbieder: referentieVan(w) } : {}),
    Product: { Categorie: product.categorie, ...(aspecifiek ? {} : { Code: product.code }) },
    Toewijzingsdatum: datumVan(versie.besluit),
    Toewijzingstijd: tijdVan(w.nummer),
    Ingangsdatum: datumVan(w.ingang),
    ...(versie.einde === null ? {} : { Einddatum: datumVan(versie.einde) }),
    ...(versie.reden === null ? {} : { RedenWijziging: versie.reden }),
    ...omvangVan(w),
  };
}

/** A time of day in office hours, fixed per toewijzing. */
export function tijdVan(nummer: number): string {
  const minuut = (nummer * 37) % 480;
  const twee = (n: number): string => String(n).padStart(2, '0');
  return `${twee(9 + Math.floor(minuut / 60))}:${twee(minuut % 60)}:${twee((nummer * 13) % 60)}`;
}
