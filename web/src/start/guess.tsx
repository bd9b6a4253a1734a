// One guess, answered by a hundred dots through the stages.
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Dots } from "../team/dots";
import { answerTo, first } from "./first";
import { dotRows } from "../team/rows";

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
          <p class="small soft">Acts that surveys count, of the last two years, and what became of them by the end. Brackets: 95% interval of the mean of {first.replicates} replicates, in per cent.</p>
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
