import type { Intervention } from "../../explorer/api";
import type { Step } from "../step";
import { row } from "../reading";
import { request, setting, slider } from "../settings";
import { withInterval } from "../../words/format";
import { by, directionIn, expected, moves, signGuess } from "../wording";

const growth = { "propensity.harm.factor": 2, "propensity.everyday.factor": 2 };

export const normal: Step = {
  id: "normal",
  title: "What passes as normal",
  claim: "People get used to it: after a slow rise they notice less of what happens than after a sudden one.",
  tells: ["C8"],
  story: [
    "This is the frog in warming water: what grows slowly becomes what is normal. Everyone who sees an act go unanswered gets a little more used to it. People who are used to it no longer notice. The picture shows it by paleness, the same for all ten: it is the mean of the institution.",
    "In both institutions the inclination to remarks and to harm doubles. On one side it does so all at once, at the end of the years that you choose. On the other it grows slowly. After that both are alike. We compare the two years that follow.",
  ],
  adds: "noticing",
  control: slider("Years over which it grows", 3, 1, 6, 1, (x) => `${x} year${x === 1 ? "" : "s"}`),
  guess: signGuess(() => "After the slow rise, do people notice less or more than after the sudden one?", (results) => row(results[0]!, "recognised_share")),
  arms: ["it doubles suddenly", "it doubles slowly"],
  requests: (c) => {
    const end = 52 * Number(c);
    const then: Intervention = { kind: "parameter", start: end, end: null, set: growth };
    return [request(setting({}, [then]), setting({}, [{ kind: "parameter", start: 0, end, ramp: true, set: growth }, then]), { weeks: end + 104 })];
  },
  read: (results) => {
    const noticed = row(results[0]!, "recognised_share");
    const verdict = expected(noticed, "down");
    return {
      verdict,
      direction: directionIn(noticed),
      says: noticed ? `People notice ${withInterval(noticed.variant, "share")} of what happens before their eyes after the slow rise, and ${withInterval(noticed.base, "share")} after the sudden one.` : "The program gave no figure for what people notice.",
      more: [
        verdict === "open" || !noticed ? "The interval of the paired difference includes zero." : `In pairs that is ${by(noticed)} ${verdict === "agrees" ? "less" : "more"}.`,
        "This counts remarks and acts. The chart and the paleness count acts alone.",
        `${moves(row(results[0]!, "late_harm"), "harm in these two years")} This compares slow with sudden.`,
      ],
    };
  },
  chart: { kind: "series", name: () => "recognised_acts_share", lines: [{ label: "Suddenly", result: 0, arm: "base" }, { label: "Slowly", result: 0, arm: "variant" }] },
  figures: ["recognised_share", "late_harm", "perceived_norm", "awareness"],
};
