// What the page holds: the session, the world's layout, the plan, one runner and one clock.
import { computed, effect, signal } from "@preact/signals";
import { Clock } from "../picture/clock";
import { layoutOf, type Layout } from "../picture/layout";
import { getPicture, getPictureOf, getSession, type Parameter, type Session, type Value, type WorldPicture } from "./api";
import { freshPlan, fromHash, hasChange, requestOf, toHash, type Given, type Plan, type Rules } from "./plan";
import { Runner } from "./runner";

export const session = signal<Session | null>(null);
export const world = signal<WorldPicture | null>(null);
export const trouble = signal<string | null>(null);
export const plan = signal<Plan>(fromHash(location.hash) ?? freshPlan());
export const runner = new Runner();
export const clock = new Clock();
/** Which rules the sliders set: the change, or the institution as it is. */
export const edited = signal<"change" | "base">("change");

export const layout = computed<Layout | null>(() => {
  const w = world.value;
  const s = session.value;
  return w && s ? layoutOf(w, s.groups, new Map(s.units.map((u) => [u.id, u.name]))) : null;
});

export const change = (more: Partial<Plan>): void => void (plan.value = { ...plan.value, ...more });

/** What the chosen institution brings along. */
export function given(): Given {
  const s = session.value;
  const preset = s?.presets.find((p) => p.name === plan.value.preset);
  return preset ? { interventions: preset.interventions ?? [], off: preset.components_off ?? [] } : { interventions: s?.interventions_now ?? [], off: s?.components_off ?? [] };
}

export const request = () => requestOf(plan.value, given());

export const rules = (): Rules => plan.value[edited.value];

export const changeRules = (more: Partial<Rules>): void => change({ [edited.value]: { ...rules(), ...more } });

/** A parameter's value in an arm of the plan. */
export function valueOf(p: Parameter, arm: "base" | "change"): Value {
  const { base, change: c } = plan.value;
  return (arm === "change" ? c.set[p.name] : undefined) ?? base.set[p.name] ?? p.value ?? p.default;
}

export function setParameter(name: string, value: Value | undefined): void {
  // What is settled at birth cannot differ between the two institutions: it belongs to how it is.
  const arm = session.value?.parameters.find((p) => p.name === name)?.changes_during_run === false ? "base" : edited.value;
  const set = { ...plan.value[arm].set };
  if (value === undefined) delete set[name];
  else set[name] = value;
  change({ [arm]: { ...plan.value[arm], set } });
}

export const changed = computed(() => hasChange(plan.value));

/** Whether what is shown was run with what is set. */
export const stale = computed(() => {
  const ran = runner.state.value.request;
  return !ran || JSON.stringify(ran) !== JSON.stringify(request());
});

const sessionWorld = JSON.stringify({ preset: null, set: {} });
let pictured = sessionWorld;

export function run(): void {
  clock.pause();
  clock.end = plan.value.weeks;
  clock.seek(0);
  const wanted = request();
  const { preset, set } = wanted.base;
  const key = JSON.stringify({ preset, set });
  if (key !== pictured) {
    // A setting with faults has no picture; the run says what is wrong.
    void getPictureOf(wanted.base, wanted.seed).then((w) => { world.value = w; pictured = key; }).catch(() => undefined);
  }
  void runner.start(wanted);
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

export async function load(): Promise<void> {
  try {
    const [s, w] = await Promise.all([getSession(), getPicture()]);
    session.value = s;
    world.value = w;
    clock.end = plan.value.weeks;
    if (plan.value.weeks === freshPlan().weeks && s.weeks && !location.hash) change({ weeks: s.weeks });
    if (plan.value.view === "explore") run();
  } catch (e) {
    trouble.value = e instanceof Error ? e.message : String(e);
  }
}

// A first look starts by itself, unless the reader asked for little motion.
let shown = 0;
effect(() => {
  const arrived = runner.arrived.value;
  const { phase, job } = runner.state.value;
  const id = Number(job ?? 0);
  if (arrived > 26 && id !== shown && phase !== "idle" && plan.value.view === "explore") {
    shown = id;
    if (!calm.matches) clock.play();
  }
});

let wait = 0;
effect(() => {
  const hash = toHash(plan.value);
  clearTimeout(wait);
  wait = window.setTimeout(() => {
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname);
  }, 150);
});

window.addEventListener("hashchange", () => {
  const found = fromHash(location.hash);
  if (found && toHash(found) !== toHash(plan.value)) {
    plan.value = found;
    if (found.view === "explore") run();
  }
});
