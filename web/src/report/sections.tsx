import type { JSX } from "preact";
import { Table } from "../charts/figure";
import { AttributionChart, byMeasure, ComparisonChart, cost, DoseCharts, FunnelChart, MemberSensitivityChart, SensitivityCharts, SeriesChart, SurveyChart, unitWords } from "../charts/report";
import type { Budget, Claim, Comparison, Finding as Found, PricedChange, Report, RestsOn } from "../model/types";
import { Decisions } from "./decision";
import { claimsCaption, differenceSentence, mainRow, title } from "../words/captions";
import { FitSection } from "./fit";
import { capital, count, differenceWithInterval, duration, figure, kindOf, list, number, percent, plural, signedWithInterval, withInterval, words } from "../words/format";

export interface Section {
  id: string;
  title: string;
  body: () => JSX.Element;
}

/** The sections for which the report holds data. */
export function sections(r: Report): Section[] {
  const all: (Section | false | undefined)[] = [
    !!r.finding?.length && { id: "finding", title: "What was found", body: () => <Finding findings={r.finding!} /> },
    !!r.funnel?.length && { id: "funnel", title: "From act to accountability", body: () => <FunnelChart stages={r.funnel!} window={r.window} /> },
    !!r.series?.length && { id: "time", title: "Over the years", body: () => <div class="multiples">{byMeasure(r.series!).map((m) => <SeriesChart key={m[0]!.name} lines={m} groups={r.groups} />)}</div> },
    !!r.targets?.length && { id: "surveys", title: "Beside the surveys", body: () => <SurveyChart targets={r.targets!} replicates={r.replicates} forVerdict={r.replicates_for_verdict} /> },
    !!r.fit && { id: "fit", title: "What the surveys leave open", body: () => <FitSection fit={r.fit!} /> },
    !!r.comparisons?.length && { id: "changes", title: "What would change it", body: () => <Comparisons items={r.comparisons!} budgets={r.budgets ?? []} /> },
    !!r.decisions?.length && { id: "decision", title: "What to pay for", body: () => <Decisions items={r.decisions!} /> },
    !!r.attribution && { id: "parts", title: "Which parts carry the harm", body: () => <Parts report={r} /> },
    !!r.claims?.length && { id: "claims", title: "The claims, tested", body: () => <Claims claims={r.claims!} /> },
    !!r.dose?.length && { id: "dose", title: "How much of it, and does it stay", body: () => <div class="stack">{r.dose!.map((d) => <DoseCharts key={d.parameter} data={d} />)}</div> },
    !!r.sensitivity?.length && { id: "sensitivity", title: "What it depends on", body: () => <div class="stack">{r.sensitivity!.map((s) => <SensitivityCharts key={s.metric} data={s} />)}</div> },
    !!r.member_sensitivity?.length && { id: "member-sensitivity", title: "What it depends on, wherever the surveys allow", body: () => <div class="stack">{r.member_sensitivity!.map((s) => <MemberSensitivityChart key={s.metric} data={s} />)}</div> },
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

/** Which changes lie within a budget, the most acts prevented for a unit of cost first. */
function BudgetTable({ budget: b }: { budget: Budget }): JSX.Element {
  const amount = `${number(b.amount)} ${unitWords(b.unit)}`;
  const row = (c: PricedChange, where: string): string[] => [c.name, where, number(c.extra_cost.mean ?? 0), withInterval(c.acts_prevented, "number"), c.prevented_per_unit == null ? "–" : number(c.prevented_per_unit)];
  const left = (names: string[], what: string): JSX.Element | null => (names.length ? <p class="small">{`${what}: ${list(names)}.`}</p> : null);
  return (
    <div style="margin-top:1.6rem">
      <p class="small">{`A budget of ${amount} for the ${duration(b.weeks)}. Within it, changes are in the order of acts prevented per unit of cost.`}</p>
      <Table
        label={`Changes by a budget of ${amount}`}
        table={{
          head: ["Change", "Budget", `Cost (${unitWords(b.unit)})`, "Acts prevented [95%]", "Acts per unit"],
          rows: [...b.within.map((c) => row(c, "within")), ...b.above.map((c) => row(c, "above"))],
        }}
      />
      {left(b.without_cost, "They state no cost")}
      {left(b.other_units, "Their costs are in other units")}
    </div>
  );
}

function Comparisons({ items, budgets }: { items: Comparison[]; budgets: Budget[] }): JSX.Element {
  return (
    <>
      <ComparisonChart items={items} />
      <div style="margin-top:1.6rem">
        <Table
          label="What each change does, what an act prevented costs, and how long it lasts"
          table={{
            head: ["Change", "Relative change [95%]", "Cost per act prevented [95%]", "Half gone after"],
            rows: items.map((c) => [capital(title(c)), signedWithInterval(mainRow(c)?.relative ?? null, "share"), cost(c), c.half_gone_years == null ? "–" : `${number(c.half_gone_years)} years`]),
          }}
        />
      </div>
      {budgets.map((b) => <BudgetTable key={b.amount} budget={b} />)}
      {items.map((c) => (
        <details key={c.name}>
          <summary>All figures: {title(c)}</summary>
          {Array.isArray(c.words) ? c.words.map((w) => <p class="small" key={w}>{capital(w)}</p>) : mainRow(c) ? <p class="small">{differenceSentence(mainRow(c)!)}</p> : null}
          <Table
            label={`Figures with and without ${title(c)}`}
            table={{
              head: ["Figure", "Without", "With", "Difference [95%]"],
              rows: c.rows.filter((x) => !x.withheld).map((x) => {
                const kind = kindOf(x);
                return [`${capital(x.label)}${x.group === "all" ? "" : `, ${plural(x.group)}`}`, figure(x.base.mean, kind), figure(x.variant.mean, kind), differenceWithInterval(x.difference, kind)];
              }),
            }}
          />
        </details>
      ))}
    </>
  );
}

function Parts({ report }: { report: Report }): JSX.Element {
  const a = report.attribution!;
  return (
    <>
      {a.sentence ? <p class="lead">{a.sentence}</p> : null}
      <AttributionChart data={a} />
      {a.complicity?.length ? <Complicity rows={a.complicity} /> : null}
    </>
  );
}

function Complicity({ rows }: { rows: NonNullable<NonNullable<Report["attribution"]>["complicity"]> }): JSX.Element {
  const all = rows.find((r) => r.who === "all") ?? rows[0]!;
  return (
    <>
      <p class="lead" style="margin-top:1.2rem">If those who never harm anyone answered instead of staying silent, {withInterval(all.share, "share")} of the harm would disappear.</p>
      <details><summary>If only some of them answered</summary><Table label="Harm that would disappear, by who answers" table={{ head: ["Who answers", "Share of the harm [95%]"], rows: rows.map((r) => [capital(plural(r.who)), withInterval(r.share, "share")]) }} /></details>
    </>
  );
}

const signs: Record<Claim["verdict"], { word: string; path: string; colour: string }> = {
  holds: { word: "Holds", path: "M3 8.5 L7 12.5 L14 4", colour: "var(--three)" },
  depends: { word: "Depends", path: "M2.5 9.5 Q5.5 5 8.5 8.5 T14.5 7.5", colour: "var(--five)" },
  fails: { word: "Fails", path: "M4 4 L13 13 M13 4 L4 13", colour: "var(--act)" },
  undecided: { word: "Undecided", path: "M3 8.5 H5 M7.5 8.5 H9.5 M12 8.5 H14", colour: "var(--soft)" },
};

function Claims({ claims }: { claims: Claim[] }): JSX.Element {
  return (
    <>
      <p class="lead">{claimsCaption(claims)} The bar shows the share of that range in which a claim holds; it is a share of what is not known, not a chance of being true.</p>
      {claims.map((c) => {
        const sign = signs[c.verdict];
        return (
          <article class="claim" key={c.id} id={`claim-${c.id}`}>
            <div class="verdict">
              <svg width="17" height="17" viewBox="0 0 17 17" aria-hidden="true"><path d={sign.path} fill="none" stroke={sign.colour} stroke-width="2.6" stroke-linecap="round" /></svg>
              {sign.word}
            </div>
            <div>
              <h3>{c.id} · {capital(c.title)}</h3>
              <p class="statement">{c.statement}</p>
              <Range share={c.share} colour={sign.colour} />
              <p class="small soft tabular">
                Holds in {withInterval(c.share, "share")} of the range.
                {c.undecided ? ` ${c.undecided}` : ""}
                {c.effect.median !== null ? ` Median effect over the range: ${number(c.effect.median)}${c.effect.low !== null ? ` [${number(c.effect.low)}, ${number(c.effect.high)}]` : ""}${c.effect_label ? ` (wanted: ${c.effect_label})` : ""}.` : ""}
                {c.decides ? ` ${capital(c.decides).replace(/\.$/, "")}.` : ""}
                {c.mechanisms ? ` ${c.mechanisms}` : ""}
                {c.lasting_states ? ` ${c.lasting_states}` : ""}
                {c.refuted_if ? ` Refuted if: ${c.refuted_if.charAt(0).toLowerCase()}${c.refuted_if.slice(1)}` : ""}
              </p>
              {c.built_in ? <p class="small soft">{c.built_in}</p> : null}
            </div>
          </article>
        );
      })}
    </>
  );
}

function Range({ share, colour }: { share: Claim["share"]; colour: string }): JSX.Element {
  const at = (x: number | null) => `${100 * (x ?? share.mean)}%`;
  return (
    <svg class="bar" width="100%" height="14" role="img" aria-label={`Holds in ${percent(share.mean)} of the plausible range`}>
      <rect x="0" y="4" width="100%" height="6" rx="3" fill="var(--sunk)" stroke="var(--line)" />
      <rect x="0" y="4" width={at(share.mean)} height="6" rx="3" fill={colour} />
      <line x1={at(share.low)} x2={at(share.high)} y1="7" y2="7" stroke="var(--ink)" stroke-width="1.4" />
      <line x1="75%" x2="75%" y1="0" y2="14" stroke="var(--strong-line)" stroke-dasharray="2 2" />
      <line x1="25%" x2="25%" y1="0" y2="14" stroke="var(--strong-line)" stroke-dasharray="2 2" />
    </svg>
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
            return [capital(label), ...groups.map((g) => { const m = of(g); return !m ? "" : m.withheld ? "withheld" : withInterval(m, kindOf(m)); })];
          }),
        }}
      />
    </details>
  );
}

function Rests({ report: r }: { report: Report }): JSX.Element {
  const rests = r.rests_on;
  return (
    <>
      {rests ? <p class="lead">{gradeSentence(rests)} Intervals cover differences between replicates. They do not cover uncertainty about these numbers. Nothing here is about any real person; who harms in a simulated world is drawn at random.</p> : null}
      <dl class="small facts">
        <Fact name="Institution">{r.title}, {count(r.people)} people{r.imported ? ", from tables" : ""}</Fact>
        <Fact name="Runs">{r.replicates} replicates of {r.weeks} weeks{r.seed !== undefined ? `, seed ${r.seed}` : ""}</Fact>
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
