import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import {
  eigenRisico,
  isAllesTerugverdiend,
  jaarTerugverdiend,
  rekenTaakstelling,
} from '../core/maatregelen/taakstelling.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euro, euroFijn } from '../definitie/notatie.ts';
import { planVan } from '../definitie/plan/plan.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bronnenVanPlan } from './basis/plan.ts';
import { perHardheid } from './basis/plan-velden.ts';
import { centen, centenOfOnbekend } from './basis/velden.ts';

const uitvoer = z.object({
  taakstellingen: z.array(
    z.object({
      code: z.string(),
      naam: z.string(),
      bewering: z.string().nullable(),
      oordeel: z.string(),
      fte: z.number().nullable(),
      kostenPerFteCenten: centenOfOnbekend,
      perJaar: z.array(
        z.object({
          jaar: z.int(),
          perPartij: z.array(z.object({ partij: z.string(), doelCenten: centenOfOnbekend })),
          doelCenten: centen,
          kostenCenten: centen,
          nettoCenten: centen,
          nettoCumulatiefCenten: centen,
          doelCumulatiefCenten: centen,
          gerealiseerdCenten: centenOfOnbekend,
          gerealiseerdCumulatiefCenten: centen,
          gerealiseerdPerHardheid: perHardheid,
          gatCenten: centenOfOnbekend,
        }),
      ),
      /** How the part that was not filled yet falls on the participants, in the last year. */
      eigenRisico: z.array(z.object({ naam: z.string(), bedragCenten: centen })),
    }),
  ),
});
type Uit = z.output<typeof uitvoer>;
type Taak = Uit['taakstellingen'][number];

/** What was to be earned back, what was, and what never comes back. */
export const vraag = defineVraag({
  id: 'taakstelling',
  titel: 'Taakstelling en terugverdieneffect',
  vraagzin: 'Verdient de inzet zich terug, per jaar en opgeteld?',
  groep: 'Plannen en narekenen',
  volgorde: 8,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    totJaar: z.int().min(2000).max(2100).optional().meta({
      title: 'Tot en met jaar',
      description: 'Leeg is twee jaar na het laatste jaar dat is genoemd.',
    }),
  }),
  uitvoer,
  compute: async ({ register, gemeente }, { totJaar }) => {
    const [taken, realisaties] = await Promise.all([
      planVan(register, gemeente, 'taakstelling'),
      planVan(register, gemeente, 'realisatie'),
    ]);
    const taakstellingen = taken.map((t) => {
      const jaren = t.doelen.map((d) => d.jaar);
      const eerste = Math.min(...jaren, ...t.inzet.map((i) => i.jaar));
      const laatste = Math.max(eerste, totJaar ?? Math.max(...jaren) + 2);
      const reeks = Array.from({ length: laatste - eerste + 1 }, (_, i) => eerste + i);
      const plat = <T extends { bedrag: { bedragCenten: number } }>(r: T) => ({
        ...r,
        bedragCenten: toCenten(r.bedrag.bedragCenten),
      });
      const eigen = realisaties.filter((r) => r.van === t.code).map(plat);
      const perJaar = rekenTaakstelling(t.doelen.map(plat), t.inzet.map(plat), eigen, reeks);
      const eind = perJaar.at(-1);
      const inzet = eind?.kostenCenten ?? 0;
      return {
        ...{ code: t.code, naam: t.naam, bewering: t.bewering, fte: t.fte },
        oordeel: oordeelVan(perJaar),
        kostenPerFteCenten: t.fte ? toCenten(Math.round(inzet / t.fte)) : null,
        perJaar,
        eigenRisico: eind
          ? eigenRisico(eind.doelCenten, eind.gerealiseerdCenten ?? toCenten(0), t.verdeelsleutel)
          : [],
      };
    });
    const geboekt = taakstellingen.some((t) =>
      t.perJaar.some((j) => j.gerealiseerdCenten !== null),
    );
    return {
      antwoord: uitvoer.parse({ taakstellingen }),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan(taken),
      ontbreekt:
        taken.length === 0
          ? ['Er is geen taakstelling vastgelegd.']
          : geboekt
            ? []
            : [
                'Er is nog geen gerealiseerde opbrengst geboekt: niet bekend is iets anders dan nul.',
              ],
      afleiding:
        'Netto is het doel van het jaar min de kosten van de inzet; cumulatief telt alle jaren op. Een bedrag "en verder" geldt ook voor elk later jaar. Gerealiseerd is wat met bewijs is geboekt, uitgesplitst naar hardheid.',
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

/** What the sums say of a claim that everything is earned back: by year, and over all years. */
function oordeelVan(jaren: Parameters<typeof isAllesTerugverdiend>[0]): string {
  const eind = jaren.at(-1);
  const vanaf = jaarTerugverdiend(jaren);
  if (!eind || eind.kostenCenten === 0)
    return 'Er zijn geen kosten vastgelegd om tegen af te zetten.';
  const perJaar =
    vanaf === null
      ? 'In geen enkel jaar zijn de opbrengsten zo hoog als de kosten.'
      : `Per jaar zijn opbrengsten en kosten gelijk of beter vanaf ${vanaf}.`;
  if (isAllesTerugverdiend(jaren))
    return `${perJaar} Opgeteld tot en met ${eind.jaar} is alles terugverdiend (${euro(eind.nettoCumulatiefCenten)}).`;
  const blijft = eind.nettoCenten === 0 ? ' en wordt dat nooit meer' : '';
  return `${perJaar} Opgeteld tot en met ${eind.jaar} is ${euro(-Number(eind.nettoCumulatiefCenten))} niet terugverdiend${blijft}.`;
}

function zinVan({ taakstellingen }: Uit): string {
  if (taakstellingen.length === 0) return 'Er is geen taakstelling vastgelegd.';
  return taakstellingen
    .map((t) => {
      const eind = t.perJaar.at(-1);
      const bewering = t.bewering ? ` Het stuk zegt: "${t.bewering}".` : '';
      return `${t.naam}: ${euroFijn(eind?.doelCenten ?? null)} in ${eind?.jaar}.${bewering} ${t.oordeel}`;
    })
    .join(' ');
}

function tabelVan({ taakstellingen }: Uit): Tabel {
  const partijen = [
    ...new Set(taakstellingen.flatMap((t) => t.perJaar[0]?.perPartij.map((p) => p.partij) ?? [])),
  ];
  return {
    titel: 'Doel, kosten en resultaat per jaar',
    kolommen: [
      { veld: 'taak', label: 'Taakstelling', soort: 'tekst' },
      { veld: 'jaar', label: 'Jaar', soort: 'tekst' },
      ...partijen.map((p, i) => ({
        veld: `p${i}`,
        label: p,
        soort: 'bedrag' as const,
        leegMag: true,
      })),
      { veld: 'doel', label: 'Doel', soort: 'bedrag' },
      { veld: 'kosten', label: 'Kosten', soort: 'bedrag' },
      { veld: 'netto', label: 'Netto in het jaar', soort: 'bedrag' },
      { veld: 'cumulatief', label: 'Netto opgeteld', soort: 'bedrag' },
      { veld: 'gerealiseerd', label: 'Gerealiseerd', soort: 'bedrag' },
    ],
    rijen: taakstellingen.flatMap((t) => t.perJaar.map((j) => rijVan(t, j, partijen))),
    noot: taakstellingen.map((t) => `${t.naam}: ${t.oordeel}`).join(' '),
  };
}

const rijVan = (t: Taak, j: Taak['perJaar'][number], partijen: readonly string[]) => ({
  taak: t.naam,
  jaar: j.jaar,
  ...Object.fromEntries(
    partijen.map((p, i) => [`p${i}`, j.perPartij.find((x) => x.partij === p)?.doelCenten ?? null]),
  ),
  doel: j.doelCenten,
  kosten: j.kostenCenten,
  netto: j.nettoCenten,
  cumulatief: j.nettoCumulatiefCenten,
  gerealiseerd: j.gerealiseerdCenten ?? 'niets geboekt',
});

function grafiekVan({ taakstellingen }: Uit): Grafiek | null {
  const [t] = taakstellingen;
  if (!t) return null;
  return {
    soort: 'assen',
    titel: `${t.naam}: kosten, doel en netto opgeteld`,
    beschrijving: `Per jaar de kosten en het doel van ${t.naam}, met als lijn wat opgeteld is terugverdiend. ${t.oordeel}`,
    eenheid: 'centen',
    categorieen: t.perJaar.map((j) => String(j.jaar)),
    reeksen: [
      { naam: 'Kosten', vorm: 'staaf', waarden: t.perJaar.map((j) => j.kostenCenten) },
      { naam: 'Doel', vorm: 'staaf', waarden: t.perJaar.map((j) => j.doelCenten) },
      {
        naam: 'Netto opgeteld',
        vorm: 'lijn',
        waarden: t.perJaar.map((j) => j.nettoCumulatiefCenten),
      },
    ],
  };
}
