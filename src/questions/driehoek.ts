import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import { laatsteDag, type Maand, maandVan, plusMaanden } from '../core/basis/datum.ts';
import type { Result } from '../core/basis/result.ts';
import {
  type DriehoekenUit,
  driehoekenUit,
  type Korrel,
  MAANDEN_IN,
} from '../core/prognose/driehoek/uit-regels.ts';
import { type Verwachting, verwachtingVan } from '../core/prognose/driehoek/verwachting.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { bronBerichten } from './basis/bronnen.ts';
import {
  type Driehoekantwoord,
  grafiekVan,
  type Herkomstrij,
  KOLOMMEN,
  tabelVan,
  uitvoer,
  zinVan,
} from './basis/driehoektabel.ts';
import { wet } from './basis/velden.ts';

/** Periods that the pace is read from, by grain. */
const HISTORIE: Readonly<Record<Driehoekantwoord['korrel'], number>> = { maand: 36, kwartaal: 16 };
const GETOOND: typeof HISTORIE = { maand: 12, kwartaal: 8 };
/** Factors that "recent" means. */
const RECENT = 3;

const korrel = z.enum(['maand', 'kwartaal']).default('maand').meta({
  title: 'Periode',
  description: 'Hoe lang een rij en een kolom zijn.',
});

/** How care of each period came in: the development triangle, with what it leads to. */
export const vraag = defineVraag({
  id: 'driehoek',
  titel: 'Driehoek',
  vraagzin: 'Hoe snel komen declaraties binnen, en wordt dat anders?',
  groep: 'Waar eindigt het jaar',
  volgorde: 6,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'regio', 'data', 'beheer'],
  invoer: z.object({
    korrel,
    wet: wet.optional().meta({ title: 'Wet' }),
    post: z.string().optional().meta({ title: 'Post', description: 'De code van de post.' }),
    aanbieder: z.string().optional().meta({ title: 'Aanbieder', description: 'De AGB-code.' }),
    perioden: z.int().min(3).max(36).optional().meta({
      title: 'Aantal rijen',
      description: 'Leeg is 12 maanden of 8 kwartalen.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const { korrel: k, perioden, ...keuze } = invoer;
    const uit = await driehoekVan(ctx, k, keuze);
    const antwoord = toAntwoord(k, perioden ?? GETOOND[k], uit);
    return {
      antwoord: {
        ...antwoord,
        keuze: {
          wet: keuze.wet ?? null,
          post: keuze.post ?? null,
          aanbieder: keuze.aanbieder ?? null,
        },
      },
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: await bronBerichten(ctx),
      ontbreekt: watOntbreekt(uit),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Elke rij is een periode van zorg, elke kolom zegt wat daarvan was toegekend na zoveel perioden.',
  'De factor zegt hoeveel een kolom gemiddeld groeit naar de volgende (gewogen naar bedrag, over',
  'hoogstens 36 maanden of 16 kwartalen). De verwachting trekt de laatste volledige stand door met die',
  'factoren (chain ladder); de standaardfout is die van Mack. Een periode die nog loopt, telt niet mee',
  'voor de factoren. De jaarprognose rekent fijner: per aanbieder en met toewijzingen.',
].join(' ');

interface Keuze {
  readonly wet?: 'wmo' | 'jeugd' | 'participatie' | undefined;
  readonly post?: string | undefined;
  readonly aanbieder?: string | undefined;
}

/** The lines as a triangle, and what it leads to; either may be refused. */
interface Gerekend {
  readonly driehoeken: Result<DriehoekenUit>;
  readonly verwachting: Result<Verwachting> | null;
  readonly recent: Result<Verwachting> | null;
}

async function driehoekVan(ctx: VraagContext, k: Korrel, keuze: Keuze): Promise<Gerekend> {
  const { facts, gemeente, peildatum } = ctx;
  const filter = {
    ...(keuze.wet ? { wet: [keuze.wet] } : {}),
    ...(keuze.post ? { post: [keuze.post] } : {}),
    ...(keuze.aanbieder ? { aanbieder: [keuze.aanbieder] } : {}),
  };
  const snede = { gemeente, peildatum };
  const [regels, maanden] = await Promise.all([
    facts.bedragen({ ...snede, per: ['leverperiode', 'bekendMaand'], filter }),
    facts.bedragen({ ...snede, per: ['bekendMaand'] }),
  ]);
  const peil = maandVan(peildatum);
  const bekendVanaf = maanden.map((m) => m.bekendMaand).sort()[0] ?? peil;
  const terug = (k === 'kwartaal' ? HISTORIE.kwartaal : HISTORIE.maand) * MAANDEN_IN[k];
  const driehoeken = driehoekenUit(
    regels.map((r) => ({
      segment: '',
      herkomst: r.leverperiode,
      bekend: r.bekendMaand,
      waarde: r.toegekendCenten,
    })),
    {
      korrel: k,
      peil,
      volledigTot: volledigTot(peildatum, peil),
      vanaf: plusMaanden(peil, 1 - terug),
      bekendVanaf,
    },
  );
  const d = driehoeken.ok ? driehoeken.value.segmenten[0]?.driehoek : undefined;
  return {
    driehoeken,
    verwachting: d ? verwachtingVan(d) : null,
    recent: d ? verwachtingVan(d, RECENT) : null,
  };
}

/** A month counts as whole only when the peildatum is its last day. */
const volledigTot = (peildatum: VraagContext['peildatum'], peil: Maand): Maand =>
  laatsteDag(peil) === peildatum ? peil : plusMaanden(peil, -1);

function watOntbreekt({ driehoeken, verwachting }: Gerekend): string[] {
  const zinnen = ['Alleen zorg die met iWmo- en iJw-berichten wordt gedeclareerd.'];
  if (!driehoeken.ok)
    return ['Voor deze keuze zijn geen toegekende declaraties bekend.', ...zinnen];
  zinnen.push(
    ...driehoeken.value.waarschuwingen
      .filter((w) => w.code === 'bekend-voor-geleverd')
      .map((w) => w.melding),
  );
  if (verwachting && !verwachting.ok)
    zinnen.push(`Een verwachting is niet te geven: ${verwachting.problem.detail}`);
  return zinnen;
}

const waardeVan = <T>(uit: Result<T> | null): T | null => (uit?.ok ? uit.value : null);

function toAntwoord(
  k: Driehoekantwoord['korrel'],
  perioden: number,
  gerekend: Gerekend,
): Omit<Driehoekantwoord, 'keuze'> {
  const uit = waardeVan(gerekend.driehoeken);
  const segment = uit?.segmenten[0];
  const verwachting = waardeVan(gerekend.verwachting);
  const kolommen = Math.min(KOLOMMEN[k], segment?.driehoek.ontwikkeling.length ?? 0);
  const eerste = Math.max(0, (segment?.driehoek.herkomst.length ?? 0) - perioden);
  const tot = (rij: readonly (number | null)[] | undefined) =>
    Array.from({ length: kolommen }, (_, j) => rij?.[j] ?? null);
  return {
    korrel: k,
    factoren: tot(verwachting?.factoren),
    binnen: tot(verwachting?.binnen),
    binnenRecent: tot(waardeVan(gerekend.recent)?.binnen),
    herkomst: (segment?.driehoek.herkomst ?? []).slice(eerste).map((periode, n) => {
      const i = eerste + n;
      const onvolledig = uit?.onvolledig[i] ?? null;
      return herkomstrij(periode, segment?.incrementeel[i] ?? [], {
        kolommen,
        onvolledig,
        verwacht: verwachting?.rijen[i] ?? null,
      });
    }),
    waarschuwingen: [...(verwachting?.waarschuwingen ?? [])],
  };
}

function herkomstrij(
  periode: string,
  erbij: readonly (number | null)[],
  {
    kolommen,
    onvolledig,
    verwacht,
  }: {
    kolommen: number;
    onvolledig: number | null;
    verwacht: Verwachting['rijen'][number];
  },
): Herkomstrij {
  let stand = 0;
  const cumulatief = erbij.map((x) => (x === null ? null : toCenten((stand += x))));
  const centenVan = (x: number | undefined) => (x === undefined ? null : toCenten(Math.round(x)));
  const eindstandCenten = centenVan(verwacht?.eindstand);
  return {
    periode,
    cellenCenten: cumulatief.slice(0, kolommen),
    onvolledig: onvolledig !== null && onvolledig < kolommen ? onvolledig : null,
    toegekendCenten: toCenten(stand),
    eindstandCenten,
    nogTeVerwachtenCenten: eindstandCenten === null ? null : toCenten(eindstandCenten - stand),
    standaardfoutCenten: centenVan(verwacht?.standaardfout),
    aandeelBinnen: eindstandCenten !== null && eindstandCenten > 0 ? stand / eindstandCenten : null,
  };
}
