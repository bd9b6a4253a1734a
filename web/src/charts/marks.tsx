import type { JSX } from "preact";

export interface Look {
  colour: string;
  dash: string;
  symbol: "circle" | "diamond" | "square" | "triangle";
}

const looks: Look[] = [
  { colour: "var(--one)", dash: "", symbol: "circle" },
  { colour: "var(--two)", dash: "6 3", symbol: "diamond" },
  { colour: "var(--three)", dash: "2 3", symbol: "square" },
  { colour: "var(--four)", dash: "9 3 2 3", symbol: "triangle" },
  { colour: "var(--ink)", dash: "1 4", symbol: "circle" },
  { colour: "var(--sky)", dash: "12 4", symbol: "diamond" },
];

/** Colour, dashes and marker of the nth thing told apart; "all" is ink. */
export function look(index: number): Look {
  return index < 0 ? { colour: "var(--ink)", dash: "", symbol: "square" } : looks[index % looks.length]!;
}

/** The look of a group: its place among the institution's groups, else its place in the list; the whole is ink. */
export function indexOf(group: string, place: number, groups: string[]): number {
  const found = groups.indexOf(group);
  return group === "all" ? -1 : found >= 0 ? found : place;
}

/** What stands for what. */
export function Key({ items }: { items: { label: string; look: Look }[] }): JSX.Element {
  return (
    <ul class="key">
      {items.map(({ label, look: l }) => (
        <li key={label}>
          <svg width="26" height="12" aria-hidden="true">
            <line x1="0" x2="26" y1="6" y2="6" stroke={l.colour} stroke-width="2.2" stroke-dasharray={l.dash} />
            <Marker symbol={l.symbol} colour={l.colour} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function Marker({ symbol, colour }: { symbol: Look["symbol"]; colour: string }): JSX.Element {
  if (symbol === "circle") return <circle cx="13" cy="6" r="4" fill={colour} />;
  if (symbol === "diamond") return <path d="M13 1 L18 6 L13 11 L8 6 Z" fill={colour} />;
  if (symbol === "square") return <rect x="9.5" y="2.5" width="7" height="7" fill={colour} />;
  return <path d="M13 1.5 L18 10.5 L8 10.5 Z" fill={colour} />;
}
