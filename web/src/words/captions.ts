// Sentences that state what a chart shows. They are computed from the figures, so none can say what the data does not.
import type { Attribution, Claim, Comparison, ComparisonRow, Dose, DosePoint, FunnelStage, Interval, Series, Target } from "../model/types";
import { subject } from "./subjects";
import { capital, duration, figure, kindOf, list, many, number, percent, plural, setting, withInterval, words } from "./format";

/** Whether an interval leaves the sign open; without an interval it does. */
export function open(v: Interval | null | undefined): boolean {
  return !v || v.low === null || v.high === null || (v.low <= 0 && v.high >= 0);
}

/** Where two intervals do not overlap, chance alone is an unlikely reason. */
export function apart(a: Interval, b: Interval): boolean {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return false;
  return a.low > b.high || b.low > a.high;
}

/** The weeks that the window of a run is, in words: "the last 2 years", or "the 30 weeks of the run". */
export const windowWords = (window: number, weeks: number): string => `the ${window < weeks ? "last " : ""}${duration(window)}${window < weeks ? "" : " of the run"}`;

/** Of a hundred acts of the window, how many come to the last stage that the run is long enough for. */
export function ofHundredActs(stages: FunnelStage[], window: number, weeks: number): string {
  const last = stages.filter((s) => s.waiting !== "all").at(-1);
  if (!last || !(stages[0]!.mean > 0)) return "No act of the kind that surveys count took place";
  const share = shareAt(stages, stages.indexOf(last));
  const n = Math.round(100 * share);
  const [count, one] = share === 0 ? ["none", true] : n < 1 ? ["fewer than one", true] : [n === 1 ? "one" : String(n), n === 1];
  const comes = last.stage === "accountable" ? `${one ? "ends" : "end"} with somebody held to account` : `${one ? "is" : "are"} ${words(last.stage)}`;
  return `Of a hundred acts ${count} ${comes} by the end${window < weeks ? "" : ` of these ${duration(weeks)}`}`;
}

export function funnelCaption(stages: FunnelStage[], window: number, weeks: number): string {
  const worst = worstLoss(stages);
  const where = worst ? ` The largest loss: ${percent(loss(stages, worst))} of ${reached(stages, worst)} ${lostWords(stages, worst, "is", "is")}.` : "";
  return `${ofHundredActs(stages, window, weeks)}.${where}`;
}

/** Of all acts, the share that reached a stage: the mean over replicates of the table. */
export const shareAt = (s: { mean: number; share?: Interval }[], i: number): number => s[i]!.share?.mean ?? (s[0]!.mean > 0 ? s[i]!.mean / s[0]!.mean : 0);

/** Of the acts that reached the stage before, the share that does not reach this one; 0 where all of them wait for a ruling. */
export const loss = (s: { mean: number; share?: Interval; waiting?: string }[], i: number): number => (i > 0 && s[i]!.waiting !== "all" && shareAt(s, i - 1) > 0 ? 1 - shareAt(s, i) / shareAt(s, i - 1) : 0);

/** What is true of the acts that do not reach a stage: "is not known"; of those that wait for a ruling only that. */
export const lostWords = (s: FunnelStage[], i: number, was: string, is: string): string => `${was} not ${words(s[i]!.stage)}${s[i]!.waiting === "some" ? ` or ${is} still open` : ""}`;

/** What reached the stage before, in words. */
export const reached = (s: { stage: string }[], i: number): string => (i === 1 ? "what happened" : `what was ${words(s[i - 1]!.stage)}`);

/** The step that loses the largest share of what reached it; 0 if there is none. */
export const worstLoss = (s: FunnelStage[]): number => s.reduce((worst, _, i) => (loss(s, i) > loss(s, worst) ? i : worst), 0);

/** What is said of the time that a series runs over: years only where there are two or more. */
export interface Course {
  over: string;
  /** Weeks that the first and the last mean are over. */
  weeks: number;
  /** The first has no column of its own where it would be the last. */
  first: string | null;
  last: string;
  inLast: string;
}

export function courseOf(weeks: number): Course {
  if (weeks >= 104) return { over: "over the years", weeks: 52, first: "First year", last: "Last year", inLast: "in the last year" };
  if (weeks >= 26) return { over: "over the weeks", weeks: 13, first: "First 13 weeks", last: "Last 13 weeks", inLast: "in the last 13 weeks" };
  return { over: "over the weeks", weeks, first: null, last: "Mean", inLast: `in the ${duration(weeks)} of the run` };
}

const meanOf = (values: (number | null)[]): number | null => {
  const known = values.filter((v) => v !== null) as number[];
  return known.length ? known.reduce((a, b) => a + b, 0) / known.length : null;
};

/** A series' mean over the last of its weeks. */
export function ending(s: Series, weeks: number): number | null {
  const end = s.weeks[s.weeks.length - 1] ?? 0;
  return meanOf(s.mean.filter((_, i) => s.weeks[i]! > end - weeks));
}

/** A series' mean over the first of its weeks. */
export function beginning(s: Series, weeks: number): number | null {
  const start = s.weeks[0] ?? 0;
  return meanOf(s.mean.filter((_, i) => s.weeks[i]! < start + weeks));
}

/** The last point of a series with its interval. */
export function lastPoint(s: Series): Interval | null {
  for (let i = s.weeks.length - 1; i >= 0; i--)
    if (s.mean[i] !== null) return { mean: s.mean[i]!, low: s.low[i] ?? null, high: s.high[i] ?? null };
  return null;
}

function firstPoint(s: Series): Interval | null {
  const i = s.mean.findIndex((v) => v !== null);
  return i < 0 ? null : { mean: s.mean[i]!, low: s.low[i] ?? null, high: s.high[i] ?? null };
}

/** @param weeks  of the run */
export function seriesCaption(lines: Series[], weeks: number): string {
  const course = courseOf(weeks);
  const end = (s: Series): number | null => ending(s, course.weeks + (course.first ? 0 : 1));
  const shown = lines.filter((s) => end(s) !== null);
  if (!shown.length) return "Withheld: too few people.";
  const kind = kindOf(shown[0]!);
  const place = (s: Series): string => (s.name === "women_by_rank" ? `in ${s.group}` : plural(s.group));
  const ends = shown.length === 1 && shown[0]!.group === "all" ? figure(end(shown[0]!), kind) : list(shown.map((s) => `${place(s)} ${figure(end(s), kind)}`));
  return `${capital(subject(shown[0]!))} ${course.inLast}: ${ends}${shown.length === 2 ? between(shown, end) : ""}${trend(shown, course)}.`;
}

/** How two groups compare at the end, where their bands are apart in most points. */
function between(two: Series[], ending: (s: Series) => number | null): string {
  const [a, b] = [two[0]!, two[1]!];
  const both = a.weeks.map((_, i) => [point(a, i), point(b, i)] as const).filter(([x, y]) => x && y);
  const clear = both.filter(([x, y]) => apart(x!, y!)).length > both.length / 2;
  const [x, y] = [ending(a)!, ending(b)!];
  if (!clear || !(x > 0) || !(y > 0)) return ", hard to tell apart";
  const ratio = Math.max(x, y) / Math.min(x, y);
  return ratio >= 1.15 ? `, ${number(ratio)} times as much` : "";
}

const point = (s: Series, i: number): Interval | null => (s.mean[i] == null ? null : { mean: s.mean[i]!, low: s.low[i] ?? null, high: s.high[i] ?? null });

/** Rising or falling, only where a line's first and last bands are apart. */
function trend(lines: Series[], course: Course): string {
  const moves = lines.flatMap((s) => {
    const [from, to] = [firstPoint(s), lastPoint(s)];
    return from && to && apart(from, to) ? [{ group: s.group, up: to.mean > from.mean }] : [];
  });
  if (!moves.length) return "";
  const alike = moves.length === lines.length && moves.every((m) => m.up === moves[0]!.up);
  const said = (up: boolean) => (up ? "rising" : "falling");
  return alike ? `; ${said(moves[0]!.up)} ${course.over}` : `; ${list(moves.map((m) => `${said(m.up)} for ${plural(m.group)}`))}`;
}

/** With fewer replicates not even a count of rows is said: intervals are so wide that chance decides. */
export const fewestForCount = 20;

/** How many rows the model meets by its value; what only overlaps is said apart. */
export function targetsCaption(targets: Target[], replicates: number, forVerdict = fewestForCount): string {
  const measured = targets.filter((t) => t.inside !== null);
  if (!measured.length) return "None of these figures was measured in these runs.";
  if (replicates < fewestForCount) return `No verdict on ${targets.length} figures of surveys: ${replicates} replicate${replicates === 1 ? " is" : "s are"} too few. A verdict needs ${forVerdict}.`;
  const inside = measured.filter((t) => t.inside).length;
  const outside = measured.filter((t) => !t.inside);
  const touching = outside.filter((t) => t.overlaps).length;
  const name = (t: Target) => `${t.label}${t.group === "all" ? "" : ` (${plural(t.group)})`}`;
  const named = outside.length && outside.length <= 4 ? ` Outside: ${list(outside.map(name))}.` : "";
  const near = touching ? ` Of the ${outside.length} outside, the interval of ${touching} overlaps the survey’s range.` : "";
  const missing = measured.length < targets.length ? ` ${targets.length - measured.length} could not be measured.` : "";
  const early = replicates < forVerdict ? ` A verdict needs ${forVerdict} replicates; these are ${replicates}.` : "";
  return `${inside} of ${measured.length} figures lie inside the surveys’ ranges by value.${named}${near}${missing}${early}`;
}

/** Whether the two runs of every pair have the same figure, to the last bit. */
export const same = (row: ComparisonRow): boolean => row.identical === true || (row.difference?.mean === 0 && row.difference.low === 0 && row.difference.high === 0);

/** What a paired difference says, with what it leaves open. */
export function differenceSentence(row: ComparisonRow): string {
  const kind = kindOf(row);
  const d = row.difference;
  const what = capital(subject(row));
  if (same(row)) return `${what} does not change at all.`;
  const from = `from ${figure(row.base.mean, kind)} to ${figure(row.variant.mean, kind)}`;
  if (open(d)) return `${what}: ${from}; in these runs the change could be chance.`;
  const change = row.relative && row.relative.mean !== null
    ? ` by ${percent(Math.abs(row.relative.mean))}${row.relative.low !== null && row.relative.high !== null ? ` [${percent(Math.min(Math.abs(row.relative.low), Math.abs(row.relative.high))).replace("%", "")}, ${percent(Math.max(Math.abs(row.relative.low), Math.abs(row.relative.high))).replace("%", "")}]` : ""}`
    : "";
  return `${what} ${d.mean < 0 ? "falls" : "rises"}${change}, ${from}.`;
}

export function mainRow(c: Comparison, metric = "harm"): ComparisonRow | undefined {
  return c.main ?? c.rows.find((r) => r.metric === metric && r.group === "all") ?? c.rows.find((r) => r.group === "all") ?? c.rows[0];
}

/** A comparison's name as words. */
export function title(c: Comparison): string {
  return c.name === "variant" && c.changes?.length ? list(c.changes) : words(c.name);
}

export function comparisonsCaption(comparisons: Comparison[]): string {
  const rows = comparisons.flatMap((c) => {
    const row = mainRow(c);
    return row ? [{ name: title(c), row }] : [];
  });
  const clear = rows.filter((r) => !open(r.row.difference));
  const down = clear.filter((r) => r.row.difference.mean < 0).sort((a, b) => change(a.row) - change(b.row));
  const up = clear.filter((r) => r.row.difference.mean > 0);
  const none = rows.filter((r) => !r.row.withheld && same(r.row)).length;
  const withheld = rows.filter((r) => r.row.withheld).length;
  const unclear = rows.length - clear.length - none - withheld;
  const changes = (n: number): string => (n === 1 ? "one change" : `${n} changes`);
  const parts: string[] = [];
  if (down.length) parts.push(`“${down[0]!.name}” lowers ${subject(down[0]!.row)} most, by ${percent(-change(down[0]!.row))}`);
  if (up.length) parts.push(`${list(up.map((r) => `“${r.name}”`))} raise${up.length === 1 ? "s" : ""} it`);
  if (unclear) parts.push(`${changes(unclear)} could be chance`);
  if (none) parts.push(`${changes(none)} make${none === 1 ? "s" : ""} no difference to ${subject(rows.find((r) => same(r.row))!.row)}, to the last bit`);
  if (withheld) parts.push(`${changes(withheld)} ${withheld === 1 ? "is" : "are"} withheld: too few people`);
  return parts.length ? `${capital(parts.join("; "))}.` : "Nothing was compared.";
}

/** A change as a share of the base. */
export function change(row: ComparisonRow): number {
  return row.relative && row.relative.mean !== null ? row.relative.mean : row.base.mean ? row.difference.mean / row.base.mean : 0;
}

export function attributionCaption(a: Attribution): string {
  const parts = [...a.components].sort((x, y) => y.share.mean - x.share.mean);
  const name = (p: (typeof parts)[number]): string => p.label ?? words(p.name);
  const [first, second] = parts;
  if (!first) return "Nothing was attributed.";
  const clear = parts.filter((p) => !open(p.share)).length;
  const next = second ? `, then ${lower(name(second))} (${percent(second.share.mean)})` : "";
  const bare = parts.filter((p) => p.share.low === null).length;
  const rest = clear === parts.length ? "" : bare === parts.length ? " These runs are too few for intervals." : ` The shares of ${parts.length - clear} of ${parts.length} parts could be zero.`;
  return `${capital(name(first))} carries most, ${withInterval(first.share, "share")} of the harm${next}.${rest}`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export function claimsCaption(claims: Claim[]): string {
  const n = (v: string) => claims.filter((c) => c.verdict === v).length;
  return `Of ${claims.length} claim${claims.length === 1 ? "" : "s"} ${n("holds")} hold${n("holds") === 1 ? "s" : ""} over the plausible range of what is not known, ${n("depends")} depend${n("depends") === 1 ? "s" : ""} on it, ${n("fails")} fail${n("fails") === 1 ? "s" : ""}, ${n("undecided")} ${n("undecided") === 1 ? "is" : "are"} undecided.`;
}

export function doseCaption(d: Dose): string {
  const a = d.up[0];
  const b = d.up[d.up.length - 1];
  if (!a || !b) return "No dose was tried.";
  const kind = kindOf(d);
  // What it is counted per stands in the axis and the table.
  const label = capital(d.label ?? words(d.metric)).replace(", per 1,000 person-weeks", "");
  const lever = words(d.parameter);
  const at = (p: DosePoint): string => `${figure(p.mean, kind)} where ${lever} is ${setting(p.dose)}`;
  if ((d.down ?? []).length) return historyCaption(d, label);
  if (a.low === null || a.high === null) return `${label} is ${at(a)} and ${at(b)}. These runs are too few to tell the two apart.`;
  if (d.flat) return `${label} stays about the same, ${figure(a.mean, kind)} and ${figure(b.mean, kind)}, as ${lever} goes from ${setting(a.dose)} to ${setting(b.dose)}: no dose differs from the first beyond chance.`;
  const steep = d.steepest ? ` It changes most between ${setting(d.steepest.from)} and ${setting(d.steepest.to)}.` : "";
  return `${label} goes from ${figure(a.mean, kind)} to ${figure(b.mean, kind)} as ${words(d.parameter)} goes from ${setting(a.dose)} to ${setting(b.dose)}.${steep}`;
}

/** Where the past of a dose matters, only where it was seen to. */
function historyCaption(d: Dose, label: string): string {
  if (d.up[0]!.low === null) return `${label} by dose, with two pasts. These runs are too few to tell them apart.`;
  const apart = d.hysteresis_at ?? [];
  if (!apart.length) return `${label}: what came before a dose makes no difference beyond chance.`;
  return `${label} depends on what came before: at ${apart.length === 1 ? "dose" : "doses"} ${list(apart.map(setting))} the two pasts differ.`;
}

/** "2 replicates of 30 weeks." of an experiment that says so; "" of others. */
export function sizeWords(n: number | undefined, noun: string, weeks: number | undefined): string {
  return n && weeks ? ` ${many(n, noun)} of ${duration(weeks)}.` : "";
}

export function span(weeks: number, replicates: number): string {
  return `${duration(weeks)}, ${replicates} replicate${replicates === 1 ? "" : "s"}`;
}
