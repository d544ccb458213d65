import { type Datum, maandIndex, maandVan } from '../../core/basis/datum.ts';
import type {
  AfwijzingFeit,
  AntwoordFeit,
  BerichtFeit,
  Bevinding,
  LeveringFeit,
  PrestatieFeit,
  Pseudoniem,
  RetourFeit,
  ToewijzingFeit,
  VerzoekFeit,
} from '../feiten.ts';
import { dagNummer, gemeenteNummer, wetNummer } from './codes.ts';
import type { Schrijver, Verbinding } from './verbinding.ts';

/**
 * The staging tables: temporary, so that a kill leaves nothing of them. Rows carry the message id
 * that the session gave out; client and product are numbered within the batch.
 */
const TABELLEN: Readonly<Record<string, string>> = {
  st_bericht: `bericht_id integer, gemeente usmallint, wet utinyint, soort varchar,
    berichtcode varchar, afzender varchar, ontvanger varchar, partij varchar,
    identificatie varchar, dagtekening integer, bekend integer, herkomst varchar,
    inhoud_hash varchar, bestand varchar, regels integer, sleutel bigint, inhoud_sleutel bigint`,
  st_regel: `bericht_id integer, regel_id integer, client integer, toewijzing_nummer integer,
    product integer, leverperiode smallint, begin integer, einde integer, volume integer,
    eenheid utinyint, tarief integer, bedrag integer, referentie varchar, vorige varchar`,
  st_toewijzing: `bericht_id integer, client integer, product integer, nummer integer,
    datum integer, tijd varchar, ingang integer, eind integer, reden varchar, volume integer,
    eenheid utinyint, frequentie utinyint, budget integer, referentie varchar,
    geboortemaand smallint, wijk varchar, buurt varchar, huishouden varchar`,
  st_levering: `bericht_id integer, start boolean, client integer, toewijzing_nummer integer,
    product integer, begin integer, einde integer, reden varchar, status varchar`,
  st_verzoek: 'bericht_id integer, client integer, referentie varchar, verwijzer varchar',
  st_antwoord: 'bericht_id integer, declaratie varchar, uitkomst utinyint, retourcodes varchar',
  st_retour: 'bericht_id integer, heen_code varchar, afgekeurd boolean, retourcodes varchar',
  st_afwijzing: 'bericht_id integer, referentie varchar, bedrag integer, retourcodes varchar',
  st_bevinding: `bericht_id integer, regel_code varchar, melding varchar, bestand varchar,
    regel integer, element varchar, aantal integer`,
  st_client: 'lokaal integer, pseudoniem varchar',
  st_product: 'lokaal integer, categorie varchar, code varchar',
};

const UITKOMST = { beoordeeld: 1, geheelAfgewezen: 2, nietVerzonden: 3 } as const;

/** What was sent by or to a provider: the provider's side of a message. */
const partijVan = (b: BerichtFeit): string =>
  /(301|302|319|320|325)$/.test(b.soort) ? b.ontvanger : b.afzender;

/** Day numbers seen before: a file of 35,000 lines names a few hundred days. */
const dagen = new Map<Datum, number>();

function dag(d: Datum): number {
  const bekend = dagen.get(d);
  if (bekend !== undefined) return bekend;
  if (dagen.size > 20_000) dagen.clear();
  const nummer = dagNummer(d);
  dagen.set(d, nummer);
  return nummer;
}

const dagOfLeeg = (d: Datum | null) => (d === null ? null : dag(d));
const getalOfLeeg = (code: string | null) => (code === null ? null : Number(code));

/** Puts facts into staging tables; nothing here is visible to a question. */
export interface Voorportaal {
  /** Rows staged since the last `leegmaken`. */
  readonly rijen: () => number;
  bericht(id: number, b: BerichtFeit, extra: BerichtExtra): void;
  prestatie(id: number, regelId: number, f: PrestatieFeit): void;
  toewijzing(id: number, f: ToewijzingFeit): void;
  levering(id: number, f: LeveringFeit): void;
  verzoek(id: number, f: VerzoekFeit): void;
  antwoord(id: number, f: AntwoordFeit): void;
  retour(id: number, f: RetourFeit): void;
  afwijzing(id: number, f: AfwijzingFeit): void;
  bevinding(id: number, f: Bevinding): void;
  /** Hands all buffered rows to the engine, so that SQL sees them. */
  spoel(): void;
  /** Forgets all that is staged. */
  leegmaken(): Promise<void>;
  /** Forgets which messages were taken in; rows stay, those of messages still open among them. */
  sluitPartij(): Promise<void>;
  sluit(): Promise<void>;
}

/** What the session adds to a message. */
export interface BerichtExtra {
  readonly bestand: string;
  readonly regels: number;
  readonly sleutel: number;
  readonly inhoudSleutel: number;
}

/** Numbers values in the order in which they come; a new one is written to its staging table. */
function maakNummering<T>(sleutelVan: (t: T) => string, schrijf: (nummer: number, t: T) => void) {
  const nummers = new Map<string, number>();
  return {
    van(t: T): number {
      const sleutel = sleutelVan(t);
      const bekend = nummers.get(sleutel);
      if (bekend !== undefined) return bekend;
      const nummer = nummers.size;
      nummers.set(sleutel, nummer);
      schrijf(nummer, t);
      return nummer;
    },
    leeg: () => nummers.clear(),
  };
}

interface ProductSleutel {
  readonly categorie: string | null;
  readonly code: string | null;
}

type Tabel = (rij: Parameters<Schrijver['voegToe']>[0]) => void;

function maakRijen(zet: (tabel: string) => Tabel, client: (p: Pseudoniem) => number) {
  const product = maakNummering<ProductSleutel>(
    (p) => `${p.categorie}|${p.code ?? ''}`,
    (nummer, p) => zet('st_product')([nummer, p.categorie, p.code]),
  );
  const productVan = (p: ProductSleutel) => (p.categorie === null ? null : product.van(p));
  const st = {
    bericht: zet('st_bericht'),
    regel: zet('st_regel'),
    toewijzing: zet('st_toewijzing'),
    levering: zet('st_levering'),
  };
  return {
    vergeet: product.leeg,
    bericht(id: number, b: BerichtFeit, e: BerichtExtra) {
      const plaats = [gemeenteNummer(b.gemeente), wetNummer(b.wet)];
      const namen = [b.soort, b.berichtcode, b.afzender, b.ontvanger, partijVan(b)];
      const dagen = [dagNummer(b.dagtekening), dagNummer(b.bekendSinds), b.bekendSindsHerkomst];
      const inhoud = [
        b.inhoudHash,
        e.bestand,
        e.regels,
        BigInt(e.sleutel),
        BigInt(e.inhoudSleutel),
      ];
      st.bericht([id, ...plaats, ...namen, b.identificatie, ...dagen, ...inhoud]);
    },
    // The next four run for every line: one flat array, no helpers in between.
    // biome-ignore format: columns in the order of the staging table
    prestatie(id: number, regelId: number, f: PrestatieFeit) {
      st.regel([
        id, regelId, client(f.client), f.toewijzingNummer, product.van(f),
        maandIndex(maandVan(f.begindatum)), dag(f.begindatum), dag(f.einddatum), f.volume,
        Number(f.eenheid), f.tariefCenten, f.bedragCenten, f.referentieNummer,
        f.vorigReferentieNummer,
      ]);
    },
    // biome-ignore format: columns in the order of the staging table
    toewijzing(id: number, f: ToewijzingFeit) {
      st.toewijzing([
        id, client(f.client), productVan(f), f.toewijzingNummer, dag(f.toewijzingsdatum),
        f.toewijzingstijd, dag(f.ingangsdatum), dagOfLeeg(f.einddatum), f.redenWijziging, f.volume,
        getalOfLeeg(f.eenheid), getalOfLeeg(f.frequentie), f.budgetCenten, f.referentieAanbieder,
        f.geboortemaand === null ? null : maandIndex(f.geboortemaand), f.wijk, f.buurt,
        f.huishouden,
      ]);
    },
    // biome-ignore format: columns in the order of the staging table
    levering(id: number, f: LeveringFeit) {
      st.levering([
        id, f.soort === 'start', client(f.client), f.toewijzingNummer, productVan(f),
        dag(f.begindatum), dagOfLeeg(f.einddatum), f.redenBeeindiging, f.statusAanlevering,
      ]);
    },
    verzoek(id: number, f: VerzoekFeit) {
      zet('st_verzoek')([id, client(f.client), f.referentieAanbieder, f.verwijzerType]);
    },
    antwoord(id: number, f: AntwoordFeit) {
      const codes = f.retourcodes.join(' ');
      zet('st_antwoord')([id, f.declaratieIdentificatie, UITKOMST[f.uitkomst], codes]);
    },
    retour(id: number, f: RetourFeit) {
      zet('st_retour')([id, f.heenCode, f.afgekeurd, f.retourcodes.join(' ')]);
    },
    afwijzing(id: number, f: AfwijzingFeit) {
      zet('st_afwijzing')([id, f.referentieNummer, f.bedragCenten, f.retourcodes.join(' ')]);
    },
    bevinding(id: number, f: Bevinding) {
      const wat = [f.regelId, f.melding, f.bestand, f.regel, f.element, f.aantal];
      zet('st_bevinding')([id, ...wat]);
    },
  };
}

/** Makes the staging tables on this connection. */
export async function openVoorportaal(db: Verbinding): Promise<Voorportaal> {
  const schrijvers = new Map<string, Schrijver>();
  for (const [naam, kolommen] of Object.entries(TABELLEN)) {
    await db.run(`create or replace temp table ${naam}(${kolommen})`);
    schrijvers.set(naam, await db.schrijver(naam, 'temp'));
  }
  let aantal = 0;
  const zet = (tabel: string): Tabel => {
    const schrijver = schrijvers.get(tabel);
    if (schrijver === undefined) throw new Error(`no staging table ${tabel}`);
    return (rij) => {
      aantal += 1;
      schrijver.voegToe(rij);
    };
  };
  const client = maakNummering<Pseudoniem>(
    (p) => p,
    (nummer, p) => zet('st_client')([nummer, p]),
  );
  const rijen = maakRijen(zet, client.van);
  const spoel = () => {
    for (const schrijver of schrijvers.values()) schrijver.leeg();
  };
  const leegmaken = async () => {
    spoel();
    for (const naam of Object.keys(TABELLEN)) await db.run(`truncate temp.${naam}`);
    client.leeg();
    rijen.vergeet();
    aantal = 0;
  };
  const sluitPartij = async () => {
    spoel();
    await db.run('truncate temp.st_bericht');
  };
  const sluit = async () => {
    for (const schrijver of schrijvers.values()) schrijver.sluit();
    for (const naam of Object.keys(TABELLEN)) await db.run(`drop table if exists temp.${naam}`);
  };
  const { vergeet: _, ...feiten } = rijen;
  return { rijen: () => aantal, ...feiten, spoel, leegmaken, sluitPartij, sluit };
}
