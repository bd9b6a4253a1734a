import { expect, test } from "vitest";
import { saying, sentenceOf, type Known } from "../../src/words/problems";

const known: Known = { parameters: new Map([["policy.transparency", "a member of the unit hears of the ruling"]]), kinds: { base: [], variant: ["bystander_training", "accountability"] } };

// As the program sends them.
const dose = { where: "interventions[0].dose", what: "intervention.1.dose is 7", allowed: "must lie in [0, 1]", suggestion: "", field: "variant.interventions[0].dose" };
const ruling = { where: "interventions[1].set.policy.transparency", what: "intervention.2.set.policy.transparency is 4", allowed: "must lie in [0, 1] probability", suggestion: "Default is 0.2", field: "variant.interventions[1].set.policy.transparency" };
const parameter = { where: "set policy.transparency", what: "is 7", allowed: "must lie in [0, 1] probability", suggestion: "Default is 0.2", field: "base.policy.transparency" };
const replicates = { where: "replicates", what: "run.replicates is 0", allowed: "from 1 to 1000000", suggestion: "", field: "replicates" };

test("a fault is said in words of the page, wherever it lies", () => {
  expect(sentenceOf(dose, known)).toBe("Bystander training, dose: is 7 (must lie in [0, 1]).");
  expect(sentenceOf(ruling, known)).toBe("Accountability, a member of the unit hears of the ruling (policy.transparency): is 4 (must lie in [0, 1] probability). Default is 0.2.");
  expect(sentenceOf(parameter, known)).toBe("A member of the unit hears of the ruling (policy.transparency): is 7 (must lie in [0, 1] probability). Default is 0.2.");
  expect(sentenceOf(replicates, known)).toBe("Replicates: is 0 (from 1 to 1000000).");
  for (const p of [dose, ruling, parameter, replicates]) expect(`${sentenceOf(p, known)} ${saying(p)}`).not.toMatch(/intervention\.\d|interventions\[|\brun\.|--|\bset /);
});
