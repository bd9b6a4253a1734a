// The claims as docs/claims.md has them: scripts/claims.mjs reads them from that page, and a test compares.
import type { Interval } from "../model/types";
import data from "./claims.json";

/** Points that the surveys do not rule out, or all plausible ones. */
export type Space = "fit" | "box";
export type Label = "holds" | "depends" | "fails" | "undecided";

export interface ClaimRow {
  id: string;
  title: string;
  fit: Interval & { label: Label };
  box: Interval & { label: Label };
}

export const claimRows = data.claims as ClaimRow[];

export function counted(space: Space): Record<Label, number> {
  const out: Record<Label, number> = { holds: 0, depends: 0, fails: 0, undecided: 0 };
  for (const row of claimRows) out[row[space].label] += 1;
  return out;
}
