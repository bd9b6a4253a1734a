import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { capital, plural, words } from "../words/format";
import type { Intervention, InterventionField, InterventionKind, Value } from "./api";
import { Fault } from "./rules";
import { changeRules, edited, given, plan, rules, session } from "./store";

/** What is done, and when: bars on a time line of the run's years. */
export function Interventions(): JSX.Element {
  const s = session.value!;
  const { interventions } = rules();
  const [kind, setKind] = useState(s.interventions[0]?.kind ?? "");
  // Where this list begins among those that are sent, to find faults again.
  const before = given().interventions.length;
  const first = edited.value === "base" ? { arm: "base", at: before } : { arm: "variant", at: before + plan.value.base.interventions.length };
  const add = () => {
    const about = s.interventions.find((k) => k.kind === kind);
    if (!about) return;
    changeRules({ interventions: [...interventions, about.standard] });
  };
  const replace = (i: number, next: Intervention | null) => changeRules({ interventions: interventions.flatMap((x, k) => (k === i ? (next ? [next] : []) : [x])) });
  return (
    <div class="interventions">
      <h2>Interventions</h2>
      {interventions.length ? <TimeLine interventions={interventions} /> : <p class="about">Nothing is done yet. Add what should be done, and run.</p>}
      {interventions.map((x, i) => <Card key={i} index={i} path={`${first.arm}.interventions[${first.at + i}]`} intervention={x} kind={s.interventions.find((k) => k.kind === x.kind)} onChange={(next) => replace(i, next)} />)}
      <div class="row">
        <label class="hidden-visually" for="intervention-kind">Intervention to add</label>
        <select id="intervention-kind" value={kind} onChange={(e) => setKind(e.currentTarget.value)}>
          {s.interventions.map((k) => <option key={k.kind} value={k.kind}>{capital(words(k.kind))}</option>)}
        </select>
        <button type="button" class="button" id="add-intervention" onClick={add}>Add</button>
      </div>
      <p class="about">{said(s.interventions.find((k) => k.kind === kind))}</p>
    </div>
  );
}

/** What is done, one bar each, over the years of the run. */
function TimeLine({ interventions }: { interventions: Intervention[] }): JSX.Element {
  const total = plan.value.weeks;
  const name = (x: Intervention) => capital(words(x.kind));
  return (
    <div class="line-of-time" role="img" aria-label={`Time line of ${Math.round(total / 52)} years. ${interventions.map((x) => `${name(x)}: year ${years(x.start)} to ${x.end === null ? "the end" : `year ${years(x.end)}`}`).join("; ")}.`}>
      {interventions.map((x, i) => <div class="lane" key={i}><span class="bar" style={spanStyle(x, total)} /><span class="lane-name">{name(x)}</span></div>)}
      <div class="ends"><span>year 0</span><span>year {years(total)}</span></div>
    </div>
  );
}

/** Where an intervention lies on a line of the run's weeks. */
export const spanStyle = (x: Intervention, total: number): { left: string; right: string } => ({ left: `${(100 * Math.min(x.start, total)) / total}%`, right: `${100 - (100 * Math.min(x.end ?? total, total)) / total}%` });

const said = (k: InterventionKind | undefined): string => (k ? `${capital(k.words)}.${k.usual ? ` ${capital(k.usual)}.` : ""}` : "");

const years = (weeks: number): number => Math.round((100 * weeks) / 52) / 100;

interface CardProps {
  index: number;
  path: string;
  intervention: Intervention;
  kind: InterventionKind | undefined;
  onChange: (next: Intervention | null) => void;
}

function Card({ index, path, intervention: x, kind, onChange }: CardProps): JSX.Element {
  const total = plan.value.weeks;
  const id = `i${index}`;
  const end = x.end ?? total;
  const set = (more: Partial<Intervention>) => onChange({ ...x, ...more });
  const name = capital(words(x.kind));
  const share = x.scope?.share ?? 1;
  const groups = session.value!.groups;
  const fieldsOf = (part: InterventionField["part"]) => (kind?.fields ?? []).filter((f) => f.part === part).map((f) => (
    <FieldOf key={f.name} id={`${id}-${f.name}`} field={f} value={x[f.name] as Value | null | undefined} path={`${path}.${f.name}`} onChange={(v) => set({ [f.name]: v })} />
  ));
  const scope = (more: Intervention["scope"]) => set({ scope: { ...x.scope, ...more } });
  return (
    <fieldset class="card">
      <legend>{name}</legend>
      <button type="button" class="link remove" onClick={() => { onChange(null); requestAnimationFrame(() => document.getElementById("add-intervention")?.focus()); }}>remove<span class="hidden-visually"> {name}</span></button>
      <div class="track" aria-hidden="true"><span style={spanStyle(x, total)} /></div>
      <div class="between">
        <label for={`${id}-start`}>from year<input id={`${id}-start`} type="range" min="0" max={total} step="1" value={x.start} aria-valuetext={`year ${years(x.start)}`} onInput={(e) => { const start = Number(e.currentTarget.value); set({ start, end: x.end !== null && x.end < start ? start : x.end }); }} /><output class="tabular">{years(x.start)}</output></label>
        <label for={`${id}-end`}>to year<input id={`${id}-end`} type="range" min="0" max={total} step="1" value={end} aria-valuetext={x.end === null ? "for good" : `year ${years(end)}`} onInput={(e) => { const v = Number(e.currentTarget.value); set({ end: v >= total ? null : Math.max(v, x.start) }); }} /><output class="tabular">{x.end === null ? "end" : years(end)}</output></label>
      </div>
      {fieldsOf("own")}
      <details>
        <summary>Costs</summary>
        {fieldsOf("cost")}
      </details>
      {kind?.scope === false ? null : <details>
        <summary>Whom it reaches{share < 1 || x.scope?.groups?.length ? " (some)" : " (everyone)"}</summary>
        {groups.map((g) => (
          <label class="check" key={g}><input type="checkbox" checked={!x.scope?.groups?.length || x.scope.groups.includes(g)} onChange={(e) => { const now = x.scope?.groups?.length ? x.scope.groups : groups; const next = e.currentTarget.checked ? [...now, g] : now.filter((y) => y !== g); scope({ groups: next.length === groups.length || !next.length ? [] : next }); }} /><span>{capital(plural(g))}</span></label>
        ))}
        <label class="inline" for={`${id}-share`}>Share of them<input id={`${id}-share`} type="range" min="0" max="1" step="0.05" value={share} aria-valuetext={`${Math.round(100 * share)} per cent`} onInput={(e) => scope({ share: Number(e.currentTarget.value) })} /><output class="tabular">{Math.round(100 * share)}%</output></label>
      </details>}
      <Fault field={path} id={`${id}-fault`} />
      {["start", "end", "scope", "scope.share", "scope.groups", "kind", "name"].map((f) => <Fault key={f} field={`${path}.${f}`} id={`${id}-${f}-fault`} />)}
    </fieldset>
  );
}

/** "policy.shield = 0", one a line. */
function readTable(text: string): Record<string, number> {
  return Object.fromEntries(text.split("\n").flatMap((line) => {
    const [name, value] = line.split("=").map((t) => t.trim());
    return name && value ? [[name, value.startsWith("[") ? (JSON.parse(value) as number) : Number(value)]] : [];
  }));
}

const showTable = (value: unknown): string => Object.entries((value ?? {}) as Record<string, unknown>).map(([k, v]) => `${k} = ${Array.isArray(v) ? JSON.stringify(v) : String(v)}`).join("\n");

interface FieldProps {
  id: string;
  field: InterventionField;
  value: Value | null | undefined;
  path: string;
  onChange: (v: Value | undefined) => void;
}

function FieldOf({ id, field: f, value, path, onChange }: FieldProps): JSX.Element {
  const about = `${id}-about ${id}-fault`;
  return (
    <div class="field line">
      <label for={id} title={f.meaning}>{capital(f.meaning || words(f.name))}{f.unit ? <span class="soft"> ({f.unit})</span> : null}</label>
      {f.choices.length ? (
        <select id={id} value={String(value)} onChange={(e) => onChange(e.currentTarget.value)}>{f.choices.map((c) => <option key={c}>{c}</option>)}</select>
      ) : f.type === "table" ? (
        <textarea id={id} rows={4} spellcheck={false} aria-describedby={about} placeholder="policy.shield = 0" onChange={(e) => onChange(readTable(e.currentTarget.value))}>{showTable(value)}</textarea>
      ) : f.type === "true or false" ? (
        <input id={id} type="checkbox" checked={value === true} onChange={(e) => onChange(e.currentTarget.checked)} />
      ) : f.type !== "text" ? (
        <input id={id} type="number" step={f.type === "whole number" ? 1 : "any"} min={f.low ?? undefined} max={f.high ?? undefined} value={typeof value === "number" ? value : ""} aria-describedby={about} onChange={(e) => onChange(e.currentTarget.value === "" ? undefined : Number(e.currentTarget.value))} />
      ) : (
        <input id={id} type="text" value={String(value ?? "")} aria-describedby={about} onChange={(e) => onChange(e.currentTarget.value)} />
      )}
      <Fault field={path} id={`${id}-fault`} />
    </div>
  );
}
