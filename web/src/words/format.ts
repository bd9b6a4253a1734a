// Numbers as people read them. One rule for text, tables and charts.

/** How a figure is read: a share as a percentage, anything else as it is. */
export type Kind = "share" | "number";

/** Whether a figure is a share: the program says so with each. */
export function kindOf(of: { share?: boolean }): Kind {
  return of.share ? "share" : "number";
}

const clean = (text: string): string => text.replace(/^-(?=0(\.0+)?%?$)/, "").replace(/-/g, "−");

/** About three significant digits, thousands separated: 1,234 · 12.3 · 0.12 · 0.012. */
export function number(x: number | null | undefined): string {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  if (size === 0) return "0";
  if (size >= 100) return clean(Math.round(x).toLocaleString("en-GB"));
  if (size >= 10) return clean(x.toFixed(1));
  if (size >= 0.1) return clean(x.toFixed(2));
  if (size >= 0.001) return clean(x.toPrecision(2).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""));
  return clean(x.toExponential(1));
}

/** A whole count: 1,000. */
export function count(x: number): string {
  return clean(Math.round(x).toLocaleString("en-GB"));
}

/** A number that somebody set: a whole one has no decimals. */
export const setting = (x: number): string => (Number.isInteger(x) ? count(x) : number(x));

/** A share as per cent: 12.3%, 0.4%; none and all without decimals. */
export function percent(x: number | null | undefined): string {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  const p = 100 * x;
  return clean(`${p.toFixed(Math.abs(p) >= 99.95 || p === 0 ? 0 : 1)}%`);
}

/** A figure in its own unit. */
export function figure(x: number | null | undefined, kind: Kind): string {
  return kind === "share" ? percent(x) : number(x);
}

/** Whether there is an interval to be told: there is none where all values are the same. */
const bare = (v: Maybe): boolean => v.low === null || v.high === null || v.low === undefined || v.high === undefined || v.low === v.high;

interface Maybe {
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** "12.3% [10.1, 14.5]"; without an interval, only the mean. */
export function withInterval(v: Maybe | null | undefined, kind: Kind): string {
  if (!v || v.mean === null) return "–";
  if (bare(v)) return figure(v.mean, kind);
  const end = (x: number | null) => figure(x, kind).replace("%", "");
  return `${figure(v.mean, kind)} [${end(v.low)}, ${end(v.high)}]`;
}

/** A change with its sign: "+3.2%", "−0.12". */
export function signed(x: number | null | undefined, kind: Kind): string {
  const text = figure(x, kind);
  return x !== null && x !== undefined && x > 0 && text !== "–" ? `+${text}` : text;
}

/** A signed change with its interval. */
export function signedWithInterval(v: Maybe | null | undefined, kind: Kind): string {
  if (!v || v.mean === null) return "–";
  if (bare(v)) return signed(v.mean, kind);
  const end = (x: number | null) => signed(x, kind).replace("%", "");
  return `${signed(v.mean, kind)} [${end(v.low)}, ${end(v.high)}]`;
}

/** A difference with its interval, in its own unit; of shares in percentage points. "none" where every pair is the same. */
export function differenceWithInterval(v: Maybe | null | undefined, kind: Kind): string {
  if (v && v.mean === 0 && v.low === 0 && v.high === 0) return "none";
  return kind === "share" ? signedWithInterval(v, kind).replace("%", " pts") : signedWithInterval(v, kind);
}

/** A count with its noun: "1 week", "30 weeks". */
export function many(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? "" : "s"}`;
}

/** " (3)" behind a figure that fewer replicates have than were run. */
export function fewer(n: number | null | undefined, of: number): string {
  return n !== null && n !== undefined && n > 0 && n < of ? ` (${n})` : "";
}

export const fewerWords = (of: number, what = "replicates"): string => `(n): over the n of ${of} ${what} in which the figure exists.`;

/** Weeks as years, for axes and sentences: 520 is "10 years". Below two years only whole ones. */
export function duration(weeks: number): string {
  if (weeks < 52 || (weeks < 104 && weeks % 52 !== 0)) return many(weeks, "week");
  const years = weeks / 52;
  const text = Number.isInteger(years) ? String(years) : years.toFixed(1);
  return `${text} year${text === "1" ? "" : "s"}`;
}

/** A group's name in the plural, as the subject of a sentence. */
export function plural(group: string): string {
  if (group === "woman") return "women";
  if (group === "man") return "men";
  if (group === "all") return "everyone";
  return group;
}

/** An identifier as words: "norm_gap" is "norm gap". */
export function words(name: string): string {
  return name.replace(/[_.]/g, " ");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function list(items: string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** Keeps an interval on one line: "[55.4, 59.1]". */
export const unbroken = (text: string): string => text.replace(/ ?\[[^\]]*\]/g, (interval) => interval.replace(/ /g, "\u00a0"));
