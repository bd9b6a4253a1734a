// What is changed: sliders, all parameters by search, parts of the system, interventions on a time line, and the run.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Problem } from "../model/types";
import { capital, number, words } from "../words/format";
import { placeOf, saying, sentenceOf, type Known } from "../words/problems";
import type { Parameter, RunRequest, Value } from "./api";
import { Export } from "./export";
import { Interventions } from "./interventions";
import { change, changeRules, edited, mostReplicates, plan, rules, run, runner, session, setParameter, stale, valueOf } from "./store";

/** The faults at a field: the program's own words. */
export function faultsAt(field: string): Problem[] {
  const seen = new Set<string>();
  return runner.state.value.problems.filter((p) => placeOf(p) === field && !seen.has(p.what) && !!seen.add(p.what));
}

/** At its field; the box with the Run button lists every fault and is what is announced. */
export function Fault({ field, id }: { field: string; id: string }): JSX.Element | null {
  const faults = faultsAt(field);
  if (!faults.length) return null;
  return <p class="fault" id={id}>{faults.map(saying).join(" ")}</p>;
}

/** Faults in words of the page, each once. */
export function sentencesOf(problems: Problem[], request: RunRequest | null): string[] {
  const known: Known = {
    parameters: new Map((session.value?.parameters ?? []).map((p) => [p.name, p.meaning || p.name])),
    kinds: { base: request?.base.interventions.map((i) => i.kind) ?? [], variant: request?.variant?.interventions.map((i) => i.kind) ?? [] },
  };
  return [...new Set(problems.map((p) => sentenceOf(p, known)))];
}

/** Every fault of a refused run: a field at fault may lie in a closed group, or in the other institution. */
export function Faults({ of = runner }: { of?: typeof runner }): JSX.Element | null {
  const { problems, request } = of.state.value;
  if (!problems.length) return null;
  const all = sentencesOf(problems, request);
  return (
    <div class="faults" id="faults" role="alert">
      {problems[0]!.where === "connection" ? null : <p class="fault">{all.length === 1 ? "This cannot be run:" : `This cannot be run, for ${all.length} reasons:`}</p>}
      <ul>{all.map((text) => <li class="fault" key={text}>{text}</li>)}</ul>
    </div>
  );
}

/** The rules that matter first, by who lives under them; what fits no group stands with the institution. */
const groupsOfRules: { title: string; of: RegExp }[] = [
  { title: "What witnesses do", of: /^(reaction|learn|discourse|effort)\./ },
  { title: "What those who are harmed face", of: /^(acts|disclose|retaliation)\./ },
  { title: "What the institution does", of: /./ },
];

export function RulesPanel(): JSX.Element {
  const s = session.value;
  if (!s) return <aside class="rules" aria-label="Rules" />;
  const first = s.parameters.filter((p) => p.first);
  const groupOf = (p: Parameter) => groupsOfRules.findIndex((g) => g.of.test(p.name));
  const arm = edited.value;
  const more = s.parameters.filter((p) => !p.first && p.name in rules().set).length;
  return (
    <aside class="rules" aria-label="Rules">
      <RunBox />
      <div class="field">
        <label for="preset">Institution</label>
        <select id="preset" value={plan.value.preset ?? ""} onChange={(e) => change({ preset: e.currentTarget.value || null })}>
          <option value="">{s.title}</option>
          {s.presets.filter((p) => p.title !== s.title || p.name === plan.value.preset).map((p) => <option key={p.name} value={p.name}>{capital(p.title ?? p.name)}</option>)}
        </select>
      </div>
      <fieldset class="switch">
        <legend>What the controls set</legend>
        <label><input type="radio" name="arm" checked={arm === "change"} onChange={() => (edited.value = "change")} /><span>The change</span></label>
        <label><input type="radio" name="arm" checked={arm === "base"} onChange={() => (edited.value = "base")} /><span>How it is</span></label>
      </fieldset>
      <Interventions />
      {groupsOfRules.map((g, i) => {
        const mine = first.filter((p) => groupOf(p) === i);
        return mine.length ? <section key={g.title} aria-label={g.title}><h2>{g.title}</h2>{mine.map((p) => <Slider key={p.name} parameter={p} />)}</section> : null;
      })}
      <details class="group" id="advanced" open={more > 0}>
        <summary>Advanced: all {s.parameters.length} numbers{more ? ` (${more} changed)` : ""}</summary>
        <Search all={s.parameters} />
      </details>
      <Components />
      <RunSettings />
      <Export />
    </aside>
  );
}

const isNumber = (v: Value): v is number => typeof v === "number";

/** A parameter as slider and number, within its plausible range; the number may leave it, the program says if it must not. */
export function Slider({ parameter: p, place = "p" }: { parameter: Parameter; /** Of two that are shown at once, each has its own. */ place?: string }): JSX.Element {
  const arm = edited.value;
  const fixed = p.changes_during_run === false;
  const value = valueOf(p, arm);
  const reference = arm === "change" && !fixed ? valueOf(p, "base") : p.value ?? p.default;
  const id = `${place}-${p.name}`;
  const faults = faultsAt(p.name).length > 0;
  const touched = JSON.stringify(value) !== JSON.stringify(reference);
  const set = (v: Value) => setParameter(p.name, JSON.stringify(v) === JSON.stringify(reference) ? undefined : v);
  const wide = p.plausible_low < p.plausible_high;
  const low = Math.min(wide ? p.plausible_low : p.low, isNumber(value) ? value : Infinity);
  const high = Math.max(wide ? p.plausible_high : p.high, isNumber(value) ? value : -Infinity);
  const step = p.integer || (Number.isInteger(low) && Number.isInteger(high) && high - low > 20) ? 1 : niceStep(high - low);
  const about = `${p.name}${p.unit ? `, ${p.unit}` : ""}${p.grade ? `, ${p.grade}` : ""}`;
  return (
    <div class={`slider${touched ? " touched" : ""}`}>
      <label for={id}>{capital(p.meaning || words(p.name))}</label>
      {isNumber(value) ? (
        <div class="slide">
          <input type="range" min={low} max={high} step={step} value={value} aria-label={`${p.meaning || p.name}, slider`} aria-valuetext={`${number(value)} ${p.unit}`} onInput={(e) => set(Number(e.currentTarget.value))} />
          <input id={id} class="tabular" type="number" step="any" value={value} aria-invalid={faults} aria-describedby={`${id}-about ${id}-fault`} onChange={(e) => e.currentTarget.value !== "" && set(Number(e.currentTarget.value))} />
        </div>
      ) : (
        <input id={id} type="text" value={Array.isArray(value) ? value.join(", ") : String(value)} aria-invalid={faults} aria-describedby={`${id}-about ${id}-fault`} onChange={(e) => set(readValue(e.currentTarget.value, value))} />
      )}
      <p class="about" id={`${id}-about`}>
        <span class="name">{about}</span>
        {fixed && arm === "change" ? " · of both institutions" : ""}
        {touched ? <> · was {show(reference)} <button type="button" class="link" onClick={() => setParameter(p.name, undefined)}>reset<span class="hidden-visually"> {p.name}</span></button></> : null}
      </p>
      <Fault field={p.name} id={`${id}-fault`} />
    </div>
  );
}

const show = (v: Value): string => (typeof v === "object" && !Array.isArray(v) ? JSON.stringify(v) : Array.isArray(v) ? v.map(number).join(", ") : isNumber(v) ? number(v) : String(v));

function readValue(text: string, like: Value): Value {
  if (Array.isArray(like)) return text.split(/[,;\s]+/).filter(Boolean).map(Number);
  if (typeof like === "boolean") return text.trim() === "true";
  return text;
}

/** A hundredth of a range, rounded to 1, 2 or 5. */
export function niceStep(range: number): number {
  const raw = range / 100;
  if (!(raw > 0)) return 0.01;
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

function Search({ all }: { all: Parameter[] }): JSX.Element {
  const [text, setText] = useState("");
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = terms.length ? all.filter((p) => terms.every((t) => `${p.name} ${p.meaning}`.toLowerCase().includes(t))) : [];
  const changed = all.filter((p) => !p.first && p.name in rules().set && !found.includes(p));
  return (
    <div class="search">
      <label for="search">All {all.length} parameters, by name or meaning</label>
      <input id="search" type="search" value={text} placeholder="retaliation, report, habit…" autocomplete="off" onInput={(e) => setText(e.currentTarget.value)} />
      <p class="about" role="status">{terms.length ? `${found.length} found${found.length > 12 ? ", the first twelve are shown" : ""}` : ""}</p>
      {found.slice(0, 12).map((p) => <Slider key={p.name} parameter={p} place={p.first ? "found" : "p"} />)}
      {changed.length ? <h3>Also changed</h3> : null}
      {changed.map((p) => <Slider key={p.name} parameter={p} />)}
    </div>
  );
}

const about = (c: { name: string; words: string }): string => (c.words && c.words !== c.name ? `: ${c.words.replace(`${c.name}: `, "")}` : "");

function Components(): JSX.Element {
  const s = session.value!;
  const { off } = rules();
  return (
    <details class="group">
      <summary>Switch off a part of the system{off.length ? ` (${off.length} off)` : ""}</summary>
      {s.components.map((c) => (
        <label class="check" key={c.name}>
          <input type="checkbox" checked={off.includes(c.name)} onChange={(e) => changeRules({ off: e.currentTarget.checked ? [...off, c.name] : off.filter((x) => x !== c.name) })} />
          <span><strong>{capital(words(c.name))}</strong>{about(c)}</span>
        </label>
      ))}
    </details>
  );
}

/** The run itself, first in the panel and near the start of the tab order. Run stays enabled: pressed again, it starts anew. */
function RunBox(): JSX.Element {
  const state = runner.state.value;
  const running = state.phase === "running";
  const cancel = () => {
    document.getElementById("run")?.focus();
    void runner.cancel();
  };
  return (
    <div class="runbox">
      <div class="row go">
        <button type="button" id="run" class="button first" onClick={run}>{stale.value || state.phase !== "done" ? "Run" : "Run again"}</button>
        <button type="button" id="cancel" class="button" onClick={cancel} disabled={!running}>Cancel</button>
      </div>
      <Progress />
      <Faults />
    </div>
  );
}

function RunSettings(): JSX.Element {
  const p = plan.value;
  return (
    <section aria-label="How it is run">
      <h2>How it is run</h2>
      <div class="row">
        <div class="field"><label for="years">Years</label><input id="years" type="number" min="1" max="100" step="1" value={p.weeks / 52} onChange={(e) => change({ weeks: Math.max(1, Math.round(Number(e.currentTarget.value) * 52)) })} /></div>
        <div class="field"><label for="replicates">Replicates</label><input id="replicates" type="number" min="1" max={mostReplicates} step="1" value={p.replicates} onChange={(e) => change({ replicates: Math.max(1, Math.round(Number(e.currentTarget.value))) })} /></div>
        <div class="field"><label for="seed">Seed</label><input id="seed" type="number" min="0" step="1" value={p.seed} onChange={(e) => change({ seed: Math.max(0, Math.round(Number(e.currentTarget.value))) })} /></div>
      </div>
      {session.value!.fit_members ? (
        <label class="check">
          <input id="members" type="checkbox" checked={p.members} onChange={(e) => change({ members: e.currentTarget.checked })} />
          <span><strong>Worlds that the surveys allow</strong>: each replicate takes other values for the numbers that nobody knows, at most {session.value!.fit_members}.</span>
        </label>
      ) : null}
    </section>
  );
}

export function Progress({ of = runner }: { of?: typeof runner }): JSX.Element {
  const s = of.state.value;
  const left = s.secondsLeft !== null && s.secondsLeft >= 1 ? `, about ${Math.ceil(s.secondsLeft)} s left` : "";
  const text = s.phase === "running" ? (s.done ? `${s.done} of ${s.of} replicates${left}` : "Burning in…") : s.phase === "done" ? "Done" : s.phase === "cancelled" ? "Cancelled. The results are deleted." : s.phase === "failed" ? "Not run" : "";
  return (
    <div class={`progress ${s.phase}`}>
      <progress max={Math.max(1, s.of)} value={s.phase === "running" ? s.done : s.phase === "done" ? Math.max(1, s.of) : 0} aria-label="Progress of the run" />
      <p class="about tabular" role="status" id="status">{text}</p>
    </div>
  );
}
