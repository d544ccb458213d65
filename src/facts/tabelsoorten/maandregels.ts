import type { Centen } from '../../core/basis/bedrag.ts';
import type { Maand } from '../../core/basis/datum.ts';
import type { Maandregel, Maandwaarde } from './soort.ts';

type Rij = Readonly<Record<string, unknown>>;

// safe (all): the columns are those of the definition that the rule belongs to
const bedrag = (rij: Rij, veld: string): Centen | null => (rij[veld] ?? null) as Centen | null;
const getal = (rij: Rij, veld: string): number | null => (rij[veld] ?? null) as number | null; // idem
const maandVan = (rij: Rij): Maand => rij['maand'] as Maand; // idem
const maandIn = (rij: Rij, nr: string): Maand => `${Number(rij['jaar'])}-${nr}` as Maand; // idem

/** A figure of one column, left out where it is not known. */
const waarde = (rij: Rij, veld: string, maatstaf: string, maand: Maand): Maandwaarde[] => {
  const bedragCenten = bedrag(rij, veld);
  return bedragCenten === null ? [] : [{ maand, maatstaf, bedragCenten }];
};

/** Statements of a gemeenschappelijke regeling: voorschot of the month, the rest of the year. */
export const grRegel: Maandregel = {
  stroom: 'grBijdrage',
  soort: 'last',
  per: ['post', 'maand'],
  som: ['begroot', 'gewijzigd', 'voorschot', 'verwachteAfrekening', 'afrekening'],
  van: (rij) => [
    ...waarde(rij, 'begroot', 'begroot', maandVan(rij)),
    ...waarde(rij, 'gewijzigd', 'gewijzigd', maandVan(rij)),
    ...waarde(rij, 'voorschot', 'voorschot', maandVan(rij)),
    ...waarde(rij, 'verwachteAfrekening', 'opgave', maandVan(rij)),
    ...waarde(rij, 'afrekening', 'afrekening', maandVan(rij)),
  ],
};

/** The year is settled when every beschikking of the post is; until then what was granted counts. */
export const subsidieRegel: Maandregel = {
  stroom: 'subsidie',
  soort: 'last',
  per: ['post', 'jaar'],
  som: ['verleend', 'bandbreedteLaag', 'bandbreedteHoog', 'vastgesteld'],
  van: (rij) => [
    ...waarde(rij, 'verleend', 'verleend', maandIn(rij, '01')),
    ...waarde(rij, 'bandbreedteLaag', 'bandbreedteLaag', maandIn(rij, '01')),
    ...waarde(rij, 'bandbreedteHoog', 'bandbreedteHoog', maandIn(rij, '01')),
    ...waarde(rij, 'vastgesteld', 'afrekening', maandIn(rij, '12')),
  ],
};

/** A pgb costs what is spent of it; what was granted or advanced to the SVB is no last. */
export const pgbRegel: Maandregel = {
  stroom: 'pgb',
  soort: 'last',
  per: ['post', 'maand'],
  som: ['budgethouders', 'toegekend', 'voorschot', 'besteed'],
  van: (rij) => [
    ...waarde(rij, 'besteed', 'besteding', maandVan(rij)).map((w) => ({
      ...w,
      aantal: getal(rij, 'budgethouders'),
    })),
    ...waarde(rij, 'toegekend', 'toegekend', maandVan(rij)),
    ...waarde(rij, 'voorschot', 'voorschot', maandVan(rij)),
  ],
};

/** An eigen bijdrage is a bate of the month of care for which it was imposed, not of its remittance. */
export const eigenBijdrageRegel: Maandregel = {
  stroom: 'eigenBijdrage',
  soort: 'bate',
  per: ['post', 'maand'],
  som: ['opgelegd', 'bijdrageplichtigen'],
  van: (rij) =>
    waarde(rij, 'opgelegd', 'realisatie', maandVan(rij)).map((w) => ({
      ...w,
      aantal: getal(rij, 'bijdrageplichtigen'),
    })),
};

/** An invoice counts in the month of delivery, unless it was refused. */
export const factuurRegel: Maandregel = {
  stroom: 'facturen',
  soort: 'last',
  filter: { status: [null, 'ontvangen', 'goedgekeurd', 'betaald'] },
  per: ['post', 'maand'],
  som: ['bedrag'],
  van: (rij) => waarde(rij, 'bedrag', 'realisatie', maandVan(rij)),
};

/** Benefits paid over the month, all schemes of the post together, and how many there were. */
export const uitkeringRegel: Maandregel = {
  stroom: 'uitkeringen',
  soort: 'last',
  per: ['post', 'maand'],
  som: ['bedrag', 'bestand'],
  van: (rij) => {
    const aantal = getal(rij, 'bestand');
    const maand = maandVan(rij);
    return [
      ...waarde(rij, 'bedrag', 'realisatie', maand),
      ...(aantal === null ? [] : [{ maand, maatstaf: 'bestand', bedragCenten: null, aantal }]),
    ];
  },
};

/** The BUIG budget by its latest letter; the later stage was known later. */
export const buigRegel: Maandregel = {
  stroom: 'uitkeringen',
  soort: 'bate',
  per: ['post', 'jaar', 'stadium'],
  som: ['budget'],
  van: (rij) => waarde(rij, 'budget', 'opgave', maandIn(rij, '12')),
};
