// What lies under the network: units, teams with the tint of their state, and the outlines of persons. And what stays at teams.
import { aside, reach, type Aside, type Frame } from "./effects";
import { namesThatFit, type Placed } from "./names";
import type { Past } from "./past";
import { ring, silentMark, star } from "./shapes";

/** Perceived norms from here to there have the range of tints. The same for every picture, so that two can be compared. */
const norms = { tolerant: 0.35, objecting: 0.65 };
const trusts = { low: 0.3, high: 0.6 };

type Triple = [number, number, number];
const channels = (hex: string): Triple => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as Triple;
const mix = (a: Triple, b: Triple, t: number): Triple => a.map((x, i) => x + (b[i]! - x) * t) as Triple;
const share = (x: number, low: number, high: number): number => Math.max(0, Math.min(1, (x - low) / (high - low)));

/** Strong where harm passes as normal; cold where the institution is trusted, warm where it is not. */
export function tint(p: Frame["palette"], norm: number, trust: number): string {
  const strength = 1 - share(norm, norms.tolerant, norms.objecting);
  const hue = mix(channels(p.doubted), channels(p.trusted), share(trust, trusts.low, trusts.high));
  return `#${mix(channels(p.paper), hue, strength).map((c) => Math.round(c).toString(16).padStart(2, "0")).join("")}`;
}

/** The tint of each team, and of each unit where units are drawn. */
export function tintOf(f: Pick<Frame, "layout" | "palette">, past: Past, team: number): string | null {
  const norm = past.norm.get(team);
  const trust = past.trust.get(f.layout.unitOf.get(team) ?? team);
  return norm === undefined || trust === undefined ? null : tint(f.palette, norm, trust);
}

export function drawGround(f: Frame, past: Past): void {
  const c = f.context;
  for (const u of f.layout.units) {
    const { x, y } = f.place(u.x, u.y);
    outline(f, x, y, u.r * f.scale + 1, past.trust.get(u.id));
  }
  if (f.layout.mode !== "people") return;
  c.lineWidth = 1;
  for (const [team, t] of f.layout.teams) {
    const { x, y } = f.place(t.x, t.y);
    c.beginPath();
    c.arc(x, y, t.r * f.scale, 0, 2 * Math.PI);
    c.fillStyle = tintOf(f, past, team) ?? f.palette.paper;
    c.fill();
    c.strokeStyle = f.palette.line;
    c.stroke();
  }
  c.fillStyle = f.palette.personLine;
  c.beginPath();
  for (const n of f.layout.nodes.values()) {
    const { x, y } = f.place(n.x, n.y);
    c.moveTo(x, y);
    c.arc(x, y, n.r * f.scale + 0.8, 0, 2 * Math.PI);
  }
  c.fill();
}

/** The outline of a unit: the share of it that is drawn is trust. */
function outline(f: Frame, x: number, y: number, r: number, trust: number | undefined): void {
  const c = f.context;
  c.lineWidth = 1;
  c.strokeStyle = f.palette.line;
  c.beginPath();
  c.arc(x, y, r, 0, 2 * Math.PI);
  c.stroke();
  if (trust === undefined) return;
  const parts = 16;
  c.lineWidth = 2;
  c.strokeStyle = f.palette.personLine;
  for (let i = 0; i < parts; i++) {
    const from = (2 * Math.PI * i) / parts - Math.PI / 2;
    c.beginPath();
    c.arc(x, y, r, from, from + (2 * Math.PI * trust) / parts);
    c.stroke();
  }
}

const usualTeam = 10;

/** What unanswered acts leave round a team: wider with more of them. A unit has more than a team, so it counts by its size. */
export function drawResidue(f: Frame, past: Past, at: number): void {
  for (const team of past.teams()) {
    const spot = f.layout.teams.get(team);
    const left = past.left(team, at);
    if (!spot || left < 0.05) continue;
    const { x, y } = f.place(spot.x, spot.y);
    const r = spot.r * f.scale;
    const width = Math.min(0.2 * r, 0.4 + 0.014 * r * left * (usualTeam / (spot.people ?? usualTeam)));
    ring(f.context, f.palette, f.palette.unanswered, x, y, r, width);
  }
}

/** A picture that stands still: everyone and every team that something has befallen so far. */
export function drawSoFar(f: Frame, past: Past): void {
  const c = f.context;
  const people = (mark: Aside, ids: Iterable<number>, draw: (x: number, y: number, r: number, id: number) => void, n: (id: number) => number = () => 1) => {
    for (const id of ids) {
      const spot = f.layout.nodes.get(id);
      if (!spot) continue;
      const { x, y } = aside(f, spot, mark);
      draw(x, y, reach(f, spot.r, n(id)), id);
    }
  };
  people("answer", past.answered.keys(), (x, y, r) => ring(c, f.palette, f.palette.answer, x, y, r + 1.6, 1.6), (id) => past.answered.get(id)!);
  people("silent", past.silent.keys(), (x, y, r) => silentMark(c, f.palette, x, y, f.layout.mode === "units" ? r : Math.max(2.6, r)), (id) => past.silent.get(id)!);
  for (const [team, n] of past.acts) {
    const spot = f.layout.teams.get(team);
    if (!spot) continue;
    const { x, y } = f.place(spot.x, spot.y + spot.r);
    star(c, f.palette, x, y, Math.min(0.5 * spot.r * f.scale, 3 + 0.8 * Math.sqrt(n)));
  }
}

/** Groups beyond two have a dot inside: their lightness repeats. */
export function drawDots(f: Frame, groupAt: (id: number) => number): void {
  const c = f.context;
  c.fillStyle = f.palette.ink;
  for (const [id, n] of f.layout.nodes) {
    if (f.layout.mode === "units" || groupAt(id) < 2) continue;
    const { x, y } = f.place(n.x, n.y);
    c.beginPath();
    c.arc(x, y, Math.max(0.8, 0.3 * n.r * f.scale), 0, 2 * Math.PI);
    c.fill();
  }
}

/** The units' names, where they fit. Measured once for a projection. */
export function placeNames(f: Frame, font: string): Placed[] {
  f.context.font = font;
  return namesThatFit(f.layout.units.map((u) => ({ ...f.place(u.x, u.y + u.r), name: u.name })), (t) => f.context.measureText(t).width);
}

export function drawNames(f: Frame, names: Placed[], font: string): void {
  const c = f.context;
  c.font = font;
  c.textAlign = "center";
  c.lineJoin = "round";
  for (const { text, x, y } of names) {
    c.lineWidth = 4;
    c.strokeStyle = f.palette.paper;
    c.strokeText(text, x, y + 4);
    c.fillStyle = f.palette.soft;
    c.fillText(text, x, y + 4);
  }
}
