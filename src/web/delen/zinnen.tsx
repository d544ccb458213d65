import { kernEnRest } from './kern-en-rest.ts';

/** An answer in words: what it comes down to in large letters, the rest under it. */
export function Zinnen({ tekst }: { readonly tekst: string }) {
  const [kern, rest] = kernEnRest(tekst);
  return (
    <div aria-live="polite">
      <p className="zin">{kern}</p>
      {rest && <p className="bijzin">{rest}</p>}
    </div>
  );
}
