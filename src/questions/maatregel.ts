import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import { jaarVan } from '../core/basis/datum.ts';
import { opbrengstInJaar } from '../core/maatregelen/ingroei.ts';
import { telbaar } from '../core/maatregelen/opbrengst.ts';
import { rekenPakket } from '../core/maatregelen/pakket.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroFijn, maandVoluit, opsomming } from '../definitie/notatie.ts';
import { rekenvorm } from '../definitie/plan/maatregel.ts';
import { type Planinhoud, planVan } from '../definitie/plan/plan.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { bronnenVanPlan, HARDHEID_NAMEN, leesPlan, opbrengstCel, somBekend } from './basis/plan.ts';
import { hardheidUit, jaarOpbrengstUit } from './basis/plan-velden.ts';
import { centen, centenOfOnbekend } from './basis/velden.ts';
import { BESLUIT_NAMEN, orgaanNaam, planjaren } from './maatregelen.ts';

const uitvoer = z.object({
  code: z.string(),
  naam: z.string().nullable(),
  omschrijving: z.string().nullable(),
  hardheid: hardheidUit.nullable(),
  fase: z.string().nullable(),
  besluit: z.string().nullable(),
  vertragingMaanden: z.int(),
  gestoptPer: z.string().nullable(),
  zonderUitvoeringstoets: z.boolean(),
  uitvoeringstoets: z.record(z.string(), z.string()).nullable(),
  vereist: z.array(z.string()),
  sluitUit: z.array(z.string()),
  /** Besparing and extra income by year, as it stands and as first planned. */
  perJaar: z.array(
    z.object({
      jaar: z.int(),
      nu: jaarOpbrengstUit.shape.bedrag,
      gepland: jaarOpbrengstUit.shape.bedrag,
      gerealiseerdCenten: centenOfOnbekend,
      kostenCenten: centenOfOnbekend,
    }),
  ),
  /** What the delay costs over these years: planned less what stands. */
  vertragingKostCenten: centenOfOnbekend,
  pakket: z.array(
    z.object({ code: z.string(), naam: z.string(), tenGunsteVan: z.string().nullable() }),
  ),
  pakketPerJaar: z.array(
    z.object({
      jaar: z.int(),
      totaalCenten: centen,
      ingevuldCenten: centen,
      tekortCenten: centenOfOnbekend,
    }),
  ),
  boekingen: z.array(
    z.object({
      jaar: z.int(),
      bedragCenten: centen,
      hardheid: hardheidUit,
      bewijs: z.string(),
      datum: z.string(),
    }),
  ),
  historie: z.array(z.object({ handelingId: z.int(), gedaanOp: z.string(), zin: z.string() })),
});
type Uit = z.output<typeof uitvoer>;

/** One measure: its plan and what stands of it, its decision, its evidence and its history. */
export const vraag = defineVraag({
  id: 'maatregel',
  titel: 'Een maatregel',
  vraagzin: 'Hoe staat het met een maatregel, en wat is er in de tijd aan veranderd?',
  groep: 'Plannen en narekenen',
  volgorde: 3,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    code: z.string().trim().optional().meta({
      title: 'Maatregel',
      description: 'De code, zoals W1. Leeg is de eerste.',
    }),
  }),
  uitvoer,
  compute: async (ctx, { code }) => {
    const plan = await leesPlan(ctx);
    const m = code ? plan.maatregelen.find((x) => x.code === code) : plan.maatregelen[0];
    const bekend = plan.maatregelen.map((x) => x.code).join(', ') || 'geen';
    return {
      antwoord: m
        ? await beschrijf(ctx, m, planjaren(plan, jaarVan(ctx.peildatum)))
        : leegVan(code ?? ''),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan(m ? [m] : []),
      ontbreekt: m
        ? watOntbreekt(m)
        : [
            code
              ? `Er is geen maatregel ${code} vastgelegd. Wel: ${bekend}.`
              : 'Er zijn geen maatregelen vastgelegd.',
          ],
      afleiding:
        'De opbrengst per jaar is besparing en extra inkomsten samen; vermeden kosten staan in de vraag Maatregelen. Gepland is zonder vertraging en stoppen. De historie komt uit het logboek van handelingen.',
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

type M = Planinhoud<'maatregel'>;

async function beschrijf(ctx: VraagContext, m: M, jaren: readonly number[]): Promise<Uit> {
  const { register, gemeente } = ctx;
  const [boekingen, historie] = await Promise.all([
    planVan(register, gemeente, 'realisatie'),
    register.planhistorie(gemeente, 'maatregel', m.code),
  ]);
  const eigen = boekingen.filter((b) => b.van === m.code);
  const nu = rekenvorm(m);
  const gepland = { ...nu, vertragingMaanden: 0, gestoptPer: null };
  const perJaar = jaren.map((jaar) => ({
    jaar,
    nu: samenIn(nu, jaar),
    gepland: samenIn(gepland, jaar),
    gerealiseerdCenten: somBekend(
      eigen.filter((b) => b.jaar === jaar).map((b) => b.bedrag.bedragCenten),
    ),
    kostenCenten: somBekend(nu.kosten.filter((k) => k.jaar === jaar).map((k) => k.bedragCenten)),
  }));
  const verschil = perJaar.map((p) =>
    toCenten((p.gepland ? (telbaar(p.gepland) ?? 0) : 0) - (p.nu ? (telbaar(p.nu) ?? 0) : 0)),
  );
  const totalen = perJaar.flatMap((p) => {
    const bedragCenten = p.nu && telbaar(p.nu);
    return bedragCenten === null ? [] : { jaar: p.jaar, bedragCenten };
  });
  const delen = delenVan(m);
  return uitvoer.parse({
    ...{ code: m.code, naam: m.naam, omschrijving: m.omschrijving, hardheid: m.hardheid },
    ...{ fase: m.fase, vertragingMaanden: m.vertragingMaanden, gestoptPer: m.gestoptPer },
    ...{ vereist: m.vereist, sluitUit: m.sluitUit },
    besluit: `${orgaanNaam(m.besluit.orgaan)}: ${BESLUIT_NAMEN[m.besluit.stand]}`,
    zonderUitvoeringstoets: m.uitvoeringstoets === null,
    uitvoeringstoets: m.uitvoeringstoets,
    perJaar,
    vertragingKostCenten: somBekend(verschil),
    pakket: m.pakket,
    pakketPerJaar: delen.length > 0 ? rekenPakket(totalen, delen) : [],
    boekingen: eigen.map((b) => ({ ...b, bedragCenten: b.bedrag.bedragCenten })),
    historie: historie.map((h) => ({
      handelingId: h.handelingId,
      gedaanOp: h.gedaanOp,
      zin: h.zin,
    })),
  });
}

const delenVan = (m: M) =>
  m.pakket.map((d) => ({
    ...d,
    perJaar: d.perJaar.map((p) => ({ jaar: p.jaar, bedragCenten: p.bedrag.bedragCenten })),
  }));

/** Besparing and extra income of a year; a measure is nearly always one of both. */
function samenIn(m: ReturnType<typeof rekenvorm>, jaar: number) {
  return opbrengstInJaar(
    { ...m, reeksen: m.reeksen.filter((r) => r.soort !== 'vermedenKosten').map(alsBesparing) },
    'besparing',
    jaar,
  );
}
const alsBesparing = (r: ReturnType<typeof rekenvorm>['reeksen'][number]) => ({
  ...r,
  soort: 'besparing' as const,
});

const leegVan = (code: string): Uit => ({
  ...{ code, naam: null, omschrijving: null, hardheid: null, fase: null, besluit: null },
  ...{ vertragingMaanden: 0, gestoptPer: null, zonderUitvoeringstoets: false },
  ...{ uitvoeringstoets: null, vereist: [], sluitUit: [], perJaar: [], pakket: [] },
  ...{ vertragingKostCenten: null, pakketPerJaar: [], boekingen: [], historie: [] },
});

function watOntbreekt(m: M): string[] {
  return [
    ...(m.uitvoeringstoets === null
      ? [`${m.isPilot ? 'Deze pilot' : 'Deze maatregel'} heeft geen uitvoeringstoets.`]
      : []),
    ...m.pmSinds.map((p) => `${p.jaar}: PM sinds ${datumVoluit(p.sinds)}.`),
  ];
}

function zinVan(u: Uit): string {
  if (u.naam === null)
    return u.code === ''
      ? 'Er zijn geen maatregelen vastgelegd.'
      : `Er is geen maatregel ${u.code} vastgelegd.`;
  const laatste = u.perJaar.at(-1);
  const opbrengst = laatste?.nu && telbaar(laatste.nu as never); // safe: the answer holds just the shapes of a yield
  const wat =
    laatste === undefined
      ? ''
      : laatste.nu === null
        ? ` In ${laatste.jaar} brengt zij niets op.`
        : ` In ${laatste.jaar} brengt zij ${opbrengst === null || opbrengst === undefined ? 'een bedrag op dat nog PM is' : `${euroFijn(opbrengst)} op`}.`;
  const later =
    u.vertragingMaanden > 0
      ? ` Zij is ${aantalVan(u.vertragingMaanden, 'maand', 'maanden')} vertraagd; dat kost ${euroFijn(u.vertragingKostCenten)}.`
      : '';
  const stop = u.gestoptPer ? ` Zij is gestopt per ${maandVoluit(u.gestoptPer)}.` : '';
  const hard = u.hardheid ? ` Hardheid: ${HARDHEID_NAMEN[u.hardheid]}.` : '';
  return `${u.code}, ${u.naam}: besluit ${u.besluit}.${wat}${hard}${later}${stop}`;
}

function tabelVan(u: Uit): Tabel {
  const delen = u.pakket.map(
    (d) => `${d.code} ${d.naam}${d.tenGunsteVan ? ` (${d.tenGunsteVan})` : ''}`,
  );
  const noot = [
    u.omschrijving ?? '',
    delen.length > 0 ? `Delen van het pakket: ${opsomming(delen)}.` : '',
    ...u.historie.map((h) => `${datumVoluit(h.gedaanOp)}: ${h.zin}`),
  ].filter((t) => t !== '');
  return {
    titel: `${u.code}: opbrengst per jaar`,
    kolommen: [
      { veld: 'jaar', label: 'Jaar', soort: 'tekst' },
      { veld: 'nu', label: 'Nu verwacht', soort: 'bedrag' },
      { veld: 'gepland', label: 'Eerste plan', soort: 'bedrag' },
      { veld: 'gerealiseerd', label: 'Gerealiseerd', soort: 'bedrag' },
      { veld: 'kosten', label: 'Uitvoeringskosten', soort: 'bedrag' },
    ],
    rijen: u.perJaar.map((p) => ({
      jaar: p.jaar,
      // safe (both): the answer holds just the shapes of a yield
      nu: opbrengstCel(p.nu as never),
      gepland: opbrengstCel(p.gepland as never),
      gerealiseerd: p.gerealiseerdCenten ?? 'niets geboekt',
      kosten: p.kostenCenten ?? 'geen',
    })),
    noot: noot.join(' '),
  };
}

function grafiekVan(u: Uit): Grafiek | null {
  if (u.perJaar.length === 0) return null;
  // safe: the answer holds just the shapes of a yield
  const van = (o: Uit['perJaar'][number]['nu']) => (o ? telbaar(o as never) : null);
  return {
    soort: 'assen',
    titel: `${u.code}: plan, verwachting en realisatie`,
    beschrijving: `De opbrengst van ${u.code} per jaar: het eerste plan, wat nu wordt verwacht en wat is gerealiseerd. Een PM heeft geen punt.`,
    eenheid: 'centen',
    categorieen: u.perJaar.map((p) => String(p.jaar)),
    reeksen: [
      { naam: 'Gerealiseerd', vorm: 'staaf', waarden: u.perJaar.map((p) => p.gerealiseerdCenten) },
      { naam: 'Eerste plan', vorm: 'lijn', waarden: u.perJaar.map((p) => van(p.gepland)) },
      { naam: 'Nu verwacht', vorm: 'lijn', waarden: u.perJaar.map((p) => van(p.nu)) },
    ],
  };
}
