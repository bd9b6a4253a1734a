// What a picture makes of the weeks: what is left of them, the queue of reports, and time.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WeekEvents } from "../../src/explorer/api";
import { Clock } from "../../src/picture/clock";
import { tint } from "../../src/picture/ground";
import type { Palette } from "../../src/picture/marks";
import { Past } from "../../src/picture/past";
import { said } from "../../src/picture/queue";
import { Queue } from "../../src/picture/reports";

const weeksOf = (n: number, some: Record<number, Partial<WeekEvents>>): WeekEvents[] => Array.from({ length: n }, (_, week) => ({ week, ...some[week] }));

test("unanswered acts leave a residue, half of which is gone after the model's half-life; answered ones leave none", () => {
  const weeks = weeksOf(300, { 0: { state: { norm: [[7, 16]], trust: [[1, 8]], halflife: 100 } }, 10: { acts: [[7, 3], [8, 2]], unanswered: [[7, 3]] }, 110: { acts: [[7, 1]], unanswered: [[7, 1]] } });
  const past = new Past(() => weeks);
  expect(past.to(10).left(7, 10)).toBe(0);
  expect(past.to(11).left(7, 11)).toBeCloseTo(3 * 2 ** -0.01, 10);
  expect(past.to(110).left(7, 110)).toBeCloseTo(1.5, 10);
  expect(past.to(111).left(7, 110)).toBeCloseTo(2.5, 10);
  expect(past.left(8, 110)).toBe(0);
  expect(past.to(300).left(7, 310)).toBeCloseTo(2.5 / 4, 10);
  // Time goes back.
  expect(past.to(50).left(7, 110)).toBeCloseTo(1.5, 10);
});

test("the state of teams is known from the first moment, and stays until another is sent", () => {
  const weeks = weeksOf(60, { 0: { state: { norm: [[7, 16]], trust: [[1, 8]], halflife: 156 } }, 25: { state: { norm: [[7, 20]], trust: [[1, 12]], halflife: 156 } } });
  const past = new Past(() => weeks);
  expect(past.to(0).norm.get(7)).toBe(0.5);
  expect(past.trust.get(1)).toBe(0.25);
  expect(past.to(25).norm.get(7)).toBe(0.5);
  const { version } = past;
  expect(past.to(26).norm.get(7)).toBe(0.625);
  expect(past.version).toBeGreaterThan(version);
  expect(past.to(3).norm.get(7)).toBe(0.5);
});

test("a picture that stands still counts everyone once, however often", () => {
  const weeks = weeksOf(20, { 2: { silent: [4, 5] }, 3: { silent: [5], stepped_in: [4] }, 9: { silent: [6] } });
  const past = new Past(() => weeks);
  expect([...past.to(4).silent]).toEqual([[4, 1], [5, 2]]);
  expect([...past.answered.keys()]).toEqual([4]);
  expect(past.to(20).silent.size).toBe(3);
  const units = new Past(() => weeksOf(3, { 1: { silent: [[0, 4]] } }));
  expect([...units.to(3).silent]).toEqual([[0, 4]]);
});

const queueWeeks = weeksOf(12, { 0: { reports: { waiting: 2 } }, 1: { reports: { waiting: 4, filed: 2, done: 0, without: 0 } }, 4: { reports: { waiting: 2, filed: 1, done: 1, without: 2 } }, 8: { reports: { waiting: 1, filed: 0, done: 0, without: 1 } } });

test("the queue adds up to what the program says of each week", () => {
  const queue = new Queue(() => queueWeeks);
  for (const w of queueWeeks) if (w.reports) expect(queue.totals(w.week + 1).waiting, `week ${w.week}`).toBe(w.reports.waiting);
  expect(queue.totals(12)).toEqual({ waiting: 1, done: 1, without: 3 });
  expect(queue.totals(0)).toEqual({ waiting: 2, done: 0, without: 0 });
});

test("who came first leaves first; those with something done come back, the others do not", () => {
  const queue = new Queue(() => queueWeeks);
  const waiting = (at: number) => queue.places(at, 0, 99).filter((p) => p.ended < 0).map((p) => p.number);
  expect(waiting(0)).toEqual([0, 1]);
  expect(waiting(2)).toEqual([0, 1, 2, 3]);
  expect(waiting(5)).toEqual([3, 4]);
  expect(waiting(12)).toEqual([4]);
  expect(queue.places(5, 2, 99).filter((p) => p.ended >= 0).map((p) => [p.number, p.done])).toEqual([[0, true], [1, false], [2, false]]);
  // No more are drawn than there is room for.
  expect(queue.places(2, 0, 3)).toHaveLength(3);
  for (let at = 0; at < 12; at += 0.1) for (const p of queue.places(at, 2, 99)) expect(Number.isFinite(p.ahead)).toBe(true);
});

test("what is said of reports counts the ends, and claims none where there was none", () => {
  expect(said({ waiting: 1, done: 0, without: 0 })).toBe("Reports: 1 waits. None has ended yet.");
  expect(said({ waiting: 1200, done: 3, without: 41 })).toBe("Reports: 1,200 wait. Of 44 that ended, something was done in 3.");
});

// Frames of the browser, made by hand.
let frames: ((now: number) => void)[] = [];
let now = 0;
beforeEach(() => {
  frames = [];
  now = 0;
  vi.stubGlobal("requestAnimationFrame", (f: (now: number) => void) => frames.push(f));
  vi.stubGlobal("cancelAnimationFrame", () => (frames = []));
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
const pass = (seconds: number) => {
  for (let i = 0; i < 20 * seconds; i++) {
    now += 50;
    const due = frames;
    frames = [];
    for (const f of due) f(now);
  }
};

test("time stands still until every picture has weeks, and goes no further than they reach", () => {
  const clock = new Clock();
  let moves = 0;
  clock.onMove(() => moves++);
  clock.there = 0;
  clock.play();
  pass(5);
  expect(clock.at).toBe(0);
  expect(moves).toBe(1);
  clock.seek(100);
  expect(clock.at).toBe(0);
  clock.there = 6;
  pass(5);
  expect(clock.at).toBe(6);
  expect(clock.playing.value).toBe(true);
  clock.there = 520;
  pass(1);
  expect(clock.at).toBeCloseTo(10, 0);
  clock.there = 4;
  clock.seek(400);
  expect(clock.at).toBe(4);
});

test("a clock without pictures goes to its end and stops", () => {
  const clock = new Clock();
  clock.end = 8;
  clock.play();
  pass(5);
  expect(clock.at).toBe(8);
  expect(clock.playing.value).toBe(false);
});

test("a tint is stronger where harm passes as normal and warmer where there is less trust, in a form that WebGL's reader of colours knows", () => {
  const palette = { paper: "#fcfbf8", trusted: "#a3b9c8", doubted: "#d2b47c" } as Palette;
  const rgb = (hex: string) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as [number, number, number];
  const brightness = (hex: string) => rgb(hex).reduce((a, b) => a + b);
  const warmth = (hex: string) => rgb(hex)[0] - rgb(hex)[2];
  for (const norm of [0, 0.3, 0.47, 0.6, 1]) expect(tint(palette, norm, 0.45)).toMatch(/^#[0-9a-f]{6}$/);
  expect(brightness(tint(palette, 0.45, 0.45))).toBeLessThan(brightness(tint(palette, 0.55, 0.45)));
  expect(warmth(tint(palette, 0.45, 0.35))).toBeGreaterThan(warmth(tint(palette, 0.45, 0.55)));
  expect(tint(palette, 0.9, 0.4)).toBe("#fcfbf8");
});
