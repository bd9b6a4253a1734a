// What one team has gone through up to a week. Without memory, so that scrubbing works.
import type { WeekEvents } from "../explorer/api";

/** [week, place in the team]. */
export type Happened = [number, number][];

/** What happened in one team: [week, acts], and who of the team did what. */
export interface Course {
  acts: [number, number][];
  silent: Happened;
  stepped: Happened;
  /** Posts that turn the talk away, and posts that speak up. */
  turned?: Happened;
  spoke?: Happened;
  told?: Happened;
  /** [week, place, group]: the place is held by another group than before, or by nobody (-1). The picture learns of it twice a year. */
  arrived?: [number, number, number][];
  /** [week, remarks in the whole institution]. */
  remarks?: [number, number][];
}

const turning = new Set(["innocence", "hurt", "equivalence"]);

/** The course of a team, from the weeks that a run sends. */
export function courseOf(team: { id: number; members: { id: number }[] }, weeks: WeekEvents[]): Course {
  const place = new Map(team.members.map((m, i) => [m.id, i]));
  const of = (pick: (w: WeekEvents) => number[]): Happened => weeks.flatMap((w) => pick(w).filter((id) => place.has(id)).map((id): [number, number] => [w.week, place.get(id)!]));
  const people = (list: WeekEvents["silent"]): number[] => (list ?? []).map((x) => (Array.isArray(x) ? x[0] : x));
  const posts = (turned: boolean) => of((w) => (w.posts ?? []).flatMap((p) => (typeof p[2] === "string" && turning.has(p[2]) === turned ? [p[0]] : [])));
  return {
    acts: weeks.flatMap((w) => (w.acts ?? []).filter(([t]) => t === team.id).map(([, n]): [number, number] => [w.week, n])),
    silent: of((w) => people(w.silent)), stepped: of((w) => people(w.stepped_in)),
    turned: posts(true), spoke: posts(false), told: of((w) => (w.told ?? []).map((t) => t[0])),
    // Of week 0 it says who holds the places when the run begins, after burn-in.
    arrived: weeks.filter((w) => w.seats && w.week > 0).flatMap((w) => w.seats!.filter(([id]) => place.has(id)).map(([id, group]): [number, number, number] => [w.week, place.get(id)!, group])),
    remarks: weeks.map((w) => [w.week, w.remarks ?? 0]),
  };
}

export interface Member {
  /** Has noticed an act and stayed silent, at least once up to now. */
  silent: boolean;
  /** The last week in which this place did each; -1: never. */
  silentAt: number;
  steppedAt: number;
  stepped: number;
  turnedAt: number;
  spokeAt: number;
  toldAt: number;
  arrived: boolean;
  /** Who holds the place, where it is not the first holder's group; -1: nobody. */
  group?: number;
}

export interface Moment {
  members: Member[];
  acts: number;
  lastAct: number;
  remarks: number;
}

export function momentOf(course: Course, people: number, at: number): Moment {
  const members: Member[] = Array.from({ length: people }, () => ({ silent: false, silentAt: -1, steppedAt: -1, stepped: 0, turnedAt: -1, spokeAt: -1, toldAt: -1, arrived: false }));
  const each = (list: Happened | undefined, act: (m: Member, week: number) => void) => {
    for (const [week, who] of list ?? []) if (week <= at) act(members[who]!, week);
  };
  each(course.silent, (m, week) => Object.assign(m, { silent: true, silentAt: week }));
  each(course.stepped, (m, week) => Object.assign(m, { steppedAt: week, stepped: m.stepped + 1 }));
  each(course.turned, (m, week) => (m.turnedAt = week));
  each(course.spoke, (m, week) => (m.spokeAt = week));
  each(course.told, (m, week) => (m.toldAt = week));
  for (const [week, who, group] of course.arrived ?? []) if (week <= at) Object.assign(members[who]!, { arrived: true, group });
  const past = course.acts.filter(([week]) => week <= at);
  return { members, acts: past.reduce((n, [, k]) => n + k, 0), lastAct: past.length ? past[past.length - 1]![0] : -1, remarks: course.remarks?.[Math.min(Math.floor(at), course.remarks.length - 1)]?.[1] ?? 0 };
}

const counts = ["No one", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
const count = (n: number): string => counts[n] ?? String(n);

/** The last week up to now in which something happened here, in words. */
export function said(course: Course, at: number): string {
  const weeks = [...course.acts, ...course.silent, ...course.stepped].map(([week]) => week).filter((week) => week <= at);
  if (!weeks.length) return "Nothing has happened yet.";
  const week = Math.max(...weeks);
  const acts = course.acts.filter(([w]) => w === week).reduce((n, [, k]) => n + k, 0);
  const silent = course.silent.filter(([w]) => w === week).length;
  const stepped = course.stepped.filter(([w]) => w === week).length;
  const what = acts === 0 ? "an act elsewhere" : acts === 1 ? "an act in this team" : `${count(acts).toLowerCase()} acts in this team`;
  const reactions = [
    ...(silent ? [`${count(silent)} of the ten notice${silent === 1 ? "s" : ""} and say${silent === 1 ? "s" : ""} nothing`] : []),
    ...(stepped ? [`${count(stepped)} step${stepped === 1 ? "s" : ""} in or comfort${stepped === 1 ? "s" : ""}`] : []),
  ];
  return `Year ${Math.floor(week / 52) + 1}, week ${(week % 52) + 1}: ${what}. ${reactions.length ? `${reactions.join(". ")}.` : "None of the ten is seen to answer."}`;
}
