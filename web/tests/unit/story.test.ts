import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { claimsOf } from "../../scripts/claims.mjs";
import type { RunResult } from "../../src/explorer/api";
import type { ComparisonRow, Interval, Series } from "../../src/model/types";
import { claimRows, counted } from "../../src/story/claims";
import { endOf, endStatement, ratio } from "../../src/story/reading";
import type { Choice, Judged, Step } from "../../src/story/step";
import { steps } from "../../src/story/steps";
import { themes } from "../../src/story/themes";
import { wanted } from "../../src/words/direction";

const figures = [...new Set([...steps.flatMap((s) => s.figures), "late_harm"])];

/** A result in which every figure changes by the same share of the base; some may be told apart. */
function result(change: number, half: number, own: Record<string, number> = {}): RunResult {
  const rows: ComparisonRow[] = figures.map((metric) => {
    const by = own[metric] ?? change;
    const d = { mean: by, low: by - half, high: by + half };
    return { metric, label: metric, group: "all", share: false, base: { mean: 1, low: 0.9, high: 1.1 }, variant: { mean: 1 + by, low: 0, high: 2 }, difference: d, relative: d };
  });
  const noticed = { mean: 0.5 - change, low: 0.5 - change - half, high: 0.5 - change + half };
  const metrics = [{ name: "incident_witnessed_share", group: "all", ...noticed }];
  const funnel = [{ stage: "act", mean: 100, low: 90, high: 110, share: { mean: 1, low: 1, high: 1 } }, { stage: "accountable", mean: 4, low: 3, high: 5, share: { mean: 0.04, low: 0.03, high: 0.05 } }];
  return { base: { metrics, funnel }, variant: null, comparison: { name: "variant", rows } };
}

const withVariant = (r: RunResult): RunResult => ({ ...r, variant: { ...r.base } });
const read = (step: Step, change: number, half: number, choice: Choice = step.control.initial) => {
  const one = step.arms[1] && step.id !== "act" ? withVariant(result(change, half)) : result(change, half);
  return step.read(step.requests(choice).map(() => one), choice);
};

test("steps tell claims that there are, each in one step", () => {
  const told = steps.flatMap((s) => s.tells);
  expect(told).toHaveLength(8);
  expect(new Set(told).size).toBe(told.length);
  for (const id of told) expect(claimRows.map((c) => c.id)).toContain(id);
});

test("ten steps: a claim, two paragraphs at most, a guess and one control; the picture grows by one thing at a time", () => {
  expect(steps.map((s) => s.id)).toEqual(["act", "silence", "normal", "power", "talk", "coddling", "accountability", "rules", "part", "wrong"]);
  const added = steps.flatMap((s) => s.adds ?? []);
  expect(new Set(added).size).toBe(steps.length - 1);
  for (const s of steps) {
    expect(s.claim.match(/[.!?]/g), s.id).toHaveLength(1);
    expect(s.story.length, s.id).toBeLessThanOrEqual(2);
    expect([s.control.range, s.control.options, s.control.draws].filter(Boolean), s.id).toHaveLength(1);
    expect([s.guess.range, s.guess.options].filter(Boolean), s.id).toHaveLength(1);
  }
});

test.each(themes.map((t) => [t.theme, t] as const))("the seed sentence on %s has its place", (_, { step, words }) => {
  const found = steps.find((s) => s.id === step)!;
  expect([found.title, found.claim, ...found.story, ...(found.control.options ?? []).map((o) => o.label)].join(" ")).toContain(words);
});

test("runs are short, of the same institution, with a picture of the first", () => {
  expect(themes).toHaveLength(10);
  for (const s of steps) {
    const all = s.requests(s.control.initial);
    for (const [i, r] of all.entries()) {
      expect([r.base.preset, r.seed, r.replicates, r.picture], s.id).toEqual(["default", 1, 12, i === 0]);
      expect(r.weeks * (all.length === 1 ? 1 : 0.5), s.id).toBeLessThanOrEqual(260);
    }
  }
});

/** Which way a figure must go for a step's claim; the first falls in these results where it is to fall. */
const agreeing: Record<string, number> = { act: -0.2, silence: -0.3, normal: -0.3, power: -0.3, talk: -0.3, coddling: 0.3, accountability: 0.3, rules: -0.3, part: -0.3 };

describe.each(Object.entries(agreeing))("step %s", (id, change) => {
  const step = steps.find((s) => s.id === id)!;
  test("agrees, says the opposite, or leaves it open, by the figures alone", () => {
    const verdicts = (c: Choice): Judged[] => [read(step, change, 0.1, c), read(step, -change, 0.1, c), read(step, 0.05, 0.3, c)].map((r) => r.verdict);
    expect(verdicts(step.control.initial)).toEqual(["agrees", "against", "open"]);
    for (const o of step.control.options ?? []) expect(verdicts(o.value), o.value).toEqual(["agrees", "against", "open"]);
  });
  test("less harm is for the better, more for the worse, chance is open", () => {
    if (["act", "part"].includes(id)) return;
    const directions = [-0.3, 0.3].map((c) => read(step, c, 0.1).direction);
    const good = ["normal", "talk", "accountability"].includes(id) ? ["worse", "better"] : ["better", "worse"];
    expect(directions).toEqual(good);
    expect(read(step, 0.05, 0.3).direction).toBe("open");
  });
  test("no sentence says the same twice, and each has figures", () => {
    for (const [c, half] of [[change, 0.1], [-change, 0.1], [0.05, 0.3]] as const) {
      const { says, more } = read(step, c, half);
      const all = [says, ...more];
      expect(new Set(all).size).toBe(all.length);
      expect(says).toMatch(/\d/);
      expect(all.join(" ").toLowerCase()).not.toMatch(/\b(after|the|in|of), \1\b|undefined|nan|null/);
    }
  });
});

test("a shield that is stronger than it is ought to leave fewer held to account", () => {
  const step = steps.find((s) => s.id === "accountability")!;
  expect(read(step, -0.3, 0.1, 3).verdict).toBe("agrees");
  expect(read(step, 0.3, 0.1, 3).verdict).toBe("against");
  expect(read(step, 0, 0, 1.2).verdict).toBe("open");
});

test("changed rules that do not last do not carry the claim", () => {
  const step = steps.find((s) => s.id === "rules")!;
  const fading = withVariant(result(-0.3, 0.05, { late_harm: 0.02 }));
  expect(step.read([fading, fading], "found").verdict).toBe("open");
  const turned = withVariant(result(-0.3, 0.05, { late_harm: 0.2 }));
  expect(step.read([turned, turned], "found").verdict).toBe("against");
});

test("the oracle is an option and never the default", () => {
  const step = steps.find((s) => s.id === "rules")!;
  expect(step.control.initial).toBe("found");
  expect(JSON.stringify(step.requests("found"))).not.toMatch(/remove_offenders|top_share/);
  expect(JSON.stringify(step.requests("oracle"))).toMatch(/top_share/);
  expect(read(step, 0.3, 0.1, "oracle").more.join(" ")).toMatch(/No institution has such an oracle/);
});

test("a rank whose silence carries nothing clear is said to, and one that carries more speaks against", () => {
  const step = steps.find((s) => s.id === "part")!;
  const of = (...changes: number[]) => step.read(changes.map((c) => withVariant(result(c, 0.1))), -1);
  expect(of(-0.3, -0.3, -0.05).verdict).toBe("open");
  expect(of(-0.3, -0.3, -0.05).more.join(" ")).toMatch(/Upper ranks: that could be chance/);
  expect(of(-0.3, 0.3, -0.3).verdict).toBe("against");
  // What is not for anyone to know is not said.
  for (let seat = 0; seat < 10; seat++) expect(JSON.stringify(step.read([-0.3, -0.3, -0.3].map((c) => withVariant(result(c, 0.1))), seat))).not.toMatch(/propensity|inclined|perpetrat/);
});

test("every figure that the steps compare has a direction, or is known to have none", () => {
  const none = ["incident_witnessed_share", "formal_report_share", "repeat_share_of_perpetrators"];
  expect(figures.filter((f) => wanted(f) === 0).sort()).toEqual(none.sort());
});

test("the claims are those of docs/claims.md", () => {
  const page = readFileSync(new URL("../../../docs/claims.md", import.meta.url), "utf8");
  expect(claimRows).toEqual(claimsOf(page).claims);
  expect(claimRows.length).toBe((page.match(/^### C\d+b?: /gm) ?? []).length);
  // A label is what its interval makes it: the page says how.
  for (const row of claimRows)
    for (const { low, high, label } of [row.fit, row.box]) {
      if (label === "holds") expect(low).toBeGreaterThanOrEqual(0.75);
      if (label === "fails") expect(high).toBeLessThanOrEqual(0.25);
    }
  const n = counted("fit");
  expect(n.holds + n.fails + n.depends + n.undecided).toBe(claimRows.length);
  const said = steps.at(-1)!.read([], "fit");
  expect(said.says).toContain(`${n.holds} hold`);
  expect(said.verdict).toBe("against");
});

test("a ratio's interval holds the ratio", () => {
  const r = ratio({ mean: 4, low: 3, high: 5 }, { mean: 2, low: 1.5, high: 2.5 })!;
  expect(r.mean).toBe(2);
  expect(r.low!).toBeLessThan(2);
  expect(r.high!).toBeGreaterThan(2);
  expect(ratio({ mean: 1, low: 1, high: 1 }, { mean: 0, low: 0, high: 0 })).toBeNull();
});

const weeks = Array.from({ length: 40 }, (_, i) => 6 + 13 * i);
const line = (late: number, last: number): Series => {
  const mean = weeks.map((w, i) => (i === 39 ? last : w > 416 ? late : 1));
  return { name: "harm", label: "harm, per 1,000 person-weeks", unit: "", group: "all", weeks, mean, low: mean.map((m) => m - 0.1), high: mean.map((m) => m + 0.1) };
};
// Lower over the two years, higher at the last point alone.
const lines = [{ label: "As it is", series: line(1, 0.9) }, { label: "The guilty leave", series: line(0.8, 1.2) }];

test("a chart's sentence has the sign of the answer beside it, whatever the last point does", () => {
  const paired = result(-0.125, 0.05).comparison!.rows.find((r) => r.metric === "late_harm")!;
  expect(endStatement(lines, { ...paired, base: { mean: 1, low: 0.9, high: 1.1 }, variant: { mean: 0.875, low: 0.8, high: 0.95 } })).toBe("Harm in the last two years: as it is 1.00 [0.90, 1.10]; the guilty leave 0.88 [0.80, 0.95].");
  const [a, b] = endStatement(lines, null).match(/\d\.\d+/g)!.map(Number);
  expect(b!).toBeLessThan(a!);
});

test("a chart's sentence has intervals: of the last two years, or where the program gives none, of the last point", () => {
  const late: Interval[] = [{ mean: 1, low: 0.9, high: 1.1 }, { mean: 0.8, low: 0.7, high: 0.9 }];
  expect(endOf(lines, late)).toBe("Harm in the last two years: as it is 1.00 [0.90, 1.10]; the guilty leave 0.80 [0.70, 0.90].");
  expect(endOf(lines, [late[0]!, null])).toBe("Harm at the end: as it is 0.90 [0.80, 1.00]; the guilty leave 1.20 [1.10, 1.30].");
});
