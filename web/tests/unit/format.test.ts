import { describe, expect, test } from "vitest";
import { differenceWithInterval, duration, fewer, kindOf, list, many, number, percent, plural, signed, withInterval } from "../../src/words/format";
import { subject } from "../../src/words/subjects";

describe("numbers", () => {
  test.each([[0, "0"], [1234.4, "1,234"], [99.96, "100.0"], [12.34, "12.3"], [1.234, "1.23"], [0.1234, "0.12"], [-0.5, "−0.50"], [0.04, "0.04"], [0.00001, "1.0e−5"], [null, "–"], [NaN, "–"]])("%s is %s", (x, text) => expect(number(x)).toBe(text));
  test.each([[0.1234, "12.3%"], [1, "100%"], [-0.05, "−5.0%"], [-0.0001, "0.0%"], [0, "0%"], [null, "–"]])("%s is %s", (x, text) => expect(percent(x)).toBe(text));
  test("a sign is said", () => expect([signed(0.1, "share"), signed(-2, "number"), signed(0, "number")]).toEqual(["+10.0%", "−2.00", "0"]));
  test("an interval stands in brackets; without one there are none", () => {
    expect(withInterval({ mean: 0.5, low: 0.4, high: 0.6 }, "share")).toBe("50.0% [40.0, 60.0]");
    expect(withInterval({ mean: 2, low: null, high: null }, "number")).toBe("2.00");
    expect(withInterval(null, "number")).toBe("–");
    expect(withInterval({ mean: 0, low: 0, high: 0 }, "share")).toBe("0%");
    expect(withInterval({ mean: 2e-6, low: -7.7e-6, high: 1.2e-5 }, "number")).toBe("2.0e−6 [−7.7e−6, 1.2e−5]");
  });
  test("differences of shares are points", () => expect(differenceWithInterval({ mean: -0.02, low: -0.03, high: -0.01 }, "share")).toBe("−2.0 pts [−3.0, −1.0]"));
  test("none is no interval", () => expect(differenceWithInterval({ mean: 0, low: 0, high: 0 }, "share")).toBe("none"));
  test("what fewer replicates have says in how many", () => expect([fewer(3, 4), fewer(4, 4), fewer(undefined, 4)]).toEqual([" (3)", "", ""]));
});

test("whether a figure is a share: as the program says", () => {
  expect(kindOf({ share: true })).toBe("share");
  expect(kindOf({ share: false })).toBe("number");
  expect(kindOf({})).toBe("number");
});

test("a sentence is about what the program says, or else about the label", () => {
  expect(subject({ subject: "the share who leave", label: "left, in a year" })).toBe("the share who leave");
  expect(subject({ label: "harm, per 1,000 person-weeks" })).toBe("harm");
});

test("words", () => {
  expect([duration(520), duration(1), duration(78), duration(130)]).toEqual(["10 years", "1 week", "78 weeks", "2.5 years"]);
  expect([many(1, "replicate"), many(30, "week")]).toEqual(["1 replicate", "30 weeks"]);
  expect([list(["a"]), list(["a", "b", "c"])]).toEqual(["a", "a, b and c"]);
  expect([plural("woman"), plural("rank 0")]).toEqual(["women", "rank 0"]);
});
