import { grafiekPad } from '../api/adres.ts';
import type { AntwoordVan } from '../api/antwoord.ts';

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
  const { grafiek, vraag, snapshot, peildatum } = antwoord;
  if (!grafiek) return null;
  // the peildatum and snapshot make a new address when the figures are new, so the picture is asked again
  const vast = new URLSearchParams(zoek);
  vast.set('peildatum', peildatum);
  const pad = (breedte: number) => `${grafiekPad(vraag, vast, breedte)}#s${snapshot}`;
  return (
    <figure className="grafiek">
      <figcaption className="grafiek__titel">{grafiek.titel}</figcaption>
      <picture key={snapshot}>
        <source media="(max-width: 40rem)" srcSet={pad(SMAL)} />
        <img src={pad(breed)} alt={grafiek.beschrijving} width={breed} />
      </picture>
    </figure>
  );
}
