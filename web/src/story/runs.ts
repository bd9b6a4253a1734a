// The runs of the step that is read: one after the other, kept while the page is open, so that going back shows them at once.
import { signal } from "@preact/signals";
import type { RunRequest, RunResult } from "../explorer/api";
import { Runner, type Weeks } from "../explorer/runner";
import { watch } from "../explorer/watch";

interface Kept {
  result: RunResult;
  /** Null where no picture was asked for. */
  weeks: Weeks | null;
}

export interface Asked {
  key: string;
  phase: "running" | "done" | "failed" | "cancelled";
  /** Done so far, in the order of what was asked. */
  results: RunResult[];
  of: number;
}

const keyOf = (requests: RunRequest[]): string => JSON.stringify(requests);

export class Runs {
  readonly runner = new Runner();
  readonly asked = signal<Asked | null>(null);
  private kept = new Map<string, Kept>();
  private turn = 0;
  /** The weeks that the runner held before this run. */
  private before: Weeks | null = null;

  constructor() {
    watch(this.runner);
  }

  /** Runs what is asked for, except what was run before. */
  async ask(requests: RunRequest[]): Promise<void> {
    const key = keyOf(requests);
    const now = this.asked.value;
    if (now?.key === key && (now.phase === "running" || now.phase === "done")) return;
    const turn = ++this.turn;
    const results: RunResult[] = [];
    const tell = (phase: Asked["phase"]) => (this.asked.value = { key, phase, results: [...results], of: requests.length });
    tell("running");
    for (const request of requests) {
      const known = this.kept.get(keyOf([request]));
      if (!known) {
        const phase = await this.finish(request);
        if (turn !== this.turn) return;
        if (phase !== "done") return void tell(phase);
      }
      results.push((known ?? this.kept.get(keyOf([request]))!).result);
      tell(results.length === requests.length ? "done" : "running");
    }
    if (!requests.length) tell("done");
  }

  /** Runs one request to its end. */
  private finish(request: RunRequest): Promise<"done" | "failed" | "cancelled"> {
    this.before = this.runner.weeks;
    void this.runner.start(request);
    return new Promise((ok) => {
      const stop = this.runner.state.subscribe((s) => {
        // A request that another one has replaced never ends by itself.
        const phase = s.request !== request ? "cancelled" : s.phase;
        if (phase === "running" || phase === "idle") return;
        if (phase === "done") this.kept.set(keyOf([request]), { result: s.result!, weeks: this.fresh() });
        queueMicrotask(() => stop());
        ok(phase);
      });
    });
  }

  /** The weeks of the run that goes on; null before the first have come. */
  private fresh(): Weeks | null {
    return this.runner.weeks === this.before ? null : this.runner.weeks;
  }

  /** The weeks of a request's first replicate: kept, or as they arrive. Reads the signals that say so. */
  weeksOf(request: RunRequest): Weeks | null {
    const known = this.kept.get(keyOf([request]));
    const { request: now } = this.runner.state.value;
    void this.runner.told.value;
    if (known) return known.weeks;
    return now && keyOf([now]) === keyOf([request]) ? this.fresh() : null;
  }

  /** The results of requests that were all run; null otherwise. Reads the signal that says so. */
  resultsOf(requests: RunRequest[]): RunResult[] | null {
    void this.asked.value;
    const found = requests.map((r) => this.kept.get(keyOf([r]))?.result);
    return found.every((r) => r !== undefined) ? (found as RunResult[]) : null;
  }

  cancel(): void {
    void this.runner.cancel();
  }

  /** Asks again after a run that failed or was cancelled. */
  again(requests: RunRequest[]): void {
    this.asked.value = null;
    void this.ask(requests);
  }
}
