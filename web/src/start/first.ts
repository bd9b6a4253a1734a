// The run that the first screen shows, and what is said of it. Figures are computed beforehand by scripts/first.mjs; a test
// computes them again.
import type { Interval } from "../model/types";
import type { Course } from "../team/course";
import { bracket, type Stage } from "../team/rows";
import { number, percent } from "../words/format";
import data from "./first.json";

interface Arm {
  harmed: { woman: Interval; man: Interval };
  did: Interval;
  /** Of witnesses who noticed. */
  silence: Interval;
  funnel: Stage[];
  /** Places whose holder noticed an act and stayed silent at least once, in the first replicate. */
  silentPlaces: number;
  result_hash: string;
}

export interface First {
  version: string;
  people: number;
  window: number;
  act_window: number;
  scenario_hash: string;
  replicates: number;
  weeks: number;
  seed: number;
  /** What the figures rest on, in the program's words. */
  evidence: string;
  base: Arm;
  variant: Arm;
  harm: { base: Interval; variant: Interval; difference: Interval; relative: Interval };
  team: { id: number; members: { id: number; rank: number; group: number }[]; base: Course; variant: Course };
}

export const first = data as unknown as First;

const whole = (x: number): string => String(Math.round(100 * x));

/** "24 of 100", and its interval: a count that rounds to none is said as fewer than one. */
export function ofHundred(v: Interval): string {
  return v.mean > 0 && v.mean < 0.005 ? "fewer than 1 of 100" : `${whole(v.mean)} of 100`;
}

/** The reader's guess beside the run's figure. */
export function answerTo(guess: number, funnel: Stage[]): string {
  const last = funnel[funnel.length - 1]!.share;
  const said = `You said ${guess}. In this run it is ${ofHundred(last).replace(" of 100", "")} ${bracket(last)}.`;
  const off = guess - Math.round(100 * last.mean);
  return `${said} ${Math.abs(off) <= 1 ? "You were right." : off > 0 ? "Fewer than you said." : "More than you said."}`;
}

/** What the switch does to harm, in one sentence; a difference that could be none is not called one. */
export function harmSentence({ difference: d, relative: r }: First["harm"]): string {
  if (d.low === null || d.high === null || (d.low <= 0 && d.high >= 0)) return "In these runs harm does not change beyond chance.";
  const size = percent(Math.abs(r.mean));
  const ends = r.low === null || r.high === null ? "" : ` [${[r.low, r.high].map((x) => (100 * Math.abs(x)).toFixed(1)).sort((a, b) => Number(a) - Number(b)).join(", ")}]`;
  return `When witnesses answer, harm ${d.mean < 0 ? "falls" : "rises"} by ${size}${ends}.`;
}

/** Three figures before and after. */
export function beforeAndAfter(f: First): { name: string; unit: string; base: Interval; variant: Interval; show: (x: number) => string; top: number }[] {
  const share = (x: number) => `${whole(x)} of 100`;
  return [
    { name: "Harm", unit: "severity of acts per 1,000 people and week", base: f.harm.base, variant: f.harm.variant, show: number, top: 1.1 * Math.max(f.harm.base.high ?? 0, f.harm.variant.high ?? 0) },
    { name: "Women harmed", unit: "within two years", base: f.base.harmed.woman, variant: f.variant.harmed.woman, show: share, top: 0.3 },
    { name: "Acts with somebody held to account", unit: "of a hundred acts", base: f.base.funnel.at(-1)!.share, variant: f.variant.funnel.at(-1)!.share, show: share, top: 0.3 },
  ];
}
