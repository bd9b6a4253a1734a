// A link comes from anywhere: each part of its plan is looked at before the page believes it.
import type { Intervention, Value } from "./api";
import { freshPlan, views, type Plan, type Rules } from "./plan";

type Check = (x: unknown) => boolean;

const isNumber: Check = (x) => typeof x === "number" && Number.isFinite(x);
const isText: Check = (x) => typeof x === "string";
const isFlag: Check = (x) => typeof x === "boolean";
const isTable: Check = (x) => typeof x === "object" && x !== null && !Array.isArray(x);
const either = (...checks: Check[]): Check => (x) => checks.some((c) => c(x));
const listOf = (check: Check): Check => (x) => Array.isArray(x) && x.every(check);
const tableOf = (check: Check): Check => (x) => isTable(x) && Object.values(x as object).every(check);
const wholeFrom = (low: number): Check => (x) => Number.isInteger(x) && (x as number) >= low;
const absent: Check = (x) => x === undefined;

/** Each key, where it is there, as its check wants it. */
const fields = (of: Record<string, Check>): Check => (x) => isTable(x) && Object.entries(of).every(([key, check]) => either(absent, check)((x as Record<string, unknown>)[key]));

const isValue: Check = either(isNumber, isText, isFlag, listOf(isNumber), tableOf(isNumber));
const isScope: Check = fields({ groups: listOf(isText), ranks: listOf(isNumber), share: isNumber });
const isIntervention: Check = (x) => {
  if (!isTable(x)) return false;
  const { kind, start, end, scope } = x as Record<string, unknown>;
  return isText(kind) && isNumber(start) && either(isNumber, (e) => e === null)(end) && either(absent, isScope)(scope);
};
const isRules: Check = fields({ set: tableOf(isValue), off: listOf(isText), interventions: listOf(isIntervention) });

/** The view of the earlier story, of six steps and a last page. */
export const earlierView = "tour";
/** Which step of the story each of them has become: the arithmetic is part of power now. */
const becameStep = [3, 1, 2, 4, 7, 7, 9];

const isPlan: Check = fields({
  view: (x) => x === earlierView || (views as readonly unknown[]).includes(x), preset: either(isText, (x) => x === null), base: isRules, change: isRules, replicates: wholeFrom(1),
  weeks: wholeFrom(1), seed: wholeFrom(0), members: isFlag, step: wholeFrom(0), controls: tableOf(either(isNumber, isText, isFlag)),
});

const rules = (kept: Partial<Rules> | undefined): Rules => ({ set: (kept?.set ?? {}) as Record<string, Value>, off: kept?.off ?? [], interventions: (kept?.interventions ?? []) as Intervention[] });

/** The plan that a link holds; null where any part of it is not what a plan has there. */
export function readPlan(kept: unknown): Plan | null {
  if (!isPlan(kept)) return null;
  const { base, change, ...rest } = kept as Partial<Plan>;
  const plan = { ...freshPlan(), ...rest, base: rules(base), change: rules(change) };
  if ((plan.view as string) !== earlierView) return plan;
  return { ...plan, view: "story", step: becameStep[Math.min(plan.step, becameStep.length - 1)]!, controls: {} };
}
