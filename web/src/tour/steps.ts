// Six steps. Each is a claim, a run with a few controls, and sentences computed from what the run gave: also where the model
// says the opposite.
import type { Intervention, RunRequest, RunResult, Setting, Value } from "../explorer/api";
import type { ComparisonRow, Interval } from "../model/types";
import { capital, number, percent, signedWithInterval, withInterval } from "../words/format";
import { metric, ratio, relative, row, signOf } from "./reading";

export type Choice = number | string | boolean;

export interface Control {
  name: string;
  label: string;
  initial: Choice;
  /** A slider. */
  range?: { low: number; high: number; step: number; show: (x: number) => string };
  /** One of several. */
  options?: { value: string; label: string }[];
}

export interface Reading {
  verdict: "agrees" | "against" | "open";
  /** The answer, in one sentence. */
  says: string;
  more: string[];
}

export interface Step {
  title: string;
  claim: string;
  story: string[];
  controls: Control[];
  arms: [string, string | null];
  request: (c: Record<string, Choice>) => RunRequest;
  read: (result: RunResult, c: Record<string, Choice>) => Reading;
  /** Series to draw, and figures to compare. */
  series: string[];
  figures: string[];
  /** Groups to set side by side, for steps with one arm. */
  groups?: boolean;
}

const setting = (set: Record<string, Value> = {}, interventions: Intervention[] = []): Setting => ({ preset: "default", set, components_off: [], interventions });
const request = (base: Setting, variant: Setting | null, weeks: number): RunRequest => ({ base, variant, weeks, replicates: 12, seed: 1, picture: false });
const slider = (name: string, label: string, initial: number, low: number, high: number, step: number, show: (x: number) => string): Control => ({ name, label, initial, range: { low, high, step, show } });
const choice = (name: string, label: string, options: [string, string][]): Control => ({ name, label, initial: options[0]![0], options: options.map(([value, l]) => ({ value, label: l })) });
const whole = (x: number): string => percent(x).replace(/\.0%$/, "%");
const times = (v: Interval): string => withInterval(v, "number");
const by = (r: ComparisonRow): string => {
  const v = relative(r);
  const sizes = v.low === null || v.high === null ? null : [Math.abs(v.low), Math.abs(v.high)].sort((a, b) => a - b);
  return `${percent(Math.abs(v.mean))}${sizes ? ` [${percent(sizes[0]!).replace("%", "")}, ${percent(sizes[1]!).replace("%", "")}]` : ""}`;
};
const unclear = (r: ComparisonRow, what: string): string => `${capital(what)} changes by ${signedWithInterval(relative(r), "share")}. That could be chance.`;

/** "Harm falls by 12.0% [9, 15]." and its like, for any sign. */
function moves(r: ComparisonRow | null, what: string): string {
  if (!r) return `The program gave no figure for ${what}.`;
  const sign = signOf(r);
  if (sign === "none") return `${capital(what)} stays exactly the same.`;
  if (sign === "open") return unclear(r, what);
  return `${capital(what)} ${sign === "down" ? "falls" : "rises"} by ${by(r)}.`;
}

const expected = (r: ComparisonRow | null, wanted: "down" | "up"): Reading["verdict"] => {
  const sign = signOf(r);
  return sign === wanted ? "agrees" : sign === "open" || sign === "none" ? "open" : "against";
};

const equalConduct = (women: number): Record<string, Value> => {
  const ranks = [0, 1, 2, 3, 4];
  return {
    "institution.share.woman": ranks.map(() => women), "institution.share.man": ranks.map(() => 1 - women),
    "career.hiring.woman": women, "career.hiring.man": 1 - women, "career.every": 0, "career.bias.man": 0,
    "propensity.harm.share.woman": 0.115, "propensity.harm.share.man": 0.115, "propensity.everyday.share.woman": 0.29, "propensity.everyday.share.man": 0.29,
    "orientation.woman.woman": 0, "orientation.man.man": 0, "orientation.woman.man": 1, "orientation.man.woman": 1,
    "acts.seeking": 1, "acts.repeat": 0,
  };
};
const onlyArithmetic: Record<string, Value> = { "acts.power": 0, "acts.entitlement": 0, "acts.tolerance": 0, "acts.impunity": 0, "status.man": 0, "run.burnin": 52 };

const petrie: Step = {
  title: "The arithmetic",
  claim: "If women and men behave exactly alike, and there are k men for every woman, a woman still meets k² times as much.",
  story: [
    "Suppose that women and men are equally likely to make a sexist remark, and to do worse, each to the other. Where men are the majority, more people say it, and fewer women hear it. Both counts work in the same direction, so they multiply. This is Karen Petrie’s arithmetic.",
    "The arithmetic lets everyone meet everyone. In the model people work in teams of eight to twelve, and some teams have no woman at all.",
  ],
  controls: [
    slider("women", "Women among the people", 0.2, 0.1, 0.5, 0.05, whole),
    choice("rest", "Everything else in the system", [["off", "Switched off: only the arithmetic"], ["on", "On: power, habit, consequences"]]),
  ],
  arms: ["this institution", null],
  request: (c) => request(setting({ ...equalConduct(Number(c.women)), ...(c.rest === "off" ? onlyArithmetic : {}) }), null, 260),
  read: (result, c) => {
    const k = (1 - Number(c.women)) / Number(c.women);
    const of = [metric(result.base, "harm", "woman"), metric(result.base, "harm", "man")] as const;
    const found = of[0] && of[1] ? ratio(of[0], of[1]) : null;
    if (!found) return { verdict: "open", says: "Too few people were harmed to compare women and men.", more: [] };
    const inside = found.low !== null && found.high !== null && found.low <= k * k && k * k <= found.high;
    const unequal = found.low !== null && found.low > 1;
    const says = `With ${number(k)} men for each woman the arithmetic says ${number(k * k)}; in the model a woman meets ${times(found)} times as much harm as a man.`;
    const more = [inside ? "The interval contains the arithmetic’s figure." : `The model gives ${found.mean < k * k ? "less" : "more"} than the arithmetic.`];
    if (k > 1.01) more.push(unequal ? "Equal conduct, unequal harm: numbers alone are enough." : "Here an unequal outcome could be chance, so these runs do not support the claim.");
    else more.push(unequal ? "Numbers are equal here, and harm still is not." : "Where numbers are equal, harm to women and to men is the same within chance.");
    return { verdict: k <= 1.01 ? (inside ? "agrees" : "against") : inside || unequal ? "agrees" : found.high !== null && found.high < 1 ? "against" : "open", says, more };
  },
  series: ["harm"], figures: [], groups: true,
};

const silence: Step = {
  title: "Silence",
  claim: "A large part of the harm depends on what people who never harm anyone do not do.",
  story: [
    "Nine in ten of the people in this institution never commit an act that a survey would count. When they notice one, most say nothing. An act that nobody answers teaches whoever did it that it is allowed, and everyone else that it is normal.",
    "Here those who never harm anyone no longer stay silent: they step in, comfort the target, or make excuses, in the proportions of the model. It is a thought experiment. It asks how much harm depends on their silence.",
  ],
  controls: [slider("share", "How many of them answer", 1, 0, 1, 0.1, whole), choice("who", "Who answers", [["all", "Women and men"], ["man", "Only men"], ["woman", "Only women"]])],
  arms: ["as it is", "some answer"],
  request: (c) => request(setting(), setting({}, [{ kind: "answering", start: 0, end: null, scope: { share: Number(c.share), groups: c.who === "all" ? [] : [String(c.who)] } }]), 260),
  read: (result) => {
    const harm = row(result, "harm");
    const aware = metric(result.base, "awareness");
    return {
      verdict: expected(harm, "down"),
      says: signOf(harm) === "down" ? `${moves(harm, "harm")} That much depended on their silence.` : signOf(harm) === "up" ? `${moves(harm, "harm")} The model says the opposite of the claim.` : moves(harm, "harm"),
      more: [aware ? `As it is, people learn of ${withInterval(aware, "share")} of the acts near them.` : "", moves(row(result, "awareness"), "what people learn of the acts near them"), moves(row(result, "perceived_norm"), "the belief that others would back an objection")].filter(Boolean),
    };
  },
  series: ["harm", "perceived_norm"], figures: ["harm", "acts", "awareness", "witnessed_without_intervention_share", "perceived_norm", "trust"],
};

const warming: Step = {
  title: "Getting used to it",
  claim: "People get used to it: after a slow rise they notice less of what happens than after a sudden one.",
  story: [
    "This is the frog in warming water: what grows slowly becomes normal. In the model everyone who sees an act go unanswered gets a little more used to it. People who are used to it no longer notice.",
    "In both institutions the inclination to remarks and to harm grows by the same factor. In one it grows slowly over the years, in the other all at once at their end. After that they are alike, and we compare the two years that follow.",
  ],
  controls: [slider("factor", "How much it grows", 2, 1, 4, 0.5, (x) => `${number(x)} times`), slider("years", "Over how many years", 8, 2, 12, 1, (x) => `${x} years`)],
  arms: ["suddenly", "slowly"],
  request: (c) => {
    const end = 52 * Number(c.years);
    const set = { "propensity.harm.factor": Number(c.factor), "propensity.everyday.factor": Number(c.factor) };
    const then: Intervention = { kind: "parameter", start: end, end: null, set };
    return request(setting({}, [then]), setting({}, [{ kind: "parameter", start: 0, end, ramp: true, set }, then]), end + 104);
  },
  read: (result) => {
    const noticed = row(result, "recognised_share");
    const verdict = expected(noticed, "down");
    const figures = noticed ? `People notice ${withInterval(noticed.variant, "share")} of what happens before their eyes in the two years after a slow rise, and ${withInterval(noticed.base, "share")} after a sudden one` : "The program gave no figure for what people notice";
    return {
      verdict,
      says: `${figures}.`,
      more: [
        verdict === "open" ? "The interval of the paired difference includes zero. So these runs do not show the difference that the claim speaks of." : verdict === "agrees" ? `In pairs that is ${by(noticed!)} less, as the claim says.` : `In pairs that is ${by(noticed!)} more. The model says the opposite of the claim.`,
        `${moves(row(result, "late_harm"), "harm in these two years")} This compares slow with sudden.`,
      ],
    };
  },
  series: ["silence", "harm"], figures: ["recognised_share", "late_harm", "perceived_norm", "awareness"],
};

const derailing: Step = {
  title: "Turning the talk away",
  claim: "Turning the talk to individual innocence absolves: people feel less responsible, and step in less.",
  story: [
    "“Not all men.” “Men are hurt by this talk too.” “Women do it as well.” Each may be true of somebody. What does such talk do to an institution?",
    "Every week some people, drawn at random, post it. Those who hear it feel less responsible, reassure, or answer back, as the model has it. The run shows whether that adds up to anything.",
  ],
  controls: [choice("kind", "What is said", [["innocence", "“Not all men”"], ["hurt", "“Men are hurt by this”"], ["equivalence", "“Women do it too”"]]), slider("count", "How many posts a week, among 1,000 people", 4, 0, 20, 1, (x) => String(x))],
  arms: ["as it is", "with such talk"],
  request: (c) => request(setting(), setting({}, Number(c.count) > 0 ? [{ kind: "movement", start: 0, end: null, every: 1, post: String(c.kind), count: Number(c.count) }] : []), 260),
  read: (result) => {
    const felt = row(result, "responsibility");
    const passive = row(result, "witnessed_without_intervention_share");
    const harm = row(result, "harm");
    return {
      verdict: expected(felt, "down"),
      says: moves(felt, "the feeling that change is one’s own task"),
      more: [moves(passive, "the share of noticed acts in which nobody steps in"), moves(harm, "harm"), signOf(felt) === "up" ? "The model says the opposite of the claim." : ""].filter(Boolean),
    };
  },
  series: ["responsibility", "harm"], figures: ["responsibility", "witnessed_without_intervention_share", "harm", "effort_on_survivors_share", "perceived_norm"],
};

const removing: Step = {
  title: "Removing the guilty",
  claim: "Removing guilty individuals helps for a while, and then harm grows back.",
  story: [
    "Find the culprits and dismiss them: no remedy is more popular. No institution knows who they are. Here an oracle knows, and names those most inclined to harm.",
    "Others take their seats. Do it once or every year. See how much harm is gone over ten years, and how much of it is still gone in the last two.",
  ],
  controls: [slider("share", "How many of those inclined to harm leave", 0.1, 0.05, 0.5, 0.05, (x) => `the top ${whole(x)}`), choice("when", "When", [["once", "Once, at the start"], ["yearly", "Every year"]])],
  arms: ["as it is", "the guilty leave"],
  request: (c) => request(setting(), setting({}, [remove(Number(c.share), c.when === "yearly")]), 520),
  read: (result, c) => {
    const harm = row(result, "harm");
    const last = row(result, "late_harm");
    // It fades if the whole interval of what is left lies below the effect over all years.
    const left = last ? Math.max(Math.abs(relative(last).low ?? Infinity), signOf(last) === "up" ? 0 : Math.abs(relative(last).mean)) : Infinity;
    const fades = signOf(harm) === "down" && left < Math.abs(relative(harm!).mean);
    return {
      verdict: signOf(harm) !== "down" ? "open" : fades ? "agrees" : "against",
      says: `Over the ten years: ${moves(harm, "harm").replace(/^Harm/, "harm")}`,
      more: [
        `In the last two years: ${moves(last, "harm").replace(/^Harm/, "harm")}`,
        signOf(harm) !== "down" ? "" : fades ? "By then less of it is left: harm grows back." : c.when === "yearly" ? "Done every year it goes on helping: the model does not support that harm grows back." : "What is left at the end could be as large as the effect over all years. Here the model does not support that harm grows back.",
      ].filter(Boolean),
    };
  },
  series: ["harm", "acts"], figures: ["harm", "late_harm", "experienced", "repeat_share_of_perpetrators", "perceived_norm", "trust"],
};

const remove = (share: number, yearly: boolean): Intervention => ({ kind: "remove_offenders", start: 0, end: null, top_share: share, ...(yearly ? { every: 52 } : {}) });

export function restructured(c: Record<string, Choice>): Intervention[] {
  const all: Intervention[] = [];
  if (c.rulings !== "no") all.push({ kind: "accountability", start: 0, end: null, set: { "policy.shield": 0, "policy.transparency": 0.6, "policy.response.coddle": 0, "policy.response.sanction": 0.75, "policy.response.remove": 0, "policy.response.restore": 0.25 } });
  if (c.power !== "no") all.push({ kind: "status_reform", start: 0, end: null, dose: 0.5 }, { kind: "parity", start: 0, end: null });
  if (c.witnesses !== "no") all.push({ kind: "bystander_training", start: 0, end: null, every: 52, dose: 0.3 }, { kind: "norm_correction", start: 0, end: null, every: 52, dose: 0.5 });
  return all;
}

const yesNo: [string, string][] = [["yes", "Yes"], ["no", "No"]];

const restructuring: Step = {
  title: "Changing the structure",
  claim: "Changing the structure reduces harm more, and for longer, than removing the guilty.",
  story: [
    "Now nobody is removed. Instead the rules change. Rank no longer shields from rulings, and people hear of rulings. Differences of status are smaller, and promotion is without bias. Witnesses are trained each year and told what those around them really think.",
    "On the other side the oracle removes the tenth most inclined to harm, once or every year. This is the hardest comparison for the claim: no real institution has such an oracle.",
  ],
  controls: [choice("rulings", "Fair, public rulings", yesNo), choice("power", "Less status, no bias in promotion", yesNo), choice("witnesses", "Training, and true norms told", yesNo), choice("against", "Against", [["yearly", "Removing the guilty every year"], ["once", "Removing them once"], ["nothing", "Doing nothing"]])],
  arms: ["the guilty leave", "the structure changes"],
  request: (c) => request(setting({}, c.against === "nothing" ? [] : [remove(0.1, c.against === "yearly")]), setting({}, restructured(c)), 520),
  read: (result, c) => {
    const harm = row(result, "harm");
    const last = row(result, "late_harm");
    const other = c.against === "nothing" ? "doing nothing" : c.against === "once" ? "removing the guilty once" : "removing the guilty every year";
    const sign = signOf(harm);
    const says = sign === "down" ? `Changing the structure leaves ${by(harm!)} less harm than ${other}.` : sign === "up" ? `Changing the structure leaves ${by(harm!)} more harm than ${other}: the model says the opposite of the claim.` : `Between changing the structure and ${other} these runs show no difference in harm beyond chance (${harm ? signedWithInterval(relative(harm), "share") : "–"}). They do not support the claim.`;
    return { verdict: expected(harm, "down"), says, more: [`In the last two years: ${moves(last, "harm").replace(/^Harm/, "harm")}`, moves(row(result, "trust"), "trust in the institution"), moves(row(result, "burden"), "the burden that survivors carry")] };
  },
  series: ["harm", "perceived_norm"], figures: ["harm", "late_harm", "experienced", "accountable_share_of_experienced", "perceived_norm", "trust", "burden", "women_share_rank_top"],
};

export const steps: Step[] = [petrie, silence, warming, derailing, removing, restructuring];
