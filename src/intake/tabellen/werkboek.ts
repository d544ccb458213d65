import { type Blad, type Cel, Celfout, type Rij, TabelFout } from './cel.ts';
import { openDatums } from './werkboekdatum.ts';
import { openDelen, type Werkboekdelen } from './werkboekdelen.ts';

/** What the cells of all sheets share. */
interface Werkboek {
  readonly delen: Werkboekdelen;
  /** The texts that cells point to by number. */
  readonly teksten: readonly string[];
  readonly datums: Awaited<ReturnType<typeof openDatums>>;
}

/**
 * Opens a workbook (Office Open XML) as its sheets, in their order. Formulas give their kept outcome,
 * dates JJJJ-MM-DD. Read here and not by a library, because nothing of it may touch the disk.
 * @throws TabelFout when it is damaged, encrypted or too large unpacked
 */
export async function openWerkboek(inhoud: Buffer): Promise<Blad[]> {
  const delen = await openDelen(inhoud);
  const wortel = delen.heeft('_rels/.rels') ? await relaties(delen, '') : [];
  const hoofd = wortel.find((r) => r.soort === 'officeDocument')?.doel ?? 'xl/workbook.xml';
  const verwijzingen = await relaties(delen, hoofd);
  const pad = (soort: string) => verwijzingen.find((r) => r.soort === soort)?.doel;
  const { bladen, vanaf1904 } = await leesInhoud(delen, hoofd);
  const boek: Werkboek = {
    delen,
    teksten: await leesTeksten(delen, pad('sharedStrings')),
    datums: await openDatums(delen, pad('styles'), vanaf1904),
  };
  return bladen.flatMap(({ naam, id }, i) => {
    const doel = verwijzingen.find((r) => r.id === id && r.soort === 'worksheet')?.doel;
    if (doel === undefined) return [];
    const samen = new Set<string>();
    return [
      { naam, rijen: () => leesRijen(boek, doel, i + 1, samen), samengevoegd: () => [...samen] },
    ];
  });
}

const GEEN_WERKBOEK = 'Het werkboek is beschadigd of met een wachtwoord versleuteld.';

interface Relatie {
  readonly id: string;
  readonly soort: string;
  readonly doel: string;
}

/** What a part points to; paths from the root of the workbook. */
async function relaties(delen: Werkboekdelen, deel: string): Promise<Relatie[]> {
  const map = deel.slice(0, deel.lastIndexOf('/') + 1);
  const uit: Relatie[] = [];
  const pad = `${map}_rels/${deel.slice(map.length)}.rels`;
  await delen.leesHeel(pad, {
    begin: (naam, { Id: id = '', Type: soort = '', Target: doel = '' }) => {
      if (naam !== 'Relationship') return;
      const vanaf = doel.startsWith('/') ? doel.slice(1) : `${map}${doel}`;
      uit.push({ id, soort: soort.slice(soort.lastIndexOf('/') + 1), doel: vanaf });
    },
  });
  return uit;
}

async function leesInhoud(delen: Werkboekdelen, pad: string) {
  const bladen: { naam: string; id: string }[] = [];
  let vanaf1904 = false;
  await delen.leesHeel(pad, {
    begin: (naam, a) => {
      if (naam === 'sheet') bladen.push({ naam: a['name'] ?? '', id: idVan(a) });
      if (naam === 'workbookPr') vanaf1904 = /^(1|true)$/.test(a['date1904'] ?? '');
    },
  });
  return { bladen, vanaf1904 };
}

/** The attribute `id` of the namespace of relations, whatever its prefix is. */
const idVan = (attributen: Readonly<Record<string, string>>): string =>
  Object.entries(attributen).find(([naam]) => naam.endsWith(':id'))?.[1] ?? '';

/** The shared texts; what is only there for pronunciation is left out. */
async function leesTeksten(delen: Werkboekdelen, pad: string | undefined): Promise<string[]> {
  const uit: string[] = [];
  if (pad === undefined || !delen.heeft(pad)) return uit;
  let tekst = '';
  let inTekst = false;
  let uitspraak = false;
  await delen.leesHeel(pad, {
    begin: (naam) => {
      if (naam === 'si') tekst = '';
      if (naam === 'rPh') uitspraak = true;
      inTekst = naam === 't' && !uitspraak;
    },
    tekst: (t) => {
      if (inTekst) tekst += t;
    },
    einde: (naam) => {
      inTekst = false;
      if (naam === 'rPh') uitspraak = false;
      if (naam === 'si') uit.push(tekst);
    },
  });
  return uit;
}

async function* leesRijen(
  boek: Werkboek,
  pad: string,
  blad: number,
  samen: Set<string>,
): AsyncGenerator<readonly Rij[]> {
  let klaar: Rij[] = [];
  const lezer = bladLezer(boek, blad, samen, (rij) => klaar.push(rij));
  for await (const _ of boek.delen.lees(pad, lezer)) {
    const portie = klaar;
    klaar = [];
    yield portie;
  }
  yield klaar;
}

/** Follows the rows and cells of a sheet. Cells without an address stand next to the one before. */
function bladLezer(boek: Werkboek, blad: number, samen: Set<string>, neem: (rij: Rij) => void) {
  let nr = 0;
  let verborgen = false;
  let cellen: Cel[] = [];
  let plek = -1;
  let soort = 'n';
  let stijl = 0;
  let inhoud = '';
  let formule = false;
  let inWaarde = false;
  let uitspraak = false;
  const celVan = (): Cel => {
    const waar = () => `Op blad ${blad}, rij ${nr}, kolom ${plek + 1} staat een formule`;
    if (soort === 'e')
      return new Celfout(`${waar()} met een fout. Herstel hem in Excel en sla het bestand op.`);
    if (formule && inhoud === '' && soort !== 'str')
      return new Celfout(`${waar()} zonder uitkomst. Open het bestand in Excel en sla het op.`);
    return waardeVan(boek, soort, stijl, inhoud);
  };
  return {
    begin(naam: string, a: Readonly<Record<string, string>>) {
      if (naam === 'row') {
        nr = a['r'] === undefined ? nr + 1 : Number(a['r']);
        verborgen = a['hidden'] === '1' || a['hidden'] === 'true';
        cellen = [];
        plek = -1;
      } else if (naam === 'c') {
        plek = a['r'] === undefined ? plek + 1 : kolomVan(a['r']);
        soort = a['t'] ?? 'n';
        stijl = Number(a['s'] ?? 0);
        inhoud = '';
        formule = false;
      } else if (naam === 'mergeCell') samen.add(a['ref'] ?? '');
      else if (naam === 'f') formule = true;
      else if (naam === 'rPh') uitspraak = true;
      else if (naam === 'v' || naam === 't') inWaarde = !uitspraak;
    },
    tekst(t: string) {
      if (inWaarde) inhoud += t;
    },
    einde(naam: string) {
      if (naam === 'v' || naam === 't') inWaarde = false;
      else if (naam === 'rPh') uitspraak = false;
      else if (naam === 'c') {
        const cel = celVan();
        if (cel === '') return;
        while (cellen.length < plek) cellen.push('');
        cellen[plek] = cel;
      } else if (naam === 'row' && cellen.length > 0)
        neem(verborgen ? { nr, cellen, verborgen } : { nr, cellen });
    },
  };
}

function waardeVan({ teksten, datums }: Werkboek, soort: string, stijl: number, v: string): Cel {
  switch (soort) {
    case 's':
      return gedeeld(teksten[Number(v)]);
    case 'b':
      return v === '1' ? 'ja' : 'nee';
    case 'n':
      if (v === '') return '';
      return datums.isDatum(stijl) ? datums.tekst(Number(v)) : Number(v);
    case 'd':
      return v.slice(0, 10);
    default:
      return v.trim();
  }
}

function gedeeld(tekst: string | undefined): string {
  if (tekst === undefined) throw new TabelFout(GEEN_WERKBOEK);
  return tekst.trim();
}

/** The widest sheet that exists has 16,384 columns; what lies beyond it is damage. */
const MAX_KOLOM = 16_384;

/** The column of an address, from zero: `B7` is 1. */
function kolomVan(adres: string): number {
  let kolom = 0;
  for (let i = 0; i < adres.length; i++) {
    const letter = adres.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    kolom = kolom * 26 + letter;
  }
  if (kolom < 1 || kolom > MAX_KOLOM) throw new TabelFout(GEEN_WERKBOEK);
  return kolom - 1;
}
