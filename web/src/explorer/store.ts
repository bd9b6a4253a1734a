// What the page holds: the session, the world's layout, the plan, one runner and one clock.
import { computed, effect, signal } from "@preact/signals";
import { Clock } from "../picture/clock";
import { layoutOf, type Layout } from "../picture/layout";
import { getPicture, getPictureOf, getSession, type Parameter, type Session, type Value, type WeekEvents, type WorldPicture } from "./api";
import { freshPlan, fromHash, hasChange, ofEarlierStory, requestOf, toHash, type Given, type Plan, type Rules } from "./plan";
import { count } from "../words/format";
import { Runner } from "./runner";
import { watch } from "./watch";

export const session = signal<Session | null>(null);
export const world = signal<WorldPicture | null>(null);
export const trouble = signal<string | null>(null);
const linked = fromHash(location.hash);
const earlier = "This link is of the earlier story of six steps. The page shows the step that its step became; the controls of the link are not kept.";
const damaged = location.hash.length > 1 && !linked;
/** Without a setting in its address the page begins at the first screen. */
export const plan = signal<Plan>(linked ?? { ...freshPlan(), view: damaged ? "explore" : "start" });
const unreadable = "This link cannot be read: it is damaged, or of another version. The page shows the institution without its settings.";
/** What the page has to say about itself. */
export const notice = signal<string | null>(damaged ? unreadable : ofEarlierStory(location.hash) ? earlier : null);
export const runner = new Runner();
watch(runner);
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
  if (notice.peek() === waiting) notice.value = null;
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

/** What the form gives. */
export const mostReplicates = 1000;

/** What the page says of a run that it has not begun; "" if it has none. */
let waiting = "";

/** Runs what the page was opened with. A link may ask for hours: that is not begun unasked. */
function begin(): void {
  const { replicates } = plan.value;
  if (replicates <= mostReplicates) run();
  else notice.value = waiting = `This link asks for ${count(replicates)} replicates. They are not run until you press Run.`;
}

/** Little motion is asked for: pictures show what has happened so far, and nothing moves. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

export async function load(): Promise<void> {
  try {
    const [s, w] = await Promise.all([getSession(), getPicture()]);
    session.value = s;
    world.value = w;
    clock.end = plan.value.weeks;
    if (plan.value.weeks === freshPlan().weeks && s.weeks && !location.hash) change({ weeks: s.weeks });
    // Who opens an institution or a study of their own wants to see that one.
    if (!linked && plan.value.view === "start" && (s.imported || s.report || s.title !== s.presets.find((p) => p.name === "default")?.title)) change({ view: "explore" });
    if (plan.value.view === "explore") begin();
  } catch (e) {
    trouble.value = e instanceof Error ? e.message : String(e);
  }
}

/** Weeks that every picture has. If the second run will not come, the first is shown alone. */
const shownWeeks = computed(() => {
  const { request: ran, phase } = runner.state.value;
  const alone = ran?.variant && phase !== "running" && runner.there.value === 0;
  return alone ? runner.arrived.value : runner.there.value;
});

export const bothArrived = computed(() => runner.there.value > 0);

// Time goes as far as every picture has weeks. One that stands still was drawn before its weeks came: it is drawn again.
effect(() => {
  clock.there = shownWeeks.value;
  if (!clock.playing.peek()) clock.seek(clock.at);
});

// Lines that follow the clock over charts stand where they stood in the wider window.
window.addEventListener("resize", () => clock.seek(clock.at));

// A first look starts by itself. Who asked for little motion sees all that has happened, in a picture that stands still.
let shown = 0;
effect(() => {
  const { phase, job } = runner.state.value;
  const id = Number(job ?? 0);
  const all = shownWeeks.value >= clock.end;
  if (shownWeeks.value > 26 && id !== shown && phase !== "idle" && plan.value.view === "explore" && (all || !calm.matches)) {
    shown = id;
    if (calm.matches) clock.seek(clock.end);
    else clock.play();
  }
});

const none: WeekEvents[] = [];
const weeksShown = (arm: "base" | "variant") => (): WeekEvents[] => {
  const { request: ran, phase } = runner.state.peek();
  return ran?.variant && phase === "running" && runner.there.peek() === 0 ? none : runner.weeks[arm];
};
/** Weeks that a picture may show: none of one institution before there are some of both. */
export const weeksOf = { base: weeksShown("base"), variant: weeksShown("variant") };

/** The first week in which two runs differ in what is shown; null where no week does. */
export const parting = computed<number | null>(() => {
  const { base, variant } = runner.weeks;
  const said = (w: WeekEvents | undefined) => JSON.stringify({ ...w, arm: null });
  for (let w = 0; w < runner.there.value; w++) if (said(base[w]) !== said(variant[w])) return w;
  return null;
});

/** Shows a view, and leaves the focus at its beginning. */
export function show(view: Plan["view"]): void {
  change({ view });
  if (view === "explore" && runner.state.value.phase === "idle") begin();
  window.scrollTo(0, 0);
  requestAnimationFrame(() => document.getElementById("main")?.focus({ preventScroll: true }));
}

// The address follows the setting. A view and a step of the story are places that Back returns to; a slider is not.
const placeIn = ({ view, step }: Plan): string => (view === "story" ? `${view} ${step}` : view);
let place = placeIn(plan.value);
let wait = 0;
/** The address as it was read or written last. Another one is that of a link just followed, which is about to be read. */
let seen = location.hash;
effect(() => {
  const now = plan.value;
  const hash = toHash(now);
  clearTimeout(wait);
  const write = (how: "pushState" | "replaceState") => {
    if (location.hash !== seen || hash === location.hash) return;
    history[how](null, "", hash || location.pathname);
    seen = location.hash;
  };
  if (placeIn(now) !== place) {
    place = placeIn(now);
    write("pushState");
  } else if (!notice.peek()) wait = window.setTimeout(() => write("replaceState"), 150);
});

const names: Record<Plan["view"], string> = { start: "Why does it go on?", story: "Why good people are not enough", explore: "Workshop", report: "Report" };
effect(() => {
  const { view, step, preset } = plan.value;
  const s = session.value;
  const institution = s?.presets.find((p) => p.name === preset)?.title ?? s?.title;
  const part = view === "story" ? `Step ${step + 1}: ${names.story}` : view === "explore" && institution ? `${institution}: ${names.explore.toLowerCase()}` : names[view];
  document.title = `${part} · Groundswell`;
});

window.addEventListener("hashchange", () => {
  seen = location.hash;
  const found = location.hash ? fromHash(location.hash) : { ...freshPlan(), view: "start" as const };
  notice.value = !found ? unreadable : ofEarlierStory(location.hash) ? earlier : null;
  if (!found || toHash(found) === toHash(plan.value)) return;
  const moved = placeIn(found) !== placeIn(plan.value);
  place = placeIn(found);
  // Back to the first screen keeps what the workshop holds.
  plan.value = found.view === "start" ? { ...plan.value, view: "start" } : found;
  if (found.view === "explore" && stale.value) begin();
  if (moved) requestAnimationFrame(() => document.getElementById("main")?.focus({ preventScroll: true }));
});
