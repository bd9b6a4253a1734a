// The program's side of the page: requests, and a run's stream of events.
import type { Comparison, Finding, FunnelStage, Metric, Problem, Report, Series } from "../model/types";

export type Value = number | boolean | string | number[] | Record<string, number>;

export interface Parameter {
  name: string;
  unit: string;
  default: Value;
  value: Value;
  low: number;
  high: number;
  plausible_low: number;
  plausible_high: number;
  grade?: string;
  meaning: string;
  first?: boolean;
  integer?: boolean;
  changes_during_run?: boolean;
}

/** One field of a kind of intervention: all that the form needs to know about it. */
export interface InterventionField {
  name: string;
  part: "label" | "span" | "own" | "cost" | "scope";
  type: "number" | "whole number" | "true or false" | "text" | "table";
  choices: string[];
  default: Value | null;
  low: number | null;
  high: number | null;
  unit: string;
  meaning: string;
}

/** A kind of intervention. The program lists them; the page has no list of its own. */
export interface InterventionKind {
  kind: string;
  words: string;
  /** What it does in its standard form; "": it has none. */
  usual: string;
  scope: boolean;
  /** The standard form, or the defaults. */
  standard: Intervention;
  fields: InterventionField[];
}

export interface Session {
  version: string;
  title: string;
  sentence?: string;
  imported: boolean;
  people?: number;
  seed?: number;
  replicates?: number;
  weeks?: number;
  interventions_now?: Intervention[];
  components_off?: string[];
  scenario_toml: string;
  groups: string[];
  ranks: string[];
  units: { id: number; name: string; people: number }[];
  report: Report | null;
  /** Members of the fit that comes with the program; null where it is of another institution. */
  fit_members?: number | null;
  presets: { name: string; title?: string; sentence: string; interventions?: Intervention[]; components_off?: string[] }[];
  parameters: Parameter[];
  interventions: InterventionKind[];
  components: { name: string; words: string }[];
  metrics: { name: string; label: string; unit: string }[];
}

export interface PeoplePicture {
  mode: "people";
  nodes: { id: number; unit: number; rank: number; group: number | string; team: number }[];
  teams?: unknown;
  ties?: { confidant?: [number, number][] };
}

export interface UnitsPicture {
  mode: "units";
  nodes: { id: number; name: string; people: number }[];
  ties: [number, number, number][];
}

export type WorldPicture = PeoplePicture | UnitsPicture;

export interface Intervention {
  kind: string;
  start: number;
  end: number | null;
  scope?: { groups?: string[]; ranks?: number[]; share?: number };
  [field: string]: unknown;
}

export interface Setting {
  preset: string | null;
  set: Record<string, Value>;
  components_off: string[];
  interventions: Intervention[];
}

export interface RunRequest {
  base: Setting;
  variant: Setting | null;
  replicates: number;
  weeks: number;
  seed: number;
  picture: boolean;
  /** Each replicate at another member of the fit that comes with the program. */
  members?: boolean;
}

export interface WeekEvents {
  arm?: "base" | "variant";
  week: number;
  acts?: [number, number][];
  silent?: number[] | [number, number][];
  stepped_in?: number[] | [number, number][];
  told?: ([number, number] | [number, number, number])[];
  posts?: [number, number[], string][];
  remarks?: number;
  /** Who sits where from this week on: [seat, group or -1], relative to the weeks before. */
  seats?: [number, number][];
}

export interface ArmResult {
  finding?: Finding[];
  funnel?: FunnelStage[];
  metrics?: Metric[];
  series?: Series[];
  people?: number;
  title?: string;
  groups?: string[];
  window?: number;
  seed?: number;
}

export interface RunResult {
  base: ArmResult;
  variant: ArmResult | null;
  comparison: Comparison | null;
}

/** The program refused a setting: what is wrong, and at which field. */
export class Refused extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map((p) => `${p.where}: ${p.what}`).join("\n"));
  }
}

async function ask(path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (answer.ok) return answer;
  const text = await answer.text();
  let problems: Problem[] = [{ where: path, what: text || `the program answered ${answer.status}` }];
  try {
    problems = (JSON.parse(text) as { problems: Problem[] }).problems ?? problems;
  } catch {
    // Not JSON: the text is the message.
  }
  throw new Refused(problems);
}

export const getSession = async (): Promise<Session> => (await ask("api/session")).json();
export const getPicture = async (): Promise<WorldPicture> => (await ask("api/picture")).json();
/** The world of a setting: its seats may differ from the session's. */
export const getPictureOf = async (setting: Setting, seed: number): Promise<WorldPicture> => (await ask("api/picture", { ...setting, seed })).json();
export const getToml = async (request: RunRequest): Promise<string> => (await ask("api/export/toml", { ...(request.variant ?? request.base), weeks: request.weeks, seed: request.seed, replicates: request.replicates })).text();

/** Means over the replicates that are done. */
export interface Partial {
  replicates: number;
  base: { metrics: Metric[] };
  variant: { metrics: Metric[] } | null;
}

export interface RunHandlers {
  progress?: (p: { done: number; of: number; seconds_left: number | null }) => void;
  weeks?: (weeks: WeekEvents[]) => void;
  partial?: (p: Partial) => void;
  done: (result: RunResult) => void;
  failed: (problems: Problem[]) => void;
  cancelled: () => void;
}

export interface Job {
  id: string;
  cancel: () => Promise<void>;
}

/** Starts a run and listens to it. Throws Refused if the setting has faults. */
export async function startRun(request: RunRequest, on: RunHandlers): Promise<Job> {
  const { job } = (await (await ask("api/run", request)).json()) as { job: string | number };
  const source = new EventSource(`api/run/${job}/events`);
  let over = false;
  const finish = (act: () => void) => {
    if (over) return;
    over = true;
    source.close();
    act();
  };
  const data = <T>(e: Event) => JSON.parse((e as MessageEvent<string>).data || "{}") as T;
  const weeks = (e: Event) => {
    const d = data<WeekEvents | WeekEvents[] | { arm?: "base" | "variant"; weeks: WeekEvents[] }>(e);
    if (Array.isArray(d)) on.weeks?.(d);
    else if ("weeks" in d) on.weeks?.(d.weeks.map((w) => ({ arm: d.arm, ...w })));
    else on.weeks?.([d]);
  };
  source.addEventListener("progress", (e) => on.progress?.(data(e)));
  source.addEventListener("week", weeks);
  source.addEventListener("weeks", weeks);
  source.addEventListener("partial", (e) => on.partial?.(data(e)));
  source.addEventListener("done", (e) => finish(() => on.done(data(e))));
  source.addEventListener("failed", (e) => finish(() => on.failed(data<{ problems: Problem[] }>(e).problems)));
  source.addEventListener("cancelled", () => finish(on.cancelled));
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) finish(() => on.failed([{ where: "connection", what: "the program no longer answers", suggestion: "is it still running?" }]));
  };
  return {
    id: String(job),
    cancel: async () => {
      await fetch(`api/run/${job}`, { method: "DELETE" });
      // The stream says so too, if it still stands.
      setTimeout(() => finish(on.cancelled), 1500);
    },
  };
}
