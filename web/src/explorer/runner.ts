// One run at a time: its progress, its weeks, its result.
import { signal, type Signal } from "@preact/signals";
import type { Problem } from "../model/types";
import { Refused, startRun, type Job, type Partial as Means, type RunRequest, type RunResult, type WeekEvents } from "./api";

export type Phase = "idle" | "running" | "done" | "failed" | "cancelled";

export interface RunState {
  phase: Phase;
  done: number;
  of: number;
  secondsLeft: number | null;
  problems: Problem[];
  result: RunResult | null;
  request: RunRequest | null;
  job: string | null;
  partial: Means | null;
}

export interface Weeks {
  base: WeekEvents[];
  variant: WeekEvents[];
}

const idle = (): RunState => ({ phase: "idle", done: 0, of: 0, secondsLeft: null, problems: [], result: null, request: null, job: null, partial: null });

export class Runner {
  readonly state: Signal<RunState> = signal(idle());
  /** Grows while weeks arrive; `arrived` says how many of the base there are. */
  weeks: Weeks = { base: [], variant: [] };
  readonly arrived = signal(0);
  /** Weeks that every arm of the run has. */
  readonly there = signal(0);
  /** Changes whenever weeks have come, of either arm. */
  readonly told = signal(0);
  private job: Job | null = null;
  private turn = 0;

  async start(request: RunRequest): Promise<void> {
    const turn = ++this.turn;
    const last = this.job;
    this.job = null;
    if (last && this.state.value.phase === "running") void last.cancel();
    const before = this.state.value;
    this.state.value = { ...idle(), phase: "running", of: request.replicates, request, result: before.result };
    const mine = (act: () => void) => () => turn === this.turn && act();
    const fresh: Weeks = { base: [], variant: [] };
    let shown = false;
    this.there.value = 0;
    const patch = (more: Partial<RunState>) => (this.state.value = { ...this.state.value, ...more });
    try {
      const job = await startRun(request, {
        progress: (p) => mine(() => patch({ done: p.done, of: p.of, secondsLeft: p.seconds_left }))(),
        weeks: (some) => mine(() => {
          if (!shown) {
            shown = true;
            this.weeks = fresh;
          }
          for (const w of some) fresh[w.arm ?? "base"][w.week] = w;
          this.arrived.value = fresh.base.length;
          this.there.value = request.variant ? Math.min(fresh.base.length, fresh.variant.length) : fresh.base.length;
          this.told.value += 1;
        })(),
        partial: (partial) => mine(() => patch({ partial }))(),
        done: (result) => mine(() => patch({ phase: "done", result, done: this.state.value.of }))(),
        failed: (problems) => mine(() => patch({ phase: "failed", problems }))(),
        cancelled: mine(() => patch({ phase: "cancelled" })),
      });
      if (turn === this.turn) {
        this.job = job;
        patch({ job: job.id });
      } else void job.cancel();
    } catch (e) {
      if (turn !== this.turn) return;
      patch({ phase: "failed", problems: e instanceof Refused ? e.problems : [{ where: "connection", what: String(e instanceof Error ? e.message : e), suggestion: "is the program still running?" }] });
    }
  }

  async cancel(): Promise<void> {
    await this.job?.cancel();
  }
}
