// What the workshop says first: the question, and once there is a run, its answer.
import type { JSX } from "preact";
import type { Comparison } from "../model/types";
import { differenceSentence, mainRow, open } from "../words/captions";
import { directionOf } from "../words/direction";
import { DirectionMark } from "../words/direction_mark";
import { count, duration, list, percent, plural, withInterval } from "../words/format";
import { lasting } from "../report/changes";
import { pin, pinned, unpin } from "./pinned";
import { changed, runner, session, stale } from "./store";

export function Verdict(): JSX.Element {
  const state = runner.state.value;
  const r = state.result;
  const c = r?.comparison;
  return (
    <section class="verdict-first" aria-label="Question and verdict">
      <div aria-live="polite">
        {c ? <Paired comparison={c} old={stale.value} /> : <p class="question">{changed.value ? "Run it to see what your change does." : "What would you change? Add an intervention or move a rule, then run."}</p>}
        {!c && r?.base.metrics ? <p class="small soft">As it is, {list(groupsHarmed(r.base.metrics))} experience an act within {duration(r.base.window ?? 104)}.</p> : null}
      </div>
      {c && state.phase === "done" && !stale.value ? <button type="button" class="button" id="pin" onClick={pin}>Keep this run to compare</button> : null}
      <Pinned />
    </section>
  );
}

function groupsHarmed(metrics: NonNullable<NonNullable<typeof runner.state.value.result>["base"]["metrics"]>): string[] {
  return (session.value?.groups ?? []).flatMap((g) => {
    const m = metrics.find((x) => x.name === "experienced" && x.group === g && !x.withheld);
    return m ? [`${withInterval(m, "share")} of ${plural(g)}`] : [];
  });
}

/** Effect, time, cost and lasting states, as far as the program gave them. */
export function verdictOf(c: Comparison): string[] {
  const row = mainRow(c);
  if (!row) return ["These runs give no figure to compare."];
  const out = [`With your change: ${differenceSentence(row).replace(/^[A-Z]/, (x) => x.toLowerCase())}`];
  const clear = !row.identical && !open(row.difference);
  if (clear && lasting(c) !== "–") out.push(`The effect is ${lasting(c).replace(";", ", and")}.`);
  const spent = c.cost?.extra_cost?.mean;
  const prevented = c.cost?.acts_prevented;
  if (spent && c.cost?.unit) out.push(`It costs ${count(spent)} ${c.cost.unit}${prevented ? `, for ${withInterval(prevented, "number")} acts prevented` : ""}.`);
  if (c.states) {
    const pairs = c.states.pairs;
    const n = pairs.reduce((sum, p) => sum + p.n, 0);
    const better = (arm: "without" | "with") => pairs.reduce((sum, p) => sum + (p[arm] === "high" ? p.n : 0), 0);
    out.push(`Of ${n} pairs of runs ${better("without")} end in the better lasting state without it, and ${better("with")} with it.`);
  }
  return out;
}

function Paired({ comparison, old }: { comparison: Comparison; old: boolean }): JSX.Element {
  const [first, ...more] = verdictOf(comparison);
  const row = mainRow(comparison);
  return (
    <>
      <p class="answer" id="verdict">{first} {row && !row.identical ? <DirectionMark of={directionOf(row)} /> : null}</p>
      {more.length ? <p class="small">{more.join(" ")}</p> : null}
      {old ? <p class="small soft">This is of the last run. What is set now has not been run.</p> : null}
    </>
  );
}

function Pinned(): JSX.Element | null {
  const kept = pinned.value;
  if (!kept.length) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Table: runs that you kept">
      <table class="pinned">
        <caption>Runs that you kept</caption>
        <thead><tr><th scope="col">Change</th><th scope="col">Harm [95%]</th><th scope="col">Cost</th><th scope="col">Settings</th></tr></thead>
        <tbody>
          {kept.map((k) => (
            <tr key={k.id}>
              <th scope="row">{k.name}</th>
              <td>{k.effect ? `${k.effect.mean > 0 ? "+" : ""}${percent(k.effect.mean)}${k.effect.low === null || k.effect.high === null ? "" : ` [${percent(k.effect.low).replace("%", "")}, ${percent(k.effect.high).replace("%", "")}]`}` : "–"} {k.direction ? <DirectionMark of={k.direction} /> : null}</td>
              <td>{k.cost}</td>
              <td><button type="button" class="link" onClick={k.restore}>show again<span class="hidden-visually"> {k.name}</span></button> · <button type="button" class="link" onClick={() => { unpin(k.id); document.getElementById("run")?.focus(); }}>remove<span class="hidden-visually"> {k.name}</span></button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
