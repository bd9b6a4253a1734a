import type { Step } from "../step";
import { row, signOf } from "../reading";
import { choice, everyRuling, from, request, setting } from "../settings";
import { directionIn, expected, moves, signGuess } from "../wording";

export const coddling: Step = {
  id: "coddling",
  title: "Entitlement and coddling",
  claim: "Comfort without accountability helps nobody: harm recurs.",
  tells: ["C9"],
  story: [
    "Who harms and meets no answer learns that it is allowed. That is entitlement. Coddling comforts the one who did it and asks for nothing. Restoring helps too, and asks for amends.",
    "On one side every report that is found true ends in restoring. On the other it ends in coddling. The dots inside the ring are remarks: what everyone hears, and no survey counts.",
  ],
  adds: "remarks",
  control: choice("How many report", [["few", "Few, as it is"], ["many", "Many more"]]),
  guess: signGuess(() => "With coddling instead of restoring, is there less or more harm?", (results) => row(results[0]!, "harm")),
  arms: ["restoring", "coddling"],
  requests: (c) => {
    const reports = c === "many" ? [from({ "disclose.report": 0 })] : [];
    return [request(setting({}, [everyRuling("restore"), ...reports]), setting({}, [everyRuling("coddle"), ...reports]))];
  },
  read: (results, c) => {
    const harm = row(results[0]!, "harm");
    return {
      verdict: expected(harm, "up"),
      direction: directionIn(harm),
      says: `With coddling instead of restoring: ${moves(harm, "harm").replace(/^Harm/, "harm")}`,
      more: [
        moves(row(results[0]!, "trust"), "trust in the institution"),
        moves(row(results[0]!, "burden"), "the burden that survivors carry"),
        c === "few" && signOf(harm) === "open" ? "Few report, so it matters little what rulings say. Try more reports." : "",
        "Part of this is built in: coddling raises entitlement, restoring lowers it. That is a rule of the model. How much it does is not.",
      ].filter(Boolean),
    };
  },
  chart: { kind: "series", name: () => "harm", lines: [{ label: "Restoring", result: 0, arm: "base" }, { label: "Coddling", result: 0, arm: "variant" }] },
  figures: ["harm", "remarks", "trust", "burden", "repeat_share_of_perpetrators"],
};
