import type { JSX } from "preact";
import type { Fit } from "../model/types";

const cell = 100;
const gap = 8;

/** Spearman's rank correlation; values are distinct but for whole numbers, so ties are shared. */
export function rankCorrelation(x: number[], y: number[]): number {
  const a = ranks(x);
  const b = ranks(y);
  const mean = (x.length - 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  a.forEach((r, i) => {
    xy += (r - mean) * (b[i]! - mean);
    xx += (r - mean) ** 2;
    yy += (b[i]! - mean) ** 2;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

function ranks(values: number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const out: number[] = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) ++to;
    for (let k = from; k <= to; ++k) out[order[k]!] = (from + to) / 2;
    from = to + 1;
  }
  return out;
}

/** The numbers learned most, each against each: a cell is the plausible box of two numbers, a dot a member. */
export function Lattice({ together }: { together: Fit["learned_together"] }): JSX.Element | null {
  const { names, members } = together;
  if (names.length < 2 || members.length < 2) return null;
  const column = (k: number): number[] => members.map((m) => m[k]!);
  const side = names.length * (cell + gap) - gap;
  const pairs = names.flatMap((_, row) => names.slice(0, row).map((__, col) => ({ row, col, tied: rankCorrelation(column(col), column(row)) })));
  const most = pairs.reduce((a, b) => (Math.abs(b.tied) > Math.abs(a.tied) ? b : a));
  const words = `Members in pairs of the ${names.length} numbers learned most. Most tied: ${names[most.col]!} and ${names[most.row]!}, rank correlation ${most.tied.toFixed(2)}.`;
  return (
    <figure>
      <figcaption>
        <p style="margin:0">{words}</p>
        <p class="how">{"A square is the whole plausible range of two numbers, a dot a member. Along: the number of the column; up: that of the row. On the diagonal: how many members lie in each tenth of a number’s range; the line is an even spread."}</p>
      </figcaption>
      <svg class="lattice" viewBox={`0 0 ${side} ${side}`} width="100%" style="max-width:44rem;display:block" role="img" aria-label={words}>
        {names.map((name, k) => (
          <g key={name} transform={`translate(${k * (cell + gap)} ${k * (cell + gap)})`}>
            <Histogram values={column(k)} />
            <text x="5" y="18" font-size="17" font-weight="700" fill="var(--ink)">{k + 1}</text>
          </g>
        ))}
        {pairs.map(({ row, col }) => (
          <g key={`${row} ${col}`} transform={`translate(${col * (cell + gap)} ${row * (cell + gap)})`}>
            <rect width={cell} height={cell} fill="var(--sunk)" stroke="var(--line)" />
            {members.map((m, i) => <circle key={i} cx={cell * m[col]!} cy={cell * (1 - m[row]!)} r="1.8" fill="var(--one)" opacity=".7" />)}
          </g>
        ))}
      </svg>
      <p class="small">{names.map((name, k) => `${k + 1} ${name}`).join(", ")}</p>
    </figure>
  );
}

function Histogram({ values }: { values: number[] }): JSX.Element {
  const bins = new Array<number>(10).fill(0);
  for (const v of values) bins[Math.min(9, Math.floor(10 * v))] += 1;
  const scale = cell / Math.max(...bins, 1);
  const even = cell - (values.length / 10) * scale;
  return (
    <>
      <rect width={cell} height={cell} fill="none" stroke="var(--line)" />
      {bins.map((n, i) => <rect key={i} x={i * (cell / 10)} y={cell - n * scale} width={cell / 10 - 1} height={n * scale} fill="var(--three)" opacity=".6" />)}
      <line x1="0" x2={cell} y1={even} y2={even} stroke="var(--ink)" stroke-width="1" stroke-dasharray="4 3" />
    </>
  );
}
