// What a step of the story is: a claim, a guess, one control, runs, and sentences computed from what the runs gave.
import type { RunRequest, RunResult } from "../explorer/api";
import type { Interval } from "../model/types";
import type { Direction } from "../words/direction";

export type Choice = number | string;

export interface Control {
  label: string;
  initial: Choice;
  /** A slider. */
  range?: { low: number; high: number; step: number; show: (x: number) => string };
  /** One of several. */
  options?: { value: string; label: string }[];
  /** A seat that is drawn: the place in the team. */
  draws?: { of: number };
}

/** A number between two ends, or one of several. */
export interface Guess {
  question: (c: Choice) => string;
  range?: { low: number; high: number; show: (x: number) => string };
  options?: { value: string; label: string }[];
  /** What the runs say: a number with its interval, or one of the options; null where they say nothing. */
  truth: (results: RunResult[], c: Choice) => Interval | string | null;
}

export type Judged = "agrees" | "against" | "open";

export interface Reading {
  verdict: Judged;
  /** How the figure that the claim is about went: better, worse or open. */
  direction: Direction;
  /** The answer, in one sentence. */
  says: string;
  more: string[];
}

/** What the picture adds in a step. */
export type Mark = "acts" | "silence" | "noticing" | "rank" | "posts" | "remarks" | "told" | "arrivals" | "mine";

/** One line of a chart over time: which result, which arm. */
export interface LineOf {
  label: string;
  result: number;
  arm: "base" | "variant";
}

export type Chart =
  | { kind: "series"; name: (c: Choice) => string; lines: LineOf[] }
  | { kind: "groups"; metric: string }
  | { kind: "funnel" }
  | { kind: "bands" }
  | { kind: "ranks" }
  | { kind: "claims" };

export interface Step {
  id: string;
  title: string;
  claim: string;
  /** The claims of docs/claims.md that it tells. */
  tells: string[];
  story: string[];
  adds: Mark | null;
  control: Control;
  guess: Guess;
  /** What the two pictures show; the second is null where there is one. */
  arms: [string, string | null];
  /** The first is in the picture. */
  requests: (c: Choice) => RunRequest[];
  read: (results: RunResult[], c: Choice) => Reading;
  chart: Chart;
  /** Figures to compare, of the last result with two arms. */
  figures: string[];
}
