import type { Step } from "../step";
import { row } from "../reading";
import { choice, from, request, setting } from "../settings";
import { directionIn, expected, moves, signGuess } from "../wording";

const parts: Record<string, Record<string, number>> = {
  all: { "policy.shield": 0, "reaction.power": 0, "disclose.power": 0, "retaliation.power": 0, "acts.power": 0 },
  voice: { "reaction.power": 0, "disclose.power": 0, "retaliation.power": 0 },
  shield: { "policy.shield": 0 },
  chosen: { "acts.power": 0 },
};

export const power: Step = {
  id: "power",
  title: "Power",
  claim: "Power carries harm: where rank does not count, there is less of it.",
  tells: [],
  story: [
    "Now the size of a dot is the person’s rank. The same act looks different from another rank. Somebody who stands below the one who did it risks more by objecting, and by reporting. Those who are few and low are chosen more often.",
    "On the other side the same people begin at the same ranks, and draw the same random numbers. But rank counts for nothing in what you choose.",
  ],
  adds: "rank",
  control: choice("Where rank no longer counts", [["all", "Everywhere"], ["voice", "Objecting, reporting, retaliation"], ["shield", "Rulings"], ["chosen", "Who is chosen as a target"]]),
  guess: signGuess(() => "Where rank no longer counts, is there less or more harm?", (results) => row(results[0]!, "harm")),
  arms: ["rank counts", "rank counts less"],
  requests: (c) => [request(setting(), setting({}, [from(parts[String(c)] ?? parts.all!)]))],
  read: (results) => {
    const harm = row(results[0]!, "harm");
    return {
      verdict: expected(harm, "down"),
      direction: directionIn(harm),
      says: moves(harm, "harm"),
      more: [moves(row(results[0]!, "witnessed_without_intervention_share"), "the share of noticed acts in which nobody steps in"), moves(row(results[0]!, "accountable_share_of_experienced"), "the share of those harmed who saw somebody held to account")],
    };
  },
  chart: { kind: "ranks" },
  figures: ["harm", "witnessed_without_intervention_share", "formal_report_share", "accountable_share_of_experienced", "retaliation_share_of_reports", "trust"],
};
