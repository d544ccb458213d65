import type { IndelingRegel } from '../../facts/port.ts';
import { standaardIndeling } from '../../normen/iv3-producten.ts';
import type { Post } from '../../register/port.ts';

/**
 * The rules of the Iv3 norm for these years, for what the own rules leave open. The post is the one
 * post of declaraties with that taakveld (or that code); where there is none, or more than one, the
 * categorie stays "niet toe te delen".
 */
export function vulAanUitNorm(
  eigen: readonly IndelingRegel[],
  jaren: readonly number[],
  posten: readonly Post[],
): IndelingRegel[] {
  const declaraties = posten.filter((p) => p.stroom === 'declaraties' && p.soort === 'last');
  return [...new Set(jaren)].flatMap(standaardIndeling).flatMap((norm) => {
    const passend = declaraties.filter((p) => (p.taakveld ?? p.code) === norm.taakveld);
    const [post, tweede] = passend;
    if (!post || tweede) return [];
    const regel: IndelingRegel = {
      wet: norm.wet,
      categorie: norm.categorie,
      code: null,
      post: post.code,
      zwaarte: null,
      geldigVan: norm.geldigVan,
      geldigTot: norm.geldigTot,
    };
    return eigen.some((e) => overlapt(e, regel)) ? [] : [regel];
  });
}

/** Whether two rules speak of the same product on the same day. */
export function overlapt(a: IndelingRegel, b: IndelingRegel): boolean {
  if (a.wet !== b.wet || a.categorie !== b.categorie || a.code !== b.code) return false;
  const begintOpTijd = (x: IndelingRegel, y: IndelingRegel) =>
    x.geldigVan === null || y.geldigTot === null || x.geldigVan <= y.geldigTot;
  return begintOpTijd(a, b) && begintOpTijd(b, a);
}
