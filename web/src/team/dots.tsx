// A hundred dots through the stages: a dot is one act of a hundred.
import type { JSX } from "preact";
import { reached } from "../words/captions";
import { percent, words } from "../words/format";
import { bracket, worstStep, type DotRow } from "./rows";

/** A row a stage. With rows to compare, it says beside each how many there were. */
export function Dots({ rows, before }: { rows: DotRow[]; before?: DotRow[] }): JSX.Element {
  const worst = worstStep(rows);
  return (
    <ol class="dots">
      {rows.map((row, i) => (
        <li key={row.stage} style={{ "--delay": `${0.35 * i}s` }}>
          <p class="stage"><strong class="tabular">{row.dots}</strong> {i === 0 ? "acts" : words(row.stage)}<span class="soft"> {row.meaning}{i ? ` ${bracket(row.share)}` : ""}{i && before?.[i] ? `; as it is, ${before[i].dots} ${bracket(before[i].share)}` : ""}</span></p>
          <svg viewBox="0 0 50 4" role="img" aria-label={`${row.dots} of 100 dots are filled`}>
            {Array.from({ length: 100 }, (_, k) => <circle key={k} class={k < row.dots ? "on" : "off"} cx={(k % 50) + 0.5} cy={2 * Math.floor(k / 50) + 1} r={k < row.dots ? 0.42 : 0.2} />)}
          </svg>
          {i === worst ? <p class="note">The largest loss: {percent(row.lost)} of {reached(rows, i)} is not {words(row.stage)}.</p> : null}
        </li>
      ))}
    </ol>
  );
}
