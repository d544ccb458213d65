import { z } from 'zod';
import { groepeer } from '../core/basis/groepeer.ts';
import { aantalVan, getal, opsomming } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { LANDELIJK } from '../facts/tabelsoorten/tabelsoorten.ts';

/** Cells that are listed at most; the counts are of all. */
const MAX_CELLEN = 500;

const tellingen = z.object({
  tabel: z.string(),
  naam: z.string().nullable(),
  cellen: z.int(),
  gevuld: z.int(),
  geheim: z.int(),
  ontbreekt: z.int(),
});
const uitvoer = z.object({
  tabellen: z.array(tellingen),
  /** The table and region that were asked for; `null` = only the counts. */
  gekozen: z
    .object({ tabel: z.string(), regio: z.string().nullable(), telling: tellingen })
    .nullable(),
  cellen: z.array(
    z.object({
      regio: z.string().nullable(),
      periode: z.string().nullable(),
      dimensies: z.string().nullable(),
      maat: z.string(),
      eenheid: z.string().nullable(),
      waarde: z.number().nullable(),
      tekst: z.string().nullable(),
      stand: z.enum(['waarde', 'geheim', 'ontbreekt']),
    }),
  ),
});
type CbsTabellen = z.output<typeof uitvoer>;
type Telling = z.output<typeof tellingen>;

/** Tables of StatLine as they were read in, with what is secret and what is missing. */
export const vraag = defineVraag({
  id: 'cbs-tabellen',
  titel: 'CBS-tabellen',
  vraagzin: 'Welke tabellen van het CBS zijn ingelezen, en wat staat erin?',
  groep: 'Vergelijken',
  volgorde: 2,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    tabel: z.string().trim().max(12).optional().meta({
      title: 'Tabelnummer',
      description: 'Zoals 85335NED. Leeg: alleen de telling per tabel.',
    }),
    regio: z.string().trim().max(12).optional().meta({
      title: 'Regio',
      description: 'CBS-code, zoals GM0193 of WK019301. Leeg is de eigen gemeente.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const tabellen = await leesTellingen(ctx);
    const tabel = invoer.tabel?.toUpperCase();
    const gekozen = tabellen.find((t) => t.tabel === tabel) ?? null;
    const lijst = gekozen === null ? null : await leesCellen(ctx, gekozen, invoer.regio);
    const antwoord: CbsTabellen = {
      tabellen,
      gekozen: gekozen &&
        lijst && { tabel: gekozen.tabel, regio: lijst.regio, telling: lijst.telling },
      cellen: (lijst?.cellen ?? []).slice(0, MAX_CELLEN),
    };
    return {
      antwoord,
      status: 'definitief',
      eenheid: 'zoals het CBS het publiceert',
      bronnen: (gekozen ? [gekozen] : tabellen).map((t) => ({
        naam: `CBS StatLine, tabel ${t.tabel}${t.naam === null ? '' : ` (${t.naam})`}`,
        standPer: null,
      })),
      ontbreekt: watOntbreekt(antwoord, tabel, lijst?.cellen.length ?? 0),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

const AFLEIDING = [
  'De cijfers staan er zoals het CBS ze publiceert, in de eenheid die erbij staat. Een punt in de tabel van het CBS is',
  'geheim: het cijfer is onbekend, niet betrouwbaar genoeg of mag niet worden getoond. Een lege cel ontbreekt: er is',
  'geen cijfer. Geen van beide is nul. Van elke tabel telt de levering die het laatst is ingelezen.',
].join(' ');

async function leesTellingen({ facts, peildatum }: VraagContext): Promise<Telling[]> {
  const rijen = await facts.tabelSom('statline', {
    ...{ gemeente: LANDELIJK, peildatum, per: ['tabel', 'tabelNaam', 'stand'], som: [] },
  });
  return [...groepeer(rijen, (r) => r.tabel)].map(([tabel, groep]) => {
    const van = (stand: string) =>
      groep.filter((r) => r.stand === stand).reduce((s, r) => s + r.rijen, 0);
    const [gevuld, geheim, ontbreekt] = [van('waarde'), van('geheim'), van('ontbreekt')];
    const naam = groep[0]?.tabelNaam ?? null;
    return { tabel, naam, cellen: gevuld + geheim + ontbreekt, gevuld, geheim, ontbreekt };
  });
}

/** The cells of one region; of a table without that region all of them. */
async function leesCellen(
  { facts, peildatum, gemeente }: VraagContext,
  t: Telling,
  gevraagd?: string,
) {
  const snede = { gemeente: LANDELIJK, peildatum };
  const code = gevraagd ? gevraagd.toUpperCase() : `GM${gemeente}`;
  const regionaal = await facts.tabel('statline', {
    ...{ ...snede, filter: { tabel: t.tabel, regio: code } },
  });
  const alles = gevraagd === undefined && regionaal.length === 0;
  const rijen = alles
    ? await facts.tabel('statline', { ...snede, filter: { tabel: t.tabel } })
    : regionaal;
  const van = (stand: string) => rijen.filter((r) => r.stand === stand).length;
  const [gevuld, geheim, ontbreekt] = [van('waarde'), van('geheim'), van('ontbreekt')];
  return {
    regio: alles ? null : code,
    telling: { ...t, cellen: rijen.length, gevuld, geheim, ontbreekt },
    cellen: rijen.map((r) => ({
      regio: r.regioNaam ?? r.regio,
      periode: r.periode,
      dimensies: r.dimensieNamen ?? r.dimensies,
      maat: r.maatNaam ?? r.maat,
      ...{ eenheid: r.eenheid, waarde: r.waarde, tekst: r.tekst, stand: r.stand },
    })),
  };
}

function watOntbreekt(
  { tabellen, gekozen }: CbsTabellen,
  tabel: string | undefined,
  cellen: number,
) {
  if (tabellen.length === 0)
    return [
      'Tabellen van het CBS: niet geladen. Haal ze op bij StatLine (CSV of JSON) en lees ze in.',
    ];
  if (tabel && !gekozen) return [`Tabel ${tabel} is niet ingelezen.`];
  if (gekozen && cellen === 0)
    return [`Regio ${gekozen.regio} staat niet in tabel ${gekozen.tabel}.`];
  return cellen > MAX_CELLEN
    ? [`Van ${getal(cellen)} cellen staan de eerste ${MAX_CELLEN} in de tabel; kies een regio.`]
    : [];
}

const stand = ({ gevuld, geheim, ontbreekt }: Telling): string =>
  opsomming([
    `${getal(gevuld)} met een waarde`,
    `${getal(geheim)} geheim`,
    `${getal(ontbreekt)} zonder cijfer`,
  ]);

function zinVan({ tabellen, gekozen }: CbsTabellen): string {
  if (gekozen)
    return `In tabel ${gekozen.tabel}${gekozen.regio === null ? '' : ` staan voor ${gekozen.regio}`}${gekozen.regio === null ? ' staan' : ''} ${aantalVan(gekozen.telling.cellen, 'cel', 'cellen')}: ${stand(gekozen.telling)}.`;
  if (tabellen.length === 0) return 'Er zijn nog geen tabellen van het CBS ingelezen.';
  const som = (kies: (t: Telling) => number) => tabellen.reduce((s, t) => s + kies(t), 0);
  const alles = {
    ...{ tabel: '', naam: null, cellen: som((t) => t.cellen), gevuld: som((t) => t.gevuld) },
    ...{ geheim: som((t) => t.geheim), ontbreekt: som((t) => t.ontbreekt) },
  };
  return `Er ${tabellen.length === 1 ? 'is' : 'zijn'} ${aantalVan(tabellen.length, 'tabel', 'tabellen')} van het CBS ingelezen met ${aantalVan(alles.cellen, 'cel', 'cellen')}: ${stand(alles)}.`;
}

function tabelVan({ tabellen, gekozen, cellen }: CbsTabellen): Tabel {
  if (gekozen) return cellenTabel(gekozen.tabel, cellen);
  const tel = (veld: string, label: string) => ({ veld, label, soort: 'aantal' as const });
  return {
    titel: 'Ingelezen tabellen van het CBS',
    kolommen: [
      { veld: 'tabel', label: 'Tabel', soort: 'tekst' },
      { veld: 'naam', label: 'Naam', soort: 'tekst' },
      tel('cellen', 'Cellen'),
      tel('gevuld', 'Met waarde'),
      tel('geheim', 'Geheim'),
      tel('ontbreekt', 'Ontbreekt'),
    ],
    rijen: tabellen,
  };
}

const cellenTabel = (tabel: string, cellen: CbsTabellen['cellen']): Tabel => ({
  titel: `CBS-tabel ${tabel}`,
  kolommen: [
    { veld: 'regio', label: 'Regio', soort: 'tekst' },
    { veld: 'periode', label: 'Periode', soort: 'tekst' },
    { veld: 'dimensies', label: 'Indeling', soort: 'tekst' },
    { veld: 'maat', label: 'Onderwerp', soort: 'tekst' },
    { veld: 'eenheid', label: 'Eenheid', soort: 'tekst' },
    { veld: 'waarde', label: 'Waarde', soort: 'getal' },
  ],
  rijen: cellen.map((c) => ({
    ...{ regio: c.regio, periode: c.periode, dimensies: c.dimensies ?? 'n.v.t.' },
    ...{ maat: c.maat, eenheid: c.eenheid },
    waarde: c.stand === 'waarde' ? (c.waarde ?? c.tekst) : c.stand,
  })),
});
