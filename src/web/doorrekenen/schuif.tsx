import { useId } from 'react';

interface SchuifProps {
  readonly naam: string;
  readonly waarde: number;
  readonly hoogste: number;
  readonly stap: number;
  /** The value in words, for the eye and for who hears the page. */
  readonly toon: string;
  readonly zet: (n: number) => void;
}

/** A slider from zero, whose value stands beside it in words. */
export function Schuif({ naam, waarde, hoogste, stap, toon, zet }: SchuifProps) {
  const id = useId();
  return (
    <div className="doorrekenen__schuif">
      <label htmlFor={id}>{naam}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={hoogste}
        step={stap}
        value={waarde}
        aria-valuetext={toon}
        onChange={(e) => zet(Number(e.currentTarget.value))}
      />
      <output htmlFor={id}>{toon}</output>
    </div>
  );
}
