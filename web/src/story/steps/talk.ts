import type { RunResult } from "../../explorer/api";
import type { Choice, Step } from "../step";
import { row, signOf } from "../reading";
import { choice, request, setting } from "../settings";
import { directionIn, expected, moves, signGuess } from "../wording";

/** Posts a week among 1,000 people. */
const posts = 4;

/** What such talk is said to take: the feeling of responsibility, or effort. */
const taken = (results: RunResult[], c: Choice) => row(results[0]!, c === "hurt" ? "effort_on_survivors_share" : "responsibility");
const whatIsTaken = (c: Choice): string => (c === "hurt" ? "the share of effort that goes to survivors" : "the feeling that change is one’s own task");

export const talk: Step = {
  id: "talk",
  title: "Turning the talk away",
  claim: "Turning the talk away costs survivors: others feel less responsible, or their effort goes elsewhere.",
  tells: ["C3", "C5"],
  story: [
    "“Not all men.” “Poor menfolk.” “Women too.” Each may be true of somebody. What does such talk do to an institution? A speech mark that is crossed out turns the talk away.",
    `Effort is limited: who comforts the one has less left for the other. On the other side ${posts} more such posts appear a week, by people drawn at random. Who hears them feels less responsible, reassures, or answers back, as the model has it.`,
  ],
  adds: "posts",
  control: choice("What is said", [["innocence", "“Not all men”"], ["hurt", "“Poor menfolk”"], ["equivalence", "“Women too”"]]),
  guess: signGuess((c) => `With such talk, is there less or more of this: ${whatIsTaken(c)}?`, taken),
  arms: ["as it is", "with such talk"],
  requests: (c) => [request(setting(), setting({}, [{ kind: "movement", start: 0, end: null, every: 1, post: String(c), count: posts }]))],
  read: (results, c) => {
    const lost = taken(results, c);
    return {
      verdict: expected(lost, "down"),
      direction: directionIn(lost),
      says: moves(lost, whatIsTaken(c)),
      more: [
        moves(row(results[0]!, "witnessed_without_intervention_share"), "the share of noticed acts in which nobody steps in"),
        `${moves(row(results[0]!, "harm"), "harm")}${signOf(row(results[0]!, "harm")) === "down" ? " That is the opposite of what one would expect of a claim about harm." : ""}`,
        c === "hurt" ? "Effort is counted over the whole run and has no line over time: the chart shows harm." : "",
        c === "equivalence" && signOf(lost) === "down" ? "That women harm too is true in the model as well. The talk about it still takes something from survivors." : "",
      ].filter(Boolean),
    };
  },
  chart: { kind: "series", name: (c) => (c === "hurt" ? "harm" : "responsibility"), lines: [{ label: "As it is", result: 0, arm: "base" }, { label: "With such talk", result: 0, arm: "variant" }] },
  figures: ["responsibility", "effort_on_survivors_share", "witnessed_without_intervention_share", "perceived_norm", "harm"],
};
