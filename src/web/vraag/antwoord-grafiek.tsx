import { grafiekPad, merkVan } from '../api/adres.ts';
import type { AntwoordVan } from '../api/antwoord.ts';
import { GrafiekCijfers } from './grafiek-cijfers.tsx';

/** Widths in pixels at which a chart is drawn, so that its letters keep their size. */
const BREED = 880;
const SMAL = 300;

interface AntwoordGrafiekProps {
  readonly antwoord: AntwoordVan<unknown>;
  readonly zoek: URLSearchParams;
  /** How wide its place is on a wide screen. */
  readonly breedte?: number;
}

/** The chart as the server draws it; its description is the text alternative. */
export function AntwoordGrafiek({ antwoord, zoek, breedte: breed = BREED }: AntwoordGrafiekProps) {
  const { grafiek, vraag, peildatum } = antwoord;
  if (!grafiek) return null;
  const vast = new URLSearchParams(zoek);
  vast.set('peildatum', peildatum);
  // a page keeps a picture as long as its address is the same, so the figures have a part in it
  const merk = merkVan(grafiek);
  const pad = (breedte: number) => grafiekPad(vraag, vast, breedte, merk);
  return (
    <figure className="grafiek">
      <figcaption className="grafiek__titel">{grafiek.titel}</figcaption>
      <picture key={merk}>
        <source media="(max-width: 40rem)" srcSet={pad(SMAL)} />
        <img src={pad(breed)} alt={grafiek.beschrijving} width={breed} />
      </picture>
      <GrafiekCijfers grafiek={grafiek} />
    </figure>
  );
}
