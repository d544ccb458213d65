import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import { deelVan, type Opbrengst, telbaar } from '../core/maatregelen/opbrengst.ts';
import { exclusiefPm } from '../core/maatregelen/sluitend.ts';
import { euroFijn, getal } from '../definitie/notatie.ts';
import { planVan } from '../definitie/plan/plan.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bronnenVanPlan, opbrengstCel } from './basis/plan.ts';
import { opbrengstUit } from './basis/plan-velden.ts';
import { centen } from './basis/velden.ts';

const uitvoer = z.object({
  knoppen: z.array(
    z.object({
      code: z.string(),
      naam: z.string(),
      regeling: z.string().nullable(),
      eenheid: z.string(),
      laagste: z.number(),
      hoogste: z.number(),
      nu: z.number(),
      gekozen: z.number(),
      effectPerEenheid: opbrengstUit,
      /** What turning it from now to the chosen stand does to the saldo; positive is voordeel. */
      effect: opbrengstUit,
      effectLaagste: opbrengstUit,
      effectHoogste: opbrengstUit,
      inwoners: z.string().nullable(),
      wettelijkeGrens: z.string().nullable(),
    }),
  ),
  samenCenten: centen,
  aantalPm: z.int(),
});
type Uit = z.output<typeof uitvoer>;

/** Policy knobs: how far each can be turned, and what the chosen stands do together. */
export const vraag = defineVraag({
  id: 'knoppen',
  titel: 'Beleidsknoppen',
  vraagzin: 'Aan welke knoppen kan de raad draaien, hoe ver, en wat doet dat?',
  groep: 'Plannen en narekenen',
  volgorde: 10,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    standen: z
      .array(z.string().regex(/^[^=]+=-?\d+(\.\d+)?$/, 'Schrijf een stand als K1=30'))
      .default([])
      .meta({ title: 'Standen', description: 'Bijvoorbeeld K1=30,K2=5. Leeg is zoals nu.' }),
  }),
  uitvoer,
  compute: async ({ register, gemeente }, { standen }) => {
    const alle = await planVan(register, gemeente, 'knop');
    const gevraagd = new Map(
      standen.map((s) => {
        const [code = '', stand = ''] = s.split('=');
        return [code.trim(), Number(stand)] as const;
      }),
    );
    const knoppen = alle.map((k) => {
      const wens = gevraagd.get(k.code) ?? k.nu;
      const gekozen = Math.min(k.hoogste, Math.max(k.laagste, wens));
      const bij = (stand: number): Opbrengst => deelVan(k.effectPerEenheid, stand - k.nu);
      return {
        ...k,
        gekozen,
        effect: bij(gekozen),
        effectLaagste: bij(k.laagste),
        effectHoogste: bij(k.hoogste),
      };
    });
    const gedraaid = knoppen.filter((k) => k.gekozen !== k.nu);
    const buiten = alle.filter((k) => {
      const wens = gevraagd.get(k.code);
      return wens !== undefined && (wens < k.laagste || wens > k.hoogste);
    });
    const onbekend = [...gevraagd.keys()].filter((c) => !alle.some((k) => k.code === c));
    return {
      antwoord: uitvoer.parse({
        knoppen,
        samenCenten: toCenten(gedraaid.reduce((s, k) => s + (telbaar(k.effect) ?? 0), 0)),
        aantalPm: gedraaid.filter((k) => telbaar(k.effect) === null).length,
      }),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan(alle),
      ontbreekt: [
        ...(alle.length === 0 ? ['Er zijn geen beleidsknoppen vastgelegd.'] : []),
        ...onbekend.map((c) => `Knop ${c} bestaat niet.`),
        ...buiten.map(
          (k) => `${k.naam}: kan niet verder dan ${getal(k.laagste)} tot ${getal(k.hoogste)}.`,
        ),
      ],
      afleiding:
        'Het effect is het aantal stappen vanaf de stand van nu maal het effect per stap. Effecten van knoppen worden opgeteld; werken zij op dezelfde cliënten, leg ze dan vast als maatregelen met overlap.',
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

function zinVan({ knoppen, samenCenten, aantalPm }: Uit): string {
  if (knoppen.length === 0) return 'Er zijn geen beleidsknoppen vastgelegd.';
  const gedraaid = knoppen.filter((k) => k.gekozen !== k.nu);
  if (gedraaid.length === 0) return `Er zijn ${knoppen.length} knoppen; alle staan zoals nu.`;
  const pm = exclusiefPm(aantalPm);
  const stand = gedraaid.map((k) => `${k.naam} op ${getal(k.gekozen)} ${k.eenheid}`).join('; ');
  const kant = samenCenten < 0 ? 'nadelig' : 'voordelig';
  return `Met ${stand} is het effect samen ${euroFijn(Math.abs(samenCenten))} ${kant}${pm ? `, ${pm}` : ''}.`;
}

function tabelVan({ knoppen }: Uit): Tabel {
  // safe (all): the answer holds just the shapes of a yield
  const cel = (o: unknown) => opbrengstCel(o as never);
  return {
    titel: 'Beleidsknoppen',
    kolommen: [
      { veld: 'knop', label: 'Knop', soort: 'tekst' },
      { veld: 'nu', label: 'Nu', soort: 'getal' },
      { veld: 'bereik', label: 'Kan van tot', soort: 'tekst' },
      { veld: 'gekozen', label: 'Gekozen', soort: 'getal' },
      { veld: 'effect', label: 'Effect', soort: 'bedrag' },
      { veld: 'laag', label: 'Effect laagste stand', soort: 'bedrag' },
      { veld: 'hoog', label: 'Effect hoogste stand', soort: 'bedrag' },
      { veld: 'inwoners', label: 'Wat inwoners merken', soort: 'tekst' },
      { veld: 'grens', label: 'Wettelijke grens', soort: 'tekst' },
    ],
    rijen: knoppen.map((k) => ({
      knop: `${k.code} ${k.naam} (${k.eenheid})`,
      nu: k.nu,
      bereik: `${getal(k.laagste)} tot ${getal(k.hoogste)}`,
      gekozen: k.gekozen,
      effect: cel(k.effect),
      laag: cel(k.effectLaagste),
      hoog: cel(k.effectHoogste),
      inwoners: k.inwoners ?? 'niet vastgelegd',
      grens: k.wettelijkeGrens ?? 'niet vastgelegd',
    })),
  };
}
