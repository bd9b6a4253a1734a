import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { capital, plural, words } from "../words/format";
import type { Intervention, InterventionKind, Value } from "./api";
import { Fault } from "./rules";
import { changeRules, plan, rules, session } from "./store";

/** What is done, and when: bars on a time line of the run's years. */
export function Interventions(): JSX.Element {
  const s = session.value!;
  const { interventions } = rules();
  const [kind, setKind] = useState(s.interventions[0]?.kind ?? "");
  const add = () => {
    const about = s.interventions.find((k) => k.kind === kind);
    if (!about) return;
    const fields = Object.fromEntries(about.fields.filter((f) => f.default !== null && f.default !== undefined).map((f) => [f.name, f.default]));
    changeRules({ interventions: [...interventions, { kind, start: 0, end: null, ...fields }] });
  };
  const replace = (i: number, next: Intervention | null) => changeRules({ interventions: interventions.flatMap((x, k) => (k === i ? (next ? [next] : []) : [x])) });
  return (
    <div class="interventions">
      <h2>Interventions</h2>
      {interventions.map((x, i) => <Card key={i} index={i} intervention={x} kind={s.interventions.find((k) => k.kind === x.kind)} onChange={(next) => replace(i, next)} />)}
      <div class="row">
        <label class="hidden-visually" for="intervention-kind">Intervention to add</label>
        <select id="intervention-kind" value={kind} onChange={(e) => setKind(e.currentTarget.value)}>
          {s.interventions.map((k) => <option key={k.kind} value={k.kind}>{capital(words(k.kind))}</option>)}
        </select>
        <button type="button" class="button" id="add-intervention" onClick={add}>Add</button>
      </div>
      <p class="about">{capital(s.interventions.find((k) => k.kind === kind)?.words ?? "")}</p>
    </div>
  );
}

const years = (weeks: number): number => Math.round((100 * weeks) / 52) / 100;

interface CardProps {
  index: number;
  intervention: Intervention;
  kind: InterventionKind | undefined;
  onChange: (next: Intervention | null) => void;
}

function Card({ index, intervention: x, kind, onChange }: CardProps): JSX.Element {
  const total = plan.value.weeks;
  const id = `i${index}`;
  const end = x.end ?? total;
  const set = (more: Partial<Intervention>) => onChange({ ...x, ...more });
  const name = capital(words(x.kind));
  const share = x.scope?.share ?? 1;
  const groups = session.value!.groups;
  const scope = (more: Intervention["scope"]) => set({ scope: { ...x.scope, ...more } });
  return (
    <fieldset class="card">
      <legend>{name}</legend>
      <button type="button" class="link remove" onClick={() => onChange(null)}>remove<span class="hidden-visually"> {name}</span></button>
      <div class="track" aria-hidden="true"><span style={{ left: `${(100 * Math.min(x.start, total)) / total}%`, right: `${100 - (100 * Math.min(end, total)) / total}%` }} /></div>
      <div class="between">
        <label for={`${id}-start`}>from year<input id={`${id}-start`} type="range" min="0" max={total} step="1" value={x.start} aria-valuetext={`year ${years(x.start)}`} onInput={(e) => { const start = Number(e.currentTarget.value); set({ start, end: x.end !== null && x.end < start ? start : x.end }); }} /><output class="tabular">{years(x.start)}</output></label>
        <label for={`${id}-end`}>to year<input id={`${id}-end`} type="range" min="0" max={total} step="1" value={end} aria-valuetext={x.end === null ? "for good" : `year ${years(end)}`} onInput={(e) => { const v = Number(e.currentTarget.value); set({ end: v >= total ? null : Math.max(v, x.start) }); }} /><output class="tabular">{x.end === null ? "end" : years(end)}</output></label>
      </div>
      {(kind?.fields ?? []).map((f) => <FieldOf key={f.name} id={`${id}-${f.name}`} field={f} value={(x[f.name] as Value | undefined) ?? f.default} path={`interventions[${index}].${f.name}`} onChange={(v) => set({ [f.name]: v })} />)}
      <details>
        <summary>Whom it reaches{share < 1 || x.scope?.groups?.length ? " (some)" : " (everyone)"}</summary>
        {groups.map((g) => (
          <label class="check" key={g}><input type="checkbox" checked={!x.scope?.groups?.length || x.scope.groups.includes(g)} onChange={(e) => { const now = x.scope?.groups?.length ? x.scope.groups : groups; const next = e.currentTarget.checked ? [...now, g] : now.filter((y) => y !== g); scope({ groups: next.length === groups.length || !next.length ? [] : next }); }} /><span>{capital(plural(g))}</span></label>
        ))}
        <label class="inline" for={`${id}-share`}>Share of them<input id={`${id}-share`} type="range" min="0" max="1" step="0.05" value={share} aria-valuetext={`${Math.round(100 * share)} per cent`} onInput={(e) => scope({ share: Number(e.currentTarget.value) })} /><output class="tabular">{Math.round(100 * share)}%</output></label>
      </details>
      <Fault field={`interventions[${index}]`} id={`${id}-fault`} />
      {["start", "end", "scope", "every", "kind"].map((f) => <Fault key={f} field={`interventions[${index}].${f}`} id={`${id}-${f}-fault`} />)}
    </fieldset>
  );
}

interface FieldProps {
  id: string;
  field: InterventionKind["fields"][number];
  value: Value;
  path: string;
  onChange: (v: Value) => void;
}

function FieldOf({ id, field: f, value, path, onChange }: FieldProps): JSX.Element {
  const about = `${id}-about ${id}-fault`;
  return (
    <div class="field line">
      <label for={id} title={f.meaning}>{capital(f.meaning || words(f.name))}{f.unit ? <span class="soft"> ({f.unit})</span> : null}</label>
      {f.choices ? (
        <select id={id} value={String(value)} onChange={(e) => onChange(e.currentTarget.value)}>{f.choices.map((c) => <option key={c}>{c}</option>)}</select>
      ) : typeof value === "boolean" ? (
        <input id={id} type="checkbox" checked={value} onChange={(e) => onChange(e.currentTarget.checked)} />
      ) : typeof value === "number" ? (
        <input id={id} type="number" step="any" value={value} aria-describedby={about} onChange={(e) => e.currentTarget.value !== "" && onChange(Number(e.currentTarget.value))} />
      ) : (
        <input id={id} type="text" value={String(value ?? "")} aria-describedby={about} onChange={(e) => onChange(e.currentTarget.value)} />
      )}
      <Fault field={path} id={`${id}-fault`} />
    </div>
  );
}
