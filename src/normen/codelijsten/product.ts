import type { Codelijst } from './codelijst.ts';

/** Productcategorie Wmo, code list WMO020 of iWmo 3.2. */
export const PRODUCTCATEGORIE_WMO = {
  '01': 'Hulp bij het huishouden',
  '02': 'Begeleiding',
  '03': 'Persoonlijke verzorging',
  '04': 'Kortdurend verblijf',
  '05': 'Woondiensten',
  '06': 'Overige ondersteuning gericht op het individu of huishouden/gezin',
  '07': 'Dagbesteding',
  '08': 'Vervoerdiensten',
  '09': 'Overige groepsgerichte ondersteuning',
  10: 'Overige maatwerk arrangementen',
  11: 'Rolstoelen',
  12: 'Vervoervoorzieningen',
  13: 'Woonvoorzieningen',
  14: 'Overige hulpmiddelen',
  15: 'Beschermd wonen',
  16: 'Opvang',
  17: 'Spoedopvang',
  18: 'Overige beschermd wonen en opvang',
} as const satisfies Codelijst;

/** Productcategorie Jeugdwet, code list JZ020 of iJw 3.2 (31-38 date from 2015; 39 does not exist). */
export const PRODUCTCATEGORIE_JEUGD = {
  31: '(2015) Zonder verblijf: uitgevoerd door wijk- of buurtteam',
  32: '(2015) Zonder verblijf: ambulante jeugdhulp op locatie van de aanbieder',
  33: '(2015) Zonder verblijf: daghulp op locatie van de aanbieder',
  34: '(2015) Zonder verblijf: jeugdhulp in het netwerk van de jeugdige',
  35: '(2015) Met verblijf: pleegzorg',
  36: '(2015) Met verblijf: gezinsgericht',
  37: '(2015) Met verblijf: gesloten plaatsing',
  38: '(2015) Met verblijf: overig residentieel',
  40: 'Persoonlijke verzorging',
  41: 'Dagbehandeling',
  42: 'Vervoerdiensten',
  43: 'Jeugdhulp verblijf (incl. behandeling)',
  44: 'Jeugdhulp verblijf (excl. behandeling)',
  45: 'Jeugdhulp ambulant',
  46: 'Jeugdhulp crisis',
  47: 'Jeugdreclassering',
  48: 'Jeugdbescherming',
  49: 'Activiteiten in het preventief justitieel kader',
  50: 'Maatwerkarrangementen jeugd',
  51: 'Generalistische basis-ggz',
  52: 'Specialistische ggz',
  53: 'Kindergeneeskunde',
  54: 'Jeugd-ggz',
  55: 'Landelijk ingekochte zorg',
} as const satisfies Codelijst;

/** Unit of a volume, WJ756. With 83 the volume is an amount in eurocents. */
export const EENHEID = {
  '01': 'Minuut',
  '04': 'Uur',
  14: 'Etmaal',
  16: 'Dagdeel (4 uur)',
  82: 'Stuks (output)',
  83: "Euro's",
  84: 'Stuks (inspanning)',
} as const satisfies Codelijst;

/** Frequency of a toegewezen volume, WMO757 (no 3 and no 5 in 3.2). */
export const FREQUENTIE = {
  1: 'Per dag',
  2: 'Per week',
  4: 'Per maand',
  6: 'Totaal binnen geldigheidsduur toewijzing',
} as const satisfies Codelijst;

/** The sign of an amount, COD043: amounts in the messages have none of their own. */
export const DEBET_CREDIT = {
  C: 'Creditbedrag en aantal',
  D: 'Debetbedrag en aantal',
} as const satisfies Codelijst;
