import { expect, test } from "vitest";
import type { Claim, ComparisonRow, Series, Target } from "../../src/model/types";
import { claimsCaption, comparisonsCaption, differenceSentence, funnelCaption, seriesCaption, targetsCaption } from "../../src/words/captions";

const row = (mean: number, low: number, high: number): ComparisonRow => ({ metric: "harm", label: "harm, per 1,000 person-weeks", group: "all", share: false, base: { mean: 1, low: 0.9, high: 1.1 }, variant: { mean: 1 + mean, low: 0, high: 0 }, difference: { mean, low, high }, relative: { mean, low, high } });

test("a difference is said with its direction, or that chance could do it", () => {
  expect(differenceSentence(row(-0.2, -0.3, -0.1))).toBe("Harm falls by 20.0% [10.0, 30.0], from 1.00 to 0.80.");
  expect(differenceSentence(row(0.2, 0.1, 0.3))).toMatch(/^Harm rises by/);
  expect(differenceSentence(row(-0.2, -0.5, 0.1))).toMatch(/could be chance/);
  expect(differenceSentence(row(0, 0, 0))).toBe("Harm does not change at all.");
});

test("the funnel names the step that loses the largest share of what reached it", () => {
  // Between noticed and reported most acts are lost; of what was reported, a larger share.
  const stages = [["act", 100], ["noticed", 90], ["reported", 40], ["accountable", 6]].map(([stage, mean]) => ({ stage: String(stage), mean: Number(mean), low: null, high: null }));
  expect(funnelCaption(stages)).toBe("Of a hundred acts about 6 end with somebody held to account. The largest loss: 85.0% of what was reported is not accountable.");
  expect(funnelCaption(stages.map((s) => ({ ...s, mean: 0 })))).toMatch(/^No act/);
});

test("a trend is said only if the bands are apart", () => {
  const line = (to: number): Series => ({ name: "harm", label: "harm", unit: "per 1,000 person-weeks", group: "all", weeks: [6, 97], mean: [1, to], low: [0.9, to - 0.1], high: [1.1, to + 0.1] });
  expect(seriesCaption([line(2)])).toMatch(/rising/);
  expect(seriesCaption([line(0.2)])).toMatch(/falling/);
  expect(seriesCaption([line(1.1)])).not.toMatch(/rising|falling/);
  expect(seriesCaption([{ ...line(1), mean: [null, null] }])).toMatch(/Withheld/);
});

test("what fails is counted as plainly as what holds", () => {
  const claim = (verdict: Claim["verdict"]) => ({ id: "C1", title: "", statement: "", verdict, share: { mean: 0, low: 0, high: 0 }, effect: { median: null, low: null, high: null } });
  expect(claimsCaption([claim("fails"), claim("fails"), claim("holds"), claim("undecided")])).toMatch(/1 holds .*0 depend on it, 2 fail, 1 is undecided\./);
});

const target = (label: string, inside: boolean | null, overlaps = inside): Target => ({ name: "x", label, group: "all", survey: 0.2, low: 0.1, high: 0.3, model: 0.2, model_low: 0.1, model_high: 0.3, inside, overlaps });

test("surveys are counted by value; an interval that overlaps does not count as inside", () => {
  const three = [target("a", true), target("b", true), target("c", false, true), target("d", false, false)];
  expect(targetsCaption(three, 200, 160)).toBe("2 of 4 figures lie inside the surveys’ ranges by value. Outside: c and d. Of the 2 outside, the interval of 1 overlaps the survey’s range.");
  expect(targetsCaption(three.slice(0, 2), 200)).toBe("2 of 2 figures lie inside the surveys’ ranges by value.");
});

test("what was not measured is neither inside nor outside", () => {
  expect(targetsCaption([target("a", true), target("b", null)], 200)).toBe("1 of 1 figures lie inside the surveys’ ranges by value. 1 could not be measured.");
  expect(targetsCaption([target("b", null)], 200)).toMatch(/^None/);
});

test("few replicates give no verdict and no count", () => {
  const said = targetsCaption(Array.from({ length: 16 }, (_, i) => target(`t${i}`, i > 2, true)), 2, 160);
  expect(said).toBe("No verdict on 16 figures of surveys: 2 replicates are too few. A verdict needs 160.");
  expect(targetsCaption([target("a", true)], 19)).toMatch(/^No verdict/);
  expect(targetsCaption([target("a", true)], 20, 160)).toBe("1 of 1 figures lie inside the surveys’ ranges by value. A verdict needs 160 replicates; these are 20.");
});

test("comparisons", () => {
  expect(comparisonsCaption([{ name: "movement", rows: [row(-0.1, -0.2, 0.1)] }, { name: "parity", rows: [row(0.1, 0.05, 0.2)] }])).toBe("“parity” raises it; one change could be chance.");
});
