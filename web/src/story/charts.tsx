// The one chart of a step.
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import * as draw from "../charts/charts";
import { Figure } from "../charts/figure";
import type { RunRequest, RunResult } from "../explorer/api";
import { TimeChart } from "../explorer/results";
import { session } from "../explorer/store";
import type { Interval, Series } from "../model/types";
import { Dots } from "../team/dots";
import { dotRows, type Stage } from "../team/rows";
import { directionKey, directionOf, directionWords } from "../words/direction";
import { capital, list, percent, plural, withInterval } from "../words/format";
import { claimRows, counted, type Space } from "./claims";
import { bands } from "./bands";
import { answeredBy } from "./ranks";
import { loadRanks, ranks } from "./seats";
import { endOf, relative, row, seriesOf } from "./reading";
import { clock, runs } from "./state";
import { steps } from "./steps";
import type { Choice, LineOf, Step } from "./step";
import { carried } from "./steps/part";

interface Props {
  step: Step;
  choice: Choice;
  results: RunResult[];
  requests: RunRequest[];
}

export function ChartOf(props: Props): JSX.Element | null {
  const { chart } = props.step;
  if (chart.kind === "series") return <Lines {...props} name={chart.name(props.choice)} lines={chart.lines} />;
  if (chart.kind === "groups") return <Groups {...props} metric={chart.metric} />;
  if (chart.kind === "funnel") return <Hundred {...props} />;
  if (chart.kind === "bands") return <Bands {...props} />;
  if (chart.kind === "ranks") return <Ranks {...props} />;
  return <Claims space={props.choice as Space} />;
}

function Lines({ results, name, lines }: Props & { name: string; lines: LineOf[] }): JSX.Element | null {
  const measure = useMemo(() => ({
    name,
    lines: lines.flatMap((l, i): { label: string; index: number; series: Series }[] => {
      const s = seriesOf(results[l.result]?.[l.arm], name);
      return s ? [{ label: l.label, index: i === 0 ? -1 : i - 1, series: s }] : [];
    }),
  }), [results, name]);
  if (!measure.lines.length) return null;
  return <TimeChart measure={measure} weeks={results[0]?.base.weeks ?? 520} clock={clock} statement={endOf(measure.lines, lines.map((l) => lateOf(results[l.result], l.arm, name)))} />;
}

/** The figure of an arm's last two years, where the program gives one. */
function lateOf(result: RunResult | undefined, arm: "base" | "variant", name: string): Interval | null {
  const r = result && row(result, `late_${name}`);
  return r ? r[arm] : null;
}

function Groups({ results, metric }: Props & { metric: string }): JSX.Element | null {
  const groups = session.value?.groups ?? [];
  const arm = results[0]?.variant ?? results[0]?.base;
  const rows = useMemo(() => groups.flatMap((g, index) => {
    const m = arm?.metrics?.find((x) => x.name === metric && x.group === g && !x.withheld);
    return m ? [{ label: capital(plural(g)), index, value: m }] : [];
  }), [arm, metric]);
  if (!rows.length) return null;
  const statement = `Harmed within two years: ${list(rows.map((r) => `${withInterval(r.value, "share")} of ${r.label.toLowerCase()}`))}.`;
  return (
    <Figure
      statement={statement} how="Share of people who suffered an act that surveys count, with 95% intervals." alt={statement}
      table={{ head: ["Group", "Harmed [95%]"], rows: rows.map((r) => [r.label, withInterval(r.value, "share")]) }}
      draw={useCallback((w: number) => draw.groupBars(rows, w, "share"), [rows])}
    />
  );
}

const stages = (r: RunResult | undefined, arm: "base" | "variant"): Stage[] => (r?.[arm]?.funnel ?? []).flatMap((s) => (s.share ? [{ ...s, meaning: s.meaning ?? "", share: s.share }] : []));

function Hundred({ results }: Props): JSX.Element {
  const [base, variant] = [stages(results[0], "base"), stages(results[0], "variant")];
  return (
    <figure>
      <h3 class="statement">Of a hundred acts, how many come so far with this shield?</h3>
      <Dots rows={dotRows(variant.length ? variant : base)} before={variant.length ? dotRows(base) : undefined} />
    </figure>
  );
}

function Bands({ results }: Props): JSX.Element | null {
  const rows = useMemo(() => carried(results).flatMap((b) => (b.row ? [{ ...b.row, label: b.label, group: "all" }] : [])), [results]);
  if (!rows.length) return null;
  const statement = `If those who never harm answered, by their rank: ${list(rows.map((r) => `${r.label.toLowerCase()} ${percent(relative(r).mean)}`))} harm.`;
  return (
    <Figure
      statement={statement} how={`Change of harm when those of these ranks who never harm anyone answer, with the 95% interval of the paired difference. ${directionKey}`} alt={statement}
      table={{ head: ["Ranks", "Harm as it is", "If they answer", "Direction"], rows: rows.map((r) => [r.label, withInterval(r.base, "number"), withInterval(r.variant, "number"), directionWords[directionOf(r)]]) }}
      draw={useCallback((w: number) => draw.differences(rows, w), [rows])}
    />
  );
}

/** The same acts, seen from each rank. */
function Ranks({ results, requests, step }: Props): JSX.Element | null {
  useEffect(loadRanks, [session.value]);
  const known = ranks.value;
  const weeks = requests[0] ? runs.weeksOf(requests[0]) : null;
  const rows = useMemo(() => {
    if (!known || !weeks) return [];
    return (["base", "variant"] as const).flatMap((arm, a) => answeredBy(weeks[arm], known).flatMap((v, i): draw.IntervalRow[] => (v
      ? [{ label: `${bands[i]!.label}, ${step.arms[a]}`, mean: v.mean, low: v.low!, high: v.high!, colour: a ? "var(--one)" : "var(--ink)", symbol: a ? "circle" : "square", text: percent(v.mean) }]
      : [])));
  }, [known, weeks, results]);
  if (!rows.length) return null;
  const said = (a: number) => list(rows.slice(3 * a, 3 * a + 3).map((r) => `${r.label.split(",")[0]!.toLowerCase()} ${r.text}`));
  const statement = `Of those who noticed an act and were silent or helped, these helped: ${said(0)}. Where rank does not count: ${said(1)}.`;
  const top = Math.min(1, 1.15 * Math.max(...rows.map((r) => r.high)));
  return (
    <Figure
      statement={statement} how="By the rank of the witness, in the first replicate. Intervals are Wilson’s, as if witnesses were independent." alt={statement}
      table={{ head: ["Rank", "Helped [95%]"], rows: rows.map((r) => [r.label, withInterval(r, "share")]) }}
      draw={useCallback((w: number) => draw.intervals(rows, w, [], top), [rows])}
    />
  );
}

const claimLooks = { holds: { colour: "var(--better)", symbol: "circle" }, fails: { colour: "var(--worse)", symbol: "square" }, depends: { colour: "var(--open)", symbol: "diamond" }, undecided: { colour: "var(--open)", symbol: "triangle" } } as const;

/** The step that tells a claim, counted from 1; "" for the others. */
function toldIn(id: string): string {
  const at = steps.findIndex((s) => s.tells.includes(id));
  return at < 0 ? "" : `step ${at + 1}`;
}

function Claims({ space }: { space: Space }): JSX.Element {
  const rows = useMemo(() => claimRows.map((c): draw.IntervalRow => ({
    label: `${c.id}: ${c.title}`, mean: c[space].mean, low: c[space].low!, high: c[space].high!, ...claimLooks[c[space].label], text: c[space].label,
  })), [space]);
  const n = counted(space);
  const statement = `${n.holds} of ${claimRows.length} claims hold at more than three quarters of these numbers; ${n.fails} hold at less than a quarter.`;
  return (
    <Figure
      statement={statement} how="Share of the numbers tried at which a claim holds, with 95% intervals. The dashed lines are one quarter and three quarters. The table says which step tells which claim." alt={statement}
      table={{ head: ["Claim", "In this story", "Holds in [95%]", "Label"], rows: claimRows.map((c) => [`${c.id}: ${c.title}`, toldIn(c.id), withInterval(c[space], "share"), c[space].label]) }}
      draw={useCallback((w: number) => draw.intervals(rows, w, [0.25, 0.75]), [rows])}
    />
  );
}
