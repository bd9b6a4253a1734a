// Where people stand: circles packed in circles, teams in units, by d3-hierarchy. Higher ranks are larger dots.
import { hierarchy, pack } from "d3-hierarchy";
import type { PeoplePicture, UnitsPicture, WorldPicture } from "../explorer/api";

export interface Spot {
  x: number;
  y: number;
  r: number;
}

export interface Layout {
  mode: WorldPicture["mode"];
  /** By id of the picture's nodes. */
  nodes: Map<number, Spot & { group: number; label?: string }>;
  teams: Map<number, Spot & { people?: number | null }>;
  /** The unit of each team. */
  unitOf: Map<number, number>;
  units: (Spot & { id: number; name: string })[];
  /** How many people are drawn, or counted in the units that are. */
  people: number;
  edges: [number, number, number][];
  /** The box that holds all units. */
  box: { x: [number, number]; y: [number, number] };
}

interface Item {
  id?: number;
  unit?: number;
  team?: number;
  size?: number;
  children?: Item[];
}

const grouped = <T>(items: T[], key: (item: T) => number): Map<number, T[]> => {
  const map = new Map<number, T[]>();
  for (const item of items) map.set(key(item), [...(map.get(key(item)) ?? []), item]);
  return map;
};

function people(p: PeoplePicture, groups: string[], unitNames: Map<number, string>): Layout {
  const top = Math.max(1, ...p.nodes.map((n) => n.rank));
  const root: Item = {
    children: [...grouped(p.nodes, (n) => n.unit)].map(([unit, members]) => ({
      unit,
      children: [...grouped(members, (n) => n.team)].map(([team, some]) => ({
        team,
        children: some.map((n) => ({ id: n.id, size: (1 + (1.1 * n.rank) / top) ** 2 })),
      })),
    })),
  };
  const packed = pack<Item>().size([2, 2]).padding((n) => (n.depth === 0 ? 0.05 : n.depth === 1 ? 0.014 : 0.006))(hierarchy(root).sum((d) => d.size ?? 0).sort((a, b) => (b.value ?? 0) - (a.value ?? 0)));
  const byId = new Map(p.nodes.map((n) => [n.id, n]));
  const layout: Layout = { mode: "people", nodes: new Map(), teams: new Map(), unitOf: new Map(p.nodes.map((n) => [n.team, n.unit])), units: [], edges: [], people: p.nodes.length, box: { x: [-1, 1], y: [-1, 1] } };
  packed.each((n) => {
    const spot = { x: n.x - 1, y: 1 - n.y, r: n.r };
    if (n.depth === 1) layout.units.push({ ...spot, id: n.data.unit!, name: unitNames.get(n.data.unit!) ?? `unit ${n.data.unit! + 1}` });
    else if (n.depth === 2) layout.teams.set(n.data.team!, spot);
    else if (n.depth === 3) {
      const who = byId.get(n.data.id!)!;
      // Smaller than its circle: between persons the tint of their team is seen.
      layout.nodes.set(who.id, { ...spot, r: 0.84 * spot.r, group: typeof who.group === "number" ? who.group : Math.max(0, groups.indexOf(who.group)) });
    }
  });
  layout.edges = (p.ties?.confidant ?? []).filter(([a, b]) => a < b || !(p.ties?.confidant ?? []).length).map(([a, b]) => [a, b, 1]);
  if (!layout.edges.length) layout.edges = (p.ties?.confidant ?? []).map(([a, b]) => [a, b, 1]);
  return layout;
}

function units(p: UnitsPicture): Layout {
  const root: Item = { children: p.nodes.map((n) => ({ id: n.id, size: n.people })) };
  const packed = pack<Item>().size([2, 2]).padding(0.09)(hierarchy(root).sum((d) => d.size ?? 0).sort((a, b) => (b.value ?? 0) - (a.value ?? 0)));
  const byId = new Map(p.nodes.map((n) => [n.id, n]));
  const layout: Layout = { mode: "units", nodes: new Map(), teams: new Map(), unitOf: new Map(), units: [], edges: p.ties, people: p.nodes.reduce((n, u) => n + u.people, 0), box: { x: [-1, 1], y: [-1, 1] } };
  packed.each((n) => {
    if (n.depth !== 1) return;
    const unit = byId.get(n.data.id!)!;
    // Half the packed circle: room for what happens around it, and for the ties.
    const spot = { x: n.x - 1, y: 1 - n.y, r: n.r * 0.5 };
    layout.nodes.set(unit.id, { ...spot, group: 0, label: unit.name });
    layout.teams.set(unit.id, { ...spot, people: unit.people });
    layout.units.push({ ...spot, id: unit.id, name: `${unit.name} (${unit.people})` });
  });
  return layout;
}

export function layoutOf(p: WorldPicture, groups: string[], unitNames: Map<number, string>): Layout {
  const layout = p.mode === "people" ? people(p, groups, unitNames) : units(p);
  const edge = (of: (u: Spot) => number, pick: (...x: number[]) => number) => pick(...layout.units.map(of));
  const room = layout.mode === "units" ? 1.6 : 1;
  if (layout.units.length) layout.box = { x: [edge((u) => u.x - room * u.r, Math.min), edge((u) => u.x + room * u.r, Math.max)], y: [edge((u) => u.y - room * u.r, Math.min), edge((u) => u.y + room * u.r, Math.max)] };
  return layout;
}
