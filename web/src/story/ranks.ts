// Who answered what they noticed, by their own rank: counted in the picture of the first replicate.
import type { WeekEvents } from "../explorer/api";
import type { Interval } from "../model/types";
import { bandOf, bands } from "./bands";

export interface Answered extends Interval {
  n: number;
}

/** Wilson's interval of a share. */
export function wilson(k: number, n: number): Interval {
  const [p, z] = [k / n, 1.96];
  const [middle, half] = [(p + (z * z) / (2 * n)) / (1 + (z * z) / n), (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))];
  return { mean: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Of those who noticed an act and were silent or helped, the share that helped, by band of rank. */
export function answeredBy(weeks: WeekEvents[], rankOf: Map<number, number>): (Answered | null)[] {
  const helped = bands.map(() => 0);
  const silent = bands.map(() => 0);
  const count = (list: WeekEvents["silent"], into: number[]) => {
    for (const x of list ?? []) {
      const band = bandOf(rankOf.get(Array.isArray(x) ? x[0] : x) ?? -1);
      if (band >= 0) into[band]! += 1;
    }
  };
  for (const w of weeks) {
    count(w.stepped_in, helped);
    count(w.silent, silent);
  }
  return bands.map((_, i) => {
    const n = helped[i]! + silent[i]!;
    return n ? { ...wilson(helped[i]!, n), n } : null;
  });
}
