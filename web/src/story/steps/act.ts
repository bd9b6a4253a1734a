import type { Step } from "../step";
import { metric } from "../reading";
import { choice, from, request, setting } from "../settings";
import { withInterval } from "../../words/format";

const kinds = ["hostility", "advance", "coercion"] as const;
/** The defaults of kinds.*.visibility: the chance that a tied person is there. */
const usual = { hostility: 0.37, advance: 0.02, coercion: 0.005 };
const visible = (times: number): Record<string, number> => Object.fromEntries(kinds.map((k) => [`kinds.${k}.visibility`, times * usual[k]]));

export const act: Step = {
  id: "act",
  title: "One act",
  claim: "An act is seldom a matter between two people: most acts are noticed by somebody else.",
  tells: [],
  story: [
    "This is one team of ten, in an institution of 1,000 people. Most of them never harm anyone. Now and then there is an act of a kind that surveys count: hostility, an advance, coercion.",
    "The picture does not show who did it. It shows what the others could see. In the model, chance decides who harms. Nobody real is meant.",
  ],
  adds: "acts",
  control: choice("How visible acts are", [["usual", "As surveys suggest"], ["half", "Half as often with others there"], ["double", "Twice as often with others there"]]),
  guess: {
    question: () => "Of a hundred acts, how many does somebody else notice?",
    range: { low: 0, high: 100, show: (x) => `${x} of 100` },
    truth: (results) => hundred(shown(results)),
  },
  arms: ["as it is", "as visible as you chose"],
  requests: (c) => [request(setting(), c === "usual" ? null : setting({}, [from(visible(c === "half" ? 0.5 : 2))]))],
  read: (results) => {
    const noticed = shown(results);
    if (!noticed) return { verdict: "open", direction: "open", says: "These runs give no figure for what is noticed.", more: [] };
    const arm = results[0]!.variant ?? results[0]!.base;
    const [women, men] = [metric(arm, "experienced", "woman"), metric(arm, "experienced", "man")];
    return {
      verdict: (noticed.low ?? 0) > 0.5 ? "agrees" : (noticed.high ?? 1) < 0.5 ? "against" : "open",
      direction: "neutral",
      says: `Somebody else noticed ${withInterval(noticed, "share")} of the acts of the last two years.`,
      more: [women && men ? `Within two years ${withInterval(women, "share")} of women and ${withInterval(men, "share")} of men suffered an act.` : "", "“Most” asks for more than half."].filter(Boolean),
    };
  },
  chart: { kind: "groups", metric: "experienced" },
  figures: ["incident_witnessed_share", "witnessed_without_intervention_share", "harm"],
};

function shown(results: Parameters<Step["read"]>[0]) {
  const r = results[0];
  return metric(r?.variant ?? r?.base, "incident_witnessed_share");
}

const hundred = (v: ReturnType<typeof metric>) => v && { mean: 100 * v.mean, low: v.low === null ? null : 100 * v.low, high: v.high === null ? null : 100 * v.high };
