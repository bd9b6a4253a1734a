import type { Step } from "../step";
import { row } from "../reading";
import { from, request, setting, slider } from "../settings";
import { number, percent, withInterval } from "../../words/format";
import { directionIn, expected, moves } from "../wording";

/** The default of policy.shield. */
const usual = 1.2;
const inWords = (x: number): string => (x === 0 ? "rank does not shield" : Math.abs(x - usual) < 0.01 ? "as it is" : `${number(x / usual)} times as strong`);

export const accountability: Step = {
  id: "accountability",
  title: "Accountability",
  claim: "Few acts end with somebody held to account, and the shield of rank makes them fewer.",
  tells: ["C7"],
  story: [
    "A hundred dots are a hundred acts. At each stage some are lost: nobody notices, nobody tells, nobody reports, the report is not upheld, nothing follows. In the ring, a loop shows who told a confidant of an act.",
    "In the model, the rank of the accused shields from rulings. Move the shield. Everything else stays: what is lost before a report is not the shield’s doing.",
  ],
  adds: "told",
  control: slider("The shield of rank", 0, 0, 3, 0.3, inWords),
  guess: {
    question: (c) => `With the shield set to “${inWords(Number(c))}”: of a hundred acts, how many end with somebody held to account?`,
    range: { low: 0, high: 100, show: (x) => `${x} of 100` },
    truth: (results) => {
      const share = last(results, "variant");
      return share && { mean: 100 * share.mean, low: share.low === null ? null : 100 * share.low, high: share.high === null ? null : 100 * share.high };
    },
  },
  arms: ["as it is", "with this shield"],
  requests: (c) => [request(setting(), setting({}, [from({ "policy.shield": Number(c) })]))],
  read: (results, c) => {
    const held = row(results[0]!, "accountable_share_of_experienced");
    const [now, then] = [last(results, "base"), last(results, "variant")];
    const verdict = Number(c) === usual ? "open" : expected(held, Number(c) < usual ? "up" : "down");
    const few = now && (now.high ?? 1) < 0.5;
    return {
      verdict: few === false ? "against" : verdict,
      direction: directionIn(held),
      says: now && then ? `Of a hundred acts ${withInterval(hundred(then), "number")} end with somebody held to account with this shield, and ${withInterval(hundred(now), "number")} as it is.` : "These runs give no figure for accountability.",
      more: [
        moves(held, "the share of those harmed who saw somebody held to account"),
        moves(row(results[0]!, "harm"), "harm"),
        now ? `As it is, ${percent(1 - now.mean)} of acts end without. Most are lost before anybody rules.` : "",
      ].filter(Boolean),
    };
  },
  chart: { kind: "funnel" },
  figures: ["accountable_share_of_experienced", "no_consequence_share_of_reports", "formal_report_share", "trust", "harm"],
};

function last(results: Parameters<Step["read"]>[0], arm: "base" | "variant") {
  return results[0]?.[arm]?.funnel?.at(-1)?.share ?? null;
}
const hundred = (v: { mean: number; low: number | null; high: number | null }) => ({ mean: 100 * v.mean, low: v.low === null ? null : 100 * v.low, high: v.high === null ? null : 100 * v.high });
