import type { BerichtInhoud } from './beschrijving/standaard.ts';

/** A small declaration with one debit and one credit; the total is right. For tests. */
export function voorbeeld323(): BerichtInhoud<'WMO323'> {
  return {
    Header: {
      Afzender: '12345678',
      Ontvanger: '9998',
      BerichtIdentificatie: { Identificatie: 'B0001', Dagtekening: '2026-05-06' },
    },
    Declaratie: {
      DeclaratieNummer: 'DN001',
      DeclaratiePeriode: { Begindatum: '2026-04-01', Einddatum: '2026-04-30' },
      DeclaratieDagtekening: '2026-05-06',
      TotaalIngediendBedrag: { TotaalBedrag: 3000, DebetCredit: 'D' },
      Clienten: {
        Client: [
          {
            Bsn: '999900006',
            Prestaties: {
              Prestatie: [
                {
                  ProductReferentie: { ReferentieNummer: 'RN001' },
                  ToewijzingNummer: 10072,
                  ProductCategorie: '02',
                  ProductCode: '02A03',
                  ProductPeriode: { Begindatum: '2026-04-01', Einddatum: '2026-04-30' },
                  GeleverdVolume: 4,
                  Eenheid: '04',
                  ProductTarief: 1250,
                  IngediendBedrag: { Bedrag: 5000, DebetCredit: 'D' },
                },
                {
                  ProductReferentie: { ReferentieNummer: 'RN002', VorigReferentieNummer: 'RN000' },
                  ToewijzingNummer: 10073,
                  ProductCategorie: '02',
                  ProductCode: '02A04',
                  ProductPeriode: { Begindatum: '2026-03-01', Einddatum: '2026-03-31' },
                  GeleverdVolume: 2000,
                  Eenheid: '83',
                  IngediendBedrag: { Bedrag: 2000, DebetCredit: 'C' },
                },
              ],
            },
          },
        ],
      },
    },
  };
}

/** The answer to `voorbeeld323` that returns its first line. For tests. */
export function voorbeeld325(): BerichtInhoud<'WMO325'> {
  const { Header, Declaratie } = voorbeeld323();
  const [client] = Declaratie.Clienten.Client;
  const [eerste] = client?.Prestaties.Prestatie ?? [];
  if (!client || !eerste) throw new Error('the example has a client with a line');
  const codes = (...RetourCode: string[]) => ({ RetourCodes: { RetourCode } });
  return {
    Header: {
      Afzender: Header.Ontvanger,
      Ontvanger: Header.Afzender,
      BerichtIdentificatie: { Identificatie: 'A0001', Dagtekening: '2026-05-12' },
      DeclaratieIdentificatie: Header.BerichtIdentificatie,
      ...codes('0200'),
    },
    DeclaratieAntwoord: {
      DeclaratieNummer: Declaratie.DeclaratieNummer,
      TotaalIngediendBedrag: Declaratie.TotaalIngediendBedrag,
      TotaalToegekendBedrag: { TotaalBedrag: 2000, DebetCredit: 'C' },
      Clienten: {
        Client: [
          {
            Bsn: client.Bsn,
            Prestaties: { Prestatie: [{ ...eerste, ...codes('0611') }] },
            ...codes('0200'),
          },
        ],
      },
      ...codes('0200'),
    },
  };
}

/** A client with one specifieke toewijzing. For tests. */
export function voorbeeld301(): BerichtInhoud<'JW301'> {
  return {
    Header: {
      Afzender: '9998',
      Ontvanger: '12345678',
      BerichtIdentificatie: { Identificatie: 'T0001', Dagtekening: '2026-05-06' },
    },
    Client: {
      Bsn: '999900006',
      Geboortedatum: { Datum: '2012-03-04' },
      Geslacht: '2',
      Naam: { Geslachtsnaam: { Achternaam: 'Voorbeeld' }, NaamGebruik: '1' },
      Contactgegevens: {
        Contact: [{ Soort: '01', Adres: { Huis: { Huisnummer: 1 }, Postcode: '1234AB' } }],
      },
      ToegewezenProducten: {
        ToegewezenProduct: [
          {
            ToewijzingNummer: 10072,
            Product: { Categorie: '45', Code: '45A04' },
            Toewijzingsdatum: '2026-04-28',
            Toewijzingstijd: '10:11:12',
            Ingangsdatum: '2026-05-01',
            Einddatum: '2027-04-30',
            Omvang: { Volume: 3, Eenheid: '04', Frequentie: '2' },
          },
        ],
      },
    },
  };
}
