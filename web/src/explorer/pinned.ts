// Runs that the reader keeps beside each other while the page is open.
import { signal } from "@preact/signals";
import type { Interval } from "../model/types";
import { mainRow } from "../words/captions";
import { directionOf, type Direction } from "../words/direction";
import { capital, count, list, words } from "../words/format";
import type { Plan } from "./plan";
import { change, plan, run, runner } from "./store";

interface Kept {
  id: number;
  name: string;
  effect: Interval | null;
  direction: Direction | null;
  cost: string;
  restore: () => void;
}

export const pinned = signal<Kept[]>([]);
let next = 1;

/** What a plan changes, in words. */
export function nameOf({ change: c, preset }: Plan): string {
  const parts = [...new Set(c.interventions.map((x) => words(x.kind))), ...Object.entries(c.set).map(([k, v]) => `${k} ${Array.isArray(v) ? v.join(", ") : String(v)}`), ...c.off.map((x) => `without ${words(x)}`)];
  return `${parts.length ? capital(list(parts)) : "No change"}${preset && preset !== "default" ? ` (${preset})` : ""}`;
}

/** Keeps the run that is shown, with its settings. */
export function pin(): void {
  const c = runner.state.value.result?.comparison;
  if (!c) return;
  const row = mainRow(c);
  const { preset, base, change: changes, replicates, weeks, seed, members } = plan.value;
  const spent = c.cost?.extra_cost?.mean;
  pinned.value = [...pinned.value, {
    id: next++, name: nameOf(plan.value), effect: row?.relative ?? null, direction: row ? directionOf(row) : null, cost: spent && c.cost?.unit ? `${count(spent)} ${c.cost.unit}` : "none stated",
    restore: () => { change({ preset, base, change: changes, replicates, weeks, seed, members }); run(); document.getElementById("run")?.focus(); },
  }];
}

export const unpin = (id: number): void => void (pinned.value = pinned.value.filter((k) => k.id !== id));
