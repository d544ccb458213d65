import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import { telbaar } from '../core/maatregelen/opbrengst.ts';
import { exclusiefPm } from '../core/maatregelen/sluitend.ts';
import { eindregel, onverklaard } from '../core/maatregelen/staat.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euroFijn, opsomming } from '../definitie/notatie.ts';
import type { Basislijn } from '../definitie/plan/scenario.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bronnenVanPlan, leesPlan, opbrengstCel, werkBasisUit } from './basis/plan.ts';
import { opbrengstUit } from './basis/plan-velden.ts';
import { staatTabel, staatUit } from './basis/staat.ts';
import { centen, centenOfOnbekend } from './basis/velden.ts';

const uitvoer = z.object({
  code: z.string().nullable(),
  naam: z.string().nullable(),
  jaren: z.array(z.int()),
  regels: staatUit,
  /** With every assumption, and with those taken off that do not hold. */
  uitkomst: z.array(
    z.object({
      jaar: z.int(),
      saldoCenten: centenOfOnbekend,
      alsVervaltCenten: centenOfOnbekend,
      aantalPm: z.int(),
    }),
  ),
  aannames: z.array(
    z.object({ code: z.string(), naam: z.string(), geldt: z.boolean(), alsNiet: opbrengstUit }),
  ),
  brug: z
    .object({
      vanJaar: z.int(),
      naarJaar: z.int(),
      vanCenten: centenOfOnbekend,
      naarCenten: centenOfOnbekend,
      stappen: z.array(
        z.object({ naam: z.string(), bedragCenten: centen, structureel: z.boolean() }),
      ),
      onverklaardCenten: centenOfOnbekend,
    })
    .nullable(),
});
type Uit = z.output<typeof uitvoer>;

/** The forecast at unchanged policy, the assumptions under it as switches, and what explains it. */
export const vraag = defineVraag({
  id: 'basislijn',
  titel: 'Prognose bij ongewijzigd beleid',
  vraagzin: 'Waar komen we uit als we niets doen, en op welke aannames rust dat?',
  groep: 'Plannen en narekenen',
  volgorde: 4,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    code: z.string().trim().optional().meta({
      title: 'Basislijn',
      description: 'Leeg is de eerste die is vastgelegd.',
    }),
    vervalt: z.array(z.string().trim()).default([]).meta({
      title: 'Aannames die niet uitkomen',
      description: 'Codes van aannames, met een komma ertussen.',
    }),
  }),
  uitvoer,
  compute: async (ctx, { code, vervalt }) => {
    const { basislijnen } = await leesPlan(ctx);
    const b = code ? basislijnen.find((x) => x.code === code) : basislijnen[0];
    const onbekend = vervalt.filter((c) => !b?.aannames.some((a) => a.code === c));
    return {
      antwoord: b ? beschrijf(b, vervalt) : LEEG,
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan(b ? [b, ...b.aannames] : []),
      ontbreekt: [
        ...(b ? [] : ['Er is geen basislijn vastgelegd.']),
        ...onbekend.map((c) => `Aanname ${c} bestaat niet.`),
        ...(b?.aannames ?? [])
          .filter((a) => telbaar(a.alsNiet) === null)
          .map((a) => `${a.naam}: wat het kost als dit niet uitkomt, is PM.`),
      ],
      afleiding:
        'Elk totaal is de som van de regels erboven; wat is gedrukt staat ernaast. Vervalt een aanname, dan komt haar bedrag op het saldo van elk jaar; een aanname zonder bedrag telt als PM. De brug legt het verschil tussen twee jaren uit in de stappen van het stuk.',
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const LEEG: Uit = {
  ...{ code: null, naam: null, jaren: [], regels: [], uitkomst: [], aannames: [], brug: null },
};

function beschrijf(b: Basislijn, vervalt: readonly string[]): Uit {
  const { staat, jaren } = werkBasisUit(b);
  const weg = b.aannames.filter((a) => vervalt.includes(a.code));
  const bedrag = weg.reduce((s, a) => s + (telbaar(a.alsNiet) ?? 0), 0);
  const pm = weg.filter((a) => telbaar(a.alsNiet) === null).length;
  return uitvoer.parse({
    ...{ code: b.code, naam: b.naam, jaren: b.jaren, regels: staat },
    uitkomst: jaren.map((j) => ({
      jaar: j.jaar,
      saldoCenten: j.saldoCenten,
      alsVervaltCenten: j.saldoCenten === null ? null : j.saldoCenten + bedrag,
      aantalPm: j.aantalPm + pm,
    })),
    aannames: b.aannames.map((a) => ({ ...a, geldt: !vervalt.includes(a.code) })),
    brug: brugVan(b),
  });
}

function brugVan(b: Basislijn): Uit['brug'] {
  if (!b.brug) return null;
  const { vanJaar, naarJaar } = b.brug;
  const cellen = eindregel(werkBasisUit(b).staat)?.cellen ?? [];
  const in_ = (jaar: number) => cellen.find((c) => c.jaar === jaar)?.centen ?? null;
  const [van, naar] = [in_(vanJaar), in_(naarJaar)];
  const stappen = b.brug.stappen.map((s) => ({ ...s, bedragCenten: s.bedrag.bedragCenten }));
  return {
    ...{ vanJaar, naarJaar, vanCenten: van, naarCenten: naar },
    stappen: stappen.map(({ naam, bedragCenten, structureel }) => ({
      ...{ naam, bedragCenten, structureel },
    })),
    onverklaardCenten: van === null || naar === null ? null : onverklaard(van, naar, stappen),
  };
}

function zinVan({ naam, uitkomst, aannames, brug }: Uit): string {
  const eind = uitkomst.at(-1);
  if (naam === null || !eind) return 'Er is geen basislijn vastgelegd.';
  const weg = aannames.filter((a) => !a.geldt).map((a) => a.code);
  const pm = exclusiefPm(eind.aantalPm);
  const als =
    weg.length > 0
      ? ` Komt dit niet uit: ${opsomming(weg)}, dan wordt dat ${euroFijn(eind.alsVervaltCenten)}${pm ? `, ${pm}` : ''}.`
      : '';
  return `${naam}: ${euroFijn(eind.saldoCenten)} in ${eind.jaar}.${als}${brug ? brugZin(brug) : ''}`;
}

function brugZin(b: NonNullable<Uit['brug']>): string {
  if (b.vanCenten === null || b.naarCenten === null) return '';
  const rest =
    b.onverklaardCenten === 0
      ? 'helemaal verklaard'
      : `waarvan ${euroFijn(b.onverklaardCenten)} niet verklaard`;
  return ` Van ${b.vanJaar} naar ${b.naarJaar} verandert het saldo ${euroFijn(toCenten(b.naarCenten - b.vanCenten))}, ${rest}.`;
}

function tabelVan({ naam, regels, jaren, aannames }: Uit) {
  const tabel = staatTabel(naam ?? 'Basislijn', regels, jaren);
  // safe: the answer holds just the shapes of a yield
  const zinnen = aannames.map((a) => {
    const cel = opbrengstCel(a.alsNiet as never);
    const bedrag = typeof cel === 'number' ? euroFijn(cel) : cel;
    return `${a.code}: ${a.naam}${a.geldt ? '' : ' (vervalt)'}; als het niet uitkomt ${bedrag}.`;
  });
  return zinnen.length > 0 ? { ...tabel, noot: `Aannames. ${zinnen.join(' ')}` } : tabel;
}

/** The bridge where there is one, else the saldo by year. */
function grafiekVan({ naam, uitkomst, brug }: Uit): Grafiek | null {
  if (naam === null) return null;
  if (!brug || brug.vanCenten === null || brug.naarCenten === null) {
    return {
      soort: 'assen',
      titel: naam,
      beschrijving: `Het saldo van ${naam} per jaar. Onder nul is een tekort.`,
      eenheid: 'centen',
      categorieen: uitkomst.map((u) => String(u.jaar)),
      reeksen: [{ naam: 'Saldo', vorm: 'staaf', waarden: uitkomst.map((u) => u.saldoCenten) }],
    };
  }
  const rest = brug.onverklaardCenten ?? 0;
  const stappen = [
    ...brug.stappen,
    ...(rest === 0 ? [] : [{ naam: 'Niet verklaard', bedragCenten: toCenten(rest) }]),
  ];
  return {
    soort: 'waterval',
    titel: `Van ${brug.vanJaar} naar ${brug.naarJaar}`,
    beschrijving: `Het saldo van ${brug.vanJaar}, de stappen die het verschil verklaren, en het saldo van ${brug.naarJaar}.`,
    eenheid: 'centen',
    categorieen: [String(brug.vanJaar), ...stappen.map((s) => s.naam), String(brug.naarJaar)],
    reeksen: [
      {
        naam: 'Saldo',
        vorm: 'staaf',
        waarden: [brug.vanCenten, ...stappen.map(() => null), brug.naarCenten],
      },
      { naam: 'Stap', vorm: 'staaf', waarden: [null, ...stappen.map((s) => s.bedragCenten), null] },
    ],
  };
}
