import { expect, test } from "vitest";
import { compared } from "../../src/story/compared";
import type { Guess } from "../../src/story/step";

const number: Guess = { question: () => "", range: { low: 0, high: 100, show: (x) => `${x} of 100` }, truth: () => ({ mean: 57.3, low: 55.4, high: 59.1 }) };
const pick: Guess = { question: () => "", options: [{ value: "down", label: "Less" }, { value: "same", label: "No difference that is clear" }, { value: "up", label: "More" }], truth: () => "down" };

test("a number is compared with the figure and its interval", () => {
  expect(compared(number, 30, [], "")).toBe("You said 30 of 100. The answer is 57.3 [55.4, 59.1]. It is more than you said.");
  expect(compared(number, 80, [], "")).toMatch(/less than you said/);
  expect(compared(number, 56, [], "")).toMatch(/You were right/);
});

test("one of several is right or not; who did not guess is told nothing", () => {
  expect(compared(pick, "down", [], "")).toBe("You said: less. So do these runs.");
  expect(compared(pick, "up", [], "")).toBe("You said: more. These runs say: less.");
  expect(compared(pick, null, [], "")).toBeNull();
  expect(compared({ ...pick, truth: () => null }, "up", [], "")).toMatch(/say nothing/);
});
