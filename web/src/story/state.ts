// What the reader has done in the story: choices (they stand in the link), guesses, and what was run.
import { signal } from "@preact/signals";
import type { RunRequest } from "../explorer/api";
import { change, plan } from "../explorer/store";
import { Clock } from "../picture/clock";
import { Runs } from "./runs";
import { stay } from "./scroll";
import type { Choice, Step } from "./step";
import { fewYears } from "./settings";
import { steps } from "./steps";

export const runs = new Runs();
export const clock = new Clock();
clock.end = fewYears;

/** By step: what was guessed; null: the reader went on without a guess. */
export const guesses = signal<Record<string, Choice | null>>({});
/** The step that the window shows already: there is no need to scroll to it. */
export const windowAt = { step: -1 };

/** Whoever uses a step is at it, wherever the window is scrolled to. */
const be = (step: Step): void => {
  stay();
  windowAt.step = steps.indexOf(step);
  if (plan.value.step !== steps.indexOf(step)) change({ step: steps.indexOf(step) });
};
export const answerTo = (step: Step, guess: Choice | null): void => {
  guesses.value = { ...guesses.value, [step.id]: guess };
  be(step);
};
export const askAgain = (step: Step): void => {
  const { [step.id]: _, ...rest } = guesses.value;
  guesses.value = rest;
};

export const atStep = (): number => Math.min(plan.value.step, steps.length - 1);

/** A step's choice; one that it does not know is its first. */
export function choiceOf(step: Step): Choice {
  const kept = plan.value.controls[step.id];
  const { initial, range, options, draws } = step.control;
  if (kept === undefined || typeof kept !== typeof initial) return initial;
  const onStep = (low: number, step: number): boolean => Math.abs((Number(kept) - low) / step - Math.round((Number(kept) - low) / step)) < 1e-9;
  const known = options
    ? options.some((o) => o.value === kept)
    : range ? Number(kept) >= range.low && Number(kept) <= range.high && onStep(range.low, range.step) : Number(kept) < (draws?.of ?? 0) && onStep(0, 1);
  return known ? kept : initial;
}

export const choose = (step: Step, value: Choice): void => {
  change({ controls: { ...plan.value.controls, [step.id]: value } });
  be(step);
};

/** What a step asks for with the reader's choice, as many replicates as the link says. */
export const requestsOf = (step: Step): RunRequest[] => step.requests(choiceOf(step)).map((r) => ({ ...r, replicates: plan.value.replicates }));
