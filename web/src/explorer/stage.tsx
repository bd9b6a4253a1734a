// The living picture with its clock.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Clock } from "../picture/clock";
import { Legend } from "../picture/legend";
import { Picture } from "../picture/picture";
import { Reports } from "../picture/queue";
import { count } from "../words/format";
import { Counters } from "./counters";
import { Verdict } from "./verdict";
import { bothArrived, calm, clock, layout, parting, plan, runner, session, weeksOf } from "./store";

/** The institution, the question, and the verdict: before the picture. */
export function Title(): JSX.Element {
  const s = session.value;
  const l = layout.value;
  const preset = s?.presets.find((p) => p.name === plan.value.preset);
  // A sentence of the shipped institution counts its people; it is not true of one whose size was changed.
  const resized = Object.keys(plan.value.base.set).some((name) => name.startsWith("institution."));
  const sentence = resized ? null : preset?.sentence ?? s?.sentence ?? null;
  return (
    <section class="titled" aria-label="The institution">
      <h1>{preset?.title ?? s?.title ?? "Groundswell"}</h1>
      <p class="stand">{sentence || (l ? `${count(l.people)} people, week by week. Change a rule and see what follows.` : "Opening the institution…")}</p>
      {s ? <Verdict /> : null}
    </section>
  );
}

export function Stage(): JSX.Element {
  const l = layout.value;
  const two = !!runner.state.value.request?.variant;
  return (
    <section class="stage" aria-label="The living picture">
      <div class={`pictures${two ? " two" : ""}`}>
        {l ? <Arm title={two ? "As it is" : null} arm="base" /> : <div class="picture empty" />}
        {l && two ? <Arm title="With your change" arm="variant" /> : null}
      </div>
      {two && bothArrived.value ? <p class="parting soft" id="parting">{partingWords(parting.value, runner.there.value)}</p> : null}
      <Transport clock={clock} />
      <Legend groups={session.value?.groups ?? []} ranks={session.value?.ranks.length ?? 0} people={l?.mode === "people"} still={calm.matches} />
    </section>
  );
}

/** Two pictures look different in many ways; this says when they begin to. */
export function partingWords(week: number | null, weeks: number): string {
  if (week === null) return weeks >= clock.end ? "In this replicate the two are the same in every week: the change does nothing here." : "So far the two are the same in every week.";
  return week === 0 ? "The two differ from the first week on." : `The two are the same until they part in ${yearWeek(week).replace("Y", "y")}.`;
}

function Arm({ title, arm }: { title: string | null; arm: "base" | "variant" }): JSX.Element {
  const l = layout.value!;
  // Two institutions start together: one that shows nothing yet would look like one in which nothing happens.
  if (arm === "variant" && !bothArrived.value) return <div class="arm"><h2 class="arm-title variant">{title}</h2><p class="soft waiting" role="status">{runner.state.value.phase === "running" ? "Its run is under way. The two pictures start together." : "It was not run."}</p></div>;
  const weeks = weeksOf[arm];
  return (
    <div class="arm">
      {title ? <h2 class={`arm-title ${arm}`}>{title}</h2> : null}
      <Picture layout={l} clock={clock} weeks={weeks} label={describe(arm)} still={calm.matches} />
      <Reports clock={clock} weeks={weeks} still={calm.matches} />
      {runner.arrived.value > 0 ? <Counters clock={clock} weeks={() => runner.weeks[arm]} arrived={runner.arrived} /> : <div class="counters" />}
    </div>
  );
}

function describe(arm: "base" | "variant"): string {
  const l = layout.value!;
  const what = l.mode === "people" ? `${count(l.nodes.size)} people in ${l.units.length} units` : `${l.units.length} units`;
  return `Picture of ${what}${arm === "variant" ? " with your change" : ""}. Teams are tinted by what passes as normal and by trust; a ring round a team is what is left of acts that nobody answered. ${calm.matches ? "Marked is everyone who has stayed silent or stepped in so far." : "Acts are stars at the team of the person they were aimed at; a bar across a person is silence, a ring round one is stepping in."} Below, reports wait in a queue, and counts say the same in numbers.`;
}

const yearWeek = (at: number): string => `Year ${Math.floor(at / 52) + 1}, week ${(Math.floor(at) % 52) + 1}`;

/** Play, pause, scrub, speed; moves with the clock without rendering anew. */
export function Transport({ clock: c }: { clock: Clock }): JSX.Element {
  const scrub = useRef<HTMLInputElement>(null);
  const label = useRef<HTMLOutputElement>(null);
  const playing = c.playing.value;
  useEffect(() => c.onMove((at) => {
    const input = scrub.current!;
    input.max = String(c.end);
    if (document.activeElement !== input || c.playing.value) input.value = String(Math.floor(at));
    const moment = yearWeek(Math.min(at, c.end - 1));
    input.setAttribute("aria-valuetext", moment);
    label.current!.textContent = moment;
  }), []);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const at = e.target as HTMLElement;
      if (e.key === " " && !at.closest("input, select, textarea, button, summary, a, [tabindex]:not(main)")) {
        e.preventDefault();
        if (c.playing.value) c.pause();
        else c.play();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div class="transport" role="group" aria-label="Time">
      <button class="button round first" type="button" id="play" aria-label={playing ? "Pause" : "Play"} onClick={() => (playing ? c.pause() : c.play())}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{playing ? <path d="M3 2h4v12H3zM9 2h4v12H9z" fill="currentColor" /> : <path d="M4 2 L14 8 L4 14 Z" fill="currentColor" />}</svg>
      </button>
      <input ref={scrub} id="scrub" type="range" min="0" max={c.end} step="1" defaultValue="0" aria-label="Week" onInput={(e) => { c.pause(); c.seek(Number(e.currentTarget.value)); }} />
      <output ref={label} class="tabular" aria-live="off">Year 1, week 1</output>
      <label class="speed">Speed
        <select id="speed" value={c.speed.value} onChange={(e) => (c.speed.value = Number(e.currentTarget.value))}>
          {[1, 2, 4, 8, 16, 32].map((x) => <option key={x} value={x}>{x} week{x > 1 ? "s" : ""}/s</option>)}
        </select>
      </label>
    </div>
  );
}
