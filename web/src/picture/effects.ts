// What happened lately, drawn over the network. Without memory: a frame depends on the time alone, so scrubbing works.
import type { WeekEvents } from "../explorer/api";
import type { Layout } from "./layout";
import type { Palette } from "./marks";
import { counted, voices } from "./past";
import { line, ring, silentMark, star, wedge } from "./shapes";

export interface Frame {
  context: CanvasRenderingContext2D;
  layout: Layout;
  place: (x: number, y: number) => { x: number; y: number };
  /** Pixels per unit of the layout. */
  scale: number;
  palette: Palette;
}

/** A number in [0,1) that a week and a place always give: spreads what happens over the week. */
export function jitter(week: number, i: number): number {
  const x = Math.sin(week * 127.1 + i * 311.7) * 43758.5453;
  return x - Math.floor(x);
}

const ease = (x: number): number => 1 - (1 - x) ** 3;
/** A mark grows at once, stays, and shrinks at the end. It never grows pale: a pale mark would lose its contrast. */
const size = (age: number): number => (age < 0.08 ? ease(age / 0.08) : age > 0.75 ? Math.sqrt(Math.max(0, (1 - age) / 0.25)) : 1);

/** How large a person's marks are; where units are drawn, more with the number. */
export const reach = (f: Frame, r: number, n: number): number => (f.layout.mode === "units" ? Math.max(3, r * f.scale * Math.min(0.42, 0.14 * Math.sqrt(n))) : Math.max(2.4, r * f.scale));
/** Where units are drawn, marks of all their people would lie over each other: each kind has its place on the unit. */
const asides = { silent: [-0.45, 0.3], answer: [0.45, 0.3], act: [0, -0.45], post: [0, 0.9] } as const;
export type Aside = keyof typeof asides;
export function aside(f: Frame, spot: { x: number; y: number; r: number }, mark: Aside): { x: number; y: number } {
  if (f.layout.mode === "people") return f.place(spot.x, spot.y);
  const [x, y] = asides[mark];
  return f.place(spot.x + x * spot.r, spot.y + y * spot.r);
}

/** Silence is the most conspicuous: the darkest, and never small. */
export const silentReach = (f: Frame, r: number, n: number): number => (f.layout.mode === "units" ? reach(f, r, n) : Math.max(4, 1.2 * r * f.scale));

/** Draws what happened in the weeks just before `at`; a mark lasts `span` weeks. The conspicuous comes last. */
export function drawEffects(frame: Frame, weeks: WeekEvents[], at: number, span: number): void {
  const from = Math.max(0, Math.floor(at - span - 1));
  const recent = weeks.slice(from, Math.floor(at) + 1).filter(Boolean);
  for (const draw of [told, acts, answers, posts, silences])
    for (const w of recent) draw(frame, w, (i) => (at - w.week - jitter(w.week, i)) / span);
}

type Age = (i: number) => number;
const lives = (age: number): boolean => age >= 0 && age <= 1;

function told(f: Frame, w: WeekEvents, age: Age): void {
  (w.told ?? []).forEach(([from, to], i) => {
    const a = f.layout.nodes.get(from);
    const b = f.layout.nodes.get(to);
    const t = age(i + 5000);
    if (!a || !b || a === b || !lives(t)) return;
    line(f.context, f.palette, f.place(a.x, a.y), f.place(b.x, b.y), { begin: t > 0.75 ? ease((t - 0.75) / 0.25) : 0, end: ease(Math.min(1, t * 2.5)) });
  });
}

function acts(f: Frame, w: WeekEvents, age: Age): void {
  (w.acts ?? []).forEach(([team, n], i) => {
    const spot = f.layout.teams.get(team);
    if (!spot) return;
    const { x, y } = aside(f, spot, "act");
    const t = age(i);
    if (lives(t)) star(f.context, f.palette, x, y, Math.max(5, (f.layout.mode === "units" ? 0.26 : 0.42) * spot.r * f.scale) * Math.min(1.7, 0.8 + 0.2 * Math.sqrt(n)) * size(t));
  });
}

function answers(f: Frame, w: WeekEvents, age: Age): void {
  counted(w.stepped_in).forEach(([id, n], i) => {
    const spot = f.layout.nodes.get(id);
    const t = age(i + 9000);
    if (!spot || !lives(t)) return;
    const { x, y } = aside(f, spot, "answer");
    const r = reach(f, spot.r, n);
    ring(f.context, f.palette, f.palette.answer, x, y, (r + 2.6) * size(t), 2.4);
  });
}

function posts(f: Frame, w: WeekEvents, age: Age): void {
  (w.posts ?? []).forEach((post, i) => {
    const spot = f.layout.nodes.get(post[0]);
    const t = age(i + 3000);
    if (!spot || !lives(t)) return;
    const { x, y } = aside(f, spot, "post");
    const { spoke, turned } = voices(post);
    const apart = spoke && turned ? 0.7 : 0;
    for (const [n, hollow, side] of [[spoke, false, apart], [turned, true, -apart]] as const) {
      const r = reach(f, spot.r, n);
      if (n) wedge(f.context, f.palette, x + side * r, y - 0.6 * r, Math.max(6, 1.5 * r) * size(t), hollow);
    }
  });
}

function silences(f: Frame, w: WeekEvents, age: Age): void {
  counted(w.silent).forEach(([id, n], i) => {
    const spot = f.layout.nodes.get(id);
    const t = age(i + 7000);
    if (!spot || !lives(t)) return;
    const { x, y } = aside(f, spot, "silent");
    silentMark(f.context, f.palette, x, y, silentReach(f, spot.r, n) * size(t));
  });
}
