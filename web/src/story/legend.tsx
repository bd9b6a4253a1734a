// What the picture shows up to this step; what the step has added stands out.
import type { ComponentChildren, JSX } from "preact";
import type { Mark } from "./step";

const Glyph = ({ children }: { children: ComponentChildren }): JSX.Element => <svg width="18" height="18" aria-hidden="true">{children}</svg>;

const entries: Record<Mark, { glyph: ComponentChildren; words: string }[]> = {
  acts: [
    { glyph: <circle cx="9" cy="9" r="6.5" fill="var(--node-one)" stroke="var(--person-line)" />, words: "a woman" },
    { glyph: <circle cx="9" cy="9" r="6.5" fill="var(--node-two)" stroke="var(--person-line)" />, words: "a man" },
    { glyph: <path d="M9 16 L4.5 3 H13.5 Z" fill="var(--act)" />, words: "an act" },
  ],
  silence: [
    { glyph: <><circle cx="9" cy="9" r="6.5" fill="var(--silent)" /><line x1="5.5" x2="12.5" y1="9" y2="9" stroke="var(--paper)" stroke-width="2" /></>, words: "was silent" },
    { glyph: <><circle cx="9" cy="9" r="4" fill="var(--node-two)" stroke="var(--person-line)" /><circle cx="9" cy="9" r="7" fill="none" stroke="var(--answer)" stroke-width="2" /></>, words: "has stepped in or comforted" },
  ],
  noticing: [{ glyph: <circle cx="9" cy="9" r="6.5" fill="var(--node-one)" fill-opacity="0.3" stroke="var(--person-line)" stroke-width="1.5" />, words: "pale: people notice less" }],
  rank: [{ glyph: <><circle cx="5" cy="11" r="3.5" fill="var(--node-one)" stroke="var(--person-line)" /><circle cx="12.5" cy="8" r="5.5" fill="var(--node-one)" stroke="var(--person-line)" /></>, words: "larger: higher rank" }],
  posts: [{ glyph: <><path d="M2 3 h14 v9 h-8 l-4 4 v-4 h-2 Z" fill="none" stroke="var(--ink)" stroke-width="1.6" /><line x1="5" x2="13" y1="10" y2="5" stroke="var(--ink)" stroke-width="1.6" /></>, words: "turns the talk away (filled: speaks up)" }],
  remarks: [{ glyph: <g fill="var(--soft)"><circle cx="5" cy="6" r="2" /><circle cx="11" cy="5" r="2" /><circle cx="9" cy="12" r="2" /></g>, words: "ten remarks a week in the institution" }],
  told: [{ glyph: <path d="M3 14 Q 6 2 15 6" fill="none" stroke="var(--told)" stroke-width="2.4" />, words: "told a confidant" }],
  arrivals: [{ glyph: <path d="M3 13 h12 l-6 -7 Z" fill="var(--one)" />, words: "the seat went to the other group" }],
  mine: [{ glyph: <circle cx="9" cy="9" r="7" fill="none" stroke="var(--ink)" stroke-width="2" stroke-dasharray="4 3" />, words: "the seat that you drew" }],
};

export function Legend({ marks, added }: { marks: Set<Mark>; added: Mark | null }): JSX.Element {
  return (
    <ul class="legend" aria-label="What the picture shows">
      {[...marks].flatMap((m) => entries[m].map((e, i) => <li key={`${m}${i}`} class={m === added ? "added" : undefined}><Glyph>{e.glyph}</Glyph>{e.words}</li>))}
    </ul>
  );
}
