import { type Centen, toCenten } from '../../core/basis/bedrag.ts';
import { type Datum, laatsteDag, type Maand, maandMetIndex } from '../../core/basis/datum.ts';
import { groepeer } from '../../core/basis/groepeer.ts';
import type { VraagContext } from '../../definitie/vraag.ts';
import type { Post } from '../../register/port.ts';
import { productNaam } from './contracten.ts';

/** Money of a post that its own source tells of: where it went, as far as known. */
export interface Spoor {
  readonly post: string;
  readonly organisatie: string;
  /** `null`: the source does not tell, or it was not asked for. */
  readonly product: string | null;
  readonly aanbieder: string | null;
  readonly wijk: string | null;
  readonly bedrag: Centen;
}

/** How far money is followed. */
export const NIVEAUS = ['organisatie', 'product', 'aanbieder', 'wijk'] as const;
export type Niveau = (typeof NIVEAUS)[number];

/** What is read: a boekjaar, up to the last period that the ledger holds. */
export interface Bereik {
  readonly jaar: number;
  readonly tot: number;
  readonly niveau: Niveau;
}

const AANBIEDERS = 'zorgaanbieders';

/** Everything the sources say of the lasten of a boekjaar, per post. */
export async function leesSporen(
  ctx: VraagContext,
  posten: readonly Post[],
  bereik: Bereik,
): Promise<Spoor[]> {
  const delen = await Promise.all([
    declaratieSporen(ctx, bereik),
    tabelSporen(ctx, bereik),
    cijferSporen(ctx, posten, bereik),
  ]);
  return samen(delen.flat(), bereik.niveau);
}

/** Adds up what is the same at the level that is asked for. */
function samen(sporen: readonly Spoor[], niveau: Niveau): Spoor[] {
  const totProduct = niveau === 'product' || niveau === 'aanbieder';
  const kort = sporen.map((s) => ({
    ...s,
    product: totProduct ? s.product : null,
    aanbieder: niveau === 'aanbieder' ? s.aanbieder : null,
    wijk: niveau === 'wijk' ? s.wijk : null,
  }));
  const sleutel = (s: Spoor) =>
    JSON.stringify([s.post, s.organisatie, s.product, s.aanbieder, s.wijk]);
  return [...groepeer(kort, sleutel).values()].flatMap((groep) => {
    const bedrag = toCenten(groep.reduce((som, s) => som + s.bedrag, 0));
    return groep[0] && bedrag !== 0 ? [{ ...groep[0], bedrag }] : [];
  });
}

/**
 * What became toegekend in the year up to the end of the last period, whatever the month of care:
 * that is what a ledger books.
 */
async function declaratieSporen(
  ctx: VraagContext,
  { jaar, tot, niveau }: Bereik,
): Promise<Spoor[]> {
  if (tot === 0) return [];
  const { facts, gemeente, peildatum } = ctx;
  const einde = laatsteDag(maandMetIndex(jaar * 12 + tot - 1));
  const snede = {
    ...{ gemeente, peildatum: peildatum < einde ? peildatum : einde },
    filter: { bekendVanaf: `${jaar}-01-01` as Datum }, // safe: idem
  };
  const naam = new Map((await facts.aanbieders(gemeente)).map((a) => [a.aanbieder, a.naam]));
  const geen = { product: null, aanbieder: null, wijk: null };
  if (niveau === 'wijk') {
    const rijen = await facts.bedragen({ ...snede, per: ['post', 'wijk'] });
    return rijen.flatMap((r) =>
      r.post === null
        ? []
        : [
            {
              ...{ ...geen, post: r.post, organisatie: AANBIEDERS, bedrag: r.toegekendCenten },
              wijk: r.wijk ?? 'wijk niet bekend',
            },
          ],
    );
  }
  const per = ['post', 'wet', 'categorie', 'code', 'aanbieder'] as const;
  return (await facts.bedragen({ ...snede, per })).flatMap((r) =>
    r.post === null
      ? []
      : [
          {
            ...{ ...geen, post: r.post, organisatie: AANBIEDERS, bedrag: r.toegekendCenten },
            product: productNaam(r.wet, r.categorie, r.code),
            aanbieder: naam.get(r.aanbieder) ?? r.aanbieder,
          },
        ],
  );
}

const REGELINGNAMEN: Readonly<Record<string, string>> = {
  pw: 'Participatiewet',
  ioaw: 'IOAW',
  ioaz: 'IOAZ',
  bbz: 'Bbz',
  lks: 'loonkostensubsidie',
  bijzondereBijstand: 'bijzondere bijstand',
};

/** Tables that say to whom money went: contributions paid, invoices that were not refused, benefits. */
async function tabelSporen(ctx: VraagContext, { jaar, tot }: Bereik): Promise<Spoor[]> {
  const snede = { gemeente: ctx.gemeente, peildatum: ctx.peildatum };
  const telt = (maand: Maand) => maand.startsWith(`${jaar}-`) && Number(maand.slice(5)) <= tot;
  const [gr, facturen, uitkeringen] = await Promise.all([
    ctx.facts.tabel('grBijdragen', snede),
    ctx.facts.tabel('facturen', snede),
    ctx.facts.tabel('uitkeringen', snede),
  ]);
  const spoor = (
    post: string,
    organisatie: string,
    product: string | null,
    bedrag: Centen | null,
    aanbieder: string | null = null,
  ): Spoor[] =>
    bedrag === null ? [] : [{ post, organisatie, product, aanbieder, bedrag, wijk: null }];
  return [
    ...gr
      .filter((r) => telt(r.maand))
      .flatMap((r) => spoor(r.post, r.regeling, r.onderdeel, r.voorschot)),
    ...facturen
      .filter((r) => telt(r.maand) && r.status !== 'afgewezen')
      .flatMap((r) => spoor(r.post, 'leveranciers', r.voorziening, r.bedrag, r.leverancier)),
    ...uitkeringen
      .filter((r) => telt(r.maand))
      .flatMap((r) =>
        spoor(r.post, 'inwoners met een uitkering', REGELINGNAMEN[r.regeling] ?? null, r.bedrag),
      ),
  ];
}

/** Strings of monthly figures that no table divides further: subsidies, pgb and the own organisation. */
async function cijferSporen(
  { facts, gemeente, peildatum }: VraagContext,
  posten: readonly Post[],
  { jaar, tot }: Bereik,
): Promise<Spoor[]> {
  const [cijfers, subsidies] = await Promise.all([
    facts.maandcijfers(gemeente, peildatum),
    facts.tabel('subsidies', { gemeente, peildatum, filter: { jaar } }),
  ]);
  const instellingen = groepeer(subsidies, (s) => s.post);
  const som = (post: string, maatstaf: string): number =>
    cijfers
      .filter((c) => c.post === post && c.maatstaf === maatstaf && c.maand.startsWith(`${jaar}-`))
      .filter((c) => Number(c.maand.slice(5)) <= tot)
      .reduce((s, c) => s + (c.bedragCenten ?? 0), 0);
  return posten.flatMap((post): Spoor[] => {
    const spoor = (organisatie: string, product: string, bedrag: number): Spoor[] => [
      {
        post: post.code,
        organisatie,
        product,
        aanbieder: null,
        wijk: null,
        bedrag: toCenten(bedrag),
      },
    ];
    if (post.soort !== 'last') return [];
    if (post.stroom === 'pgb')
      return spoor('budgethouders (SVB)', 'pgb', som(post.code, 'besteding'));
    if (post.stroom === 'apparaat')
      return spoor('eigen organisatie', 'apparaat', som(post.code, 'realisatie'));
    if (post.stroom !== 'subsidie') return [];
    // one receiver: what was paid on the post went there; of several nobody says who got what
    const wie = new Set((instellingen.get(post.code) ?? []).map((s) => s.instelling));
    const [enige] = wie;
    return enige !== undefined && wie.size === 1
      ? spoor(enige, 'subsidie of taak', som(post.code, 'voorschot'))
      : [];
  });
}
