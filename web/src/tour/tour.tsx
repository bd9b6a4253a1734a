// Why good people are not enough: six steps, each a run of the reader's own, then their experiment.
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import * as draw from "../charts/charts";
import { Figure } from "../charts/figure";
import { Faults, Progress } from "../explorer/rules";
import { TimeChart } from "../explorer/results";
import type { RunResult } from "../explorer/api";
import { noRules } from "../explorer/plan";
import { Runner } from "../explorer/runner";
import { change, plan, run, session, show } from "../explorer/store";
import { watch } from "../explorer/watch";
import { capital, differenceWithInterval, kindOf, plural, signed, withInterval } from "../words/format";
import { subject } from "../words/subjects";
import { endStatement, relative, row, seriesOf } from "./reading";
import { restructured, steps, type Choice, type Control, type Reading, type Step } from "./steps";

const runner = new Runner();
watch(runner);

const key = (step: number, name: string): string => `${step}.${name}`;

function choices(index: number): Record<string, Choice> {
  const kept = plan.value.controls;
  return Object.fromEntries(steps[index]!.controls.map((c) => [c.name, kept[key(index, c.name)] ?? c.initial]));
}

export function Tour(): JSX.Element {
  const at = Math.min(plan.value.step, steps.length);
  return (
    <main id="main" class="tour" tabIndex={-1}>
      <header>
        <p class="small soft">The story, in six steps</p>
        <h1>Why good people are not enough</h1>
      </header>
      <nav aria-label="Steps of the story">
        <ol class="steps">
          {[...steps.map((s) => s.title), "Your experiment"].map((title, i) => (
            <li key={title}><button type="button" aria-current={i === at ? "step" : undefined} onClick={() => go(i)}><span aria-hidden="true">{i < steps.length ? i + 1 : "→"}</span>{title}</button></li>
          ))}
        </ol>
      </nav>
      {at < steps.length ? <StepPage key={at} index={at} step={steps[at]!} /> : <Own />}
    </main>
  );
}

function go(step: number): void {
  change({ step });
  window.scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
}

function StepPage({ index, step }: { index: number; step: Step }): JSX.Element {
  const chosen = choices(index);
  const asked = JSON.stringify(chosen);
  const state = runner.state.value;
  const ready = session.value !== null;
  const { replicates } = plan.value;
  const wanted = useMemo(() => ({ ...step.request(chosen), replicates }), [asked, step, replicates]);
  useEffect(() => {
    if (!ready) return;
    // A slider being dragged should not start a run at each of its stops.
    const wait = setTimeout(() => void runner.start(wanted), 350);
    return () => clearTimeout(wait);
  }, [wanted, ready]);
  const fresh = state.request === wanted && state.phase === "done" && state.result;
  const reading = fresh ? step.read(state.result!, chosen) : null;
  return (
    <div class="step">
      <div class="told">
        <h2><span class="soft">{index + 1}.</span> {step.title}</h2>
        <p class="claim-line">{step.claim}</p>
        {step.story.map((p, i) => <p key={i}>{p}</p>)}
        <div class="controls">
          <h3>Try it</h3>
          {step.controls.map((c) => <ControlOf key={c.name} control={c} id={`t-${c.name}`} value={chosen[c.name]!} onChange={(v) => change({ controls: { ...plan.value.controls, [key(index, c.name)]: v } })} />)}
          <div class="row go">
            <Progress of={runner} />
            {state.phase === "running" ? <button type="button" class="button" id="tour-cancel" onClick={() => void runner.cancel()}>Cancel</button> : <button type="button" class="button" id="tour-run" onClick={() => void runner.start(wanted)}>Run again</button>}
          </div>
          {state.phase === "failed" ? <Faults of={runner} /> : null}
        </div>
      </div>
      <div class="shown" aria-live="polite" aria-busy={state.phase === "running"}>
        {reading ? <Answer step={step} reading={reading} result={state.result!} weeks={wanted.weeks} replicates={wanted.replicates} /> : <p class="soft waiting">{state.phase === "running" ? "The model is running…" : state.phase === "cancelled" ? "Cancelled." : ""}</p>}
      </div>
      <div class="turn">
        <button type="button" class="button" disabled={index === 0} onClick={() => go(index - 1)}>Back</button>
        <button type="button" class="button first" id="tour-next" onClick={() => go(index + 1)}>{index + 1 < steps.length ? `Next: ${steps[index + 1]!.title.toLowerCase()}` : "Your own experiment"}</button>
      </div>
    </div>
  );
}

function ControlOf({ control: c, id, value, onChange }: { control: Control; id: string; value: Choice; onChange: (v: Choice) => void }): JSX.Element {
  if (c.range) {
    const x = Number(value);
    return (
      <div class="control">
        <label for={id}>{c.label}</label><output class="tabular" for={id}>{c.range.show(x)}</output>
        <input id={id} type="range" min={c.range.low} max={c.range.high} step={c.range.step} value={x} aria-valuetext={c.range.show(x)} onInput={(e) => onChange(Number(e.currentTarget.value))} />
      </div>
    );
  }
  return (
    <div class="control">
      <label for={id}>{c.label}</label>
      <select id={id} value={String(value)} onChange={(e) => onChange(e.currentTarget.value)}>{c.options!.map((o) => <option key={o.value} value={o.value}>{o.label}</option>)}</select>
    </div>
  );
}

const verdicts: Record<Reading["verdict"], string> = {
  agrees: "In these runs the model agrees with the claim.",
  against: "In these runs the model speaks against the claim.",
  open: "These runs leave the claim open.",
};

function Answer({ step, reading, result, weeks, replicates }: { step: Step; reading: Reading; result: RunResult; weeks: number; replicates: number }): JSX.Element {
  return (
    <>
      <p class="answer">{reading.says}</p>
      <p class={`judged ${reading.verdict}`}>{verdicts[reading.verdict]}</p>
      <ul class="more">{reading.more.map((m) => <li key={m}>{m}</li>)}</ul>
      {step.groups ? <ByGroup result={result} /> : null}
      {step.series.map((name) => <Over key={name} name={name} step={step} result={result} />)}
      {step.figures.length ? <Changes step={step} result={result} /> : null}
      <p class="small soft">{replicates} replicates of {weeks} weeks at the default institution’s numbers, most of which are assumed. Brackets: 95% intervals. They cover differences between replicates, not uncertainty about the numbers. {result.comparison ? "Both sides share every random draw that the rules do not change." : ""}</p>
    </>
  );
}

function Over({ name, step, result }: { name: string; step: Step; result: RunResult }): JSX.Element | null {
  const groups = session.value?.groups ?? [];
  const measure = useMemo(() => {
    if (step.groups) {
      const lines = (result.base.series ?? []).filter((s) => s.name === name && s.group !== "all" && s.mean.some((v) => v !== null));
      return { name, lines: lines.map((s) => ({ label: capital(plural(s.group)), index: groups.indexOf(s.group), series: s })) };
    }
    const [a, b] = [seriesOf(result.base, name), seriesOf(result.variant, name)];
    return { name, lines: [...(a ? [{ label: capital(step.arms[0]), index: -1, series: a }] : []), ...(b ? [{ label: capital(step.arms[1] ?? ""), index: 0, series: b }] : [])] };
  }, [result, name]);
  if (!measure.lines.length) return null;
  return <TimeChart measure={measure} statement={endStatement(measure.lines, row(result, `late_${name}`))} />;
}

function ByGroup({ result }: { result: RunResult }): JSX.Element {
  const groups = session.value?.groups ?? [];
  const rows = useMemo(() => groups.flatMap((g, index) => {
    const m = result.base.metrics?.find((x) => x.name === "harm" && x.group === g && !x.withheld);
    return m ? [{ label: capital(plural(g)), index, value: m }] : [];
  }), [result]);
  const statement = `Harm to each: ${rows.map((r) => `${r.label.toLowerCase()} ${withInterval(r.value, "number")}`).join(", ")}.`;
  return (
    <Figure
      statement={statement} how="Severity of acts per 1,000 person-weeks, with 95% intervals." alt={statement}
      table={{ head: ["Group", "Harm [95%]"], rows: rows.map((r) => [r.label, withInterval(r.value, "number")]) }}
      draw={useCallback((w: number) => draw.groupBars(rows, w), [rows])}
    />
  );
}

function Changes({ step, result }: { step: Step; result: RunResult }): JSX.Element | null {
  const rows = useMemo(() => step.figures.flatMap((f) => row(result, f) ?? []), [result]);
  if (!rows.length) return null;
  const statement = `${capital(step.arms[1] ?? "")}, against ${step.arms[0]}: ${rows.slice(0, 2).map((r) => `${subject(r)} ${signed(relative(r).mean, "share")}`).join(", ")}.`;
  return (
    <Figure
      statement={statement} how="Relative change with 95% interval of the paired difference. Hollow: could be chance." alt={statement}
      table={{ head: ["Figure", capital(step.arms[0]), capital(step.arms[1] ?? ""), "Difference [95%]"], rows: rows.map((r) => [capital(r.label), withInterval(r.base, kindOf(r)), withInterval(r.variant, kindOf(r)), differenceWithInterval(r.difference, kindOf(r))]) }}
      draw={useCallback((w: number) => draw.differences(rows, w), [rows])}
    />
  );
}

function Own(): JSX.Element {
  const begin = (interventions: ReturnType<typeof restructured>) => {
    change({ view: "explore", preset: "default", base: noRules(), change: { ...noRules(), interventions } });
    run();
    show("explore");
  };
  return (
    <div class="own">
      <h2>Your own experiment</h2>
      <p>These were six claims and six runs. Each answer holds for one set of numbers, and nobody has measured most of them. Other numbers may give other answers. Which rule would you change? What would have to be true for it to fail?</p>
      <p>In the workshop you can change every number of the model, place interventions in time, and watch two institutions side by side. The link keeps your settings, so that others can repeat them and object.</p>
      <div class="row choose">
        <button type="button" class="button first" id="tour-own" onClick={() => begin(restructured(choices(5)))}>Begin with the last step’s change</button>
        <button type="button" class="button" onClick={() => begin([])}>Begin with nothing changed</button>
        <button type="button" class="button plain" onClick={() => go(0)}>The story again</button>
      </div>
    </div>
  );
}
