import type { AntwoordDeel, ClientInhoud } from '../api.ts';
import type { MeldBevinding, RegelCode, RegelVan } from './regels.ts';

/** What is asked for in a 315 or 317, under one set of names. */
interface Gevraagd {
  readonly wat: string;
  /** `null`: what the product is, stands in the toewijzing that is to be changed. */
  readonly code: string | undefined | null;
  readonly van: string;
  readonly tot: string | undefined;
  readonly frequentie: string | undefined;
  readonly budget: number | undefined;
}

type Meld = (code: RegelCode, melding: string) => void;

/** Checks the products that a 315 asks for. */
export function checkAanvraag(
  client: ClientInhoud['315'],
  regelVan: RegelVan,
  meld: MeldBevinding,
): void {
  for (const p of client.AangevraagdeProducten.AangevraagdProduct) {
    const gevraagd: Gevraagd = {
      wat: 'AangevraagdProduct',
      code: p.Product?.Code,
      van: p.ToewijzingIngangsdatum,
      tot: p.ToewijzingEinddatum,
      frequentie: p.Omvang?.Frequentie,
      budget: p.Budget,
    };
    checkGevraagd(gevraagd, 'CD095', (c, m) => meld(c, regelVan(p), 'Client', m));
  }
}

/** Checks the products that a 317 wants changed or added. */
export function checkVerzoek(
  { Verzoek: v }: ClientInhoud['317'],
  regelVan: RegelVan,
  meld: MeldBevinding,
): void {
  const gewenst = (
    p: Omit<Gewenst, 'ToewijzingNummer'>,
    wat: string,
    code: string | undefined | null,
  ): void => {
    const gevraagd: Gevraagd = {
      ...{ wat, code, van: p.GewensteIngangsdatum, tot: p.Einddatum, budget: p.Budget },
      frequentie: p.Omvang?.Frequentie,
    };
    checkGevraagd(gevraagd, 'CD096', (c, m) => meld(c, regelVan(p), 'Client/Verzoek', m));
  };
  for (const p of v.TeWijzigenProducten?.TeWijzigenProduct ?? []) {
    gewenst(p, 'TeWijzigenProduct', null);
  }
  for (const p of v.NieuweProducten?.NieuwProduct ?? [])
    gewenst(p, 'NieuwProduct', p.Product?.Code);
}

type Verzoek = ClientInhoud['317']['Verzoek'];
type Gewenst = NonNullable<Verzoek['TeWijzigenProducten']>['TeWijzigenProduct'][number];

function checkGevraagd(g: Gevraagd, zonderCode: RegelCode, meld: Meld): void {
  const heeftOmvang = g.frequentie !== undefined;
  if (g.tot !== undefined && g.tot < g.van)
    meld('CS003', `${g.wat} eindigt (${g.tot}) voor het begint (${g.van}).`);
  if (g.tot === undefined && g.budget !== undefined)
    meld('CD075', `${g.wat} heeft een Budget, maar geen einddatum.`);
  if (g.tot === undefined && g.frequentie === '2')
    meld('CD076', `${g.wat} heeft een volume per week, maar geen einddatum.`);
  if (heeftOmvang && g.budget !== undefined)
    meld('CD077', `${g.wat} heeft een Omvang en een Budget; het is een van beide.`);
  if (g.code && !heeftOmvang) meld('CD041', `${g.wat} heeft een productcode, maar geen Omvang.`);
  if (g.code === undefined && heeftOmvang && (g.tot === undefined || g.tot > '2020-12-31'))
    meld(zonderCode, `${g.wat} heeft een Omvang, maar geen productcode.`);
}

/** Reden afwijzing: another municipality is responsible (woonplaatsbeginsel). */
const WOONPLAATS = '8';

/** Checks a 319: a rejection has a reason, a request under examination has none (WJ760). */
export function checkAntwoord(a: AntwoordDeel, regel: number, meld: MeldBevinding): void {
  const reden = a.RedenAfwijzingVerzoek;
  const zeg: Meld = (code, melding) => meld(code, regel, 'Antwoord', melding);
  if (a.VerzoekAntwoord === '1' && reden === undefined)
    zeg('CD085', 'Het verzoek is afgewezen, maar de reden ontbreekt.');
  if (a.VerzoekAntwoord === '2' && reden !== undefined)
    zeg('CD086', 'De aanvraag is in onderzoek, maar er staat een reden van afwijzing bij.');
  if (a.Woonplaatsbeginsel !== undefined && reden !== WOONPLAATS)
    zeg('IV095', 'Er staat een andere gemeente bij, maar de reden is niet woonplaatsbeginsel (8).');
}
