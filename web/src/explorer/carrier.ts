// Whoever answers the page: the program's server, or an engine inside the page. Each says the same, in the same words.
import type { Problem } from "../model/types";
import type { Partial, RunRequest, RunResult, WeekEvents } from "./api";

/** The program refused a setting: what is wrong, and at which field. */
export class Refused extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map((p) => `${p.where}: ${p.what}`).join("\n"));
  }
}

export interface RunHandlers {
  progress?: (p: { done: number; of: number; seconds_left: number | null }) => void;
  weeks?: (weeks: WeekEvents[]) => void;
  partial?: (p: Partial) => void;
  done: (result: RunResult) => void;
  failed: (problems: Problem[]) => void;
  cancelled: () => void;
}

export interface Job {
  id: string;
  cancel: () => Promise<void>;
}

export interface Carrier {
  /** The text of the answer. Throws Refused. */
  ask: (path: string, body?: unknown) => Promise<string>;
  /** Starts a run and listens to it. Throws Refused if the setting has faults. */
  start: (request: RunRequest, on: RunHandlers) => Promise<Job>;
  /** A page with the results of a run that is done. */
  report: (job: string) => Promise<Blob>;
}

/** What an answer that is no success says. */
export function refusal(path: string, status: number, text: string): Refused {
  let problems: Problem[] = [{ where: path, what: text || `the program answered ${status}` }];
  try {
    problems = (JSON.parse(text) as { problems: Problem[] }).problems ?? problems;
  } catch {
    // Not JSON: the text is the message.
  }
  return new Refused(problems);
}

/** Weeks as they come: one, several, or several of an arm. */
function weeksOf(d: WeekEvents | WeekEvents[] | { arm?: "base" | "variant"; weeks: WeekEvents[] }): WeekEvents[] {
  if (Array.isArray(d)) return d;
  return "weeks" in d ? d.weeks.map((w) => ({ arm: d.arm, ...w })) : [d];
}

/** Hands an event of a run to whoever it is for; true if it was the last one. */
export function dispatch(event: string, data: string, on: RunHandlers): boolean {
  const value = JSON.parse(data || "{}");
  if (event === "progress") on.progress?.(value);
  else if (event === "week" || event === "weeks") on.weeks?.(weeksOf(value));
  else if (event === "partial") on.partial?.(value);
  else if (event === "done") on.done(value);
  else if (event === "failed") on.failed(value.problems);
  else if (event === "cancelled") on.cancelled();
  return event === "done" || event === "failed" || event === "cancelled";
}
