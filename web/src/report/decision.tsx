// What to pay for: sentences, cost against harm, how often each option is the best, and a table.
import type { JSX } from "preact";
import { useCallback } from "preact/hooks";
import * as draw from "../charts/decision";
import { Figure } from "../charts/figure";
import { unitWords } from "../charts/report";
import type { Decision, DecisionOption } from "../model/types";
import { capital, duration, number, percent, withInterval } from "../words/format";

export function Decisions({ items }: { items: Decision[] }): JSX.Element {
  return (
    <div class="stack">
      {items.map((d) => <DecisionPart key={`${d.budget} ${d.worth}`} data={d} />)}
    </div>
  );
}

function DecisionPart({ data: d }: { data: Decision }): JSX.Element {
  return (
    <div>
      {d.words.map((w, i) => <p key={i} class={i === 0 ? "lead" : undefined}>{capital(w)}</p>)}
      {d.options ? <Charts data={d} options={d.options} /> : null}
    </div>
  );
}

function Charts({ data: d, options }: { data: Decision; options: DecisionOption[] }): JSX.Element {
  const choice = d.choice ?? null;
  const unit = unitWords(d.unit);
  const step = d.cost_step ?? 1;
  const numbered = (o: DecisionOption): string => `${options.indexOf(o)}  ${o.name}`;
  const rate = (o: DecisionOption): string => (o.prevented_per_unit ? withInterval({ mean: o.prevented_per_unit.value * step, low: o.prevented_per_unit.low * step, high: o.prevented_per_unit.high * step }, "number") : "–");
  const table = {
    head: ["Option", `Cost (${unit})`, "Acts prevented [95%]", `Per ${number(step)} ${unit} [95%]`, "Best in [95%]", "Regret [95%]"],
    rows: options.map((o) => [numbered(o), withInterval(o.extra_cost, "number"), withInterval(o.prevented, "number"), rate(o), o.best ? withInterval({ mean: o.best.share, low: o.best.low, high: o.best.high }, "share") : "above the budget", withInterval(o.regret, "number")]),
  };
  return (
    <>
      <Figure
        level={4}
        statement="What it costs, and what it prevents"
        how={`Along: cost over ${duration(d.weeks)}, in ${unit}. Up: acts prevented, with 95% intervals. Filled and joined by the dashed line: no other option prevents as much for less. Orange: the choice. The numbers are those of the bars below.`}
        alt={`Dots. ${options.map((o) => `${numbered(o)}: cost ${number(o.extra_cost.mean ?? 0)}, acts prevented ${number(o.prevented.mean ?? 0)}${o.on_front ? ", on the front" : ""}`).join("; ")}.`}
        table={table}
        draw={useCallback((w: number) => draw.front(options, choice, w), [options])}
      />
      <Figure
        level={4}
        statement="How often it is the best"
        how={`Share of the ${d.worlds} ${d.of} in which each option that can be chosen is the best, with 95% intervals.`}
        alt={`Bars. ${options.filter((o) => o.best).map((o) => `${numbered(o)}: ${percent(o.best!.share)}`).join("; ")}.`}
        table={table}
        draw={useCallback((w: number) => draw.best(options, choice, w), [options])}
      />
    </>
  );
}
