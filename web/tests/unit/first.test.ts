import { expect, test } from "vitest";
import { momentOf, said } from "../../src/team/course";
import { answerTo, beforeAndAfter, first, harmSentence, ofHundred } from "../../src/start/first";
import { dotRows, worstStep } from "../../src/team/rows";

const share = (mean: number) => ({ mean, low: mean - 0.01, high: mean + 0.01 });
const stage = (name: string, of: number) => ({ stage: name, meaning: name, ...share(of * 350), share: share(of) });

test("a count of a hundred is the figure's own, and never none where there are some", () => {
  expect([0.243, 0.996, 0.004, 0].map((x) => ofHundred(share(x)))).toEqual(["24 of 100", "100 of 100", "fewer than 1 of 100", "0 of 100"]);
});

test("the guess is answered with the last stage; the worst step loses the largest share of what reached it", () => {
  const funnel = [stage("act", 1), stage("known", 0.6), stage("reported", 0.1), stage("accountable", 0.04)];
  expect(answerTo(30, funnel)).toBe("You said 30. In this run it is 4 [3.0, 5.0]. Fewer than you said.");
  expect(answerTo(4, funnel)).toMatch(/You were right/);
  expect(answerTo(0, funnel)).toMatch(/More than you said/);
  const rows = dotRows(funnel);
  expect(rows.map((r) => r.dots)).toEqual([100, 60, 10, 4]);
  // 40% of acts, but 83% of what was known.
  expect(rows[worstStep(rows)]!.stage).toBe("reported");
});

test("a switch that could be chance is not said to change harm", () => {
  const harm = (d: number, half: number) => ({ base: share(1), variant: share(1 + d), difference: { mean: d, low: d - half, high: d + half }, relative: { mean: d, low: d - half, high: d + half } });
  expect(harmSentence(harm(-0.4, 0.1))).toBe("When witnesses answer, harm falls by 40.0% [30.0, 50.0].");
  expect(harmSentence(harm(0.4, 0.1))).toMatch(/rises by 40/);
  expect(harmSentence(harm(-0.1, 0.2))).toMatch(/does not change beyond chance/);
});

test("who stays silent stays marked; who did not yet is not", () => {
  const course = { acts: [[3, 1], [9, 2]] as [number, number][], silent: [[3, 1], [3, 2]] as [number, number][], stepped: [[9, 1]] as [number, number][] };
  const at = (week: number) => momentOf(course, 10, week);
  expect(at(2).members.filter((m) => m.silent)).toHaveLength(0);
  expect([at(3), at(9), at(500)].map((m) => m.members.flatMap((x, i) => (x.silent ? [i] : [])))).toEqual([[1, 2], [1, 2], [1, 2]]);
  expect([at(3).acts, at(9).acts]).toEqual([1, 3]);
  expect(said(course, 3)).toBe("Year 1, week 4: an act in this team. Two of the ten notice and say nothing.");
  expect(said(course, 60)).toBe("Year 1, week 10: two acts in this team. One steps in or comforts.");
});

test("what is shown is whole: ten people, intervals within the bars, as many replicates as a verdict needs", () => {
  expect(first.team.members).toHaveLength(10);
  expect(first.replicates).toBeGreaterThanOrEqual(20);
  for (const row of beforeAndAfter(first)) for (const v of [row.base, row.variant]) expect(v.high!).toBeLessThanOrEqual(row.top);
});
