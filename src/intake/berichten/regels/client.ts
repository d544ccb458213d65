import type { ClientDeel, ClientInhoud } from '../api.ts';
import { isBsn } from './bsn.ts';
import type { MeldBevinding, RegelVan } from './regels.ts';
import { checkAanvraag, checkVerzoek } from './verzoek.ts';

/** Checks a client with its toewijzingen, starts, stops or aanvragen. */
export function checkClient(deel: ClientDeel, regelVan: RegelVan, meld: MeldBevinding): void {
  const { regel } = deel;
  if (!isBsn(deel.client.Bsn)) {
    meld(
      'SH-BSN',
      regel,
      'Client/Bsn',
      'Het BSN voldoet niet aan de elfproef; controleer de cliënt.',
    );
  }
  switch (deel.nummer) {
    case '301':
      return checkToewijzingen(deel.client, regelVan, meld);
    case '305':
      for (const p of deel.client.StartProducten.StartProduct) checkStatus(p, regelVan(p), meld);
      return;
    case '307':
      for (const p of deel.client.StopProducten.StopProduct) {
        checkStatus(p, regelVan(p), meld);
        checkVolgorde(p.Begindatum, p.Einddatum, 'StopProduct', regelVan(p), meld);
      }
      return;
    case '315':
      return checkAanvraag(deel.client, regelVan, meld);
    case '317':
      return checkVerzoek(deel.client, regelVan, meld);
    default:
      return;
  }
}

type Toewijzing = ClientInhoud['301']['ToegewezenProducten']['ToegewezenProduct'][number];

function checkToewijzingen(
  client: ClientInhoud['301'],
  regelVan: RegelVan,
  meld: MeldBevinding,
): void {
  const gezien = new Set<number>();
  for (const t of client.ToegewezenProducten.ToegewezenProduct) {
    const nummer = t.ToewijzingNummer;
    const regel = regelVan(t);
    const element = 'Client/ToegewezenProducten/ToegewezenProduct';
    if (gezien.has(nummer)) {
      meld('TR332', regel, element, `ToewijzingNummer ${nummer} komt vaker dan één keer voor.`);
    }
    gezien.add(nummer);
    checkVolgorde(t.Ingangsdatum, t.Einddatum, `Toewijzing ${nummer}`, regel, meld);
    if (t.RedenWijziging === '13' && t.Einddatum !== t.Ingangsdatum) {
      const melding = `Toewijzing ${nummer} is verwijderd, maar de Einddatum is niet de Ingangsdatum.`;
      meld('SH-REDEN13', regel, element, melding);
    }
    const variant = foutInVariant(t);
    if (variant) meld('SH-VARIANT', regel, element, `Toewijzing ${nummer}: ${variant}`);
  }
}

/** What is wrong with the combination of Product, Omvang, Budget and Einddatum; `null` when nothing is. */
function foutInVariant(t: Toewijzing): string | null {
  const { Product, Omvang, Budget, Einddatum } = t;
  if (Omvang?.Frequentie === '2' && Einddatum === undefined) {
    return 'een volume per week vraagt een Einddatum.';
  }
  if (Product?.Code !== undefined) {
    if (Omvang === undefined) return 'een specifieke toewijzing vraagt een Omvang.';
    return Budget === undefined ? null : 'een specifieke toewijzing heeft geen Budget.';
  }
  if (Omvang !== undefined) return 'een Omvang mag alleen bij een productcode.';
  if (Product === undefined)
    return Budget === undefined ? 'een generieke toewijzing vraagt een Budget.' : null;
  return Budget !== undefined && Einddatum === undefined
    ? 'een Budget vraagt een Einddatum.'
    : null;
}

function checkVolgorde(
  van: string,
  tot: string | undefined,
  wat: string,
  regel: number,
  meld: MeldBevinding,
): void {
  if (tot === undefined || tot >= van) return;
  meld('SH-PERIODE', regel, 'Client', `${wat} eindigt (${tot}) voor het begint (${van}).`);
}

function checkStatus(p: { StatusAanlevering: string }, regel: number, meld: MeldBevinding): void {
  const { StatusAanlevering: status } = p;
  if (status === '1' || status === '3') return;
  meld(
    'OP033x2',
    regel,
    'Client',
    `StatusAanlevering ${status} wordt niet meer gebruikt; alleen 1 en 3 mogen.`,
  );
}
