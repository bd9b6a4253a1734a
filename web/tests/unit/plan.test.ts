import { expect, test } from "vitest";
import { freshPlan, fromHash, requestOf, toHash } from "../../src/explorer/plan";

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
