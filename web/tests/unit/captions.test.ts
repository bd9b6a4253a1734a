import { expect, test } from "vitest";
import type { Claim, ComparisonRow, Dose, Series, Target } from "../../src/model/types";
import { headline, largeNumbers } from "../../src/report/headline";
import { dotRows } from "../../src/team/rows";
import { claimsCaption, comparisonsCaption, courseOf, differenceSentence, doseCaption, funnelCaption, loss, ofHundredActs, seriesCaption, targetsCaption, windowWords } from "../../src/words/captions";

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
  expect(funnelCaption(stages, 104, 520)).toBe("Of a hundred acts 6 end with somebody held to account by the end. The largest loss: 85.0% of what was reported is not accountable.");
  expect(funnelCaption(stages.map((s) => ({ ...s, mean: 0 })), 104, 520)).toMatch(/^No act/);
});

const share = (mean: number, n = 4) => ({ mean, low: null, high: null, n });

test("a page gives one value of one thing: that of its table, the mean over replicates", () => {
  // The mean of shares is not the share of means.
  const stages = [["act", 9, 1], ["disclosed", 4, 0.435], ["reported", 1, 0.101], ["substantiated", 0.25, 0.019], ["accountable", 0.25, 0.019]].map(([stage, mean, of]) => ({ stage: String(stage), mean: Number(mean), low: null, high: null, share: share(Number(of)), waiting: stage === "substantiated" ? ("some" as const) : ("none" as const) }));
  const said = funnelCaption(stages, 30, 30);
  expect(said).toMatch(/^Of a hundred acts 2 end with somebody held to account by the end of these 30 weeks\./);
  // 1 - 1.9 / 10.1; that the reports of the last weeks wait is said with it.
  expect(said).toContain("81.2% of what was reported is not substantiated or is still open.");
  expect(loss(stages, 2)).toBeCloseTo(1 - 0.101 / 0.435);
  expect(dotRows(stages.map((s) => ({ ...s, meaning: "" })))[2]!.lost).toBe(loss(stages, 2));
  const report = { title: "", people: 9, replicates: 4, weeks: 30, window: 30, groups: [], funnel: stages };
  expect(said.startsWith(headline(report))).toBe(true);
  expect(largeNumbers(report).at(-1)).toEqual({ value: { mean: loss(stages, 3), low: null, high: null }, label: "of acts that were reported were not substantiated or are still open" });
});

test("a run too short for rulings is not said to have upheld none", () => {
  const stages = [["act", 1], ["known", 0.9], ["reported", 0.05], ["substantiated", 0], ["accountable", 0]].map(([stage, of], i) => ({ stage: String(stage), mean: 3 * Number(of), low: null, high: null, share: share(Number(of), 3), waiting: i > 2 ? ("all" as const) : ("none" as const) }));
  const report = { title: "", people: 9, replicates: 4, weeks: 5, window: 5, groups: [], funnel: stages };
  expect(headline(report)).toBe("Of a hundred acts 5 are reported by the end of these 5 weeks");
  expect(funnelCaption(stages, 5, 5)).not.toMatch(/substantiated|account/);
  expect(largeNumbers(report).map((x) => x.label)).toEqual(["of acts that were known were not reported (in 3 of 4 replicates)"]);
  expect(ofHundredActs(stages.slice(0, 1).map((s) => ({ ...s, mean: 0, share: share(0) })), 5, 5)).toMatch(/^No act/);
});

test("years are named only where they were", () => {
  const line: Series = { name: "harm", label: "harm", unit: "", group: "all", weeks: [6, 19], mean: [1, 3], low: [0.9, 2.9], high: [1.1, 3.1] };
  expect(seriesCaption([line], 30)).toBe("Harm in the last 13 weeks: 3.00; rising over the weeks.");
  expect(seriesCaption([{ ...line, weeks: [0, 5] }], 5)).toBe("Harm in the 5 weeks of the run: 2.00; rising over the weeks.");
  for (const weeks of [1, 5, 30, 103]) expect(Object.values(courseOf(weeks)).join(" ")).not.toMatch(/year/i);
  expect(courseOf(104).first).toBe("First year");
  expect(windowWords(104, 520)).toBe("the last 2 years");
  expect(windowWords(1, 1)).toBe("the 1 week of the run");
});

test("a response that does not differ beyond chance stays about the same; no history that was not run", () => {
  const point = (dose: number, mean: number) => ({ dose, mean, low: mean - 0.3, high: mean + 0.3 });
  const dose: Dose = { parameter: "policy.delay", metric: "late_harm", label: "harm, late (all 60 weeks)", flat: true, up: [point(0, 1.48), point(40, 1.5)] };
  expect(doseCaption(dose)).toBe("Harm, late (all 60 weeks) stays about the same, 1.48 and 1.50, as policy delay goes from 0 to 40: no dose differs from the first beyond chance.");
  expect(doseCaption({ ...dose, flat: false, steepest: { from: 0, to: 40 } })).toBe("Harm, late (all 60 weeks) goes from 1.48 to 1.50 as policy delay goes from 0 to 40. It changes most between 0 and 40.");
  expect(doseCaption({ ...dose, up: dose.up.map((p) => ({ ...p, low: null, high: null })) })).toMatch(/too few to tell the two apart/);
  expect(doseCaption({ ...dose, down: dose.up, hysteresis_at: [] })).toBe("Harm, late (all 60 weeks): what came before a dose makes no difference beyond chance.");
  expect(doseCaption({ ...dose, down: dose.up, hysteresis_at: [0] })).toMatch(/at dose 0 the two pasts differ/);
});

test("a trend is said only if the bands are apart", () => {
  const line = (to: number): Series => ({ name: "harm", label: "harm", unit: "per 1,000 person-weeks", group: "all", weeks: [6, 97], mean: [1, to], low: [0.9, to - 0.1], high: [1.1, to + 0.1] });
  expect(seriesCaption([line(2)], 104)).toMatch(/rising/);
  expect(seriesCaption([line(0.2)], 104)).toMatch(/falling/);
  expect(seriesCaption([line(1.1)], 104)).not.toMatch(/rising|falling/);
  expect(seriesCaption([{ ...line(1), mean: [null, null] }], 104)).toMatch(/Withheld/);
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
  const same = { ...row(0, 0, 0), identical: true };
  expect(comparisonsCaption([{ name: "a", rows: [same] }])).toBe("One change makes no difference to harm, to the last bit.");
  expect(comparisonsCaption([{ name: "a", rows: [same] }, { name: "b", rows: [row(-0.1, -0.2, 0.1)] }])).toBe("One change could be chance; one change makes no difference to harm, to the last bit.");
});
