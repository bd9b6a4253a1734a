import { expect, test } from "vitest";
import { directionOf, directionWords, wanted } from "../../src/words/direction";

const row = (metric: string, mean: number, half: number) => ({ metric, difference: { mean, low: mean - half, high: mean + half } });

test("less harm is for the better and more for the worse; trust the other way round; chance is open", () => {
  expect(directionOf(row("harm", -0.3, 0.1))).toBe("better");
  expect(directionOf(row("harm", 0.3, 0.1))).toBe("worse");
  expect(directionOf(row("trust", 0.3, 0.1))).toBe("better");
  expect(directionOf(row("trust", -0.3, 0.1))).toBe("worse");
  expect(directionOf(row("harm", -0.3, 0.4))).toBe("open");
  expect(directionOf({ metric: "harm", difference: { mean: -0.3, low: null, high: null } })).toBe("open");
});

test("a figure that is neither good nor bad is called neither", () => {
  expect(wanted("formal_report_share")).toBe(0);
  expect(directionOf(row("formal_report_share", 0.3, 0.1))).toBe("neutral");
  expect(directionOf(row("harm", 0, 0))).toBe("neutral");
  expect(new Set(Object.values(directionWords)).size).toBe(4);
});
