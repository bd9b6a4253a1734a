// A guess before the answer: a number, or one of several. The reader may go on without one.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Choice, Step } from "./step";

export function Ask({ step, choice, answered }: { step: Step; choice: Choice; answered: (guess: Choice | null) => void }): JSX.Element {
  const { guess } = step;
  const [value, setValue] = useState<Choice>(guess.range ? Math.round((guess.range.low + guess.range.high) / 2) : "");
  const id = `guess-${step.id}`;
  return (
    <form class="ask-first" onSubmit={(e) => { e.preventDefault(); answered(value === "" ? null : value); }}>
      <fieldset>
        <legend>Your guess: {guess.question(choice)}</legend>
        {guess.range ? (
          <div class="row-range">
            <input id={id} type="range" min={guess.range.low} max={guess.range.high} step="1" value={Number(value)} aria-label="Your guess" aria-valuetext={guess.range.show(Number(value))} onInput={(e) => setValue(Number(e.currentTarget.value))} />
            <output class="tabular" for={id}>{guess.range.show(Number(value))}</output>
          </div>
        ) : (
          <div class="picks">
            {guess.options!.map((o) => <label key={o.value} class="pick"><input type="radio" name={id} value={o.value} checked={value === o.value} onChange={() => setValue(o.value)} /><span>{o.label}</span></label>)}
          </div>
        )}
      </fieldset>
      <div class="row go-on">
        <button type="submit" class="button first" disabled={value === ""}>Show the answer</button>
        <button type="button" class="button plain skip-guess" onClick={() => answered(null)}>Without a guess</button>
      </div>
    </form>
  );
}
