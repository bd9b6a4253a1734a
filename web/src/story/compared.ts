// The reader’s guess beside what the runs say.
import type { RunResult } from "../explorer/api";
import { number } from "../words/format";
import type { Choice, Guess } from "./step";

/** What was guessed, beside what the runs say; null without a guess. */
export function compared(guess: Guess, guessed: Choice | null, results: RunResult[], choice: Choice): string | null {
  if (guessed === null) return null;
  const truth = guess.truth(results, choice);
  if (truth === null) return "These runs say nothing about your guess.";
  if (typeof truth === "string") {
    const label = (v: Choice) => guess.options!.find((o) => o.value === v)?.label.toLowerCase() ?? String(v);
    return truth === guessed ? `You said: ${label(guessed)}. So do these runs.` : `You said: ${label(guessed)}. These runs say: ${label(truth)}.`;
  }
  const off = Number(guessed) - truth.mean;
  const within = truth.low !== null && truth.high !== null && Number(guessed) >= Math.floor(truth.low) && Number(guessed) <= Math.ceil(truth.high);
  const ends = truth.low === null || truth.high === null ? "" : ` [${number(truth.low)}, ${number(truth.high)}]`;
  return `You said ${guess.range!.show(Number(guessed))}. The answer is ${number(truth.mean)}${ends}. ${within || Math.abs(off) < 1 ? "You were right." : off > 0 ? "It is less than you said." : "It is more than you said."}`;
}
