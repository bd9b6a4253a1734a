import { first } from "../../start/first";
import { claimRows, counted, type Space } from "../claims";
import type { Step } from "../step";
import { choice } from "../settings";

const evidence = first.evidence.replace(/ Brackets are.*$/, "");

export const wrong: Step = {
  id: "wrong",
  title: "What could make this wrong",
  claim: "What this story claims holds wherever the surveys allow.",
  tells: [],
  story: [
    `${evidence} Surveys ask who was harmed and who saw it. They hardly ask who did it, how often people are silent, or what an unanswered act teaches.`,
    "So the claims of the model, of which this story tells some, were tested again at many other numbers: those that the surveys do not rule out, or all that are plausible. A claim that fails there is a result, and is printed as plainly as one that holds.",
  ],
  adds: null,
  control: choice("Which numbers were tried", [["fit", "Numbers that the surveys do not rule out"], ["box", "All plausible numbers"]]),
  guess: {
    question: () => `Of ${claimRows.length} claims, how many hold at more than three in four of these numbers, beyond chance?`,
    range: { low: 0, high: claimRows.length, show: (x) => String(x) },
    truth: (_, c) => ({ mean: counted(c as Space).holds, low: null, high: null }),
  },
  arms: ["as it is", null],
  requests: () => [],
  read: (_, c) => {
    const n = counted(c as Space);
    return {
      verdict: n.holds === claimRows.length ? "agrees" : n.fails > 0 ? "against" : "open",
      direction: "neutral",
      says: `Of ${claimRows.length} claims ${n.holds} hold${n.holds === 1 ? "s" : ""}, ${n.fails} fail, ${n.depends} depend on numbers that nobody has measured, and ${n.undecided} ${n.undecided === 1 ? "is" : "are"} undecided.`,
      more: [
        "“Holds” means: the 95% interval of the share lies above three quarters. “Fails”: below one quarter.",
        "Two claims are built in, wholly or in part: that unanswered acts teach, and that coddling breeds entitlement. The runs show how much these rules do, not that they are true.",
        "The intervals of this story cover chance between replicates. They do not cover whether the numbers are right.",
        "The institution is made up: 1,000 people, ten years, two groups. What needs longer, or more people, is not seen.",
      ],
    };
  },
  chart: { kind: "claims" },
  figures: [],
};
