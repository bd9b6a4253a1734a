// Reading a run's figures for the tour's sentences.
import type { RunResult, ArmResult } from "../explorer/api";
import type { ComparisonRow, Interval, Series } from "../model/types";
import { capital, figure, kindOf, withInterval } from "../words/format";
import { lastPoint } from "../words/captions";
import { subject } from "../words/subjects";

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

/** Years at the end of a run over which a line is summed up: those of the figures of the last years. */
export const lateYears = 2;

/** A line's mean over the last two years of points. */
export function lateMean(s: Series): number | null {
  const end = s.weeks[s.weeks.length - 1] ?? 0;
  const values = s.mean.filter((v, i) => v !== null && s.weeks[i]! > end - 52 * lateYears) as number[];
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
}

/** How lines end, over the same years and with the same figures as the sentences beside them. */
export function endStatement(lines: { label: string; series: Series }[], paired: ComparisonRow | null): string {
  const kind = kindOf(lines[0]!.series);
  const label = capital(subject(lines[0]!.series));
  const ends = paired && lines.length === 2 ? [withInterval(paired.base, kind), withInterval(paired.variant, kind)] : lines.map((l) => figure(lateMean(l.series), kind));
  return `${label} in the last two years: ${lines.map((l, i) => `${l.label.toLowerCase()} ${ends[i]}`).join("; ")}.`;
}

/** How lines end, with intervals: over the last two years where the program gives that figure of each, else at the last point. */
export function endOf(lines: { label: string; series: Series }[], late: (Interval | null)[]): string {
  const kind = kindOf(lines[0]!.series);
  const whole = late.length === lines.length && late.every((v) => v !== null);
  const ends = whole ? (late as Interval[]) : lines.map((l) => lastPoint(l.series));
  return `${capital(subject(lines[0]!.series))} ${whole ? "in the last two years" : "at the end"}: ${lines.map((l, i) => `${l.label.toLowerCase()} ${withInterval(ends[i], kind)}`).join("; ")}.`;
}
