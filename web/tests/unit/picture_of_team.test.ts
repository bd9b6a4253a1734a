import { expect, test } from "vitest";
import type { WeekEvents } from "../../src/explorer/api";
import { answeredBy, wilson } from "../../src/story/ranks";
import { courseOf, momentOf } from "../../src/team/course";

const team = { id: 7, members: [{ id: 40 }, { id: 41 }, { id: 42 }] };
const weeks: WeekEvents[] = [
  { week: 0, acts: [[7, 2], [8, 1]], silent: [41, 99], stepped_in: [42], told: [[40, 99]], posts: [[41, [1, 2], "innocence"], [99, [], "hurt"]], remarks: 30, seats: [[40, 1]] },
  { week: 1, acts: [], silent: [], stepped_in: [41], told: [], posts: [[40, [], "callout"]], remarks: 10, seats: [[41, 0], [99, 1]] },
];

test("a team's course holds what happened to its seats, and nothing of others", () => {
  const course = courseOf(team, weeks);
  expect(course).toEqual({
    acts: [[0, 2]], silent: [[0, 1]], stepped: [[0, 2], [1, 1]], turned: [[0, 1]], spoke: [[1, 0]], told: [[0, 0]],
    // The seats of week 0 are those with which the run begins.
    arrived: [[1, 1, 0]], remarks: [[0, 30], [1, 10]],
  });
  const now = momentOf(course, 3, 5);
  expect(now.members.map((m) => m.arrived)).toEqual([false, true, false]);
  expect(now.members[1]!.group).toBe(0);
  expect(now.remarks).toBe(10);
  expect(momentOf(course, 3, 0).members[1]!.arrived).toBe(false);
});

test("who helped is counted by rank, with an interval that lies within 0 and 1", () => {
  const ranks = new Map([[40, 0], [41, 0], [42, 3]]);
  const [low, second, upper] = answeredBy(weeks, ranks);
  expect([low!.n, low!.mean]).toEqual([2, 0.5]);
  expect(second).toBeNull();
  expect([upper!.n, upper!.mean]).toEqual([1, 1]);
  const v = wilson(3, 10);
  expect([v.low!, v.high!].map((x) => Math.round(1000 * x))).toEqual([108, 603]);
  expect(wilson(0, 5).low).toBe(0);
  expect(wilson(5, 5).high).toBeLessThanOrEqual(1);
});
