import { closeSync, openSync, writeSync } from 'node:fs';
import type { BerichtInhoud } from '../intake/berichten/beschrijving/standaard.ts';
import { type StroomInhoud, writeBerichtNaar } from '../intake/berichten/schrijver.ts';
import { createBsnReeks } from './bsn.ts';
import { datumVan, eersteVan, laatsteVan } from './kalender.ts';
import { geheel, kiesUit, stroomVan } from './kans.ts';
import { GEMEENTE } from './poststuk.ts';
import { tariefVan } from './producten.ts';
import { WMO_PRODUCTEN } from './producten-wmo.ts';

type Inhoud = BerichtInhoud<'WMO323'>;
type Client = Inhoud['Declaratie']['Clienten']['Client'][number];
type Prestatie = Client['Prestaties']['Prestatie'][number];

/** What a large declaration holds, to hold an import against. */
export interface GroteDeclaratie {
  readonly bytes: number;
  readonly clienten: number;
  readonly prestaties: number;
  readonly totaalCenten: number;
}

const PRESTATIES_PER_CLIENT = 8;
const PERIODE = 2025 * 12 + 8;
const MONSTER = 400;

/**
 * Writes one valid WMO323 of nearly (never more than) `bytes` to a file, straight to disk: memory
 * does not grow with the size. The same arguments give the same bytes. Bounded by the number of test
 * BSNs: about 500 MB.
 */
export function schrijfGroteDeclaratie(pad: string, bytes: number, zaad: number): GroteDeclaratie {
  const bestand = openSync(pad, 'w');
  try {
    return maakGroteDeclaratie(bytes, zaad, (tekst) => void writeSync(bestand, tekst));
  } finally {
    closeSync(bestand);
  }
}

function maakGroteDeclaratie(
  bytes: number,
  zaad: number,
  ontvang: (tekst: string) => void,
): GroteDeclaratie {
  const [een, veel] = [maat(1, zaad), maat(MONSTER, zaad)];
  const perClient = (veel - een) / (MONSTER - 1);
  const aantal = Math.max(1, Math.floor((bytes * 0.998 - een) / perClient));
  let geschreven = 0;
  const totaalCenten = schrijf(aantal, zaad, (tekst) => {
    geschreven += tekst.length;
    ontvang(tekst);
  });
  const prestaties = aantal * PRESTATIES_PER_CLIENT;
  return { bytes: geschreven, clienten: aantal, prestaties, totaalCenten };
}

function maat(aantal: number, zaad: number): number {
  let lengte = 0;
  schrijf(aantal, zaad, (tekst) => {
    lengte += tekst.length;
  });
  return lengte;
}

/** The total stands before the lines, so they are made twice: once to add up, once to write. */
function schrijf(aantal: number, zaad: number, ontvang: (tekst: string) => void): number {
  let totaal = 0;
  for (const { Prestaties } of clienten(aantal, zaad)) {
    for (const p of Prestaties.Prestatie) totaal += p.IngediendBedrag.Bedrag;
  }
  const dag = datumVan(laatsteVan(PERIODE) + 8);
  const inhoud: StroomInhoud<Inhoud> = {
    Header: {
      Afzender: '98004111',
      Ontvanger: GEMEENTE,
      BerichtIdentificatie: { Identificatie: `GROOT${zaad % 1_000_000}`, Dagtekening: dag },
    },
    Declaratie: {
      DeclaratieNummer: `GROOT${zaad % 1_000_000}`,
      DeclaratiePeriode: {
        Begindatum: datumVan(eersteVan(PERIODE)),
        Einddatum: datumVan(laatsteVan(PERIODE)),
      },
      DeclaratieDagtekening: dag,
      TotaalIngediendBedrag: { TotaalBedrag: totaal, DebetCredit: 'D' },
      Clienten: { Client: clienten(aantal, zaad) },
    },
  };
  writeBerichtNaar('WMO323', inhoud, ontvang);
  return totaal;
}

function* clienten(aantal: number, zaad: number): Iterable<Client> {
  const t = stroomVan(zaad, 'groot');
  const bsn = createBsnReeks(zaad);
  for (let k = 0; k < aantal; k++) {
    const Prestatie = Array.from({ length: PRESTATIES_PER_CLIENT }, (_, i) => prestatie(t, k, i));
    yield { Bsn: bsn(), Prestaties: { Prestatie } };
  }
}

/** Every line of a client is of another month, so that no care is claimed twice. */
function prestatie(t: () => number, client: number, nummer: number): Prestatie {
  const product = kiesUit(t, WMO_PRODUCTEN);
  const maand = PERIODE - nummer;
  const volume = geheel(t, 1, 28);
  const tarief = tariefVan(product, 2025);
  const GeleverdVolume = tarief === null ? volume * 1_000 : volume;
  return {
    ProductReferentie: {
      ReferentieNummer: `G${String(client).padStart(7, '0')}${String(nummer).padStart(2, '0')}`,
    },
    ToewijzingNummer: 200_000_000 + client * PRESTATIES_PER_CLIENT + nummer,
    ProductCategorie: product.categorie,
    ProductCode: product.code,
    ProductPeriode: {
      Begindatum: datumVan(eersteVan(maand)),
      Einddatum: datumVan(laatsteVan(maand)),
    },
    GeleverdVolume,
    Eenheid: product.eenheid,
    ...(tarief === null ? {} : { ProductTarief: tarief }),
    IngediendBedrag: { Bedrag: GeleverdVolume * (tarief ?? 1), DebetCredit: 'D' },
  };
}
