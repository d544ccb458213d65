import { Heading, Paragraph } from '@utrecht/component-library-react';
import { Link } from 'react-router';
import { paginaAdres } from '../api/adres.ts';
import { useAntwoord } from '../api/antwoord.ts';
import { AntwoordGrafiek } from '../vraag/antwoord-grafiek.tsx';

/** The answer of `verschil-tussen-prognoses`, as far as the first screen reads it. */
interface Verschil {
  readonly gemeld: { readonly stuk: string } | null;
  readonly totaal: unknown;
}

/** What changed since the last reported figure; nothing when none was kept. */
export function SindsGemeld({ zoek }: { readonly zoek: URLSearchParams }) {
  const antwoord = useAntwoord<Verschil>('verschil-tussen-prognoses', zoek).waarde;
  const gemeld = antwoord?.antwoord.gemeld;
  if (!antwoord || !gemeld || !antwoord.antwoord.totaal) return null;
  return (
    <section>
      <div className="sectiekop">
        <Heading level={2}>Wat er veranderde sinds {gemeld.stuk}</Heading>
        <Link className="utrecht-link" to={paginaAdres('/vragen/verschil-tussen-prognoses', zoek)}>
          Het verschil per post
        </Link>
      </div>
      <Paragraph>{antwoord.zin}</Paragraph>
      <AntwoordGrafiek antwoord={antwoord} zoek={zoek} />
    </section>
  );
}
