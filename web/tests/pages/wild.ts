// A report whose figures are as awkward as figures can be: wide intervals, effects without end, two replicates.
import type { ComparisonRow, Report } from "../../src/model/types";

const weeks = Array.from({ length: 40 }, (_, i) => 6 + 13 * i);
const line = (name: string, group: string, level: number) => {
  const mean = weeks.map((w) => level * (1 + 0.5 * Math.sin(w / 30)));
  return { name, label: name, unit: "per 1,000 person-weeks", group, weeks, mean, low: mean.map((m) => m - 2 * level), high: mean.map((m) => m + 3 * level) };
};
const row = (relative: { mean: number; low: number | null; high: number | null }): ComparisonRow => ({
  metric: "harm", label: "harm, per 1,000 person-weeks", group: "all", main: true, base: { mean: 1, low: 0.2, high: 4 }, variant: { mean: 1 + relative.mean, low: null, high: null },
  difference: { ...relative }, relative,
});
const change = (name: string, relative: Parameters<typeof row>[0], years: number | null) => ({
  name, changes: [], rows: [row(relative)], main: row(relative), cost: { unit: "hours of work", extra_cost: { mean: 12345, low: 1, high: 2 }, acts_prevented: { mean: 1, low: -40, high: 42 } },
  cost_per_act: null, half_gone: { counted_from: "peak", from_year: 3, years, watched_years: 6 }, states: null,
});
const share = (mean: number, low: number | null, high: number | null) => ({ mean, low, high });
const target = (label: string, value: number, inside: boolean) => ({ name: label, label, share: true, group: "all", survey: 0.2, low: 0.1, high: 0.3, model: value, model_low: -0.4, model_high: 1.6, inside, overlaps: true });
const stage = (name: string, mean: number, of: number) => ({ stage: name, meaning: `it was ${name}`, mean, low: 0, high: 3 * mean, share: share(of, -0.1, 1.4) });

export const wild: Report = {
  title: "An institution with awkward figures", people: 300, replicates: 2, weeks: 520, window: 104, groups: ["woman", "man"], replicates_for_verdict: 160,
  finding: [{ sentence: "Few runs.", details: [], figures: [], hints: [] }],
  funnel: [stage("act", 123456, 1), stage("known", 120000, 0.97), stage("disclosed", 119000, 0.96), stage("reported", 9000, 0.07), stage("substantiated", 8000, 0.06), stage("accountable", 40, 0.0003)],
  series: ["woman", "man"].flatMap((g) => [line("acts", g, 3000), line("harm", g, 0.004)]),
  targets: [...Array.from({ length: 13 }, (_, i) => target(`a figure of surveys with a long name ${i}`, 0.2, true)), ...["x", "y", "z"].map((n) => target(n, 0.9, false))],
  comparisons: [change("an intervention whose name is long indeed", share(-0.9, -4, 3), 1.5), change("movement", share(7, -2, 16), 2), change("nothing", share(0.001, -0.3, 0.3), 4), change("parity", share(-0.2, -0.21, -0.19), null)],
  attribution: {
    whole: share(1, 0, 2), components: [{ name: "power", label: "power: rank and status", value: share(1, 0, 2), share: share(1.8, -3, 5) }, { name: "individuals", value: share(1, 0, 2), share: share(-0.9, -3, 0.2) }],
    residue: { value: share(1, 0, 2), share: share(0.1, null, null) }, complicity: [{ who: "all", value: share(1, 0, 2), share: share(0.7, -1, 3) }, { who: "rank 0", value: share(1, 0, 2), share: share(0.3, 0, 1) }],
  },
  dose: [{ parameter: "ally_mobilisation.share", metric: "harm", up: [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875].map((dose) => ({ dose, ...share(1 - dose, -2, 5) })), down: [], steepest: { from: 0.125, to: 0.25 } }],
  sensitivity: [{ metric: "harm", group: "all", label: "harm", replicates: 2, sentences: ["Harm depends most on chance."], variance: 1, mechanisms: [], screened_out: null, numbers: [{ name: "propensity.harm.sigma", numbers: 1, first: share(-0.6, -2, 2), total: share(1.4, -1, 4) }], chance: { name: "chance", numbers: 1, first: share(0.1, 0, 1), total: share(-0.3, -1, 1) } }],
  claims: [{ id: "C1", title: "a claim", statement: "It holds.", share: share(0.5, 0.1, 0.9), verdict: "undecided", effect: { median: null, low: null, high: null } }],
  rests_on: { measured: 2, inferred: 40, assumed: 118, parameters: [], again: "groundswell run default" },
};
