// The queue of reports: who came first leaves first. What is known is how many came and ended in each week, and how.
import type { WeekEvents } from "../explorer/api";

/** One report at a moment, as it is drawn. */
export interface Place {
  /** Which report: it keeps its number. */
  number: number;
  /** Reports before it, with fractions while the queue moves up. */
  ahead: number;
  /** Weeks since it came; since it ended, negative while it waits. */
  since: number;
  ended: number;
  /** It ended with something done. */
  done: boolean;
}

export interface Totals {
  waiting: number;
  done: number;
  without: number;
}

export class Queue {
  /** At the end of each week: how many had come, ended, and ended with something done. */
  private came: number[] = [];
  private gone: number[] = [];
  private done: number[] = [];
  private of: WeekEvents[] = [];
  private first = 0;

  constructor(private readonly weeks: () => WeekEvents[]) {}

  totals(at: number): Totals {
    const w = this.last(at);
    if (w < 0) return { waiting: this.first, done: 0, without: 0 };
    return { waiting: this.came[w]! - this.gone[w]!, done: this.done[w]!, without: this.gone[w]! - this.done[w]! };
  }

  /** Reports that wait at a moment, and those that ended in the `span` weeks before it; at most `most` that wait. */
  places(at: number, span: number, most: number): Place[] {
    this.read();
    const came = at <= 0 ? this.first : between(this.came, at, this.first);
    const gone = between(this.gone, at, 0);
    const from = Math.floor(between(this.gone, at - span, 0));
    const out: Place[] = [];
    for (let number = from; number < Math.min(came, gone + most); number++) {
      const ended = when(this.gone, number, 0);
      out.push({ number, ahead: number - gone, since: at - when(this.came, number, this.first), ended: at - ended, done: this.wasDone(number, ended) });
    }
    return out;
  }

  /** The last week that is over. */
  private last(at: number): number {
    this.read();
    return Math.min(Math.floor(at), this.came.length) - 1;
  }

  private wasDone(number: number, ended: number): boolean {
    if (!Number.isFinite(ended)) return false;
    const w = Math.floor(ended);
    return number - (this.gone[w - 1] ?? 0) < this.done[w]! - (this.done[w - 1] ?? 0);
  }

  private read(): void {
    const list = this.weeks();
    if (list !== this.of) {
      this.of = list;
      this.came = [];
      this.gone = [];
      this.done = [];
    }
    for (let w = this.came.length; w < list.length && list[w]; w++) {
      const r = list[w]!.reports;
      if (w === 0) this.first = r?.waiting ?? 0;
      const ended = (r?.done ?? 0) + (r?.without ?? 0);
      this.came.push((this.came[w - 1] ?? this.first) + (r?.filed ?? 0));
      this.gone.push((this.gone[w - 1] ?? 0) + ended);
      this.done.push((this.done[w - 1] ?? 0) + (r?.done ?? 0));
    }
  }
}

/** A running total at a moment: in a week it grows evenly. */
function between(totals: number[], at: number, before: number): number {
  if (at <= 0 || !totals.length) return before;
  const w = Math.floor(at);
  if (w >= totals.length) return totals[totals.length - 1]!;
  const from = totals[w - 1] ?? before;
  return from + (at - w) * (totals[w]! - from);
}

/** The moment at which a running total passes a number: never is Infinity. */
function when(totals: number[], number: number, before: number): number {
  if (number < before) return -Infinity;
  let [low, high] = [0, totals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (totals[middle]! > number) high = middle;
    else low = middle + 1;
  }
  if (low === totals.length) return Infinity;
  const from = totals[low - 1] ?? before;
  return low + (number + 0.5 - from) / (totals[low]! - from);
}
