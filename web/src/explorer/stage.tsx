// The living picture with its clock.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Clock } from "../picture/clock";
import { Picture } from "../picture/picture";
import { capital, count, plural } from "../words/format";
import type { WeekEvents } from "./api";
import { Counters } from "./counters";
import { Verdict } from "./verdict";
import { bothArrived, clock, layout, plan, runner, session } from "./store";

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
      <Transport clock={clock} />
      <Legend />
    </section>
  );
}

function Arm({ title, arm }: { title: string | null; arm: "base" | "variant" }): JSX.Element {
  const l = layout.value!;
  // Two institutions start together: one that shows nothing yet would look like one in which nothing happens.
  if (arm === "variant" && !bothArrived.value) return <div class="arm"><h2 class="arm-title variant">{title}</h2><p class="soft waiting" role="status">{runner.state.value.phase === "running" ? "Its run is under way. The two pictures start together." : "It was not run."}</p></div>;
  return (
    <div class="arm">
      {title ? <h2 class={`arm-title ${arm}`}>{title}</h2> : null}
      <Picture layout={l} clock={clock} weeks={() => runner.weeks[arm]} label={describe(arm)} />
      {runner.arrived.value > 0 ? <Counters clock={clock} weeks={() => runner.weeks[arm]} arrived={runner.arrived} /> : <div class="counters" />}
    </div>
  );
}

function describe(arm: "base" | "variant"): string {
  const l = layout.value!;
  const what = l.mode === "people" ? `${count(l.nodes.size)} people in ${l.units.length} units` : `${l.units.length} units`;
  return `Picture of ${what}${arm === "variant" ? " with your change" : ""}. Acts pulse at the team of the person they were aimed at; who is silent darkens, who steps in lights up; what is told and said travels along ties. The counts below say the same in numbers.`;
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
    input.setAttribute("aria-valuetext", yearWeek(at));
    label.current!.textContent = yearWeek(at);
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

export const weeksOf = (arm: "base" | "variant") => (): WeekEvents[] => runner.weeks[arm];

function Legend(): JSX.Element {
  const groups = session.value?.groups ?? [];
  const people = layout.value?.mode === "people";
  return (
    <ul class="legend" aria-label="What the picture shows">
      {people ? groups.slice(0, 4).map((g, i) => <li key={g}><Dot fill={`var(--node-${["one", "two", "three", "four"][i]})`} />{capital(plural(g))} <span class="soft">{i === 0 ? "(larger: higher rank)" : ""}</span></li>) : <li><Dot fill="var(--node-one)" />A unit of at least five people</li>}
      <li><svg width="18" height="18" aria-hidden="true"><circle cx="9" cy="9" r="4" fill="var(--act)" opacity="0.5" /><circle cx="9" cy="9" r="7.5" fill="none" stroke="var(--act)" stroke-width="1.6" /></svg>An act, at its target’s team</li>
      <li><Dot fill="var(--silent)" />Noticed, stayed silent</li>
      <li><svg width="18" height="18" aria-hidden="true"><circle cx="9" cy="9" r="4" fill="var(--three)" /><circle cx="9" cy="9" r="7.5" fill="none" stroke="var(--three)" stroke-width="1.4" /></svg>Stepped in</li>
      <li><Wire colour="var(--four)" />Told in confidence</li>
      <li><Wire colour="var(--three)" />Spoke up in public</li>
      <li><Wire colour="var(--ink)" dash="3 3" />Turned the talk away</li>
    </ul>
  );
}

const Dot = ({ fill }: { fill: string }): JSX.Element => <svg width="18" height="18" aria-hidden="true"><circle cx="9" cy="9" r="5.5" fill={fill} stroke="var(--strong-line)" stroke-width="0.6" /></svg>;
const Wire = ({ colour, dash }: { colour: string; dash?: string }): JSX.Element => <svg width="24" height="18" aria-hidden="true"><path d="M1 13 Q12 2 20 9" fill="none" stroke={colour} stroke-width="2" stroke-dasharray={dash} /><circle cx="20" cy="9" r="3" fill={colour} /></svg>;
