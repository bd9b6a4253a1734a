// The marks of the picture: which colour and shape says what. Lightness and shape tell them apart, hue only helps.

export type MarkName = "silent" | "act" | "unanswered" | "answer" | "told" | "spoke" | "turned" | "report";

export interface Mark {
  name: MarkName;
  /** The token of tokens.css. */
  colour: string;
  shape: string;
}

export const marks: Mark[] = [
  { name: "silent", colour: "--silent", shape: "disc with a bar across" },
  { name: "act", colour: "--act", shape: "star" },
  { name: "unanswered", colour: "--act", shape: "ring round a team" },
  { name: "report", colour: "--report", shape: "square" },
  { name: "turned", colour: "--turned", shape: "hollow wedge" },
  { name: "answer", colour: "--answer", shape: "ring round a person" },
  { name: "spoke", colour: "--answer", shape: "solid wedge" },
  { name: "told", colour: "--told", shape: "line" },
];

/** Marks of one lightness. Between a contrast of 3 to the paper and black (about 20) only three levels fit that differ by 2. The
 * darkest belongs to silence alone. */
export const sameLightness: { marks: MarkName[]; why: string }[] = [
  { marks: ["act", "unanswered", "report", "turned"], why: "what goes wrong and what is said of it: a star, a ring round a team, a square at the edge, a hollow wedge" },
  { marks: ["answer", "spoke", "told"], why: "what people do about it: a ring round a person, a solid wedge, a line" },
];

/** What marks lie on. Persons differ by lightness; marks over them have an edge of paper. */
export const persons = ["--node-one", "--node-two", "--node-three", "--node-four"];
export const personLine = "--person-line";
/** The strongest tints of a team: where harm passes as normal, trusted and not. */
export const tints = { trusted: "--tint-trusted", doubted: "--tint-doubted" };

export type Palette = Record<MarkName | "paper" | "ink" | "soft" | "line" | "strongLine" | "tie" | "personLine" | "trusted" | "doubted", string> & { persons: string[]; sans: string };

/** The colours of the theme. Read once for a theme, not every frame. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const css = (name: string) => style.getPropertyValue(name).trim();
  const of = Object.fromEntries(marks.map((m) => [m.name, css(m.colour)])) as Record<MarkName, string>;
  return {
    ...of, paper: css("--paper"), ink: css("--ink"), soft: css("--soft"), line: css("--line"), strongLine: css("--strong-line"), tie: css("--tie"), personLine: css(personLine), trusted: css(tints.trusted), doubted: css(tints.doubted),
    persons: persons.map(css), sans: css("--sans"),
  };
}
