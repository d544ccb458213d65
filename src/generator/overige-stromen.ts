import { normaal } from '../core/basis/toeval.ts';
import { groepeer } from './groepeer.ts';
import { type Dag, eersteVan, jaarVanMaand, laatsteVan, type MaandNr } from './kalender.ts';
import { stroomVan } from './kans.ts';
import type { Wereld } from './model.ts';
import type { OverigePost } from './post.ts';
import { OVERIGE_POSTEN } from './posten-overig.ts';

/** The true amount of one post in one month, and the number behind it. */
export interface Maandbedrag {
  readonly post: OverigePost;
  readonly maand: MaandNr;
  readonly bedrag: number;
  readonly aantal: number | null;
}

/** A figure as it is reported; `bekend` is the day on which the municipality has it. */
export interface Maandcijfer {
  readonly post: OverigePost;
  readonly maand: MaandNr;
  readonly maatstaf: string;
  readonly bedrag: number | null;
  readonly aantal: number | null;
  readonly bekend: Dag;
}

/** Simulates the posts that come by no message, per month up to the last month of care. */
export function simuleerOverig(wereld: Wereld, inwoners: number): Maandbedrag[] {
  const schaal = inwoners / 25_000;
  const uit: Maandbedrag[] = [];
  for (const post of OVERIGE_POSTEN) {
    const t = stroomVan(wereld.zaad, 'overig', post.post);
    let afwijking = 0;
    for (let maand = wereld.verhaal.begin; maand <= wereld.eindmaand; maand++) {
      afwijking = 0.8 * afwijking + 0.3 * post.ruis * normaal(t);
      const jaren = (post.ruis === 0 ? jaarVanMaand(maand) : maand / 12) - 2025;
      const groei = (1 + post.groei) ** jaren * (1 + afwijking);
      const ruis = 1 + 0.7 * post.ruis * normaal(t);
      const bedrag = Math.round(
        ((post.jaarbedrag * schaal * 100) / 12) * groei * ruis * vorm(post, maand),
      );
      const aantal = post.aantal ? Math.max(1, Math.round(post.aantal * schaal * groei)) : null;
      uit.push({ post, maand, bedrag, aantal });
    }
  }
  return uit;
}

/** Holiday pay in May for benefits; invoices follow the year's end. */
function vorm({ stroom, post }: OverigePost, maand: MaandNr): number {
  const m = maand % 12;
  if (post === 'PW-BIJSTAND') return m === 4 ? 1.55 : 0.95;
  if (stroom === 'facturen') return m === 11 ? 1.25 : m === 7 ? 0.8 : 0.995;
  return 1;
}

/** How each stroom reports: its own notion of what is known, and when. */
export function maandcijfersVan(wereld: Wereld, bedragen: readonly Maandbedrag[]): Maandcijfer[] {
  const perPost = groepeer(bedragen, (b) => b.post);
  return [...perPost].flatMap(([post, reeks]) => {
    switch (post.stroom) {
      case 'grBijdrage':
      case 'subsidie':
        return bijdrageCijfers(wereld, post, reeks);
      case 'pgb':
        return reeks.flatMap((b) => [cijfer(b, 'besteding'), ...toekenning(b)]);
      case 'uitkeringen':
        return reeks.flatMap((b) => [
          cijfer(b, 'realisatie'),
          ...(b.aantal === null ? [] : [{ ...cijfer(b, 'bestand'), bedrag: null }]),
        ]);
      default:
        return reeks.map((b) => cijfer(b, 'realisatie'));
    }
  });
}

function cijfer(b: Maandbedrag, maatstaf: string): Maandcijfer {
  const bekend = laatsteVan(b.maand) + b.post.dagen;
  return { ...b, maatstaf, aantal: maatstaf === 'realisatie' ? null : b.aantal, bekend };
}

/** The budget granted for the year, known in January: more than will be spent. */
function toekenning(b: Maandbedrag): Maandcijfer[] {
  if (b.maand % 12 !== 0) return [];
  const bedrag = Math.round(b.bedrag * 12 * 1.12);
  return [{ ...b, maatstaf: 'toegekend', bedrag, bekend: eersteVan(b.maand) + 19 }];
}

/** Paid in equal advances; the source says what the year will cost, and settles in the year after. */
function bijdrageCijfers(
  wereld: Wereld,
  post: OverigePost,
  reeks: readonly Maandbedrag[],
): Maandcijfer[] {
  const t = stroomVan(wereld.zaad, 'opgave', post.post);
  const uit: Maandcijfer[] = [];
  for (const [jaar, maanden] of groepeer(reeks, (b) => jaarVanMaand(b.maand))) {
    const werkelijk = Math.round((maanden.reduce((s, b) => s + b.bedrag, 0) / maanden.length) * 12);
    const begroot = Math.round(werkelijk * (1 - post.overschrijding + 0.01 * normaal(t)));
    for (const b of maanden) {
      const bedrag = Math.round(begroot / 12);
      const bekend = eersteVan(b.maand) + post.dagen;
      uit.push({ ...b, maatstaf: 'voorschot', bedrag, bekend });
    }
    const opgave = (maand: number, maatstaf: string, bedrag: number, bekend: Dag): void => {
      uit.push({ post, maand: jaar * 12 + maand, maatstaf, bedrag, aantal: null, bekend });
    };
    const eerste = post.stroom === 'subsidie' ? 'verleend' : 'opgave';
    const halverwege = Math.round(begroot + (werkelijk - begroot) * 0.6);
    opgave(0, eerste, begroot, eersteVan(jaar * 12) + 14);
    opgave(5, eerste, halverwege, eersteVan(jaar * 12 + 6) + 19);
    opgave(11, 'afrekening', werkelijk, eersteVan(jaar * 12 + 15) + 9);
  }
  return uit;
}
