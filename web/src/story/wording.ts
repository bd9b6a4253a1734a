// Sentences of the steps, the same for any sign: a step cannot say what its figures do not.
import type { ComparisonRow } from "../model/types";
import { directionOf, type Direction } from "../words/direction";
import { capital, percent, signedWithInterval } from "../words/format";
import { relative, signOf } from "./reading";
import type { Guess, Judged } from "./step";

export const whole = (x: number): string => percent(x).replace(/\.0%$/, "%");

/** "12.0% [9.0, 15.0]": the size of a change, without its sign. */
export function by(r: ComparisonRow): string {
  const v = relative(r);
  const sizes = v.low === null || v.high === null ? null : [Math.abs(v.low), Math.abs(v.high)].sort((a, b) => a - b);
  return `${percent(Math.abs(v.mean))}${sizes ? ` [${percent(sizes[0]!).replace("%", "")}, ${percent(sizes[1]!).replace("%", "")}]` : ""}`;
}

/** "Harm falls by 12.0% [9.0, 15.0]." and its like, for any sign. */
export function moves(r: ComparisonRow | null, what: string): string {
  if (!r) return `The program gave no figure for ${what}.`;
  const sign = signOf(r);
  if (sign === "none") return `${capital(what)} stays exactly the same.`;
  if (sign === "open") return `${capital(what)} changes by ${signedWithInterval(relative(r), "share")}. That could be chance.`;
  return `${capital(what)} ${sign === "down" ? "falls" : "rises"} by ${by(r)}.`;
}

export function expected(r: ComparisonRow | null, wanted: "down" | "up"): Judged {
  const sign = signOf(r);
  return sign === wanted ? "agrees" : sign === "open" || sign === "none" ? "open" : "against";
}

export const directionIn = (r: ComparisonRow | null): Direction => (r ? directionOf(r) : "open");

/** A guess at a sign: less, the same within chance, more. */
export const signGuess = (question: Guess["question"], of: (results: Parameters<Guess["truth"]>[0], c: Parameters<Guess["truth"]>[1]) => ComparisonRow | null): Guess => ({
  question,
  options: [{ value: "down", label: "Less" }, { value: "same", label: "No difference that is clear" }, { value: "up", label: "More" }],
  truth: (results, c) => {
    const r = of(results, c);
    const sign = signOf(r);
    return !r ? null : sign === "down" || sign === "up" ? sign : "same";
  },
});
