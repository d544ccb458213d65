import type { Codelijst } from './codelijst.ts';

/** Type of verwijzer, COD327: only in the 315 and 316 (no 07). */
export const VERWIJZER = {
  '01': 'Gemeente',
  '02': 'Huisarts',
  '03': 'Jeugdarts',
  '04': 'Gecertificeerde instelling',
  '05': 'Medisch specialist',
  '06': 'Zelfverwijzer / geen verwijzer',
  '08': 'Rechter, Officier van Justitie, functionaris Justitiële jeugdinrichting',
} as const satisfies Codelijst;

/** Why a toewijzing changed, WMO002 and JZ002 (equal). 13 means: read as never sent. */
export const REDEN_WIJZIGING = {
  '01': 'Administratieve correctie (vervallen)',
  '02': 'Cliënt overleden',
  '03': 'Contractwijziging',
  '04': 'Herbeoordeling verlenging toewijzing',
  '05': 'Herbeoordeling verkorting toewijzing',
  '06': 'Uitstroom naar ander domein',
  '07': 'Verhuizing naar een andere gemeente',
  '08': 'Wijziging leveringsvorm',
  '09': 'Overstap naar andere aanbieder',
  10: 'Overgang naar nieuwe bekostigingssystematiek',
  11: 'Gemeentelijke herindeling',
  12: 'Geïnitieerd door de aanbieder',
  13: 'Verwijderd',
  14: 'Administratieve correctie',
} as const satisfies Codelijst;

/** Why a Wmo levering ended, WMO588. Code 31 means something else in the Jeugdwet. */
export const REDEN_BEEINDIGING_WMO = {
  '02': 'Overlijden',
  19: 'Levering volgens plan beëindigd',
  20: 'Levering is tijdelijk beëindigd',
  21: 'Levering is eenzijdig door cliënt beëindigd',
  22: 'Levering is eenzijdig door aanbieder beëindigd',
  23: 'Levering is in overeenstemming voortijdig beëindigd',
  31: 'Verhuizing naar een andere gemeente',
  36: 'Geïnitieerd door de gemeente',
  37: 'In verband met wijzigingsverzoek',
  38: 'Overstap naar andere aanbieder',
  39: 'Uitstroom naar ander domein',
} as const satisfies Codelijst;

/** Why a Jeugdwet levering ended, JZ588. Code 31 means something else in the Wmo. */
export const REDEN_BEEINDIGING_JEUGD = {
  '02': 'Overlijden',
  20: 'Levering is tijdelijk beëindigd',
  31: 'Levering is volgens plan beëindigd',
  32: 'Voortijdig afgesloten, door cliënt',
  33: 'Voortijdig afgesloten, door aanbieder',
  34: 'Voortijdig afgesloten, in overleg',
  35: 'Voortijdig afgesloten, externe oorzaak',
  36: 'Geïnitieerd door de gemeente',
  37: 'In verband met wijzigingsverzoek',
  38: 'Overstap naar andere aanbieder',
  39: 'Uitstroom naar ander domein',
} as const satisfies Codelijst;

/** Status of a start or stop, COD467. OP033x2 allows only 1 and 3. */
export const STATUS_AANLEVERING = {
  1: 'Eerste aanlevering',
  2: 'Gewijzigde aanlevering',
  3: 'Verwijderen aanlevering',
  9: 'Niet van toepassing (ongewijzigd)',
} as const satisfies Codelijst;

/** Why a provider asks for a change, WJ758 (317). */
export const REDEN_VERZOEK = {
  1: 'Verandering cliëntsituatie',
  2: 'Wijziging zorgplan',
} as const satisfies Codelijst;

/** Why a request was declined, WJ759 (319). */
export const REDEN_AFWIJZING_VERZOEK = {
  1: 'Geen wijziging, maar nieuwe aanvraag',
  2: 'Past niet binnen budget',
  3: 'Geen contract',
  4: 'Past niet binnen contract',
  5: 'Andere gemeente',
  6: 'Stapeling',
  7: 'Zorginhoudelijke afkeur',
  8: 'Woonplaatsbeginsel',
  9: 'Leeftijdsgrens is bereikt',
} as const satisfies Codelijst;

/** The answer to a request, WJ760 (319). */
export const VERZOEK_ANTWOORD = {
  1: 'Verzoek afgewezen',
  2: 'Aanvraag in onderzoek',
} as const satisfies Codelijst;
