// The runs that everybody sees first, in the default institution: a site has them made beforehand.
import type { RunRequest } from "../explorer/api";
import { freshPlan, requestOf } from "../explorer/plan";
import { steps } from "../story/steps";

export function firstRuns(): RunRequest[] {
  const first = requestOf(freshPlan(), { interventions: [], off: [] });
  return [first, ...steps.flatMap((step) => step.requests(step.control.initial))];
}
