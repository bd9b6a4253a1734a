import { expect, test } from "vitest";
import { freshPlan, fromHash, requestOf, toHash } from "../../src/explorer/plan";

const given = { interventions: [], off: [] };

test("a plan survives its link", () => {
  const plan = { ...freshPlan(), preset: "firm", weeks: 260, change: { set: { "policy.shield": 0.5, "ü": 1 }, off: ["silence"], interventions: [{ kind: "movement", start: 4, end: null }] } };
  expect(fromHash(toHash(plan))).toEqual(plan);
  expect(toHash(freshPlan())).toBe("");
});

test("a link that cannot be read is none", () => {
  expect([fromHash("#s=%%%"), fromHash("#s=bm9uc2Vuc2U"), fromHash("#elsewhere"), fromHash("")]).toEqual([null, null, null, null]);
});

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
