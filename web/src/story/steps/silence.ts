import type { Step } from "../step";
import { metric, relative, row, signOf } from "../reading";
import { request, setting, slider } from "../settings";
import { withInterval } from "../../words/format";
import { directionIn, expected, moves, whole } from "../wording";

export const silence: Step = {
  id: "silence",
  title: "Silence",
  claim: "Harm depends on the silence of people who never harm anyone.",
  tells: ["C4"],
  story: [
    "When people here notice an act, most say nothing. Whoever was silent loses colour and keeps a bar. An act that nobody answers teaches its author that it is allowed, and everyone else that it is normal.",
    "On the other side, people who never harm anyone no longer stay silent. They step in, comfort the target or make excuses, in the proportions of the model. No rule can order this. It asks how much depends on them.",
  ],
  adds: "silence",
  control: slider("How many of them answer", 1, 0.1, 1, 0.1, whole),
  guess: {
    question: (c) => `By how many per cent does harm fall if ${Number(c) === 1 ? "all of them" : `${whole(Number(c))} of them`} answer?`,
    range: { low: 0, high: 100, show: (x) => `${x}%` },
    truth: (results) => {
      const r = row(results[0]!, "harm");
      if (!r) return null;
      const v = relative(r);
      return { mean: -100 * v.mean, low: v.high === null ? null : -100 * v.high, high: v.low === null ? null : -100 * v.low };
    },
  },
  arms: ["as it is", "they answer"],
  requests: (c) => [request(setting(), setting({}, [{ kind: "answering", start: 0, end: null, scope: { share: Number(c), groups: [] } }]))],
  read: (results) => {
    const harm = row(results[0]!, "harm");
    const silent = metric(results[0]!.base, "witnessed_without_intervention_share");
    return {
      verdict: expected(harm, "down"),
      direction: directionIn(harm),
      says: signOf(harm) === "down" ? `${moves(harm, "harm over the five years")} That much depended on their silence.` : moves(harm, "harm over the five years"),
      more: [silent ? `As it is, nobody steps in at ${withInterval(silent, "share")} of the acts that somebody noticed in the last two years. Comfort is not counted there; the picture counts it.` : "", moves(row(results[0]!, "perceived_norm"), "the belief that others would back an objection")].filter(Boolean),
    };
  },
  chart: { kind: "series", name: () => "harm", lines: [{ label: "As it is", result: 0, arm: "base" }, { label: "They answer", result: 0, arm: "variant" }] },
  figures: ["harm", "acts", "awareness", "witnessed_without_intervention_share", "perceived_norm", "trust"],
};
