// What the steps ask the program for.
import type { Intervention, RunRequest, Setting, Value } from "../explorer/api";
import type { Control } from "./step";

export const setting = (set: Record<string, Value> = {}, interventions: Intervention[] = []): Setting => ({ preset: "default", set, components_off: [], interventions });

/** Five years: a few seconds for twelve replicates. */
export const fewYears = 260;

export const request = (base: Setting, variant: Setting | null, more: Partial<RunRequest> = {}): RunRequest => ({ base, variant, weeks: fewYears, replicates: 12, seed: 1, picture: true, ...more });

/** Parameters from the first week on, over one world that was burnt in under the usual rules. */
export const from = (set: Record<string, number>, start = 0): Intervention => ({ kind: "parameter", start, end: null, set });

export const slider = (label: string, initial: number, low: number, high: number, step: number, show: (x: number) => string): Control => ({ label, initial, range: { low, high, step, show } });
export const choice = (label: string, options: [string, string][]): Control => ({ label, initial: options[0]![0], options: options.map(([value, l]) => ({ value, label: l })) });

/** Changed rules under which nobody is removed: those of claim C1b. */
export const changedRules: Intervention[] = [
  { kind: "accountability", start: 0, end: null, set: { "policy.shield": 0, "policy.transparency": 0.6, "policy.response.coddle": 0, "policy.response.sanction": 0.75, "policy.response.remove": 0, "policy.response.restore": 0.25 } },
  { kind: "status_reform", start: 0, end: null, dose: 0.5 },
  { kind: "parity", start: 0, end: null },
  { kind: "bystander_training", start: 0, end: null, every: 52, dose: 0.3 },
  { kind: "norm_correction", start: 0, end: null, every: 52, dose: 0.5 },
];

/** What every report that is found true meets. */
export const everyRuling = (response: "coddle" | "sanction" | "remove" | "restore"): Intervention => ({
  kind: "accountability", start: 0, end: null,
  set: Object.fromEntries(["coddle", "sanction", "remove", "restore"].map((r) => [`policy.response.${r}`, Number(r === response)])),
});
