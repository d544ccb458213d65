import { useId } from 'react';
import { miljoenen } from '../../definitie/notatie.ts';

interface Lijn {
  readonly naam: string;
  readonly waarden: readonly (number | null)[];
}

interface LijngrafiekProps {
  readonly jaren: readonly number[];
  readonly reeksen: readonly Lijn[];
}

const BREED = 640;
const HOOG = 300;
const RAND = { links: 64, rechts: 16, boven: 16, onder: 32 } as const;
/** Told apart by dashes and marks as well as by colour. */
const STIJLEN = [
  { kleur: '#6b7280', streep: '6 5', straal: 3 },
  { kleur: '#154273', streep: '', straal: 5 },
  { kleur: '#b45309', streep: '2 4', straal: 4 },
] as const;

/** Steps of an axis: round numbers (1, 2, 5 times a power of ten) that cover the values. */
function stappen(laagste: number, hoogste: number): number[] {
  const ruw = Math.max(1, hoogste - laagste) / 5;
  const macht = 10 ** Math.floor(Math.log10(ruw));
  const stap = ([1, 2, 5].find((f) => f * macht >= ruw) ?? 10) * macht;
  const begin = Math.floor(laagste / stap);
  const eind = Math.ceil(hoogste / stap);
  return Array.from({ length: eind - begin + 1 }, (_, i) => (begin + i) * stap);
}

/** The saldo by year as lines; drawn here, so that it moves with a slider. */
export function Lijngrafiek({ jaren, reeksen }: LijngrafiekProps) {
  const id = useId();
  const bekend = reeksen.flatMap((r) => r.waarden.flatMap((w) => w ?? []));
  const as = stappen(Math.min(0, ...bekend), Math.max(0, ...bekend));
  const [onder = 0, boven = 1] = [as[0], as.at(-1)];
  const x = (i: number): number =>
    RAND.links +
    (jaren.length < 2 ? 0.5 : i / (jaren.length - 1)) * (BREED - RAND.links - RAND.rechts);
  const y = (w: number): number =>
    RAND.boven + ((boven - w) / Math.max(1, boven - onder)) * (HOOG - RAND.boven - RAND.onder);
  return (
    <figure className="grafiek doorrekenen__grafiek">
      <figcaption id={id} className="grafiek__titel">
        Saldo per jaar in miljoenen euro; onder de nullijn is een tekort
      </figcaption>
      <svg viewBox={`0 0 ${BREED} ${HOOG}`} role="img" aria-labelledby={id} width="100%">
        <Hulplijnen as={as} y={y} />
        {jaren.map((j, i) => (
          <text key={j} x={x(i)} y={HOOG - 8} textAnchor="middle" fontSize={15} fill="#1f2937">
            {j}
          </text>
        ))}
        {reeksen.map((r, n) => (
          <Reeks key={r.naam} waarden={r.waarden} n={n} x={x} y={y} />
        ))}
      </svg>
      <Legenda reeksen={reeksen} />
    </figure>
  );
}

function Hulplijnen({
  as,
  y,
}: {
  readonly as: readonly number[];
  readonly y: (w: number) => number;
}) {
  return (
    <>
      {as.map((w) => (
        <g key={w}>
          <line
            x1={RAND.links}
            x2={BREED - RAND.rechts}
            y1={y(w)}
            y2={y(w)}
            stroke={w === 0 ? '#1f2937' : '#e5e7eb'}
            strokeWidth={w === 0 ? 2 : 1}
          />
          <text x={RAND.links - 8} y={y(w) + 5} textAnchor="end" fontSize={15} fill="#1f2937">
            {miljoenen(w)}
          </text>
        </g>
      ))}
    </>
  );
}

function Legenda({ reeksen }: { readonly reeksen: readonly Lijn[] }) {
  return (
    <ul className="doorrekenen__legenda">
      {reeksen.map((r, n) => (
        <li key={r.naam}>
          <svg viewBox="0 0 40 12" width="40" height="12" aria-hidden="true">
            <line
              x1="0"
              x2="40"
              y1="6"
              y2="6"
              stroke={STIJLEN[n]?.kleur}
              strokeWidth="3"
              strokeDasharray={STIJLEN[n]?.streep}
            />
          </svg>{' '}
          {r.naam}
        </li>
      ))}
    </ul>
  );
}

interface ReeksProps {
  readonly waarden: readonly (number | null)[];
  readonly n: number;
  readonly x: (i: number) => number;
  readonly y: (w: number) => number;
}

/** One line; a year without a figure is a gap, never zero. */
function Reeks({ waarden, n, x, y }: ReeksProps) {
  const stijl = STIJLEN[n] ?? STIJLEN[0];
  const pad = waarden
    .map((w, i) => {
      if (w === null) return '';
      const begint = i === 0 || waarden[i - 1] === null;
      return `${begint ? 'M' : 'L'}${x(i).toFixed(1)} ${y(w).toFixed(1)}`;
    })
    .join('');
  return (
    <g>
      <path
        d={pad}
        fill="none"
        stroke={stijl.kleur}
        strokeWidth={3}
        strokeDasharray={stijl.streep}
      />
      {waarden.map((w, i) =>
        w === null ? null : (
          <circle key={i} cx={x(i)} cy={y(w)} r={stijl.straal} fill={stijl.kleur} />
        ),
      )}
    </g>
  );
}
