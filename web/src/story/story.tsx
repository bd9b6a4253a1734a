// The story: one picture that stays, and ten steps beside it. Scrolling or keys change the step; the link keeps it.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { change, plan, session } from "../explorer/store";
import { Section } from "./section";
import { Stage } from "./stage";
import { atStep, requestsOf, runs, windowAt } from "./state";
import { steps } from "./steps";
import { arrowStep, scrollTo, watchStage, watchSteps } from "./scroll";

/** Runs the step that is read; a slider being dragged should not start a run at each of its stops. */
function useRuns(): void {
  const step = steps[atStep()]!;
  const requests = requestsOf(step);
  const key = JSON.stringify(requests);
  const ready = session.value !== null;
  useEffect(() => {
    if (!ready) return;
    const wait = setTimeout(() => void runs.ask(requests), runs.resultsOf(requests) ? 0 : 350);
    return () => clearTimeout(wait);
  }, [key, ready]);
}

const place = (step: number): HTMLElement | null => document.getElementById(`step-${steps[step]!.id}`);

export function Story(): JSX.Element {
  const at = atStep();
  useRuns();
  useEffect(() => () => void (windowAt.step = -1), []);
  useEffect(() => {
    if (windowAt.step === at) return;
    windowAt.step = at;
    scrollTo(place(at));
  }, [at]);
  const go = (step: number) => {
    const to = Math.max(0, Math.min(steps.length - 1, step));
    windowAt.step = to;
    change({ step: to });
    scrollTo(place(to));
    document.getElementById(`title-${steps[to]!.id}`)?.focus({ preventScroll: true });
  };
  useEffect(() => watchSteps((step) => {
    if (step === atStep()) return;
    windowAt.step = step;
    change({ step });
  }), []);
  useEffect(() => {
    const stage = document.querySelector<HTMLElement>(".story-stage");
    return stage ? watchStage(stage, () => place(atStep())) : undefined;
  }, []);
  useEffect(() => {
    // A window of another width has other heights: what was read is brought back.
    let width = innerWidth;
    const onResize = () => {
      if (innerWidth === width) return;
      width = innerWidth;
      scrollTo(place(atStep()));
    };
    window.addEventListener("resize", onResize);
    return () => window.removeEventListener("resize", onResize);
  }, []);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const move = arrowStep(e, place(plan.value.step));
      if (!move) return;
      e.preventDefault();
      go(atStep() + move);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <main id="main" class="story" tabIndex={-1}>
      <header>
        <p class="small soft">The story, in ten steps. Scroll, or use the arrow keys left and right.</p>
        <h1>Why good people are not enough</h1>
      </header>
      <div class="story-body">
        <Stage go={go} />
        <div class="story-text">{steps.map((s, i) => <Section key={s.id} index={i} go={go} />)}</div>
      </div>
    </main>
  );
}
