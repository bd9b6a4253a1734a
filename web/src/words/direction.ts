// Which way a figure should go. Less harm is good, more is bad, what could be chance is open: told by colour, by shape and by a word.
import type { ComparisonRow, Interval } from "../model/types";

export type Direction = "better" | "worse" | "open" | "neutral";

const fewer = /^(late_)?(harm|acts|remarks|hostilities|advances|coercions|counted_acts|burden|silence|silent_share)$|^(experienced|ever_perpetrated|norm_gap|untold_share|told_nobody|leaving)$|^(retaliation_share|no_consequence_share)_of_reports$|^witnessed_without_intervention_share$/;
const more = /^(perceived_norm|responsibility|trust|recognised_share|recognised_acts_share|awareness|accountable_share_of_experienced|effort_on_survivors_share|helped_share|women_share_rank_top)$/;

/** Whether less of a figure is good (-1), more is (1), or neither (0). */
export const wanted = (metric: string): -1 | 0 | 1 => (fewer.test(metric) ? -1 : more.test(metric) ? 1 : 0);

const open = (d: Interval): boolean => d.low === null || d.high === null || (d.low <= 0 && d.high >= 0);

/** What a paired difference means. */
export function directionOf(row: Pick<ComparisonRow, "metric" | "difference">): Direction {
  const { mean, low, high } = row.difference;
  if (mean === 0 && low === 0 && high === 0) return "neutral";
  if (open(row.difference)) return "open";
  const way = wanted(row.metric);
  return way === 0 ? "neutral" : Math.sign(row.difference.mean) === way ? "better" : "worse";
}

export const directionWords: Record<Direction, string> = { better: "for the better", worse: "for the worse", open: "could be chance", neutral: "neither good nor bad" };

/** How a chart tells them apart, for the line below its finding. */
export const directionKey = "Circle: for the better. Square: for the worse. Triangle: neither. Hollow diamond: could be chance.";
