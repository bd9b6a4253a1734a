import { describe, expect, test } from "vitest";
import type { RunResult } from "../../src/explorer/api";
import type { ComparisonRow, Series } from "../../src/model/types";
import { endStatement, ratio } from "../../src/tour/reading";
import { steps } from "../../src/tour/steps";

const initial = (i: number) => Object.fromEntries(steps[i]!.controls.map((c) => [c.name, c.initial]));

/** A result in which every figure changes by the same share of the base. */
function result(change: number, half: number): RunResult {
  const names = [...new Set(steps.flatMap((s) => s.figures)), "late_harm"];
  const rows: ComparisonRow[] = names.map((metric) => {
    const d = { mean: change, low: change - half, high: change + half };
    return { metric, label: metric, group: "all", share: false, base: { mean: 1, low: 0.9, high: 1.1 }, variant: { mean: 1 + change, low: 0, high: 2 }, difference: d, relative: d };
  });
  const metrics = (["woman", "man"] as const).map((group) => ({ name: "harm", group, mean: group === "woman" ? 1 + change : 1, low: 0.95, high: 1.05 }));
  return { base: { metrics }, variant: {}, comparison: { name: "variant", rows } };
}

test("six steps, each with two or three controls or four at most", () => {
  expect(steps).toHaveLength(6);
  for (const s of steps) expect(s.controls.length).toBeGreaterThanOrEqual(2);
});

describe.each([1, 2, 3, 5])("step %i", (i) => {
  test("agrees, speaks against, or stays open, by the figures alone", () => {
    const read = (change: number, half: number) => steps[i]!.read(result(change, half), initial(i));
    expect(read(-0.3, 0.1).verdict).toBe("agrees");
    expect(read(0.3, 0.1).verdict).toBe("against");
    expect(read(-0.1, 0.3).verdict).toBe("open");
    const opposite = read(0.3, 0.1);
    expect([opposite.says, ...opposite.more].join(" ")).toMatch(/opposite/);
  });
});

test("removing the guilty: an effect that stays speaks against the claim", () => {
  const same = steps[4]!.read(result(-0.3, 0.05), initial(4));
  expect(same.verdict).toBe("against");
  const fading = result(-0.3, 0.05);
  const late = fading.comparison!.rows.find((r) => r.metric === "late_harm")!;
  late.relative = late.difference = { mean: -0.05, low: -0.09, high: -0.01 };
  expect(steps[4]!.read(fading, initial(4)).verdict).toBe("agrees");
});

test("Petrie: the arithmetic stands beside the model's figure", () => {
  const r = steps[0]!.read(result(11, 0), initial(0));
  expect(r.says).toMatch(/arithmetic says 16\.0; in the model a woman meets 12\.0/);
});

test("a ratio's interval holds the ratio", () => {
  const r = ratio({ mean: 4, low: 3, high: 5 }, { mean: 2, low: 1.5, high: 2.5 })!;
  expect(r.mean).toBe(2);
  expect(r.low!).toBeLessThan(2);
  expect(r.high!).toBeGreaterThan(2);
  expect(ratio({ mean: 1, low: 1, high: 1 }, { mean: 0, low: 0, high: 0 })).toBeNull();
});

test("a chart's sentence has the sign of the answer beside it, whatever the last point does", () => {
  const weeks = Array.from({ length: 40 }, (_, i) => 6 + 13 * i);
  const line = (late: number, last: number): Series => {
    const mean = weeks.map((w, i) => (i === 39 ? last : w > 416 ? late : 1));
    return { name: "harm", label: "harm, per 1,000 person-weeks", unit: "", group: "all", weeks, mean, low: mean, high: mean };
  };
  // Lower over the two years, higher at the last point alone.
  const lines = [{ label: "As it is", series: line(1, 0.9) }, { label: "The guilty leave", series: line(0.8, 1.2) }];
  const paired = result(-0.125, 0.05).comparison!.rows.find((r) => r.metric === "late_harm")!;
  expect(endStatement(lines, { ...paired, base: { mean: 1, low: 0.9, high: 1.1 }, variant: { mean: 0.875, low: 0.8, high: 0.95 } })).toBe("Harm in the last two years: as it is 1.00 [0.90, 1.10]; the guilty leave 0.88 [0.80, 0.95].");
  const [a, b] = endStatement(lines, null).match(/\d\.\d+/g)!.map(Number);
  expect(b!).toBeLessThan(a!);
});

test("no sentence of a step says the same twice", () => {
  steps.forEach((step, i) => {
    for (const [change, half] of [[-0.3, 0.1], [0.3, 0.1], [-0.1, 0.3]] as const) {
      const { says, more } = step.read(result(change, half), initial(i));
      const text = [says, ...more].join(" ").toLowerCase();
      expect(text).not.toMatch(/\b(after|the|in|of), \1\b/);
      for (const phrase of text.match(/after (the|a) \w+ rise/g) ?? []) expect(text.split(phrase).length).toBe(2);
    }
  });
});
