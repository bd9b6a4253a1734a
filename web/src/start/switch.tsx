// One switch, with before and after at once: the same team, the same random numbers, the same acts that nobody's answer changes.
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import type { Interval } from "../model/types";
import { beforeAndAfter, first, harmSentence } from "./first";

export const answering = signal(false);

export function Switch(): JSX.Element {
  const on = answering.value;
  return (
    <div class="one-switch">
      <button type="button" role="switch" id="answering" class="toggle" aria-checked={on} onClick={() => (answering.value = !on)}>
        <span class="knob" aria-hidden="true" />
        Witnesses answer
      </button>
      <p class="small soft">A thought experiment: those who never harm anyone no longer stay silent.</p>
    </div>
  );
}

/** What the switch changes, with intervals. */
export function Effect(): JSX.Element {
  return (
    <div class="effect" role="status">
      <p class="answer">{harmSentence(first.harm)}</p>
      <dl class="pairs">
        {beforeAndAfter(first).map((row) => (
          <div key={row.name}>
            <dt>{row.name} <span class="soft">{row.unit}</span></dt>
            <dd><Bar label="as it is" value={row.base} top={row.top} colour="var(--silent)" show={row.show} /><Bar label="they answer" value={row.variant} top={row.top} colour="var(--three)" show={row.show} /></dd>
          </div>
        ))}
      </dl>
      <p class="small soft">
        One team is mostly chance: here {acts("base")} acts and {acts("variant")}. The bars are over all people and {first.replicates} replicates. In the first replicate {first.base.silentPlaces} of {first.people.toLocaleString("en-GB")} places have been silent at least once after ten years; with the switch on, {first.variant.silentPlaces}.
        They step in, comfort the target or make excuses, in the proportions of the model. No rule can order this. Which rules come near to it?
      </p>
    </div>
  );
}

const acts = (arm: "base" | "variant"): number => first.team[arm].acts.reduce((n, [, k]) => n + k, 0);

function Bar({ label, value, top, colour, show }: { label: string; value: Interval; top: number; colour: string; show: (x: number) => string }): JSX.Element {
  const at = (x: number | null): string => `${(100 * (x ?? value.mean)) / top}%`;
  return (
    <div class="bar-row">
      <span>{label}</span>
      <svg width="100%" height="16" aria-hidden="true">
        <rect x="0" y="2" width={at(value.mean)} height="12" rx="2" fill={colour} />
        <line x1={at(value.low)} x2={at(value.high)} y1="8" y2="8" stroke="var(--ink)" stroke-width="1.6" />
      </svg>
      <strong class="tabular">{show(value.mean)}</strong>
    </div>
  );
}
