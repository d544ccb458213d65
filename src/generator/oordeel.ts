import { type Dag, eersteVan, jaarVanMaand } from './kalender.ts';
import { geheel, stroomVan } from './kans.ts';
import type { Regel, Wereld } from './model.ts';
import { bedragVan, juisteRegel } from './regel.ts';

interface Oordeel {
  /** Retourcode of the rejection; `null` is approved. */
  readonly code: string | null;
  /** Lines that come of it: the same care again, or a credit with a new debit. */
  readonly vervolg: readonly Regel[];
}

const GOED: Oordeel = { code: null, vervolg: [] };
/** Part of the rejected lines that comes back; part of the approved lines that is corrected or taken back. */
const HERINDIENING = 0.85;
const CORRECTIE = 0.012;
const ALLEEN_CREDIT = 0.003;

/**
 * What the municipality says of a line, and what the provider does next. A credit cannot be refused
 * (IV091); it comes only after the answer that approved its debit (IV085), once (TR390), and the
 * second debit not before the credit (TR389).
 */
export function beoordeel(wereld: Wereld, regel: Regel, dag: Dag, antwoordDag: Dag): Oordeel {
  const { levering, poging } = regel;
  const { toewijzing, maand } = levering;
  if (regel.vorige) return GOED;
  const t = stroomVan(wereld.zaad, 'oordeel', toewijzing.id, maand, poging);
  const bekend = toewijzing.versies[0]?.verzonden ?? dag;
  if (bekend > dag) {
    const gereed = Math.max(bekend, antwoordDag) + geheel(t, 10, 40);
    return { code: '9338', vervolg: [juisteRegel(levering, gereed, poging + 1)] };
  }
  if (regel.fout) {
    const opnieuw = juisteRegel(levering, antwoordDag + geheel(t, 15, 100), poging + 1);
    return { code: regel.fout, vervolg: t() < HERINDIENING ? [opnieuw] : [] };
  }
  if (regel.tarief !== levering.tarief) {
    const april = eersteVan(jaarVanMaand(maand) * 12 + 3) + 5;
    const gereed = Math.max(antwoordDag + 1, april);
    return {
      code: null,
      vervolg: corrigeer(regel, gereed, juisteRegel(levering, gereed, poging + 1)),
    };
  }
  return poging > 1 ? GOED : lateCorrectie(regel, antwoordDag, t);
}

function lateCorrectie(regel: Regel, antwoordDag: Dag, t: () => number): Oordeel {
  const worp = t();
  const gereed = antwoordDag + geheel(t, 40, 190);
  if (worp < ALLEEN_CREDIT) return { code: null, vervolg: corrigeer(regel, gereed, null) };
  if (worp > ALLEEN_CREDIT + CORRECTIE) return GOED;
  const { levering } = regel;
  const volume = Math.max(1, Math.floor(levering.volume * (0.5 + t() * 0.45)));
  const minder = juisteRegel({ ...levering, volume }, gereed, 2);
  return { code: null, vervolg: corrigeer(regel, gereed, minder) };
}

function corrigeer(debet: Regel, gereed: Dag, nieuw: Regel | null): Regel[] {
  const bedrag = bedragVan(debet.volume, debet.tarief);
  const credit: Regel = { ...debet, bedrag, gereed, vorige: debet, referentie: '' };
  return nieuw ? [credit, nieuw] : [credit];
}
