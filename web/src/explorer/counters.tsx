import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Clock } from "../picture/clock";
import type { WeekEvents } from "./api";

const rows: { name: string; label: string; of: (w: WeekEvents) => number }[] = [
  { name: "acts", label: "acts", of: (w) => (w.acts ?? []).reduce((n, a) => n + a[1], 0) },
  { name: "silent", label: "stayed silent", of: (w) => sum(w.silent) },
  { name: "stepped", label: "stepped in or comforted", of: (w) => sum(w.stepped_in) },
  { name: "told", label: "told a confidant", of: (w) => (w.told ?? []).reduce((n, t) => n + (t[2] ?? 1), 0) },
  { name: "spoke", label: "said in public", of: (w) => (w.posts ?? []).reduce((n, p) => n + (typeof p[1] === "number" ? p[1] : 1), 0) },
];

const sum = (list: WeekEvents["silent"]): number => (list ?? []).reduce<number>((n, x) => n + (Array.isArray(x) ? x[1] : 1), 0);

/** Running totals of one run up to the week shown. */
export function Counters({ clock, weeks, arrived }: { clock: Clock; weeks: () => WeekEvents[]; arrived: Signal<number> }): JSX.Element {
  const cells = useRef<(HTMLElement | null)[]>([]);
  useEffect(() => {
    let cache: number[][] = [];
    let of: WeekEvents[] = [];
    let last = -1;
    return clock.onMove((at) => {
      const list = weeks();
      const week = Math.min(Math.floor(at), list.length - 1);
      if (list !== of) {
        of = list;
        cache = [];
        last = -1;
      }
      if (week === last) return;
      last = week;
      while (cache.length <= week) {
        const w = list[cache.length];
        const before = cache[cache.length - 1] ?? rows.map(() => 0);
        cache.push(before.map((n, i) => n + (w ? rows[i]!.of(w) : 0)));
      }
      rows.forEach((_, i) => {
        const cell = cells.current[i];
        if (cell) cell.textContent = (cache[week]?.[i] ?? 0).toLocaleString("en-GB");
      });
    });
  }, [arrived.value > 0]);
  return (
    <dl class="counters tabular">
      {rows.map((r, i) => (
        <div key={r.name} class={r.name}>
          <dt>{r.label}</dt>
          <dd ref={(e) => { cells.current[i] = e; }}>0</dd>
        </div>
      ))}
    </dl>
  );
}
