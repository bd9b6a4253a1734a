// Reading a run's figures for the tour's sentences.
import type { RunResult, ArmResult } from "../explorer/api";
import type { ComparisonRow, Interval, Series } from "../model/types";

export function metric(arm: ArmResult | null | undefined, name: string, group = "all"): Interval | null {
  const m = arm?.metrics?.find((x) => x.name === name && x.group === group && !x.withheld);
  return m ? { mean: m.mean, low: m.low, high: m.high } : null;
}

export function row(result: RunResult, name: string, group = "all"): ComparisonRow | null {
  return result.comparison?.rows.find((r) => r.metric === name && r.group === group && !r.withheld) ?? null;
}

export function seriesOf(arm: ArmResult | null | undefined, name: string): Series | null {
  const mine = (arm?.series ?? []).filter((s) => s.name === name && s.mean.some((v) => v !== null));
  return mine.find((s) => s.group === "all") ?? mine[0] ?? null;
}

/** Ratio of two means with a 95% interval: logs of independent means (delta method), from their own intervals. */
export function ratio(a: Interval, b: Interval): Interval | null {
  if (!(a.mean > 0) || !(b.mean > 0)) return null;
  const mean = a.mean / b.mean;
  if (a.low === null || a.high === null || b.low === null || b.high === null) return { mean, low: null, high: null };
  const spread = Math.hypot((a.high - a.low) / 2 / a.mean, (b.high - b.low) / 2 / b.mean);
  return { mean, low: mean * Math.exp(-spread), high: mean * Math.exp(spread) };
}

/** A difference as a share of the base; the interval is the paired difference's. */
export function relative(r: ComparisonRow): Interval {
  if (r.relative && r.relative.mean !== null) return r.relative;
  const by = r.base.mean || 1;
  const of = (x: number | null) => (x === null ? null : x / by);
  return { mean: r.difference.mean / by, low: of(r.difference.low), high: of(r.difference.high) };
}

export type Sign = "down" | "up" | "open" | "none";

/** What a paired difference says: down, up, open (chance could do it), or exactly none. */
export function signOf(r: ComparisonRow | null): Sign {
  if (!r) return "open";
  const d = r.difference;
  if (d.mean === 0 && (d.low ?? 0) === 0 && (d.high ?? 0) === 0) return "none";
  if (d.low === null || d.high === null || (d.low <= 0 && d.high >= 0)) return "open";
  return d.mean < 0 ? "down" : "up";
}
