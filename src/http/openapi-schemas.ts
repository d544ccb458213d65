import { GROEPEN } from '../definitie/vraag.ts';
import {
  dag,
  geheel,
  gemeente,
  lijst,
  ofNull,
  tekst,
  teksten,
  velden,
  verwijs,
} from './openapi-bouw.ts';
import type { JsonSchema } from './schema.ts';

const ANTWOORD = velden({
  vraag: tekst,
  gemeente,
  peildatum: dag,
  snapshot: { type: 'integer', description: 'Nummer van de laatste import die meetelt' },
  status: { type: 'string', enum: ['voorlopig', 'naderVoorlopig', 'definitief', 'prognose'] },
  fictief: { type: 'boolean', description: 'Demonstratie of voorbeeld' },
  eenheid: tekst,
  bronnen: lijst(velden({ naam: tekst, standPer: ofNull(dag) })),
  ontbreekt: { ...teksten, description: 'Wat niet in het antwoord zit' },
  afleiding: { type: 'string', description: 'Hoe het berekend is' },
  zin: { type: 'string', description: 'Het antwoord in gewone taal' },
  antwoord: {},
  tabel: verwijs('schemas', 'Tabel'),
  grafiek: ofNull(verwijs('schemas', 'Grafiek')),
});

const MAAND = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}$' };
const CEL = { anyOf: [tekst, { type: 'number' }, { type: 'null' }] };
const RIJ = { type: 'object', additionalProperties: CEL };

const TABEL = velden(
  {
    titel: tekst,
    kolommen: lijst(
      velden(
        {
          veld: { type: 'string', description: 'Naam van de cel in een rij' },
          label: tekst,
          soort: {
            type: 'string',
            enum: ['tekst', 'bedrag', 'aantal', 'aandeel', 'datum', 'maand', 'dagen', 'getal'],
            description: 'Een bedrag is in hele eurocenten, een aandeel een breuk',
          },
          totaal: {
            type: 'string',
            enum: ['som', 'saldo'],
            description: 'Hoe het totaal uit de rijen volgt; saldo is lasten min baten',
          },
          uitleg: tekst,
          leegMag: { type: 'boolean', description: 'null is hier een lege plek, niet onbekend' },
          warmteveld: { type: 'string', description: 'Naam van het niveau (0-5) in een rij' },
          merkveld: { type: 'string', description: 'Naam van het merkteken in een rij' },
        },
        ['totaal', 'uitleg', 'leegMag', 'warmteveld', 'merkveld'],
      ),
    ),
    rijen: lijst(RIJ),
    totaalrij: RIJ,
    noot: tekst,
    warmte: velden({
      naam: tekst,
      niveaus: { ...lijst(tekst), description: 'Wat de niveaus 0 tot en met 5 betekenen' },
    }),
  },
  ['totaalrij', 'noot', 'warmte'],
);

const PUNTEN = { ...lijst(ofNull({ type: 'number' })), description: 'null is een gat, geen nul' };

const GRAFIEK = velden(
  {
    soort: { type: 'string', enum: ['assen', 'waterval', 'liggend'] },
    titel: tekst,
    beschrijving: { type: 'string', description: 'Wat de grafiek laat zien, in een zin' },
    eenheid: { type: 'string', enum: ['centen', 'aantal', 'aandeel', 'dagen'] },
    categorieen: teksten,
    reeksen: lijst(
      velden(
        {
          naam: tekst,
          vorm: { type: 'string', enum: ['staaf', 'lijn', 'band'] },
          waarden: PUNTEN,
          laag: { ...PUNTEN, description: 'Onderkant van een band' },
          stapel: tekst,
          voorlopig: { type: 'boolean' },
        },
        ['laag', 'stapel', 'voorlopig'],
      ),
    ),
    streep: velden({ naam: tekst, waarde: { type: 'number' } }),
  },
  ['streep'],
);

/** A JSON Schema of the input, as forms and the command line read it. */
const INVOER = { type: 'object', additionalProperties: true };

const VRAGEN = velden({
  vragen: lijst(
    velden({
      id: tekst,
      titel: tekst,
      vraagzin: tekst,
      groep: { type: 'string', enum: [...GROEPEN] },
      volgorde: { type: 'number' },
      doel: tekst,
      rollen: teksten,
      invoer: INVOER,
      adres: { type: 'string', format: 'uri-reference' },
    }),
  ),
});

const ONHERROEPELIJK = ofNull({
  type: 'string',
  description: 'Waarom deze handeling niet terug te draaien is',
});

const HANDELINGEN = velden({
  handelingen: lijst(
    velden({
      id: tekst,
      titel: tekst,
      uitleg: tekst,
      doel: tekst,
      rollen: teksten,
      onherroepelijk: ONHERROEPELIJK,
      invoer: INVOER,
      adres: { type: 'string', format: 'uri-reference' },
    }),
  ),
});

const LOGBOEK = velden({
  gemeente,
  regels: lijst(
    velden({
      id: geheel,
      handeling: tekst,
      gemeente,
      actor: tekst,
      gedaanOp: { type: 'string', format: 'date-time' },
      zin: { type: 'string', description: 'Wat er gedaan is' },
      herroeptId: ofNull(geheel),
      herroepenDoorId: ofNull(geheel),
      onherroepelijk: ONHERROEPELIJK,
    }),
  ),
});

const IMPORTEN = velden({
  opdrachten: lijst(verwijs('schemas', 'Importopdracht')),
  importen: lijst(
    velden({
      snapshot: geheel,
      ingelezenOp: { type: 'string', format: 'date-time' },
      omschrijving: tekst,
      fictief: { type: 'boolean' },
      ingetrokken: { type: 'boolean' },
      soort: { type: 'string', description: 'Soort bericht of tabel, zoals WMO323' },
      berichten: geheel,
      regels: geheel,
      herkomsten: {
        ...lijst({ enum: ['envelop', 'dagtekening', 'opgegeven', 'export'] }),
        description: 'Waar de dag van ontvangst uit blijkt; leeg bij tabellen',
      },
      eersteBekendSinds: ofNull(dag),
      laatsteBekendSinds: ofNull(dag),
    }),
  ),
});

const CONTROLE = velden({
  bestand: { ...ofNull(tekst), description: 'null als het over meer bestanden gaat' },
  bestanden: geheel,
  soort: { type: 'string', description: 'Soort bericht of tabel, zoals WMO323' },
  uitkomst: { type: 'string', enum: ['nieuw', 'alBekend', 'geweigerd'] },
  rijen: geheel,
  kolommen: lijst(
    velden({
      veld: tekst,
      kop: { type: 'string', description: 'De kop zoals aangeleverd' },
      gevuld: geheel,
      somCenten: ofNull(geheel),
      eerste: { ...ofNull(tekst), description: 'Eerste dag, maand of jaar' },
      laatste: ofNull(tekst),
      verschillend: { ...ofNull(geheel), description: 'Hoeveel verschillende' },
    }),
  ),
  overgeslagen: { ...teksten, description: 'Koppen van kolommen die niet worden gelezen' },
  andereBladen: {
    ...lijst(geheel),
    description: 'Nummers van bladen van een werkboek die niet worden gelezen',
  },
});

const VERSLAG = velden({
  proef: { type: 'boolean', description: 'Alleen geprobeerd: er is niets bewaard' },
  snapshot: ofNull(geheel),
  bestanden: geheel,
  verwerkt: geheel,
  alBekend: geheel,
  geweigerd: geheel,
  berichten: {
    type: 'object',
    additionalProperties: geheel,
    description: 'Aantal berichten per soort',
  },
  prestaties: geheel,
  fouten: lijst(
    velden({
      bestand: tekst,
      regel: ofNull(geheel),
      element: ofNull(tekst),
      code: {
        type: 'string',
        description: 'Regel van de standaard (XSD, TR358) of een eigen code',
      },
      melding: tekst,
    }),
  ),
  controle: {
    ...lijst(CONTROLE),
    description: 'Controletotalen per tabel, en per soort bericht',
  },
  onbekend: {
    ...lijst(
      velden({
        bestand: tekst,
        koppen: teksten,
        lijktOp: lijst(
          velden({
            soort: tekst,
            gevonden: teksten,
            ontbreekt: lijst(velden({ veld: tekst, verplicht: { type: 'boolean' } })),
          }),
        ),
      }),
    ),
    description: 'Tabellen die niet zijn herkend; alleen bij een proef',
  },
  vervangt: {
    ...lijst(
      velden({
        ...{ bestand: tekst, soort: tekst },
        deel: { ...ofNull(tekst), description: 'null als het er meer zijn' },
        ...{ delen: geheel, rijenOud: geheel, rijenNieuw: geheel },
        ...{ oudCenten: ofNull(geheel), nieuwCenten: ofNull(geheel) },
      }),
    ),
    description: 'Wat een tabel vervangt, per deel waarvan zij een volledige opgave is',
  },
  herkend: {
    type: 'integer',
    description: 'Regels die er al waren, als bericht of in een eerdere export',
  },
  verschillen: {
    ...lijst(velden({ cijfer: tekst, voorCenten: ofNull(geheel), naCenten: ofNull(geheel) })),
    description: 'Wat de import veranderde in de kerncijfers; leeg als niets veranderde',
  },
});

/** What is sent back and forth, by name. */
export const SCHEMAS: JsonSchema = {
  Antwoord: ANTWOORD,
  Tabel: TABEL,
  Grafiek: GRAFIEK,
  Vragen: VRAGEN,
  Handelingen: HANDELINGEN,
  Logboek: LOGBOEK,
  Importen: IMPORTEN,
  Verslag: VERSLAG,
  Gedaan: velden({
    handeling: tekst,
    uitkomst: {},
    zin: { type: 'string', description: 'Wat er gedaan is' },
    handelingId: ofNull(geheel),
  }),
  Gezondheid: velden({
    status: { type: 'string', enum: ['gezond'] },
    versie: tekst,
    gemeenten: {
      type: 'array',
      items: velden({
        gemeente: tekst,
        standPer: dag,
        snapshot: geheel,
        fictief: { type: 'boolean' },
        eersteLeverperiode: ofNull(MAAND),
        laatsteLeverperiode: ofNull(MAAND),
      }),
    },
  }),
  Importopdracht: velden({
    id: { type: 'string', format: 'uuid' },
    toestand: { type: 'string', enum: ['wacht', 'bezig', 'klaar', 'mislukt'] },
    proef: { type: 'boolean', description: 'Alleen geprobeerd: er wordt niets bewaard' },
    bestanden: teksten,
    voortgang: velden({ gedaan: geheel, totaal: geheel, bestand: tekst }),
    verslag: ofNull(verwijs('schemas', 'Verslag')),
    fout: ofNull(tekst),
  }),
  Probleem: velden(
    {
      type: { type: 'string', format: 'uri-reference' },
      status: geheel,
      title: tekst,
      detail: tekst,
      code: tekst,
      velden: { type: 'array', items: velden({ veld: tekst, melding: tekst }) },
      instance: { type: 'string', format: 'uri-reference' },
    },
    ['code', 'velden', 'instance'],
  ),
  Narekening: velden({
    bestand: tekst,
    zin: tekst,
    sommen: lijst(
      velden({
        plaats: tekst,
        gepubliceerd: { type: 'number' },
        berekend: { type: 'number' },
        verschil: { type: 'number', description: 'Gepubliceerd min berekend' },
        uitkomst: { type: 'string', enum: ['klopt', 'afronding', 'nietHerleidbaar'] },
        pmPosten: { type: 'integer', description: 'Delen waar PM staat: niet meegeteld' },
        verklaring: tekst,
      }),
    ),
    meldingen: lijst(velden({ code: tekst, plaats: tekst, melding: tekst })),
  }),
  NarekenUpload: {
    type: 'object',
    required: ['bestand'],
    properties: {
      bestand: { type: 'string', contentMediaType: 'application/octet-stream' },
      getal: { type: 'string', enum: ['nl', 'en'] },
    },
  },
  Upload: {
    type: 'object',
    required: ['bestand'],
    properties: {
      bestand: {
        type: 'array',
        items: { type: 'string', contentMediaType: 'application/octet-stream' },
      },
      gemeente: tekst,
      ontvangenOp: dag,
      getal: { type: 'string', enum: ['nl', 'en'] },
      omschrijving: tekst,
      proef: {
        type: 'string',
        enum: ['true', 'false'],
        description: 'true: zeg wat er zou gebeuren en bewaar niets',
      },
    },
  },
};
