import { expect, test } from "vitest";
import { freshPlan, fromHash, ofEarlierStory, requestOf, toHash } from "../../src/explorer/plan";

const given = { interventions: [], off: [] };
const hashOf = (plan: unknown): string => `#s=${Buffer.from(JSON.stringify(plan)).toString("base64url")}`;

test("a plan survives its link", () => {
  const plan = { ...freshPlan(), preset: "firm", weeks: 260, change: { set: { "policy.shield": 0.5, "ü": 1 }, off: ["silence"], interventions: [{ kind: "movement", start: 4, end: null }] } };
  expect(fromHash(toHash(plan))).toEqual(plan);
  expect(fromHash(toHash(freshPlan()))).toEqual(freshPlan());
});

test("the first screen is the page without a setting", () => expect(toHash({ ...freshPlan(), view: "start" })).toBe(""));

test("a link that cannot be read is none", () => {
  expect([fromHash("#s=%%%"), fromHash("#s=bm9uc2Vuc2U"), fromHash("#elsewhere"), fromHash("")]).toEqual([null, null, null, null]);
});

const damaged: unknown[] = [
  null, 7, "x", [], { view: "nowhere" }, { preset: 3 }, { base: null }, { base: { set: null } }, { base: { set: { a: { b: "c" } } } }, { change: { off: "silence" } },
  { change: { interventions: {} } }, { change: { interventions: [null] } }, { change: { interventions: [{ kind: "movement" }] } }, { change: { interventions: [{ kind: 1, start: 0, end: null }] } },
  { change: { interventions: [{ kind: "movement", start: 0, end: null, scope: null }] } }, { change: { interventions: [{ kind: "movement", start: 0, end: null, scope: { groups: "man" } }] } },
  { replicates: "many" }, { replicates: 0 }, { weeks: null }, { weeks: 1.5 }, { seed: -1 }, { members: "yes" }, { step: "two" }, { step: -1 }, { controls: null }, { controls: { "0.women": [1] } },
];
test.each(damaged.map((d) => [JSON.stringify(d), d]))("a damaged link is none: %s", (_, d) => expect(fromHash(hashOf(d))).toBeNull());

test("without a change there is one arm; with one, it comes on top of how things are and of what the preset brings", () => {
  const plan = freshPlan();
  plan.base.set["policy.delay"] = 4;
  expect(requestOf(plan, given).variant).toBeNull();
  plan.change.set["policy.shield"] = 0;
  const request = requestOf(plan, { interventions: [{ kind: "dialogue", start: 0, end: null }], off: ["power"] });
  expect(request.variant?.set).toEqual({ "policy.delay": 4, "policy.shield": 0 });
  expect(request.base.set).toEqual({ "policy.delay": 4 });
  expect(request.variant?.interventions).toHaveLength(1);
  expect(request.base.components_off).toEqual(["power"]);
});

test("a link of the earlier story opens the step that its step became, without its controls", () => {
  const at = (step: number) => fromHash(hashOf({ view: "tour", step, replicates: 3, controls: { "0.women": 0.3, "4.when": "yearly" } }))!;
  expect([0, 1, 2, 3, 4, 5, 6, 7, 99].map((s) => at(s).step)).toEqual([3, 1, 2, 4, 7, 7, 9, 9, 9]);
  expect([at(1).view, at(1).replicates, at(1).controls]).toEqual(["story", 3, {}]);
  expect(ofEarlierStory(hashOf({ view: "tour" }))).toBe(true);
  expect([hashOf({ view: "story", step: 2 }), "#elsewhere", ""].map(ofEarlierStory)).toEqual([false, false, false]);
  // What the page writes of it is a link of this story.
  expect(fromHash(toHash(at(4)))).toEqual(at(4));
});
