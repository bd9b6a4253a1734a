// What the program sends. Numbers are raw: shares 0..1, costs and times in the unit that comes along.

/** A mean over replicates with its 95% interval; null where it could not be computed. */
export interface Interval {
  mean: number;
  low: number | null;
  high: number | null;
}

export interface Metric extends Interval {
  name: string;
  label?: string;
  group: string;
  se?: number | null;
  n?: number;
  withheld?: boolean;
  share?: boolean;
}

export interface FunnelStage extends Interval {
  stage: string;
  /** What is true of the acts of the stage. */
  meaning?: string;
  /** Of the acts of the first stage, in the n replicates that have any. */
  share?: Interval & { n?: number };
  /** How many of the acts that came to the stage before wait for a ruling when the run ends. */
  waiting?: "none" | "some" | "all";
}

export interface Series {
  name: string;
  label: string;
  subject?: string;
  unit: string;
  share?: boolean;
  group: string;
  weeks: number[];
  mean: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}

export interface Target {
  name: string;
  label: string;
  share?: boolean;
  group: string;
  survey: number;
  low: number;
  high: number;
  model: number | null;
  model_low: number | null;
  model_high: number | null;
  /** Whether the model's value lies in the survey's range; null where it was not measured. */
  inside: boolean | null;
  /** Whether its interval and the range have anything in common. */
  overlaps?: boolean | null;
  source?: string;
}

export interface ComparisonRow {
  metric: string;
  label: string;
  subject?: string;
  /** Among the main figures, as the program says. */
  main?: boolean;
  group: string;
  base: Interval;
  variant: Interval;
  difference: Interval & { n?: number };
  relative?: Interval | null;
  correlation?: number | null;
  variance_reduction?: number | null;
  withheld?: boolean;
  share?: boolean;
  identical?: boolean;
}

export interface Cost {
  mean?: number | null;
  value?: number | null;
  low: number | null;
  high: number | null;
}

export interface Comparison {
  name: string;
  words?: string | string[];
  changes?: string[];
  pairs?: number;
  weeks?: number;
  main?: ComparisonRow;
  rows: ComparisonRow[];
  cost?: { unit: string | null; extra_cost?: Cost | null; acts_prevented?: Interval | null };
  cost_per_act?: Cost | null;
  half_gone_years?: number | null;
  /** When the effect is halved; null where there is none beyond chance. */
  half_gone?: { counted_from: string; from_year: number; years: number | null; watched_years?: number } | null;
  /** Pairs by the lasting states in which their two runs ended; null where all ended in one. */
  states?: { pairs: { without: "low" | "high"; with: "low" | "high"; n: number }[] } | null;
}

export interface AttributedPart {
  name: string;
  label?: string;
  value: Interval;
  share: Interval;
}

export interface Attribution {
  whole: Interval;
  components: AttributedPart[];
  residue?: { value: Interval; share: Interval } | null;
  individual?: { value: Interval; share: Interval } | null;
  structural?: { value: Interval; share: Interval } | null;
  label?: string;
  sentence?: string;
  replicates?: number;
  weeks?: number;
  complicity?: { who: string; value: Interval; share: Interval }[];
}

/** A share of a figure's variance: by itself (first), and with all its interactions (total). */
export interface SensitivityIndex {
  name: string;
  numbers: number;
  first: Interval;
  total: Interval;
  mechanism?: string;
  direction?: "up" | "down" | "both";
}

export interface Sensitivity {
  metric: string;
  group: string;
  label: string;
  replicates: number;
  sentences: string[];
  variance: number;
  numbers: SensitivityIndex[];
  mechanisms: SensitivityIndex[];
  screened_out: SensitivityIndex | null;
  chance: SensitivityIndex;
}

/** A number's share of the variance between runs, over the members of a fit. */
export interface MemberShare {
  name: string;
  mechanism: string;
  alone: number;
  low: number | null;
  high: number | null;
  correlation: number;
  beyond_chance: boolean;
}

export interface MemberSensitivity {
  metric: string;
  group: string;
  label: string;
  chance: number | null;
  sentences: string[];
  numbers: MemberShare[];
}

export interface Claim {
  id: string;
  title: string;
  statement: string;
  share: Interval;
  verdict: "holds" | "depends" | "fails" | "undecided";
  undecided?: string | null;
  built_in?: string | null;
  effect: { median: number | null; low: number | null; high: number | null };
  effect_label?: string;
  decides?: string | null;
  mechanisms?: string | null;
  lasting_states?: string | null;
  refuted_if?: string;
}

export interface DosePoint extends Interval {
  dose: number;
}

export interface Dose {
  parameter: string;
  metric: string;
  label?: string;
  share?: boolean;
  response?: DosePoint[];
  history_metric?: string;
  history_label?: string;
  history_share?: boolean;
  replicates?: number;
  weeks?: number;
  /** No dose differs from the first beyond chance. */
  flat?: boolean;
  /** Before each dose of `down` this one was held for so many weeks. */
  push_weeks?: number;
  push_to?: number;
  /** Doses at which the two histories differ beyond chance. */
  hysteresis_at?: number[];
  up: DosePoint[];
  down?: DosePoint[];
  withdrawn?: unknown;
  steepest?: { from: number; to: number } | null;
  words?: string | string[];
}

export interface RestsOn {
  measured: number;
  inferred: number;
  assumed: number;
  parameters: { name: string; value: unknown; unit?: string; grade?: string; source?: string; default?: boolean }[];
  again: string;
  hashes?: unknown;
}

/** A number that a finding rests on. */
export interface FoundFigure {
  name: string;
  group: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  n: number;
  withheld: boolean;
}

/** A parameter that would change a finding. */
export interface Hint {
  parameter: string;
  value: number;
  /** A judgement: nobody has measured it. */
  assumed: boolean;
}

/** One paragraph of what was found. */
export interface Finding {
  sentence: string;
  details: string[];
  figures: FoundFigure[];
  hints: Hint[];
}

export interface PricedChange {
  name: string;
  extra_cost: Interval;
  acts_prevented: Interval;
  prevented_per_unit: number | null;
}

/** Changes by whether their extra cost over all weeks lies within an amount. */
export interface Budget {
  amount: number;
  unit: string;
  weeks: number;
  within: PricedChange[];
  above: PricedChange[];
  without_cost: string[];
  other_units: string[];
}

export interface FitSpread {
  low: number | null;
  median: number | null;
  high: number | null;
  inside: number | null;
}

/** What surveys leave of the plausible space. */
export interface Fit {
  members: number;
  member_replicates: number;
  runs: number;
  candidates: number;
  chosen: number;
  confirmed: number;
  rules: { cutoff: number; largest: number; inside: number; discrepancy: number };
  waves: { points: number; climbing: boolean; log10_share_left: number | null; rows_inside_median: number; rows_inside_best: number }[];
  rows: { quantity: string; figure: string; group: string; unit: string; value: number; low: number; high: number; before: FitSpread; members: FitSpread; held_out: boolean }[];
  parameters: { name: string; plausible: [number, number]; low: number; median: number; high: number; spread: number; distance: number; learned: boolean }[];
  conflicts: { rows: string[]; half_widths: number }[];
  /** The numbers learned most, by member: where each lies in its plausible range, 0 to 1. */
  learned_together: { names: string[]; members: number[][] };
  experiments?: { ruled_out: number; not_run: string[]; rows: FitEffect[] };
}

/** An effect that somebody measured, beside what the members of a fit show. */
export interface FitEffect {
  id: string;
  part: string;
  what: string;
  unit: string;
  value: number | null;
  low: number | null;
  high: number | null;
  held: boolean;
  covered: boolean;
  members: FitSpread;
}

/** One thing that can be done, beside doing nothing. */
export interface DecisionOption {
  name: string;
  prevented: Interval;
  extra_cost: Interval;
  prevented_per_unit: { value: number; low: number; high: number } | null;
  best: { share: number; low: number; high: number } | null;
  regret: Interval | null;
  on_front: boolean;
}

/** What to pay for, over worlds with drawn parameters. */
export interface Decision {
  budget: number | null;
  worth: number | null;
  unit: string;
  weeks: number;
  worlds: number;
  of: string;
  words: string[];
  choice?: string | null;
  cost_step?: number;
  options?: DecisionOption[];
}

export interface Report {
  version?: string;
  title: string;
  people: number;
  imported?: boolean;
  seed?: number;
  replicates: number;
  weeks: number;
  window: number;
  scenario_hash?: string;
  result_hash?: string;
  command?: string;
  scenario_toml?: string;
  sentence?: string;
  finding?: Finding[];
  notes?: string[];
  replicates_for_verdict?: number;
  groups: string[];
  ranks?: string[];
  /** What the length of the run leaves of rulings, in words. */
  rulings?: string;
  /** The studies, each with its weeks and how often it was simulated. */
  sources?: { file: string; weeks?: number; replicates?: number }[];
  funnel?: FunnelStage[];
  metrics?: Metric[];
  series?: Series[];
  targets?: Target[];
  comparisons?: Comparison[];
  budgets?: Budget[];
  decisions?: Decision[];
  attribution?: Attribution | null;
  claims?: Claim[];
  dose?: Dose[];
  fit?: Fit | null;
  sensitivity?: Sensitivity[];
  member_sensitivity?: MemberSensitivity[];
  rests_on?: RestsOn | null;
}

/** A fault of the setting, in the program's own words. */
export interface Problem {
  where: string;
  what: string;
  allowed?: string;
  suggestion?: string;
  field?: string;
}
