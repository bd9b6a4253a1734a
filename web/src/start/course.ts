// What one team has gone through up to a week. Without memory, so that scrubbing works.
import type { Course } from "./first";

export interface Member {
  /** Has noticed an act and stayed silent, at least once up to now. */
  silent: boolean;
  /** The last week in which this place stayed silent or stepped in; -1: never. */
  silentAt: number;
  steppedAt: number;
  stepped: number;
}

export interface Moment {
  members: Member[];
  acts: number;
  lastAct: number;
}

export function momentOf(course: Course, people: number, at: number): Moment {
  const members: Member[] = Array.from({ length: people }, () => ({ silent: false, silentAt: -1, steppedAt: -1, stepped: 0 }));
  for (const [week, who] of course.silent) if (week <= at) Object.assign(members[who]!, { silent: true, silentAt: week });
  for (const [week, who] of course.stepped)
    if (week <= at) {
      members[who]!.steppedAt = week;
      members[who]!.stepped += 1;
    }
  const past = course.acts.filter(([week]) => week <= at);
  return { members, acts: past.reduce((n, [, k]) => n + k, 0), lastAct: past.length ? past[past.length - 1]![0] : -1 };
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
    ...(stepped ? [`${count(stepped)} step${stepped === 1 ? "s" : ""} in`] : []),
  ];
  return `Year ${Math.floor(week / 52) + 1}, week ${(week % 52) + 1}: ${what}. ${reactions.length ? `${reactions.join(". ")}.` : "None of the ten is seen to answer."}`;
}
