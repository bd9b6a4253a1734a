// The mark of a direction: colour, shape and word together.
import type { JSX } from "preact";
import { directionWords, type Direction } from "./direction";

/** A tick is better, a cross is worse, a hollow diamond is open, a bar is neither. */
const shapes: Record<Direction, string> = { better: "M2 8.5 L6 12.5 L14 3.5", worse: "M3 3 L13 13 M13 3 L3 13", open: "M8 2 L14 8 L8 14 L2 8 Z", neutral: "M2 8 H14" };

export function DirectionMark({ of, bare = false }: { of: Direction; bare?: boolean }): JSX.Element {
  return (
    <span class={`direction ${of}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d={shapes[of]} fill="none" stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round" /></svg>
      <span class={bare ? "hidden-visually" : undefined}>{directionWords[of]}</span>
    </span>
  );
}
