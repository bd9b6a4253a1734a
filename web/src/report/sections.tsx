import type { JSX } from "preact";
import { Table } from "../charts/figure";
import { AttributionChart, DoseCharts, FunnelChart, MemberSensitivityChart, SensitivityCharts, SurveyChart } from "../charts/report";
import type { Finding as Found, Report, RestsOn } from "../model/types";
import { Changes } from "./changes";
import { Claims } from "./claims";
import { Decisions } from "./decision";
import { FitSection } from "./fit";
import { SeriesTable } from "./sparklines";
import { courseOf } from "../words/captions";
import { capital, count, fewer, fewerWords, kindOf, many, number, plural, withInterval, words } from "../words/format";

export interface Section {
  id: string;
  title: string;
  body: () => JSX.Element;
}

/** The sections for which the report holds data. */
export function sections(r: Report): Section[] {
  const all: (Section | false | undefined)[] = [
    !!r.finding?.length && { id: "finding", title: "What was found", body: () => <Finding findings={r.finding!} /> },
    !!r.funnel?.length && { id: "funnel", title: "From act to accountability", body: () => <FunnelChart stages={r.funnel!} window={r.window} weeks={r.weeks} replicates={r.replicates} rulings={r.rulings} /> },
    !!r.attribution && { id: "parts", title: "Which parts carry the harm", body: () => <Parts report={r} /> },
    !!r.comparisons?.length && { id: "changes", title: "What would change it", body: () => <Changes items={r.comparisons!} budgets={r.budgets ?? []} /> },
    !!r.decisions?.length && { id: "decision", title: "What to pay for", body: () => <Decisions items={r.decisions!} /> },
    !!r.claims?.length && { id: "claims", title: "The claims, tested", body: () => <Claims claims={r.claims!} /> },
    !!r.dose?.length && { id: "dose", title: "How much of it, and does it stay", body: () => <div class="stack">{r.dose!.map((d) => <DoseCharts key={d.parameter} data={d} />)}</div> },
    !!r.targets?.length && { id: "surveys", title: "Beside the surveys", body: () => <SurveyChart targets={r.targets!} replicates={r.replicates} forVerdict={r.replicates_for_verdict} /> },
    !!r.fit && { id: "fit", title: "What the surveys leave open", body: () => <FitSection fit={r.fit!} /> },
    !!r.sensitivity?.length && { id: "sensitivity", title: "What it depends on", body: () => <div class="stack">{r.sensitivity!.map((s) => <SensitivityCharts key={s.metric} data={s} />)}</div> },
    !!r.member_sensitivity?.length && { id: "member-sensitivity", title: "What it depends on, wherever the surveys allow", body: () => <div class="stack">{r.member_sensitivity!.map((s) => <MemberSensitivityChart key={s.metric} data={s} />)}</div> },
    !!r.series?.length && { id: "time", title: capital(courseOf(r.weeks).over), body: () => <SeriesTable series={r.series!} groups={r.groups} weeks={r.weeks} /> },
    !!r.metrics?.length && { id: "figures", title: "All figures by group", body: () => <Figures report={r} /> },
    { id: "rests", title: "What this rests on", body: () => <Rests report={r} /> },
  ];
  return all.filter((s): s is Section => !!s);
}

export function Finding({ findings }: { findings: Found[] }): JSX.Element {
  return (
    <div class="finding">
      {findings.map((f, i) => (
        <p key={i}>
          {[f.sentence, ...f.details].join(" ")}
          {f.hints.length ? <span class="hint">What would change it: {f.hints.map((h) => `${h.parameter} ${h.value}${h.assumed ? "*" : ""}`).join(", ")}</span> : null}
        </p>
      ))}
      {findings.some((f) => f.hints.some((h) => h.assumed)) ? <p class="hint">* judgement: nobody has measured it.</p> : null}
    </div>
  );
}

function Parts({ report }: { report: Report }): JSX.Element {
  const a = report.attribution!;
  return (
    <>
      {a.sentence ? <p class="lead">{a.sentence}</p> : null}
      <AttributionChart data={a} />
    </>
  );
}

function Figures({ report }: { report: Report }): JSX.Element {
  const names = [...new Set(report.metrics!.map((m) => m.name))];
  const groups = [...report.groups, "all"].filter((g) => report.metrics!.some((m) => m.group === g));
  return (
    <details>
      <summary>{names.length} figures by group</summary>
      <Table
        label="All figures by group, with 95% intervals"
        table={{
          head: ["Figure", ...groups.map((g) => capital(plural(g)))],
          rows: names.map((name) => {
            const of = (g: string) => report.metrics!.find((m) => m.name === name && m.group === g);
            const label = report.metrics!.find((m) => m.name === name)!.label ?? words(name);
            return [capital(label), ...groups.map((g) => { const m = of(g); return !m ? "" : m.withheld ? "withheld" : `${withInterval(m, kindOf(m))}${fewer(m.n, report.replicates)}`; })];
          }),
        }}
      />
      {report.metrics!.some((m) => !m.withheld && fewer(m.n, report.replicates)) ? <p class="small soft">{fewerWords(report.replicates)}</p> : null}
    </details>
  );
}

/** How often what was simulated, study by study where they differ. */
function runsOf(r: Report): string {
  const size = (x: { weeks?: number; replicates?: number }) => `${many(x.replicates ?? 0, "replicate")} of ${many(x.weeks ?? 0, "week")}`;
  const sources = (r.sources ?? []).filter((s) => s.weeks !== undefined && s.replicates);
  if (new Set(sources.map(size)).size < 2) return size(r);
  return sources.map((s) => `${s.file}: ${size(s)}`).join("; ");
}

function Rests({ report: r }: { report: Report }): JSX.Element {
  const rests = r.rests_on;
  return (
    <>
      {rests ? <p class="lead">{gradeSentence(rests)} Intervals cover differences between replicates. They do not cover uncertainty about these numbers. Nothing here is about any real person; who harms in a simulated world is drawn at random.</p> : null}
      <dl class="small facts">
        <Fact name="Institution">{r.title}, {count(r.people)} people{r.imported ? ", from tables" : ""}</Fact>
        <Fact name="Runs">{runsOf(r)}{r.seed !== undefined ? `, seed ${r.seed}` : ""}</Fact>
        {r.version ? <Fact name="Program">Groundswell {r.version}</Fact> : null}
        {r.scenario_hash ? <Fact name="Hashes"><code class="hashes">scenario {r.scenario_hash}{r.result_hash ? `, result ${r.result_hash}` : ""}</code></Fact> : null}
      </dl>
      {rests?.again || r.command ? (<><h3 class="sub">To run it again</h3><pre tabIndex={0}>{rests?.again || r.command}</pre></>) : null}
      {rests?.parameters?.length ? (
        <details>
          <summary>The {rests.parameters.length} numbers it rests on</summary>
          <Table label="Parameters with their value, evidence and source" table={{ head: ["Parameter", "Value", "Unit", "Evidence", "Source"], rows: rests.parameters.map((p) => [`${p.name}${p.default === false ? " (changed)" : ""}`, show(p.value), p.unit ?? "", p.grade ?? "", p.source ?? ""]) }} />
        </details>
      ) : null}
      {r.scenario_toml ? (<details><summary>The scenario</summary><pre tabIndex={0}>{r.scenario_toml}</pre></details>) : null}
    </>
  );
}

const show = (v: unknown): string => (Array.isArray(v) ? v.map(show).join(", ") : typeof v === "number" ? number(v) : String(v));

function gradeSentence(x: RestsOn): string {
  const all = x.measured + x.inferred + x.assumed;
  return `Of the model’s ${all} uncertain numbers ${x.measured} ${x.measured === 1 ? "is" : "are"} measured, ${x.inferred} ${x.inferred === 1 ? "is" : "are"} set so that the model meets surveys, and ${x.assumed} ${x.assumed === 1 ? "is" : "are"} judgement.`;
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }): JSX.Element {
  return (<><dt>{name}</dt><dd>{children}</dd></>);
}
