import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import { DEKKINGSSOORTEN, dekTekort } from '../core/maatregelen/dekking.ts';
import { exclusiefPm } from '../core/maatregelen/sluitend.ts';
import { euroFijn } from '../definitie/notatie.ts';
import { planVan } from '../definitie/plan/plan.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { leesPlan, werkUit } from './basis/plan.ts';
import { centen, centenOfOnbekend } from './basis/velden.ts';

const uitvoer = z.object({
  scenario: z.string().nullable(),
  jaar: z.int().nullable(),
  tekortCenten: centenOfOnbekend,
  aantalPm: z.int(),
  aanspraken: z.array(
    z.object({
      code: z.string(),
      naam: z.string(),
      soort: z.enum(DEKKINGSSOORTEN),
      structureel: z.boolean(),
      beschikbaarCenten: centen,
      ingezetCenten: centen,
      resterendCenten: centen,
    }),
  ),
  ongedektCenten: centenOfOnbekend,
  structureelMetIncidenteelCenten: centenOfOnbekend,
});
type Uit = z.output<typeof uitvoer>;

/** What pays for the deficit of a scenario, in order, and what then remains. */
export const vraag = defineVraag({
  id: 'dekking-van-tekort',
  titel: 'Dekking van het tekort',
  vraagzin: 'Waaruit dekken we het tekort, en wat blijft er dan over?',
  groep: 'Plannen en narekenen',
  volgorde: 7,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    scenario: z
      .string()
      .trim()
      .optional()
      .meta({ title: 'Scenario', description: 'Leeg is het eerste.' }),
    jaar: z
      .int()
      .min(2000)
      .max(2100)
      .optional()
      .meta({ title: 'Jaar', description: 'Leeg is het eerste jaar.' }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const [plan, bronnen] = await Promise.all([
      leesPlan(ctx),
      planVan(ctx.register, ctx.gemeente, 'dekkingsbron'),
    ]);
    const alle = werkUit(plan).filter((u) => u.scenario.doorgerekend);
    const u = invoer.scenario ? alle.find((x) => x.scenario.id === invoer.scenario) : alle[0];
    const j = invoer.jaar ? u?.jaren.find((x) => x.jaar === invoer.jaar) : u?.jaren[0];
    const saldo = j?.berekendCenten ?? null;
    const tekort = saldo === null ? null : toCenten(Math.max(0, 0 - saldo));
    const inOrde = [...bronnen].sort((a, b) => a.volgorde - b.volgorde);
    const gedekt =
      tekort === null
        ? null
        : dekTekort(
            tekort,
            tekort,
            inOrde.map((b) => ({ ...b, beschikbaarCenten: b.beschikbaar.bedragCenten })),
          );
    return {
      antwoord: uitvoer.parse({
        scenario: u?.scenario.id ?? null,
        jaar: j?.jaar ?? null,
        tekortCenten: tekort,
        aantalPm: j?.aantalPm ?? 0,
        aanspraken: gedekt?.aanspraken ?? [],
        ongedektCenten: gedekt?.ongedektCenten ?? null,
        structureelMetIncidenteelCenten: gedekt?.structureelMetIncidenteelCenten ?? null,
      }),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnen.map((b) => ({ naam: b.bron ?? b.naam, standPer: b.standPer })),
      ontbreekt: [
        ...(tekort === null ? ['Er is geen doorgerekend scenario met een saldo in dat jaar.'] : []),
        ...(bronnen.length === 0 ? ['Er zijn geen dekkingsbronnen vastgelegd.'] : []),
      ],
      afleiding:
        'De bronnen worden aangesproken in de volgorde die is vastgelegd. Het tekort geldt als structureel: wat met eenmalig geld wordt gedekt, komt volgend jaar terug. Middelen van het rijk voor het sociaal domein zijn voor het grootste deel vrij besteedbare algemene uitkering en staan hier niet bij.',
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

function zinVan(u: Uit): string {
  if (u.tekortCenten === null) return 'Er is geen tekort om te dekken: geen doorgerekend scenario.';
  const pm = exclusiefPm(u.aantalPm);
  const kop = `Het tekort van ${u.scenario} in ${u.jaar} is ${euroFijn(u.tekortCenten)}${pm ? `, ${pm}` : ''}.`;
  const rest =
    u.ongedektCenten === 0
      ? ' Het is gedekt.'
      : ` Daarvan is ${euroFijn(u.ongedektCenten)} niet gedekt.`;
  const eenmalig =
    (u.structureelMetIncidenteelCenten ?? 0) > 0
      ? ` ${euroFijn(u.structureelMetIncidenteelCenten)} is een structureel tekort met eenmalige dekking.`
      : '';
  return kop + rest + eenmalig;
}

function tabelVan({ aanspraken }: Uit): Tabel {
  return {
    titel: 'Dekking',
    kolommen: [
      { veld: 'bron', label: 'Bron', soort: 'tekst' },
      { veld: 'duur', label: 'Structureel', soort: 'tekst' },
      { veld: 'beschikbaar', label: 'Beschikbaar', soort: 'bedrag' },
      { veld: 'ingezet', label: 'Ingezet', soort: 'bedrag', totaal: 'som' },
      { veld: 'rest', label: 'Blijft over', soort: 'bedrag' },
    ],
    rijen: aanspraken.map((a) => ({
      bron: a.naam,
      duur: a.structureel ? 'structureel' : 'eenmalig',
      beschikbaar: a.beschikbaarCenten,
      ingezet: a.ingezetCenten,
      rest: a.resterendCenten,
    })),
  };
}
