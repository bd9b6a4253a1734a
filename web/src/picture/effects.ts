// What happens in a week, drawn over the network. Without memory: a frame depends on the time alone, so scrubbing works.
import type { WeekEvents } from "../explorer/api";
import type { Layout } from "./layout";
import { namesThatFit } from "./names";

export interface Palette {
  act: string;
  voice: string;
  told: string;
  turned: string;
  silent: string;
  ink: string;
}

type Place = (x: number, y: number) => { x: number; y: number };

export interface Frame {
  context: CanvasRenderingContext2D;
  layout: Layout;
  place: Place;
  /** Pixels per unit of the layout. */
  scale: number;
  palette: Palette;
}

const turnedKinds = new Set(["innocence", "hurt", "equivalence"]);

/** A number in [0,1) that a week and a place always give: spreads what happens over the week. */
export function jitter(week: number, i: number): number {
  const x = Math.sin(week * 127.1 + i * 311.7) * 43758.5453;
  return x - Math.floor(x);
}

const fade = (age: number): number => (age < 0 || age > 1 ? 0 : 1 - age);
const ease = (x: number): number => 1 - (1 - x) ** 3;

/** Draws what happened in the weeks just before `at`; an effect lasts `span` weeks. */
export function drawEffects(frame: Frame, weeks: WeekEvents[], at: number, span: number): void {
  const from = Math.max(0, Math.floor(at - span - 1));
  for (let w = from; w <= at && w < weeks.length; w++) {
    const happened = weeks[w];
    if (happened) drawWeek(frame, happened, at - w, span);
  }
}

function drawWeek(f: Frame, w: WeekEvents, since: number, span: number): void {
  const age = (i: number) => (since - jitter(w.week, i)) / span;
  people(w.silent).forEach(([id, n], i) => silent(f, id, n, age(i + 7000)));
  (w.posts ?? []).forEach((p, i) => (Array.isArray(p[1]) ? post(f, p[0], p[1], p[2], age(i + 3000)) : steppedIn(f, p[0], 1, age(i + 3000))));
  (w.told ?? []).forEach(([a, b], i) => told(f, a, b, age(i + 5000)));
  people(w.stepped_in).forEach(([id, n], i) => steppedIn(f, id, n, age(i + 9000)));
  (w.acts ?? []).forEach(([team, n], i) => {
    for (let k = 0; k < Math.min(n, 4); k++) act(f, team, age(i + 100 * k));
  });
}

const people = (list: WeekEvents["silent"]): [number, number][] => (list ?? []).map((x) => (Array.isArray(x) ? x : [x, 1]));

function act(f: Frame, team: number, age: number): void {
  const spot = f.layout.teams.get(team);
  if (!spot || age < 0 || age > 1) return;
  const { x, y } = f.place(spot.x, spot.y);
  const base = Math.max(7, spot.r * f.scale);
  const c = f.context;
  c.globalAlpha = 0.5 * fade(age) ** 1.4;
  c.fillStyle = f.palette.act;
  c.beginPath();
  c.arc(x, y, base * (0.5 + 0.5 * ease(age)), 0, 2 * Math.PI);
  c.fill();
  for (const lag of [0, 0.22]) {
    const a = age - lag;
    if (a < 0) continue;
    c.globalAlpha = fade(a) * 0.9;
    c.strokeStyle = f.palette.act;
    c.lineWidth = 2.4 * fade(a) + 0.4;
    c.beginPath();
    c.arc(x, y, base * (0.6 + 1.5 * ease(a)), 0, 2 * Math.PI);
    c.stroke();
  }
  c.globalAlpha = 1;
}

function silent(f: Frame, id: number, n: number, age: number): void {
  const spot = f.layout.nodes.get(id);
  if (!spot || age < 0 || age > 1) return;
  const { x, y } = f.place(spot.x, spot.y);
  const c = f.context;
  const r = f.layout.mode === "units" ? spot.r * f.scale * Math.min(0.8, 0.15 * Math.sqrt(n)) : Math.max(2, spot.r * f.scale * 0.9);
  c.globalAlpha = fade(age);
  c.fillStyle = f.palette.silent;
  c.beginPath();
  c.arc(x, y, r, 0, 2 * Math.PI);
  c.fill();
  c.globalAlpha = 1;
}

function steppedIn(f: Frame, id: number, n: number, age: number): void {
  const spot = f.layout.nodes.get(id);
  if (!spot || age < 0 || age > 1) return;
  const { x, y } = f.place(spot.x, spot.y);
  const c = f.context;
  const r = f.layout.mode === "units" ? spot.r * f.scale * 0.3 : Math.max(3, spot.r * f.scale);
  c.globalAlpha = fade(age);
  c.fillStyle = f.palette.voice;
  c.beginPath();
  c.arc(x, y, r * Math.min(2, 1 + 0.1 * (n - 1)), 0, 2 * Math.PI);
  c.fill();
  c.strokeStyle = f.palette.voice;
  c.lineWidth = 1.6;
  c.beginPath();
  c.arc(x, y, r * (1.5 + 0.9 * ease(age)), 0, 2 * Math.PI);
  c.stroke();
  c.globalAlpha = 1;
}

/** A line that grows from one person to another with a head that travels along it, then fades. */
function travel(f: Frame, from: number, to: number, age: number, colour: string, dash: number[], width: number): void {
  const a = f.layout.nodes.get(from);
  const b = f.layout.nodes.get(to);
  if (!a || !b || a === b || age < 0 || age > 1) return;
  const p = f.place(a.x, a.y);
  const q = f.place(b.x, b.y);
  const c = f.context;
  const t = ease(Math.min(1, age * 1.8));
  const [mx, my] = [(p.x + q.x) / 2 + (q.y - p.y) * 0.14, (p.y + q.y) / 2 - (q.x - p.x) * 0.14];
  const at = (s: number) => ({ x: (1 - s) ** 2 * p.x + 2 * (1 - s) * s * mx + s * s * q.x, y: (1 - s) ** 2 * p.y + 2 * (1 - s) * s * my + s * s * q.y });
  const head = at(t);
  c.globalAlpha = 0.75 * fade(Math.max(0, age * 1.3 - 0.3));
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.setLineDash(dash);
  c.beginPath();
  c.moveTo(p.x, p.y);
  c.quadraticCurveTo(p.x + (mx - p.x) * t, p.y + (my - p.y) * t, head.x, head.y);
  c.stroke();
  c.setLineDash([]);
  if (age < 0.6) {
    c.fillStyle = colour;
    c.beginPath();
    c.arc(head.x, head.y, width + 1.6, 0, 2 * Math.PI);
    c.fill();
  }
  c.globalAlpha = 1;
}

const told = (f: Frame, a: number, b: number, age: number): void => travel(f, a, b, age, f.palette.told, [], 1.8);

function post(f: Frame, author: number, hearers: number[], kind: string, age: number): void {
  const turned = turnedKinds.has(kind);
  const colour = turned ? f.palette.turned : f.palette.voice;
  for (const h of hearers.slice(0, 16)) travel(f, author, h, 1.5 * age, colour, turned ? [3, 3] : [], 0.8);
}

/** Circles of units and teams. */
export function drawGround(f: Frame, colours: { line: string; team: string }): void {
  const c = f.context;
  c.lineWidth = 1;
  for (const u of f.layout.units) {
    const p = f.place(u.x, u.y);
    c.strokeStyle = colours.line;
    c.beginPath();
    c.arc(p.x, p.y, u.r * f.scale + 1, 0, 2 * Math.PI);
    c.stroke();
  }
  if (f.layout.mode === "people") {
    c.strokeStyle = colours.team;
    for (const t of f.layout.teams.values()) {
      const p = f.place(t.x, t.y);
      c.beginPath();
      c.arc(p.x, p.y, t.r * f.scale, 0, 2 * Math.PI);
      c.stroke();
    }
  }
}

/** The units' names, over the ties. */
export function drawNames(f: Frame, colours: { text: string; paper: string }, font: string): void {
  const c = f.context;
  c.font = font;
  c.textAlign = "center";
  const spots = f.layout.units.map((u) => ({ ...f.place(u.x, u.y + u.r), name: u.name }));
  for (const { text, x, y } of namesThatFit(spots, (t) => c.measureText(t).width)) {
    c.lineWidth = 4;
    c.strokeStyle = colours.paper;
    c.lineJoin = "round";
    c.strokeText(text, x, y + 4);
    c.fillStyle = colours.text;
    c.fillText(text, x, y + 4);
  }
}
