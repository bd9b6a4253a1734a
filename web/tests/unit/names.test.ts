import { expect, test } from "vitest";
import { namesThatFit } from "../../src/picture/names";

const width = (text: string): number => 6 * text.length;

test("on a phone every unit keeps a name, shorter where there is no room", () => {
  // Twenty units, 60 pixels apart in the row: "unit 12" is 42 wide.
  const spots = Array.from({ length: 20 }, (_, i) => ({ x: 35 * (i % 10), y: 80 * Math.floor(i / 10), name: `unit ${i + 1}` }));
  const placed = namesThatFit(spots, width);
  expect(placed).toHaveLength(20);
  for (const [i, p] of placed.entries()) expect(p.text).toMatch(new RegExp(`(^|unit )${i + 1}$`));
  for (const p of placed) for (const q of placed) if (p !== q && Math.abs(p.y - q.y) < 13) expect(Math.abs(p.x - q.x)).toBeGreaterThan((width(p.text) + width(q.text)) / 2);
});

test("names with room are whole", () => expect(namesThatFit([{ x: 0, y: 0, name: "Customer service (120)" }, { x: 300, y: 0, name: "unit 2" }], width).map((p) => p.text)).toEqual(["Customer service (120)", "unit 2"]));
