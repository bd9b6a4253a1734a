// Beside the picture: what came out, base and variant together, with a line at the week that is shown.
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useRef } from "preact/hooks";
import * as draw from "../charts/charts";
import { Numbers, Picture as Drawing, Table } from "../charts/figure";
import { indexOf, Key, look } from "../charts/marks";
import { FunnelChart } from "../charts/report";
import type { Comparison, ComparisonRow, Series } from "../model/types";
import type { Clock } from "../picture/clock";
import { Finding } from "../report/sections";
import { directionKey, directionOf, directionWords } from "../words/direction";
import { subject } from "../words/subjects";
import { change as relative, courseOf, differenceSentence, mainRow, open, seriesCaption } from "../words/captions";
import { capital, differenceWithInterval, duration, figure, kindOf, list, percent, plural, withInterval, words } from "../words/format";
import type { ArmResult, Intervention, Partial as Means, RunResult } from "./api";
import { spanStyle } from "./interventions";
import { endStatement, row } from "../story/reading";
import { clock, plan, runner, session } from "./store";

export function Results(): JSX.Element {
  const state = runner.state.value;
  const r = state.result;
  if (!r) return <section class="results" aria-label="Results">{state.phase === "running" ? <SoFar partial={state.partial} of={state.of} /> : null}</section>;
  return (
    <section class="results" aria-label="Results" aria-busy={state.phase === "running"}>
      {r.comparison ? <Paired comparison={r.comparison} /> : <section><h2>What was found</h2><Finding findings={r.base.finding ?? []} /></section>}
      <section>
        <h2>Week by week</h2>
        <p class="small soft">Means over {state.request?.replicates ?? ""} {state.request?.members ? "worlds that the surveys allow, with 95% bands of chance and of what is not known" : "replicates with 95% bands"}; the upright line is the week in the picture.</p>
        <TimeCharts result={r} clock={clock} />
      </section>
      {r.base.funnel?.length ? (
        <section>
          <h2>From act to accountability</h2>
          <div class={r.variant?.funnel?.length ? "multiples" : ""}>
            <div>{r.variant ? <p class="small soft">As it is</p> : null}<Funnel arm={r.base} /></div>
            {r.variant?.funnel?.length ? <div><p class="small soft">With your change</p><Funnel arm={r.variant} /></div> : null}
          </div>
        </section>
      ) : null}
      {r.comparison && r.base.finding?.length ? <section><h2>What was found, as it is</h2><Finding findings={r.base.finding} /></section> : null}
    </section>
  );
}

function Funnel({ arm }: { arm: ArmResult }): JSX.Element {
  const window = arm.window ?? 104;
  return <FunnelChart stages={arm.funnel!} window={window} weeks={arm.weeks ?? window} replicates={arm.replicates ?? 0} rulings={arm.rulings} />;
}

/** The first figures, while the run goes on. */
function SoFar({ partial: p, of }: { partial: Means | null; of: number }): JSX.Element {
  const groups = session.value?.groups ?? [];
  if (!p) return <p class="soft">Burn-in is running. The figures follow.</p>;
  const share = (arm: Means["base"], g: string) => arm.metrics.find((m) => m.name === "experienced" && m.group === g && !m.withheld);
  const said = (arm: Means["base"]) => list(groups.flatMap((g) => { const m = share(arm, g); return m ? [`${percent(m.mean)} of ${plural(g)}`] : []; }));
  return (
    <div aria-busy="true">
      <p class="verdict-line">So far: {said(p.base)} experienced an act within {duration(Math.min(104, plan.value.weeks))}{p.variant ? `; with your change, ${said(p.variant)}` : ""}.</p>
      <p class="small soft">The mean of {p.replicates} of {of} replicates.</p>
    </div>
  );
}

/** The main figures, each for everyone where it is given for everyone. */
function mainFigures(rows: ComparisonRow[]): ComparisonRow[] {
  const shown = rows.filter((r) => r.main && !r.withheld);
  return [...new Set(shown.map((r) => r.metric))].map((m) => shown.find((r) => r.metric === m && r.group === "all") ?? shown.find((r) => r.metric === m)!);
}

function Paired({ comparison: c }: { comparison: Comparison }): JSX.Element {
  const rows = useMemo(() => mainFigures(c.rows), [c]);
  const main = mainRow(c);
  return (
    <section id="comparison">
      <h2>What your change does</h2>
      {main ? <p class="stand verdict-line">{differenceSentence(main)}</p> : null}
      <p class="small soft">Both institutions use the same random draws wherever the change does not matter. So every difference is due to the change. Brackets: 95% interval of the paired difference.</p>
      <figure>
        <h3 class="statement">{relativeCaption(rows)}</h3>
        <p class="how">Change of each figure against the institution as it is. {directionKey}</p>
        <Drawing alt={relativeCaption(rows)} draw={useCallback((w: number) => draw.differences(rows, w), [rows])} />
        <Numbers label="what your change does, main figures" table={pairedTable(rows)} />
      </figure>
      <details>
        <summary>All {c.rows.length} figures, by group</summary>
        <Table label="Base, variant and paired difference of every figure" table={pairedTable(c.rows.filter((r) => !r.withheld))} />
      </details>
    </section>
  );
}

const pairedTable = (rows: ComparisonRow[]) => ({
  head: ["Figure", "As it is", "With your change", "Difference [95%]", "Relative", "Direction"],
  rows: rows.map((r) => {
    const kind = kindOf(r);
    return [`${capital(r.label)}${r.group === "all" ? "" : `, ${plural(r.group)}`}`, withInterval(r.base, kind), withInterval(r.variant, kind), differenceWithInterval(r.difference, kind), percent(relative(r)), directionWords[directionOf(r)]];
  }),
});

function relativeCaption(rows: ComparisonRow[]): string {
  const clear = rows.filter((r) => !open(r.difference) && r.difference.mean !== 0);
  if (!clear.length) return "With these runs no figure changes beyond chance.";
  const most = [...clear].sort((a, b) => Math.abs(relative(b)) - Math.abs(relative(a)))[0]!;
  return `${clear.length} of ${rows.length} figures change beyond chance; ${subject(most)} most, by ${percent(relative(most))}.`;
}

interface Measure {
  name: string;
  lines: { label: string; index: number; series: Series }[];
}

/** Base against variant where there are two arms; groups against each other where there is one. */
function measures(r: RunResult, groups: string[]): Measure[] {
  const all = r.base.series ?? [];
  const names = [...new Set(all.map((s) => s.name))];
  return names.map((name) => {
    const mine = all.filter((s) => s.name === name && s.mean.some((v) => v !== null));
    if (!r.variant) {
      const byGroup = mine.filter((s) => s.group !== "all");
      const shown = byGroup.length ? byGroup : mine;
      return { name, lines: shown.map((s, i) => ({ label: capital(plural(s.group)), index: indexOf(s.group, i, groups), series: s })) };
    }
    const whole = mine.find((s) => s.group === "all") ?? mine[0];
    const other = whole && r.variant.series?.find((s) => s.name === name && s.group === whole.group);
    const tag = whole && whole.group !== "all" ? `, ${plural(whole.group)}` : "";
    return { name, lines: [...(whole ? [{ label: `As it is${tag}`, index: -1, series: whole }] : []), ...(other ? [{ label: `With your change${tag}`, index: 0, series: other }] : [])] };
  }).filter((m) => m.lines.length);
}

/** As many as fit one screen. */
const shownAtOnce = 6;

function TimeCharts({ result, clock: c }: { result: RunResult; clock: Clock }): JSX.Element {
  const groups = session.value?.groups ?? [];
  const all = useMemo(() => measures(result, groups), [result]);
  const said = (m: Measure) => (result.variant && m.lines.length > 1 ? endStatement(m.lines, row(result, `late_${m.name}`, m.lines[0]!.series.group)) : undefined);
  const first = [...all].sort((a, b) => Number(b.name === "harm") - Number(a.name === "harm"));
  const chart = (m: Measure) => <TimeChart key={m.name} measure={m} weeks={result.base.weeks ?? plan.value.weeks} clock={c} statement={said(m)} done={runner.state.value.request?.variant?.interventions} />;
  return (
    <>
      <div class="multiples small-ones">{first.slice(0, shownAtOnce).map(chart)}</div>
      {first.length > shownAtOnce ? <details><summary>{first.length - shownAtOnce} more figures {courseOf(result.base.weeks ?? plan.value.weeks).over}</summary><div class="multiples small-ones">{first.slice(shownAtOnce).map(chart)}</div></details> : null}
    </>
  );
}

/** Under the pointer every chart reads the same week; the picture goes there too, unless it plays. */
function read(c: Clock, e: { currentTarget: EventTarget | null; clientX: number; pointerType: string }, end: number): void {
  if (c.playing.value || e.pointerType !== "mouse") return;
  const box = (e.currentTarget as HTMLElement).getBoundingClientRect();
  c.seek(Math.round((end * (e.clientX - box.left - 46)) / Math.max(1, box.width - 60)));
}

/** Lines over time with a cursor that follows the clock without drawing anew. */
export function TimeChart({ measure, weeks, clock: c, statement, done = [] }: { measure: Measure; weeks: number; clock?: Clock; statement?: string; done?: Intervention[] }): JSX.Element {
  const cursor = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const { lines } = measure;
  const first = lines[0]!.series;
  const kind = kindOf(first);
  const caption = statement ?? seriesCaption(lines.map((l) => l.series), weeks);
  const end = first.weeks.at(-1) ?? 1;
  useEffect(() => {
    if (!c) return;
    const stop = c.onMove(place);
    // Another width has other places.
    const resized = new ResizeObserver(() => place(c.at));
    resized.observe(cursor.current!.parentElement!);
    return () => { stop(); resized.disconnect(); };
  }, [measure, c]);
  function place(at: number): void {
    const line = cursor.current!;
    const width = line.parentElement!.clientWidth;
    const share = Math.max(0, Math.min(1, at / Math.max(1, end)));
    line.style.transform = `translateX(${46 + share * (width - 60)}px)`;
    // At the end of the years the figures stand before the line, so that they stay inside the page.
    readout.current!.style.transform = `translateX(${-100 * share}%)`;
    let i = first.weeks.findIndex((w) => w > at);
    i = i < 0 ? first.weeks.length - 1 : Math.max(0, i);
    readout.current!.textContent = lines.map((l) => figure(l.series.mean[i], kind)).join(" · ");
  }
  return (
    <figure class="time">
      <h3 class="statement">{caption}</h3>
      <p class="how">{capital(first.label)}{first.unit && kind !== "share" ? `, ${first.unit}` : ""}</p>
      <Key items={lines.map((l) => ({ label: l.label, look: look(l.index) }))} />
      <div class="with-cursor" onPointerMove={c ? (e) => read(c, e, end) : undefined}>
        {done.length ? <div class="spans" aria-hidden="true">{done.map((x, i) => <span key={i} style={spanStyle(x, end)} title={capital(words(x.kind))} />)}</div> : null}
        <Drawing alt={`Lines over ${duration(end)}. ${caption}`} draw={useCallback((w: number) => draw.series(lines, w), [measure])} />
        {c ? <div class="cursor" ref={cursor} aria-hidden="true"><span ref={readout} class="tabular" /></div> : null}
      </div>
      <Numbers label={caption} table={{ head: ["Year", ...lines.map((l) => l.label)], rows: first.weeks.flatMap((w, i) => (i % Math.max(1, Math.ceil(first.weeks.length / 20)) && i !== first.weeks.length - 1 ? [] : [[(w / 52).toFixed(1), ...lines.map((l) => withInterval({ mean: l.series.mean[i] ?? null, low: l.series.low[i] ?? null, high: l.series.high[i] ?? null }, kind))]])) }} />
    </figure>
  );
}
