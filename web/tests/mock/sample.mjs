// Report data for development, made from what the command line prints; the program's own come from `groundswell report`.
// Series are invented (the command line prints none). Usage: node tests/mock/sample.mjs FOLDER > sample.json
import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (name) => JSON.parse(readFileSync(join(process.argv[2], name), "utf8"));
const run = read("a-run.json"), cmp = read("a-cmp.json"), dose = read("a-dose.json"), attr = read("a-attr.json"), claims = read("a-claims.json");
const words = (s) => s.replace(/_/g, " ");
const isShare = (name) => /share|experienced|witnessed|perpetrated|awareness|leaving|norm/.test(name);
const iv = ({ mean, low, high }) => ({ mean, low, high });

export function comparison(v) {
  return {
    name: v.name, words: words(v.name),
    rows: [v.main, ...v.figures].filter((f) => !f.withheld && f.without?.mean != null && f.with?.mean != null && f.difference?.mean != null).map((f) => {
      const by = f.without.mean || 1;
      return { metric: f.metric, label: words(f.metric), share: isShare(f.metric), main: true, group: f.group, base: iv(f.without), variant: iv(f.with), difference: iv(f.difference), relative: { mean: f.difference.mean / by, low: f.difference.low / by, high: f.difference.high / by } };
    }),
    cost_per_act: v.cost?.per_act_prevented ?? null, half_gone_years: v.half_gone,
  };
}

const weeks = Array.from({ length: 40 }, (_, i) => 13 * (i + 1));
const wave = (name, label, unit, group, level, seed) => {
  const mean = weeks.map((w) => level * (1 + 0.06 * Math.sin(w / 37 + seed) + 0.05 * Math.sin(w / 11 + 3 * seed)));
  return { name, label, unit, share: unit === "share", group, weeks, mean, low: mean.map((m) => m * 0.88), high: mean.map((m) => m * 1.12) };
};
const series = [["acts", "acts", "per 1,000 person-weeks", 3.9, 1.3], ["harm", "harm", "severity per 1,000 person-weeks", 1.55, 0.5], ["perceived_norm", "belief that others would object", "share", 0.47, 0.48], ["responsibility", "responsibility", "share", 0.42, 0.39], ["trust", "trust in the institution", "share", 0.43, 0.47], ["burden", "burden", "severity units", 0.7, 0.25]]
  .flatMap(([n, l, u, a, b], i) => [wave(n, l, u, "woman", a, i), wave(n, l, u, "man", b, i + 2)]);

const report = {
  ...run, imported: false, groups: ["woman", "man"], ranks: ["entry", "specialist", "manager", "director", "top"],
  finding: [
    { sentence: "In the last 2 years, 17.8% [13.5, 22.1] of women and 7.6% [4.1, 11.1] of men experienced an act of the kind that surveys count.", details: [], figures: [{ name: "experienced", group: "woman", mean: 0.178, low: 0.135, high: 0.221, n: 20, withheld: false }], hints: [{ parameter: "acts.tolerance", value: 2, assumed: true }, { parameter: "acts.seeking", value: 0.6, assumed: true }] },
    { sentence: "Of these acts 56.1% [51.1, 61.1] were noticed by somebody. Of those noticed, 31.4% [20.0, 42.8] were answered: a witness intervened.", details: [], figures: [], hints: [] },
  ],
  metrics: run.metrics.map((m) => ({ ...m, label: words(m.name), share: isShare(m.name) })), series,
  targets: [
    { name: "experienced", label: "experienced an act", share: true, group: "woman", survey: 0.21, low: 0.17, high: 0.25, model: 0.178, model_low: 0.135, model_high: 0.221, inside: true, source: "MSPB 2016" },
    { name: "experienced", label: "experienced an act", share: true, group: "man", survey: 0.09, low: 0.07, high: 0.11, model: 0.076, model_low: 0.041, model_high: 0.111, inside: true, source: "MSPB 2016" },
    { name: "formal_report_share", label: "reported one", share: true, group: "all", survey: 0.25, low: 0.2, high: 0.3, model: 0.159, model_low: 0.11, model_high: 0.19, inside: false, source: "EEOC 2016" },
  ],
  comparisons: cmp.variants.map(comparison),
  attribution: { ...attr.attribution, sentence: "About 29% of the harm hangs on the tenth most prone to it, about 60% on the structure around them.", complicity_sentence: "Had those who never harm anyone answered, 69% of the harm would not have been." },
  claims: (claims.claims ?? []).map((c) => ({ id: c.id, title: c.title ?? c.id, statement: c.statement ?? "", verdict: c.verdict ?? "depends", share: iv(c.share ?? { mean: 0.5, low: 0.3, high: 0.7 }), effect: { median: 0.23, low: 0.1, high: 0.4 }, effect_label: "less harm", decides: null, refuted_if: c.refuted_if ?? "" })),
  dose: [{ parameter: dose.parameter, metric: dose.metric, label: "harm over the last two years", up: dose.response.map((p) => ({ dose: p.dose, ...iv(p.value) })), down: dose.histories.filter((h) => h.down).map((h) => ({ dose: h.dose, ...iv(h.down) })), steepest: { from: dose.steepest.between[0], to: dose.steepest.between[1] } }],
  rests_on: { measured: 0, inferred: 30, assumed: 118, parameters: [{ name: "acts.power", value: 1, unit: "log odds per unit", grade: "assumed", source: "judgement", default: true }], again: "groundswell run default --seed 1 --replicates 4" },
  scenario_toml: "title = \"Default institution\"\n",
};
process.stdout.write(JSON.stringify(report));
