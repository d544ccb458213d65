import { Heading, Paragraph } from '@utrecht/component-library-react';
import { Link } from 'react-router';
import type { PostPrognose } from '../../core/prognose/typen.ts';
import { datumVoluit } from '../../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../../definitie/prognoses.ts';
import type { Bron } from '../../definitie/vraag.ts';
import { paginaAdres } from '../api/adres.ts';
import { type AntwoordVan, useAntwoord } from '../api/antwoord.ts';
import { zonderStand } from '../delen/kern-en-rest.ts';
import { PrognoseVoortgang } from '../delen/laden.tsx';
import { StatusMerk } from '../delen/status.tsx';
import { Zinnen } from '../delen/zinnen.tsx';
import { Sleepvlak } from '../gegevens/sleepvlak.tsx';
import { AntwoordGrafiek } from '../vraag/antwoord-grafiek.tsx';
import { Ontbreekt } from '../vraag/verantwoording.tsx';
import { aandachtsposten, postInWoorden } from './aandacht.ts';
import { Dekking } from './dekking.tsx';
import { Eindstand } from './eindstand.tsx';
import { SindsGemeld } from './sinds-gemeld.tsx';
import type { Jaarprognose } from './typen.ts';

interface OverzichtProps {
  readonly prognose: AntwoordVan<Jaarprognose>;
  readonly zoek: URLSearchParams;
}

/** A few sentences and a picture; under it what deserves attention and what is not known. */
export function Overzicht({ prognose, zoek }: OverzichtProps) {
  const nalevering = alsKlaar(useAntwoord('nalevering', zoek).waarde);
  const stand = useAntwoord<{ readonly gemeld: unknown }>('stand-van-zaken', zoek).waarde;
  const { antwoord } = prognose;
  const onbekend = new Set([...prognose.ontbreekt, ...(stand?.ontbreekt ?? [])]);
  onbekend.delete(WORDT_BEREKEND);
  return (
    <div className="overzicht">
      <Opening prognose={prognose} nalevering={nalevering?.zin ?? null} />
      <Eindstand prognose={prognose} zoek={zoek} />
      {stand?.antwoord.gemeld != null && <SindsGemeld zoek={zoek} />}
      <Aandacht posten={antwoord.posten} zoek={zoek} />
      {nalevering && (
        <section>
          <div className="sectiekop">
            <Heading level={2}>Wat nog gedeclareerd wordt</Heading>
            <Link className="utrecht-link" to={paginaAdres('/vragen/nalevering', zoek)}>
              Nalevering per maand
            </Link>
          </div>
          <AntwoordGrafiek antwoord={nalevering} zoek={zoek} />
        </section>
      )}
      <Dekking dekking={antwoord.dekking} />
      <Ontbreekt regels={[...onbekend]} />
      <p className="bijschrift">Bronnen: {prognose.bronnen.map(bronInWoorden).join('; ')}.</p>
      <section className="niet-op-papier">
        <Heading level={2}>Nieuwe gegevens</Heading>
        <Sleepvlak />
      </section>
    </div>
  );
}

/** An answer that still waits for its forecast is not shown beside the one that does too. */
const alsKlaar = (antwoord: AntwoordVan<unknown> | null): AntwoordVan<unknown> | null =>
  antwoord?.ontbreekt.includes(WORDT_BEREKEND) ? null : antwoord;

const bronInWoorden = (b: Bron): string =>
  b.standPer ? `${b.naam} (stand per ${datumVoluit(b.standPer)})` : b.naam;

function Opening({
  prognose,
  nalevering,
}: {
  readonly prognose: AntwoordVan<Jaarprognose>;
  readonly nalevering: string | null;
}) {
  return (
    <div className="overzicht__kop">
      <Heading level={1} className="overzicht__titel">
        Waar eindigt {prognose.antwoord.jaar}?
      </Heading>
      <Zinnen tekst={prognose.zin} />
      {prognose.ontbreekt.includes(WORDT_BEREKEND) && <PrognoseVoortgang />}
      {nalevering && <p className="bijzin">{zonderStand(nalevering)}</p>}
      <p className="antwoord__kenmerken">
        <StatusMerk status={prognose.status} />
      </p>
    </div>
  );
}

function Aandacht({
  posten,
  zoek,
}: {
  readonly posten: readonly PostPrognose[];
  readonly zoek: URLSearchParams;
}) {
  const gekozen = aandachtsposten(posten);
  if (posten.length === 0) return null;
  return (
    <section>
      <Heading level={2}>Posten die aandacht vragen</Heading>
      {gekozen.length === 0 && (
        <Paragraph>Geen enkele post eindigt naar verwachting duidelijk nadelig.</Paragraph>
      )}
      <ul className="aandacht">
        {gekozen.map((p) => (
          <li key={`${p.post} ${p.soort}`}>
            <Link
              className="utrecht-link aandacht__naam"
              to={paginaAdres('/vragen/jaarprognose', zoek, { zoek: p.naam })}
            >
              {p.naam}
            </Link>
            <span className="aandacht__zin">{postInWoorden(p)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
