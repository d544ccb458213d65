/** Words that every room shares. Codes of a standard are kept as the standard writes them. */

/** 4-digit CBS code of a municipality. */
export type Gemeente = string;

/** Where a municipality must be named and none is known yet; no municipality has this code. */
export const ONBEKENDE_GEMEENTE: Gemeente = '0000';

/** The law under which care is given; iWmo and iJw messages carry it in their namespace. */
export type Wet = 'wmo' | 'jeugd' | 'participatie';

/** Where the figures of a post come from; each has its own source, notion of last and forecast. */
export const STROMEN = [
  'declaraties',
  'grBijdrage',
  'subsidie',
  'pgb',
  'eigenBijdrage',
  'facturen',
  'uitkeringen',
  'apparaat',
] as const;
export type Stroom = (typeof STROMEN)[number];

/** What a stroom is called on paper. */
export const STROOM_NAMEN: Readonly<Record<Stroom, string>> = {
  declaraties: 'declaraties (iWmo/iJw)',
  grBijdrage: 'bijdrage aan gemeenschappelijke regeling',
  subsidie: 'taakgericht en subsidie',
  pgb: 'persoonsgebonden budget',
  eigenBijdrage: 'eigen bijdrage (CAK)',
  facturen: 'facturen',
  uitkeringen: 'uitkeringen',
  apparaat: 'apparaat',
};

/** Three kinds of budget lines that are never added up silently. */
export const SOORTEN = ['last', 'bate', 'reservemutatie'] as const;
export type Soort = (typeof SOORTEN)[number];

/** How firm a figure is. */
export type Status = 'voorlopig' | 'naderVoorlopig' | 'definitief' | 'prognose';

/** Whose view an answer serves; the disclosure rules follow from it. */
export type Doel = 'sturing' | 'publicatie' | 'beheer';

/** Who may ask or act; enforced when sign-in comes. */
export const ROLLEN = [
  'controller',
  'beleid',
  'contract',
  'wijkteam',
  'bestuur',
  'regio',
  'data',
  'beheer',
] as const;
export type Rol = (typeof ROLLEN)[number];
