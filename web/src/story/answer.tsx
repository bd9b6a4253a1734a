// What the runs of a step say: one sentence, whether it agrees with the claim, one chart; the figures on demand.
import type { JSX } from "preact";
import { Table } from "../charts/figure";
import type { RunRequest, RunResult } from "../explorer/api";
import { directionOf, directionWords } from "../words/direction";
import { DirectionMark } from "../words/direction_mark";
import { capital, differenceWithInterval, kindOf, unbroken, withInterval } from "../words/format";
import { ChartOf } from "./charts";
import { compared } from "./compared";
import { row } from "./reading";
import { askAgain, guesses } from "./state";
import type { Choice, Judged, Step } from "./step";

export const judged: Record<Judged, string> = {
  agrees: "The model agrees with the claim.",
  against: "The model says the opposite of the claim.",
  open: "The model leaves the claim open.",
};

interface Props {
  step: Step;
  choice: Choice;
  results: RunResult[];
  requests: RunRequest[];
}

export function Answer({ step, choice, results, requests }: Props): JSX.Element {
  const reading = step.read(results, choice);
  const guess = compared(step.guess, guesses.value[step.id] ?? null, results, choice);
  return (
    <div class="answered">
      {guess ? <p class="your-guess">{unbroken(guess)} <button type="button" class="link" onClick={() => askAgain(step)}>Guess again</button></p> : null}
      <p class="answer" aria-live="polite">{unbroken(reading.says)}</p>
      <div class="verdicts">
        <p class={`judged ${reading.verdict}`}>{judged[reading.verdict]}</p>
        {reading.direction === "neutral" ? null : <p>What changes is <DirectionMark of={reading.direction} />.</p>}
      </div>
      <ul class="more">{reading.more.map((m) => <li key={m}>{unbroken(m)}</li>)}</ul>
      <ChartOf step={step} choice={choice} results={results} requests={requests} />
      <Figures step={step} results={results} />
      {requests.length ? <p class="small soft">{requests[0]!.replicates} replicates of {Math.round(requests[0]!.weeks / 52)} years at the default institution’s numbers, most of which are assumed. Brackets: 95% intervals. They cover chance, not the numbers. {results.some((r) => r.comparison) ? "Both sides share every random number that the change does not touch." : ""}</p> : null}
    </div>
  );
}

function Figures({ step, results }: { step: Step; results: RunResult[] }): JSX.Element | null {
  const last = results.filter((r) => r.comparison).at(-1);
  const rows = last ? step.figures.flatMap((f) => row(last, f) ?? []) : [];
  if (!rows.length) return null;
  const [a, b] = [results.length > 1 ? "Before" : capital(step.arms[0]), capital(step.arms[1] ?? "")];
  return (
    <details class="figures">
      <summary>The figures</summary>
      <Table
        label={`figures of the step ${step.title}`} wraps
        table={{ head: ["Figure", a, b, "Difference [95%]", "Direction"], rows: rows.map((r) => [capital(r.label), withInterval(r.base, kindOf(r)), withInterval(r.variant, kindOf(r)), differenceWithInterval(r.difference, kindOf(r)), directionWords[directionOf(r)]]) }}
      />
    </details>
  );
}
