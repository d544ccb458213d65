import { Button } from '@utrecht/component-library-react';
import type { Antwoord } from '../../definitie/vraag.ts';
import { antwoordPad } from '../api/adres.ts';
import { meld } from '../api/meldingen.ts';

interface DownloadsProps {
  readonly antwoord: Pick<Antwoord, 'vraag' | 'grafiek'>;
  readonly zoek: URLSearchParams;
}

const VAN_TABEL = [
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
] as const;
const VAN_GRAFIEK = [
  ['svg', 'Grafiek (SVG)'],
  ['png', 'Grafiek (PNG)'],
] as const;

async function kopieerAdres(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href);
    meld('Het adres van deze pagina is gekopieerd.');
  } catch {
    meld('Kopiëren lukt niet in deze browser. Neem het adres over uit de adresbalk.');
  }
}

/** What one can take along: the table, the chart, the address, paper. */
export function Downloads({ antwoord, zoek }: DownloadsProps) {
  const soorten = antwoord.grafiek ? [...VAN_TABEL, ...VAN_GRAFIEK] : VAN_TABEL;
  return (
    <div className="downloads" role="group" aria-label="Meenemen">
      {soorten.map(([formaat, naam]) => (
        <a
          key={formaat}
          className="downloads__link utrecht-link"
          href={antwoordPad(antwoord.vraag, zoek, ['formaat', formaat])}
          download
        >
          {naam}
        </a>
      ))}
      <Button appearance="subtle-button" onClick={() => void kopieerAdres()}>
        Kopieer adres
      </Button>
      <Button appearance="subtle-button" onClick={() => window.print()}>
        Druk af
      </Button>
    </div>
  );
}
