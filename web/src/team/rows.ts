// Of a hundred acts, how many come how far.
import type { Interval } from "../model/types";
import { loss } from "../words/captions";

export interface Stage extends Interval {
  stage: string;
  meaning: string;
  share: Interval;
}

/** "[23.0, 25.7]", in per cent. */
export function bracket(v: Interval): string {
  return v.low === null || v.high === null ? "" : `[${(100 * v.low).toFixed(1)}, ${(100 * v.high).toFixed(1)}]`;
}

/** One row of a hundred dots: how many acts of a hundred come so far. */
export interface DotRow {
  stage: string;
  meaning: string;
  dots: number;
  share: Interval;
  /** Of those that reached the row before, the share that does not reach this one. */
  lost: number;
}

export function dotRows(funnel: Stage[]): DotRow[] {
  return funnel.map((s, i) => ({ stage: s.stage, meaning: s.meaning, dots: Math.round(100 * s.share.mean), share: s.share, lost: loss(funnel, i) }));
}

/** The step that loses the largest share of what reached it. */
export const worstStep = (rows: DotRow[]): number => rows.reduce((worst, row, i) => (row.lost > rows[worst]!.lost ? i : worst), 0);
