import { describe, expect, it } from 'vitest';
import { readBericht } from './lezer.ts';
import { writeBericht } from './schrijver.ts';
import { voorbeeld301, voorbeeld323 } from './voorbeelden.fixture.ts';

const lees = (xml: string) => readBericht([Buffer.from(xml)]);
const xml323 = () => writeBericht('WMO323', voorbeeld323());

describe('readBericht', () => {
  it('hands out header, declaration, lines and client in the order of the file', async () => {
    const volgorde: string[] = [];
    const uitkomst = await readBericht([Buffer.from(xml323())], {
      kop: (k) => volgorde.push(`${k.soort} van ${k.afzender} aan ${k.ontvanger}`),
      declaratie: (d) => volgorde.push(`${d.nummer} ${d.DeclaratieNummer}`),
      prestatie: (p, bsn, regel) =>
        volgorde.push(`${bsn} ${p.ProductReferentie.ReferentieNummer} regel ${regel}`),
      client: (c) => volgorde.push(`client ${c.client.Bsn}`),
    });
    expect(volgorde).toEqual([
      'WMO323 van 12345678 aan 9998',
      '323 DN001',
      '999900006 RN001 regel 33',
      '999900006 RN002 regel 52',
      'client 999900006',
    ]);
    expect(uitkomst).toMatchObject({
      ok: true,
      value: { aantalClienten: 1, aantalPrestaties: 2, debetCenten: 5000, creditCenten: 2000 },
    });
  });

  it('gives whole numbers as numbers and leaves out what is not there', async () => {
    const regels: unknown[] = [];
    await readBericht([Buffer.from(xml323())], { prestatie: (p) => regels.push(p) });
    expect(regels[1]).toEqual({
      ProductReferentie: { ReferentieNummer: 'RN002', VorigReferentieNummer: 'RN000' },
      ToewijzingNummer: 10073,
      ProductCategorie: '02',
      ProductCode: '02A04',
      ProductPeriode: { Begindatum: '2026-03-01', Einddatum: '2026-03-31' },
      GeleverdVolume: 2000,
      Eenheid: '83',
      IngediendBedrag: { Bedrag: 2000, DebetCredit: 'C' },
    });
  });

  it('waits for the sink after each block and at the end', async () => {
    let blokken = 0;
    const sink = { naBlok: async () => void blokken++ };
    // the beginning is read at once, to see of which release it is
    const xml = Buffer.from(
      `${' '.repeat(20_000)}${xml323()}`.replace(/^( +)(<\?xml[^>]*>)/, '$2$1'),
    );
    const delen = [xml.subarray(0, 18_000), xml.subarray(18_000, 20_000), xml.subarray(20_000)];
    await readBericht(delen, sink);
    expect(blokken).toBe(4);
  });

  it('finds the same content hash whatever the layout and the prefixes', async () => {
    const anders = xml323()
      .replace(/\n\t*/g, '')
      .replaceAll('wmo323:', '')
      .replaceAll('xmlns:wmo323', 'xmlns')
      .replaceAll('iwmo:', 'b:')
      .replaceAll('xmlns:iwmo', 'xmlns:b')
      .replace('>10072<', '> 0010072 <');
    const [een, twee] = [await lees(xml323()), await lees(anders)];
    const hash = een.ok && een.value.inhoudHash;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(twee).toMatchObject({ ok: true, value: { inhoudHash: hash } });
    const ander = await lees(xml323().replace('>5000<', '>5001<'));
    expect(ander.ok && ander.value.inhoudHash).not.toBe(hash);
  });

  it('reads a 325 that holds only a Header', async () => {
    const xml = writeBericht('WMO325', {
      Header: {
        ...voorbeeld323().Header,
        BerichtCode: '485',
        Afzender: '9998',
        Ontvanger: '12345678',
        DeclaratieIdentificatie: { Identificatie: 'B0001', Dagtekening: '2026-05-06' },
        RetourCodes: { RetourCode: ['0001'] },
      },
    });
    const uitkomst = await lees(xml);
    expect(uitkomst).toMatchObject({
      ok: true,
      value: { declaratie: null, kop: { header: { RetourCodes: { RetourCode: ['0001'] } } } },
    });
  });

  it('collects faults with line, element and sentence, and hands out nothing after the first', async () => {
    const xml = xml323()
      .replace('>04<', '>05<')
      .replace('<wmo323:GeleverdVolume>2000</wmo323:GeleverdVolume>', '')
      .replace('2026-03-31', '2026-02-30');
    const regels: unknown[] = [];
    const uitkomst = await readBericht([Buffer.from(xml)], { prestatie: (p) => regels.push(p) });
    expect(regels).toEqual([]);
    const plek = 'Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie';
    expect(uitkomst).toMatchObject({
      ok: false,
      fouten: [
        {
          regel: 45,
          element: `${plek}/Eenheid`,
          code: 'XSD',
          melding: 'Eenheid "05" staat niet in de codelijst (01, 04, 14, 16, 82, 83, 84).',
        },
        {
          regel: 62,
          element: `${plek}/ProductPeriode/Einddatum`,
          melding: 'Einddatum "2026-02-30" is geen bestaande datum in de vorm JJJJ-MM-DD.',
        },
        {
          regel: 65,
          element: `${plek}/GeleverdVolume`,
          melding: 'GeleverdVolume ontbreekt vóór Eenheid.',
        },
      ],
    });
  });

  it('never repeats what identifies a person', async () => {
    const inhoud = voorbeeld301();
    const xml = writeBericht('JW301', inhoud)
      .replace('999900006', '99990000X')
      .replace('2012-03-04', '2012-03-99')
      .replace('>Voorbeeld<', `>${'Geheimenaam'.repeat(30)}<`)
      .replace('1234AB', 'Postcode te lang 1234AB')
      .replace('45A04', '999900006');
    const uitkomst = await lees(xml);
    expect(uitkomst).toMatchObject({ ok: false });
    expect(!uitkomst.ok && uitkomst.fouten).toHaveLength(5);
    expect(JSON.stringify(uitkomst)).not.toMatch(/99990000|2012-03|Geheimenaam|1234AB/);
  });

  it('stops at fifty faults', async () => {
    const xml = xml323().replace(/(<wmo323:Bsn>)/, `${'<wmo323:Onzin/>'.repeat(200)}$1`);
    const uitkomst = await lees(xml);
    expect(!uitkomst.ok && uitkomst.fouten).toHaveLength(50);
  });

  it.each(['3_0', '3_1'])(
    'reads release %s as 3.2: the same content, the same hash',
    async (release) => {
      const oud = xml323()
        .replaceAll('/3_2/', `/${release}/`)
        .replace('BerichtSubversie>2<', `BerichtSubversie>${release.slice(-1)}<`);
      expect(oud).not.toBe(xml323());
      const uitkomst = await lees(oud);
      const nieuw = await lees(xml323());
      expect(uitkomst.ok && uitkomst.value.inhoudHash).toBe(nieuw.ok && nieuw.value.inhoudHash);
    },
  );

  it('refuses a release whose Header says another', async () => {
    const uitkomst = await lees(
      xml323().replaceAll('/3_2/', '/3_0/').replace('BerichtSubversie>2<', 'BerichtSubversie>7<'),
    );
    expect(uitkomst.ok).toBe(false);
  });

  it('says which release is not read', async () => {
    const uitkomst = await lees(xml323().replaceAll('/3_2/', '/2_4/'));
    expect(uitkomst).toMatchObject({
      ok: false,
      problem: {
        detail:
          'iWmo 2.4 wordt nog niet gelezen; lever het bericht aan in iWmo of iJw 3.0, 3.1 of 3.2.',
      },
    });
  });

  it('finds a field in the namespace of the message that belongs in the basisschema', async () => {
    const xml = xml323().replace(/iwmo:Identificatie>/g, 'wmo323:Identificatie>');
    const uitkomst = await lees(xml);
    expect(!uitkomst.ok && uitkomst.fouten[0]?.melding).toBe(
      'Identificatie staat in een verkeerde naamruimte.',
    );
  });
});
