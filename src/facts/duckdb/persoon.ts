import type { Gemeente } from '../../core/basis/domein.ts';
import type { Pseudoniem } from '../feiten.ts';
import type { Persoonsgegevens, Persoonsregel } from '../vernietiging.ts';
import { gemeenteNummer } from './codes.ts';
import type { Verbinding } from './verbinding.ts';

const MAAND = (m: string) => `printf('%04d-%02d', ${m} // 12, ${m} % 12 + 1)`;
const WET = `case x.wet when 1 then 'Wmo' when 2 then 'Jeugdwet' else 'Participatiewet' end as wet`;
const HERKOMST = `b.soort as bericht, b.identificatie as berichtnummer, b.bekend_sinds::varchar as "ontvangenOp",
  b.bestand, i.ingelezen_op as "ingelezenOp"`;
const BRON = `join bericht b on b.bericht_id = x.bericht_id join import i on i.snapshot = b.snapshot
  join aanbieder a on a.aanbieder_id = x.aanbieder_id
  left join product p on p.product_id = x.product_id`;
const PRODUCT = 'p.categorie as "productcategorie", p.code as "productcode"';

/** What is asked of each table; `$1` is the client. */
const VRAGEN: readonly (readonly [
  soort: string,
  feitsoort: Persoonsgegevens['feitsoort'],
  sql: string,
])[] = [
  [
    'Toewijzingen (301)',
    'toewijzingen',
    `select ${WET}, x.nummer as "toewijzingnummer", a.agb as aanbieder, ${PRODUCT},
      x.datum::varchar as "toegewezenOp", x.ingang::varchar as ingangsdatum, x.eind::varchar as einddatum,
      x.reden_wijziging as "redenWijziging", x.volume, x.eenheid::int as eenheid,
      x.frequentie::int as frequentie, x.budget as "budgetCenten", x.referentie as "referentieAanbieder",
      case when x.geboortemaand is not null then ${MAAND('x.geboortemaand::int')} end as geboortemaand,
      x.wijk, x.buurt, x.huishouden is not null as "huishoudenHerkend", ${HERKOMST}
     from toewijzing x ${BRON} where x.client_id = $1 order by x.bekend_sinds, x.nummer, x.datum`,
  ],
  [
    'Start en stop van zorg (305 en 307)',
    'leveringen',
    `select ${WET}, case when x.start then 'start' else 'stop' end as soort,
      x.toewijzing_nummer as "toewijzingnummer", a.agb as aanbieder, ${PRODUCT},
      x.begindatum::varchar as begindatum, x.einddatum::varchar as einddatum,
      x.reden_beeindiging as "redenBeeindiging", x.status_aanlevering as "statusAanlevering", ${HERKOMST}
     from levering x ${BRON} where x.client_id = $1 order by x.bekend_sinds, x.begindatum`,
  ],
  [
    'Verzoeken om toewijzing (315)',
    'toewijzingen',
    `select ${WET}, a.agb as aanbieder, x.referentie as "referentieAanbieder", x.verwijzer, ${HERKOMST}
     from verzoek x ${BRON.replace(/left join product.*/s, '')} where x.client_id = $1 order by x.bekend_sinds`,
  ],
  [
    'Declaratieregels (323)',
    'declaraties',
    `select ${WET}, x.referentie, a.agb as aanbieder, ${PRODUCT}, x.toewijzing_nummer as "toewijzingnummer",
      x.begindatum::varchar as begindatum, x.einddatum::varchar as einddatum, x.volume,
      x.eenheid::int as eenheid, x.tarief as "tariefCenten", x.bedrag as "bedragCenten",
      case x.uitkomst when 0 then 'in beoordeling' when 1 then 'toegekend' when 2 then 'afgekeurd'
        else 'niet verzonden' end as stand, x.antwoord_sinds::varchar as "beoordeeldOp", ${HERKOMST}
     from regel_stand x ${BRON} where x.client_id = $1 order by x.leverperiode, x.referentie, x.regel_id`,
  ],
];

/** See `VernietigLezer.persoon`. */
export async function persoon(
  db: Verbinding,
  gemeente: Gemeente,
  client: Pseudoniem,
): Promise<readonly Persoonsgegevens[]> {
  const g = gemeenteNummer(gemeente);
  const [wie] = await db.rijen<{ id: number }>(
    'select client_id as id from client where gemeente = $1 and pseudoniem = $2',
    [g, client],
  );
  const uit: Persoonsgegevens[] = [];
  for (const [soort, feitsoort, sql] of wie ? VRAGEN : []) {
    const regels = await db.rijen<Persoonsregel>(sql, [wie?.id ?? 0]);
    if (regels.length > 0) uit.push({ soort, feitsoort, regels });
  }
  const afgeschermd = await db.rijen<Persoonsregel>(
    `select x.afgeschermd, t.bestand, i.ingelezen_op as "ingelezenOp" from afgeschermd x
     join tabelbron t on t.bron_id = x.bron_id join import i on i.snapshot = t.snapshot
     where x.gemeente = $1 and x.client = $2 order by x.bron_id`,
    [g, client],
  );
  return afgeschermd.length > 0
    ? [...uit, { soort: 'Afscherming van het adres', feitsoort: null, regels: afgeschermd }]
    : uit;
}
