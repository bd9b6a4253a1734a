// The picture that stays through all steps: one team, and beside it the same team in the changed institution.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { signal } from "@preact/signals";
import type { Weeks } from "../explorer/runner";
import { first } from "../start/first";
import { courseOf, type Course } from "../team/course";
import { Team, type Drawn } from "../team/team";
import { capital } from "../words/format";
import { atStep, choiceOf, clock, requestsOf, runs } from "./state";
import { seriesOf } from "./reading";
import type { Mark, Step } from "./step";
import { steps } from "./steps";
import { Legend } from "./legend";

const week = signal(0);
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Slow over the first act, so that it can be followed; then the years pass. */
const pace = (at: number): number => (at < 16 ? 4 : 16);

/** Every mark that a step and those before it have added. */
export const marksUpTo = (step: number): Set<Mark> => new Set(steps.slice(0, step + 1).flatMap((s) => s.adds ?? []));

interface Shown {
  base: Course;
  variant: Course | null;
  weeks: number;
}

/** The run made beforehand stands in until the step's own has come; a second ring only once both runs are there. */
function shownIn(step: Step): Shown {
  const request = requestsOf(step)[0] ?? requestsOf(steps[0]!)[0];
  const own = request ? runs.weeksOf(request) : null;
  const weeks = request?.weeks ?? clock.end;
  const whole = (list: Weeks["base"] | undefined) => (list && list.length >= weeks ? list : null);
  const base = whole(own?.base);
  const variant = step.arms[1] && request?.variant ? whole(own?.variant) : null;
  if (!base || (request?.variant && step.arms[1] && !variant)) return { base: upTo(first.team.base, weeks), variant: null, weeks };
  return { base: cached(base), variant: variant && cached(variant), weeks };
}

const upTo = (course: Course, weeks: number): Course => ({ ...course, acts: course.acts.filter(([w]) => w < weeks), silent: course.silent.filter(([w]) => w < weeks), stepped: course.stepped.filter(([w]) => w < weeks) });

const courses = new WeakMap<Weeks["base"], Course>();
function cached(weeks: Weeks["base"]): Course {
  if (!courses.has(weeks)) courses.set(weeks, courseOf(first.team, weeks));
  return courses.get(weeks)!;
}

/** How much people of an arm notice in a week; null before the figures are there. */
function noticingOf(step: Step, arm: "base" | "variant", at: number): number | null {
  const asked = runs.asked.value;
  if (asked?.key !== JSON.stringify(requestsOf(step))) return null;
  const s = seriesOf(asked.results[0]?.[arm], "recognised_acts_share");
  if (!s) return null;
  const i = s.weeks.findIndex((w) => w >= at);
  return s.mean[i < 0 ? s.mean.length - 1 : i] ?? null;
}

export function Stage({ go }: { go: (step: number) => void }): JSX.Element {
  const at = atStep();
  const step = steps[at]!;
  const marks = marksUpTo(at);
  const shown = shownIn(step);
  const two = shown.variant !== null;
  useEffect(() => clock.onMove((now) => {
    week.value = Math.floor(now);
    if (clock.speed.value !== pace(now)) clock.speed.value = pace(now);
  }), []);
  // Two pictures start together, and a picture begins when its step does.
  useEffect(() => {
    clock.end = shown.weeks;
    if (calm.matches) return clock.seek(shown.weeks);
    if (two || clock.at >= shown.weeks || clock.at === 0) clock.seek(0);
    clock.play();
  }, [two, shown.weeks, at]);
  useEffect(() => () => clock.pause(), []);
  const drawn = (arm: "base" | "variant"): Drawn => ({
    silence: marks.has("silence"), rank: marks.has("rank"), posts: marks.has("posts"), remarks: marks.has("remarks"), told: marks.has("told"), arrivals: marks.has("arrivals"),
    noticing: marks.has("noticing") ? noticingOf(step, arm, week.value) : null,
    mine: step.control.draws && Number(choiceOf(step)) >= 0 ? Number(choiceOf(step)) : null,
  });
  const team = (title: string, arm: "base" | "variant", course: Course) => <Team title={title} course={course} members={first.team.members} week={week.value} weeks={shown.weeks} drawn={drawn(arm)} />;
  const waits = step.arms[1] && requestsOf(step)[0]?.variant && !two && runs.asked.value?.phase === "running";
  return (
    <section class="story-stage" aria-label="The picture">
      <Places at={at} go={go} />
      <div class={`teams${two ? " two" : ""}`}>
        {team(two ? capital(step.arms[0]) : "One team of ten", "base", shown.base)}
        {two ? team(capital(step.arms[1]!), "variant", shown.variant!) : null}
      </div>
      {waits ? <p class="small soft waits" role="status">The second team joins once both runs are there.</p> : null}
      <Time weeks={shown.weeks} />
      <Legend marks={marks} added={step.adds} />
    </section>
  );
}

function Places({ at, go }: { at: number; go: (step: number) => void }): JSX.Element {
  return (
    <nav class="places" aria-label="Steps of the story">
      <ol>
        {steps.map((s, i) => (
          <li key={s.id}><button type="button" aria-current={i === at ? "step" : undefined} aria-label={`Step ${i + 1}: ${s.title}`} title={s.title} onClick={() => go(i)}>{i + 1}</button></li>
        ))}
      </ol>
      <p class="now">{steps[at]!.title}</p>
    </nav>
  );
}

function Time({ weeks }: { weeks: number }): JSX.Element {
  const playing = clock.playing.value;
  const at = Math.min(week.value, weeks);
  const when = at >= weeks ? `after ${Math.round(weeks / 52)} years` : `year ${Math.floor(at / 52) + 1}`;
  return (
    <div class="time-line" role="group" aria-label="Time">
      <button class="button" type="button" id="story-play" onClick={() => (playing ? clock.pause() : clock.play())}>{playing ? "Pause" : at >= weeks ? "Play again" : "Play"}</button>
      <input id="story-week" type="range" min="0" max={weeks} step="1" value={at} aria-label="Week" aria-valuetext={when} onInput={(e) => { clock.pause(); clock.seek(Number(e.currentTarget.value)); }} />
      <span class="tabular small">{when}</span>
    </div>
  );
}
