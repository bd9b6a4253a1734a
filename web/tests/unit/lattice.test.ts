import { expect, test } from "vitest";
import { rankCorrelation } from "../../src/report/lattice";

test("a rank correlation does not depend on the scale, and shares ties", () => {
  expect(rankCorrelation([1, 2, 3, 4], [1, 4, 9, 160])).toBeCloseTo(1);
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1);
  // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / sqrt(4.5 * 5).
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5));
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0);
});
