// One guess, answered by a hundred dots through the stages.
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { capital, percent, words } from "../words/format";
import { reached } from "../words/captions";
import { answerTo, bracket, dotRows, first, worstStep, type DotRow } from "./first";

const guess = signal(30);
const answered = signal(false);

export function Guess(): JSX.Element {
  const answer = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (answered.value) answer.current?.focus();
  }, [answered.value]);
  return (
    <section class="guess" aria-labelledby="guess-title">
      <h2 id="guess-title">Of a hundred acts, how many end with somebody held to account?</h2>
      {answered.value ? (
        <>
          <p class="answer" tabIndex={-1} ref={answer} id="guess-answer">{answerTo(guess.value, first.base.funnel)}</p>
          <Dots rows={dotRows(first.base.funnel)} />
          <button type="button" class="button" onClick={() => { answered.value = false; requestAnimationFrame(() => document.getElementById("guess")?.focus()); }}>Guess again</button>
        </>
      ) : (
        <form class="ask" onSubmit={(e) => { e.preventDefault(); answered.value = true; }}>
          <label for="guess">Your guess</label>
          <input id="guess" type="range" min="0" max="100" step="1" value={guess.value} aria-valuetext={`${guess.value} of a hundred`} onInput={(e) => (guess.value = Number(e.currentTarget.value))} />
          <output class="tabular" for="guess">{guess.value}</output>
          <button type="submit" class="button first" id="guess-show">Show the answer</button>
        </form>
      )}
    </section>
  );
}

/** A row a stage; a dot is one act of a hundred. */
function Dots({ rows }: { rows: DotRow[] }): JSX.Element {
  const worst = worstStep(rows);
  return (
    <>
      <ol class="dots">
        {rows.map((row, i) => (
          <li key={row.stage} style={{ "--delay": `${0.35 * i}s` }}>
            <p class="stage"><strong class="tabular">{row.dots}</strong> {i === 0 ? "acts" : words(row.stage)}<span class="soft"> {row.meaning}{i ? ` ${bracket(row.share)}` : ""}</span></p>
            <svg viewBox="0 0 50 4" role="img" aria-label={`${row.dots} of 100 dots are filled`}>
              {Array.from({ length: 100 }, (_, k) => <circle key={k} class={k < row.dots ? "on" : "off"} cx={(k % 50) + 0.5} cy={2 * Math.floor(k / 50) + 1} r={k < row.dots ? 0.42 : 0.2} />)}
            </svg>
            {i === worst ? <p class="note">The largest loss: {percent(row.lost)} of {reached(rows, i)} is not {words(row.stage)}.</p> : null}
          </li>
        ))}
      </ol>
      <p class="small soft">{capital("acts")} that surveys count, of the last two years, and what became of them by the end. Brackets: 95% interval of the mean of {first.replicates} replicates, in per cent.</p>
    </>
  );
}
