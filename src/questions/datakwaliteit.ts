import { z } from 'zod';
import { groepeer } from '../core/basis/groepeer.ts';
import {
  aantalVan,
  datumVoluit,
  euroKort,
  euroPrecies,
  maandVoluit,
} from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import type { Bevinding } from '../facts/feiten.ts';
import type { Toetsing } from '../facts/port.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { TOETSREGELS } from './basis/toetsregels.ts';
import { centen, wet } from './basis/velden.ts';
import { WET_NAMEN } from './basis/woorden.ts';

const uitvoer = z.object({
  regels: z.array(
    z.object({
      regelId: z.string(),
      aantal: z.int(),
      /** Amount of the lines concerned; `null` where a rule is not about money. */
      bedragCenten: centen.nullable(),
      melding: z.string(),
      voorbeeld: z.string(),
    }),
  ),
  dubbel: z.array(z.object({ wet, aanbieder: z.string(), regels: z.int(), bedragCenten: centen })),
  /** Approved money that the product table assigns to no post. */
  nietToeTeDelen: z.array(
    z.object({
      wet,
      categorie: z.string(),
      code: z.string().nullable(),
      toegekendCenten: centen,
      prestaties: z.int(),
    }),
  ),
});
type Datakwaliteit = z.output<typeof uitvoer>;
type Regel = Datakwaliteit['regels'][number];

/** What is not right in what was delivered; findings never drop money. */
export const vraag = defineVraag({
  id: 'datakwaliteit',
  titel: 'Datakwaliteit',
  vraagzin: 'Wat klopt er niet in de aangeleverde gegevens?',
  groep: 'Gegevens',
  volgorde: 2,
  doel: 'beheer',
  rollen: ['controller', 'contract', 'data', 'beheer'],
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    const { gemeente, peildatum } = ctx;
    const [bevindingen, toetsingen, dubbel, bedragen] = await Promise.all([
      ctx.facts.bevindingen(gemeente, peildatum),
      ctx.facts.toetsingen(gemeente, peildatum),
      ctx.facts.dubbel(gemeente, peildatum),
      ctx.facts.bedragen({
        gemeente,
        peildatum,
        per: ['wet', 'categorie', 'code'],
        filter: { post: [null] },
      }),
    ]);
    const regels = [...perRegel(bevindingen), ...toetsingen.map(getoetst)];
    return {
      antwoord: uitvoer.parse({
        regels: regels.sort((a, b) => b.aantal - a.aantal || a.regelId.localeCompare(b.regelId)),
        dubbel,
        nietToeTeDelen: bedragen.filter((b) => b.toegekendCenten !== 0),
      }),
      status: 'voorlopig',
      eenheid: 'bevindingen',
      bronnen: await bronBerichten(ctx),
      ontbreekt: [],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

/** Findings of single files, one row a rule with its first place. */
const perRegel = (bevindingen: readonly Bevinding[]): Regel[] =>
  [...groepeer(bevindingen, (b) => b.regelId)].map(([regelId, groep]) => ({
    regelId,
    aantal: groep.reduce((som, b) => som + b.aantal, 0),
    bedragCenten: null,
    melding: groep[0]?.melding ?? '',
    voorbeeld: groep[0] ? plekVan(groep[0]) : '',
  }));

const getoetst = (t: Toetsing): Regel => ({
  regelId: t.regel,
  aantal: t.aantal,
  bedragCenten: t.bedragCenten,
  melding: t.tweeBedragen
    ? `${TOETSREGELS[t.regel]} Berichten: ${euroPrecies(t.tweeBedragen.berichtCenten)}; exports: ${euroPrecies(t.tweeBedragen.exportCenten)}.`
    : TOETSREGELS[t.regel],
  voorbeeld: t.leverperiode ? `${t.bestand}, zorg van ${maandVoluit(t.leverperiode)}` : t.bestand,
});

const AFLEIDING = [
  'Elk bericht wordt gehouden tegen de technische regels (TR) en bedrijfsregels (OP) van iWmo en iJw 3.2.',
  'Declaraties en antwoorden van de laatste 31 dagen worden ook gehouden tegen de toewijzingen en',
  'de eerdere declaraties zoals die nu bekend zijn: zorg zonder toewijzing, een ander product, te veel volume.',
  'Een bevinding laat nooit geld weg. Regels die twee keer onder hetzelfde nummer zijn ingediend, staan',
  'hier als dubbel en zijn niet geteld. Niet toe te delen is zorg waarvoor de producttabel geen post kent.',
].join(' ');

const plekVan = (b: { bestand: string; regel: number | null; element: string | null }): string =>
  [b.bestand, b.regel === null ? '' : `regel ${b.regel}`, b.element ?? '']
    .filter(Boolean)
    .join(', ');

function zinVan({ regels, dubbel, nietToeTeDelen }: Datakwaliteit, { peildatum }: Gezegd): string {
  const aantal = regels.reduce((som, r) => som + r.aantal, 0);
  const dubbelCenten = dubbel.reduce((som, d) => som + d.bedragCenten, 0);
  const losCenten = nietToeTeDelen.reduce((som, n) => som + n.toegekendCenten, 0);
  return [
    aantal === 0
      ? `Op ${datumVoluit(peildatum)} zijn er geen bevindingen.`
      : `Er ${aantal === 1 ? 'is' : 'zijn'} ${aantalVan(aantal, 'bevinding', 'bevindingen')} op ${aantalVan(regels.length, 'regel', 'regels')}.`,
    dubbel.length > 0
      ? `Voor ${euroKort(dubbelCenten)} is dubbel ingediend; dat is niet geteld.`
      : '',
    nietToeTeDelen.length > 0
      ? `${euroKort(losCenten)} toegekende zorg hoort nog bij geen post: vul de producttabel aan.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function tabelVan({ regels, dubbel, nietToeTeDelen }: Datakwaliteit): Tabel {
  const dubbelRijen = dubbel.map((d) => ({
    regel: 'Dubbel',
    aantal: d.regels,
    bedrag: d.bedragCenten,
    melding: `Dubbel ingediend, niet geteld (${WET_NAMEN[d.wet]}).`,
    voorbeeld: `aanbieder ${d.aanbieder}`,
  }));
  const losseRijen = nietToeTeDelen.map((n) => ({
    regel: 'Geen post',
    aantal: n.prestaties,
    bedrag: n.toegekendCenten,
    melding: `Product ${n.code ?? n.categorie} (${WET_NAMEN[n.wet]}) hoort bij geen post.`,
    voorbeeld: '',
  }));
  const ruleRijen = regels.map((r) => ({
    regel: r.regelId,
    aantal: r.aantal,
    bedrag: r.bedragCenten,
    melding: r.melding,
    voorbeeld: r.voorbeeld,
  }));
  return {
    titel: 'Bevindingen per regel',
    kolommen: [
      {
        veld: 'regel',
        label: 'Regel',
        soort: 'tekst',
        uitleg: 'Nummer in de standaard: TR is een technische regel, OP een bedrijfsregel.',
      },
      { veld: 'aantal', label: 'Aantal', soort: 'aantal' },
      { veld: 'bedrag', label: 'Bedrag', soort: 'bedrag', uitleg: 'Waar bekend.' },
      { veld: 'melding', label: 'Wat er niet klopt', soort: 'tekst' },
      { veld: 'voorbeeld', label: 'Waar het als eerste staat', soort: 'tekst' },
    ],
    rijen: [...dubbelRijen, ...losseRijen, ...ruleRijen],
  };
}
