// The drawings. Each takes data and a width and gives an element of Observable Plot.
import * as Plot from "@observablehq/plot";
import type { Attribution, Comparison, ComparisonRow, Dose, FunnelStage, MemberShare, SensitivityIndex, Series, Target } from "../model/types";
import { change, loss, mainRow, reached, same, title, worstLoss } from "../words/captions";
import { directionOf, type Direction } from "../words/direction";
import { capital, figure, kindOf, number, percent, plural, setting, signed, words, type Kind } from "../words/format";
import { look } from "./marks";

const base = { fontSize: "12px", background: "transparent", overflow: "visible" };
const style = (more: object = {}) => ({ ...base, ...more });

const wrapLabel = (text: string, narrow: boolean, wide = 26): string => {
  const limit = narrow ? 18 : wide;
  const lines: string[] = [];
  // A name longer than a line, as of a parameter, breaks after its dots.
  const parts = text.split(" ").flatMap((word) => (word.length <= limit ? [{ word, gap: " " }] : word.split(/(?<=[._])/).map((piece, i) => ({ word: piece, gap: i ? "" : " " }))));
  for (const { word, gap } of parts) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + gap.length + word.length > limit) lines.push(word);
    else lines[lines.length - 1] = `${last}${gap}${word}`;
  }
  return lines.join("\n");
};

export function funnel(stages: FunnelStage[], width: number): Element {
  const narrow = width < 460;
  const first = stages[0]?.mean || 1;
  const worst = worstLoss(stages);
  const all = `${number(stages[0]?.mean ?? 0)} acts`;
  const marginLeft = narrow ? 100 : 116;
  const marginRight = Math.max(84, 8 * all.length + 14);
  const rows = stages.map((s, i) => {
    const mean = s.share?.mean ?? s.mean / first;
    const of = s.share ?? { low: s.low === null ? null : s.low / first, high: s.high === null ? null : s.high / first };
    const high = Math.min(1, of.high ?? mean);
    const room = marginRight + (1 - high) * (width - marginLeft - marginRight) - 10;
    // What waits for a ruling is not lost.
    const said = (of: string) => (s.waiting === "some" ? `${percent(loss(stages, i))}${of} lost or still open` : `loses ${percent(loss(stages, i))}${of}`);
    const long = i === 0 ? "" : said(` of ${reached(stages, i)}`);
    const lost = i !== worst || i === 0 ? "" : 6.8 * long.length < room ? long : said("");
    return { stage: capital(words(s.stage)), mean, low: Math.max(0, of.low ?? mean), high, lost, label: i === 0 ? all : s.waiting === "all" ? "no ruling yet" : percent(mean) };
  });
  const right = (r: { high: number }) => r.high;
  return Plot.plot({
    width, height: stages.length * 42 + 20, marginLeft, marginRight, marginTop: 4, marginBottom: 12, style: style({ fontSize: "13px" }),
    x: { axis: null, domain: [0, 1] },
    y: { domain: rows.map((r) => r.stage), label: null, tickSize: 0, padding: 0.34 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, fontSize: 13 }),
      Plot.barX(rows, { y: "stage", x: "mean", fill: "var(--one)", rx: 2 }),
      Plot.ruleY(rows.slice(1), { y: "stage", x1: "low", x2: "high", stroke: "var(--ink)", strokeWidth: 1.6 }),
      Plot.text(rows.filter((r) => !r.lost), { y: "stage", x: right, text: "label", textAnchor: "start", dx: 8, fill: "var(--ink)", fontWeight: 600 }),
      Plot.text(rows.filter((r) => r.lost), { y: "stage", x: right, text: "label", textAnchor: "start", dx: 8, dy: -8, fill: "var(--ink)", fontWeight: 600 }),
      Plot.text(rows.filter((r) => r.lost), { y: "stage", x: right, text: "lost", textAnchor: "start", dx: 8, dy: 9, fill: "var(--bad)", fontWeight: 600, fontSize: 12 }),
    ],
  });
}

interface Point {
  group: string;
  week: number;
  mean: number;
  low: number;
  high: number;
}

export interface Line {
  label: string;
  index: number;
  series: Series;
}

/** Lines with bands over years. Nothing that is drawn here can be below 0, so a band that reaches there is cut. */
export function series(lines: Line[], width: number): Element {
  const kind = kindOf(lines[0]?.series ?? {});
  const points: (Point & { index: number })[] = lines.flatMap(({ label, index, series: s }) =>
    s.weeks.flatMap((week, i) =>
      s.mean[i] === null ? [] : [{ group: label, index, week: week / 52, mean: s.mean[i]!, low: Math.max(0, s.low[i] ?? s.mean[i]!), high: s.high[i] ?? s.mean[i]! }]));
  const last = (index: number) => points.filter((p) => p.index === index).at(-1);
  const ends = lines.flatMap(({ index }) => last(index) ?? []);
  const top = Math.max(...points.map((p) => p.high), 1e-9);
  const end = Math.max(...points.map((p) => p.week), 1 / 52);
  return Plot.plot({
    width, height: Math.max(132, Math.min(210, width * 0.5)), marginLeft: 46, marginRight: 14, marginTop: 12, marginBottom: 30, style: style(),
    x: { label: null, domain: [0, end], tickSize: 4, ticks: Math.max(3, Math.min(10, Math.floor(width / 70))), tickFormat: (v: number, i: number) => (i === 0 ? `year ${v}` : String(v)) },
    y: { label: null, domain: [0, top * 1.04], nice: true, ticks: 4, tickSize: 0, grid: false, tickFormat: (v: number) => figure(v, kind).replace(/\.0%$/, "%") },
    marks: [
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 4 }),
      ...lines.flatMap(({ index }) => {
        const mine = points.filter((p) => p.index === index);
        const l = look(index);
        return [
          Plot.areaY(mine, { x: "week", y1: "low", y2: "high", fill: l.colour, fillOpacity: 0.16 }),
          Plot.lineY(mine, { x: "week", y: "mean", stroke: l.colour, strokeWidth: 2.2, strokeDasharray: l.dash || undefined }),
        ];
      }),
      ...ends.map((p) => Plot.dot([p], { x: "week", y: "mean", fill: look(p.index).colour, symbol: look(p.index).symbol, r: 4.2 })),
    ],
  });
}

export function survey(targets: Target[], width: number): Element {
  const narrow = width < 520;
  const name = (t: Target) => wrapLabel(`${capital(t.label)}${t.group && t.group !== "all" && !t.label.toLowerCase().includes(plural(t.group)) ? ` (${plural(t.group)})` : ""}`, narrow, 30);
  // Rates per hundred stand on the same axis as shares: 0..1.
  const scale = (t: Target, x: number | null) => (x === null ? NaN : kindOf(t) === "share" || x <= 1 ? x : NaN);
  const cut = (x: number) => Math.max(0, Math.min(1, x));
  const rows = targets.filter((t) => Math.max(t.high, t.model ?? 0) <= 1).map((t) => ({
    name: name(t), low: scale(t, t.low), high: scale(t, t.high), survey: scale(t, t.survey), model: scale(t, t.model),
    model_low: cut(scale(t, t.model_low)), model_high: cut(scale(t, t.model_high)), inside: t.inside,
  }));
  const top = Math.max(0.05, ...rows.flatMap((r) => [r.high, r.model, r.model_high]).filter((x) => Number.isFinite(x)));
  return Plot.plot({
    width, height: rows.length * (narrow ? 40 : 30) + 44, marginLeft: narrow ? 128 : 208, marginRight: 22, marginTop: 6, marginBottom: 34, style: style(),
    x: { label: null, tickFormat: (v: number) => percent(v).replace(".0", ""), ticks: narrow ? 3 : 7, domain: [0, Math.min(1, top * 1.04)], grid: true },
    y: { domain: rows.map((r) => r.name), label: null, tickSize: 0 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth: 20 }),
      Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: "var(--five)", strokeWidth: 11, strokeOpacity: 0.5 }),
      Plot.tickX(rows, { y: "name", x: "survey", stroke: "var(--ink)", strokeWidth: 1.5, insetTop: narrow ? 14 : 10, insetBottom: narrow ? 14 : 10 }),
      Plot.ruleY(rows, { y: "name", x1: "model_low", x2: "model_high", stroke: "var(--one)", strokeWidth: 2.2 }),
      Plot.dot(rows, { y: "name", x: "model", r: 4, fill: (d: { inside: boolean | null }) => (d.inside ? "var(--one)" : "var(--paper)"), stroke: "var(--one)", strokeWidth: 2 }),
    ],
  });
}

export function comparisons(items: Comparison[], width: number): Element {
  const narrow = width < 520;
  const rows = items.flatMap((c) => {
    const row = mainRow(c);
    if (!row) return [];
    const by = row.base.mean || 1;
    const r = row.relative ?? { mean: row.difference.mean / by, low: row.difference.low === null ? null : row.difference.low / by, high: row.difference.high === null ? null : row.difference.high / by };
    return [{ name: wrapLabel(capital(title(c)), narrow, 30), mean: change(row), low: r.low ?? change(row), high: r.high ?? change(row), open: !same(row) && (r.low ?? -1) <= 0 && (r.high ?? 1) >= 0 }];
  }).sort((a, b) => a.mean - b.mean);
  // One change that explodes must not hide the others: what reaches further than twice is cut at the edge.
  const edge = (x: number) => Math.max(-1, Math.min(2, x));
  const least = Math.min(-0.05, ...rows.map((r) => edge(Math.min(r.low, r.mean)))) * 1.05;
  const most = Math.max(-0.12 * least, ...rows.map((r) => edge(Math.max(r.high, r.mean)) * 1.05));
  return Plot.plot({
    width, height: rows.length * (narrow ? 44 : 34) + 50, marginLeft: narrow ? 124 : 208, marginRight: 62, marginTop: 8, marginBottom: 36, style: style(),
    x: { label: null, domain: [least, most], tickFormat: (v: number) => percent(v).replace(".0", ""), ticks: narrow ? 3 : 6, grid: true },
    y: { domain: rows.map((r) => r.name), label: null, tickSize: 0 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth: 20 }),
      Plot.ruleX([0], { stroke: "var(--ink)", strokeWidth: 1.3 }),
      Plot.ruleY(rows, { y: "name", x1: (d) => edge(d.low), x2: (d) => edge(d.high), stroke: "var(--one)", strokeWidth: 2.4 }),
      Plot.dot(rows, { y: "name", x: (d) => edge(d.mean), r: 5.5, fill: (d: { open: boolean }) => (d.open ? "var(--paper)" : "var(--one)"), stroke: "var(--one)", strokeWidth: 2 }),
      Plot.text(rows, { y: "name", x: () => most, text: (d: { mean: number }) => signed(d.mean, "share"), textAnchor: "start", dx: 10, fill: "var(--ink)", fontWeight: 600 }),
    ],
  });
}

/** Parts of the system by the harm they carry; below them, what would disappear if those who never harm answered. */
export function attribution(a: Attribution, width: number): Element {
  const narrow = width < 520;
  type Row = { name: string; mean: number; low: number | null; high: number | null; fill: string };
  const rows: Row[] = a.components.map((p) => ({ name: wrapLabel(capital(p.label ?? words(p.name)), narrow, 30), ...p.share, fill: p.name === "individuals" ? "var(--act)" : "var(--one)" })).sort((x, y) => y.mean - x.mean);
  if (a.residue) rows.push({ name: wrapLabel("What is left with all of it off", narrow, 30), ...a.residue.share, fill: "var(--quiet)" });
  // By rank too many for a picture: they stand in the table.
  for (const c of (a.complicity ?? []).filter((x) => !/^rank /.test(x.who))) rows.push({ name: wrapLabel(answeringWords(c.who), narrow, 30), ...c.share, fill: "var(--three)" });
  // Few replicates give intervals wider than the whole: they are cut at the edge, the table has them.
  const cut = (x: number) => Math.max(-0.2, Math.min(1, x));
  const low = Math.min(0, ...rows.map((r) => cut(Math.min(r.mean, r.low ?? r.mean))));
  const high = Math.max(0.05, ...rows.map((r) => cut(Math.max(r.mean, r.high ?? r.mean))));
  return Plot.plot({
    width, height: rows.length * (narrow ? 44 : 36) + 46, marginLeft: narrow ? 128 : 208, marginRight: 62, marginTop: 4, marginBottom: 34, style: style(),
    x: { label: null, domain: [low, high * 1.02], tickFormat: (v: number) => percent(v).replace(".0", ""), ticks: narrow ? 3 : 7, grid: true },
    y: { domain: rows.map((r) => r.name), label: null, tickSize: 0, padding: 0.3 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth: 20 }),
      Plot.barX(rows, { y: "name", x: (r: Row) => cut(r.mean), fill: "fill", rx: 2 }),
      Plot.ruleY(rows.filter((r) => r.low !== null && r.high !== null), { y: "name", x1: (r: Row) => cut(r.low!), x2: (r: Row) => cut(r.high!), stroke: "var(--ink)", strokeWidth: 1.3 }),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
      Plot.text(rows, { y: "name", x: (d: Row) => cut(Math.max(0, d.high ?? d.mean, d.mean)), text: (d: Row) => percent(d.mean), textAnchor: "start", dx: 8, fill: "var(--ink)", fontWeight: 600 }),
    ],
  });
}

/** Who answers, of those who never harm anyone. */
export const answeringWords = (who: string): string => (who === "all" ? "If all who never harm answered" : `If ${plural(who)} who never harm answered`);

/** Shares of a variance: a bar for the total index with its interval, a dot for the first. */
export function variance(indices: SensitivityIndex[], width: number): Element {
  const narrow = width < 520;
  const rows = indices.map((x) => ({ name: wrapLabel(x.name, narrow, 30), total: x.total, first: x.first.mean }));
  // Few replicates give intervals wider than the whole: they are cut at the edge, the table has them.
  const cut = (x: number) => Math.max(-0.1, Math.min(1.2, x));
  const low = Math.min(0, ...rows.map((r) => cut(Math.min(r.first, r.total.mean, r.total.low ?? r.total.mean))));
  const high = Math.max(0.1, ...rows.map((r) => cut(Math.max(r.total.high ?? r.total.mean, r.first))));
  return Plot.plot({
    width, height: rows.length * (narrow ? 44 : 34) + 46, marginLeft: narrow ? 132 : 218, marginRight: 56, marginTop: 4, marginBottom: 34, style: style(),
    x: { label: null, domain: [low, high * 1.02], tickFormat: (v: number) => percent(v).replace(".0", ""), ticks: narrow ? 3 : 7, grid: true },
    y: { domain: rows.map((r) => r.name), label: null, tickSize: 0, padding: 0.3 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth: 20 }),
      Plot.barX(rows, { y: "name", x: (r) => cut(r.total.mean), fill: "var(--one)", rx: 2 }),
      Plot.ruleY(rows.filter((r) => r.total.low !== null && r.total.high !== null), { y: "name", x1: (r) => cut(r.total.low!), x2: (r) => cut(r.total.high!), stroke: "var(--ink)", strokeWidth: 1.3 }),
      Plot.dot(rows, { y: "name", x: (r) => cut(r.first), r: 4, fill: "var(--paper)", stroke: "var(--ink)", strokeWidth: 1.6 }),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
      Plot.text(rows, { y: "name", x: (r) => cut(Math.max(r.total.high ?? r.total.mean, r.first)), text: (r: { total: { mean: number } }) => percent(r.total.mean), textAnchor: "start", dx: 8, fill: "var(--ink)", fontWeight: 600 }),
    ],
  });
}

/** Shares of a variance by number, beside the largest that chance gives. */
export function memberShares(shares: MemberShare[], chance: number | null, width: number): Element {
  const narrow = width < 520;
  const rows = shares;
  const cut = (x: number) => Math.max(-0.1, Math.min(1.2, x));
  const low = Math.min(0, ...rows.map((r) => cut(Math.min(r.alone, r.low ?? r.alone))));
  const high = Math.max(0.1, chance ?? 0, ...rows.map((r) => cut(r.high ?? r.alone)));
  return Plot.plot({
    width, height: rows.length * (narrow ? 44 : 34) + 46, marginLeft: narrow ? 158 : 218, marginRight: 56, marginTop: 4, marginBottom: 34, style: style(),
    x: { label: null, domain: [low, high * 1.02], tickFormat: (v: number) => percent(v).replace(".0", ""), ticks: narrow ? 3 : 7, grid: true },
    y: { domain: rows.map((r) => r.name), label: null, tickSize: 0, padding: 0.3 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth: 20 }),
      Plot.barX(rows, { y: "name", x: (r) => cut(r.alone), fill: (r: { beyond_chance: boolean }) => (r.beyond_chance ? "var(--one)" : "var(--line)"), rx: 2 }),
      Plot.ruleY(rows.filter((r) => r.low !== null && r.high !== null), { y: "name", x1: (r) => cut(r.low!), x2: (r) => cut(r.high!), stroke: "var(--ink)", strokeWidth: 1.3 }),
      ...(chance === null ? [] : [Plot.ruleX([chance], { stroke: "var(--ink)", strokeDasharray: "4,3" })]),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
      Plot.text(rows, { y: "name", x: (r) => cut(Math.max(r.high ?? r.alone, r.alone)), text: (r: { alone: number }) => percent(r.alone), textAnchor: "start", dx: 8, fill: "var(--ink)", fontWeight: 600 }),
    ],
  });
}

export function dose(d: Dose, width: number): Element {
  const kind = kindOf(d);
  const up = d.up.map((p) => ({ ...p, low: p.low ?? p.mean, high: p.high ?? p.mean }));
  const down = (d.down ?? []).map((p) => ({ ...p, low: p.low ?? p.mean, high: p.high ?? p.mean }));
  const floor = Math.min(0, ...[...up, ...down].map((p) => p.low));
  const top = Math.max(...up.map((p) => p.high), ...down.map((p) => p.high)) * 1.05;
  const [first, second] = [look(0), look(1)];
  return Plot.plot({
    width, height: Math.max(200, Math.min(320, width * 0.5)), marginLeft: 50, marginRight: 16, marginTop: 14, marginBottom: 40, style: style(),
    x: { label: words(d.parameter), labelArrow: "none", ticks: up.length <= Math.floor(width / 70) ? up.map((p) => p.dose) : Math.max(3, Math.min(6, Math.floor(width / 90))), tickFormat: (v: number) => setting(v) },
    y: { label: null, domain: [floor, top], ticks: 5, tickSize: 0, tickFormat: (v: number) => figure(v, kind) },
    marks: [
      ...(d.steepest ? [Plot.rect([d.steepest], { x1: "from", x2: "to", y1: floor, y2: top, fill: "var(--sunk)" })] : []),
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 5 }),
      Plot.areaY(up, { x: "dose", y1: "low", y2: "high", fill: first.colour, fillOpacity: 0.16 }),
      Plot.areaY(down, { x: "dose", y1: "low", y2: "high", fill: second.colour, fillOpacity: 0.14 }),
      Plot.lineY(up, { x: "dose", y: "mean", stroke: first.colour, strokeWidth: 2.2 }),
      Plot.dot(up, { x: "dose", y: "mean", fill: first.colour, symbol: first.symbol, r: 4.5 }),
      Plot.lineY(down, { x: "dose", y: "mean", stroke: second.colour, strokeWidth: 2.2, strokeDasharray: second.dash }),
      Plot.dot(down, { x: "dose", y: "mean", fill: second.colour, symbol: second.symbol, r: 4.5 }),
    ],
  });
}

/** How each direction is drawn. */
export const looksOf: Record<Direction, { colour: string; symbol: "circle" | "triangle" | "diamond" | "square" }> = {
  better: { colour: "var(--better)", symbol: "circle" },
  worse: { colour: "var(--worse)", symbol: "square" },
  open: { colour: "var(--open)", symbol: "diamond" },
  neutral: { colour: "var(--one)", symbol: "triangle" },
};

export interface IntervalRow {
  label: string;
  mean: number;
  low: number;
  high: number;
  colour: string;
  symbol: "circle" | "diamond" | "square" | "triangle";
  text: string;
}

/** Shares with their intervals; upright lines where something is decided. */
export function intervals(rows: IntervalRow[], width: number, lines: number[] = [], top = 1): Element {
  const narrow = width < 520;
  const named = rows.map((r) => ({ ...r, name: wrapLabel(r.label, narrow, 30) }));
  return Plot.plot({
    width, height: rows.length * (narrow ? 36 : 28) + 40, marginLeft: narrow ? 128 : 208, marginRight: 16 + 7.4 * Math.max(...rows.map((r) => r.text.length)), marginTop: 6, marginBottom: 30, style: style(),
    x: { label: null, domain: [0, top], tickFormat: (v: number) => percent(v).replace(".0", ""), ticks: narrow ? 3 : 5, grid: true },
    y: { domain: named.map((r) => r.name), label: null, tickSize: 0 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth: 22 }),
      Plot.ruleX(lines, { stroke: "var(--strong-line)", strokeDasharray: "4 3" }),
      ...named.map((r) => Plot.ruleY([r], { y: "name", x1: r.low, x2: r.high, stroke: r.colour, strokeWidth: 2.4 })),
      ...named.map((r) => Plot.dot([r], { y: "name", x: "mean", r: 4.8, symbol: r.symbol, fill: r.colour })),
      Plot.text(named, { y: "name", x: top, text: "text", textAnchor: "start", dx: 8, fill: "var(--ink)", fontWeight: 500 }),
    ],
  });
}

/** Relative change of several figures, with intervals. */
export function differences(items: ComparisonRow[], width: number): Element {
  const narrow = width < 520;
  const rows = items.map((r) => {
    const by = Math.abs(r.base.mean) || 1;
    const rel = r.relative ?? { mean: r.difference.mean / by, low: r.difference.low === null ? null : r.difference.low / by, high: r.difference.high === null ? null : r.difference.high / by };
    return { name: wrapLabel(`${capital(r.label)}${r.group === "all" ? "" : ` (${plural(r.group)})`}`, narrow, 34), mean: rel.mean, low: rel.low ?? rel.mean, high: rel.high ?? rel.mean, direction: directionOf(r) };
  });
  // One figure that explodes must not hide the others: what reaches further than twice is cut at the edge.
  const edge = Math.min(2, Math.max(0.05, ...rows.map((r) => Math.max(Math.abs(r.low), Math.abs(r.high)))) * 1.04);
  const cut = (x: number) => Math.max(-edge, Math.min(edge, x));
  return Plot.plot({
    width, height: rows.length * (narrow ? 38 : 28) + 44, marginLeft: narrow ? 128 : 224, marginRight: 56, marginTop: 6, marginBottom: 32, style: style(),
    x: { label: null, domain: [-edge, edge], tickFormat: (v: number) => percent(v).replace(".0", ""), ticks: narrow ? 3 : Math.max(3, Math.min(7, Math.floor((width - 280) / 75))), grid: true },
    y: { domain: rows.map((r) => r.name), label: null, tickSize: 0 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth: 22 }),
      Plot.ruleX([0], { stroke: "var(--ink)", strokeWidth: 1.3 }),
      // Better and worse differ in colour and in shape; what could be chance is hollow.
      ...rows.map((r) => Plot.ruleY([r], { y: "name", x1: cut(r.low), x2: cut(r.high), stroke: looksOf[r.direction].colour, strokeWidth: 2.2 })),
      ...rows.map((r) => Plot.dot([r], { y: "name", x: cut(r.mean), r: 4.8, symbol: looksOf[r.direction].symbol, fill: r.direction === "open" ? "var(--paper)" : looksOf[r.direction].colour, stroke: looksOf[r.direction].colour, strokeWidth: 2 })),
      Plot.text(rows, { y: "name", x: edge, text: (d: { mean: number }) => signed(d.mean, "share"), textAnchor: "start", dx: 8, fill: "var(--ink)", fontWeight: 500 }),
    ],
  });
}

/** One bar a group, with its interval. */
export function groupBars(rows: { label: string; index: number; value: { mean: number; low: number | null; high: number | null } }[], width: number, kind: Kind = "number"): Element {
  const data = rows.map((r) => ({ label: r.label, colour: look(r.index).colour, mean: r.value.mean, low: Math.max(0, r.value.low ?? r.value.mean), high: r.value.high ?? r.value.mean }));
  return Plot.plot({
    width, height: data.length * 44 + 12, marginLeft: 74, marginRight: 60, marginTop: 4, marginBottom: 8, style: style({ fontSize: "13px" }),
    x: { axis: null, domain: [0, Math.max(...data.map((d) => d.high), 1e-9)] },
    y: { domain: data.map((d) => d.label), label: null, tickSize: 0, padding: 0.3 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, fontSize: 13 }),
      ...data.map((d) => Plot.barX([d], { y: "label", x: "mean", fill: d.colour, rx: 2 })),
      Plot.ruleY(data, { y: "label", x1: "low", x2: "high", stroke: "var(--ink)", strokeWidth: 1.5 }),
      Plot.text(data, { y: "label", x: "high", text: (d: { mean: number }) => figure(d.mean, kind), textAnchor: "start", dx: 8, fill: "var(--ink)", fontWeight: 600 }),
    ],
  });
}
