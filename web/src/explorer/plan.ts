// The whole setting of the page: what is run, and what is looked at. It lives in the link.
import type { Intervention, RunRequest, Setting, Value } from "./api";
import { earlierView, readPlan } from "./plan_reader";

/** The first screen, the story, the workshop, the report; the names stand in links. */
export const views = ["start", "story", "explore", "report"] as const;
export type View = (typeof views)[number];

export interface Rules {
  set: Record<string, Value>;
  off: string[];
  interventions: Intervention[];
}

export interface Plan {
  view: View;
  preset: string | null;
  /** Rules of the institution as it is, where they differ from the preset. */
  base: Rules;
  /** What the change adds. */
  change: Rules;
  replicates: number;
  weeks: number;
  seed: number;
  /** Each replicate in another world that the surveys allow, instead of one institution. */
  members: boolean;
  step: number;
  /** The story's controls, by the name of their step. */
  controls: Record<string, number | string>;
}

export const noRules = (): Rules => ({ set: {}, off: [], interventions: [] });

export function freshPlan(): Plan {
  return { view: "explore", preset: null, base: noRules(), change: noRules(), replicates: 12, weeks: 520, seed: 1, members: false, step: 0, controls: {} };
}

/** What a preset or the session's scenario brings along. */
export interface Given {
  interventions: Intervention[];
  off: string[];
}

const isEmpty = (r: Rules): boolean => !Object.keys(r.set).length && !r.off.length && !r.interventions.length;

const setting = (preset: string | null, ...all: Rules[]): Setting => ({
  preset,
  set: Object.assign({}, ...all.map((r) => r.set)),
  components_off: [...new Set(all.flatMap((r) => r.off))],
  interventions: all.flatMap((r) => r.interventions),
});

/** What the program is asked to run; without a change there is one arm. What is given stays: a list sent replaces it. */
export function requestOf(plan: Plan, given: Given): RunRequest {
  const all: Rules = { set: {}, off: given.off, interventions: given.interventions };
  return {
    base: setting(plan.preset, all, plan.base),
    variant: isEmpty(plan.change) ? null : setting(plan.preset, all, plan.base, plan.change),
    replicates: plan.replicates, weeks: plan.weeks, seed: plan.seed, picture: true, ...(plan.members ? { members: true } : {}),
  };
}

export const hasChange = (plan: Plan): boolean => !isEmpty(plan.change);

const toBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const fromBase64 = (text: string): string => new TextDecoder().decode(Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0)));

/** "#s=..." : only what differs from a fresh plan; the first screen is the page without one. */
export function toHash(plan: Plan): string {
  const fresh = freshPlan() as unknown as Record<string, unknown>;
  const kept = Object.fromEntries(Object.entries(plan).filter(([k, v]) => JSON.stringify(v) !== JSON.stringify(fresh[k])));
  return JSON.stringify(kept) === JSON.stringify({ view: "start" }) ? "" : `#s=${toBase64(JSON.stringify(kept))}`;
}

function decoded(hash: string): unknown {
  const found = hash.match(/^#s=([\w-]+)$/);
  try {
    return found ? JSON.parse(fromBase64(found[1]!)) : null;
  } catch {
    return null;
  }
}

/** The plan of a link; null where the link holds none that can be read. */
export const fromHash = (hash: string): Plan | null => readPlan(decoded(hash));

/** Whether a link is of the earlier story, of six steps. */
export const ofEarlierStory = (hash: string): boolean => (decoded(hash) as { view?: unknown } | null)?.view === earlierView;
