import type { Intervention } from "../../explorer/api";
import type { Choice, Step } from "../step";
import { relative, row, signOf } from "../reading";
import { changedRules, choice, everyRuling, request, setting } from "../settings";
import { signedWithInterval } from "../../words/format";
import { by, directionIn, moves, signGuess } from "../wording";

/** Ten years: the claim is about what lasts. */
const weeks = 520;

export function leaving(c: Choice): Intervention[] {
  if (c === "oracle") return [{ kind: "remove_offenders", start: 0, end: null, top_share: 0.1, every: 52 }];
  return [everyRuling("remove")];
}

export const rules: Step = {
  id: "rules",
  title: "Removing people, changing rules",
  claim: "Changing the rules leaves less harm, and for longer, than removing those found guilty.",
  tells: ["C1b"],
  story: [
    "Individual guilt asks: who was it? So whoever a ruling finds guilty leaves, and others take their seats. A mark under a seat: it has gone to somebody of the other group.",
    "A changed operating system asks: what lets it go on? Here nobody is removed. Rank no longer shields, people hear of rulings, nobody is coddled. Status counts half, promotion has no bias, and witnesses are trained each year and told what others really think.",
  ],
  adds: "arrivals",
  control: choice("Who is removed", [["found", "Those whom a ruling finds guilty"], ["oracle", "The tenth most inclined to harm, every year, named by an oracle"]]),
  guess: signGuess(() => "With changed rules, is there less or more harm than with people removed?", (results) => row(results[1] ?? results[0]!, "harm")),
  arms: ["as it is", "with changed rules"],
  requests: (c) => [request(setting(), setting({}, changedRules), { weeks }), request(setting({}, leaving(c)), setting({}, changedRules), { weeks, picture: false })],
  read: (results, c) => {
    const [against, asIs] = [results[1] ?? results[0]!, results[0]!];
    const harm = row(against, "harm");
    const late = row(against, "late_harm");
    const [all, lasting] = [signOf(harm), signOf(late)];
    const other = c === "oracle" ? "with an oracle that names them" : "with those found guilty removed";
    const says = all === "down" ? `With changed rules there is ${by(harm!)} less harm than ${other}.` : all === "up" ? `With changed rules there is ${by(harm!)} more harm than ${other}.` : `Between changed rules and ${other.replace(/^with /, "")} there is no difference beyond chance (${harm ? signedWithInterval(relative(harm), "share") : "–"}).`;
    return {
      verdict: all === "down" && lasting === "down" ? "agrees" : all === "up" || lasting === "up" ? "against" : "open",
      direction: directionIn(harm),
      says,
      more: [
        `In the last two years: ${moves(late, "harm").replace(/^Harm/, "harm")}`,
        `Changed rules against doing nothing: ${moves(row(asIs, "harm"), "harm").replace(/^Harm/, "harm")}`,
        c === "oracle" ? "No institution has such an oracle. This is the hardest comparison for the claim." : "",
      ].filter(Boolean),
    };
  },
  chart: { kind: "series", name: () => "harm", lines: [{ label: "Nothing is done", result: 0, arm: "base" }, { label: "People are removed", result: 1, arm: "base" }, { label: "Rules are changed", result: 0, arm: "variant" }] },
  figures: ["harm", "late_harm", "experienced", "accountable_share_of_experienced", "perceived_norm", "trust", "burden", "women_share_rank_top"],
};
