import type { ToetsRegel } from '../../facts/port.ts';

/** What is wrong with a line that goes against a rule, for people. */
export const TOETSREGELS: Readonly<Record<ToetsRegel, string>> = {
  TR321: 'In een zorgmaand is meer volume ingediend dan is toegewezen.',
  TR322: 'Over de hele toewijzing is meer volume ingediend dan is toegewezen.',
  TR338: 'Er is geen toewijzing met dit nummer voor deze aanbieder bekend.',
  TR339: 'De productcategorie is anders dan in de toewijzing.',
  TR340: 'De productcode is anders dan in de toewijzing.',
  TR341: 'De eenheid past niet bij de eenheid in de toewijzing.',
  TR366: 'Een afgekeurde regel in een antwoord (325) komt in de declaratie niet voor.',
  TR369: 'Er is meer ingediend dan het toegewezen budget.',
  TR384: 'Er is gedeclareerd op een toewijzing die is verwijderd (reden 13).',
  TR387:
    'De zorg begint niet op de eerste dag van de maand of op de dag waarop de toewijzing ingaat.',
  TR388:
    'De zorg eindigt niet op de laatste dag van de maand of op de dag waarop de toewijzing eindigt.',
  TR389: 'Dezelfde zorg is nog eens ingediend zonder dat de eerste regel is gecrediteerd.',
  TR390: 'Dezelfde regel is meer dan eens gecrediteerd.',
  'CREDIT-ZONDER-DEBET': 'Van een creditregel is de debetregel niet bekend (retourcode 8017).',
  'ANTWOORD-ZONDER-DECLARATIE': 'Bij een antwoord (325) is de declaratie (323) niet bekend.',
  'EXPORT-ANDER-BEDRAG':
    'Dezelfde regel heeft in een export een ander bedrag dan in het bericht. Het bericht telt.',
  'BERICHT-AFGEKEURD':
    'De ontvanger heeft dit bericht afgekeurd met een retourbericht (302, 306, 308, 316, 318 of 320). Het telt vanaf die dag niet mee, tot het verbeterd opnieuw is gestuurd.',
  'RETOUR-ZONDER-BERICHT':
    'Het bericht waar dit retourbericht (302, 306, 308, 316, 318 of 320) bij hoort, is niet bekend.',
};
