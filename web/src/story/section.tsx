// One step beside the picture: claim, guess, control, answer.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Faults, Progress } from "../explorer/rules";
import { session } from "../explorer/store";
import { Answer } from "./answer";
import { ControlOf } from "./control";
import { Ask } from "./guess";
import { Own } from "./own";
import { bringUp } from "./scroll";
import { answerTo, atStep, choiceOf, choose, guesses, requestsOf, runs } from "./state";
import { steps } from "./steps";

export function Section({ index, go }: { index: number; go: (step: number) => void }): JSX.Element {
  const step = steps[index]!;
  const choice = choiceOf(step);
  const current = atStep() === index;
  const guessed = step.id in guesses.value;
  return (
    <section class={`story-step${current ? " current" : ""}`} id={`step-${step.id}`} data-step={index} aria-labelledby={`title-${step.id}`}>
      <h2 id={`title-${step.id}`} tabIndex={-1}><span class="soft">{index + 1}.</span> {step.title}</h2>
      <p class="claim-line">{step.claim}</p>
      {step.story.map((p) => <p key={p}>{p}</p>)}
      {guessed ? null : <Ask key={step.id} step={step} choice={choice} answered={(guess) => { answerTo(step, guess); requestAnimationFrame(() => reveal(step.id)); }} />}
      <div class="controls">
        <ControlOf step={step} value={choice} />
        {current ? <RunLine index={index} /> : null}
      </div>
      {guessed ? <div class="found" tabIndex={-1}><Found index={index} /></div> : null}
      {index === steps.length - 1 ? <Own /> : <button type="button" class="button next-step" onClick={() => go(index + 1)}>Next: {steps[index + 1]!.title.toLowerCase()}</button>}
    </section>
  );
}

/** Where the answer comes: its place stays, so that nothing jumps when it is there. */
function reveal(id: string): void {
  const found = document.querySelector<HTMLElement>(`#step-${id} .found`);
  found?.focus({ preventScroll: true });
  if (found) bringUp(found);
}

/** How far the runs of this step are, and what to do where there are none. */
function RunLine({ index }: { index: number }): JSX.Element | null {
  const step = steps[index]!;
  const requests = requestsOf(step);
  const asked = runs.asked.value;
  if (!requests.length || asked?.key !== JSON.stringify(requests)) return null;
  const { phase, results, of } = asked;
  if (phase === "done") return null;
  return (
    <div class="run-line">
      {phase === "running" ? <>{of > 1 ? <p class="small soft">Run {Math.min(results.length + 1, of)} of {of}</p> : null}<div class="row go"><Progress of={runs.runner} /><button type="button" class="button" id="story-cancel" onClick={() => runs.cancel()}>Cancel</button></div></> : null}
      {phase === "cancelled" ? <p class="small">The run was cancelled. <button type="button" class="link" onClick={() => runs.again(requests)}>Run it</button></p> : null}
      {phase === "failed" ? <><Faults of={runs.runner} /><p class="small"><button type="button" class="link" onClick={() => choose(step, step.control.initial)}>Show the run made beforehand</button></p></> : null}
    </div>
  );
}

/** The answer, of the runs that were asked for with what is chosen now. */
function Found({ index }: { index: number }): JSX.Element {
  const step = steps[index]!;
  const requests = requestsOf(step);
  const results = runs.resultsOf(requests);
  const asked = runs.asked.value;
  const ended = asked?.key === JSON.stringify(requests) && asked.phase !== "running" && asked.phase !== "done";
  const there = results !== null;
  // What stood above may have gone when the answer came.
  useEffect(() => {
    const found = document.querySelector<HTMLElement>(`#step-${step.id} .found`);
    if (there && found && found === document.activeElement) bringUp(found);
  }, [there]);
  if (!results && ended) return <p class="soft waiting" role="status">There is no answer, because the run did not end.</p>;
  if (!results) return <p class="soft waiting" role="status">{session.value ? "The model is running. The answer follows." : "Opening the institution…"}</p>;
  return <Answer step={step} choice={choiceOf(step)} results={results} requests={requests} />;
}
