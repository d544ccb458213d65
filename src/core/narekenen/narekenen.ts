import { maakRooster } from './rooster.ts';
import type {
  Lijn,
  NagerekendeSom,
  Narekening,
  Narekenmelding,
  Rooster,
  RuweTabel,
  Vlak,
} from './typen.ts';
import { verklaarVerschillen, zonderPosten } from './verklaring.ts';
import { type Gevonden, vindSommen } from './vind-sommen.ts';
import type { Proefsom } from './weeg.ts';
import { isPm } from './woorden.ts';

/**
 * Recomputes a published table: every figure that its labels call a total, subtotal or saldo, along
 * rows and columns, beside what its parts give. The published figures stay as they were printed.
 */
export function rekenNa(tabel: RuweTabel): Narekening {
  const rooster = maakRooster(tabel);
  if ('code' in rooster) {
    return { naam: tabel.naam, eenheid: null, sommen: [], meldingen: [rooster] };
  }
  const richtingen = [
    { vlak: rooster.rijen, woord: ['rij', 'rijen'] },
    { vlak: rooster.kolommen, woord: ['kolom', 'kolommen'] },
  ] as const;
  const sommen: NagerekendeSom[] = [];
  const meldingen: Narekenmelding[] = [];
  for (const { vlak, woord } of richtingen) {
    const vondst = vindSommen(vlak, rooster.decimalen);
    sommen.push(...vondst.sommen.flatMap((g) => inWoorden(rooster, vlak, g, woord)));
    meldingen.push(...vondst.meldingen);
  }
  if (sommen.length === 0 && meldingen.length === 0) meldingen.push(geenTotalen(tabel.naam));
  return { naam: tabel.naam, eenheid: rooster.eenheid, sommen, meldingen };
}

const geenTotalen = (plaats: string): Narekenmelding => ({
  code: 'geen-totalen',
  plaats,
  melding:
    'Er is geen rij of kolom die totaal, subtotaal, saldo of resultaat heet. Er valt niets na te rekenen.',
});

function inWoorden(
  { naam, decimalen }: Rooster,
  vlak: Vlak,
  gevonden: Gevonden,
  woord: readonly [string, string],
): NagerekendeSom[] {
  const uit = (waarde: number) => Number((waarde / 10 ** decimalen).toFixed(decimalen));
  const schrijf = (waarde: number) => schrijfGetal(waarde, decimalen);
  const reden = verklaarVerschillen(vlak, gevonden, schrijf);
  const van = waaruit(vlak, gevonden, woord);
  const lijn = vlak.lijnen[gevonden.lijn];
  return gevonden.gewogen.sommen.map((s) => ({
    plaats: plaatsVan(naam, lijn, vlak.plekken[s.plek], woord[0] === 'rij'),
    gepubliceerd: uit(s.gedrukt),
    berekend: uit(s.berekend),
    verschil: uit(s.gedrukt - s.berekend),
    uitkomst: s.uitkomst,
    pmPosten: s.teksten.filter(isPm).length,
    verklaring: `${van}: ${oordeelIn(s, reden.get(s.plek), schrijf)}${zonderPosten(s.teksten)}`,
  }));
}

/** Row before column, whichever of them is the sum. */
function plaatsVan(
  naam: string,
  lijn: Lijn | undefined,
  plek: Lijn | undefined,
  alsRij: boolean,
): string {
  const [rij, kolom] = alsRij ? [lijn, plek] : [plek, lijn];
  return [naam, rij?.plaats ?? '', kolom?.plaats ?? ''].filter((d) => d !== '').join(', ');
}

/** Of what a line was computed: a few parts by name, more by number. */
function waaruit(
  vlak: Vlak,
  { lijn, gewogen }: Gevonden,
  [een, meer]: readonly [string, string],
): string {
  const { delen } = gewogen.samenstelling;
  const namen = delen.map(({ lijn: d }) => vlak.lijnen[d]?.label || (vlak.lijnen[d]?.plaats ?? ''));
  const eigen = vlak.lijnen[lijn]?.label || (vlak.lijnen[lijn]?.plaats ?? '');
  if (delen.length <= 3) {
    const som = delen.map(
      (d, i) =>
        `${i === 0 ? (d.teken < 0 ? 'min ' : '') : d.teken < 0 ? ' min ' : ' plus '}${namen[i]}`,
    );
    return `${eigen} = ${som.join('')}`;
  }
  const soort = gewogen.samenstelling.hoe === 'kanten' ? 'saldo' : 'som';
  const woord = delen.length === 1 ? een : meer;
  return `${eigen} = ${soort} van ${delen.length} ${woord} (${namen[0]} tot en met ${namen.at(-1)})`;
}

function oordeelIn(s: Proefsom, reden: string | undefined, schrijf: (w: number) => string): string {
  const verschil = s.gedrukt - s.berekend;
  switch (s.uitkomst) {
    case 'klopt':
      return 'klopt.';
    case 'afronding':
      return `scheelt ${schrijf(verschil)} door afronding van ${s.delen} delen.`;
    default:
      return `scheelt ${schrijf(verschil)}, meer dan afronding kan geven. ${reden ?? 'Geen weggelaten regel of vast bedrag verklaart het.'}`;
  }
}

/** A value in units of the table the Dutch way: `-1.234,5`. */
export function schrijfGetal(waarde: number, decimalen: number): string {
  const cijfers = String(Math.abs(waarde)).padStart(decimalen + 1, '0');
  const heel = cijfers.slice(0, cijfers.length - decimalen).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  const rest = decimalen > 0 ? `,${cijfers.slice(-decimalen)}` : '';
  return `${waarde < 0 ? '-' : ''}${heel}${rest}`;
}
