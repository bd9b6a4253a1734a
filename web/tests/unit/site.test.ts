import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstRuns } from "../../src/engine/first_runs";
import { canonical } from "../../src/engine/in_page";

test("a request is known again whatever the order of its keys", () => {
  const asked = { base: { preset: null, set: { a: [1, 2], b: "x" } }, variant: null, members: undefined };
  expect(canonical(asked)).toBe(canonical({ variant: null, base: { set: { b: "x", a: [1, 2] }, preset: null } }));
  expect(canonical(asked)).not.toBe(canonical({ ...asked, base: { preset: null, set: { a: [2, 1], b: "x" } } }));
  expect(canonical({ seed: 1 })).not.toBe(canonical({ seed: "1" }));
});

test("the runs that a site makes beforehand are those that the page asks for first", () => {
  const kept = JSON.parse(readFileSync(new URL("../../dist/first_runs.json", import.meta.url), "utf8")) as unknown[];
  expect(kept.map(canonical)).toEqual(firstRuns().map(canonical));
  expect(kept.length).toBeGreaterThan(5);
});
