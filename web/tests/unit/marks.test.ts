// The picture must be readable without hue: contrasts of its marks in both themes, in grey and for colour-blind people.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { marks, personLine, persons, sameLightness, tints, type Mark } from "../../src/picture/marks";
import { contrast, eyes, least } from "./vision";

const tokens = readFileSync(new URL("../../src/style/tokens.css", import.meta.url), "utf8");
const block = (selector: string): Record<string, string> => {
  const from = tokens.indexOf(`${selector} {`);
  return Object.fromEntries([...tokens.slice(from, tokens.indexOf("\n}", from)).matchAll(/^\s*(--[\w-]+): (#[0-9a-f]{6});/gim)].map((m) => [m[1]!, m[2]!]));
};
const themes: Record<string, Record<string, string>> = { light: block(":root"), dark: block(':root[data-theme="dark"]') };
const toPaper = 3;
const toEachOther = 2;

const pairs = (list: Mark[]): [Mark, Mark][] => list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as [Mark, Mark]));
const listed = (a: Mark, b: Mark): boolean => sameLightness.some((s) => s.why.length > 20 && s.marks.includes(a.name) && s.marks.includes(b.name));

/** What is wrong with marks in one theme. */
function faults(colours: Record<string, string>, list: Mark[] = marks): string[] {
  const out: string[] = [];
  const at = (token: string) => colours[token] ?? `no ${token}`;
  for (const m of list) if (least(at(m.colour), at("--paper")) < toPaper) out.push(`${m.name} to paper: ${least(at(m.colour), at("--paper")).toFixed(2)}`);
  for (const [a, b] of pairs(list)) {
    const c = least(at(a.colour), at(b.colour));
    if (c < toEachOther && !listed(a, b)) out.push(`${a.name} to ${b.name}: ${c.toFixed(2)}`);
    if (a.shape === b.shape) out.push(`${a.name} and ${b.name} have one shape`);
  }
  for (const m of list) for (const eye of eyes) if (m.name !== "silent" && contrast(at(m.colour), at("--paper"), eye) * 1.5 > contrast(at("--silent"), at("--paper"), eye)) out.push(`${m.name} is nearly as conspicuous as silence (${eye})`);
  return out;
}

for (const [theme, colours] of Object.entries(themes)) {
  test(`${theme}: marks stand out from the paper by 3, from each other by 2 or by shape; silence most of all`, () => {
    expect(faults(colours)).toEqual([]);
  });
  test(`${theme}: persons have an outline and differ by lightness; silence stands out from each of them and from every tint`, () => {
    expect(least(colours[personLine]!, colours["--paper"]!)).toBeGreaterThanOrEqual(3);
    expect(least(colours[persons[1]!]!, colours["--paper"]!)).toBeGreaterThanOrEqual(3);
    for (const [a, b] of [[0, 1], [2, 3]] as const) expect(least(colours[persons[a]!]!, colours[persons[b]!]!)).toBeGreaterThanOrEqual(2);
    for (const ground of [...persons, tints.trusted, tints.doubted]) expect(least(colours["--silent"]!, colours[ground]!)).toBeGreaterThanOrEqual(3);
  });
}

test("pairs are listed as of one lightness only where they are", () => {
  for (const [a, b] of pairs(marks)) if (listed(a, b)) expect(Object.values(themes).some((t) => least(t[a.colour]!, t[b.colour]!) < toEachOther), `${a.name}, ${b.name}`).toBe(true);
});

test("marks that only hue tells apart would be found", () => {
  const light = themes.light!;
  // The colours of version 0.3: silence was no darker than an act.
  expect(faults({ ...light, "--silent": "#5d5a55", "--act": "#d0480a" }).length).toBeGreaterThan(2);
  // Red and green of one lightness for colour-blind people.
  expect(faults({ ...light, "--answer": "#d0480a" }).join()).toMatch(/act to answer/);
  expect(faults(light, marks.map((m) => (m.name === "act" ? { ...m, shape: "square" } : m))).join()).toMatch(/one shape/);
});

test("the eyes are those of the paper: red is dark to who lacks the cones for it, and grey looks the same to all", () => {
  expect(contrast("#ff0000", "#000000", "protanopia")).toBeLessThan(0.7 * contrast("#ff0000", "#000000", "colour"));
  for (const eye of eyes) expect(contrast("#777777", "#ffffff", eye)).toBeCloseTo(contrast("#777777", "#ffffff", "colour"), 1);
  // Black on white by the definition of WCAG.
  expect(contrast("#000000", "#ffffff", "colour")).toBeCloseTo(21, 5);
});
