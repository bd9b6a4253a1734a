// What the page asks for, and what it is told.
import { inPage } from "../engine/in_page";
import { site } from "../engine/site";
import type { Comparison, Finding, FunnelStage, Metric, Report, Series } from "../model/types";
import type { Job, RunHandlers } from "./carrier";
import { server } from "./server";

export { Refused, type Job, type RunHandlers } from "./carrier";

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
  /** Of these, those to which no witness stepped in or comforted. */
  unanswered?: [number, number][];
  silent?: number[] | [number, number][];
  stepped_in?: number[] | [number, number][];
  told?: ([number, number] | [number, number, number])[];
  /** [author, [hearer], kind]; by unit [unit, n, those of n that turn the talk away]. */
  posts?: ([number, number[], string] | [number, number, number])[];
  remarks?: number;
  /** Reports of the whole institution, in weeks in which something became of one. The first week says only how many wait. */
  reports?: { waiting: number; filed?: number; done?: number; without?: number };
  /** Means in 1/32: perceived norm by team, trust by unit; and after how many weeks half of what looked normal is gone. */
  state?: { norm: [number, number][]; trust: [number, number][]; halflife: number };
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
  weeks?: number;
  replicates?: number;
  rulings?: string;
  seed?: number;
}

export interface RunResult {
  base: ArmResult;
  variant: ArmResult | null;
  comparison: Comparison | null;
}

/** Means over the replicates that are done. */
export interface Partial {
  replicates: number;
  base: { metrics: Metric[] };
  variant: { metrics: Metric[] } | null;
}

const carrier = site ? inPage(site) : server;

export const getSession = async (): Promise<Session> => JSON.parse(await carrier.ask("api/session"));
export const getPicture = async (): Promise<WorldPicture> => JSON.parse(await carrier.ask("api/picture"));
/** The world of a setting: its seats may differ from the session's. */
export const getPictureOf = async (setting: Setting, seed: number): Promise<WorldPicture> => JSON.parse(await carrier.ask("api/picture", { ...setting, seed }));
export const getToml = (request: RunRequest): Promise<string> => carrier.ask("api/export/toml", { ...(request.variant ?? request.base), weeks: request.weeks, seed: request.seed, replicates: request.replicates });
export const getReportPage = (job: string): Promise<Blob> => carrier.report(job);
/** Starts a run and listens to it. Throws Refused if the setting has faults. */
export const startRun = (request: RunRequest, on: RunHandlers): Promise<Job> => carrier.start(request, on);
