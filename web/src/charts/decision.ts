// The drawings of a decision: cost against harm, and how often each option is the best.
import * as Plot from "@observablehq/plot";
import type { DecisionOption } from "../model/types";
import { number, percent } from "../words/format";

const base = { fontSize: "12px", background: "transparent", overflow: "visible" };

interface Place {
  name: string;
  cost: number;
  prevented: number;
  low: number;
  high: number;
  front: boolean;
  chosen: boolean;
}

const places = (options: DecisionOption[], choice: string | null): Place[] =>
  options.map((o) => {
    const prevented = o.prevented.mean ?? 0;
    return { name: o.name, cost: o.extra_cost.mean ?? 0, prevented, low: o.prevented.low ?? prevented, high: o.prevented.high ?? prevented, front: o.on_front, chosen: o.name === choice };
  });

/** Options by number, cost along and acts prevented up; the front is a line. */
export function front(options: DecisionOption[], choice: string | null, width: number): Element {
  const all = places(options, choice).map((p, i) => ({ ...p, label: String(i) }));
  const line = all.filter((p) => p.front).sort((a, b) => a.cost - b.cost);
  return Plot.plot({
    width, height: Math.max(220, Math.min(320, width * 0.6)), marginLeft: 52, marginRight: 26, marginTop: 22, marginBottom: 36, style: base,
    x: { label: null, nice: true, ticks: Math.max(3, Math.floor(width / 90)), tickFormat: (v: number) => number(v) },
    y: { label: null, nice: true, ticks: 5, tickSize: 0, tickFormat: (v: number) => number(v) },
    marks: [
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.ruleY([0], { stroke: "var(--ink)" }),
      Plot.lineY(line, { x: "cost", y: "prevented", stroke: "var(--one)", strokeWidth: 1.6, strokeDasharray: "5 3" }),
      Plot.ruleX(all, { x: "cost", y1: "low", y2: "high", stroke: "var(--quiet)", strokeWidth: 2 }),
      Plot.dot(all, { x: "cost", y: "prevented", r: 6, fill: (p: Place) => (p.chosen ? "var(--act)" : p.front ? "var(--one)" : "var(--paper)"), stroke: (p: Place) => (p.chosen ? "var(--act)" : "var(--one)"), strokeWidth: 2 }),
      Plot.text(all, { x: "cost", y: "prevented", text: "label", dx: 11, dy: -10, fill: "var(--ink)", fontWeight: 600 }),
    ],
  });
}

/** In which share of the worlds each option is the best. */
export function best(options: DecisionOption[], choice: string | null, width: number): Element {
  const narrow = width < 520;
  const rows = options.flatMap((o, i) => (o.best ? [{ name: `${i}  ${shortened(o.name, narrow ? 14 : 28)}`, ...o.best, chosen: o.name === choice }] : []));
  return Plot.plot({
    width, height: rows.length * 34 + 30, marginLeft: narrow ? 128 : 216, marginRight: 58, marginTop: 6, marginBottom: 20, style: base,
    x: { axis: null, domain: [0, Math.max(...rows.map((r) => r.high), 0.1)] },
    y: { domain: rows.map((r) => r.name), label: null, tickSize: 0, padding: 0.32 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null }),
      Plot.barX(rows, { y: "name", x: "share", fill: (r: { chosen: boolean }) => (r.chosen ? "var(--act)" : "var(--one)"), rx: 2 }),
      Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: "var(--ink)", strokeWidth: 1.4 }),
      Plot.text(rows, { y: "name", x: "high", text: (r: { share: number }) => percent(r.share), textAnchor: "start", dx: 8, fill: "var(--ink)", fontWeight: 600 }),
    ],
  });
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
