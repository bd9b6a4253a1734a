// Which names fit a small picture: each unit keeps a name, shorter where there is no room.

export interface Named {
  x: number;
  y: number;
  name: string;
}

export interface Placed {
  text: string;
  x: number;
  y: number;
}

const lineHeight = 13;
const gap = 3;

/** A name, then shorter forms of it: "unit 12", "12"; "Customer service (120)", "Customer", "Cus". */
export function forms(name: string): string[] {
  const number = name.match(/^\D*?(\d+)$/)?.[1];
  if (number) return [name, number];
  const word = name.split(/[\s(]/)[0]!;
  return [...new Set([name, word, word.slice(0, 3)])];
}

/** Names that do not touch each other, each as long as there is room for: where two collide, the later is shortened. */
export function namesThatFit(spots: Named[], width: (text: string) => number): Placed[] {
  const placed: (Placed & { half: number })[] = [];
  const free = (x: number, y: number, half: number) => placed.every((p) => Math.abs(p.y - y) >= lineHeight || Math.abs(p.x - x) >= p.half + half + gap);
  for (const { x, y, name } of spots)
    for (const text of forms(name)) {
      const half = width(text) / 2;
      if (!free(x, y, half)) continue;
      placed.push({ text, x, y, half });
      break;
    }
  return placed.map(({ text, x, y }) => ({ text, x, y }));
}
