// The one control of a step.
import type { JSX } from "preact";
import type { Choice, Step } from "./step";
import { choose } from "./state";

export function ControlOf({ step, value }: { step: Step; value: Choice }): JSX.Element {
  const { label, range, options, draws } = step.control;
  const id = `control-${step.id}`;
  if (draws) return <DrawSeat step={step} of={draws.of} value={Number(value)} id={id} label={label} />;
  if (range) {
    const x = Number(value);
    return (
      <div class="control">
        <label for={id}>{label}</label><output class="tabular" for={id}>{range.show(x)}</output>
        <input id={id} type="range" min={range.low} max={range.high} step={range.step} value={x} aria-valuetext={range.show(x)} onInput={(e) => choose(step, Number(e.currentTarget.value))} />
      </div>
    );
  }
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <select id={id} value={String(value)} onChange={(e) => choose(step, e.currentTarget.value)}>{options!.map((o) => <option key={o.value} value={o.value}>{o.label}</option>)}</select>
    </div>
  );
}

/** Another seat than the one before, so that each press shows something. */
function DrawSeat({ step, of, value, id, label }: { step: Step; of: number; value: number; id: string; label: string }): JSX.Element {
  const draw = () => choose(step, (value + 1 + Math.floor(Math.random() * (of - (value < 0 ? 0 : 1)))) % of);
  return (
    <div class="control">
      <button type="button" id={id} class="button" onClick={draw}>{value < 0 ? label : `${label} again`}</button>
    </div>
  );
}
