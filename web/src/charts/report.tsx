// Charts of a report with their captions, tables and text alternatives; the explorer shows the same ones.
import type { JSX } from "preact";
import { useCallback } from "preact/hooks";
import type { Attribution, Comparison, Dose, FunnelStage, MemberSensitivity, Sensitivity, SensitivityIndex, Series, Target } from "../model/types";
import { attributionCaption, change, comparisonsCaption, doseCaption, funnelCaption, mainRow, sizeWords, targetsCaption, title, windowWords } from "../words/captions";
import { capital, differenceWithInterval, duration, fewer, fewerWords, figure, kindOf, number, percent, plural, setting, signedWithInterval, withInterval, words } from "../words/format";
import { subject } from "../words/subjects";
import * as draw from "./charts";
import { Figure } from "./figure";
import { Key, look } from "./marks";

export function FunnelChart({ stages, window, weeks, replicates, rulings }: { stages: FunnelStage[]; window: number; weeks: number; replicates: number; rulings?: string }): JSX.Element {
  const known = (s: FunnelStage, text: string): string => (s.waiting === "all" ? "no ruling yet" : text);
  const some = stages.some((s) => fewer(s.share?.n, replicates));
  const first = stages[0]?.mean || 1;
  return (
    <Figure
      statement={funnelCaption(stages, window, weeks)}
      how={`Acts that surveys count, in ${windowWords(window, weeks)}: how many went on to each stage. Lines: 95% interval of the share.${stages[1]?.meaning ? ` ${capital(words(stages[1].stage))}: ${stages[1].meaning}.` : ""}${rulings ? ` ${rulings}` : ""}`}
      alt={`Bars: ${stages.map((s) => `${words(s.stage)} ${known(s, number(s.mean))}`).join(", ")}.`}
      table={{ head: ["Stage", "Acts [95%]", "Of all acts [95%]"], rows: stages.map((s) => [capital(words(s.stage)), known(s, withInterval(s, "number")), known(s, s.share ? `${withInterval(s.share, "share")}${fewer(s.share.n, replicates)}` : percent(s.mean / first))]) }}
      draw={useCallback((w: number) => draw.funnel(stages, w), [stages])}
    >
      {some ? <p class="small soft">{fewerWords(replicates)}</p> : null}
    </Figure>
  );
}

/** Series grouped by measure, in the order in which they came. */
export function byMeasure(series: Series[]): Series[][] {
  const measures = new Map<string, Series[]>();
  for (const s of series) measures.set(s.name, [...(measures.get(s.name) ?? []), s]);
  // With groups given, the whole adds a third line that says little: leave it to measures that have nothing else.
  return [...measures.values()].map((m) => (m.length > 1 && m.some((s) => s.group !== "all") ? m.filter((s) => s.group !== "all") : m));
}

const yesNo = (x: boolean | null | undefined): string => (x == null ? "–" : x ? "yes" : "no");

export function SurveyChart({ targets, replicates, forVerdict }: { targets: Target[]; replicates: number; forVerdict?: number }): JSX.Element {
  const caption = targetsCaption(targets, replicates, forVerdict);
  const rates = targets.filter((t) => Math.max(t.high, t.model_high ?? 0, t.model ?? 0) > 1).length;
  return (
    <Figure
      statement={caption}
      how={`Broad bars: what surveys found; tick: the figure used. Dots: the model, with its 95% interval; hollow where it lies outside.${rates ? ` ${rates === 1 ? "One figure that is not a share stands" : `${rates} figures that are not shares stand`} in the table only.` : ""}`}
      alt={`${targets.length} figures of surveys beside the model's. ${caption}`}
      table={{
        head: ["Figure", "Survey", "Range", "Model [95%]", "Inside by value", "Overlaps", "Source"],
        rows: targets.map((t) => {
          const kind = kindOf(t);
          return [`${capital(t.label)}${t.group !== "all" ? ` (${plural(t.group)})` : ""}`, figure(t.survey, kind), `${figure(t.low, kind)} to ${figure(t.high, kind)}`, withInterval({ mean: t.model, low: t.model_low, high: t.model_high }, kind), yesNo(t.inside), yesNo(t.overlaps), t.source ?? ""];
        }),
      }}
      draw={useCallback((w: number) => draw.survey(targets, w), [targets])}
    />
  );
}

export function ComparisonChart({ items }: { items: Comparison[] }): JSX.Element {
  const first = mainRow(items[0]!);
  const label = first ? subject(first) : "harm";
  return (
    <Figure
      statement={comparisonsCaption(items)}
      how={`Change of ${label} against the same institution without the change, run with the same draws. Lines: 95% interval of the paired difference; hollow where it includes none.${sizeWords(items[0]?.pairs, "pair", items[0]?.weeks)}`}
      alt={`Dots with intervals. ${items.map((c) => { const r = mainRow(c); return r ? `${title(c)}: ${percent(change(r))}` : ""; }).join("; ")}.`}
      table={{
        head: ["Change", `${capital(label)} without`, "with", "Difference [95%]", "Relative", "Cost per act prevented"],
        rows: items.flatMap((c) => {
          const r = mainRow(c);
          if (!r) return [];
          const kind = kindOf(r);
          return [[capital(title(c)), figure(r.base.mean, kind), figure(r.variant.mean, kind), differenceWithInterval(r.difference, kind), signedWithInterval(r.relative ?? null, "share"), cost(c)]];
        }),
      }}
      draw={useCallback((w: number) => draw.comparisons(items, w), [items])}
    />
  );
}

/** A unit after a number; the empty one was not said. */
export const unitWords = (unit: string): string => unit || "(unit not said)";

/** What an act prevented costs, and in what. */
export function cost(c: Comparison): string {
  const v = c.cost_per_act;
  const mean = v?.value ?? v?.mean ?? null;
  if (!v || mean === null) return "–";
  return `${withInterval({ mean, low: v.low, high: v.high }, "number")} ${unitWords(c.cost?.unit ?? "")}`;
}

export function AttributionChart({ data }: { data: Attribution }): JSX.Element {
  return (
    <Figure
      statement={attributionCaption(data)}
      how={`Blue and orange: Shapley values, the share of the harm that each part of the system carries, averaged over all orders in which the parts could be switched off.${data.complicity?.length ? " Green: how much harm would disappear if those who never harm anyone answered instead of staying silent. It is counted apart and is no part of the sum." : ""}${sizeWords(data.replicates, "replicate", data.weeks)}`}
      alt={`Bars: ${data.components.map((c) => `${c.label ?? words(c.name)} ${percent(c.share.mean)}`).join(", ")}.`}
      table={{ head: ["Part", "Share of the harm [95%]", "Harm [95%]"], rows: [...data.components, ...(data.residue ? [{ name: "left with all of it off", ...data.residue }] : [])].map((c) => [capital(("label" in c && c.label) || words(c.name)), withInterval(c.share, "share"), withInterval(c.value, "number")]).concat((data.complicity ?? []).map((c) => [draw.answeringWords(c.who), withInterval(c.share, "share"), withInterval(c.value, "number")])) }}
      draw={useCallback((w: number) => draw.attribution(data, w), [data])}
    >
      <ul class="key">
        <li><Swatch colour="var(--one)" />Parts of the system</li>
        <li><Swatch colour="var(--act)" />Individuals: the tenth most prone to harm</li>
        {data.complicity?.length ? <li><Swatch colour="var(--three)" />What those who never harm could undo</li> : null}
      </ul>
    </Figure>
  );
}

function Swatch({ colour }: { colour: string }): JSX.Element {
  return <svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="2" fill={colour} /></svg>;
}

/** The response to a dose, and what is left of it on the way back: two pictures if the program gave both. */
export function DoseCharts({ data }: { data: Dose }): JSX.Element {
  const response: Dose | null = data.response?.length ? { ...data, up: data.response, down: [] } : null;
  const both = data.up.length > 1 && (!response || (data.down ?? []).length > 0);
  const history: Dose = response ? { ...data, metric: data.history_metric ?? data.metric, label: data.history_label ?? data.label, share: data.history_share ?? data.share, steepest: null, words: undefined } : data;
  return (
    <>
      {response ? <DoseChart data={response} /> : null}
      {both ? <DoseChart data={history} /> : null}
    </>
  );
}

function DoseChart({ data }: { data: Dose }): JSX.Element {
  const kind = kindOf(data);
  const turned = (data.down ?? []).length > 0;
  const before = { none: "From week 0", past: "After another dose", text: data.push_weeks !== undefined && data.push_to !== undefined ? `${setting(data.push_to)} for ${duration(data.push_weeks)}` : "another dose" };
  const withdrawn = new Map((data.down ?? []).map((p) => [p.dose, p]));
  return (
    <Figure
      statement={doseCaption(data)}
      how={`${capital(data.label ?? words(data.metric))} by dose${data.steepest ? "; shaded: where it changes most" : ""}.${turned ? ` Each dose has two pasts. ${before.none}: the dose alone. ${before.past}: ${before.text}, and only then the dose.` : " Each dose is held from week 0 on."}${sizeWords(data.replicates, "replicate", data.weeks)}`}
      alt={`Line of ${data.label ?? words(data.metric)} by ${words(data.parameter)}: ${data.up.map((p) => `${setting(p.dose)}: ${figure(p.mean, kind)}`).join(", ")}.`}
      table={{ head: ["Dose", `${turned ? before.none : "From week 0"} [95%]`, ...(turned ? [`${before.past} [95%]`] : [])], rows: data.up.map((p) => [setting(p.dose), withInterval(p, kind), ...(turned ? [withInterval(withdrawn.get(p.dose), kind)] : [])]) }}
      draw={useCallback((w: number) => draw.dose(data, w), [data])}
    >
      {[data.words ?? []].flat().map((w) => <p class="small soft" key={w}>{w}</p>)}
      {turned ? <Key items={[{ label: before.none, look: look(0) }, { label: before.past, look: look(1) }]} /> : null}
    </Figure>
  );
}

/** Which uncertain numbers a figure depends on, and which mechanisms. */
export function SensitivityCharts({ data: d }: { data: Sensitivity }): JSX.Element {
  const [first, ...further] = d.sentences;
  if (!d.numbers.length || d.variance === 0) return <p class="lead">{first}</p>;
  const others = d.screened_out ? [{ ...d.screened_out, name: `the other ${d.screened_out.numbers} together` }] : [];
  return (
    <>
      <VarianceChart statement={first!} what="Number" rows={[...d.numbers, ...others, d.chance]} notes={further} />
      <VarianceChart statement={`By mechanism: what ${d.label} depends on`} what="Mechanism" rows={d.mechanisms} notes={[]} />
    </>
  );
}

const SHOWN_SHARES = 12;

/** What a figure goes with over the members of a fit: the largest shares, and the line that chance reaches. */
export function MemberSensitivityChart({ data: d }: { data: MemberSensitivity }): JSX.Element {
  const rows = d.numbers.slice(0, SHOWN_SHARES);
  const [first, ...further] = d.sentences;
  const last = further.pop();
  const shares = rows.map((r) => ({ ...r, alone: { mean: r.alone, low: r.low, high: r.high } }));
  const plot = useCallback((w: number) => draw.memberShares(d.numbers.slice(0, SHOWN_SHARES), d.chance, w), [d]);
  if (!rows.length) return <p class="lead">{`${capital(d.label)}: ${d.sentences.join(" ")}`}</p>;
  return (
    <Figure
      statement={`${capital(d.label)}: ${last ?? first!}`}
      how={`Bars: share of the variance between runs that goes with one number alone, with its 95% interval. Members are no grid: numbers are tied to each other by the surveys, so shares overlap.${d.chance === null ? "" : " Dashed: what the largest of all reaches by chance once in 20."}`}
      alt={`Bars: ${rows.map((r) => `${r.name} ${percent(r.alone)}`).join(", ")}.`}
      table={{ head: ["Number", "Mechanism", "Alone [95%]", "Raises or lowers it", "Beyond chance"], rows: shares.map((r) => [r.name, capital(r.mechanism), withInterval(r.alone, "share"), r.correlation > 0 ? "raises" : "lowers", r.beyond_chance ? "yes" : "no"]) }}
      draw={plot}
    >
      {last === undefined ? null : [first!, ...further].map((n) => <p class="small soft" key={n}>{n}</p>)}
    </Figure>
  );
}

function VarianceChart({ statement, what, rows, notes }: { statement: string; what: string; rows: SensitivityIndex[]; notes: string[] }): JSX.Element {
  return (
    <Figure
      statement={statement}
      how="Bars: share of the variance over the plausible ranges, interactions included (total index), with its 95% interval. Dots: by itself (first index). Bars add up to more than 100% where there are interactions."
      alt={`Bars: ${rows.map((r) => `${r.name} ${percent(r.total.mean)}`).join(", ")}.`}
      table={{ head: [what, "In all [95%]", "Alone [95%]", "Raises or lowers it"], rows: rows.map((r) => [capital(r.name), withInterval(r.total, "share"), withInterval(r.first, "share"), r.direction ? { up: "raises", down: "lowers", both: "both" }[r.direction] : "–"]) }}
      draw={useCallback((w: number) => draw.variance(rows, w), [rows])}
    >
      {notes.map((n) => <p class="small soft" key={n}>{n}</p>)}
      <ul class="key">
        <li><Swatch colour="var(--one)" />In all</li>
        <li><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="4" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.6" /></svg>Alone</li>
      </ul>
    </Figure>
  );
}
