import { grafiekPad } from '../api/adres.ts';
import type { AntwoordVan } from '../api/antwoord.ts';

/** Widths in pixels at which a chart is drawn, so that its letters keep their size. */
const BREED = 880;
const SMAL = 300;
const BEELDEN = 20;

interface AntwoordGrafiekProps {
  readonly antwoord: AntwoordVan<unknown>;
  readonly zoek: URLSearchParams;
  /** How wide its place is on a wide screen. */
  readonly breedte?: number;
}

const nummers = new WeakMap<object, number>();
let laatste = 0;

/** A number of its own for every answer that came in: a new answer has a new picture. */
function nummerVan(antwoord: object): number {
  const bekend = nummers.get(antwoord);
  if (bekend !== undefined) return bekend;
  nummers.set(antwoord, laatste);
  laatste += 1;
  return laatste - 1;
}

/** The chart as the server draws it; its description is the text alternative. */
export function AntwoordGrafiek({ antwoord, zoek, breedte: breed = BREED }: AntwoordGrafiekProps) {
  const { grafiek, vraag, peildatum } = antwoord;
  const nummer = nummerVan(antwoord);
  if (!grafiek) return null;
  const vast = new URLSearchParams(zoek);
  vast.set('peildatum', peildatum);
  // a page keeps a picture as long as its address is the same: some pixels less is another address
  const pad = (breedte: number) => grafiekPad(vraag, vast, breedte - (nummer % BEELDEN));
  return (
    <figure className="grafiek">
      <figcaption className="grafiek__titel">{grafiek.titel}</figcaption>
      <picture key={nummer}>
        <source media="(max-width: 40rem)" srcSet={pad(SMAL)} />
        <img src={pad(breed)} alt={grafiek.beschrijving} width={breed} />
      </picture>
    </figure>
  );
}
